//! Odds as people read them and as data.

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

use crate::lang::{Lang, Localized};
use crate::plan::value::Percent;
use crate::view::report::{Cell, Tone};

/// From these odds on a promise is a safe one: what plans are usually asked for (GAO-16-89G,
/// best practice 8, speaks of 70 to 80 percent).
const SAFE: f64 = 0.8;

/// Below these a promise is rather broken than kept.
const EVEN: f64 = 0.5;

/// How likely something is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Odds {
    /// The share of the iterations.
    pub(super) share: f64,
    /// Whether it can't be otherwise: only then it is 0% or 100%.
    pub(super) is_exact: bool,
}

impl Odds {
    /// Odds of what was counted.
    pub(super) fn counted(share: f64) -> Odds {
        Odds {
            share,
            is_exact: false,
        }
    }

    /// Whether it holds for certain.
    pub(super) fn is_certain(self) -> bool {
        self.is_exact && self.share >= 1.0
    }

    /// Whether it can't be.
    pub(super) fn is_impossible(self) -> bool {
        self.is_exact && self.share <= 0.0
    }

    /// For data, in percent to two digits.
    pub(super) fn percent(self) -> Cell {
        percent(self.share, 2)
    }

    /// For people.
    pub(super) fn cell(self) -> Cell {
        let tone = match self.share {
            share if share >= SAFE => Tone::Good,
            share if share >= EVEN => Tone::Notice,
            _ => Tone::Bad,
        };
        Cell::Text(self.to_string()).toned(tone)
    }
}

impl fmt::Display for Odds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.share {
            share if self.is_exact => write!(f, "{:.0}%", share * 100.0),
            share if share < 0.005 => f.write_str("<1%"),
            share if share > 0.995 => f.write_str(">99%"),
            share => write!(f, "{:.0}%", (share * 100.0).clamp(1.0, 99.0)),
        }
    }
}

impl Localized for Odds {
    fn fmt_in(&self, _: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A share in percent, to so many digits.
pub(super) fn percent(share: f64, digits: u32) -> Cell {
    let percent = Decimal::from_f64(share * 100.0);
    let percent = percent.map(|percent| Percent(percent.round_dp(digits).normalize()));
    percent.into()
}

/// A number to so many digits.
pub(super) fn number(number: f64, digits: u32) -> Option<Decimal> {
    let number = Decimal::from_f64(number)?.round_dp(digits).normalize();
    // A decimal keeps the sign of a zero.
    Some(if number.is_zero() {
        Decimal::ZERO
    } else {
        number
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_counted_is_certain() {
        let told = |share| Odds::counted(share).to_string();
        let shares = [0.0, 0.004, 0.005, 0.384, 0.994, 0.996, 1.0];
        let said = ["<1%", "<1%", "1%", "38%", "99%", ">99%", ">99%"];
        assert_eq!(shares.map(told), said);
        let exact = |share| {
            let is_exact = true;
            Odds { share, is_exact }.to_string()
        };
        assert_eq!([0.0, 1.0].map(exact), ["0%", "100%"]);
    }

    #[test]
    fn numbers_have_no_needless_digits() {
        assert_eq!(number(1.25, 1), Some(Decimal::new(12, 1)));
        assert_eq!(
            number(-0.01, 1).map(|zero| zero.to_string()),
            Some("0".into())
        );
        assert_eq!(number(f64::INFINITY, 1), None);
    }
}

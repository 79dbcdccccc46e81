//! Odds and simulated numbers as cells.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

use crate::plan::value::Percent;
use crate::simulate::Odds;
use crate::view::report::{Cell, Tone};

/// From these odds on a promise is a safe one: what plans are usually asked for (GAO-16-89G,
/// best practice 8, speaks of 70 to 80 percent).
const SAFE: f64 = 0.8;

/// Below these a promise is rather broken than kept.
const EVEN: f64 = 0.5;

/// Odds for data, in percent to two digits.
pub(super) fn odds_percent(odds: Option<Odds>) -> Cell {
    odds.map_or(Cell::Missing, |odds| percent(odds.share, 2))
}

/// Odds for people.
pub(super) fn odds_shown(odds: Option<Odds>) -> Cell {
    let Some(odds) = odds else {
        return Cell::Missing;
    };
    let tone = match odds.share {
        share if share >= SAFE => Tone::Good,
        share if share >= EVEN => Tone::Notice,
        _ => Tone::Bad,
    };
    Cell::Text(odds.to_string()).toned(tone)
}

/// A share in percent, to so many digits.
pub(super) fn percent(share: f64, digits: u32) -> Cell {
    number(share * 100.0, digits).map(Percent).into()
}

/// A number to so many digits.
pub(super) fn number(number: f64, digits: u32) -> Option<Decimal> {
    let number = Decimal::from_f64(number)?.round_dp(digits).normalize();
    // A decimal keeps the sign of a zero.
    Some(match number.is_zero() {
        true => Decimal::ZERO,
        false => number,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_needless_digits() {
        assert_eq!(number(1.25, 1), Some(Decimal::new(12, 1)));
        let zero = number(-0.01, 1).map(|zero| zero.to_string());
        assert_eq!(zero.as_deref(), Some("0"));
        assert_eq!(number(f64::INFINITY, 1), None);
    }
}

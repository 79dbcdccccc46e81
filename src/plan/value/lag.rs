//! The time between two linked tasks.

use std::fmt;

use rust_decimal::Decimal;

use super::duration::{QUANTITY, quantity};
use super::duration_unit::{DurationUnit, SHORT_UNITS};
use super::number::{Held, negated};
use super::pattern::{Part, joined, pattern};
use super::scan::Scan;
use super::{Kind, Number, Unreadable, Value};
use crate::lang::{Lang, Localized};
use crate::text;

/// How long a task waits after the task it is linked to; a negative lag, a lead, starts earlier.
///
/// Counted in hours, days or weeks, working or elapsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lag {
    /// How many units; below zero for a lead.
    pub amount: Decimal,
    /// The unit: never months, quarters or years.
    pub unit: DurationUnit,
}

/// Pattern of a lag without its sign.
pub(super) const UNSIGNED_LAG: Part = joined!(QUANTITY " *" {SHORT_UNITS});

/// Reads the rest as the amount and unit of a lag.
pub(super) fn unsigned_lag(scan: &mut Scan<'_>) -> Option<(Held, DurationUnit)> {
    let amount = quantity(scan)?;
    scan.spaces();
    Some((amount, scan.finish_with(SHORT_UNITS)?))
}

impl Lag {
    /// Puts a sign before what [`unsigned_lag`] gave.
    pub(super) fn signed(
        negative: bool,
        (amount, unit): (Held, DurationUnit),
    ) -> Result<Lag, Unreadable> {
        let amount = amount.ok_or(Unreadable::Range)?;
        Ok(Lag {
            amount: if negative { negated(amount) } else { amount },
            unit,
        })
    }
}

impl Value for Lag {
    const KIND: &'static Kind = &Kind {
        noun: text!("a lag", "间隔"),
        forms: &["+3d", "-1d", "+2w", "+5ed", "+8h", "+3个工作日"],
        choices: &[],
        number: Number::No,
        pattern: pattern!("(?:[+\\-] *)?" UNSIGNED_LAG),
    };

    fn read(text: &str) -> Result<Lag, Unreadable> {
        let mut scan = Scan::trimmed(text);
        let negative = scan.eat("-");
        if negative || scan.eat("+") {
            scan.spaces();
        }
        Lag::signed(negative, unsigned_lag(&mut scan).ok_or(Unreadable::Form)?)
    }
}

impl fmt::Display for Lag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.amount < Decimal::ZERO {
            '-'
        } else {
            '+'
        };
        write!(f, "{sign}{}{}", self.amount.abs().normalize(), self.unit)
    }
}

impl Localized for Lag {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.amount < Decimal::ZERO {
            '-'
        } else {
            '+'
        };
        let length = super::Duration {
            amount: self.amount.abs(),
            unit: self.unit,
        };
        write!(f, "{sign}{}", length.in_lang(lang))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{agree, decimals, reads};
    use super::*;

    #[test]
    fn lags_are_read_with_their_sign() {
        let good = [
            ("+3d", 3, DurationUnit::Days),
            ("3天", 3, DurationUnit::Days),
            ("- 2 ed", -2, DurationUnit::ElapsedDays),
            ("＋２ｗ", 2, DurationUnit::Weeks),
            ("-三个工作日", -3, DurationUnit::Days),
            ("-0d", 0, DurationUnit::Days),
            ("+8 hours", 8, DurationUnit::Hours),
        ];
        let good = good.map(|(text, n, unit)| {
            (
                text,
                Lag {
                    amount: Decimal::from(n),
                    unit,
                },
            )
        });
        reads(&good);
        agree::<Lag>(
            &good.map(|(text, _)| text),
            &["-99999999999999999999999999999d"],
            &["", "+", "3", "+-3d", "+50%", "+3个月", "+1y", "半天"],
        );
    }

    proptest! {
        #[test]
        fn printed_lags_read_back(amount in decimals(), unit in 0..6_usize) {
            let lag = Lag { amount, unit: DurationUnit::ALL[unit] };
            prop_assert_eq!(Lag::read(&lag.to_string()), Ok(lag));
            for lang in Lang::ALL {
                prop_assert_eq!(Lag::read(&lag.in_lang(lang).to_string()), Ok(lag));
            }
        }
    }
}

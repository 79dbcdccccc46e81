//! How strongly things move together.

use std::fmt;

use rust_decimal::Decimal;

use super::number::{EXPONENTIAL, SIGNED, exponential, signed};
use super::pattern::pattern;
use super::percent::PERCENT;
use super::scan::Scan;
use super::{Kind, Number, Percent, Unreadable, Value};
use crate::{same_in_both_languages, text};

/// A coefficient of correlation: 0.6, or 60%. Neither bounded nor rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coefficient(pub Decimal);

impl Value for Coefficient {
    const KIND: &'static Kind = &Kind {
        noun: text!("a coefficient", "系数"),
        forms: &["0.6", "60%", "六成"],
        choices: &[],
        number: Number::Any,
        pattern: pattern!(EXPONENTIAL "|" SIGNED "|" PERCENT),
    };

    fn read(text: &str) -> Result<Coefficient, Unreadable> {
        if let Some(value) = exponential(text) {
            return value.map(Coefficient).ok_or(Unreadable::Range);
        }
        let mut scan = Scan::trimmed(text);
        match signed(&mut scan).filter(|_| scan.is_done()) {
            Some(value) => value.map(Coefficient).ok_or(Unreadable::Range),
            None => Percent::read(text).map(|share| Coefficient(share.fraction())),
        }
    }
}

impl fmt::Display for Coefficient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

same_in_both_languages!(Coefficient);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{agree, decimals, reads};
    use super::*;

    #[test]
    fn coefficients_are_numbers_or_shares() {
        let good = [
            ("0.6", "0.6"),
            ("０．６", "0.6"),
            ("60%", "0.6"),
            ("六成", "0.6"),
            ("百分之六十", "0.6"),
            ("1", "1"),
            ("0", "0"),
            ("-0.2", "-0.2"),
            ("-20%", "-0.2"),
            ("1.5", "1.5"),
            ("6e-1", "0.6"),
            ("零点六", "0.6"),
        ];
        let good = good.map(|(text, number)| (text, Coefficient(number.parse().unwrap())));
        reads(&good);
        agree::<Coefficient>(
            &good.map(|(text, _)| text),
            &["1e40", "1000000000000000000000000000000%"],
            &["", "strong", "高", ".6", "+0.6", "0.6 d", "0.6 0.7"],
        );
    }

    proptest! {
        #[test]
        fn printed_coefficients_read_back(number in decimals()) {
            prop_assert_eq!(
                Coefficient::read(&Coefficient(number).to_string()),
                Ok(Coefficient(number))
            );
        }
    }
}

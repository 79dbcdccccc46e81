//! Shares and rates.

use std::fmt;

use rust_decimal::Decimal;

use super::chinese::{CHINESE, attempt, numeral};
use super::number::{Held, UNSIGNED, negated, times_ten_to, unsigned};
use super::pattern::{Part, joined, pattern};
use super::scan::{Scan, words};
use super::{Kind, Number, Unreadable, Value};
use crate::{same_in_both_languages, text};

/// A share in percent: 30% is 30. Neither bounded nor rounded.
///
/// A bare number is no percentage, since 0.3 and 30 are both in use for the same share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(pub Decimal);

impl Percent {
    /// The share as a fraction of one: 30% is 0.3.
    pub fn fraction(self) -> Decimal {
        times_ten_to(self.0, -2).unwrap_or_else(|| self.0 / Decimal::ONE_HUNDRED)
    }
}

/// What may follow a number to make it a share, with the power of ten that gives percent.
const SIGNS: &[(&str, i32)] = words! {
    0 => "%" | "percent" | "per cent";
    -1 => "‰";
    1 => "成";
};

/// What a share read aloud in Chinese begins with.
pub(crate) const FRACTIONS: &[(&str, i32)] = &[("百分之", 0), ("千分之", -1), ("万分之", -2)];

/// Tenths, in Chinese or as one digit.
const TENTHS: &[(&str, i64)] = words! {
    1 => "一" | "1";
    2 => "二" | "两" | "2";
    3 => "三" | "3";
    4 => "四" | "4";
    5 => "五" | "5";
    6 => "六" | "6";
    7 => "七" | "7";
    8 => "八" | "8";
    9 => "九" | "9";
};

/// Pattern of a share that needs no sign: `百分之三十`, `三成`, `八成五`, `一半`.
pub(super) const SHARE: Part = joined!(
    {FRACTIONS} " *(?:" UNSIGNED "|" CHINESE ")|" {TENTHS} "成(?:" {TENTHS} "|半)?|十成|一半"
);

/// Pattern of a share.
pub(super) const PERCENT: Part = joined!("-?" UNSIGNED " *" {SIGNS} "|" SHARE);

/// Reads a share that needs no sign, in percent.
pub(super) fn share(scan: &mut Scan<'_>) -> Option<Held> {
    if let Some(power) = scan.eat_longest(FRACTIONS) {
        scan.spaces();
        let value = unsigned(scan).or_else(|| attempt(scan, numeral))?;
        return Some(value.and_then(|value| times_ten_to(value, power)));
    }
    if scan.eat("十成") {
        return Some(Some(Decimal::ONE_HUNDRED));
    }
    if scan.eat("一半") {
        return Some(Some(Decimal::from(50)));
    }
    let tens = scan.eat_longest(TENTHS)?;
    if !scan.eat("成") {
        return None;
    }
    let ones = if scan.eat("半") {
        5
    } else {
        scan.eat_longest(TENTHS).unwrap_or(0)
    };
    Some(Some(Decimal::from(tens * 10 + ones)))
}

impl Value for Percent {
    const KIND: &'static Kind = &Kind {
        noun: text!("a percentage", "百分比"),
        forms: &["30%", "0.5%", "8‰", "3成", "百分之三十"],
        choices: &[],
        number: Number::No,
        pattern: pattern!(PERCENT),
    };

    fn read(text: &str) -> Result<Percent, Unreadable> {
        let start = Scan::trimmed(text);
        let mut scan = start;
        if let Some(value) = share(&mut scan).filter(|_| scan.is_done()) {
            return value.map(Percent).ok_or(Unreadable::Range);
        }
        let mut scan = start;
        let negative = scan.eat("-");
        let value = unsigned(&mut scan).ok_or(Unreadable::Form)?;
        scan.spaces();
        let power = scan.finish_with(SIGNS).ok_or(Unreadable::Form)?;
        let value = value
            .and_then(|value| times_ten_to(value, power))
            .ok_or(Unreadable::Range)?;
        Ok(Percent(if negative { negated(value) } else { value }))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0.normalize())
    }
}

same_in_both_languages!(Percent);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{agree, decimals, reads};
    use super::*;

    #[test]
    fn shares_are_read_in_percent() {
        let good = [
            ("30%", "30"),
            ("３０％", "30"),
            ("-5 %", "-5"),
            ("0.50%", "0.5"),
            ("1,200%", "1200"),
            ("3成", "30"),
            ("3.5成", "35"),
            ("三成", "30"),
            ("两成", "20"),
            ("八成五", "85"),
            ("8成半", "85"),
            ("十成", "100"),
            ("8‰", "0.8"),
            ("百分之三十", "30"),
            ("百分之三点五", "3.5"),
            ("百分之 95", "95"),
            ("千分之五", "0.5"),
            ("万分之一", "0.01"),
            ("一半", "50"),
            ("30 percent", "30"),
        ];
        let good = good.map(|(text, percent)| (text, Percent(percent.parse().unwrap())));
        reads(&good);
        agree::<Percent>(
            &good.map(|(text, _)| text),
            &[
                "0.0000000000000000000000000001‰",
                "1000000000000000000000000000000%",
            ],
            &[
                "",
                "30",
                "0.3",
                "%",
                "三",
                "成",
                "三十成",
                "八成十",
                "百分之",
                "+3%",
                "30%%",
                "5 pp",
                "半",
            ],
        );
    }

    #[test]
    fn fractions_are_exact() {
        assert_eq!(Percent(Decimal::from(30)).fraction(), Decimal::new(3, 1));
    }

    proptest! {
        #[test]
        fn printed_percentages_read_back(number in decimals()) {
            prop_assert_eq!(Percent::read(&Percent(number).to_string()), Ok(Percent(number)));
        }
    }
}

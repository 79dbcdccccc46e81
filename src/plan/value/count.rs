//! Numbers of people and things.

use std::fmt;

use rust_decimal::Decimal;

use super::number::{EXPONENTIAL, SIGNED, exponential, signed};
use super::pattern::{Part, joined, pattern};
use super::scan::{Scan, words};
use super::{Kind, Number, Unreadable, Value};
use crate::{same_in_both_languages, text};

/// Words that may follow a number of people or things.
const COUNTERS: &[(&str, ())] = words! {
    () => "户" | "人" | "份" | "个" | "名" | "家" | "件" | "次" | "人次" | "套" | "台" | "单" | "批" | "项" | "个月"
        | "天" | "组" | "辆" | "块" | "株" | "unit" | "units";
};

/// Pattern of a number of people or things.
pub(super) const COUNTED: Part = joined!(EXPONENTIAL "|" SIGNED "(?: *" {COUNTERS} ")?");

/// Reads a number of people or things: a number and the counter that may follow it.
fn read_counted(text: &str) -> Result<Decimal, Unreadable> {
    if let Some(value) = exponential(text) {
        return value.ok_or(Unreadable::Range);
    }
    let mut scan = Scan::trimmed(text);
    let value = signed(&mut scan).ok_or(Unreadable::Form)?;
    scan.spaces();
    if !scan.is_done() && scan.finish_with(COUNTERS).is_none() {
        return Err(Unreadable::Form);
    }
    value.ok_or(Unreadable::Range)
}

/// A number that is not negative, such as a capacity or a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count(pub Decimal);

impl Value for Count {
    const KIND: &'static Kind = &Kind {
        noun: text!("a number", "数量"),
        forms: &["6", "0.5", "1,200", "1.2万", "十二"],
        choices: &[],
        number: Number::NotNegative,
        pattern: pattern!(COUNTED),
    };

    fn read(text: &str) -> Result<Count, Unreadable> {
        let value = read_counted(text)?;
        if value < Decimal::ZERO {
            Err(Unreadable::Range)
        } else {
            Ok(Count(value))
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

/// A whole number that is not negative, such as the size of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Whole(pub u32);

impl Value for Whole {
    const KIND: &'static Kind = &Kind {
        noun: text!("a whole number", "整数"),
        forms: &["400", "9,200", "1.2万", "三百户"],
        choices: &[],
        number: Number::Whole(0, u32::MAX as i64),
        pattern: pattern!(COUNTED),
    };

    fn read(text: &str) -> Result<Whole, Unreadable> {
        let value = read_counted(text)?.normalize();
        if value.scale() > 0 {
            return Err(Unreadable::Range);
        }
        u32::try_from(value)
            .map(Whole)
            .map_err(|_| Unreadable::Range)
    }
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A number that may be below zero, such as an end of the scale of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signed(pub Decimal);

impl Value for Signed {
    const KIND: &'static Kind = &Kind {
        noun: text!("a signed number", "可正可负的数值"),
        forms: &["10", "-100", "0.5", "十"],
        choices: &[],
        number: Number::Any,
        pattern: pattern!(COUNTED),
    };

    fn read(text: &str) -> Result<Signed, Unreadable> {
        read_counted(text).map(Signed)
    }
}

impl fmt::Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

same_in_both_languages!(Count, Whole, Signed);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{agree, decimals, reads};
    use super::*;

    const BAD: &[&str] = &[
        "", "many", "012", "1,23", "6 d", "6人人", "1e5人", "0x10", "+3", "半", "1k",
    ];

    #[test]
    fn counts_are_read() {
        let good = [
            ("6", "6"),
            ("0.5", "0.5"),
            ("40 人", "40"),
            ("1.2万户", "12000"),
            ("十二", "12"),
            ("1,200", "1200"),
            ("1e3", "1000"),
            ("３０人次", "30"),
            ("三批", "3"),
            ("12 units", "12"),
            ("6个月", "6"),
        ];
        let good = good.map(|(text, count)| (text, Count(count.parse().unwrap())));
        reads(&good);
        agree::<Count>(&good.map(|(text, _)| text), &["-1", "1e40"], BAD);
    }

    #[test]
    fn whole_numbers_are_read() {
        let good = [
            ("400", 400),
            ("三百户", 300),
            ("9,200", 9200),
            ("1.2万", 12_000),
            ("3.0", 3),
        ];
        let good = good.map(|(text, whole)| (text, Whole(whole)));
        reads(&good);
        agree::<Whole>(
            &good.map(|(text, _)| text),
            &["-1", "0.5", "4294967296"],
            BAD,
        );
    }

    #[test]
    fn numbers_below_zero_are_read() {
        let good = [
            ("-100", "-100"),
            ("100", "100"),
            ("0.5", "0.5"),
            ("十", "10"),
        ];
        let good = good.map(|(text, number)| (text, Signed(number.parse().unwrap())));
        reads(&good);
        agree::<Signed>(&good.map(|(text, _)| text), &["1e40"], BAD);
    }

    proptest! {
        #[test]
        fn printed_numbers_read_back(number in decimals(), whole: u32) {
            let count = Count(number.abs());
            prop_assert_eq!(Count::read(&count.to_string()), Ok(count));
            prop_assert_eq!(Whole::read(&whole.to_string()), Ok(Whole(whole)));
            prop_assert_eq!(Signed::read(&number.to_string()), Ok(Signed(number)));
        }
    }
}

//! Levels of the five-step risk scales, and probabilities.

use std::fmt;

use rust_decimal::Decimal;

use super::number::INTEGER;
use super::pattern::{Part, joined, pattern};
use super::percent::{PERCENT, Percent};
use super::scan::{Scan, lookup, words};
use super::{Kind, Number, Unreadable, Value};
use crate::lang::{Lang, Localized};
use crate::{same_in_both_languages, text};

/// A step of a five-step scale, from 1 (very low) to 5 (very high).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The steps from the lowest to the highest.
    pub const ALL: [Level; 5] = [Level(1), Level(2), Level(3), Level(4), Level(5)];

    /// The level with a number from 1 to 5.
    pub fn new(number: u8) -> Option<Level> {
        (1..=5).contains(&number).then_some(Level(number))
    }

    /// The number, from 1 to 5.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// Words for levels: those that planvet's own scales print, and those of the usual scales for
/// likelihood and for impact.
///
/// Left out is what differs between scales: 较低 and 较高 stand beside 低 and 高 in some and
/// instead of them in others, "critical" and 轻微 have no fixed place either.
const WORDS: &[(&str, Level)] = words! {
    Level(1) => "very low" | "极低" | "很低" | "非常低" | "very small" | "很小" | "rare" | "negligible";
    Level(2) => "low" | "低" | "small" | "较小" | "unlikely" | "minor";
    Level(3) => "medium" | "moderate" | "中" | "中等" | "possible";
    Level(4) => "high" | "高" | "severe" | "严重" | "likely" | "major";
    Level(5) => "very high" | "极高" | "很高" | "非常高" | "very severe" | "极严重"
        | "almost certain" | "catastrophic";
};

const LEVEL: Part = joined!(INTEGER "(?:\\.0+)?(?: *级)?|" {WORDS});

impl Value for Level {
    const KIND: &'static Kind = &Kind {
        noun: text!("a level from 1 to 5", "1～5 级"),
        forms: &["3", "1", "5", "medium", "中"],
        choices: &[],
        number: Number::Whole(1, 5),
        pattern: pattern!(LEVEL),
    };

    fn read(text: &str) -> Result<Level, Unreadable> {
        if let Some(level) = lookup(WORDS, text) {
            return Ok(level);
        }
        let mut scan = Scan::trimmed(text);
        let mut number = 0_u8;
        let mut length = 0;
        while let Some(digit) = scan.take_if(|c| c.is_ascii_digit()) {
            if length > 0 && number == 0 {
                return Err(Unreadable::Form);
            }
            let digit = u8::try_from(u32::from(digit) - u32::from('0')).unwrap_or(u8::MAX);
            number = number.saturating_mul(10).saturating_add(digit);
            length += 1;
        }
        let point = scan.eat(".");
        let mut zeros = 0;
        while point && scan.eat("0") {
            zeros += 1;
        }
        let number_ends = length > 0 && (!point || zeros > 0);
        if number_ends && !scan.is_done() {
            scan.spaces();
            scan.eat("级");
        }
        if !number_ends || !scan.is_done() {
            return Err(Unreadable::Form);
        }
        Level::new(number).ok_or(Unreadable::Range)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

same_in_both_languages!(Level);

/// How likely something is: a level of the scale, or a share from 0% to 100%.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Probability {
    /// A level of the scale.
    Level(Level),
    /// A share from 0% to 100%.
    Percent(Percent),
}

impl Value for Probability {
    const KIND: &'static Kind = &Kind {
        noun: text!("a probability", "概率"),
        forms: &["3", "30%", "high", "中", "三成"],
        choices: &[],
        number: Number::Whole(1, 5),
        pattern: pattern!(LEVEL "|" PERCENT),
    };

    fn read(text: &str) -> Result<Probability, Unreadable> {
        match Level::read(text) {
            Ok(level) => return Ok(Probability::Level(level)),
            Err(Unreadable::Form) => {}
            Err(why) => return Err(why),
        }
        let percent = Percent::read(text)?;
        if percent.0 < Decimal::ZERO || percent.0 > Decimal::ONE_HUNDRED {
            return Err(Unreadable::Range);
        }
        Ok(Probability::Percent(percent))
    }
}

impl fmt::Display for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Probability::Level(level) => level.fmt(f),
            Probability::Percent(percent) => percent.fmt(f),
        }
    }
}

impl Localized for Probability {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Probability::Level(level) => level.fmt_in(lang, f),
            Probability::Percent(percent) => percent.fmt_in(lang, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{agree, reads};
    use super::*;

    #[test]
    fn levels_are_read_as_digits_and_words() {
        let good = [
            ("1", Level(1)),
            ("５", Level(5)),
            ("3.0", Level(3)),
            ("Very High", Level(5)),
            ("moderate", Level(3)),
            ("极低", Level(1)),
            ("高", Level(4)),
            ("4级", Level(4)),
            ("4 级", Level(4)),
            ("较小", Level(2)),
            ("极严重", Level(5)),
            ("Almost Certain", Level(5)),
            ("unlikely", Level(2)),
            ("likely", Level(4)),
            ("catastrophic", Level(5)),
        ];
        reads(&good);
        agree::<Level>(
            &good.map(|(text, _)| text),
            &["0", "6", "6级", "10", "99999999999"],
            &[
                "", "3.5", "03", "-1", "3.", "较高", "3级级", "级", "30%", "high-ish", "critical",
                "轻微",
            ],
        );
        for level in Level::ALL {
            assert_eq!(Level::read(&level.to_string()), Ok(level));
        }
    }

    #[test]
    fn probabilities_are_levels_or_shares() {
        let percent = |number| Probability::Percent(Percent(Decimal::from(number)));
        let good = [
            ("3", Probability::Level(Level(3))),
            ("low", Probability::Level(Level(2))),
            ("likely", Probability::Level(Level(4))),
            ("30%", percent(30)),
            ("三成", percent(30)),
            ("0%", percent(0)),
            ("100 ％", percent(100)),
        ];
        reads(&good);
        agree::<Probability>(
            &good.map(|(text, _)| text),
            &["6", "30", "101%", "-5%", "百分之二百"],
            &["", "0.3", "1/3", "perhaps", "%"],
        );
    }

    proptest! {
        #[test]
        fn printed_probabilities_read_back(number in 0..=10_000_i64, level in 1..=5_u8) {
            for value in [
                Probability::Level(Level(level)),
                Probability::Percent(Percent(Decimal::new(number, 2))),
            ] {
                prop_assert_eq!(Probability::read(&value.to_string()), Ok(value));
            }
        }
    }
}

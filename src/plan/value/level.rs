//! Levels of risk scales, as numbers and as plans name them, and probabilities.

use std::fmt;

use rust_decimal::Decimal;

use super::fold::{fold, is_space};
use super::number::INTEGER;
use super::pattern::{Part, joined, pattern};
use super::percent::{PERCENT, Percent};
use super::scan::{Scan, lookup, words};
use super::{Kind, Number, Unreadable, Value};
use crate::lang::{Lang, Localized};
use crate::{same_in_both_languages, text};

/// A step of a risk scale, from 1 (the lowest) to 7 at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The most steps that a scale has.
    pub const MOST: u8 = 7;

    /// The level with a number from 1 to 7.
    pub fn new(number: u8) -> Option<Level> {
        (1..=Level::MOST).contains(&number).then_some(Level(number))
    }

    /// The number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The steps of a scale that has so many, the lowest first.
    pub fn first(count: usize) -> impl DoubleEndedIterator<Item = Level> + Clone {
        let most = u8::try_from(count).unwrap_or(Level::MOST).min(Level::MOST);
        (1..=most).map(Level)
    }

    /// The position in a list of steps, the lowest first.
    pub fn position(self) -> usize {
        usize::from(self.0) - 1
    }

    /// What a usual word means on a scale of five steps.
    pub fn of_five(word: &str) -> Option<Level> {
        lookup(WORDS, word)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
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

/// A level as a plan names it. Which one a word means, the scale in force says; whether a scale
/// has so many levels, too.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LevelName {
    /// By its number.
    Number(Level),
    /// By a word: a label of the scale, or one of the usual words.
    Word(String),
}

/// Pattern of a number of a level.
const NUMBER: Part = joined!(INTEGER "(?:\\.0+)?(?: *级)?");
/// Pattern of a word: no number begins with a letter.
const WORD: Part = Part::Text("\\p{Alphabetic}\\P{Cc}*");

/// Reads the number of a level.
fn number(text: &str) -> Result<Level, Unreadable> {
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

/// Reads a word that may name a level.
fn word(text: &str) -> Result<String, Unreadable> {
    let text = text.trim_matches(is_space);
    let begins_with_letter = text.chars().next().is_some_and(char::is_alphabetic);
    match begins_with_letter && !text.contains(char::is_control) {
        true => Ok(fold(text)),
        false => Err(Unreadable::Form),
    }
}

impl Value for LevelName {
    const KIND: &'static Kind = &Kind {
        noun: text!("a level of the risk scale", "风险等级"),
        forms: &["3", "1", "5", "medium", "中"],
        choices: &[],
        number: Number::Whole(1, Level::MOST as i64),
        pattern: pattern!(NUMBER "|" WORD),
    };

    fn read(text: &str) -> Result<LevelName, Unreadable> {
        match number(text) {
            Ok(level) => Ok(LevelName::Number(level)),
            Err(Unreadable::Form) => word(text).map(LevelName::Word),
            Err(why) => Err(why),
        }
    }
}

impl fmt::Display for LevelName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LevelName::Number(level) => level.fmt(f),
            LevelName::Word(word) => f.write_str(word),
        }
    }
}

same_in_both_languages!(Level, LevelName);

/// How likely something is: a level of the scale, or a share from 0% to 100%.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Probability {
    /// A level of the scale.
    Level(LevelName),
    /// A share from 0% to 100%.
    Percent(Percent),
}

impl Value for Probability {
    const KIND: &'static Kind = &Kind {
        noun: text!("a probability", "概率"),
        forms: &["3", "30%", "high", "中", "三成"],
        choices: &[],
        number: Number::Whole(1, Level::MOST as i64),
        pattern: pattern!(NUMBER "|" PERCENT "|" WORD),
    };

    fn read(text: &str) -> Result<Probability, Unreadable> {
        match number(text) {
            Ok(level) => return Ok(Probability::Level(LevelName::Number(level))),
            Err(Unreadable::Form) => {}
            Err(why) => return Err(why),
        }
        let percent = match Percent::read(text) {
            Ok(percent) => percent,
            Err(Unreadable::Form) => {
                return word(text).map(|word| Probability::Level(LevelName::Word(word)));
            }
            Err(why) => return Err(why),
        };
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

    fn step(number: u8) -> LevelName {
        LevelName::Number(Level(number))
    }

    fn named(word: &str) -> LevelName {
        LevelName::Word(word.to_owned())
    }

    #[test]
    fn levels_are_named_by_digits_and_words() {
        let good = [
            ("1", step(1)),
            ("５", step(5)),
            ("7", step(7)),
            ("3.0", step(3)),
            ("4级", step(4)),
            ("4 级", step(4)),
            ("Very High", named("Very High")),
            (" 高　", named("高")),
            ("ｈｉｇｈ-ish", named("high-ish")),
            ("较高", named("较高")),
            ("三级", named("三级")),
        ];
        reads(&good);
        agree::<LevelName>(
            &good.map(|(text, _)| text),
            &["0", "8", "8级", "10", "99999999999"],
            &[
                "", "3.5", "03", "-1", "3.", "3级级", "30%", "(high)", "a\u{7}b",
            ],
        );
        for level in Level::first(7) {
            assert_eq!(
                LevelName::read(&level.to_string()),
                Ok(LevelName::Number(level))
            );
        }
    }

    #[test]
    fn usual_words_mean_one_of_five_levels() {
        for (word, number) in [
            ("Very High", 5),
            ("moderate", 3),
            ("极低", 1),
            ("高", 4),
            ("较小", 2),
            ("极严重", 5),
            ("Almost Certain", 5),
            ("unlikely", 2),
            ("likely", 4),
            ("catastrophic", 5),
        ] {
            assert_eq!(Level::of_five(word), Some(Level(number)), "{word}");
        }
        for word in ["较高", "high-ish", "critical", "轻微", "级"] {
            assert_eq!(Level::of_five(word), None, "{word}");
        }
    }

    #[test]
    fn probabilities_are_levels_or_shares() {
        let percent = |number| Probability::Percent(Percent(Decimal::from(number)));
        let good = [
            ("3", Probability::Level(step(3))),
            ("7", Probability::Level(step(7))),
            ("likely", Probability::Level(named("likely"))),
            ("perhaps", Probability::Level(named("perhaps"))),
            ("30%", percent(30)),
            ("三成", percent(30)),
            ("0%", percent(0)),
            ("100 ％", percent(100)),
        ];
        reads(&good);
        agree::<Probability>(
            &good.map(|(text, _)| text),
            &["8", "30", "101%", "-5%", "百分之二百"],
            &["", "0.3", "1/3", "%"],
        );
    }

    proptest! {
        #[test]
        fn printed_probabilities_read_back(number in 0..=10_000_i64, level in 1..=7_u8) {
            for value in [
                Probability::Level(step(level)),
                Probability::Percent(Percent(Decimal::new(number, 2))),
            ] {
                prop_assert_eq!(Probability::read(&value.to_string()), Ok(value));
            }
        }
    }
}

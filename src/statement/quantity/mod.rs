//! Numbers with their units, in every written form.
//!
//! A walk through the sentence (`reader`) reads an `amount` wherever a number begins: a
//! `number` in one of its writings, what makes a `share` of it, its unit (`units`); then looks
//! whether a `range` or the end of a scale (`score`) follows. Dates are passed over (`dates`),
//! and `names` tells the numbers that measure nothing. The words stand in `units.txt` and
//! `names.txt`.

mod amount;
mod dates;
mod english;
mod names;
mod number;
mod range;
mod ratio;
mod reader;
mod score;
mod share;
#[cfg(test)]
mod tests;
mod text;
mod units;

use rust_decimal::Decimal;

use crate::source::Span;

use super::Sentence;

/// A number, or a range of numbers, with its unit.
///
/// `≥` and `不低于` around it are words of the grammar, not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Number and unit, in the folded text.
    pub span: Span,
    /// The number alone.
    pub number: Span,
    /// The value, in the unit: 30 of 三成, 50 of 50万元, 2 of 翻一番, 75 of three in four.
    pub value: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// The unit, when the text names one that is known.
    pub unit: Option<Unit>,
    /// How the number is written.
    pub form: Form,
}

/// The unit of a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What kind of unit it is.
    pub kind: UnitKind,
    /// The unit as results write it: `%`, `pp`, `x`, else as in the text: `小时`, `万元`, `次/日`,
    /// `hours`, `$`.
    pub name: String,
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// Hundredths of a whole.
    Percent,
    /// Thousandths of a whole.
    PerMille,
    /// The distance between two percentages.
    PercentagePoints,
    /// How many times the baseline.
    Multiple,
    /// Points or stars of a score.
    Score,
    /// A length of time.
    Time(TimeUnit),
    /// Money.
    Money,
    /// Things that are counted.
    Count,
    /// Any other: ℃, 平方米, kWh.
    Other,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days, working or not.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A plain number in digits or words.
    Plain,
    /// A share: 百分之九十, 九成, 三分之一, 一半, one in five, three quarters of.
    Share,
    /// A multiple of the baseline as a level: 翻一番, 两倍, twofold; the value is the multiple (2).
    Multiple,
    /// An increase by so many times (增加两倍): the value is the multiple that results (3).
    TimesMore,
    /// The upper end of a scale: the 5 of `4.5 out of 5`, of 4.5分（5分制）; no quantity of its own right.
    ScaleEnd,
    /// A number in a name, a version or an ordinal: ISO 9001, 5G, 12345热线, 第3, 2nd, 24/7.
    Name,
}

/// Whether a multiple at a place comes on top of what there is: 增加两倍.
pub(super) fn is_added(text: &str, at: usize) -> bool {
    share::adds(text, at)
}

/// Whether a text is a unit, and nothing else: 平方米, 户.
pub(super) fn is_unit(text: &str) -> bool {
    units::read(text, 0, |_| false).is_some_and(|unit| unit.end == text.len())
}

/// Finds the quantities of a sentence, left to right, none overlapping.
pub fn quantities(sentence: &Sentence<'_>) -> Vec<Quantity> {
    reader::read(sentence)
}

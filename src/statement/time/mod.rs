//! Times that a sentence names: deadlines, lengths, frequencies, starts, base years.
//!
//! `point` and `length` read the days and lengths that both languages can write, `dated` and
//! `bounded` the prepositions around them, `event` and `frequency` what has no date. The words
//! of `words` are in files. At each place of the sentence those that know its words are asked
//! (`readers`), and the longest reading counts (`find`).

mod bounded;
mod cursor;
mod dated;
mod event;
mod feast;
mod find;
mod frequency;
mod length;
mod number;
mod point;
mod readers;
mod resolve;
#[cfg(test)]
mod tests;
mod words;

pub use feast::Feast;
pub use find::times;

use jiff::civil::Date;

use crate::source::Span;

use super::quantity::TimeUnit;

/// A time that the sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimePhrase {
    /// The words with their preposition: `2026年底前`, `by the end of June`, `within 24 weeks`.
    pub span: Span,
    /// What the words say.
    pub kind: TimeKind,
}

impl TimePhrase {
    /// A phrase from a byte of the text up to where a reader has got.
    fn new(from: usize, end: cursor::Cursor<'_>, kind: TimeKind) -> TimePhrase {
        TimePhrase {
            span: Span::new(from, end.at()),
            kind,
        }
    }
}

/// What a time in a sentence says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeKind {
    /// A point or period by whose end something holds: `2026年底前`, `by Q3 2026`, `in 2027`, `2026年`,
    /// `本学期末`, `春节前`, `十四五期末`.
    Due(Due),
    /// A bounded length: `3个月内`, `within 24 weeks`, `over the next two years`, `三年时间`. Whether it
    /// bounds the goal or each case is for the grammar to say.
    Within(Length),
    /// A length after an event: `合同签订后30天内`, `within six months of go-live`.
    After {
        /// The length.
        length: Length,
        /// The words that name the event.
        event: Span,
    },
    /// An undated event: `下次检查前`, `before the next audit`, `once the system is live`.
    Event,
    /// How often: `每月`, `daily`, `per week`, `twice a year`.
    Frequency,
    /// When something begins, with the first day of it: `自2026年1月起`, `from January 2026`.
    Start(Due),
    /// What it is compared with: `较2024年`, `同比`, `compared with 2023`, `on a 2020 baseline`.
    Reference,
    /// A time that binds nobody: `尽快`, `逐步`, `soon`, `in the long term`.
    Vague,
    /// A date that no calendar has: `2026年2月30日前`.
    Impossible,
}

/// The last day of a point or period, as far as the words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Due {
    /// A day that the words name in full, or the last day of a period they name in full.
    Day(Date),
    /// A month and day without a year: `by the end of June`, `10月1日前`.
    DayOfYear {
        /// Month, 1 to 12.
        month: i8,
        /// Day of the month; of 29 February the 28th in most years.
        day: i8,
    },
    /// A month and day of a year counted from the present one: `明年6月底前`.
    DayIn {
        /// Years from the present one.
        years: i16,
        /// Month, 1 to 12.
        month: i8,
        /// Day of the month; of 29 February the 28th in most years.
        day: i8,
    },
    /// The end of a year counted from the present one: 0 for `年内`, 1 for `明年底前`.
    YearEnd {
        /// Years from the present one.
        years: i16,
    },
    /// The end of a half-year, quarter, month or week counted from the present one.
    PeriodEnd {
        /// The period.
        unit: TimeUnit,
        /// How many of them from the present one.
        count: i16,
    },
    /// A named day that moves from year to year: `春节前`, `by Easter`.
    Feast {
        /// The day.
        feast: Feast,
        /// Years from the present one; `None` for the first such day.
        years: Option<i16>,
    },
    /// Words that bind but whose day depends on what the sentence doesn't say: `本学期末`, `财年末`,
    /// `within the contract term`.
    Unknown,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Length {
    /// How many; `None` when it is no whole number, or a term of a school year.
    pub count: Option<u32>,
    /// Of what.
    pub unit: TimeUnit,
    /// Whether the days are working days.
    pub working: bool,
}

/// The days that relative times are counted from: the first day of the plan, else the present day.
///
/// A plan keeps its meaning while time goes on: 年底前 is the end of the year in which it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchors {
    /// The present day.
    pub as_of: Option<Date>,
    /// The first day of the plan.
    pub plan_start: Option<Date>,
}

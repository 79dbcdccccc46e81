//! Times that a sentence names: deadlines, lengths, frequencies, starts, base years.

use jiff::civil::Date;

use crate::source::Span;

use super::Sentence;
use super::quantity::TimeUnit;

/// A time that the sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimePhrase {
    /// The words with their preposition: `2026年底前`, `by the end of June`, `within 24 weeks`.
    pub span: Span,
    /// What the words say.
    pub kind: TimeKind,
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
    /// When something begins: `自2026年1月起`, `from January 2026`.
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
        /// Day of the month; the last one when 31 is more than the month has.
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
    /// Words that bind but whose day depends on what the sentence doesn't say: `本学期末`, `财年末`,
    /// `within the contract term`.
    Unknown,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Length {
    /// How many; `None` when it is no whole number.
    pub count: Option<u32>,
    /// Of what.
    pub unit: TimeUnit,
}

/// The days that relative times are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchors {
    /// The present day.
    pub as_of: Option<Date>,
    /// The first day of the plan, from which lengths count; else the present day.
    pub plan_start: Option<Date>,
}

/// Finds the times of a sentence, left to right, none overlapping.
pub fn times(sentence: &Sentence<'_>) -> Vec<TimePhrase> {
    let _ = sentence;
    Vec::new()
}

impl TimeKind {
    /// The last day of the time, as far as it can be told from the anchors.
    pub fn last_day(&self, anchors: Anchors) -> Option<Date> {
        let _ = anchors;
        None
    }
}

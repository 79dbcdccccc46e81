//! Units of time: their symbols and names.

use std::fmt;

use super::scan::words;
use crate::lang::{Lang, Localized};

/// A unit that durations, lags and rates count.
///
/// Hours, days and weeks are those of a calendar's working time, as in MS Project: `10天` and
/// `10d` are ten days on which the calendar works. The elapsed units run through nights and days
/// off. Months, quarters and years are those of the civil calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DurationUnit {
    /// Working hours, `h`.
    Hours,
    /// Working days, `d`.
    Days,
    /// Working weeks, `w`.
    Weeks,
    /// Calendar months, `mo`.
    Months,
    /// Calendar quarters, `q`.
    Quarters,
    /// Calendar years, `y`.
    Years,
    /// Hours of the clock, `eh`.
    ElapsedHours,
    /// Calendar days, `ed`.
    ElapsedDays,
    /// Weeks of seven calendar days, `ew`.
    ElapsedWeeks,
}

use DurationUnit::{
    Days, ElapsedDays, ElapsedHours, ElapsedWeeks, Hours, Months, Quarters, Weeks, Years,
};

impl DurationUnit {
    /// All units, the shortest first.
    pub const ALL: [DurationUnit; 9] = [
        Hours,
        ElapsedHours,
        Days,
        ElapsedDays,
        Weeks,
        ElapsedWeeks,
        Months,
        Quarters,
        Years,
    ];

    /// The symbol that planvet writes and reads: `d`.
    pub fn symbol(self) -> &'static str {
        match self {
            Hours => "h",
            Days => "d",
            Weeks => "w",
            Months => "mo",
            Quarters => "q",
            Years => "y",
            ElapsedHours => "eh",
            ElapsedDays => "ed",
            ElapsedWeeks => "ew",
        }
    }

    /// The English noun for one.
    pub fn singular(self) -> &'static str {
        match self {
            Hours => "hour",
            Days => "working day",
            Weeks => "week",
            Months => "month",
            Quarters => "quarter",
            Years => "year",
            ElapsedHours => "elapsed hour",
            ElapsedDays => "calendar day",
            ElapsedWeeks => "calendar week",
        }
    }

    /// The Chinese noun that a number counts: `个工作日`.
    pub(super) fn counted(self) -> &'static str {
        match self {
            Hours => "小时",
            Days => "个工作日",
            Weeks => "周",
            Months => "个月",
            Quarters => "个季度",
            Years => "年",
            ElapsedHours => "个自然小时",
            ElapsedDays => "个自然日",
            ElapsedWeeks => "个自然周",
        }
    }
}

impl fmt::Display for DurationUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.symbol())
    }
}

impl Localized for DurationUnit {
    /// Writes the unit of a rate: `working day`, `工作日`.
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match lang {
            Lang::En => self.singular(),
            Lang::Zh => {
                let counted = self.counted();
                counted.strip_prefix('个').unwrap_or(counted)
            }
        })
    }
}

/// Names of the units that a lag may have.
pub(super) const SHORT_UNITS: &[(&str, DurationUnit)] = words! {
    Hours => "h" | "hr" | "hrs" | "hour" | "hours" | "working hour" | "working hours" | "小时"
        | "个小时" | "工作小时" | "个工作小时";
    Days => "d" | "day" | "days" | "working day" | "working days" | "business day"
        | "business days" | "workday" | "workdays" | "天" | "日" | "工作日" | "个工作日";
    Weeks => "w" | "wk" | "wks" | "week" | "weeks" | "working week" | "working weeks" | "周"
        | "星期" | "个星期" | "工作周" | "个工作周";
    ElapsedHours => "eh" | "elapsed hour" | "elapsed hours" | "自然小时" | "个自然小时";
    ElapsedDays => "ed" | "calendar day" | "calendar days" | "elapsed day" | "elapsed days"
        | "自然日" | "个自然日" | "自然天" | "个自然天" | "日历日" | "个日历日" | "日历天" | "个日历天";
    ElapsedWeeks => "ew" | "calendar week" | "calendar weeks" | "elapsed week" | "elapsed weeks"
        | "自然周" | "个自然周";
};

/// Names of the longer units. `3月` is March and `三季度` the third quarter, so 个 is needed; a lone
/// `m` may be a month or a minute.
pub(super) const LONG_UNITS: &[(&str, DurationUnit)] = words! {
    Months => "mo" | "mos" | "month" | "months" | "calendar month" | "calendar months" | "个月"
        | "个自然月";
    Quarters => "q" | "quarter" | "quarters" | "个季度";
    Years => "y" | "yr" | "yrs" | "year" | "years" | "年";
};

//! The day that a time falls on, counted from the days that a plan gives.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::{Anchors, Due, Length, TimeKind};
use crate::statement::quantity::TimeUnit;

impl Anchors {
    /// The day that relative times are counted from.
    fn origin(self) -> Option<Date> {
        self.plan_start.or(self.as_of)
    }
}

impl TimeKind {
    /// The last day of the time, as far as it can be told from the anchors.
    ///
    /// `None` for what bounds nothing, and for lengths of working days, hours and less.
    pub fn last_day(&self, anchors: Anchors) -> Option<Date> {
        match self {
            TimeKind::Due(due) => due.day(anchors),
            TimeKind::Within(length) => length.after(anchors.origin()?),
            _ => None,
        }
    }
}

impl Due {
    /// The day, as far as it can be told from the anchors.
    pub fn day(self, anchors: Anchors) -> Option<Date> {
        if let Due::Day(day) = self {
            return Some(day);
        }
        let origin = anchors.origin()?;
        let next = |in_year: &dyn Fn(i16) -> Option<Date>| {
            let year = origin.year();
            let this_year = in_year(year).filter(|day| *day >= origin);
            this_year.or_else(|| in_year(year.checked_add(1)?))
        };
        match self {
            Due::Day(day) => Some(day),
            Due::DayOfYear { month, day } => next(&|year| clamped(year, month, day)),
            Due::DayIn { years, month, day } => {
                clamped(origin.year().checked_add(years)?, month, day)
            }
            Due::YearEnd { years } => clamped(origin.year().checked_add(years)?, 12, 31),
            Due::PeriodEnd { unit, count } => period_end(origin, unit, count),
            Due::Feast { feast, years: None } => next(&|year| feast.in_year(year)),
            Due::Feast {
                feast,
                years: Some(years),
            } => feast.in_year(origin.year().checked_add(years)?),
            Due::Unknown => None,
        }
    }
}

impl Length {
    /// The same day so many units on.
    fn after(self, origin: Date) -> Option<Date> {
        let count = i32::try_from(self.count?).ok()?;
        if self.working {
            return None;
        }
        let span = match self.unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
            TimeUnit::Day => Span::new().try_days(count),
            TimeUnit::Week => Span::new().try_weeks(count),
            TimeUnit::Month => Span::new().try_months(count),
            TimeUnit::Quarter => Span::new().try_months(count.checked_mul(3)?),
            TimeUnit::Year => Span::new().try_years(count),
        };
        origin.checked_add(span.ok()?).ok()
    }
}

/// A day of a month, or the month's last one when it has fewer days.
pub(super) fn clamped(year: i16, month: i8, day: i8) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, day.min(first.days_in_month())).ok()
}

/// The last day of the period that is so many on from the one with `origin` in it.
fn period_end(origin: Date, unit: TimeUnit, count: i16) -> Option<Date> {
    let days = |days: i32| origin.checked_add(Span::new().try_days(days).ok()?).ok();
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => None,
        TimeUnit::Day => days(i32::from(count)),
        TimeUnit::Week => {
            let left = origin.weekday().until(Weekday::Sunday);
            days(i32::from(left) + 7 * i32::from(count))
        }
        TimeUnit::Month => {
            let month = origin
                .first_of_month()
                .checked_add(i32::from(count).months())
                .ok()?;
            Some(month.last_of_month())
        }
        TimeUnit::Quarter => {
            let left = (12 - i32::from(origin.month())) % 3 + 3 * i32::from(count);
            let month = origin.first_of_month().checked_add(left.months()).ok()?;
            Some(month.last_of_month())
        }
        TimeUnit::Year => clamped(origin.year().checked_add(count)?, 12, 31),
    }
}

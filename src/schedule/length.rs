//! Lengths in working days.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::plan::value::{Duration, DurationUnit};

use super::{Calendar, WorkingTime};

/// The working days of a duration that is counted in working time, of eight hours each; `None` for
/// elapsed time and months, which depend on where they begin.
pub fn workdays(duration: &Duration) -> Option<Decimal> {
    workdays_of(duration, Decimal::from(Duration::HOURS_A_DAY))
}

/// The same for days of so many working hours.
pub(super) fn workdays_of(duration: &Duration, hours_a_day: Decimal) -> Option<Decimal> {
    let amount = duration.amount;
    match duration.unit {
        DurationUnit::Hours => amount.checked_div(hours_a_day),
        DurationUnit::Days => Some(amount),
        DurationUnit::Weeks => amount.checked_mul(Decimal::from(Duration::WORKDAYS_A_WEEK)),
        _ => None,
    }
}

/// The working days of any duration, as five in seven of its
/// [calendar days](Duration::approximate_days): for shares and levels, never for dates.
pub fn approximate_workdays(duration: &Duration) -> Option<Decimal> {
    duration
        .approximate_days()?
        .checked_mul(Decimal::from(Duration::WORKDAYS_A_WEEK))?
        .checked_div(Decimal::from(Duration::DAYS_A_WEEK))
}

/// The calendar days that elapsed time takes at least; `None` for working time.
fn elapsed_days(length: &Duration) -> Option<Decimal> {
    // February is the shortest month, and February to April the shortest quarter.
    let (days, units) = match length.unit {
        DurationUnit::ElapsedHours => (1, 24),
        DurationUnit::ElapsedDays => (1, 1),
        DurationUnit::ElapsedWeeks => (Duration::DAYS_A_WEEK, 1),
        DurationUnit::Months => (28, 1),
        DurationUnit::Quarters => (89, 1),
        DurationUnit::Years => (365, 1),
        DurationUnit::Hours | DurationUnit::Days | DurationUnit::Weeks => return None,
    };
    let days = length.amount.checked_mul(Decimal::from(days))?;
    days.checked_div(Decimal::from(units))
}

/// The calendar days that a length takes at least, whatever the calendar.
pub(super) fn least_days(length: &Duration) -> Option<Decimal> {
    days_at_most_hours(length, Decimal::from(Calendar::MOST_HOURS_A_DAY))
}

/// The days that a length takes at least when days have at most so many hours.
fn days_at_most_hours(length: &Duration, hours_a_day: Decimal) -> Option<Decimal> {
    workdays_of(length, hours_a_day).or_else(|| elapsed_days(length))
}

/// The most hours of a day in any calendar that may be meant.
fn most_hours(working_time: Option<&WorkingTime>) -> Decimal {
    working_time.map_or(
        Decimal::from(Calendar::MOST_HOURS_A_DAY),
        WorkingTime::hours_a_day,
    )
}

/// Whether a length takes no part of a day.
pub(super) fn is_in_whole_days(length: &Duration, working_time: Option<&WorkingTime>) -> bool {
    days_at_most_hours(length, most_hours(working_time)).is_some_and(|days| days.is_integer())
}

/// The day on which something that begins on a day and takes so long ends at the earliest, as
/// day numbers; `None` for what takes no time or more than there is, and for working time without
/// a calendar.
pub(super) fn last_day(
    first: i32,
    length: &Duration,
    working_time: Option<&WorkingTime>,
) -> Option<i32> {
    let days = days_at_most_hours(length, most_hours(working_time))?;
    let days = days.ceil().to_i32();
    let days = days.filter(|&days| days > 0)?;
    match workdays(length) {
        Some(_) => working_time?.earliest_end(first, days),
        None => first.checked_add(days - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::value::Value as _;

    #[test]
    fn working_time_is_the_same_by_both_ways() {
        for text in ["6h", "1h", "10d", "2.5d", "2w", "0.1w"] {
            let duration = Duration::read(text).unwrap();
            assert_eq!(
                workdays(&duration),
                approximate_workdays(&duration),
                "{text}"
            );
        }
    }

    #[test]
    fn other_time_has_five_working_days_in_seven() {
        let days = |text: &str| approximate_workdays(&Duration::read(text).unwrap()).unwrap();
        assert_eq!(days("7ed"), Decimal::from(5));
        assert_eq!(days("24eh"), days("1ed"));
        assert_eq!(days("28mo"), Decimal::new(60875, 2));
        assert_eq!(days("12mo"), days("1y"));
        assert_eq!(days("4q"), days("1y"));
        assert_eq!(workdays(&Duration::read("1mo").unwrap()), None);
    }
}

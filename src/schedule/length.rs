//! Lengths in working days.

use std::cmp::Ordering;

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

/// Which of two lengths is longer, where that doesn't depend on when they begin: `None` for
/// different kinds of time (working time, time of the clock, months), and for hours beside days
/// where it isn't known how many hours a day has.
pub fn compare(one: &Duration, other: &Duration, hours_a_day: Option<Decimal>) -> Option<Ordering> {
    if one.unit == other.unit {
        return Some(one.amount.cmp(&other.amount));
    }
    // Days and weeks are the same of each other however many hours they have.
    let day = match [one.unit, other.unit].contains(&DurationUnit::Hours) {
        true => hours_a_day?,
        false => Decimal::ONE,
    };
    // In the smallest unit of its kind, so that nothing is rounded.
    let counted = |length: &Duration| -> Option<(DurationUnit, Decimal)> {
        let (unit, each) = match length.unit {
            DurationUnit::Hours => (DurationUnit::Hours, Decimal::ONE),
            DurationUnit::Days => (DurationUnit::Hours, day),
            DurationUnit::Weeks => {
                let days = Decimal::from(Duration::WORKDAYS_A_WEEK);
                (DurationUnit::Hours, days.checked_mul(day)?)
            }
            DurationUnit::ElapsedHours => (DurationUnit::ElapsedHours, Decimal::ONE),
            DurationUnit::ElapsedDays => (DurationUnit::ElapsedHours, Decimal::from(24)),
            DurationUnit::ElapsedWeeks => (DurationUnit::ElapsedHours, Decimal::from(168)),
            DurationUnit::Months => (DurationUnit::Months, Decimal::ONE),
            DurationUnit::Quarters => (DurationUnit::Months, Decimal::from(3)),
            DurationUnit::Years => (DurationUnit::Months, Decimal::from(12)),
        };
        Some((unit, length.amount.checked_mul(each)?))
    };
    let ((unit, one), (other_unit, other)) = (counted(one)?, counted(other)?);
    (unit == other_unit).then(|| one.cmp(&other))
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
    fn lengths_of_one_kind_of_time_are_compared_exactly() {
        use Ordering::{Equal, Greater, Less};
        let compared = |one: &str, other: &str, hours: Option<i64>| {
            let read = |text| Duration::read(text).unwrap();
            super::compare(&read(one), &read(other), hours.map(Decimal::from))
        };
        for (one, other, expected) in [
            ("10d", "2w", Some(Equal)),
            ("9d", "2w", Some(Less)),
            ("80h", "10d", Some(Equal)),
            ("81h", "10d", Some(Greater)),
            ("48eh", "2ed", Some(Equal)),
            ("13ed", "2ew", Some(Less)),
            ("4mo", "1q", Some(Greater)),
            ("1y", "4q", Some(Equal)),
            ("20d", "1mo", None),
            ("20d", "28ed", None),
            ("1mo", "30ed", None),
        ] {
            assert_eq!(compared(one, other, Some(8)), expected, "{one} {other}");
        }
        assert_eq!(compared("10d", "80h", Some(7)), Some(Less));
        assert_eq!(compared("10d", "80h", None), None);
        assert_eq!(compared("9d", "10d", None), Some(Less));
        assert_eq!(compared("9d", "2w", None), Some(Less));
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

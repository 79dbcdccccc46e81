//! Dates as whole numbers.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

const EPOCH: Date = date(1970, 1, 1);
const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// Counts the days from 1970-01-01, a Thursday, to a date; earlier dates are negative.
pub fn day_number(date: Date) -> i32 {
    // Civil dates have days of 24 hours, and jiff's range of 20,000 years fits an i32 of days.
    (date.duration_since(EPOCH).as_secs() / SECONDS_A_DAY) as i32
}

/// Finds the date of a [`day_number`]; `None` outside the years -9999 to 9999.
pub fn date_of(day: i32) -> Option<Date> {
    let seconds = i64::from(day) * SECONDS_A_DAY;
    EPOCH.checked_add(SignedDuration::from_secs(seconds)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_translate_both_ways() {
        assert_eq!(day_number(date(1970, 1, 1)), 0);
        assert_eq!(day_number(date(1969, 12, 31)), -1);
        assert_eq!(day_number(date(2000, 3, 1)), 11_017);
        for day in [Date::MIN, date(-1, 12, 31), date(2024, 2, 29), Date::MAX] {
            assert_eq!(date_of(day_number(day)), Some(day));
        }
    }

    #[test]
    fn numbers_outside_the_range_have_no_date() {
        for day in [
            day_number(Date::MIN) - 1,
            day_number(Date::MAX) + 1,
            i32::MIN,
            i32::MAX,
        ] {
            assert_eq!(date_of(day), None);
        }
    }
}

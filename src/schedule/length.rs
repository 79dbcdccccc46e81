//! Lengths in working days.

use rust_decimal::Decimal;

use crate::plan::value::{Duration, DurationUnit};

/// Working hours in a working day.
const HOURS: i64 = 8;
/// Working days in a working week.
const WEEK: i64 = 5;
/// Days of the week.
const DAYS: i64 = 7;
/// Days in a month, on average over the Gregorian 400-year cycle, times 10,000.
const MONTH: (i64, u32) = (304_369, 4);

/// The working days of a duration that is counted in working time; `None` for elapsed time and
/// months, which depend on where they begin.
pub fn workdays(duration: &Duration) -> Option<Decimal> {
    let amount = duration.amount;
    match duration.unit {
        DurationUnit::Hours => amount.checked_div(Decimal::from(HOURS)),
        DurationUnit::Days => Some(amount),
        DurationUnit::Weeks => amount.checked_mul(Decimal::from(WEEK)),
        _ => None,
    }
}

/// The working days of any duration, as an average of five a week: for shares and levels, never
/// for dates.
pub fn approximate_workdays(duration: &Duration) -> Option<Decimal> {
    if let Some(days) = workdays(duration) {
        return Some(days);
    }
    let month = Decimal::new(MONTH.0, MONTH.1);
    let elapsed_days = match duration.unit {
        DurationUnit::ElapsedHours => Decimal::ONE.checked_div(Decimal::from(24))?,
        DurationUnit::ElapsedDays => Decimal::ONE,
        DurationUnit::ElapsedWeeks => Decimal::from(DAYS),
        DurationUnit::Months => month,
        DurationUnit::Quarters => month.checked_mul(Decimal::from(3))?,
        DurationUnit::Years => month.checked_mul(Decimal::from(12))?,
        DurationUnit::Hours | DurationUnit::Days | DurationUnit::Weeks => return None,
    };
    duration
        .amount
        .checked_mul(elapsed_days)?
        .checked_mul(Decimal::from(WEEK))?
        .checked_div(Decimal::from(DAYS))
}

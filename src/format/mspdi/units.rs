//! Lengths of time as Project's XML counts them: tenths of minutes for lags, `PT8H0M0S` for
//! durations, each with the number of the unit it is shown in.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::plan::value::DurationUnit::{
    self, Days, ElapsedDays, ElapsedHours, ElapsedWeeks, Hours, Months, Quarters, Weeks, Years,
};
use crate::plan::value::{Duration, Lag};

/// Minutes of a working day in the files that planvet writes, whatever the calendar: so days stay
/// days.
pub const MINUTES_A_DAY: i64 = 8 * 60;
/// Minutes of a working week.
pub const MINUTES_A_WEEK: i64 = 5 * MINUTES_A_DAY;
/// Working days of a month, as Project converts them; planvet's months are those of the calendar.
pub const DAYS_A_MONTH: i64 = 20;
/// Minutes of an elapsed month, which Project takes for 30 days.
pub const MINUTES_AN_ELAPSED_MONTH: i64 = 30 * MINUTES_AN_ELAPSED_DAY;
/// Minutes of an elapsed day.
pub const MINUTES_AN_ELAPSED_DAY: i64 = 24 * 60;

/// The number of days as the unit that something is shown in.
pub const FORMAT_DAYS: u8 = 7;

/// A length in minutes and the number of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes {
    /// The minutes, working or elapsed.
    pub minutes: Decimal,
    /// The number of the unit: `DurationFormat`, `LagFormat`.
    pub format: u8,
}

/// A unit in minutes, with its number.
fn unit(unit: DurationUnit) -> (i64, u8) {
    match unit {
        Hours => (60, 5),
        ElapsedHours => (60, 6),
        Days => (MINUTES_A_DAY, FORMAT_DAYS),
        ElapsedDays => (MINUTES_AN_ELAPSED_DAY, 8),
        Weeks => (MINUTES_A_WEEK, 9),
        ElapsedWeeks => (7 * MINUTES_AN_ELAPSED_DAY, 10),
        // The nearest there is: elapsed months.
        Months => (MINUTES_AN_ELAPSED_MONTH, 12),
        Quarters => (3 * MINUTES_AN_ELAPSED_MONTH, 12),
        Years => (12 * MINUTES_AN_ELAPSED_MONTH, 12),
    }
}

impl Minutes {
    /// The minutes of an amount of a unit; `None` when they are too many.
    fn of(amount: Decimal, counted: DurationUnit) -> Option<Minutes> {
        let (minutes, format) = unit(counted);
        let minutes = amount.checked_mul(Decimal::from(minutes))?;
        Some(Minutes { minutes, format })
    }

    /// The minutes of a duration; `None` when they are too many.
    pub fn of_duration(duration: &Duration) -> Option<Minutes> {
        Minutes::of(duration.amount, duration.unit)
    }

    /// The minutes of a lag; `None` when they are too many.
    pub fn of_lag(lag: &Lag) -> Option<Minutes> {
        Minutes::of(lag.amount, lag.unit)
    }

    /// Tenths of minutes, rounded; `None` when they are more than Project counts.
    pub fn tenths(&self) -> Option<i32> {
        let tenths = self.minutes.checked_mul(Decimal::TEN)?;
        tenths.round().to_i32()
    }

    /// `PT8H0M0S`, rounded to seconds; `None` when it is more than Project counts.
    pub fn iso(&self) -> Option<String> {
        self.tenths()?;
        let seconds = (self.minutes * Decimal::from(60)).round().to_i64()?;
        let (minutes, seconds) = (seconds / 60, seconds % 60);
        Some(format!("PT{}H{}M{seconds}S", minutes / 60, minutes % 60))
    }
}

/// The unit that the number of a format stands for; `None` for minutes, percent and months of
/// working days, which planvet has no unit for, and for numbers that mean nothing.
///
/// Estimated durations (`10 days?`) have numbers of their own, 32 higher.
pub fn unit_of(format: u8) -> Option<DurationUnit> {
    let format = if format >= 35 { format - 32 } else { format };
    let known = [
        Hours,
        ElapsedHours,
        Days,
        ElapsedDays,
        Weeks,
        ElapsedWeeks,
        Months,
    ];
    known.into_iter().find(|&known| unit(known).1 == format)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::value::Value as _;

    #[test]
    fn durations_are_hours_minutes_and_seconds() {
        for (text, iso, format) in [
            ("10d", "PT80H0M0S", 7),
            ("0.5d", "PT4H0M0S", 7),
            ("0.01d", "PT0H4M48S", 7),
            ("2w", "PT80H0M0S", 9),
            ("6h", "PT6H0M0S", 5),
            ("3ed", "PT72H0M0S", 8),
            ("1mo", "PT720H0M0S", 12),
        ] {
            let minutes = Minutes::of_duration(&Duration::read(text).unwrap()).unwrap();
            assert_eq!(minutes.iso().as_deref(), Some(iso), "{text}");
            assert_eq!(minutes.format, format, "{text}");
        }
        let huge = Duration::read("99999999999d").unwrap();
        assert_eq!(Minutes::of_duration(&huge).unwrap().iso(), None);
    }

    #[test]
    fn lags_are_tenths_of_minutes() {
        for (text, tenths) in [("+3d", 14_400), ("-2ed", -28_800), ("0.01h", 6)] {
            let minutes = Minutes::of_lag(&Lag::read(text).unwrap()).unwrap();
            assert_eq!(minutes.tenths(), Some(tenths), "{text}");
        }
    }

    #[test]
    fn numbers_of_units_are_read_back_estimated_ones_too() {
        for counted in DurationUnit::ALL {
            let (_, format) = unit(counted);
            let read = unit_of(format).unwrap();
            assert!(read == counted || format == 12, "{counted}");
            assert_eq!(unit_of(format + 32), Some(read));
        }
        for format in [0, 3, 4, 11, 19, 20, 21, 35, 51, 53, 255] {
            assert_eq!(unit_of(format), None, "{format}");
        }
    }
}

//! Lengths of time as Project's XML counts them: tenths of minutes for lags, `PT8H0M0S` for
//! durations, each with the number of the unit it is shown in.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::plan::value::DurationUnit::{
    self, Days, ElapsedDays, ElapsedHours, ElapsedWeeks, Hours, Months, Quarters, Weeks, Years,
};
use crate::plan::value::{Duration, Lag};

/// Minutes of a working day of eight hours.
pub const MINUTES_A_DAY: i64 = 8 * 60;
/// Working days of a month, as Project converts them; planvet's months are those of the calendar.
pub const DAYS_A_MONTH: i64 = 20;
/// Minutes of an elapsed month, which Project takes for 30 days.
pub const MINUTES_AN_ELAPSED_MONTH: i64 = 30 * MINUTES_AN_ELAPSED_DAY;
/// Minutes of an elapsed day.
pub const MINUTES_AN_ELAPSED_DAY: i64 = 24 * 60;

/// The number of days as the unit that something is shown in.
pub const FORMAT_DAYS: u8 = 7;
/// The number of elapsed months.
pub const FORMAT_MONTHS: u8 = 12;

/// A length in minutes and the number of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes {
    /// The minutes, working or elapsed.
    pub minutes: Decimal,
    /// The number of the unit: `DurationFormat`, `LagFormat`.
    pub format: u8,
}

/// The number of a unit: `DurationFormat`, `LagFormat`.
fn format(unit: DurationUnit) -> u8 {
    match unit {
        Hours => 5,
        ElapsedHours => 6,
        Days => FORMAT_DAYS,
        ElapsedDays => 8,
        Weeks => 9,
        ElapsedWeeks => 10,
        // The nearest there is: elapsed months.
        Months | Quarters | Years => FORMAT_MONTHS,
    }
}

/// The working day of a file that planvet writes: that of the plan's calendar. All calendars of
/// the file have it, so that days stay days; around the clock they have eight hours too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingDay {
    minutes: i64,
}

impl WorkingDay {
    /// The working day of a calendar with so many hours a day.
    pub fn of(hours: Decimal) -> WorkingDay {
        let most = Decimal::from(24);
        let minutes = (hours * Decimal::from(60)).round().to_i64();
        let minutes = minutes.filter(|&minutes| minutes > 0 && hours < most);
        WorkingDay {
            minutes: minutes.unwrap_or(MINUTES_A_DAY),
        }
    }

    /// Its minutes.
    pub fn minutes(self) -> i64 {
        self.minutes
    }

    /// The minutes of an amount of a unit for a calendar with so many hours a day; `None` when they
    /// are too many. An hour of a day of twelve is a twelfth of the day.
    fn length(self, amount: Decimal, unit: DurationUnit, hours: Decimal) -> Option<Minutes> {
        let day = Decimal::from(self.minutes);
        let per = match unit {
            Hours => {
                let minutes = amount.checked_mul(day)?.checked_div(hours)?;
                let format = format(unit);
                return Some(Minutes { minutes, format });
            }
            Days => day,
            Weeks => day * Decimal::from(5),
            ElapsedHours => Decimal::from(60),
            ElapsedDays => Decimal::from(MINUTES_AN_ELAPSED_DAY),
            ElapsedWeeks => Decimal::from(7 * MINUTES_AN_ELAPSED_DAY),
            Months => Decimal::from(MINUTES_AN_ELAPSED_MONTH),
            Quarters => Decimal::from(3 * MINUTES_AN_ELAPSED_MONTH),
            Years => Decimal::from(12 * MINUTES_AN_ELAPSED_MONTH),
        };
        Some(Minutes {
            minutes: amount.checked_mul(per)?,
            format: format(unit),
        })
    }

    /// The minutes of a duration on a calendar with so many hours a day; `None` when they are too
    /// many.
    pub fn of_duration(self, duration: &Duration, hours: Decimal) -> Option<Minutes> {
        self.length(duration.amount, duration.unit, hours)
    }

    /// The minutes of a lag on a calendar with so many hours a day; `None` when they are too many.
    pub fn of_lag(self, lag: &Lag, hours: Decimal) -> Option<Minutes> {
        self.length(lag.amount, lag.unit, hours)
    }

    /// Tenths of minutes of so many days; `None` when they are more than Project counts.
    pub fn tenths_of_days(self, days: Decimal) -> Option<i32> {
        let days = Duration {
            amount: days,
            unit: Days,
        };
        self.of_duration(&days, Decimal::ONE)?.tenths()
    }
}

impl Minutes {
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
    known
        .into_iter()
        .find(|&known| self::format(known) == format)
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
            let duration = Duration::read(text).unwrap();
            let minutes = EIGHT.of_duration(&duration, Decimal::from(8)).unwrap();
            assert_eq!(minutes.iso().as_deref(), Some(iso), "{text}");
            assert_eq!(minutes.format, format, "{text}");
        }
        let huge = Duration::read("99999999999d").unwrap();
        assert_eq!(
            EIGHT.of_duration(&huge, Decimal::from(8)).unwrap().iso(),
            None
        );
    }

    const EIGHT: WorkingDay = WorkingDay {
        minutes: MINUTES_A_DAY,
    };

    #[test]
    fn hours_are_parts_of_the_day_of_their_calendar() {
        let hours = |text: &str| text.parse::<Decimal>().unwrap();
        let short = WorkingDay::of(hours("7.5"));
        assert_eq!(short.minutes(), 450);
        assert_eq!(WorkingDay::of(hours("24")), EIGHT);
        for (day, text, of, iso) in [
            (short, "1d", "7.5", "PT7H30M0S"),
            (short, "15h", "7.5", "PT15H0M0S"),
            (short, "2w", "7.5", "PT75H0M0S"),
            (EIGHT, "6h", "24", "PT2H0M0S"),
            (EIGHT, "6eh", "24", "PT6H0M0S"),
        ] {
            let duration = Duration::read(text).unwrap();
            let minutes = day.of_duration(&duration, hours(of)).unwrap();
            assert_eq!(minutes.iso().as_deref(), Some(iso), "{text}");
        }
        assert_eq!(EIGHT.tenths_of_days(hours("-1.5")), Some(-7_200));
    }

    #[test]
    fn lags_are_tenths_of_minutes() {
        for (text, tenths) in [("+3d", 14_400), ("-2ed", -28_800), ("0.01h", 6)] {
            let lag = Lag::read(text).unwrap();
            let minutes = EIGHT.of_lag(&lag, Decimal::from(8)).unwrap();
            assert_eq!(minutes.tenths(), Some(tenths), "{text}");
        }
    }

    #[test]
    fn numbers_of_units_are_read_back_estimated_ones_too() {
        for counted in DurationUnit::ALL {
            let format = format(counted);
            let read = unit_of(format).unwrap();
            assert!(read == counted || format == 12, "{counted}");
            assert_eq!(unit_of(format + 32), Some(read));
        }
        for format in [0, 3, 4, 11, 19, 20, 21, 35, 51, 53, 255] {
            assert_eq!(unit_of(format), None, "{format}");
        }
    }
}

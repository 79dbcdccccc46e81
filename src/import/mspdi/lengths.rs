//! Durations and lags of a project as a plan writes them.

use rust_decimal::Decimal;

use crate::format::mspdi::units::{MINUTES_A_DAY, MINUTES_AN_ELAPSED_DAY, unit_of};
use crate::import::{DraftCalendar, Losses, Lost};
use crate::plan::value::{Duration, DurationUnit, Lag};

use super::raw::Project;

/// Digits behind the point that a length keeps.
const PLACES: u32 = 4;

/// How a project converts minutes to days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lengths {
    minutes_a_day: i64,
    minutes_a_week: i64,
    /// Whether months are calendar months, and hours parts of the day of the calendar: planvet
    /// writes them so.
    own: bool,
}

/// What a length is counted by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    /// Whether the calendar is worked round the clock: working time is elapsed time then.
    pub is_round_the_clock: bool,
    /// The hours of a day of the calendar, in the plan that is being made.
    pub hours: Decimal,
}

impl Lengths {
    pub fn of(project: &Project) -> Lengths {
        let positive = |minutes: Option<i64>| minutes.filter(|&minutes| minutes > 0);
        let minutes_a_day = positive(project.minutes_a_day).unwrap_or(MINUTES_A_DAY);
        Lengths {
            minutes_a_day,
            minutes_a_week: positive(project.minutes_a_week).unwrap_or(5 * minutes_a_day),
            own: project.is_own(),
        }
    }

    /// The hours of a day of the plan's calendar, if they are others than that of the calendar that
    /// it is based on. The days of other programs are kept as days, whatever their hours.
    pub fn hours_of_plan(self, calendar: &DraftCalendar) -> Option<Decimal> {
        let hours = Decimal::from(self.minutes_a_day) / Decimal::from(60);
        let is_usual = self.minutes_a_day == MINUTES_A_DAY;
        let is_other = self.own && !is_usual && calendar.hours_a_day() != hours;
        is_other.then(|| hours.round_dp(PLACES))
    }

    /// The duration of so many minutes, shown in a unit.
    pub fn duration(
        self,
        minutes: Decimal,
        format: u8,
        counted: Counted,
        name: &str,
        losses: &mut Losses,
    ) -> Option<Duration> {
        if minutes < Decimal::ZERO {
            return None;
        }
        let (amount, unit) = self.length(minutes, format, counted, name, losses)?;
        Some(Duration { amount, unit })
    }

    /// The lag of so many tenths of minutes.
    pub fn lag(
        self,
        tenths: i64,
        format: u8,
        counted: Counted,
        name: &str,
        losses: &mut Losses,
    ) -> Option<Lag> {
        if tenths == 0 {
            return None;
        }
        let minutes = Decimal::from(tenths) / Decimal::TEN;
        let (amount, unit) = self.length(minutes.abs(), format, counted, name, losses)?;
        let (amount, unit) = match unit {
            // Lags have no months.
            DurationUnit::Months => (amount * Decimal::from(30), DurationUnit::ElapsedDays),
            _ => (amount, unit),
        };
        let amount = if tenths < 0 { -amount } else { amount };
        Some(Lag { amount, unit })
    }

    fn length(
        self,
        minutes: Decimal,
        format: u8,
        counted: Counted,
        name: &str,
        losses: &mut Losses,
    ) -> Option<(Decimal, DurationUnit)> {
        use DurationUnit::{Days, ElapsedDays, ElapsedHours, ElapsedWeeks, Hours, Months, Weeks};
        // Minutes are shown as hours.
        let unit = match format % 32 {
            3 => Some(Hours),
            4 => Some(ElapsedHours),
            _ => unit_of(format),
        };
        let is_month = format % 32 == 11;
        let unit = match unit {
            Some(Hours | Days | Weeks) | None if counted.is_round_the_clock => ElapsedDays,
            Some(Hours) if !self.own && self.minutes_a_day != MINUTES_A_DAY => Days,
            Some(Weeks) if self.minutes_a_week != 5 * self.minutes_a_day => Days,
            // Project's elapsed months have 30 days.
            Some(Months) if !self.own => ElapsedDays,
            Some(unit) => unit,
            None => Days,
        };
        let per = match unit {
            Hours | ElapsedHours => 60,
            Weeks => 5 * self.minutes_a_day,
            ElapsedDays => MINUTES_AN_ELAPSED_DAY,
            ElapsedWeeks => 7 * MINUTES_AN_ELAPSED_DAY,
            Months => 30 * MINUTES_AN_ELAPSED_DAY,
            _ => self.minutes_a_day,
        };
        if is_month || (unit_of(format) == Some(Hours) && unit == Days) {
            losses.add(Lost::OtherLengths, || name.to_owned());
        }
        let exact = match unit {
            Hours if self.own => minutes
                .checked_mul(counted.hours)?
                .checked_div(Decimal::from(self.minutes_a_day))?,
            _ => minutes.checked_div(Decimal::from(per))?,
        };
        let amount = exact.round_dp(PLACES);
        // What was divided by three is no loss.
        if (amount - exact).abs() > Decimal::new(1, 12) {
            losses.add(Lost::RoundedLengths, || name.to_owned());
        }
        Some((amount.normalize(), unit))
    }
}

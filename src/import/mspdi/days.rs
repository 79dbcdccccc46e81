//! The days of rows, as their program has computed them and as a plan states them.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::import::draft::{Days, DraftCalendar, DraftPhase};
use crate::plan::value::{Duration, DurationUnit};
use crate::schedule::Calendar;

use super::raw::Task;
use super::tasks::{Building, SNET};
use super::values::Moment;

impl Building<'_, '_> {
    /// First and last day of a phase: of planvet's own, what it states; of others what holds back
    /// all of it and the day it is due, else what was computed.
    pub(super) fn days_of_phase(&self, row: &Task) -> Days {
        let held = row.constraint_date.filter(|_| row.constraint == SNET);
        let stated = Days {
            start: held.map(|moment| moment.day),
            finish: row.deadline.map(|moment| moment.day),
        };
        if self.project.keeps_days() {
            return stated;
        }
        let computed = self.days(row.start, row.finish, row);
        Days {
            start: stated.start.or(computed.start),
            finish: stated.finish.or(computed.finish),
        }
    }

    /// The hours of a day of a row's calendar.
    pub(super) fn hours(&mut self, row: &Task) -> Decimal {
        let of_plan = self.plan_calendar.as_ref().map(DraftCalendar::hours_a_day);
        let of_plan = of_plan.unwrap_or(Decimal::from(Duration::HOURS_A_DAY));
        match row.calendar {
            Some(uid) if Some(uid) != self.project.calendar => {
                self.calendars.hours(uid, self.losses).unwrap_or(of_plan)
            }
            _ => of_plan,
        }
    }

    /// The working days from the start to the finish of a row, where it says no more; calendar days
    /// when none of them is worked.
    pub(super) fn between(&self, row: &Task) -> Option<Duration> {
        let Days { start, finish } = self.days(row.start, row.finish, row);
        let (start, finish) = (start?, finish?);
        if finish < start {
            return None;
        }
        let worked = self.plan_calendar.as_ref().and_then(DraftCalendar::days);
        let worked = worked.unwrap_or_else(Calendar::standard);
        let days = worked.workdays_between(start, finish);
        let (days, unit) = match days {
            0 => {
                let days = Calendar::continuous().workdays_between(start, finish);
                (days, DurationUnit::ElapsedDays)
            }
            days => (days, DurationUnit::Days),
        };
        Some(Duration {
            amount: Decimal::from(days),
            unit,
        })
    }

    /// First and last day.
    pub(super) fn days(&self, start: Option<Moment>, finish: Option<Moment>, row: &Task) -> Days {
        Days {
            start: start.map(|start| first_of(start, row.format)),
            finish: finish.map(|finish| last_of(start, finish, row.format)),
        }
    }
}

/// Puts off the computed end of a phase to what is promised of its parts: another program sees no
/// contradiction there.
pub(super) fn hold(phase: &mut DraftPhase) {
    let milestones = phase.milestones.iter().map(|milestone| milestone.date);
    let tasks = phase.tasks.iter().map(|task| task.deadline);
    let last = milestones.chain(tasks).flatten().max();
    if let (Some(finish), Some(last)) = (phase.days.finish, last) {
        phase.days.finish = Some(finish.max(last));
    }
}

/// When work begins and ends on a day, in minutes; time that is counted round the clock may begin
/// in the evening and end in the morning, when nothing of the day is left or has passed.
const MORNING: u16 = 8 * 60;
const EVENING: u16 = 17 * 60;

/// Whether a length is counted round the clock.
fn is_elapsed(format: u8) -> bool {
    matches!(format % 32, 4 | 6 | 8 | 10 | 12)
}

/// The first day of something: what is counted round the clock and begins in the evening begins
/// the day after.
fn first_of(start: Moment, format: u8) -> Date {
    let after = start.day.tomorrow().ok();
    let after = after.filter(|_| is_elapsed(format) && start.minutes >= EVENING);
    after.unwrap_or(start.day)
}

/// The last day of something: what is counted round the clock and ends by the morning ended the
/// day before.
fn last_of(start: Option<Moment>, finish: Moment, format: u8) -> Date {
    let is_early = finish.minutes <= MORNING && is_elapsed(format);
    let began = start.is_none_or(|start| start.day < finish.day);
    let before = finish.day.yesterday().ok();
    let before = before.filter(|_| is_early && began);
    before.unwrap_or(finish.day)
}

/// The first and last day of a row, as its program has computed them.
pub(super) fn computed(row: &Task) -> (Option<Date>, Option<Date>) {
    let first = row.start.map(|start| first_of(start, row.format));
    let last = |finish| last_of(row.start, finish, row.format);
    (first, row.finish.map(last))
}

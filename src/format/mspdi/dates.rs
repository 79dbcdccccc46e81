//! The days that items are written with: the one place where they come from.

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive as _;

use crate::plan::read::Field;
use crate::plan::{CalendarName, Milestone, Phase, Plan, Task};
use crate::schedule::{self, Calendar, Calendars};

/// First and last day of an item, as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// First day.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub finish: Option<Date>,
}

impl Days {
    /// Both of them.
    pub(super) fn both(self) -> [Option<Date>; 2] {
        [self.start, self.finish]
    }
}

/// Says on which days the items of a plan take place.
pub trait Dates {
    /// The days of a phase.
    fn of_phase(&self, phase: &Phase) -> Days;

    /// The days of a task.
    fn of_task(&self, task: &Task) -> Days;

    /// The day of a milestone.
    fn of_milestone(&self, milestone: &Milestone) -> Option<Date>;
}

/// The days that the plan states itself.
#[derive(Debug)]
pub struct StatedDays<'p> {
    calendars: &'p Calendars,
    /// That of the plan; `None` when it can't be read.
    calendar: Option<Calendar>,
}

impl<'p> StatedDays<'p> {
    /// The days that a plan states.
    pub fn new(plan: &Plan, calendars: &'p Calendars) -> StatedDays<'p> {
        StatedDays {
            calendars,
            calendar: calendars.of_plan(plan),
        }
    }

    fn calendar(&self, own: &Field<CalendarName>) -> Option<Calendar> {
        match own.get() {
            Some(name) => self.calendars.named(name),
            None => self.calendar.clone(),
        }
    }
}

impl Dates for StatedDays<'_> {
    fn of_phase(&self, phase: &Phase) -> Days {
        Days {
            start: phase.start.value(),
            finish: phase.end.value(),
        }
    }

    fn of_task(&self, task: &Task) -> Days {
        let start = schedule::of_task(task).start;
        let finish = task.finished.value().or_else(|| {
            let days = schedule::workdays(task.likely_duration()?)?;
            let whole = days.ceil().to_i64().filter(|&days| days > 0)?;
            let calendar = self.calendar(&task.calendar)?;
            let first = calendar.next_workday(start?)?;
            calendar.add_workdays(first, whole - 1)
        });
        Days { start, finish }
    }

    fn of_milestone(&self, milestone: &Milestone) -> Option<Date> {
        milestone.finished.value().or(milestone.date.value())
    }
}

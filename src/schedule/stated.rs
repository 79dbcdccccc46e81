//! Dates as the plan states them, before anything is computed.

use jiff::civil::Date;

use crate::plan::read::{Either, Field, List};
use crate::plan::value::CalendarBase;
use crate::plan::{CalendarName, Phase, Plan, Task};
use crate::source::Spanned;

use super::Calendar;

/// First and last day of something, as far as the plan says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatedDates {
    /// First day.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub finish: Option<Date>,
}

/// The dates a task states: what happened first, then what pins or bounds it, then what was
/// once approved.
pub fn of_task(task: &Task) -> StatedDates {
    let baseline = task.baseline.get();
    let start = task
        .started
        .value()
        .or(task.starts_on.value())
        .or(task.not_before.value())
        .or(baseline.and_then(|dates| dates.start.value()));
    let finish = task
        .finished
        .value()
        .or(task.deadline.value())
        .or(baseline.and_then(|dates| dates.finish.value()));
    StatedDates { start, finish }
}

/// The dates of the plan: its own; those of its first and last phase when it states none and all
/// phases have theirs.
pub fn of_plan(plan: &Plan) -> StatedDates {
    let of_phases = |date: fn(&Phase) -> Option<Date>| -> Option<Vec<Date>> {
        let phases = Some(&plan.phases).filter(|phases| phases.is_complete())?;
        phases.iter().map(date).collect()
    };
    let start = if plan.start.is_absent() {
        of_phases(|phase| phase.start.value()).and_then(|dates| dates.into_iter().min())
    } else {
        plan.start.value()
    };
    let finish = if plan.end.is_absent() {
        of_phases(|phase| phase.end.value()).and_then(|dates| dates.into_iter().max())
    } else {
        plan.end.value()
    };
    StatedDates { start, finish }
}

/// The calendar of the plan; `None` when it contradicts itself or can't be read.
///
/// A plan that names none is taken to work from Monday to Friday.
pub fn plan_calendar(plan: &Plan) -> Option<Calendar> {
    match &plan.calendar {
        Field::Absent => Some(Calendar::standard()),
        Field::Unreadable(_) => None,
        Field::Given(_, name) => named_calendar(name),
    }
}

/// The calendar that a name or a mapping stands for; `None` when it contradicts itself or a part
/// of it can't be read.
pub fn named_calendar(name: &CalendarName) -> Option<Calendar> {
    match name {
        Either::Short(base) => Some(base_calendar(*base)),
        Either::Long(own) => {
            let base = match own.base {
                Field::Absent => CalendarBase::Standard,
                Field::Unreadable(_) => return None,
                Field::Given(_, base) => base,
            };
            base_calendar(base)
                .with_exceptions(&days(&own.holidays)?, &days(&own.workdays)?)
                .ok()
        }
    }
}

fn days(list: &List<Spanned<Date>>) -> Option<Vec<Date>> {
    list.is_complete()
        .then(|| list.iter().map(|day| day.value).collect())
}

fn base_calendar(base: CalendarBase) -> Calendar {
    match base {
        CalendarBase::Standard => Calendar::standard(),
        CalendarBase::Cn => Calendar::cn(),
        CalendarBase::Continuous => Calendar::continuous(),
    }
}

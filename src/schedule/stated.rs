//! Dates as the plan states them, before anything is computed.

use jiff::civil::Date;

use crate::plan::{Phase, Plan, Task};

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

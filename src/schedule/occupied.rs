//! The days on which a task is at work for certain.

use jiff::civil::Date;

use crate::plan::Task;

use super::WorkingTime;
use super::calendar::{date_of, day_number};
use super::length::last_day;

/// First and last day on which a task is at work for certain, days off between them included.
///
/// What happened goes first: from the actual start to the actual finish. Else the task is at work
/// from its actual or fixed start for as long as it takes at least; and where it states neither,
/// on the days once approved, unless it has been put off since. `None` where this isn't known, and
/// for work that is done in part: the rest may take less than the plan says.
pub fn certain_days(task: &Task, working_time: Option<&WorkingTime>) -> Option<(Date, Date)> {
    let dates = [
        &task.finished,
        &task.started,
        &task.starts_on,
        &task.not_before,
    ];
    if dates.iter().any(|date| date.is_unreadable()) {
        return None;
    }
    let (first, last) = if let Some(finished) = task.finished.value() {
        (task.started.value()?, finished)
    } else if let Some(first) = task.started.value().or(task.starts_on.value()) {
        let length = task.least_duration().filter(|_| !task.is_done_in_part())?;
        (
            first,
            date_of(last_day(day_number(first), length, working_time)?)?,
        )
    } else {
        let approved = task.baseline.get()?;
        let first = approved.start.value()?;
        let put_off = task
            .not_before
            .value()
            .is_some_and(|earliest| earliest > first);
        (
            first,
            approved
                .finish
                .value()
                .filter(|_| !put_off && !task.is_done_in_part())?,
        )
    };
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::Calendars;
    use crate::source::{Limits, parse};

    fn days(task: &str) -> Option<String> {
        let text = format!(
            "planvet: 1\ntitle: x\ncalendar: standard\nphases:\n  - title: x\n    tasks: [{{title: x, {task}}}]\n"
        );
        let tree = parse(&text, &Limits::DEFAULT);
        let (plan, _) = crate::plan::read(&tree, &text, tree.roots()[0], &Limits::DEFAULT);
        let plan = plan.unwrap();
        let working_time = WorkingTime::of_plan(&plan, Calendars::standard());
        let (first, last) = certain_days(plan.tasks().next()?, working_time.as_ref())?;
        Some(format!("{first} {last}"))
    }

    #[test]
    fn days_are_certain_by_stated_dates_only() {
        for (task, found) in [
            (
                "starts_on: 2026-01-05, duration: 6d",
                "2026-01-05 2026-01-12",
            ),
            (
                "started: 2026-01-06, starts_on: 2026-01-05, duration: 1d",
                "2026-01-06 2026-01-06",
            ),
            (
                "started: 2026-01-06, finished: 2026-01-20, duration: 1d",
                "2026-01-06 2026-01-20",
            ),
            (
                "starts_on: 2026-01-05, duration: {min: 3d, likely: 5d, max: 9d}",
                "2026-01-05 2026-01-07",
            ),
            (
                "baseline: {start: 2026-01-05, finish: 2026-01-09}",
                "2026-01-05 2026-01-09",
            ),
            (
                "not_before: 2026-01-05, baseline: {start: 2026-01-05, finish: 2026-01-09}",
                "2026-01-05 2026-01-09",
            ),
        ] {
            assert_eq!(days(task).as_deref(), Some(found), "{task}");
        }
        for task in [
            "duration: 5d",
            "starts_on: 2026-01-05",
            "starts_on: 2026-01-05, deadline: 2026-01-30",
            "starts_on: 2026-01-05, duration: 0d",
            "starts_on: some day, duration: 5d, baseline: {start: 2026-01-05, finish: 2026-01-09}",
            "starts_on: 2026-01-05, duration: 5d, calendar: nobody knows",
            "started: 2026-01-05, duration: 5d, progress: 40%",
            "finished: 2026-01-20",
            "started: 2026-01-20, finished: 2026-01-06",
            "not_before: 2026-02-02, baseline: {start: 2026-01-05, finish: 2026-01-09}",
            "baseline: {start: 2026-01-05}",
        ] {
            let unknown = task.contains("nobody");
            // The calendar of the task is the caller's business.
            assert_eq!(days(task).is_some(), unknown, "{task}");
        }
    }
}

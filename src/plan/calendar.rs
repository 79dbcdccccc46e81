//! Which days count as working days.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::record;
use crate::source::Spanned;

use super::read::{Either, Field, List};
use super::value::{CalendarId, DailyHours};
use super::{Plan, Task};

/// A calendar by name, or one of the plan's own.
pub type CalendarName = Either<CalendarId, CalendarMapping>;

record! {
    /// A calendar of the plan's own.
    pub struct CalendarMapping: "a calendar", "自定义日历" {
        base: Field<CalendarId>,
            "The calendar that the exceptions change; standard if not given.",
            "在哪个日历的基础上调整；不写则为 standard（周一至周五）。";
        holidays: List<Spanned<Date>>,
            "Days off.",
            "休息日。";
        workdays: List<Spanned<Date>>,
            "Days worked although the base calendar has them off.",
            "调休上班的日子。";
        hours_per_day: Field<DailyHours>,
            "Working hours of a day, for lengths in hours; if not given, those of the base calendar (8; continuous: 24).",
            "每个工作日的小时数，用于折算以小时计的工期；不写则与基础日历相同（8；continuous 为 24）。";
    }
}

impl Plan {
    /// The calendars that the plan, its tasks and its resources name, where they name them, those
    /// that a mapping changes among them.
    pub fn calendar_names(&self) -> impl Iterator<Item = Spanned<&CalendarId>> {
        let of_tasks = self.tasks().map(|task| &task.calendar);
        let of_resources = self.resources.iter().map(|resource| &resource.calendar);
        std::iter::once(&self.calendar)
            .chain(of_tasks)
            .chain(of_resources)
            .filter_map(named)
    }
}

/// The name in a field: of the calendar, or of the one that a mapping changes.
fn named(field: &Field<CalendarName>) -> Option<Spanned<&CalendarId>> {
    let name = field.spanned()?;
    match name.value {
        Either::Short(id) => Some(Spanned {
            value: id,
            span: name.span,
        }),
        Either::Long(own) => own.base.spanned(),
    }
}

/// The calendars that tasks are worked in.
#[derive(Debug)]
pub struct TaskCalendars<'p> {
    /// Of the resources that have one of their own.
    resources: HashMap<&'p str, &'p Field<CalendarName>>,
}

impl<'p> TaskCalendars<'p> {
    /// Looks at the resources of a plan, once.
    pub fn new(plan: &'p Plan) -> TaskCalendars<'p> {
        let own = plan.resources.iter().filter_map(|resource| {
            let id = resource.id.get()?.as_str();
            (!resource.calendar.is_absent()).then_some((id, &resource.calendar))
        });
        TaskCalendars {
            resources: own.collect(),
        }
    }

    /// The calendar of a task: its own, else the one that all its resources have in common; absent
    /// where that of the plan holds.
    pub fn of(&self, task: &'p Task) -> &'p Field<CalendarName> {
        if !task.calendar.is_absent() || self.resources.is_empty() {
            return &task.calendar;
        }
        let mut used = task
            .uses
            .iter()
            .map(|(id, _)| self.of_resource(id.value.as_str()));
        let Some(Some(first)) = used.next() else {
            return &task.calendar;
        };
        let in_common = used.all(|other| other.is_some_and(|other| is_same(first, other)));
        match in_common {
            true => first,
            false => &task.calendar,
        }
    }

    fn of_resource(&self, id: &str) -> Option<&'p Field<CalendarName>> {
        self.resources.get(id).copied()
    }
}

/// Whether two fields name one calendar; a mapping is like no other.
fn is_same(one: &Field<CalendarName>, other: &Field<CalendarName>) -> bool {
    match (one.get(), other.get()) {
        (Some(Either::Short(one)), Some(Either::Short(other))) => {
            one.as_str().to_lowercase() == other.as_str().to_lowercase()
        }
        _ => std::ptr::eq(one, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Limits, parse};

    #[test]
    fn a_task_has_its_own_calendar_or_that_of_all_its_resources() {
        let text = "planvet: 1
resources:
  - {id: guard, title: Guards, calendar: continuous}
  - {id: camera, title: Cameras, calendar: Continuous}
  - {id: crew, title: Crew}
phases:
  - title: One
    tasks:
      - {id: T1, title: a, uses: {guard: 2, camera: 1}}
      - {id: T2, title: b, uses: {guard: 2, crew: 1}}
      - {id: T3, title: c, uses: {crew: 1}}
      - {id: T4, title: d, uses: {guard: 2}, calendar: CN}
      - {id: T5, title: e}
";
        let tree = parse(text, &Limits::DEFAULT);
        let (plan, _) = crate::plan::read(&tree, text, tree.roots()[0], &Limits::DEFAULT);
        let plan = plan.expect("a plan");
        let calendars = TaskCalendars::new(&plan);
        let names: Vec<Option<&str>> = plan
            .tasks()
            .map(|task| match calendars.of(task).get() {
                Some(Either::Short(name)) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(names, [Some("continuous"), None, None, Some("CN"), None]);
    }
}

//! What lines that are paid by time are reckoned from.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::plan::value::Currency;
use crate::plan::{Plan, Resource, Task};
use crate::schedule::{Calendar, Calendars};

use super::work::Work;

/// The resources of a plan, with the hours that their days have.
#[derive(Debug)]
pub(super) struct Rates<'p, 'w> {
    /// The work of the plan.
    pub work: &'w Work<'p>,
    /// The currency of the plan.
    pub currency: Option<Currency>,
    resources: HashMap<&'p str, &'p Resource>,
    /// The tasks that use a resource, with their numbers and how many they use.
    users: HashMap<&'p str, Vec<(usize, &'p Task, Decimal)>>,
    /// The numbers of the tasks of which it isn't known what they use.
    unsure: Vec<usize>,
    calendars: &'w Calendars,
    /// The hours of the plan's own days; `None` when its calendar can't be told.
    hours_a_day: Option<Decimal>,
}

impl<'p, 'w> Rates<'p, 'w> {
    pub(super) fn new(plan: &'p Plan, calendars: &'w Calendars, work: &'w Work<'p>) -> Self {
        let mut resources = HashMap::new();
        for resource in &plan.resources {
            if let Some(id) = resource.id.get() {
                resources.entry(id.as_str()).or_insert(resource);
            }
        }
        let mut users: HashMap<&str, Vec<(usize, &Task, Decimal)>> = HashMap::new();
        let mut unsure = Vec::new();
        for (number, task) in work.numbered_tasks() {
            for (used, count) in task.uses.iter() {
                let known = users.entry(used.value.as_str()).or_default();
                if known.last().is_none_or(|(last, ..)| *last != number) {
                    known.push((number, task, count.0));
                }
            }
            if !task.uses.is_complete() {
                unsure.push(number);
            }
        }
        let calendar = calendars.of_plan(plan);
        Rates {
            work,
            currency: plan.currency.value(),
            resources,
            users,
            unsure,
            calendars,
            hours_a_day: calendar.as_ref().map(Calendar::hours_a_day),
        }
    }

    /// The resource with an id; of several the first.
    pub(super) fn resource(&self, id: &str) -> Option<&'p Resource> {
        self.resources.get(id).copied()
    }

    /// The tasks that use a resource, with their numbers and how many they use.
    pub(super) fn users(&self, id: &str) -> &[(usize, &'p Task, Decimal)] {
        self.users.get(id).map_or(&[], Vec::as_slice)
    }

    /// The numbers of the tasks of which it isn't known what they use.
    pub(super) fn unsure(&self) -> &[usize] {
        &self.unsure
    }

    /// The working hours of a day of a resource: by its own calendar, else by that of the plan.
    pub(super) fn hours_a_day(&self, resource: &Resource) -> Option<Decimal> {
        if resource.calendar.is_absent() {
            return self.hours_a_day;
        }
        let calendar = self.calendars.named(resource.calendar.get()?)?;
        Some(calendar.hours_a_day())
    }
}

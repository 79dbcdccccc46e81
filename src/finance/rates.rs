//! What lines that are paid by time are reckoned from.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::plan::value::Currency;
use crate::plan::{Plan, Resource};
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
        let calendar = calendars.of_plan(plan);
        Rates {
            work,
            currency: plan.currency.value(),
            resources,
            calendars,
            hours_a_day: calendar.as_ref().map(Calendar::hours_a_day),
        }
    }

    /// The resource with an id; of several the first.
    pub(super) fn resource(&self, id: &str) -> Option<&'p Resource> {
        self.resources.get(id).copied()
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

//! The days that items are written with: computed ones, else stated ones.

use jiff::civil::Date;

use crate::plan::{Milestone, Phase, Plan, Task};
use crate::schedule::network::Network;
use crate::schedule::{self, Calendars, Facts, Schedule};

/// First and last day of an item, as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Days {
    /// First day.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub finish: Option<Date>,
}

/// The computed dates of a plan.
#[derive(Debug)]
pub(super) struct Dates {
    /// By task or milestone, in the order of the rows.
    facts: Vec<Facts>,
    /// First and last day of the project.
    pub project: Days,
}

impl Dates {
    /// The dates of a plan whose progress is told as of a day.
    pub fn of(plan: &Plan, calendars: &Calendars, status: Option<Date>) -> Dates {
        let schedule = Schedule::new(
            Network::as_of(plan, calendars, status),
            schedule::cpm::Wanted::default(),
        );
        let computed = schedule.project();
        let stated = schedule::of_plan(plan);
        let facts = (0..schedule.network().stated).map(|item| schedule.facts(item));
        Dates {
            facts: facts.collect(),
            project: Days {
                // Nothing begins before the stated start, and what does is in the plan so.
                start: stated.start.or(computed.start),
                finish: computed.finish.or(stated.finish),
            },
        }
    }

    /// What is computed of a task or milestone by its number.
    pub fn facts(&self, item: usize) -> Option<&Facts> {
        self.facts.get(item)
    }

    /// The days of a phase that holds so many items from a number on.
    pub fn of_phase(&self, phase: &Phase, items: std::ops::Range<usize>) -> Days {
        let held = self.facts.get(items).unwrap_or_default();
        let start = held.iter().filter_map(|facts| facts.early_start).min();
        let finish = held.iter().filter_map(|facts| facts.early_finish).max();
        Days {
            start: start.or(phase.start.value()),
            finish: finish.or(phase.end.value()),
        }
    }

    /// The days of a task.
    pub fn of_task(&self, task: &Task, item: usize) -> Days {
        let stated = schedule::of_task(task);
        let facts = self.facts(item);
        let computed = |date: fn(&Facts) -> Option<Date>| facts.and_then(date);
        Days {
            start: computed(|facts| facts.early_start).or(stated.start),
            finish: computed(|facts| facts.early_finish).or(task.finished.value()),
        }
    }

    /// The day of a milestone.
    pub fn of_milestone(&self, milestone: &Milestone, item: usize) -> Option<Date> {
        let computed = self.facts(item).and_then(|facts| facts.early_finish);
        let stated = || milestone.finished.value().or(milestone.date.value());
        computed.or_else(stated)
    }

    /// The days on which the project takes place.
    pub fn all(&self) -> impl Iterator<Item = Date> {
        let of_items = self
            .facts
            .iter()
            .flat_map(|facts| [facts.early_start, facts.early_finish]);
        let own = [self.project.start, self.project.finish];
        of_items.chain(own).flatten()
    }
}

//! Computed dates of what risks threaten and of what answers them.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::plan::{Milestone, Phase, Plan, Task};
use crate::schedule::{Calendars, Facts, Schedule, days_of_phase};
use crate::source::Span;

/// First and last day.
pub(super) type Days = (Option<Date>, Option<Date>);

/// The computed dates of a plan, by where its items stand.
pub(super) struct Computed {
    items: HashMap<Span, Days>,
    phases: HashMap<Span, Days>,
}

impl Computed {
    pub(super) fn new(plan: &Plan, calendars: &Calendars) -> Computed {
        let schedule = Schedule::of(plan, calendars);
        let mut computed = Computed {
            items: HashMap::new(),
            phases: HashMap::new(),
        };
        let mut number = 0;
        for phase in &plan.phases {
            let tasks = phase.tasks.iter().map(|task| task.span);
            let spans = tasks.chain(phase.milestones.iter().map(|milestone| milestone.span));
            let mut members: Vec<Facts> = Vec::new();
            for span in spans {
                let facts = schedule.facts(number);
                number += 1;
                computed
                    .items
                    .insert(span, (facts.early_start, facts.early_finish));
                members.push(facts);
            }
            computed
                .phases
                .insert(phase.span, days_of_phase(phase, &members));
        }
        computed
    }

    pub(super) fn task(&self, task: &Task) -> Days {
        self.items.get(&task.span).copied().unwrap_or_default()
    }

    pub(super) fn milestone(&self, milestone: &Milestone) -> Days {
        self.items.get(&milestone.span).copied().unwrap_or_default()
    }

    pub(super) fn phase(&self, phase: &Phase) -> Days {
        self.phases.get(&phase.span).copied().unwrap_or_default()
    }
}

//! Where tasks and milestones stand in the network, and who works for which goal.

use std::collections::HashMap;

use crate::plan::{Goal, Links, Plan};
use crate::schedule::network::{ItemKind, Network};
use crate::source::Span;

/// The items of a network by what they are in the plan.
pub(super) struct Work<'p> {
    /// Tasks and milestones by their place in the file.
    at: HashMap<Span, u32>,
    /// The tasks that name a goal, by its id.
    of_goals: HashMap<&'p str, Vec<u32>>,
}

impl<'p> Work<'p> {
    pub(super) fn new(plan: &'p Plan, network: &Network) -> Work<'p> {
        let of_kind = |kind: ItemKind| {
            let stated = 0..network.stated as u32;
            stated.filter(move |&item| network.items[item as usize].kind == kind)
        };
        let mut work = Work {
            at: HashMap::new(),
            of_goals: HashMap::new(),
        };
        for (item, task) in of_kind(ItemKind::Task).zip(plan.tasks()) {
            work.at.insert(task.span, item);
            for goal in &task.serves {
                work.of_goals
                    .entry(goal.value.as_str())
                    .or_default()
                    .push(item);
            }
        }
        let milestones = of_kind(ItemKind::Milestone).zip(plan.milestones());
        work.at
            .extend(milestones.map(|(item, milestone)| (milestone.span, item)));
        work
    }

    /// The item of a task or milestone by its place in the file.
    pub(super) fn item(&self, span: Span) -> Option<u32> {
        self.at.get(&span).copied()
    }

    /// The tasks that serve a goal or one below it, ascending.
    pub(super) fn of_goal(&self, links: &Links<'p>, goal: &'p Goal) -> Vec<u32> {
        let below = links.with_descendants(goal);
        let ids = below.iter().filter_map(|goal| goal.id());
        let tasks = ids.filter_map(|id| self.of_goals.get(id)).flatten();
        let mut tasks: Vec<u32> = tasks.copied().collect();
        tasks.sort_unstable();
        tasks.dedup();
        tasks
    }
}

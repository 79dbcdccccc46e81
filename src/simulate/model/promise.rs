//! What a plan promises, and whose finish is watched.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::plan::{Goal, Milestone, Plan, Task};
use crate::schedule;
use crate::schedule::network::{ItemKind, Network};

use super::super::inputs::Watched;
use super::Read;
use super::lengths::numbered;
use super::work::Work;

/// The day by which all is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FinishPromise {
    /// The day, inclusive.
    pub day: Date,
    /// What says so.
    pub by: PromisedBy,
}

/// What says by when all is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromisedBy {
    /// The end of the plan, or of its last phase.
    Plan,
    /// The last of the promised milestones, for want of an end of the plan.
    Milestones,
}

/// What is watched.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'p> {
    /// A milestone with its promised day.
    Milestone(&'p Milestone),
    /// The tasks that serve a goal or one below it, with the goal's deadline; without those that are
    /// planned for later, for another goal.
    Goal(&'p Goal),
}

impl Subject<'_> {
    /// The day that is promised.
    pub fn promised(&self) -> Option<Date> {
        match self {
            Subject::Milestone(milestone) => milestone.date.value(),
            Subject::Goal(goal) => goal.deadline.value(),
        }
    }
}

/// The day by which all is to be done.
pub(super) fn finish(plan: &Plan) -> Option<FinishPromise> {
    if let Some(day) = schedule::of_plan(plan).finish {
        let by = PromisedBy::Plan;
        return Some(FinishPromise { day, by });
    }
    if !plan.end.is_absent() {
        return None;
    }
    let milestones = plan.milestones();
    let day = milestones
        .filter_map(|milestone| milestone.date.value())
        .max()?;
    let by = PromisedBy::Milestones;
    Some(FinishPromise { day, by })
}

/// The milestones that are still ahead, and the goals that work is done for.
pub(super) fn watched<'p>(
    read: &Read<'_, 'p>,
    network: &Network,
) -> (Vec<Subject<'p>>, Vec<Watched>) {
    let plan = read.plan;
    let is_milestone = |item: &usize| network.items[*item].kind == ItemKind::Milestone;
    let milestones = (0..network.stated)
        .filter(is_milestone)
        .zip(plan.milestones());
    let milestones = milestones
        .filter(|(_, milestone)| milestone.finished.is_absent())
        .map(|(item, milestone)| (Subject::Milestone(milestone), vec![item as u32]));
    let work = Work::new(plan, network);
    let tasks: HashMap<u32, &Task> = numbered(plan, network)
        .map(|(item, task)| (item as u32, task))
        .collect();
    let goals = plan.goals.iter().filter_map(|goal| {
        let mut items = work.of_goal(read.links, goal);
        if let Some(deadline) = goal.deadline.value() {
            items.retain(|item| !is_wanted_later(read, tasks[item], *item, deadline));
        }
        (!items.is_empty()).then_some((Subject::Goal(goal), items))
    });
    milestones
        .chain(goals)
        .map(|(subject, items)| {
            let promised = subject.promised();
            (subject, Watched { items, promised })
        })
        .unzip()
}

/// Whether a task is planned to be done after the deadline of a goal, and in time for another goal
/// that it names: then it is for that one.
fn is_wanted_later(read: &Read<'_, '_>, task: &Task, item: u32, deadline: Date) -> bool {
    let Some(finish) = read.schedule.facts(item as usize).early_finish else {
        return false;
    };
    let goals = || {
        let ids = task.serves.iter();
        ids.filter_map(|id| read.index.goal(id.value.as_str()))
    };
    let in_time = |goal: &Goal| goal.deadline.value().is_none_or(|day| finish <= day);
    finish > deadline && goals().any(in_time)
}

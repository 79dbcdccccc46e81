//! R: goals are relevant.

pub mod r401;
pub mod r402;
pub mod r403;
pub mod r404;
pub mod r405;
pub mod r406;

use std::collections::HashSet;

use crate::check::Context;
use crate::plan::Goal;

/// The ids of the problems and causes that a goal or a task addresses; `None` when a part of the
/// plan that may address more could not be read.
fn addressed<'p>(cx: &Context<'p>) -> Option<HashSet<&'p str>> {
    let plan = cx.plan;
    if !cx.is_complete() || !plan.goals.is_complete() || !plan.tasks_are_complete() {
        return None;
    }
    let goals = plan.goals.iter().map(|goal| &goal.addresses);
    let tasks = plan.tasks().map(|task| &task.addresses);
    let mut ids = HashSet::new();
    for references in goals.chain(tasks) {
        if !cx.index.knows_all(references) {
            return None;
        }
        ids.extend(references.iter().map(|reference| reference.as_str()));
    }
    Some(ids)
}

/// The goals that help no other goal; `None` when a goal or a parent could not be read.
fn top_goals<'p>(cx: &Context<'p>) -> Option<Vec<&'p Goal>> {
    let is_known = cx.is_complete() && cx.links().tree_is_known();
    let top = cx.plan.goals.iter().filter(|goal| goal.parent.is_absent());
    is_known.then(|| top.collect())
}

//! A: goals are achievable.

pub mod a301;
pub mod a302;
pub mod a303;
pub mod a304;
pub mod a305;
pub mod a306;
pub mod a307;
pub mod a308;
pub mod a309;
pub mod a310;
mod by_words;
mod wanted;

use std::collections::HashSet;

use crate::check::Context;
use crate::plan::{Goal, Ref};

/// The goals at the ends of the tree that nothing serves.
///
/// Left out are goals with an accepted gap, and sub-goals that share what serves their parent:
/// those of a parent that is served itself while no sub-goal of it is.
fn unserved_leaves<'p>(cx: &Context<'p>, serves: impl Fn(&'p Goal) -> bool) -> Vec<&'p Goal> {
    let plan = cx.plan;
    let parent_id = |goal: &'p Goal| goal.parent.get().map(Ref::as_str);
    let split_up: HashSet<&str> = plan
        .goals
        .iter()
        .filter(|&goal| serves(goal))
        .filter_map(parent_id)
        .collect();
    let shares = |goal: &'p Goal| {
        parent_id(goal)
            .filter(|parent| !split_up.contains(parent))
            .and_then(|parent| cx.index.goal(parent))
            .is_some_and(&serves)
    };
    plan.goals
        .iter()
        .filter(|&goal| cx.links().is_leaf(goal) == Some(true) && goal.accepted.is_absent())
        .filter(|&goal| !goal.id.is_unreadable() && !serves(goal) && !shares(goal))
        .collect()
}

/// Whether it is known of every task which goals it serves.
fn work_is_known(cx: &Context<'_>) -> bool {
    cx.is_complete()
        && cx.plan.tasks_are_complete()
        && cx.plan.tasks().all(|task| cx.index.knows_all(&task.serves))
}

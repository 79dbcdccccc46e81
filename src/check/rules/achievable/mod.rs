//! A: goals are achievable.

pub mod a301;
pub mod a303;
pub mod a305;
pub mod a306;
pub mod a309;
pub mod a310;

use std::collections::HashSet;

use crate::check::Context;
use crate::lang::Lang;
use crate::plan::read::Field;
use crate::plan::{Goal, LocalText, Ref};

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

/// Whether a text has one of the words, in either of its languages. English words are given in
/// lower case and stand for every word that begins with them.
fn mentions(text: &Field<LocalText>, words: &[&str]) -> bool {
    let Some(text) = text.get() else { return false };
    Lang::ALL.iter().any(|&lang| {
        let text = text.get(lang).to_lowercase();
        words.iter().any(|word| has_word(&text, word))
    })
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !word.is_ascii() || !text[..at].ends_with(|before: char| before.is_ascii_alphanumeric())
    })
}

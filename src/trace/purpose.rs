//! What goals are for.

use std::collections::HashSet;

use crate::plan::value::Bound;
use crate::plan::{Goal, Ref};
use crate::statement::{Direction, Said};

use super::{Read, Standing};

/// R401: the problem that each goal answers, or the goal that it helps.
pub(super) fn purposes<'p>(read: &Read<'_, 'p>) -> Vec<Standing<'p>> {
    let (plan, index) = (read.plan, read.index);
    let mut problems = plan.problems.iter();
    let has_problems = problems.any(|problem| problem.id.get().is_some());
    // What serves a goal that isn't known may serve any of them.
    let mut answering = plan.tasks().filter(|task| !task.addresses.is_absent());
    let is_known = read.is_complete
        && read.links.tree_is_known()
        && plan.tasks_are_complete()
        && answering.all(|task| index.knows_all(&task.serves));
    let answering = answering_below(read);
    let mut goals = plan.goals.iter();
    let is_answered = !answering.is_empty() || goals.any(|goal| !goal.addresses.is_absent());
    let standing = |(goal, said): (&'p Goal, &Said<'p>)| {
        if !goal.addresses.is_absent() {
            Standing::Held
        } else if !goal.parent.is_absent() {
            Standing::Above
        } else if goal.id().is_some_and(|id| answering.contains(id)) {
            Standing::Below
        } else if !read.is_complete {
            Standing::Unknown
        } else if !has_problems {
            Standing::NotAsked
        } else if !is_known {
            Standing::Unknown
        } else if is_answered && is_guard(said) {
            Standing::NotAsked
        } else {
            Standing::missing(&goal.accepted)
        }
    };
    plan.goals.iter().zip(read.said).map(standing).collect()
}

/// Whether a goal wants no change: its figure stays where it is, or on the good side of a limit,
/// while other goals are worked for.
fn is_guard(said: &Said<'_>) -> bool {
    let Some(measure) = said.goal().measure.get() else {
        return false;
    };
    let Some(target) = measure.target.get() else {
        return false;
    };
    let stands = measure
        .baseline_value()
        .and_then(|baseline| measure.compare(baseline.value, target));
    match (stands, target.bound) {
        (Some(stands), None) => stands.is_eq(),
        (Some(stands), Some(Bound::AtLeast | Bound::Above)) => stands.is_ge(),
        (Some(stands), Some(Bound::AtMost | Bound::Below)) => stands.is_le(),
        (None, _) => said
            .sentence()
            .and_then(|reading| reading.statement.aim())
            .is_some_and(|aim| aim.direction == Some(Direction::Maintain)),
    }
}

/// The ids of goals below which something answers a problem: a sub-goal, or a task of theirs.
fn answering_below<'p>(read: &Read<'_, 'p>) -> HashSet<&'p str> {
    let plan = read.plan;
    let mut answering = HashSet::new();
    let parent = |goal: &'p Goal| goal.parent.get().map(Ref::as_str);
    let from_goals = plan
        .goals
        .iter()
        .filter(|goal| !goal.addresses.is_absent())
        .filter_map(parent);
    let from_tasks = plan
        .tasks()
        .filter(|task| !task.addresses.is_absent())
        .flat_map(|task| task.serves.iter().map(|goal| goal.as_str()));
    for first in from_goals.chain(from_tasks) {
        let mut next = Some(first);
        // Upwards, until a goal is met that was passed before: loops end there too.
        while let Some(id) = next.filter(|id| answering.insert(*id)) {
            next = read.index.goal(id).and_then(parent);
        }
    }
    answering
}

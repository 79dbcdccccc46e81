//! R: goals are relevant.

pub mod r401;
pub mod r402;
pub mod r403;
pub mod r404;
pub mod r405;
pub mod r406;
pub mod r407;

use crate::check::Context;
use crate::plan::Goal;

/// The goals that help no other goal; `None` when a goal or a parent could not be read.
fn top_goals<'p>(cx: &Context<'p>) -> Option<Vec<&'p Goal>> {
    let is_known = cx.is_complete() && cx.links().tree_is_known();
    let top = cx.plan.goals.iter().filter(|goal| goal.parent.is_absent());
    is_known.then(|| top.collect())
}

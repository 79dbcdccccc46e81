//! T: goals are time-bound.

pub mod t501;
pub mod t502;
pub mod t503;
pub mod t504;
pub mod t505;
pub mod t506;
pub mod t507;
pub mod t508;
pub mod t509;

use crate::check::{Context, Reading};
use crate::plan::Goal;

/// The goals at the ends of the tree for which neither `deadline:` nor the sentence says by when.
fn undated<'c, 'p>(cx: &'c Context<'p>) -> impl Iterator<Item = (&'p Goal, &'c Reading<'p>)> {
    // The deadline may stand behind a syntax fault.
    let said = if cx.is_complete() { cx.said() } else { &[] };
    said.iter()
        .filter(|said| said.goal().deadline.is_absent())
        .filter(|said| cx.links().is_leaf(said.goal()) == Some(true))
        .filter_map(|said| Some((said.goal(), said.sentence()?)))
        .filter(|(_, reading)| {
            let aims = &reading.statement.aims;
            reading.statement.deadline.is_none() && aims.iter().all(|aim| aim.deadline.is_none())
        })
}

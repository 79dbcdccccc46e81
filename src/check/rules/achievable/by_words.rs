//! Goals that only their sentences give a value, and what is impossible in that by its own words.

use crate::check::rules::in_words::reasons;
use crate::check::rules::prelude::*;
use crate::check::{Context, Findings, Reading};
use crate::plan::Goal;

/// The goals whose target stands in the sentence alone.
///
/// Where a measure has a target, that one is judged, and another rule sees to it that the
/// sentence says the same.
pub(super) fn by_words<'c, 'p>(
    cx: &'c Context<'p>,
) -> impl Iterator<Item = (&'p Goal, &'c Reading<'p>)> {
    let has_target = |goal: &Goal| match goal.measure.get() {
        Some(measure) => !measure.target.is_absent(),
        None => goal.measure.is_unreadable(),
    };
    // The measure may stand behind a syntax fault.
    let said = if cx.is_complete() { cx.said() } else { &[] };
    said.iter()
        .filter(move |said| !has_target(said.goal()) && said.goal().accepted.is_blank())
        .filter_map(|said| Some((said.goal(), said.figures()?)))
}

/// Tells what is impossible for one of the reasons.
pub(super) fn tell(cx: &Context<'_>, codes: &[&str], help: &Text, findings: &mut Findings<'_>) {
    for (goal, reading) in by_words(cx) {
        for reason in reasons(&reading.verdicts().achievable, codes) {
            findings
                .add(
                    reading.place(reason.span),
                    text!(
                        "goal {goal} says “{words}”: {reason}",
                        "目标{goal}写的是“{words}”：{reason}",
                        goal = goal.name(),
                        words = reading.words(reason.span),
                        reason = reason.message,
                    ),
                )
                .help(help.clone());
        }
    }
}

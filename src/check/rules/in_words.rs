//! Goals whose words are all there is, and what the verdict on them says.

use crate::check::{Context, Findings, Reading};
use crate::diagnostic::Diagnostic;
use crate::plan::{Goal, Named as _};
use crate::statement::{Criterion, Reason};
use crate::text;

/// The goals at the ends of the tree that no measure defines, with their sentences.
///
/// A measure says what is meant, and sub-goals do so for their parent; a goal with `accepted`
/// is left alone.
pub(super) fn in_words_alone<'c, 'p>(
    cx: &'c Context<'p>,
) -> impl Iterator<Item = (&'p Goal, &'c Reading<'p>)> {
    // What defines a goal may stand behind a syntax fault.
    let said = if cx.is_complete() { cx.said() } else { &[] };
    said.iter()
        .filter(|said| said.goal().measure.is_absent() && said.goal().accepted.is_blank())
        .filter(|said| cx.links().is_leaf(said.goal()) == Some(true))
        .filter_map(|said| Some((said.goal(), said.sentence()?)))
}

/// The reasons of a criterion that have one of the codes.
pub(super) fn reasons<'r>(
    criterion: &'r Criterion,
    codes: &'r [&'r str],
) -> impl Iterator<Item = &'r Reason> {
    let reasons = criterion.reasons.iter();
    reasons.filter(|reason| codes.contains(&reason.code))
}

/// Tells a reason at the words that it is about; help is added to what comes back.
pub(super) fn tell<'f>(
    (goal, reading): (&Goal, &Reading<'_>),
    reason: &Reason,
    findings: &'f mut Findings<'_>,
) -> &'f mut Diagnostic {
    findings.add(
        reading.place(reason.span),
        text!(
            "goal {goal}: {reason}",
            "目标{goal}：{reason}",
            goal = goal.name(),
            reason = reason.message,
        ),
    )
}

//! What the checks say of a goal under each letter of SMART.

use crate::check::{Checked, Family, Rule, rules};
use crate::diagnostic::{Diagnostic, Severity, Subject};
use crate::plan::{Goal, Plan};

/// The five letters of SMART with the families that stand for them.
pub(super) const SMART: [Family; 5] = [
    Family::Specific,
    Family::Measurable,
    Family::Achievable,
    Family::Relevant,
    Family::TimeBound,
];

/// What the checks say of a goal under one letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict<'f> {
    /// Nothing stands against it; notes don't count.
    Pass,
    /// Something stands against it.
    Fail(Vec<&'f Diagnostic>),
    /// The plan doesn't say enough: rules are silent without being content.
    Unknown(Why),
}

/// Why a verdict can't be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// Something in the goal, or the rest of the file, can't be read.
    Unreadable,
    /// No rule under the letter runs.
    NotChecked,
    /// Nothing can be achieved without a target.
    NoTarget,
    /// Nobody knows what a goal is good for that is tied to nothing in a plan without problems.
    NoProblem,
}

/// The findings of a file by the places they are about.
pub(super) struct Verdicts<'f> {
    file: &'f Checked,
    /// Where each finding holds, by place.
    places: Vec<(u32, &'f Diagnostic)>,
    /// Whether the rules under each letter run at all.
    is_judged: [bool; 5],
}

impl<'f> Verdicts<'f> {
    pub(super) fn new(file: &'f Checked) -> Verdicts<'f> {
        let open = file.findings.iter().filter(|f| f.suppressed.is_none());
        let mut places: Vec<(u32, &Diagnostic)> = open.flat_map(holds_at).collect();
        places.sort_by_key(|(at, _)| *at);
        let runs = |family| {
            let mut rules = file.settings.rules();
            rules.any(|(rule, _)| Rule::family(rule) == family)
        };
        Verdicts {
            file,
            places,
            is_judged: SMART.map(runs),
        }
    }

    /// The verdicts on a goal.
    pub(super) fn on(&self, goal: &Goal, plan: &Plan) -> [Verdict<'f>; 5] {
        let from = self.places.partition_point(|(at, _)| *at < goal.span.start);
        let mut against: [Vec<&Diagnostic>; 5] = Default::default();
        let mut is_unreadable = !self.file.complete;
        let in_goal = self.places[from..]
            .iter()
            .take_while(|(at, _)| *at < goal.span.end);
        for (_, finding) in in_goal {
            let Some(family) = rules::find(finding.rule.code).map(Rule::family) else {
                continue;
            };
            is_unreadable |= family == Family::File && finding.severity == Severity::Error;
            if let Some(letter) = SMART.iter().position(|smart| *smart == family)
                && finding.severity > Severity::Info
                && !(is_wide(finding) && against[letter].contains(finding))
            {
                against[letter].push(finding);
            }
        }
        let mut letters = SMART.iter().zip(self.is_judged);
        against.map(|found| {
            let letter = letters.next();
            if !found.is_empty() {
                return Verdict::Fail(found);
            }
            let why = match letter {
                _ if is_unreadable => Some(Why::Unreadable),
                Some((&family, true)) => missing(family, goal, plan),
                _ => Some(Why::NotChecked),
            };
            why.map_or(Verdict::Pass, Verdict::Unknown)
        })
    }
}

/// Whether a finding is about its related places just as much as about its own.
fn is_wide(finding: &Diagnostic) -> bool {
    matches!(finding.subject, Subject::Together | Subject::Plan)
}

/// The places where a finding holds: its own, and those that it is about just as much.
fn holds_at(finding: &Diagnostic) -> impl Iterator<Item = (u32, &Diagnostic)> {
    let related = finding.related.iter().filter(|_| is_wide(finding));
    let spans = related.map(|related| related.span);
    std::iter::once(finding.span)
        .chain(spans)
        .map(move |span| (span.start, finding))
}

/// What the plan lacks of what the rules of a family judge a goal by.
fn missing(family: Family, goal: &Goal, plan: &Plan) -> Option<Why> {
    match family {
        Family::Achievable => {
            let measure = goal.measure.get();
            let target = measure.and_then(|measure| measure.target.get());
            target.is_none().then_some(Why::NoTarget)
        }
        Family::Relevant => {
            let is_tied = !goal.addresses.is_absent() || !goal.parent.is_absent();
            let is_accepted = !goal.accepted.is_absent();
            let may_be_tied = plan.problems.iter().any(|p| p.id.get().is_some());
            (!is_tied && !is_accepted && !may_be_tied).then_some(Why::NoProblem)
        }
        _ => None,
    }
}

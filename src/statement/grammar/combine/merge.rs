//! Clauses that speak of one thing, and what they share.

use crate::statement::time::TimePhrase;
use crate::statement::vocabulary::Class;

use super::super::draft::{Draft, Noun, Role, Verb};
use super::super::verbs::rank;

/// Puts clauses together that speak of one thing: `提高5个百分点，达到97%`, `…，年底前完成`.
pub fn merged(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut merged = Merged {
        drafts: Vec::with_capacity(drafts.len()),
        last_aim: None,
        evidence: None,
        undated: 0,
        early: Vec::new(),
    };
    for draft in drafts {
        merged.add(draft);
    }
    let Merged {
        mut drafts,
        mut early,
        ..
    } = merged;
    if let Some(first) = drafts.iter_mut().find(|draft| draft.role == Role::Aim) {
        early.append(&mut first.deadlines);
        first.deadlines = early;
    }
    drafts
}

/// Clauses so far, with what is asked of them for each further one.
struct Merged {
    drafts: Vec<Draft>,
    /// Where the last aim stands.
    last_aim: Option<usize>,
    /// What the last evidence speaks of.
    evidence: Option<Noun>,
    /// The aims before this place have a deadline.
    undated: usize,
    /// Times that stand before any aim.
    early: Vec<TimePhrase>,
}

impl Merged {
    fn add(&mut self, draft: Draft) {
        let says_when = draft.noun().is_none() && !draft.has_value() && draft.all.is_none();
        let last = self.last_aim.map(|at| &mut self.drafts[at]);
        match last {
            _ if draft.role != Role::Aim => self.push(draft),
            // 已通过验收测试，6月1日正式上线: the evidence names what goes live.
            None if says_when && draft.verb.is_some() && self.evidence.is_some() => {
                self.push(Draft {
                    subject: self.evidence,
                    ..draft
                });
            }
            Some(last) if says_when && draft.baseline.is_some() => go_on(last, draft),
            Some(last) if says_when => {
                let due = draft.deadlines.last().cloned();
                last.deadlines.extend(draft.deadlines);
                self.share(due);
            }
            None if says_when && draft.verb.is_none() => self.early.extend(draft.deadlines),
            Some(last) if goes_on(last, &draft) => go_on(last, draft),
            _ => self.push(draft),
        }
    }

    fn push(&mut self, draft: Draft) {
        match draft.role {
            Role::Aim => self.last_aim = Some(self.drafts.len()),
            Role::Evidence => self.evidence = draft.noun(),
            _ => {}
        }
        self.drafts.push(draft);
    }

    /// A deadline that is a clause of its own holds for all aims before it that have none.
    fn share(&mut self, due: Option<TimePhrase>) {
        let Some(due) = due else { return };
        for draft in &mut self.drafts[self.undated..] {
            if draft.role == Role::Aim && draft.deadlines.is_empty() {
                draft.deadlines.push(due.clone());
            }
        }
        self.undated = self.drafts.len();
    }
}

/// Whether a clause without a noun goes on about the metric of the clause before.
fn goes_on(last: &Draft, draft: &Draft) -> bool {
    let changes = draft.verb.is_none_or(|verb| {
        !matches!(
            verb.class,
            Class::Make | Class::Stop | Class::Input | Class::Do
        )
    });
    let waits = last.verb.is_none() && !last.has_value() && draft.verb.is_some();
    draft.noun().is_none() && last.noun().is_some() && (draft.has_value() || waits) && changes
}

fn go_on(last: &mut Draft, draft: Draft) {
    let due = draft.deadlines.last().cloned();
    last.span = last.span.to(draft.span);
    for (level, own) in draft.levels {
        last.levels.push((level, own.or_else(|| due.clone())));
    }
    last.amount = last.amount.take().or(draft.amount);
    last.count = last.count.take().or(draft.count);
    last.limit = last.limit.take().or(draft.limit);
    last.scale_end = last.scale_end.or(draft.scale_end);
    last.baseline = last.baseline.take().or(draft.baseline);
    let outranks = |verb: Verb| {
        last.verb.is_none_or(|old| {
            // We have 12 forms and do away with 5: what changes says more.
            let moves = old.class == Class::Reach && verb.class == Class::Fall;
            rank(verb.class) > rank(old.class) || moves
        })
    };
    last.verb = draft.verb.filter(|verb| outranks(*verb)).or(last.verb);
    last.deadlines.extend(draft.deadlines);
}

/// Gives clauses without a deadline that of the clause before, or of the last one when that
/// stands behind all of them.
pub fn share_deadlines(drafts: &mut [Draft]) {
    let mut known: Option<TimePhrase> = None;
    let aims = |draft: &&mut Draft| draft.role == Role::Aim;
    for draft in drafts.iter_mut().filter(aims) {
        match draft.deadlines.last() {
            // A time at the front of a clause holds for those behind it.
            Some(deadline) => {
                let begins = draft
                    .noun()
                    .is_none_or(|noun| deadline.span.start < noun.span.start);
                known = begins.then(|| deadline.clone());
            }
            None => draft.deadlines.extend(known.clone()),
        }
    }
    let mut behind: Option<TimePhrase> = None;
    for draft in drafts.iter_mut().rev().filter(aims) {
        match draft.deadlines.last() {
            Some(deadline) => {
                let ends_it = deadline.span.end + 3 >= draft.span.end;
                behind = ends_it.then(|| deadline.clone());
            }
            None => draft.deadlines.extend(behind.clone()),
        }
    }
}

//! Clauses that speak of one thing, and what they share.

use crate::statement::time::TimePhrase;
use crate::statement::vocabulary::Class;

use super::super::draft::{Draft, Noun, Role, Verb};
use super::super::verbs::rank;

/// Puts clauses together that speak of one thing: `提高5个百分点，达到97%`, `…，年底前完成`.
pub fn merged(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut merged: Vec<Draft> = Vec::with_capacity(drafts.len());
    // Times that stand before any aim.
    let mut early: Vec<TimePhrase> = Vec::new();
    for draft in drafts {
        let says_when = draft.noun().is_none() && !draft.has_value() && draft.all.is_none();
        let named = evidence_noun(&merged);
        let last = merged.iter_mut().rev().find(|last| last.role == Role::Aim);
        match last {
            _ if draft.role != Role::Aim => merged.push(draft),
            // 已通过验收测试，6月1日正式上线: the evidence names what goes live.
            None if says_when && draft.verb.is_some() && named.is_some() => merged.push(Draft {
                subject: named,
                ..draft
            }),
            Some(last) if says_when && draft.baseline.is_some() => go_on(last, draft),
            Some(last) if says_when => {
                let due = draft.deadlines.last().cloned();
                last.deadlines.extend(draft.deadlines);
                share_with_all(&mut merged, due);
            }
            None if says_when && draft.verb.is_none() => early.extend(draft.deadlines),
            Some(last) if goes_on(last, &draft) => go_on(last, draft),
            _ => merged.push(draft),
        }
    }
    if let Some(first) = merged.iter_mut().find(|draft| draft.role == Role::Aim) {
        early.append(&mut first.deadlines);
        first.deadlines = early;
    }
    merged
}

/// A deadline that is a clause of its own holds for all aims before it that have none.
fn share_with_all(drafts: &mut [Draft], due: Option<TimePhrase>) {
    let aims = drafts.iter_mut().filter(|draft| draft.role == Role::Aim);
    aims.filter(|draft| draft.deadlines.is_empty())
        .for_each(|draft| draft.deadlines.extend(due.clone()));
}

fn evidence_noun(drafts: &[Draft]) -> Option<Noun> {
    let evidence = drafts
        .iter()
        .rev()
        .find(|draft| draft.role == Role::Evidence);
    evidence.and_then(Draft::noun)
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

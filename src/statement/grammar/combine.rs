//! Makes the aims of a sentence out of its clauses.

use std::collections::HashSet;

use crate::source::Span;
use crate::statement::time::{TimeKind, TimePhrase};
use crate::statement::vocabulary::Class;
use crate::statement::{Aim, OtherNumber, OtherTime, Sentence, Sort, Statement};

use super::aims::{aims_of, split_values};
use super::draft::{Draft, Role};
use super::tokens::{Kind, Token};
use super::verbs::rank;

/// Makes a statement of the clauses.
pub fn combine(sentence: &Sentence<'_>, tokens: &[Token], drafts: Vec<Draft>) -> Statement {
    let mut drafts = merged(drafts);
    share_deadlines(&mut drafts);
    let evidence = evidence_of(tokens, &drafts);
    let drafts = decisive(drafts);
    let mut aims: Vec<Aim> = drafts
        .iter()
        .flat_map(|draft| split_values(sentence, draft))
        .filter_map(|draft| aims_of(sentence, &draft))
        .collect();
    let deadline = shared_deadline(&aims);
    if aims.len() < 2 {
        aims.iter_mut().for_each(|aim| aim.deadline = None);
    }
    let used: HashSet<Span> = aims
        .iter()
        .filter_map(|aim| aim.deadline.as_ref())
        .chain(&deadline)
        .map(|time| time.span)
        .collect();
    Statement {
        lang: sentence.lang(),
        other_times: other_times(tokens, &used),
        other_numbers: other_numbers(tokens, &aims),
        soft: spans_of(tokens, Class::Soft),
        evidence,
        deadline: deadline.or_else(|| lone_deadline(&aims, tokens)),
        aims,
    }
}

/// The words that say why the goal can be reached.
fn evidence_of(tokens: &[Token], drafts: &[Draft]) -> Vec<Span> {
    let said = spans_of(tokens, Class::Evidence);
    let clauses = drafts.iter().filter(|draft| draft.role == Role::Evidence);
    match said.is_empty() {
        true => clauses.map(|draft| draft.span).collect(),
        false => said,
    }
}

/// Puts clauses together that speak of one thing: `提高5个百分点，达到97%`, `…，年底前完成`.
fn merged(drafts: Vec<Draft>) -> Vec<Draft> {
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
            Some(last) if says_when => last.deadlines.extend(draft.deadlines),
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

fn evidence_noun(drafts: &[Draft]) -> Option<super::draft::Noun> {
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
    let outranks = |verb: super::draft::Verb| {
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
fn share_deadlines(drafts: &mut [Draft]) {
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

/// How much a clause says of what is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Money or people that go in.
    Input,
    /// A soft verb, an activity, a slogan.
    Weak,
    /// A change without a value.
    Change,
    /// A value, or something whose end can be seen.
    Solid,
}

fn weight(draft: &Draft) -> Weight {
    let verb = draft.verb.map(|verb| verb.class);
    let is_abstract = draft
        .noun()
        .is_some_and(|noun| noun.head == super::draft::Head::Abstract);
    // 采购服务器一套，预算35万元: what it costs.
    let goes_in = draft
        .noun()
        .is_some_and(|noun| noun.head == super::draft::Head::Staff);
    match verb {
        Some(Class::Input) => Weight::Input,
        None if goes_in => Weight::Input,
        _ if draft.has_value() || draft.all.is_some() => Weight::Solid,
        Some(Class::Make | Class::Stop | Class::Eliminate) if draft.noun().is_some() => {
            Weight::Solid
        }
        Some(Class::Rise | Class::Fall | Class::Keep | Class::Reach | Class::Cap)
            if !is_abstract =>
        {
            Weight::Change
        }
        _ => Weight::Weak,
    }
}

/// The clauses that say what is to be reached, without those that say what for, by what means,
/// how it is checked and what goes in.
fn decisive(drafts: Vec<Draft>) -> Vec<Draft> {
    let has_aim = drafts
        .iter()
        .any(|draft| draft.role == Role::Aim && !draft.is_empty());
    let mut aims: Vec<Draft> = drafts
        .into_iter()
        .filter(|draft| !draft.is_empty())
        .filter(|draft| draft.role == Role::Aim || (!has_aim && draft.role == Role::Context))
        .collect();
    // 每周通报一次: what has no object is how the others are checked.
    if aims.iter().any(|draft| draft.noun().is_some()) {
        aims.retain(|draft| {
            let makes = draft.verb.is_some_and(|verb| verb.class == Class::Make);
            draft.noun().is_some() || (makes && draft.count.is_some())
        });
    }
    // 申报课程6门，获批3门: the same things are counted.
    for at in 1..aims.len() {
        if aims[at].noun().is_none() {
            aims[at].object = aims[at - 1].noun();
        }
    }
    let heaviest = aims.iter().map(weight).max();
    let Some(heaviest) = heaviest else {
        return aims;
    };
    match heaviest {
        Weight::Solid | Weight::Change => {
            let mut seen = false;
            let mut follows_deliverable = false;
            let leads: Vec<bool> = (0..aims.len())
                .map(|at| aims.get(at + 1).is_some_and(|next| next.joined))
                .collect();
            let mut leads = leads.into_iter();
            aims.retain(|draft| {
                let leads = leads.next().unwrap_or_default();
                let own = weight(draft);
                // Behind a solid aim: 并加强… is a second aim, ，提升… says what for.
                let kept = match own {
                    Weight::Solid => true,
                    Weight::Change => {
                        !(seen && follows_deliverable && !draft.joined && draft.subject.is_none())
                    }
                    Weight::Weak => {
                        // 患者感受持续改善: what changes stands before the verb.
                        let abstract_change = draft.subject.is_some()
                            && draft.verb.is_some_and(|verb| {
                                verb.class != Class::Soft || verb.span.end >= draft.span.end
                            });
                        (leads || seen && (draft.joined || abstract_change)) && draft.verb.is_some()
                            || (heaviest == Weight::Change
                                && draft.verb.is_some_and(|verb| {
                                    matches!(verb.class, Class::Rise | Class::Fall)
                                }))
                    }
                    // Hire a data manager and halve errors: two things at once.
                    Weight::Input => leads || seen && draft.joined,
                };
                seen |= own >= Weight::Change;
                follows_deliverable = own == Weight::Solid && !draft.has_value();
                kept
            });
        }
        Weight::Weak => {
            aims.retain(|draft| weight(draft) == Weight::Weak);
            // Several soft aims are as soft as one.
            aims.truncate(1);
        }
        Weight::Input => aims.truncate(1),
    }
    aims
}

/// The deadline that all aims have in common.
fn shared_deadline(aims: &[Aim]) -> Option<TimePhrase> {
    let (first, others) = aims.split_first()?;
    let deadline = first.deadline.as_ref()?;
    others
        .iter()
        .all(|aim| {
            aim.deadline
                .as_ref()
                .is_some_and(|other| other.span == deadline.span)
        })
        .then(|| deadline.clone())
}

/// A deadline of a sentence without any aim.
fn lone_deadline(aims: &[Aim], tokens: &[Token]) -> Option<TimePhrase> {
    if !aims.is_empty() {
        return None;
    }
    tokens.iter().rev().find_map(|token| {
        let time = token.time()?;
        matches!(time.kind, TimeKind::Due(_)).then(|| time.clone())
    })
}

fn other_times(tokens: &[Token], used: &HashSet<Span>) -> Vec<(TimePhrase, OtherTime)> {
    tokens
        .iter()
        .filter_map(Token::time)
        .filter(|time| !used.contains(&time.span))
        .filter_map(|time| {
            let other = match time.kind {
                TimeKind::Within(_) | TimeKind::After { .. } => OtherTime::CaseLimit,
                TimeKind::Event => OtherTime::Event,
                TimeKind::Frequency => OtherTime::Frequency,
                TimeKind::Start(_) => OtherTime::Start,
                TimeKind::Reference => OtherTime::Reference,
                TimeKind::Vague => OtherTime::Vague,
                TimeKind::Impossible => OtherTime::Impossible,
                TimeKind::Due(_) => return None,
            };
            Some((time.clone(), other))
        })
        .collect()
}

fn other_numbers(tokens: &[Token], aims: &[Aim]) -> Vec<(Span, OtherNumber)> {
    let is_used = |span: Span| {
        aims.iter().any(|aim| {
            let figures = aim.target.iter().chain(&aim.baseline);
            let stages = aim.stages.iter().map(|(figure, _)| figure);
            figures
                .chain(stages)
                .any(|figure| figure.span.contains(span))
        })
    };
    let in_aim = |span: Span| aims.iter().any(|aim| aim.span.contains(span));
    let is_input = aims.iter().any(|aim| aim.sort == Sort::Input);
    tokens
        .iter()
        .filter(|token| matches!(token.kind, Kind::Number(_)) && !is_used(token.span))
        .map(|token| {
            let what = match () {
                () if is_input => OtherNumber::Input,
                () if in_aim(token.span) => OtherNumber::Scope,
                () => OtherNumber::Context,
            };
            (token.span, what)
        })
        .collect()
}

fn spans_of(tokens: &[Token], class: Class) -> Vec<Span> {
    tokens
        .iter()
        .filter(|token| token.is(class))
        .map(|token| token.span)
        .collect()
}

//! Makes the aims of a sentence out of its clauses.

mod cover;
mod decide;
mod merge;

use std::collections::HashSet;

use crate::source::Span;
use crate::statement::time::{TimeKind, TimePhrase};
use crate::statement::vocabulary::Class;
use crate::statement::{Aim, OtherNumber, OtherTime, Sentence, Sort, Statement};

use super::aims::{aims_of, split_values};
use super::draft::{Draft, Role};
use super::tokens::{Kind, Token};

use cover::Cover;
use decide::decisive;
use merge::{merged, share_deadlines};

/// Makes a statement of the clauses.
pub fn combine(sentence: &Sentence<'_>, tokens: &[Token], drafts: Vec<Draft>) -> Statement {
    let mut drafts = merged(drafts);
    share_deadlines(&mut drafts);
    let evidence = evidence_of(tokens, &drafts);
    let stray = stray_deadline(&drafts);
    let drafts = decisive(drafts);
    let mut aims: Vec<Aim> = drafts
        .iter()
        .flat_map(|draft| split_values(sentence, draft))
        .filter_map(|draft| aims_of(sentence, &draft))
        .collect();
    let deadline = shared_deadline(&aims).or(stray.filter(|_| aims.len() < 2));
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
        other_times: other_times(tokens, &used, &aims),
        other_numbers: other_numbers(tokens, &aims),
        soft: spans_of(tokens, Class::Soft),
        vague: spans_of(tokens, Class::About),
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

/// The deadline of a sentence whose clauses say little else: 加大治理力度，一季度抓出声势.
fn stray_deadline(drafts: &[Draft]) -> Option<TimePhrase> {
    let aims = drafts.iter().rev().filter(|draft| draft.role == Role::Aim);
    let mut deadlines = aims.filter_map(|draft| draft.deadlines.last());
    deadlines.next().cloned()
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

fn other_times(
    tokens: &[Token],
    used: &HashSet<Span>,
    aims: &[Aim],
) -> Vec<(TimePhrase, OtherTime)> {
    // 月均投诉量: how often belongs to what is measured.
    let is_named = |time: &TimePhrase| {
        let mut metrics = aims.iter().filter_map(Aim::metric);
        time.kind == TimeKind::Frequency && metrics.any(|metric| metric.contains(time.span))
    };
    tokens
        .iter()
        .filter_map(Token::time)
        .filter(|time| !used.contains(&time.span) && !is_named(time))
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
    let used = Cover::new(aims.iter().flat_map(|aim| {
        let figures = aim.target.iter().chain(&aim.baseline);
        let stages = aim.stages.iter().map(|(figure, _)| figure);
        figures.chain(stages).map(|figure| figure.span)
    }));
    let in_aims = Cover::new(aims.iter().map(|aim| aim.span));
    let is_input = aims.iter().any(|aim| aim.sort == Sort::Input);
    tokens
        .iter()
        .filter(|token| matches!(token.kind, Kind::Number(_)) && !used.holds(token.span))
        .map(|token| {
            let what = match () {
                () if is_input => OtherNumber::Input,
                () if in_aims.holds(token.span) => OtherNumber::Scope,
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

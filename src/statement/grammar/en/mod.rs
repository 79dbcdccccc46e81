//! English clauses.

mod guess;
mod split;
mod walk;
mod words;

use crate::statement::Sentence;
use crate::statement::quantity::{Form, TimeUnit};
use crate::statement::time::{TimeKind, TimePhrase};
use crate::statement::vocabulary::Class;

use super::asides::{read_aside, without_asides};
use super::draft::{Draft, Role};
use super::tokens::{Kind, Token};
use super::verbs::{is_verb, rank};

pub use guess::whole_words;

use guess::with_guesses;
use split::split_metrics;
use walk::Walk;
use words::{List, is_in};

/// The clauses of a sentence, each with the parts its words play.
pub fn drafts(sentence: &Sentence<'_>, tokens: &[Token]) -> Vec<Draft> {
    let tokens = with_guesses(sentence, tokens);
    let (main, asides) = without_asides(&tokens);
    let mut drafts: Vec<Draft> = Vec::new();
    let clauses = clauses(&main, sentence);
    let last = clauses.len().saturating_sub(1);
    // A clause that begins with what for or by what means goes on until the aim begins.
    let mut in_context = false;
    for (at, (joined, clause)) in clauses.iter().enumerate() {
        let mut walk = Walk::new(sentence, clause);
        walk.run();
        let mut draft = walk.finish();
        draft.joined = *joined;
        let leads = match at < last && is_purpose(clause) {
            true => Leads::Context,
            false => leads(clause, sentence),
        };
        let goes_on = in_context && (*joined || matches!(leads, Leads::Relative));
        in_context = (matches!(leads, Leads::Context) || goes_on) && at < last;
        // With progress looked at every six weeks: no value of its own.
        let trails = matches!(leads, Leads::Context) && at > 0 && !draft.has_value();
        if in_context || trails || matches!(leads, Leads::Relative) {
            draft.role = Role::Context;
        }
        if draft.role == Role::Context && clause.iter().any(|token| token.is(Class::Evidence))
            || clause.iter().any(|token| token.is(Class::Evidence))
                && (!draft.has_value() || (at < last && shows(clause, sentence)))
                && clauses.len() > 1
        {
            draft.role = Role::Evidence;
        }
        drafts.extend(split_metrics(sentence, draft));
    }
    for aside in asides {
        read_aside(&aside, &mut drafts);
    }
    drafts
}

/// Whether a clause begins with its evidence: `The trial having shown a gain of 9 points, …`
fn shows(clause: &[&Token], sentence: &Sentence<'_>) -> bool {
    let mut evidence = clause.iter().filter(|token| token.is(Class::Evidence));
    let leads = clause.iter().take(3).any(|token| token.is(Class::Evidence));
    leads || evidence.any(|token| sentence.part(token.span).starts_with("already "))
}

/// Whether a clause is an infinitive: `To cut postage, have two thirds …`
fn is_purpose(clause: &[&Token]) -> bool {
    let mut tokens = clause.iter();
    tokens.next().is_some_and(|token| token.is(Class::To))
        && tokens
            .next()
            .and_then(|token| token.class())
            .is_some_and(is_verb)
}

/// How a clause begins.
enum Leads {
    /// With what for, by what means or after what: no aim of its own.
    Context,
    /// With a relative pronoun or a participle: it says more of the clause before.
    Relative,
    /// Like an aim.
    Aim,
}

fn leads(clause: &[&Token], sentence: &Sentence<'_>) -> Leads {
    let Some(first) = clause.first() else {
        return Leads::Aim;
    };
    let word_of = |token: &Token| {
        sentence
            .part(token.span)
            .split(' ')
            .next()
            .unwrap_or_default()
    };
    // To be reviewed monthly by the board.
    if let [led, checked, ..] = clause
        && led.is(Class::Intro)
        && sentence.part(led.span) == "to be"
        && is_in(List::Relative, word_of(checked))
    {
        return Leads::Relative;
    }
    match &first.kind {
        Kind::Word(Class::Purpose | Class::Means) => Leads::Context,
        Kind::Time(time, _) if matches!(time.kind, TimeKind::Event) => Leads::Aim,
        Kind::Word(Class::By) => Leads::Context,
        // Now that funding has been secured, … but not: now 14 minutes.
        Kind::Word(Class::Now) => {
            match clause.iter().any(|token| token.number().is_some()) && clause.len() < 4 {
                true => Leads::Aim,
                false => Leads::Context,
            }
        }
        _ => {
            let word = word_of(first);
            if is_in(List::Relative, word) {
                Leads::Relative
            } else if is_in(List::Context, word) {
                Leads::Context
            } else {
                Leads::Aim
            }
        }
    }
}

/// Cuts the tokens at marks and at words that join clauses; says of each clause whether such a
/// word joins it to the one before.
fn clauses<'s>(tokens: &[&'s Token], sentence: &Sentence<'_>) -> Vec<(bool, Vec<&'s Token>)> {
    let mut clauses = Vec::new();
    let mut clause: Vec<&Token> = Vec::new();
    let mut joined = false;
    for (at, &token) in tokens.iter().enumerate() {
        let cuts = match token.kind {
            Kind::Mark(':' | '\u{2013}' | '\u{2014}' | '-') => {
                !tokens.get(at + 1).is_some_and(|next| {
                    let is_due = |time: &TimePhrase| matches!(time.kind, TimeKind::Due(_));
                    is_value(next) || next.time().is_some_and(is_due)
                })
            }
            Kind::Mark(',') if is_lone_share(&clause) => continue,
            Kind::Mark(_) => true,
            Kind::Word(Class::And) => joins(&clause, &tokens[at + 1..], sentence),
            _ => false,
        };
        if !cuts {
            clause.push(token);
            continue;
        }
        if !clause.is_empty() {
            clauses.push((joined, std::mem::take(&mut clause)));
            joined = false;
        }
        joined |= token.is(Class::And);
    }
    if !clause.is_empty() {
        clauses.push((joined, clause));
    }
    clauses
}

/// `In 9 cases out of 10, …`: the share of what the clause behind it says.
fn is_lone_share(clause: &[&Token]) -> bool {
    let share = |token: &Token| {
        token
            .number()
            .is_some_and(|number| number.form == Form::Share)
    };
    match clause {
        [share_alone] => share(share_alone),
        [led, behind] => led.kind.is_text() && share(behind),
        _ => false,
    }
}

/// Whether `and` stands between clauses rather than between nouns or numbers.
fn joins(before: &[&Token], behind: &[&Token], sentence: &Sentence<'_>) -> bool {
    let behind: Vec<&Token> = behind
        .iter()
        .copied()
        .take_while(|token| !matches!(token.kind, Kind::Mark(_) | Kind::Word(Class::And)))
        .collect();
    let has_verb = |tokens: &[&Token]| {
        tokens
            .iter()
            .any(|token| token.class().is_some_and(is_verb))
    };
    let has_value = |tokens: &[&Token]| tokens.iter().any(|token| is_value(token));
    let first = behind
        .iter()
        .find(|token| !token.is(Class::Adverb))
        .and_then(|token| token.class());
    let is_imperative = first.is_some_and(|class| rank(class) > 0) && !is_past(&behind, sentence);
    if before.is_empty() {
        return true;
    }
    (is_imperative && has_verb(before)) || (has_value(before) && has_value(&behind))
}

/// Whether a clause begins with a participle that goes on with what stands before it: `cleaned and
/// inspected`.
fn is_past(tokens: &[&Token], sentence: &Sentence<'_>) -> bool {
    tokens
        .first()
        .is_some_and(|token| sentence.part(token.span).ends_with("ed"))
}

fn is_value(token: &Token) -> bool {
    let is_length = token.time().is_some_and(
        |time| matches!(time.kind, TimeKind::Within(length) if length.unit <= TimeUnit::Week),
    );
    is_length
        || token.number().is_some()
        || matches!(
            token.class(),
            Some(Class::Zero | Class::Halve | Class::AtLeast | Class::AtMost)
        )
}

#[cfg(test)]
mod tests;

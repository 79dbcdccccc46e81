//! Cuts a sentence into clauses.

use crate::statement::Sentence;
use crate::statement::grammar::tokens::{Kind, Token};
use crate::statement::grammar::verbs::{is_verb, rank};
use crate::statement::vocabulary::Class;

/// Cuts the tokens at marks and at words that join clauses; says of each clause whether such a
/// word joins it to the one before.
pub fn clauses<'s>(tokens: &[&'s Token], sentence: &Sentence<'_>) -> Vec<(bool, Vec<&'s Token>)> {
    let mut clauses = Vec::new();
    let mut clause: Vec<&Token> = Vec::new();
    let mut joined = false;
    for (at, &token) in tokens.iter().enumerate() {
        let cuts = match token.kind {
            Kind::Mark('、') => {
                let behind = tokens[at + 1..].iter();
                let behind = behind.take_while(|token| !matches!(token.kind, Kind::Mark(_)));
                (has_value(clause.iter().copied()) && has_value(behind.clone().copied()))
                    || (acts_on_something(&clause)
                        && acts_on_something(&behind.copied().collect::<Vec<_>>()))
            }
            Kind::Mark(':') => !tokens.get(at + 1).is_some_and(|next| is_value(next)),
            Kind::Mark(_) => true,
            Kind::Word(Class::And) => joins(tokens, at, sentence),
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

/// Whether a joining word stands between clauses: 并 of 并将, not of 合并.
fn joins(tokens: &[&Token], at: usize, sentence: &Sentence<'_>) -> bool {
    if sentence.part(tokens[at].span).chars().nth(1).is_some() {
        return true;
    }
    let mut behind = tokens[at + 1..].iter();
    behind
        .find(|token| !token.is(Class::Adverb))
        .and_then(|token| token.class())
        .is_some_and(|class| is_verb(class) || matches!(class, Class::Object | Class::Result))
}

/// Whether words begin with a verb that changes or makes something, and name it: 压降投诉.
fn acts_on_something(words: &[&Token]) -> bool {
    let mut words = words.iter().skip_while(|token| {
        token.time().is_some() || matches!(token.class(), Some(Class::Intro | Class::Result))
    });
    let verb = words.next().and_then(|token| token.class());
    let acts = verb.is_some_and(|class| matches!(rank(class), 4 | 5) || class == Class::Soft);
    let is_named = |token: &&Token| {
        let is_noun = token.kind.is_text() || token.class().is_some_and(Class::is_noun);
        is_noun
            || token
                .class()
                .is_some_and(|class| (2..5).contains(&rank(class)))
    };
    acts && words.next().is_some_and(is_named)
}

fn has_value<'s>(mut tokens: impl Iterator<Item = &'s Token>) -> bool {
    tokens.any(is_value)
}

pub fn is_value(token: &Token) -> bool {
    let is_word = matches!(
        token.class(),
        Some(Class::Zero | Class::Halve | Class::AtLeast | Class::AtMost)
    );
    is_word || token.number().is_some()
}

//! What stands before the main clause of a long sentence: `Following the review and in line with
//! the plan, the team will …`

use super::super::draft::{Draft, Role};
use super::super::tokens::Token;
use super::words::{List, begins, words};
use crate::statement::Sentence;
use crate::statement::vocabulary::Class;

/// The place of the clause that says what will be done, where all clauses before it only lead up
/// to it: the sentence begins with a preposition or a participle, and no clause before says what
/// will be.
pub fn main_clause(clauses: &[(bool, Vec<&Token>)], sentence: &Sentence<'_>) -> Option<usize> {
    let first = clauses.first()?.1.first()?;
    let text = &sentence.folded()[first.span.start as usize..];
    if !begins(List::Opening, text) {
        return None;
    }
    let says_what = |(_, clause): &(bool, Vec<&Token>)| {
        let mut leads = clause.iter().filter(|token| token.is(Class::Intro));
        leads.any(|token| is_modal(sentence.part(token.span)))
    };
    clauses.iter().position(says_what).filter(|at| *at > 0)
}

/// Whether a clause says what has been done, and a later one what will be: `The money has been
/// granted, and we will …`
pub fn is_settled(clauses: &[(bool, Vec<&Token>)], at: usize, sentence: &Sentence<'_>) -> bool {
    let text = |clause: &[&Token]| match (clause.first(), clause.last()) {
        (Some(first), Some(last)) => sentence.part(first.span.to(last.span)).to_owned(),
        _ => String::new(),
    };
    let says_will = |(_, clause): &(bool, Vec<&Token>)| is_modal(&text(clause));
    let Some(will) = clauses.iter().position(says_will) else {
        return false;
    };
    let own = text(&clauses[at].1);
    let mut done = words(List::Settled);
    at < will && done.any(|done| own.ends_with(done) || own.contains(&format!(" {done} ")))
}

/// Whether words say what will be done: `will`, `we aim to`, `is to be`.
fn is_modal(text: &str) -> bool {
    words(List::Modal).any(|modal| {
        let mut found = text.match_indices(modal);
        found.any(|(at, _)| {
            let (before, behind) = (&text[..at], &text[at + modal.len()..]);
            (before.is_empty() || before.ends_with(' '))
                && (behind.is_empty() || behind.starts_with(' '))
        })
    })
}

/// Lets a clause say what for or by what means; one that only says when stays what it is.
pub fn lead_up(draft: &mut Draft) {
    if !draft.is_empty() && draft.role == Role::Aim {
        draft.role = Role::Context;
    }
}

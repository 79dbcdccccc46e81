//! English clauses.

use crate::statement::Sentence;

use super::draft::Draft;
use super::tokens::Token;

/// The clauses of a sentence, each with the parts its words play.
pub fn drafts(sentence: &Sentence<'_>, tokens: &[Token]) -> Vec<Draft> {
    let _ = (sentence, tokens);
    Vec::new()
}

//! Puts the marks of a sentence together into aims.
//!
//! `tokens` cuts the sentence up, `zh` and `en` walk through its clauses and give each token
//! its part (`draft`), `combine` makes aims of the clauses.

mod aims;
mod asides;
mod combine;
mod draft;
mod en;
mod limits;
mod tokens;
mod verbs;
mod zh;

use crate::lang::Lang;

use super::{Sentence, Statement};

/// Reads what a sentence says.
pub fn read(sentence: &Sentence<'_>) -> Statement {
    let mut tokens = tokens::tokens(sentence);
    if sentence.lang() == Lang::En {
        tokens = en::whole_words(sentence, tokens);
    }
    let drafts = match sentence.lang() {
        Lang::Zh => zh::drafts(sentence, &tokens),
        Lang::En => en::drafts(sentence, &tokens),
    };
    combine::combine(sentence, &tokens, drafts)
}

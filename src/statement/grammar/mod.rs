//! Puts the marks of a sentence together into aims.

use super::{Sentence, Statement};

/// Reads what a sentence says.
pub fn read(sentence: &Sentence<'_>) -> Statement {
    Statement {
        lang: sentence.lang(),
        aims: Vec::new(),
        deadline: None,
        other_times: Vec::new(),
        other_numbers: Vec::new(),
        soft: Vec::new(),
        evidence: Vec::new(),
    }
}

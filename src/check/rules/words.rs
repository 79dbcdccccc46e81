//! Words in the texts of a plan that tell a rule what is meant.

use crate::lang::Lang;
use crate::plan::LocalText;
use crate::plan::read::Field;

/// Whether a text has one of the words, in either of its languages. English words are given in
/// lower case and stand for every word that begins with them.
pub(crate) fn mentions(text: &Field<LocalText>, words: &[&str]) -> bool {
    let Some(text) = text.get() else { return false };
    Lang::ALL.iter().any(|&lang| {
        let text = text.get(lang).to_lowercase();
        words.iter().any(|word| has_word(&text, word))
    })
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !word.is_ascii() || !text[..at].ends_with(|before: char| before.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_begin_a_word_and_chinese_ones_stand_anywhere() {
        assert!(has_word("satisfied tenants", "satisf"));
        assert!(!has_word("dissatisfied tenants", "satisf"));
        assert!(has_word("业主满意率", "满意"));
        assert!(!has_word("业主", "满意"));
    }
}

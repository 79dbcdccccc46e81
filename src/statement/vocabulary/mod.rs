//! The words that decide what a sentence says, kept in files that a planner can read and extend.
//!
//! A file has a section for each [`Class`]; an entry is one line: spellings with commas between
//! them, `=`, and a sentence in which the word plays its part. The sentences run as tests. An
//! English verb with a `~` behind it stands for all its forms.

mod class;
mod inflect;
mod lists;

use std::sync::OnceLock;

use crate::lang::Lang;
use crate::source::Span;

pub use class::Class;
pub use lists::List;

use super::Sentence;
use super::entries::{Entry, entries};
use super::index::Index;

const ZH: &str = include_str!("zh.txt");
const EN: &str = include_str!("en.txt");

/// The words of a language.
#[derive(Debug)]
pub struct Vocabulary {
    words: Index<Class>,
}

/// A word of the vocabulary where it stands in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in the folded text.
    pub span: Span,
    /// What it does.
    pub class: Class,
}

impl Vocabulary {
    /// The vocabulary of a language, built when it is first asked for.
    pub fn of(lang: Lang) -> &'static Vocabulary {
        static ZH_WORDS: OnceLock<Vocabulary> = OnceLock::new();
        static EN_WORDS: OnceLock<Vocabulary> = OnceLock::new();
        match lang {
            Lang::Zh => ZH_WORDS.get_or_init(|| Vocabulary::new(ZH)),
            Lang::En => EN_WORDS.get_or_init(|| Vocabulary::new(EN)),
        }
    }

    fn new(file: &'static str) -> Vocabulary {
        let entries = entries(file).filter_map(|entry| Some((Class::named(entry.section)?, entry)));
        let mut words: Vec<(String, Class)> = entries
            .flat_map(|(class, entry)| spellings(entry).map(move |word| (word, class)))
            .collect();
        // A word that is a verb and a noun comes out as the verb.
        words.sort_by_key(|(_, class)| class.is_noun());
        Vocabulary {
            words: Index::new(words),
        }
    }

    /// The class of a word as a noun: a service, though one may service a lift too.
    pub fn noun(&self, word: &str) -> Option<Class> {
        let mut same = self.words.near(word).filter(|(known, _)| *known == word);
        same.find_map(|(_, class)| class.is_noun().then_some(*class))
    }

    /// The words of a sentence, left to right: of those that overlap the first, and of those that
    /// begin together the longest. A word that is a verb and a noun comes out as the verb.
    pub fn words(&self, sentence: &Sentence<'_>) -> Vec<Word> {
        let text = sentence.folded();
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let mut words = self.words.starts(rest);
            let word = words.find(|(word, _)| ends_there(word, &rest[word.len()..]));
            match word {
                Some((word, class)) if !word.is_empty() => {
                    let end = at + word.len();
                    found.push(Word {
                        span: Span::new(at, end),
                        class: *class,
                    });
                    at = end;
                }
                _ => at += unit(rest),
            }
        }
        found
    }
}

/// Whether a word is no part of a longer Latin word; Chinese has no spaces to go by.
fn ends_there(word: &str, behind: &str) -> bool {
    let is_latin = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    !(is_latin(word.as_bytes().last()) && is_latin(behind.as_bytes().first()))
}

/// The length of the Latin word or the other character that a text begins with: no word begins
/// within a Latin one.
fn unit(text: &str) -> usize {
    match text.bytes().take_while(u8::is_ascii_alphanumeric).count() {
        0 => text.chars().next().map_or(1, char::len_utf8),
        length => length,
    }
}

/// The spellings of an entry, with all forms of its verbs.
fn spellings(entry: Entry) -> impl Iterator<Item = String> {
    entry.spellings().flat_map(inflect::forms)
}

#[cfg(test)]
mod tests;

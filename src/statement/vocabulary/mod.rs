//! The words that decide what a sentence says, kept in files that a planner can read and extend.
//!
//! A file has a section for each [`Class`]; an entry is one line: spellings with commas between
//! them, `=`, and a sentence in which the word plays its part. The sentences run as tests. An
//! English verb with a `~` behind it stands for all its forms.

mod class;
mod inflect;
mod lists;

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use crate::lang::Lang;
use crate::source::Span;

pub use class::Class;
pub use lists::List;

use super::Sentence;

const ZH: &str = include_str!("zh.txt");
const EN: &str = include_str!("en.txt");

/// The words of a language with a search for all of them at once.
#[derive(Debug)]
pub struct Vocabulary {
    classes: Vec<Class>,
    nouns: HashMap<String, Class>,
    search: Option<AhoCorasick>,
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

    fn new(file: &str) -> Vocabulary {
        let (classes, words): (Vec<Class>, Vec<String>) = entries(file)
            .flat_map(|entry| entry.spellings().map(move |word| (entry.class, word)))
            .unzip();
        let nouns = words.iter().cloned().zip(classes.iter().copied());
        Vocabulary {
            nouns: nouns.filter(|(_, class)| class.is_noun()).collect(),
            classes,
            // Only more words than memory holds could fail here.
            search: AhoCorasick::new(words).ok(),
        }
    }

    /// The class of a word as a noun: a service, though one may service a lift too.
    pub fn noun(&self, word: &str) -> Option<Class> {
        self.nouns.get(word).copied()
    }

    /// The words of a sentence, left to right: of those that overlap the first, and of those that
    /// begin together the longest. A word that is a verb and a noun comes out as the verb.
    pub fn words(&self, sentence: &Sentence<'_>) -> Vec<Word> {
        let text = sentence.folded();
        let Some(search) = &self.search else {
            return Vec::new();
        };
        let mut found: Vec<Word> = search
            .find_overlapping_iter(text)
            .filter(|found| stands_alone(text, found.start(), found.end()))
            .map(|found| Word {
                span: Span::new(found.start(), found.end()),
                class: self.classes[found.pattern().as_usize()],
            })
            .collect();
        found.sort_by_key(|word| {
            (
                word.span.start,
                std::cmp::Reverse(word.span.end),
                word.class.is_noun(),
            )
        });
        let mut free = 0;
        found.retain(|word| {
            let is_free = word.span.start >= free;
            if is_free {
                free = word.span.end;
            }
            is_free
        });
        found
    }
}

/// Whether a match is no part of a longer Latin word; Chinese has no spaces to go by.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (before, word, after) = (&text[..start], &text[start..end], &text[end..]);
    let glued_before = is_letter(word.chars().next()) && is_letter(before.chars().next_back());
    let glued_after = is_letter(word.chars().next_back()) && is_letter(after.chars().next());
    !glued_before && !glued_after
}

/// An entry of a vocabulary file.
#[derive(Debug, Clone, Copy)]
struct Entry<'f> {
    class: Class,
    spellings: &'f str,
    #[cfg_attr(not(test), allow(dead_code))]
    example: &'f str,
}

impl<'f> Entry<'f> {
    fn spellings(self) -> impl Iterator<Item = String> + use<'f> {
        self.spellings
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .flat_map(inflect::forms)
    }
}

/// The entries of a file; lines that are none are passed over, which a test forbids.
fn entries(file: &str) -> impl Iterator<Item = Entry<'_>> {
    let mut class = None;
    file.lines().filter_map(move |line| {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[') {
            class = Class::named(name.trim_end_matches(']'));
            return None;
        }
        if line.starts_with('#') {
            return None;
        }
        let (spellings, example) = line.split_once(" = ")?;
        Some(Entry {
            class: class?,
            spellings: spellings.trim(),
            example: example.trim(),
        })
    })
}

#[cfg(test)]
mod tests;

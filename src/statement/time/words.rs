//! The words for times that a planner may add to, in files beside this one.
//!
//! A line of a file is an entry: spellings with commas between them, `=`, and a sentence with `~`
//! where each of them may stand; a test reads the sentence with every spelling in it. An entry of
//! `named.txt` and `terms.txt` has `:` and its day before the `=`.

use std::sync::LazyLock;

use super::cursor::Cursor;
use super::feast::Feast;

/// What a word of the files says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A time that binds nobody.
    Vague,
    /// How often.
    Frequency,
    /// A time that is past, which something is compared with.
    Reference,
    /// Something that happens on a day that the sentence doesn't tell.
    Event,
    /// A named day or period that is a time only with a preposition.
    Named(Feast),
    /// A named period that is a time by itself.
    Term(Feast),
    /// A word that looks like a time and is none.
    Innocent,
}

/// The text of each file.
pub(super) const VAGUE: &str = include_str!("words/vague.txt");
pub(super) const FREQUENCY: &str = include_str!("words/frequency.txt");
pub(super) const REFERENCE: &str = include_str!("words/reference.txt");
pub(super) const EVENT: &str = include_str!("words/event.txt");
pub(super) const INNOCENT: &str = include_str!("words/innocent.txt");
pub(super) const NAMED: &str = include_str!("words/named.txt");
pub(super) const TERMS: &str = include_str!("words/terms.txt");

/// A line of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    spellings: &'static str,
    /// The day of a named time.
    pub day: Option<&'static str>,
    /// A sentence with `~` in the place of the word.
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples run as tests"))]
    pub example: &'static str,
}

impl Entry {
    /// All ways to write it.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.spellings.split(',').map(str::trim)
    }
}

/// The entries of a file.
pub(super) fn entries(file: &'static str) -> impl Iterator<Item = Entry> {
    let lines = file.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| {
        let (words, example) = line.split_once('=')?;
        let (spellings, day) = match words.split_once(':') {
            Some((spellings, day)) => (spellings, Some(day.trim())),
            None => (words, None),
        };
        Some(Entry {
            spellings: spellings.trim(),
            day,
            example: example.trim(),
        })
    })
}

/// All words of the files, by their first character.
struct Lexicon {
    /// Sorted by first character, the longest first.
    words: Vec<(char, &'static str, Meaning)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

impl Lexicon {
    fn new() -> Lexicon {
        let plain = [
            (VAGUE, Meaning::Vague),
            (FREQUENCY, Meaning::Frequency),
            (REFERENCE, Meaning::Reference),
            (EVENT, Meaning::Event),
            (INNOCENT, Meaning::Innocent),
        ];
        let plain = plain.into_iter().flat_map(|(file, meaning)| {
            entries(file).flat_map(move |entry| entry.spellings().map(move |word| (word, meaning)))
        });
        let feasts = Feast::all().flat_map(|(feast, entry, alone)| {
            let meaning = if alone {
                Meaning::Term(feast)
            } else {
                Meaning::Named(feast)
            };
            entry.spellings().map(move |word| (word, meaning))
        });
        let mut words: Vec<_> = plain
            .chain(feasts)
            .filter_map(|(word, meaning)| Some((word.chars().next()?, word, meaning)))
            .collect();
        words.sort_by_key(|(first, word, _)| (*first, std::cmp::Reverse(word.len())));
        Lexicon { words }
    }
}

/// All words of the files.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    LEXICON.words.iter().map(|(_, word, _)| *word)
}

/// Takes the longest word whose meaning is wanted.
pub(super) fn eat_word<T>(
    cursor: &mut Cursor<'_>,
    wanted: impl Fn(Meaning) -> Option<T>,
) -> Option<T> {
    let first = cursor.peek()?;
    let words = &LEXICON.words;
    let from = words.partition_point(|(c, ..)| *c < first);
    let words = words[from..].iter().take_while(|(c, ..)| *c == first);
    words
        .filter_map(|(_, word, meaning)| Some((word, wanted(*meaning)?)))
        .find_map(|(word, value)| cursor.eat(word).then_some(value))
}

/// Whether a word begins here that is no postposition: the 前台 of `2026年前台`, the 后续 of
/// `2026年后续`.
pub(super) fn begins_a_word(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let is_word = |meaning| matches!(meaning, Meaning::Innocent | Meaning::Vague).then_some(());
    eat_word(&mut ahead, is_word).is_some()
}

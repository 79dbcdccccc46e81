//! The words for times that a planner may add to, in files beside this one.
//!
//! The example of an entry is a sentence with `~` where each spelling may stand; a test reads it
//! with every spelling in it. An entry of `named.txt` and `terms.txt` has its day as a note.

use std::sync::LazyLock;

use super::cursor::Cursor;
use super::feast::Feast;
use crate::statement::entries::entries;
use crate::statement::index::Index;

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

/// All words of the files.
static WORDS: LazyLock<Index<Meaning>> = LazyLock::new(|| Index::new(all()));

/// All words of the files with what they say.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Meaning)> {
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
    plain.chain(feasts)
}

/// Takes the longest word whose meaning is wanted.
pub(super) fn eat_word<T>(
    cursor: &mut Cursor<'_>,
    wanted: impl Fn(Meaning) -> Option<T>,
) -> Option<T> {
    let near = WORDS.near(cursor.rest());
    let mut near = near.filter_map(|(word, meaning)| Some((word, wanted(*meaning)?)));
    near.find_map(|(word, value)| cursor.eat(word).then_some(value))
}

/// Whether a word begins here that is no postposition: the 前台 of `2026年前台`, the 后续 of
/// `2026年后续`.
pub(super) fn begins_a_word(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let is_word = |meaning| matches!(meaning, Meaning::Innocent | Meaning::Vague).then_some(());
    eat_word(&mut ahead, is_word).is_some()
}

//! The units and what they may be for each of, as the file names them.

use std::sync::LazyLock;

use super::super::text::{next, rest};
use super::super::{TimeUnit, UnitKind};
use super::FILE;
use crate::plan::value::currency::{CHINESE_UNITS, FURTHER_UNITS, NAMES, SIGNS};
use crate::plan::value::fold_char;
use crate::statement::entries::entries;
use crate::statement::index::Index;

/// Words with the name that results give them and what they mean.
pub(super) struct Words<T>(Index<(&'static str, T)>);

/// A word at a place of the text.
pub(super) struct Word<'w, T> {
    /// As it is looked for.
    pub folded: &'w str,
    /// As results name it.
    pub name: &'static str,
    pub value: T,
    /// The byte after it.
    pub end: usize,
}

impl<T: Copy> Words<T> {
    fn new(words: impl Iterator<Item = (&'static str, T)>) -> Words<T> {
        let folded = |name: &str| {
            let folded = name.chars().map(|c| fold_char(c).to_ascii_lowercase());
            folded.collect::<String>()
        };
        Words(Index::new(
            words.map(|(name, value)| (folded(name), (name, value))),
        ))
    }

    /// The longest word at a place.
    pub fn at(&self, text: &str, at: usize) -> Option<Word<'_, T>> {
        let rest = rest(text, at);
        self.0.near(rest).find_map(|(folded, &(name, value))| {
            let end = at + starts_with(rest, folded)?;
            let ends_latin = folded.ends_with(|c: char| c.is_ascii_alphanumeric());
            let goes_on = next(text, end).is_some_and(|c| c.is_ascii_alphanumeric());
            (!(ends_latin && goes_on)).then_some(Word {
                folded,
                name,
                value,
                end,
            })
        })
    }
}

/// The length of a word that a text starts with; a hyphen may stand for a space.
fn starts_with(text: &str, word: &str) -> Option<usize> {
    let same = |(c, wanted): (u8, u8)| c == wanted || wanted == b' ' && c == b'-';
    let is_long = text.len() >= word.len();
    (is_long && text.bytes().zip(word.bytes()).all(same)).then_some(word.len())
}

/// The units, with what they measure.
pub(super) static UNITS: LazyLock<Words<UnitKind>> = LazyLock::new(|| {
    let listed = entries(FILE).filter_map(|entry| Some((kind(entry.section)?, entry)));
    let listed = listed.flat_map(|(kind, entry)| entry.spellings().map(move |name| (name, kind)));
    let money = [SIGNS, NAMES, CHINESE_UNITS, FURTHER_UNITS];
    let money = money.into_iter().flatten();
    Words::new(listed.chain(money.map(|(name, _)| (*name, UnitKind::Money))))
});

/// What a unit may be for each of.
pub(super) static BELOW_STROKE: LazyLock<Words<()>> = LazyLock::new(|| {
    let listed = entries(FILE).filter(|entry| entry.section == "per");
    Words::new(listed.flat_map(|entry| entry.spellings().map(|name| (name, ()))))
});

/// The kind of the units in a section of the file.
fn kind(section: &str) -> Option<UnitKind> {
    Some(match section {
        "percent" => UnitKind::Percent,
        "per mille" => UnitKind::PerMille,
        "percentage points" => UnitKind::PercentagePoints,
        "multiple" => UnitKind::Multiple,
        "score" => UnitKind::Score,
        "seconds" => UnitKind::Time(TimeUnit::Second),
        "minutes" => UnitKind::Time(TimeUnit::Minute),
        "hours" => UnitKind::Time(TimeUnit::Hour),
        "days" => UnitKind::Time(TimeUnit::Day),
        "weeks" => UnitKind::Time(TimeUnit::Week),
        "months" => UnitKind::Time(TimeUnit::Month),
        "quarters" => UnitKind::Time(TimeUnit::Quarter),
        "years" => UnitKind::Time(TimeUnit::Year),
        "money" => UnitKind::Money,
        "count" => UnitKind::Count,
        "other" => UnitKind::Other,
        _ => return None,
    })
}

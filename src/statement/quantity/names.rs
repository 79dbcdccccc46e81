//! Numbers that measure nothing, and phrases that only look like numbers.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::plan::value::chinese;
use crate::plan::value::scan::Scan;
use crate::statement::entries::entries;
use crate::statement::index::Index;

use super::number::{self, is_numeral};
use super::text::{blanks, inside_word, next, previous, rest, run, word};
use super::{english, units};

/// The phrases; see the file itself.
pub(super) const FILE: &str = include_str!("names.txt");

/// What a phrase makes of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A part of a name.
    Name,
    /// Nothing: there is no number.
    Phrase,
    /// A number like any other.
    Number,
    /// The end of a scale.
    Scale,
}

/// A phrase in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub what: What,
    /// The byte after it.
    pub end: usize,
    /// Its first number.
    pub number: Option<(usize, usize)>,
    /// The value of its last number, when it has one that can be read.
    pub value: Option<Decimal>,
}

impl Match {
    /// Whether its number is a part of a name.
    pub fn is_name(self) -> bool {
        self.what == What::Name
    }
}

enum Piece {
    Text(&'static str),
    Number,
}

struct Pattern {
    what: What,
    /// Its place in the file: of two that are equal otherwise the later one counts.
    nth: usize,
    pieces: Vec<Piece>,
}

/// What stands for a number in the file, where all other letters are small.
const NUMBER: char = 'N';

/// A number in a name is short: what is longer is no part of a phrase.
const LONGEST: usize = 32;

/// The phrases by what they begin with, and those that begin with a number by what is behind it.
static PATTERNS: LazyLock<[Index<Pattern>; 2]> = LazyLock::new(|| {
    let patterns = entries(FILE).flat_map(|entry| {
        let what = match entry.section {
            "names" => What::Name,
            "phrases" => What::Phrase,
            "numbers" => What::Number,
            _ => What::Scale,
        };
        entry.spellings().map(move |spelling| (spelling, what))
    });
    let patterns = patterns.enumerate().map(|(nth, (spelling, what))| {
        let pieces = pieces(spelling);
        (spelling, Pattern { what, nth, pieces })
    });
    let (with_number, others): (Vec<_>, Vec<_>) =
        patterns.partition(|(spelling, _)| spelling.starts_with(NUMBER));
    let index = |patterns: Vec<(&'static str, Pattern)>| {
        let patterns = patterns.into_iter();
        Index::new(patterns.map(|(spelling, pattern)| (opening(behind_number(spelling)), pattern)))
    };
    [index(others), index(with_number)]
});

/// A spelling without the number that it begins with and the gap behind that.
fn behind_number(spelling: &str) -> &str {
    let behind = spelling.strip_prefix(NUMBER);
    behind.map_or(spelling, |behind| behind.trim_start_matches(GAP))
}

/// What may stand in a gap.
const GAP: [char; 2] = [' ', '-'];

/// The characters of a phrase or a text by which they are compared first: two letters, the digits
/// or what stands before a gap. Blanks within a phrase may be left out, so more letters tell nothing.
fn opening(text: &str) -> &str {
    let letters = text.bytes().take(2).take_while(u8::is_ascii_lowercase);
    let letters = letters.count();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let other = || text.find([' ', '-', NUMBER]).unwrap_or(text.len());
    let end = match letters.max(digits) {
        0 => other(),
        end => end,
    };
    &text[..end]
}

fn pieces(spelling: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (position, text) in spelling.split(NUMBER).enumerate() {
        if position > 0 {
            pieces.push(Piece::Number);
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
    }
    pieces
}

/// Finds the longest phrase at a place.
pub(super) fn find(text: &str, at: usize) -> Option<Match> {
    if inside_word(text, at) {
        return None;
    }
    let [others, with_number] = &*PATTERNS;
    let first_number = number_at(text, at);
    let behind_number = first_number.map(|end| rest(text, end).trim_start_matches(GAP));
    let with_number = behind_number.map(|behind| near(with_number, behind));
    let with_number = with_number.into_iter().flatten();
    let others = near(others, rest(text, at));
    // Of two that end at one place the one that spells the number out is meant.
    let with_number = with_number.map(|pattern| (pattern, false));
    let others = others.map(|pattern| (pattern, true));
    let found = with_number.chain(others).filter_map(|(pattern, is_spelt)| {
        let found = pattern.at(text, at, first_number)?;
        Some((found, (found.end, is_spelt, pattern.nth)))
    });
    let (found, _) = found.max_by_key(|(_, rank)| *rank)?;
    Some(found)
}

/// The phrases that may stand at the beginning of a text.
fn near<'p>(patterns: &'p Index<Pattern>, text: &str) -> impl Iterator<Item = &'p Pattern> {
    let is_latin = text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    let near = patterns.starts(if is_latin { opening(text) } else { text });
    near.map(|(_, pattern)| pattern)
}

impl Pattern {
    fn at(&self, text: &str, start: usize, first: Option<usize>) -> Option<Match> {
        let mut at = start;
        let mut number = None;
        let mut last = None;
        for piece in &self.pieces {
            match piece {
                Piece::Text(wanted) => at = after_text(text, at, wanted)?,
                Piece::Number => {
                    let end = if at == start {
                        first?
                    } else {
                        number_at(text, at)?
                    };
                    number = number.or(Some((at, end)));
                    last = Some((at, end));
                    at = end;
                }
            }
        }
        if at > start && inside_word(text, at) {
            return None;
        }
        let ends_with_number = matches!(self.pieces.last(), Some(Piece::Number));
        let is_ordinal = next(text, start) == Some('第');
        // A noise level of 50 dB is no level 50, but the third year is no three years.
        if self.what == What::Name
            && ends_with_number
            && !is_ordinal
            && units::stands_at(text, blanks(text, at))
        {
            return None;
        }
        let value = last.and_then(|(at, _)| number::at(text, at));
        Some(Match {
            what: self.what,
            end: at,
            number,
            value: value.map(number::Number::plain),
        })
    }
}

/// The place after some words: blanks may be left out, a hyphen may be a blank.
fn after_text(text: &str, mut at: usize, wanted: &str) -> Option<usize> {
    for letter in wanted.chars() {
        match letter {
            ' ' => at = blanks(text, at).min(at + 3),
            '-' if next(text, at) == Some(' ') => at += 1,
            _ if next(text, at) == Some(letter) => at += letter.len_utf8(),
            _ => return None,
        }
    }
    Some(at)
}

/// The place after a number as names have it: `9001`, `27001:2022`, `2.0`, 十二, two.
fn number_at(text: &str, at: usize) -> Option<usize> {
    let first = next(text, at)?;
    if first.is_ascii_digit() {
        let mut end = run(text, at, |c| c.is_ascii_digit());
        while end - at < LONGEST
            && next(text, end).is_some_and(|c| matches!(c, '.' | ',' | ':' | '-' | '/'))
            && next(text, end + 1).is_some_and(|c| c.is_ascii_digit())
        {
            end = run(text, end + 1, |c| c.is_ascii_digit());
        }
        (end - at < LONGEST).then_some(end)
    } else if is_numeral(first) {
        let mut scan = Scan::new(rest(text, at));
        chinese::attempt(&mut scan, chinese::numeral)?;
        Some(text.len() - scan.rest.len())
    } else if first.is_ascii_lowercase()
        && !previous(text, at).is_some_and(|c| c.is_ascii_alphanumeric())
    {
        let word = word(text, at);
        english::is_small(word).then_some(at + word.len())
    } else {
        None
    }
}

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

/// The phrases that begin with a number, and the others by what they begin with.
static PATTERNS: LazyLock<(Vec<Pattern>, Index<Pattern>)> = LazyLock::new(|| {
    let patterns = entries(FILE).flat_map(|entry| {
        let what = match entry.section {
            "names" => What::Name,
            "phrases" => What::Phrase,
            "numbers" => What::Number,
            _ => What::Scale,
        };
        entry.spellings().map(move |spelling| (spelling, what))
    });
    let (with_number, others): (Vec<_>, Vec<_>) = patterns
        .enumerate()
        .map(|(nth, (spelling, what))| {
            let pieces = pieces(spelling);
            let pattern = Pattern { what, nth, pieces };
            (spelling, pattern)
        })
        .partition(|(spelling, _)| spelling.starts_with(NUMBER));
    let with_number = with_number.into_iter().map(|(_, pattern)| pattern);
    let others = others.into_iter();
    let others = others.map(|(spelling, pattern)| (opening(spelling), pattern));
    (with_number.collect(), Index::new(others))
});

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
    let first = next(text, at)?;
    if inside_word(text, at) {
        return None;
    }
    let (with_number, others) = &*PATTERNS;
    let first_number = number_at(text, at);
    let with_number: &[Pattern] = first_number.map_or(&[], |_| with_number);
    let is_latin = first.is_ascii_lowercase() || first.is_ascii_digit();
    let rest = rest(text, at);
    let others = others.starts(if is_latin { opening(rest) } else { rest });
    // Of two that end at one place the one that spells the number out is meant.
    let with_number = with_number.iter().map(|pattern| (pattern, false));
    let others = others.map(|(_, pattern)| (pattern, true));
    let found = with_number.chain(others).filter_map(|(pattern, is_spelt)| {
        let found = pattern.at(text, at, first_number)?;
        Some((found, (found.end, is_spelt, pattern.nth)))
    });
    let (found, _) = found.max_by_key(|(_, rank)| *rank)?;
    Some(found)
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

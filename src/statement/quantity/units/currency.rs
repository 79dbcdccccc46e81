//! The currency of an amount: a sign, a name, or a code in capitals.

use super::super::text::{rest, word};
use crate::plan::value::currency::{CODES, Currency, NAMES, SIGNS};
use crate::statement::table::Table;

/// Signs and names that may stand before an amount.
const SIGNS_BEFORE: &Table<Currency> = &Table::new(SIGNS);

const NAMES_BEFORE: &Table<Currency> = &Table::new(NAMES);

/// Whether a currency may begin at a place.
pub fn may_begin_currency(text: &str, at: usize) -> bool {
    let rest = rest(text, at);
    !SIGNS_BEFORE.near(rest).is_empty() || !NAMES_BEFORE.near(rest).is_empty()
}

/// Reads the currency at a place before an amount: a sign, a name, or a code in capitals.
pub fn currency(text: &str, at: usize, is_upper: bool) -> Option<(String, usize)> {
    let rest = rest(text, at);
    let longest = |table: &Table<Currency>| {
        let words = table.near(rest).iter().map(|(word, _)| *word);
        let fits = words.filter(|word| {
            let start = rest.as_bytes().get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
        });
        fits.max_by_key(|word| word.len())
    };
    let found = longest(SIGNS_BEFORE)
        .or_else(|| longest(NAMES_BEFORE))
        .or_else(|| code(text, at, is_upper))?;
    Some((found.to_owned(), at + found.len()))
}

/// Codes that are English words as well, and in a heading are written in capitals.
const ENGLISH_WORDS: &[&str] = &[
    "ALL", "TOP", "TRY", "MAD", "CUP", "PEN", "SOS", "BAM", "GEL",
];

/// Reads the code of a currency, which stands in capitals.
pub(super) fn code(text: &str, at: usize, is_upper: bool) -> Option<&'static str> {
    is_upper.then_some(())?;
    let letters = word(text, at);
    (letters.len() == 3).then_some(())?;
    CODES
        .iter()
        .map(|(code, _)| *code)
        .filter(|code| !ENGLISH_WORDS.contains(code))
        .find(|code| code.eq_ignore_ascii_case(letters))
}

//! English number words: `twenty-five`, `three hundred and five`, `a dozen`, `half a million`.

use rust_decimal::Decimal;

use crate::statement::numerals::{NUMERALS, TENS};
use crate::statement::table::{Spellings, Table, spellings, table};

use super::number::{Number, power_of_ten};
use super::text::{after_word, blanks, next, next_word, word};

/// What multiplies the number before it, with its power of ten.
const SCALES: &Table<i32> = table! {
    2 => "hundred";
    3 => "thousand";
    5 => "lakh";
    6 => "million";
    7 => "crore";
    9 => "billion";
    12 => "trillion";
};

/// Words that begin a number or a share and are no number themselves.
const LEADS: &Spellings = spellings! { "a" | "an" | "half" | "nil" | "twice" | "thrice" };

const DOZEN: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// The most words that a number is made of.
const LONGEST: usize = 24;

/// What a word multiplies the number before it by: `million`, `dozen`.
pub(super) fn factor(word: &str) -> Option<Decimal> {
    if word == "dozen" {
        return Some(DOZEN);
    }
    scale(word).map(power_of_ten)
}

/// The power of ten of a scale word.
fn scale(word: &str) -> Option<i32> {
    SCALES.value(word)
}

/// The value of a word below a hundred.
fn small(word: &str) -> Option<u32> {
    NUMERALS.value(word)
}

/// Whether a word is a number of tens or less.
pub(super) fn is_small(word: &str) -> bool {
    small(word).is_some()
}

/// Whether a word may begin a number, a share or a multiple.
pub(super) fn may_begin(word: &str) -> bool {
    is_small(word) || LEADS.near(word).contains(&word) || word.ends_with("fold")
}

/// Reads the number words at a place.
pub(super) fn number(text: &str, at: usize) -> Option<Number> {
    let first = word(text, at);
    match first {
        "a" | "an" => {
            let end = at + first.len();
            let scaled = next_word(text, end);
            // "a few hundred" and "a third" are no such numbers.
            (scaled == "dozen" || scale(scaled).is_some()).then_some(())?;
            words(text, blanks(text, end), Decimal::ONE)
        }
        "half" => {
            let after = after_word(text, at + first.len(), "a")?;
            let scaled = next_word(text, after);
            (scaled == "dozen" || scale(scaled).is_some()).then_some(())?;
            words(text, blanks(text, after), Decimal::new(5, 1))
        }
        "nil" => Some(Number::plain_of(Decimal::ZERO, at + first.len())),
        "zero" => Some(Number::plain_of(Decimal::ZERO, at + first.len())),
        _ => {
            small(first)?;
            words(text, at, Decimal::ZERO)
        }
    }
}

/// Reads number words one after the other, with what an article before them stands for.
fn words(text: &str, at: usize, article: Decimal) -> Option<Number> {
    let mut total = Decimal::ZERO;
    let mut group = article;
    let mut end = at;
    let mut from = at;
    let mut last = Last::Nothing;
    for _ in 0..LONGEST {
        let found = word(text, from);
        let after = from + found.len();
        if let Some(value) = small(found) {
            let fits = match last {
                Last::Nothing => true,
                Last::Tens => (1..10).contains(&value),
                Last::Scale => true,
                Last::Ones => false,
            };
            if !fits {
                break;
            }
            group += Decimal::from(value);
            last = if value >= TENS {
                Last::Tens
            } else {
                Last::Ones
            };
        } else if found == "hundred" && group < Decimal::ONE_HUNDRED {
            group *= Decimal::ONE_HUNDRED;
            last = Last::Scale;
        } else if found == "dozen" {
            group *= DOZEN;
            return Some(Number::plain_of(total + group, after));
        } else if let Some(power) = scale(found).filter(|power| *power > 2) {
            total += group.checked_mul(power_of_ten(power))?;
            group = Decimal::ZERO;
            last = Last::Scale;
        } else {
            break;
        }
        end = after;
        let Some(further) = further(text, after, &last) else {
            break;
        };
        from = further;
    }
    let value = total + group;
    let (value, end) = and_a_half(text, value, end);
    Some(Number::plain_of(value.normalize(), end))
}

/// What the last word of a number was.
#[derive(PartialEq, Eq)]
enum Last {
    Nothing,
    Ones,
    Tens,
    Scale,
}

/// Where the next word of the number may begin.
fn further(text: &str, after: usize, last: &Last) -> Option<usize> {
    if *last == Last::Tens && next(text, after) == Some('-') {
        return small(word(text, after + 1))
            .filter(|value| (1..10).contains(value))
            .map(|_| after + 1);
    }
    if next(text, after) != Some(' ') {
        return None;
    }
    let and = (*last == Last::Scale)
        .then(|| after_word(text, after, "and"))
        .flatten()
        .map(|end| blanks(text, end))
        .filter(|at| small(word(text, *at)).is_some());
    Some(and.unwrap_or_else(|| blanks(text, after)))
}

/// Adds the half of "two and a half".
fn and_a_half(text: &str, value: Decimal, end: usize) -> (Decimal, usize) {
    let half = ["and", "a", "half"]
        .iter()
        .try_fold(end, |at, word| after_word(text, at, word));
    match half {
        Some(end) => (value + Decimal::new(5, 1), end),
        None => (value, end),
    }
}

/// The value of a ratio: 12 of `1:12` and of `12:1`, for no hour has a minute of one digit; where
/// the word stands before it also the 70 of `70:30`.
pub(super) fn ratio(before: &str, text: &str) -> Option<Decimal> {
    let (first, second) = text.split_once(':')?;
    match (first, second) {
        ("1", other) | (other, "1") => other.parse().ok(),
        _ if before.contains("ratio") => first.parse().ok(),
        _ => None,
    }
}

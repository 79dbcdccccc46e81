//! Shares and multiples in English: `half of`, `two thirds`, `one in five`, `twice the`.

use rust_decimal::Decimal;

use super::super::amount::Amount;
use super::super::number::{self, Number};
use super::super::text::{after_word, blanks, next, next_word, previous_word, word};
use super::super::units::{self, Found};
use super::super::{Form, UnitKind, english, score};
use super::{multiple, nothing, share};

/// Words behind "3 times" that make it a multiple and no count.
const COMPARED: &[&str] = &[
    "as", "the", "its", "their", "our", "that", "what", "more", "higher", "greater", "larger",
    "current", "last", "today",
];

/// English parts of a whole, in the singular.
const PARTS: &[(&str, i64)] = &[
    ("half", 2),
    ("third", 3),
    ("quarter", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];

/// Reads `half of`, `a third of`, `twice the`, `twofold`.
pub(super) fn english_word(text: &str, at: usize) -> Option<Amount> {
    let first = word(text, at);
    let end = at + first.len();
    let mut amount = nothing(at);
    amount.number = (at, end);
    if let Some(stem) = first.strip_suffix("fold")
        && let Some(value) = english::number(stem, 0).filter(|value| value.end == stem.len())
    {
        return Some(multiple(&amount, end, Form::Multiple, value.plain()));
    }
    match first {
        "twice" | "thrice" => {
            let value = if first == "twice" { 2 } else { 3 };
            Some(times(text, &amount, end, value.into()))
        }
        "half" => is_share(text, at, end, true).then(|| share(&amount, end, 50.into())),
        "a" | "one" => {
            let from = end + usize::from(matches!(next(text, end), Some(' ' | '-')));
            let part = word(text, from);
            let (_, parts) = *PARTS.iter().find(|(name, _)| *name == part)?;
            let end = from + part.len();
            let fits = is_share(text, at, end, part != "quarter") && from > at + first.len();
            fits.then(|| share(&amount, end, Decimal::ONE_HUNDRED / Decimal::from(parts)))
        }
        _ => None,
    }
}

/// Whether a part of a whole is meant: not the second half of a year, a third party, a quarter.
fn is_share(text: &str, at: usize, end: usize, may_end: bool) -> bool {
    let led = previous_word(text, at);
    let follows = next_word(text, end);
    let after_of = after_word(text, end, "of").map(|end| blanks(text, end));
    if matches!(
        led,
        "first"
            | "second"
            | "latter"
            | "this"
            | "next"
            | "last"
            | "other"
            | "each"
            | "every"
            | "per"
    ) || next(text, end) == Some('-')
    {
        return false;
    }
    if let Some(of) = after_of {
        let of_time = next(text, of).is_some_and(|c| c.is_ascii_digit())
            && number::at(text, of).is_some_and(|number| number.plain() > 1900.into());
        return !of_time;
    }
    let changes = matches!(
        led,
        "by" | "to" | "than" | "about" | "around" | "nearly" | "almost" | "over"
    );
    let compared = matches!(
        follows,
        "less" | "more" | "fewer" | "lower" | "higher" | "the" | "all" | "our" | "its" | "their"
    );
    let closes = follows.is_empty()
        || matches!(
            follows,
            "by" | "in"
                | "within"
                | "before"
                | "from"
                | "relative"
                | "compared"
                | "on"
                | "against"
                | "and"
                | "over"
        );
    // From one fifth to one half.
    let starts = led == "from" && follows == "to";
    changes
        || starts
        || compared
        || may_end && closes && led == "in"
        || may_end && closes && text[at..end].contains(' ')
}

/// A multiple when it compares, else a number of times.
pub(super) fn times(text: &str, amount: &Amount, end: usize, value: Decimal) -> Amount {
    if COMPARED.contains(&next_word(text, end)) {
        return multiple(amount, end, Form::Multiple, value);
    }
    let unit = Found {
        kind: UnitKind::Count,
        name: "times".into(),
        end,
    };
    let amount = Amount {
        end,
        value: Number::plain_of(value, end),
        ..amount.clone()
    };
    amount.with_unit(Some(units::each(text, unit)))
}

/// Reads `two thirds`, `three quarters of`.
pub(super) fn parts(text: &str, amount: &Amount, at: usize, part: &str) -> Option<Amount> {
    let (singular, parts) = PARTS.iter().find(|(name, _)| {
        part.strip_suffix('s').is_some_and(|part| *name == part) || *name == part
    })?;
    let end = at + part.len();
    let value = amount.value.plain();
    // Two quarters are half a year, unless something is said to be three quarters of it.
    let fits = match *singular {
        "half" => false,
        "quarter" => value < 4.into() && is_share(text, amount.start, end, false),
        _ => {
            part.ends_with('s') || value == Decimal::ONE && is_share(text, amount.start, end, true)
        }
    };
    let percent = value.checked_mul(Decimal::ONE_HUNDRED)? / Decimal::from(*parts);
    (fits && at > amount.end).then(|| share(amount, end, percent))
}

/// The end of `out of`, with what is counted before it or not: 9 cases out of 10.
fn out_after(text: &str, end: usize) -> Option<usize> {
    let of = |end| after_word(text, end, "out").and_then(|end| after_word(text, end, "of"));
    let counted = || {
        let start = blanks(text, end);
        let noun = word(text, start);
        let is_counted = noun.len() > 3 && (noun.ends_with('s') || noun == "people");
        let is_score = matches!(noun, "stars" | "points" | "marks");
        (is_counted && !is_score).then_some(start + noun.len())
    };
    of(end).or_else(|| of(counted()?))
}

/// Reads `one in five` and `9 out of 10`; `4.5 out of 5` is a score and not read here.
pub(super) fn out_of(text: &str, amount: &Amount) -> Option<Amount> {
    let out = out_after(text, amount.end);
    let every = out.and_then(|end| after_word(text, end, "every"));
    let before = every
        .or(out)
        .or_else(|| after_word(text, amount.end, "in"))?;
    let whole_at = blanks(text, before);
    let whole = number::at(text, whole_at)?;
    let (part, all) = (amount.value.plain(), whole.plain());
    let whole_numbers = part.is_integer() && all.is_integer();
    let fits = Decimal::ZERO < part && part <= all && all > Decimal::ONE && whole_numbers;
    let round =
        [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000].contains(&i64::try_from(all).ok()?);
    let has_unit = units::stands_at(text, blanks(text, whole.end));
    let is_score = out.is_some() && score::is_meant(text, amount.start, whole.end);
    let fits = fits && round && !has_unit && !is_score;
    fits.then(|| share(amount, whole.end, part * Decimal::ONE_HUNDRED / all))
}

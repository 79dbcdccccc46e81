//! Quarters and halves of a year: `Q3 2026`, `the second half of 2027`.

use super::super::super::cursor::Cursor;
use super::super::{Found, Part, Stands, Year};
use super::NTH;
use super::years::{year_behind, year_named};
use crate::statement::table::{Spellings, spellings};

/// Reads `Q3 2026`, `the third quarter of 2026`, `quarter 3`, `2026 Q3`, `3Q26`.
pub(super) fn quarter(cursor: &mut Cursor<'_>) -> Option<Found> {
    let before = year_before(cursor);
    let (nth, year) = cursor
        .attempt(|cursor| short_part(cursor, 'q', before.is_some()))
        .or_else(|| {
            cursor
                .attempt(|cursor| part_in_words(cursor, "quarter", spellings!["last" | "final"], 4))
        })
        .or_else(|| {
            cursor.attempt(|cursor| {
                cursor.eat("quarter").then(|| cursor.gap())?;
                let nth = digit(cursor)?;
                cursor.ends_word().then_some((nth, None))
            })
        })?;
    let year = before.or(year).or_else(|| cursor.attempt(year_behind));
    // `Q5` may be a car.
    (year.is_some() || (1..=4).contains(&nth)).then(|| part_of(year, Part::Quarter(nth)))
}

/// Reads `H1 2027`, `the first half of 2027`, `1H27`.
pub(super) fn half(cursor: &mut Cursor<'_>) -> Option<Found> {
    let before = year_before(cursor);
    let (nth, year) = cursor
        .attempt(|cursor| short_part(cursor, 'h', before.is_some()))
        .or_else(|| {
            cursor.attempt(|cursor| part_in_words(cursor, "half", spellings!["last" | "latter"], 2))
        })
        .filter(|(nth, _)| matches!(nth, 1 | 2))?;
    let year = before.or(year).or_else(|| cursor.attempt(year_behind));
    Some(part_of(year, Part::Half(nth)))
}

/// Reads the year in front of a part, and the article that may stand there.
fn year_before(cursor: &mut Cursor<'_>) -> Option<(Year, Part)> {
    let year = cursor.attempt(|cursor| {
        let year = year_named(cursor)?;
        cursor.gap_or_hyphen();
        Some(year)
    });
    if cursor.eat("the") {
        cursor.gap();
    }
    year
}

type PartWithYear = (i8, Option<(Year, Part)>);

/// Reads `q3`, `3q` and `3q26`; right behind a year, as in `2026q3`, no word has to begin.
fn short_part(cursor: &mut Cursor<'_>, letter: char, behind_year: bool) -> Option<PartWithYear> {
    if behind_year || cursor.begins_word() {
        let nth = cursor.attempt(|cursor| {
            cursor.eat_if(|c| c == letter)?;
            let nth = digit(cursor)?;
            cursor.ends_word().then_some(nth)
        });
        if let Some(nth) = nth {
            return Some((nth, None));
        }
    }
    let nth = digit(cursor)?;
    cursor.eat_if(|c| c == letter)?;
    let year = cursor.attempt(|cursor| cursor.digits(2, 2));
    let year = year.and_then(|year| i16::try_from(2000 + year).ok());
    let year = year.map(|year| (Year::Named(year), Part::Whole));
    cursor.ends_word().then_some((nth, year))
}

/// Reads `third quarter` and `second half`; the last one is that of a year only when one is named.
fn part_in_words(
    cursor: &mut Cursor<'_>,
    noun: &str,
    last: &Spellings,
    parts: i8,
) -> Option<PartWithYear> {
    let nth = cursor.eat_longest(NTH);
    if nth.is_none() && !cursor.eat_any(last) {
        return None;
    }
    cursor.gap_or_hyphen();
    cursor.eat(noun).then_some(())?;
    match nth {
        Some(nth) => Some((nth, None)),
        None => Some((parts, Some(cursor.attempt(year_behind)?))),
    }
}

fn digit(cursor: &mut Cursor<'_>) -> Option<i8> {
    cursor
        .digits(1, 1)
        .and_then(|digit| i8::try_from(digit).ok())
}

/// A part of a year, of a fiscal year, or of none.
fn part_of(year: Option<(Year, Part)>, part: Part) -> Found {
    match year {
        Some((year, Part::Whole)) => Found::whole(year, part, Stands::Alone),
        Some((year, other)) => Found::whole(year, other, Stands::Alone),
        None => Found::whole(Year::Open, part, Stands::Free),
    }
}

//! Days and months by their English names: `31 December 2026`, `June '26`.

use super::super::super::cursor::{Cursor, is_hyphen};
use super::super::{Found, Part, Stands, Year};
use super::years::year_behind;
use super::{NTH, WEEKDAYS};
use crate::plan::value::date::MONTHS;

/// Reads `31 December 2026`, `the 15th of May`, `June 30th`, `Friday, 31 December`.
pub(super) fn day(cursor: &mut Cursor<'_>) -> Option<Found> {
    let weekday = cursor.eat_any(WEEKDAYS);
    if weekday {
        cursor.eat_if(|c| c == ',');
        cursor.gap();
    }
    if cursor.eat("the") {
        cursor.gap();
    }
    let mut certain = weekday;
    let (month, day) = if let Some((day, is_ordinal)) = cursor.attempt(day_number) {
        cursor.gap_or_hyphen();
        let of = cursor.eat("of");
        cursor.gap();
        // `15 may` is a day, `15 may leave` is none; `of` and an ordinal tell.
        certain |= is_ordinal || of;
        let month = month_name(cursor)?;
        certain |= month != 5;
        (month, day)
    } else {
        let month = month_name(cursor)?;
        if cursor.peek().is_some_and(is_hyphen) {
            // `Jun-26` is a month of a year.
            return None;
        }
        cursor.gap();
        if cursor.eat("the") {
            cursor.gap();
        }
        let (day, is_ordinal) = cursor.attempt(day_number)?;
        certain |= is_ordinal || !matches!(month, 3 | 5);
        (month, day)
    };
    let year = cursor.attempt(year_behind);
    let year = match year {
        Some((year, Part::Whole)) => {
            certain = true;
            year
        }
        Some(_) => return None,
        None => Year::Open,
    };
    let stands = if certain { Stands::Alone } else { Stands::Led };
    Some(Found::whole(year, Part::Day(month, day), stands))
}

/// Reads `15`, `15th`, and whether it is an ordinal.
fn day_number(cursor: &mut Cursor<'_>) -> Option<(i8, bool)> {
    if let Some(nth) = cursor.eat_longest(NTH) {
        return Some((nth, true));
    }
    let day = i8::try_from(cursor.digits(1, 2)?).ok()?;
    let rest = cursor.rest();
    let ordinal = ["st", "nd", "rd", "th"]
        .into_iter()
        .find(|end| rest.starts_with(end));
    if let Some(end) = ordinal {
        cursor.skip_to(&rest[end.len()..]);
    }
    let decimal = matches!(cursor.peek(), Some('.' | ',' | '%'))
        && cursor.rest()[1..].starts_with(|c: char| c.is_ascii_digit());
    (cursor.ends_word() && !decimal && cursor.peek() != Some('%'))
        .then_some((day, ordinal.is_some()))
}

/// Reads the name of a month.
pub(super) fn month_name(cursor: &mut Cursor<'_>) -> Option<i8> {
    let rest = cursor.rest();
    let length = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let name = &rest[..length];
    if !matches!(length, 3..=9) || !cursor.begins_word() {
        return None;
    }
    let mut months = MONTHS.iter();
    let (_, month) = months.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    let mut after = *cursor;
    after.skip_to(&rest[length..]);
    after.ends_word().then(|| {
        *cursor = after;
        cursor.attempt(|cursor| {
            cursor.eat_if(|c| c == '.')?;
            (cursor.peek() == Some(' ')).then_some(())
        });
        *month
    })
}

/// Reads `June 2026`, `June '26`, `June`.
pub(super) fn month(cursor: &mut Cursor<'_>) -> Option<Found> {
    let month = month_name(cursor)?;
    Some(match cursor.attempt(year_behind) {
        Some((year, Part::Whole)) => Found::whole(year, Part::Month(month), Stands::Alone),
        Some((year, part)) => Found::whole(year, part, Stands::Alone),
        None => Found::whole(Year::Open, Part::Month(month), Stands::Led),
    })
}

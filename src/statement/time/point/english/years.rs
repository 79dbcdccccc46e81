//! Years of the calendar and of money: `2026`, `FY27`, `the 2026/27 financial year`.

use super::super::super::cursor::{Cursor, is_hyphen};
use super::super::{Found, Part, Stands, Year};
use super::{COUNTED, OTHER_YEARS, relative};
use crate::statement::table::spellings;

/// Reads `FY2026/27`, `FY27`, `fiscal 2027`, `the 2026-27 financial year`.
pub(super) fn fiscal(cursor: &mut Cursor<'_>) -> Option<Found> {
    if cursor.eat("the") {
        cursor.gap();
    }
    let named = cursor
        .attempt(fiscal_year)
        .or_else(|| {
            cursor.attempt(|cursor| {
                years_in_digits(cursor)?;
                cursor.gap();
                cursor.eat_any(OTHER_YEARS).then_some(())
            })
        })
        .is_some();
    if !named {
        let counted = cursor.eat_longest(COUNTED).is_some();
        cursor.gap();
        (counted && cursor.eat_any(OTHER_YEARS)).then_some(())?;
    }
    cursor.attempt(|cursor| {
        cursor.gap_or_hyphen();
        cursor.eat("end").then_some(())
    });
    let stands = if named { Stands::Alone } else { Stands::Led };
    Some(Found::whole(Year::Open, Part::Unknown, stands))
}

/// Reads `FY27` and `financial year 2026/27`.
fn fiscal_year(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.eat_start("fy") || cursor.eat_any(OTHER_YEARS) {
        cursor.gap_or_hyphen();
        cursor.eat_if(|c| matches!(c, '\'' | '’'));
        return years_in_digits(cursor);
    }
    None
}

/// Reads `2026`, `26`, `2026/27`, `2026-2027`.
fn years_in_digits(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.digits(4, 4).or_else(|| cursor.digits(2, 2))?;
    cursor.attempt(|cursor| {
        cursor.eat_if(|c| c == '/' || c == '–' || is_hyphen(c))?;
        cursor.digits(4, 4).or_else(|| cursor.digits(2, 2))
    });
    cursor.ends_word().then_some(())
}

/// Reads a year in digits and nothing else.
pub(super) fn bare_year(cursor: &mut Cursor<'_>) -> Option<Found> {
    let year = year_in_digits(cursor)?;
    Some(Found::whole(Year::Named(year), Part::Whole, Stands::Free))
}

/// Reads the year behind a month, a quarter or a feast, with the words before it.
pub(super) fn year_behind(cursor: &mut Cursor<'_>) -> Option<(Year, Part)> {
    let hyphen = cursor.peek().is_some_and(is_hyphen);
    cursor.eat_if(|c| matches!(c, ',' | '/'));
    cursor.gap_or_hyphen();
    cursor.eat_any(spellings!["of" | "in" | "of the" | "in the"]);
    cursor.gap();
    if let Some(year) = cursor.attempt(year_named) {
        return Some(year);
    }
    if let Some(year) = cursor.attempt(|cursor| {
        // `Jun-26`, `Jun '26`.
        let marked = cursor.eat_if(|c| matches!(c, '\'' | '’')).is_some();
        (marked || hyphen).then_some(())?;
        let year = i16::try_from(cursor.digits(2, 2)?).ok()?;
        cursor.ends_word().then_some(2000 + year)
    }) {
        return Some((Year::Named(year), Part::Whole));
    }
    if let Some(found) = cursor
        .attempt(relative)
        .filter(|found| matches!(found.point.year, Year::Ahead(_)))
    {
        return Some((found.point.year, Part::Whole));
    }
    // `the first half of the year`.
    (cursor.previous() == Some(' ') && cursor.eat_any(spellings!["the year" | "year"]))
        .then_some((Year::Ahead(0), Part::Whole))
}

/// Reads a year in digits, or a fiscal year.
pub(super) fn year_named(cursor: &mut Cursor<'_>) -> Option<(Year, Part)> {
    if cursor.attempt(fiscal_year).is_some() {
        return Some((Year::Open, Part::Unknown));
    }
    let year = year_in_digits(cursor)?;
    let split = cursor.attempt(|cursor| {
        cursor.eat_if(|c| c == '/' || is_hyphen(c))?;
        let second = cursor.digits(2, 2)?;
        (second == u32::try_from(year % 100 + 1).ok()? && cursor.ends_word()).then_some(())
    });
    let part = if split.is_some() {
        Part::Unknown
    } else {
        Part::Whole
    };
    Some((Year::Named(year), part))
}

/// Reads a year that people write without saying so.
fn year_in_digits(cursor: &mut Cursor<'_>) -> Option<i16> {
    let year = i16::try_from(cursor.digits(4, 4)?).ok()?;
    let mut after = cursor.rest().chars();
    let goes_on = match after.next() {
        Some('.' | ',') => after.next().is_some_and(|c| c.is_ascii_digit()),
        // `2026q3` is a quarter, `2026sqm` no year.
        Some(c) if c.is_ascii_alphanumeric() => !matches!(c, 'q' | 'h'),
        Some('%' | '°' | '\'' | '’') => true,
        _ => false,
    };
    let inside = cursor.before().len().checked_sub(4).is_some_and(|from| {
        let before = cursor.before().get(..from).unwrap_or_default();
        before.ends_with(|c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '$' | '£' | '€' | '¥' | '#')
        })
    });
    ((1950..=2100).contains(&year) && !goes_on && !inside).then_some(year)
}

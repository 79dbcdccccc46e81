//! Dates in digits: `2026-06-30`, `2026.12.31`, `30/06/2026`, `2026-06`, `12.31前`.

use super::super::cursor::Cursor;
use super::{Edge, Found, Part, Point, Stands, Year};
use crate::statement::table::spellings;

/// Reads a date in digits.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Found> {
    if !cursor.peek()?.is_ascii_digit() || is_inside_a_number(cursor) {
        return None;
    }
    let found = cursor
        .attempt(year_first)
        .or_else(|| cursor.attempt(year_last))
        .or_else(|| cursor.attempt(month_and_year))
        .or_else(|| cursor.attempt(without_year))?;
    let goes_on = cursor
        .peek()
        .is_some_and(|c| c.is_ascii_digit() || c == '%');
    (!goes_on).then_some(found)
}

fn is_inside_a_number(cursor: &Cursor<'_>) -> bool {
    let mut before = cursor.before().chars().rev();
    match before.next() {
        Some(c) if c.is_ascii_alphanumeric() => true,
        Some('.' | ',' | '/') => before.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn separator(cursor: &mut Cursor<'_>) -> Option<char> {
    cursor.eat_if(|c| matches!(c, '-' | '/' | '.'))
}

/// A number as an ordinal that a calendar may lack, never one that a date can't be.
fn ordinal(number: u32) -> i8 {
    i8::try_from(number).unwrap_or(i8::MAX)
}

/// Reads a year from 1900 to 2999.
pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<i16> {
    let year = i16::try_from(cursor.digits(4, 4)?).ok()?;
    (1900..=2999).contains(&year).then_some(year)
}

/// Reads `2026-06-30`, `2026/6/30`, `2026.6.30`, `2026-06`, `2026/27`.
fn year_first(cursor: &mut Cursor<'_>) -> Option<Found> {
    let year = year(cursor)?;
    let mark = separator(cursor)?;
    if mark == '/' && cursor.digits(4, 4) == u32::try_from(year + 1).ok() {
        // `2025/2026`, a fiscal or school year.
        return Some(Found::whole(
            Year::Named(year),
            Part::Unknown,
            Stands::Alone,
        ));
    }
    let from = cursor.at();
    let month = cursor.digits(1, 2)?;
    let two_digits = cursor.at() == from + 2;
    let day = cursor.attempt(|cursor| {
        cursor.eat_if(|c| c == mark)?;
        cursor.digits(1, 2)
    });
    let whole = |part| Found::whole(Year::Named(year), part, Stands::Alone);
    if let Some(day) = day {
        cursor.eat_if(|c| matches!(c, '日' | '号'));
        return Some(whole(Part::Day(ordinal(month), ordinal(day))));
    }
    let following = u32::try_from(year % 100 + 1).ok()?;
    if two_digits && mark != '.' && month == following && month > 12 {
        // `2026/27` is one too; `2011/12` is as likely a month.
        return Some(whole(Part::Unknown));
    }
    let is_month = (1..=12).contains(&month);
    if !is_month {
        return None;
    }
    let point = Part::Month(ordinal(month));
    match mark {
        '-' if two_digits => Some(whole(point)),
        '/' => Some(whole(point)),
        // `2026.6` may be any number.
        _ => Some(Found {
            stands: Stands::Led,
            ..whole(point)
        }),
    }
}

/// Reads `30/06/2026`, `12/31/2026` and `31.12.2026`.
fn year_last(cursor: &mut Cursor<'_>) -> Option<Found> {
    let first = cursor.digits(1, 2)?;
    let mark = separator(cursor)?;
    let second = cursor.digits(1, 2)?;
    cursor.eat_if(|c| c == mark)?;
    let year = Year::Named(year(cursor)?);
    let (day, month) = match (first, second) {
        _ if mark == '.' || first == second => (first, second),
        // Day first for most of the world, month first in the United States.
        (1..=12, 1..=12) => return Some(Found::whole(year, Part::Unknown, Stands::Alone)),
        (1..=12, _) => (second, first),
        _ => (first, second),
    };
    let part = Part::Day(ordinal(month), ordinal(day));
    Some(Found::whole(year, part, Stands::Alone))
}

/// Reads `12/2026` and `12.2026`.
fn month_and_year(cursor: &mut Cursor<'_>) -> Option<Found> {
    let month = cursor.digits(1, 2)?;
    cursor.eat_if(|c| matches!(c, '/' | '.'))?;
    let year = Year::Named(year(cursor)?);
    let is_month = (1..=12).contains(&month);
    is_month.then(|| Found::whole(year, Part::Month(ordinal(month)), Stands::Led))
}

/// Reads `12.31前` and `12/31前`.
fn without_year(cursor: &mut Cursor<'_>) -> Option<Found> {
    let month = cursor.digits(1, 2)?;
    cursor.eat_if(|c| matches!(c, '.' | '/'))?;
    let day = cursor.digits(1, 2)?;
    let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
    let mut ahead = *cursor;
    if !is_day || !ahead.eat_any(spellings!["前" | "之前" | "以前"]) {
        return None;
    }
    let point = Point {
        year: Year::Open,
        part: Part::Day(ordinal(month), ordinal(day)),
        edge: Edge::Whole,
    };
    Some(Found {
        point,
        stands: Stands::Led,
        range: false,
    })
}

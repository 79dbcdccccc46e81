//! Small numbers in front of a unit of time: `3`, `1.5`, `十二`, `two`, `twenty-four`.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use crate::plan::value::chinese::section;
use crate::plan::value::number::unsigned;
use crate::plan::value::scan::Scan;
use crate::statement::numerals::{NUMERALS, TENS};
use crate::statement::table::{Table, table};

/// Words for numbers that are no sums of others.
const ROUND: &Table<u32> = table! {
    12 => "a dozen";
    100 => "a hundred" | "one hundred";
};

/// What may begin a number that has no digits.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    const CHINESE: [&str; 12] = [
        "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百",
    ];
    ROUND.words().chain(NUMERALS.words()).chain(CHINESE)
}

/// Reads a number in digits or in the words of either language.
pub(super) fn number(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    match cursor.peek()? {
        '0'..='9' => in_digits(cursor),
        'a'..='z' => english(cursor).map(Decimal::from),
        _ => chinese(cursor).map(Decimal::from),
    }
}

/// Reads a whole number that is small enough to count months, quarters or years.
pub(super) fn small(cursor: &mut Cursor<'_>) -> Option<i8> {
    let value = match cursor.peek()? {
        '0'..='9' => u64::from(cursor.digits(1, 2)?),
        _ => chinese(cursor)?,
    };
    i8::try_from(value).ok()
}

fn in_digits(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    // The end of a longer number is no number of its own.
    let mut before = cursor.before().chars().rev();
    match before.next() {
        Some('0'..='9') => return None,
        Some('.' | ',') if before.next().is_some_and(|c| c.is_ascii_digit()) => return None,
        _ => {}
    }
    let mut scan = Scan::new(cursor.rest());
    let value = unsigned(&mut scan)??;
    cursor.skip_to(scan.rest);
    Some(value)
}

/// Reads a Chinese numeral below ten thousand.
fn chinese(cursor: &mut Cursor<'_>) -> Option<u64> {
    // 百日 and 百天 do without their 一.
    if ["百日", "百天"]
        .iter()
        .any(|days| cursor.rest().starts_with(days))
    {
        return cursor.eat("百").then_some(100);
    }
    let mut scan = Scan::new(cursor.rest());
    let value = section(&mut scan)?;
    cursor.skip_to(scan.rest);
    Some(value)
}

/// Reads a number in English words up to a hundred; nothing lasts for zero days.
fn english(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some(value) = cursor.eat_longest(ROUND) {
        return Some(value);
    }
    let first = cursor.eat_longest(NUMERALS).filter(|first| *first > 0)?;
    if first < TENS {
        return Some(first);
    }
    let ones = cursor.attempt(|cursor| {
        cursor.gap_or_hyphen();
        cursor
            .eat_longest(NUMERALS)
            .filter(|ones| (1..10).contains(ones))
    });
    Some(first + ones.unwrap_or(0))
}

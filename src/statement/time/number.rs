//! Small numbers in front of a unit of time: `3`, `1.5`, `十二`, `two`, `twenty-four`.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use crate::plan::value::chinese::section;
use crate::plan::value::number::unsigned;
use crate::plan::value::scan::Scan;

/// English words for the numbers that are no sums.
const SIMPLE: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("a hundred", 100),
    ("one hundred", 100),
    ("a dozen", 12),
];

/// English words for the tens.
const TENS: &[(&str, u32)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

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
    let mut scan = Scan::new(cursor.rest());
    let value = section(&mut scan)?;
    cursor.skip_to(scan.rest);
    Some(value)
}

/// Reads a number in English words below a hundred.
fn english(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some(value) = cursor.eat_longest(SIMPLE) {
        return Some(value);
    }
    let tens = cursor.eat_longest(TENS)?;
    let ones = cursor.attempt(|cursor| {
        cursor.gap_or_hyphen();
        cursor.eat_longest(SIMPLE).filter(|ones| *ones < 10)
    });
    Some(tens + ones.unwrap_or(0))
}

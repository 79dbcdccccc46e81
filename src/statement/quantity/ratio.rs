//! Ratios to one: 1:12, 17:1, 0.6比1, 1比12; the value is the other number.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::number::{self, Number};
use super::text::{next, previous, rest};

/// What stands between the two numbers.
const JOINTS: [&str; 3] = [":", "∶", "比"];

/// Reads the ratio at a place; one of its numbers is one.
pub(super) fn read(text: &str, at: usize) -> Option<Amount> {
    let is_inside = previous(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || c == ':');
    if is_inside {
        return None;
    }
    let first = number::at(text, at)?;
    let behind = rest(text, first.end);
    let joint = JOINTS.iter().find(|joint| behind.starts_with(**joint))?;
    let second = number::at(text, first.end + joint.len())?;
    let (one, other) = (first.plain(), second.plain());
    let value = match (one == Decimal::ONE, other == Decimal::ONE) {
        (true, _) => other,
        (_, true) => one,
        _ => return None,
    };
    // 1:30 before an hour of the day is a time.
    let goes_on = next(text, second.end).is_some_and(|c| c == ':' || c.is_ascii_alphanumeric());
    let is_time = rest(text, second.end).starts_with(['前', '后', '点', '时', '至', '-']);
    (!goes_on && !is_time).then(|| {
        Amount::bare(
            at,
            (at, second.end),
            Number::plain_of(value.normalize(), second.end),
        )
    })
}

//! Ranges: `80%-85%`, 3到5天, `between 80 and 85%`.

use rust_decimal::Decimal;

use super::amount::{self, Amount};
use super::number::{Number, Scale};
use super::text::{after_word, before, blanks, next, previous_word, rest};
use super::{Form, dates, names, share};
use crate::statement::Sentence;

/// Joins an amount with the upper end that may follow it.
pub(super) fn join(sentence: &Sentence<'_>, low: Amount) -> Amount {
    let text = sentence.folded();
    if low.upper.is_some() {
        return low;
    }
    let Some(at) = joint(text, &low) else {
        return low;
    };
    if dates::end(text, at).is_some() || names::find(text, at).is_some_and(|found| found.is_name())
    {
        return low;
    }
    let Some(Ok(high)) = amount::read(sentence, at) else {
        return low;
    };
    let in_words = !matches!(
        next(text, blanks(text, low.end)),
        Some('-' | '–' | '—' | '~')
    );
    if in_words && is_change(text, &low, &high) {
        return low;
    }
    joined(&low, high, share::adds(text, low.start)).unwrap_or(low)
}

/// Whether "to" leads to the level that a change ends at: by 10 points to 85.
fn is_change(text: &str, low: &Amount, high: &Amount) -> bool {
    let has_own_unit = low.unit.is_some() && low.form == Form::Plain;
    has_own_unit && (high.unit.is_none() || previous_word(text, low.start) == "by")
}

/// The place where the upper end begins.
fn joint(text: &str, low: &Amount) -> Option<usize> {
    let at = blanks(text, low.end);
    let c = next(text, at)?;
    match c {
        '-' | '–' | '—' | '~' => {
            let after = at + c.len_utf8();
            // 80——85 has two of them.
            let after = after
                + if next(text, after) == Some(c) {
                    c.len_utf8()
                } else {
                    0
                };
            Some(blanks(text, after))
        }
        '至' | '到' => {
            let near = before(text, low.start);
            let from = near.contains('从') || near.contains('由') || near.ends_with('自');
            (!from).then(|| blanks(text, at + c.len_utf8()))
        }
        '和' | '与' => {
            let near = before(text, low.start);
            let after = at + c.len_utf8();
            let closes = rest(text, after).chars().take(10).any(|c| c == '间');
            (closes && (near.contains('在') || near.contains("介于"))).then_some(after)
        }
        't' => {
            let from = before(text, low.start).split(|c: char| !c.is_ascii_lowercase());
            let from = from.into_iter().any(|word| word == "from");
            (!from).then(|| after_word(text, low.end, "to").map(|end| blanks(text, end)))?
        }
        'a' => {
            let near = before(text, low.start);
            let between = previous_word(text, low.start) == "between" || near.contains("between ");
            between.then(|| after_word(text, low.end, "and").map(|end| blanks(text, end)))?
        }
        _ => None,
    }
}

/// Both ends as one amount, when they fit: what falls is no range but a change.
fn joined(low: &Amount, mut high: Amount, adds: bool) -> Option<Amount> {
    if high.upper.is_some() {
        return None;
    }
    let (low_value, high_value) = match (&low.unit, &high.unit) {
        (None, Some(_)) => {
            let low_value = match high.form {
                // 七到八成: the first number has no 成 of its own.
                Form::Share if low.form == Form::Plain && is_tenths(low, &high) => {
                    Number::plain_of(low.value.plain() * Decimal::TEN, low.end)
                }
                Form::Multiple if adds => {
                    high.form = Form::TimesMore;
                    high.value.value += Decimal::ONE;
                    Number::plain_of(low.value.plain() + Decimal::ONE, low.end)
                }
                _ => in_scale_of(low.value, high.value),
            };
            (low_value, high.value)
        }
        (Some(_), None) => (low.value, in_scale_of(high.value, low.value)),
        (Some(one), Some(other)) => {
            let same = one.kind == other.kind
                && (one.name == other.name || is_plural(&one.name, &other.name));
            same.then_some((low.value, high.value))?
        }
        (None, None) => (low.value, high.value),
    };
    let form = if high.unit.is_some() {
        high.form
    } else {
        low.form
    };
    (low_value.plain() < high_value.plain()).then(|| Amount {
        start: low.start,
        end: high.end,
        number: (low.number.0, high.number.1),
        value: low_value,
        upper: Some(high_value),
        unit: high.unit.or_else(|| low.unit.clone()),
        form,
    })
}

/// Whether a share is counted in tenths, as 八成 is.
fn is_tenths(low: &Amount, high: &Amount) -> bool {
    low.value.plain() < Decimal::TEN && high.value.plain() <= Decimal::ONE_HUNDRED
}

/// "1 hour to 2 hours".
fn is_plural(one: &str, other: &str) -> bool {
    other.strip_suffix('s') == Some(one)
}

/// 3-5万元 is from 3万元; 8000-1万元 is from 8000元.
fn in_scale_of(number: Number, other: Number) -> Number {
    let scaled = Number {
        scale: other.scale,
        ..number
    };
    let bare = number.scale == Scale::ONE;
    if bare && number.value < other.value {
        scaled
    } else {
        number
    }
}

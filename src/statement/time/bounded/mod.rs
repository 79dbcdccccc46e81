//! Lengths of time with the words around them: `3个月内`, `within 24 weeks`, `合同签订后30天内`.

mod around;
mod bare;

use self::around::Role::{self, Ahead, Over};
use self::around::{
    AHEAD, AT_MOST, FILLERS, FIRST_YEAR, INSIDE, NTH_BEHIND, NTH_LEADS, PAST, PAST_CHINESE,
    PERIODS, ROLES, TOO_OLD, UNITS, VALUE_LEADS, VALUE_WORDS,
};
use super::cursor::Cursor;
use super::event;
use super::length::{Measured, length};
use super::number::number;
use super::{Length, TimeKind, TimePhrase};
use crate::source::Span;
use crate::statement::quantity::TimeUnit;
use crate::statement::table::spellings;

/// Reads a length with what stands before and behind it.
pub(super) fn read(start: Cursor<'_>, floor: usize) -> Option<TimePhrase> {
    with_role(start)
        .or_else(|| past(start))
        .or_else(|| nth_in_chinese(start, floor))
        .or_else(|| nth_in_english(start))
        .or_else(|| bare::read(start, floor))
}

/// What may begin such a phrase, beside what a length begins with.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    let roles = ROLES.words();
    roles
        .chain(PAST.words())
        .chain(PAST_CHINESE.words())
        .chain(FIRST_YEAR.words())
        .chain(["第"])
        .chain(NTH_LEADS.words())
}

/// A length behind a preposition.
struct Led {
    measured: Measured,
    /// Whether the words say that it lies ahead.
    ahead: bool,
    /// Whether a noun says that it is a period: `a period of`.
    period: bool,
}

fn with_role(start: Cursor<'_>) -> Option<TimePhrase> {
    let mut cursor = start;
    let role = cursor.eat_longest(ROLES)?;
    cursor.gap();
    if let Some(end) = past_length(cursor) {
        return Some(TimePhrase::new(start.at(), end, TimeKind::Reference));
    }
    let mut led = cursor.attempt(led)?;
    if leads_to_a_value(start) || led.measured.in_a_row {
        return None;
    }
    led.period |= cursor
        .attempt(|cursor| {
            cursor.gap_or_hyphen();
            cursor.eat_any(PERIODS).then_some(())
        })
        .is_some();
    let inside = cursor.eat_any(INSIDE);
    let time = !inside && cursor.attempt(time_behind).is_some();
    let is_english = start.peek()?.is_ascii();
    if !(is_bound(role, &led, is_english, cursor) || inside || time && role == Ahead) {
        return None;
    }
    if led.measured.adjective && !led.period && !led.measured.article {
        return None;
    }
    if led.measured.hardly_counted {
        return Some(TimePhrase::new(start.at(), cursor, TimeKind::Vague));
    }
    cursor.attempt(|cursor| {
        cursor.gap();
        cursor.eat_any(AT_MOST).then_some(())
    });
    Some(counted_from(start, led.measured.length, cursor))
}

/// Reads a length with the words between the preposition and it.
fn led(cursor: &mut Cursor<'_>) -> Option<Led> {
    let (mut ahead, mut period) = (false, false);
    loop {
        if let Some(measured) = cursor.attempt(length) {
            return Some(Led {
                measured,
                ahead,
                period,
            });
        }
        let from = cursor.at();
        if cursor.eat_any(AHEAD) {
            ahead = true;
            cursor.gap();
            if let Some(measured) = cursor.attempt(one_unit) {
                return Some(Led {
                    measured,
                    ahead,
                    period,
                });
            }
        } else if cursor.eat_any(FILLERS) {
            period |= cursor.before()[from..].ends_with(" of");
            cursor.gap();
        } else {
            return None;
        }
    }
}

/// Whether a preposition makes the length behind it a bound.
fn is_bound(role: Role, led: &Led, is_english: bool, behind: Cursor<'_>) -> bool {
    match role {
        Role::Within => true,
        // 在 and 于 need 内, during and for need next.
        Ahead => is_english && (led.ahead || led.period),
        Over => {
            let mut behind = behind;
            behind.gap();
            let long = led.measured.length.unit >= TimeUnit::Week;
            (led.ahead || led.period || long) && !behind.eat_any(TOO_OLD)
        }
        Role::After => is_english,
    }
}

/// Takes the `time` of `in two weeks' time` and the 时间 of `三年时间`.
fn time_behind(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.gap();
    cursor
        .eat_any(spellings!["时间" | "的时间" | "time"])
        .then_some(())
}

/// Reads the event that a length counts from: `within six months of go-live`.
fn counted_from(start: Cursor<'_>, length: Length, cursor: Cursor<'_>) -> TimePhrase {
    let mut behind = cursor;
    match behind.attempt(event_behind) {
        Some(event) => TimePhrase::new(start.at(), behind, TimeKind::After { length, event }),
        None => TimePhrase::new(start.at(), cursor, TimeKind::Within(length)),
    }
}

fn event_behind(cursor: &mut Cursor<'_>) -> Option<Span> {
    cursor.gap();
    cursor
        .eat_any(spellings![
            "of" | "after" | "from" | "following" | "since" | "post"
        ])
        .then_some(())?;
    cursor.gap();
    event::name(cursor)
}

/// Reads the unit of `the next year`.
fn one_unit(cursor: &mut Cursor<'_>) -> Option<Measured> {
    // The first quarter is one of the calendar.
    let first = cursor.before().trim_end_matches(' ').ends_with("first");
    let unit = cursor.eat_longest(UNITS)?;
    (!(first && unit == TimeUnit::Quarter)).then(|| Measured::one(unit))
}

/// Whether the length is what a verb leads to: `控制在15分钟以内`, `to within 2 hours`.
fn leads_to_a_value(start: Cursor<'_>) -> bool {
    let before = start.before().trim_end_matches(' ');
    let behind_a_word = VALUE_WORDS.words().any(|word| {
        let head = before.strip_suffix(word);
        head.is_some_and(|head| !head.ends_with(|c: char| c.is_ascii_alphanumeric()))
    });
    if behind_a_word {
        return true;
    }
    // 在 and 于 belong to such a verb: `控制在`.
    let mut cursor = start;
    let lead = match cursor.eat_if(|c| matches!(c, '在' | '于')) {
        Some(_) => cursor.before(),
        None => before,
    };
    VALUE_LEADS.end(lead)
}

/// Reads a past length that figures come from: `过去三年`, `the last 12 months`.
fn past(start: Cursor<'_>) -> Option<TimePhrase> {
    let end = past_length(start).or_else(|| {
        let mut cursor = start;
        cursor.eat_any(PAST_CHINESE).then_some(())?;
        cursor.gap();
        let measured = length(&mut cursor)?;
        // `前三个月内` are the first three months.
        let first = start.rest().starts_with('前')
            && (cursor.eat_any(INSIDE) || measured.length.unit < TimeUnit::Month);
        cursor.eat_any(spellings!["内" | "来" | "以来" | "平均" | "同期"]);
        (!first).then_some(cursor)
    })?;
    Some(TimePhrase::new(start.at(), end, TimeKind::Reference))
}

/// Reads `the last 12 months` and `the past year`, and gives what is behind.
fn past_length(mut cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    cursor.eat_any(PAST).then_some(())?;
    cursor.gap();
    let taken = cursor.attempt(length).is_some()
        || cursor.eat_longest(UNITS).is_some()
        || cursor.eat_any(spellings![
            "decade" | "term" | "financial year" | "fiscal year"
        ]);
    taken.then_some(cursor)
}

/// Reads a period counted from the start: `第二年底`, `首年`.
fn nth_in_chinese(start: Cursor<'_>, floor: usize) -> Option<TimePhrase> {
    let mut cursor = start;
    let length = if cursor.eat_any(FIRST_YEAR) {
        Measured::one(TimeUnit::Year).length
    } else {
        cursor.eat("第").then_some(())?;
        let measured = length(&mut cursor)?;
        let long = matches!(
            measured.length.unit,
            TimeUnit::Week | TimeUnit::Month | TimeUnit::Year
        );
        let counted = measured.length.count.is_some() && !measured.hardly_counted;
        (long && counted).then_some(measured.length)?
    };
    cursor.eat_any(NTH_BEHIND);
    if let Some((from, event)) = bare::event_before(start, false, floor) {
        let kind = TimeKind::After { length, event };
        return Some(TimePhrase::new(from, cursor, kind));
    }
    Some(TimePhrase::new(
        start.at(),
        cursor,
        TimeKind::Within(length),
    ))
}

/// Reads a period counted from the start: `in year 2`, `by the end of month three`.
fn nth_in_english(start: Cursor<'_>) -> Option<TimePhrase> {
    let mut cursor = start;
    cursor.eat_any(NTH_LEADS).then_some(())?;
    cursor.gap();
    if cursor.eat("contract") {
        cursor.gap();
    }
    let unit = cursor
        .eat_longest(UNITS)
        .or_else(|| cursor.eat("day").then_some(TimeUnit::Day))?;
    cursor.gap();
    let count = number(&mut cursor)?;
    // `year 2026` is one of the calendar.
    let count = u32::try_from(count).ok().filter(|count| *count < 1000)?;
    let length = Length {
        count: Some(count),
        unit,
        working: false,
    };
    let whole = cursor.ends_word() && cursor.peek() != Some('%');
    whole.then(|| TimePhrase::new(start.at(), cursor, TimeKind::Within(length)))
}

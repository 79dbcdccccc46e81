//! Lengths without a preposition: `30天内`, `合同签订后30天内`, `三年翻两番`, `90 days after signing`.

use super::super::cursor::{Cursor, is_break};
use super::super::event;
use super::super::length::{Measured, length};
use super::super::{TimeKind, TimePhrase};
use super::around::{INSIDE, RESULT_VERBS};
use super::leads_to_a_value;
use crate::source::Span;
use crate::statement::quantity::TimeUnit;
use crate::statement::table::spellings;

/// Reads a length that begins here, with the event before it or the words behind it.
pub(super) fn read(start: Cursor<'_>, floor: usize) -> Option<TimePhrase> {
    let mut cursor = start;
    let measured = length(&mut cursor)?;
    if measured.in_a_row {
        return None;
    }
    let length = measured.length;
    let inside = cursor.eat_any(INSIDE);
    let later = !inside
        && cursor.eat_any(spellings!["后" | "之后" | "以后" | "过后"])
        && !cursor.rest().starts_with(['续', '勤', '台']);
    if measured.hardly_counted {
        return (inside || later).then(|| TimePhrase::new(start.at(), cursor, TimeKind::Vague));
    }
    if let Some((from, event)) = event_before(start, inside || later, floor) {
        let kind = TimeKind::After { length, event };
        return Some(TimePhrase::new(from, cursor, kind));
    }
    if leads_to_a_value(start) {
        return None;
    }
    if inside || later {
        return Some(TimePhrase::new(
            start.at(),
            cursor,
            TimeKind::Within(length),
        ));
    }
    if let Some(found) = english_behind(start, &measured, cursor) {
        return Some(found);
    }
    stands_free(start, &measured, &mut cursor)
        .then(|| TimePhrase::new(start.at(), cursor, TimeKind::Within(length)))
}

/// Reads `90 days after contract signature`, `30 days before the audit`, `six months later`.
fn english_behind(
    start: Cursor<'_>,
    measured: &Measured,
    cursor: Cursor<'_>,
) -> Option<TimePhrase> {
    if measured.adjective || measured.article && !start.begins_clause() {
        return None;
    }
    let length = measured.length;
    let mut behind = cursor;
    behind.gap();
    if behind.eat_any(spellings![
        "from now" | "from today" | "from the start" | "hence" | "later"
    ]) {
        return Some(TimePhrase::new(
            start.at(),
            behind,
            TimeKind::Within(length),
        ));
    }
    if behind.eat_any(spellings!["after" | "following"]) {
        behind.gap();
        let event = event::name(&mut behind)?;
        return Some(TimePhrase::new(
            start.at(),
            behind,
            TimeKind::After { length, event },
        ));
    }
    if behind.eat_any(spellings!["before" | "prior to" | "ahead of"]) {
        behind.gap();
        event::name(&mut behind)?;
        return Some(TimePhrase::new(start.at(), behind, TimeKind::Event));
    }
    None
}

/// The event that a length counts from and where its words begin: `合同签订后`, `自批准之日起`,
/// the 入院 of `入院24小时内`.
pub(super) fn event_before(
    start: Cursor<'_>,
    bounded: bool,
    floor: usize,
) -> Option<(usize, Span)> {
    const MARKS: &[&str] = &["之日起", "日起", "之时起", "之后", "以后", "起", "后"];
    /// What 后 makes another word of.
    const NO_EVENTS: &[&str] = &["今", "此", "然", "最", "前", "先", "售", "往", "随", "日"];
    let text = start.before();
    let before = text.trim_end_matches([' ', ',']);
    let before = before.strip_suffix(['的', '第']).unwrap_or(before);
    let end = match MARKS.iter().find_map(|mark| before.strip_suffix(mark)) {
        Some(event) => event.len(),
        None if bounded && event::ends_here(start) => start.at(),
        None => return None,
    };
    let from = event::name_before(Cursor::new(text, end), floor);
    let name = text.get(from..end)?;
    if name.is_empty() || NO_EVENTS.contains(&name) {
        return None;
    }
    let leads = ["自", "从", "在", "于"];
    let lead = leads.into_iter().find(|lead| text[..from].ends_with(lead));
    let lead_from = lead.map_or(from, |lead| (from - lead.len()).max(floor));
    Some((lead_from, Span::new(from, end)))
}

/// Whether a bare length is a clause of its own, or stands before the verb that it bounds.
fn stands_free(start: Cursor<'_>, measured: &Measured, cursor: &mut Cursor<'_>) -> bool {
    if measured.adjective || measured.article || measured.length.unit < TimeUnit::Week {
        return false;
    }
    let mut behind = *cursor;
    let time = behind.eat_any(spellings!["时间" | "的时间"]);
    if RESULT_VERBS.begin(behind.rest()) {
        *cursor = behind;
        return true;
    }
    let before = start.before().trim_end_matches(' ');
    let begins =
        before.is_empty() || before.ends_with(['(', ':']) || before.ends_with(is_break) && time;
    let free = begins && behind.ends_clause();
    if free {
        *cursor = behind;
    }
    free
}

//! Dates of the figure that a change starts from: `from 68% in 2025`, `由2025年的68%`.

use super::super::cursor::Cursor;
use super::super::number::number;
use super::around::Role;
use crate::statement::table::{Spellings, spellings};

/// Words before the figure that a change starts from.
const BASES: &Spellings = spellings! {
    "from " | "由" | "从"
};

/// Words before a figure that say where things stand.
const STANDS: &Spellings = spellings! {
    "baseline" | "was " | "were " | "stood at" | "up from " | "down from "
        | "compared with " | "compared to " | "in comparison with " | "versus " | "as against " | "基线" | "基数"
        | "基准值" | "现状" | "base of"
};

/// What ends the words about that figure.
const ENDS: &Spellings = spellings! {
    " to " | "到" | "至" | "达" | ", " | ";" | "。" | "后" | " by "
};

/// What leads from that figure to the next.
const CHANGES: &Spellings = spellings! {
    " to " | "提" | "升" | "降" | "增" | "减" | "缩" | "压" | "到" | "至" | "达"
};

/// Prepositions that date a figure before them.
const DATING: &Spellings = spellings! {
    "in" | "at" | "as at" | "on" | "during" | "for" | "于" | "在"
};

/// The bytes on either side of a point that are looked at.
const FEW: usize = 60;

/// Whether the point dates a figure that the sentence starts from: `from 68% in 2025`,
/// `由2025年的68%`, `(2025: 68%)`.
pub(super) fn is_past_figure(start: Cursor<'_>, role: Option<Role>, end: Cursor<'_>) -> bool {
    let (of, behind) = figure_behind(end, spellings!["的"]);
    if behind.is_some() {
        let is_chinese = start.peek().is_some_and(|c| !c.is_ascii());
        let from = role == Some(Role::From) && is_chinese;
        if from || of && !was_from_another(start) {
            return true;
        }
    }
    if start.previous() == Some('(') {
        let (_, behind) = figure_behind(end, spellings![":" | "=" | "为" | "是"]);
        let closed = behind.is_some_and(|mut behind| {
            behind.eat_if(|c| c == '%');
            behind.peek() == Some(')')
        });
        if closed {
            return true;
        }
    }
    dates_the_figure_before(start, role, end)
}

/// Whether one of the marks and a figure stand behind the point, and what is behind them.
fn figure_behind<'t>(mut cursor: Cursor<'t>, marks: &Spellings) -> (bool, Option<Cursor<'t>>) {
    cursor.gap();
    let marked = cursor.eat_any(marks);
    cursor.gap();
    cursor.eat_any(spellings!["约" | "近"]);
    let has_figure = number(&mut cursor).is_some() || cursor.eat_any(spellings!["一半" | "百分之"]);
    (marked, has_figure.then_some(cursor))
}

/// Whether what stands shortly before begins a change from one dated figure to another.
fn was_from_another(start: Cursor<'_>) -> bool {
    let near = shortly_before(start);
    ["从", "由", "自"].iter().any(|from| near.contains(from)) && near.contains('的')
}

/// Whether a figure stands before the point that words make the base of a change.
fn dates_the_figure_before(start: Cursor<'_>, role: Option<Role>, end: Cursor<'_>) -> bool {
    let mut lead = start;
    if role.is_some() && !lead.eat_any(DATING) {
        return false;
    }
    let near = shortly_before(start);
    let holds_figure = |bases: &Spellings| {
        let ends = bases
            .words()
            .filter_map(|base| Some(near.rfind(base)? + base.len()));
        ends.max().is_some_and(|from| {
            let words = near[from..].trim_start();
            // Between a Chinese preposition and its figure stands nothing: `由3.2%`, `由物业3人小组`.
            let begins =
                words.starts_with(|c: char| c.is_ascii()) || !near[..from].ends_with(['由', '从']);
            let figure = words.contains(|c: char| c.is_ascii_digit());
            begins && figure && !ENDS.words().any(|end| words.contains(end))
        })
    };
    let head = near.trim_end_matches(['(', ':', ' ']);
    let is_base = head.len() < near.len() && STANDS.words().any(|base| head.ends_with(base.trim()));
    // `(68% in 2025)`
    let aside = near.rsplit_once('(').is_some_and(|(_, aside)| {
        let figure = aside.contains(|c: char| c.is_ascii_digit());
        figure && !aside.contains(')') && end.peek() == Some(')')
    });
    if is_base || aside || holds_figure(STANDS) {
        return true;
    }
    let behind = shortly_behind(end);
    holds_figure(BASES) && CHANGES.words().any(|change| behind.contains(change))
}

/// The few words before a point.
fn shortly_before(start: Cursor<'_>) -> &str {
    let before = start.before();
    let mut from = before.len().saturating_sub(FEW);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    &before[from..]
}

/// The few words behind a point.
fn shortly_behind(end: Cursor<'_>) -> &str {
    let rest = end.rest();
    let mut to = rest.len().min(FEW / 2);
    while !rest.is_char_boundary(to) {
        to -= 1;
    }
    &rest[..to]
}

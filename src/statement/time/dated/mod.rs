//! Points of the calendar with the words around them: by, from, compared with; 前, 起, 较.

mod around;
mod past;

use self::around::Role::{self, Basis, Before, Between, From, On, Over, Than, To, With};
use self::around::{
    BASIS_BEHIND, COMPARED, COMPARED_BEHIND, COMPARED_BEHIND_ROLE, DUE_BEHIND, EVERY_TIME, FILLERS,
    LEVELS, ROLES, START_BEHIND, STRONG_LEVELS, VALUE_VERBS, WITH_BEHIND,
};
use self::past::is_past_figure;
use super::cursor::{Cursor, is_break};
use super::point::{Edge, Found, Part, Stands, Year, read as point};
use super::words::{Meaning, begins_a_word, eat_word};
use super::{TimeKind, TimePhrase};
use crate::statement::table::{Spellings, spellings};

/// Reads a point with what stands before and behind it.
pub(super) fn read(start: Cursor<'_>) -> Option<TimePhrase> {
    with_role(start).or_else(|| {
        let mut cursor = start;
        let found = point(&mut cursor)?;
        finish(start, None, found, cursor)
    })
}

/// What may begin such a phrase, beside what a point begins with.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    ROLES.words()
}

fn with_role(start: Cursor<'_>) -> Option<TimePhrase> {
    let mut cursor = start;
    let role = cursor.eat_longest(ROLES)?;
    if leads_to_a_value(start, cursor) || ends_a_word(start, role) {
        return None;
    }
    cursor.gap();
    match cursor.attempt(|cursor| point_after(cursor, role)) {
        Some(found) => finish(start, Some(role), found, cursor),
        None => past_time(start, role, cursor),
    }
}

/// Whether 比 is the end of a word: 占比2026年达到30%.
fn ends_a_word(start: Cursor<'_>, role: Role) -> bool {
    role == Than && start.before().ends_with(['占', '配', '护', '师', '生'])
}

/// Whether a preposition of one character belongs to the verb before it.
fn leads_to_a_value(start: Cursor<'_>, behind: Cursor<'_>) -> bool {
    let word = &behind.before()[start.at()..];
    let before = start.before();
    matches!(word, "到" | "至" | "在" | "于") && VALUE_VERBS.end(before)
}

/// Reads the point, with the words that may stand before it.
fn point_after(cursor: &mut Cursor<'_>, role: Role) -> Option<Found> {
    for _ in 0..4 {
        match cursor.attempt(point) {
            Some(found) if role != Between || found.range => return Some(found),
            Some(_) => return cursor.attempt(second_end),
            None => {}
        }
        let compared = matches!(role, Than | On | Over);
        if !(cursor.eat_any(FILLERS) || compared && cursor.eat_any(COMPARED)) {
            return None;
        }
        cursor.gap();
    }
    None
}

/// Reads the `and June 2026` of `between January and June 2026`.
fn second_end(cursor: &mut Cursor<'_>) -> Option<Found> {
    cursor.gap();
    cursor.eat("and").then_some(())?;
    cursor.gap();
    let found = point(cursor)?;
    Some(Found {
        range: true,
        ..found
    })
}

/// Reads a past time that something is compared with: `比上年`, `compared with last year`.
fn past_time(start: Cursor<'_>, role: Role, mut cursor: Cursor<'_>) -> Option<TimePhrase> {
    if !matches!(role, Than | With | Basis | On | Over | From) {
        return None;
    }
    let is_past = |meaning| (meaning == Meaning::Reference).then_some(());
    for _ in 0..4 {
        if eat_word(&mut cursor, is_past).is_some() {
            return past_behind(start, role, cursor);
        }
        if !(cursor.eat_any(FILLERS) || cursor.eat_any(COMPARED)) {
            break;
        }
        cursor.gap();
    }
    None
}

fn past_behind(start: Cursor<'_>, role: Role, mut cursor: Cursor<'_>) -> Option<TimePhrase> {
    cursor.eat_any(spellings!["底" | "末"]);
    let completed = match role {
        With => cursor.eat_any(WITH_BEHIND),
        Basis => cursor.eat_any(BASIS_BEHIND) || has_base_behind(cursor),
        _ => {
            cursor.eat_any(COMPARED_BEHIND);
            true
        }
    };
    completed.then(|| TimePhrase::new(start.at(), cursor, TimeKind::Reference))
}

/// Reads what stands behind the point and tells what it all says.
fn finish(
    start: Cursor<'_>,
    role: Option<Role>,
    found: Found,
    behind: Cursor<'_>,
) -> Option<TimePhrase> {
    let mut cursor = behind;
    if is_compared(start, role, found, &mut cursor)? {
        return Some(TimePhrase::new(start.at(), cursor, TimeKind::Reference));
    }
    let due_behind = eat_behind(&mut cursor, DUE_BEHIND);
    let start_behind = eat_behind(&mut cursor, START_BEHIND) || eat_onwards(&mut cursor);
    let led = role.is_some_and(|role| role != To) || due_behind || start_behind;
    let is_clause = start.begins_clause() && cursor.ends_clause();
    let stands = match found.stands {
        Stands::Alone => true,
        Stands::Free => led || role.is_none() && is_clause,
        Stands::Led => led,
    };
    if !stands {
        return None;
    }
    if !start_behind && !due_behind && is_past_figure(start, role, cursor) {
        return Some(TimePhrase::new(start.at(), cursor, TimeKind::Reference));
    }
    let starts = start_behind || role == Some(From) && !found.range && !due_behind;
    let day = match role {
        _ if starts => found.point.first(),
        Some(Before) => found.point.before(),
        _ => found.point.last(),
    };
    let kind = match day {
        Err(_) => TimeKind::Impossible,
        Ok(_) if cursor.attempt(every_time).is_some() => TimeKind::Frequency,
        Ok(due) if starts => TimeKind::Start(due),
        Ok(due) => {
            cursor.attempt(at_the_latest);
            TimeKind::Due(due)
        }
    };
    Some(TimePhrase::new(start.at(), cursor, kind))
}

/// Whether something is compared with the point; takes the words behind it that say so. `None`
/// when the words before it say so and those behind it don't.
fn is_compared(
    start: Cursor<'_>,
    role: Option<Role>,
    found: Found,
    cursor: &mut Cursor<'_>,
) -> Option<bool> {
    match role {
        Some(With) => return cursor.eat_any(WITH_BEHIND).then_some(true),
        Some(Basis) if cursor.eat_any(BASIS_BEHIND) || has_base_behind(*cursor) => {
            return Some(true);
        }
        // 在 is a preposition like any other.
        Some(Basis) if !start.rest().starts_with('在') => return None,
        _ => {}
    }
    let levels = if role.is_some() {
        LEVELS
    } else {
        STRONG_LEVELS
    };
    let compares = matches!(role, Some(Than | From));
    let behind = eat_behind(cursor, COMPARED_BEHIND)
        || compares && eat_behind(cursor, COMPARED_BEHIND_ROLE)
        || eat_level(cursor, levels);
    if behind || role == Some(Than) {
        return Some(true);
    }
    let is_year = found.point.part == Part::Whole && found.point.edge == Edge::Whole;
    let more_than = start.before().trim_end_matches(' ').ends_with(['%', '0']);
    let dated = matches!(found.point.year, Year::Named(_)) && !found.range;
    Some(match role {
        Some(On) => dated && is_year,
        Some(Over) => dated && (is_year && stands_behind_over(start) || more_than),
        _ => false,
    })
}

/// Whether a year follows `over` at once: `over 2024`, but `over the course of 2024`.
fn stands_behind_over(start: Cursor<'_>) -> bool {
    let behind = start.rest().strip_prefix("over").unwrap_or_default();
    behind
        .trim_start_matches(' ')
        .starts_with(|c: char| c.is_ascii_digit())
}

/// Whether 基础上 or 为基准 stands a few words on: `在2025年78分的基础上`.
fn has_base_behind(cursor: Cursor<'_>) -> bool {
    const FEW: usize = 16;
    let near = cursor
        .rest()
        .char_indices()
        .take_while(|(_, c)| !is_break(*c));
    let end = near.take(FEW).last().map_or(0, |(at, c)| at + c.len_utf8());
    let near = &cursor.rest()[..end];
    [
        "基础上",
        "水平上",
        "为基准",
        "为基数",
        "为基期",
        "为基线",
        "为参照",
    ]
    .iter()
    .any(|base| near.contains(base))
}

/// Takes a postposition, unless it begins another word: the 前 of 前台.
fn eat_behind(cursor: &mut Cursor<'_>, words: &Spellings) -> bool {
    cursor
        .attempt(|cursor| {
            cursor.gap();
            (!begins_a_word(cursor) && cursor.eat_any(words)).then_some(())
        })
        .is_some()
}

/// Takes the `levels` of `2020 levels`.
fn eat_level(cursor: &mut Cursor<'_>, levels: &Spellings) -> bool {
    cursor
        .attempt(|cursor| {
            cursor.attempt(|cursor| {
                cursor.eat_if(|c| matches!(c, '\'' | '’'))?;
                cursor.eat_if(|c| c == 's')
            });
            cursor.gap_or_hyphen();
            cursor.eat_any(levels).then_some(())
        })
        .is_some()
}

fn eat_onwards(cursor: &mut Cursor<'_>) -> bool {
    cursor
        .attempt(|cursor| {
            cursor.gap();
            cursor
                .eat_any(spellings![
                    "onwards" | "onward" | "and after" | "and beyond"
                ])
                .then_some(())
        })
        .is_some()
}

fn every_time(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.eat_if(|c| c == ',');
    cursor.gap();
    cursor.eat_any(EVERY_TIME).then_some(())
}

fn at_the_latest(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.gap();
    cursor
        .eat_any(spellings![
            "at the latest" | "or earlier" | "or sooner" | "or before"
        ])
        .then_some(())
}

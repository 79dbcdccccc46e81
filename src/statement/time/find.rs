//! Goes through a sentence once and keeps the longest reading at each place.

use super::cursor::{Cursor, is_word};
use super::readers::Readers;
use super::words::{Meaning, eat_word};
use super::{TimeKind, TimePhrase, bounded, dated, event, frequency};
use crate::source::Span;
use crate::statement::Sentence;
use crate::statement::table::spellings;

/// The most bytes of a title in 《》 that is looked for its end.
const LONGEST_TITLE: usize = 240;

/// Finds the times of a sentence, left to right, none overlapping.
pub fn times(sentence: &Sentence<'_>) -> Vec<TimePhrase> {
    times_where(sentence, Readers::at)
}

/// Finds the times with the readers that `readers` lets read from a place on.
pub(super) fn times_where(
    sentence: &Sentence<'_>,
    readers: fn(Cursor<'_>) -> Readers,
) -> Vec<TimePhrase> {
    let text = sentence.folded();
    let mut found: Vec<TimePhrase> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let cursor = Cursor::new(text, at);
        if let Some(end) = title(cursor) {
            at = end;
            continue;
        }
        let readers = readers(cursor);
        if readers == Readers::NONE {
            at = next(cursor);
            continue;
        }
        let floor = found.last().map_or(0, |last| last.span.end as usize);
        let innocent = end_of_innocent(cursor, readers);
        at = match longest(cursor, floor, readers) {
            Some(phrase) if phrase.span.end as usize >= innocent.unwrap_or(0) => {
                let end = phrase.span.end as usize;
                if !is_always(text, phrase.span) {
                    push(&mut found, phrase);
                }
                end
            }
            _ => innocent.unwrap_or_else(|| next(cursor)),
        };
    }
    found
}

/// Whether `today` or `tomorrow` stands beside another time that makes it mean always: `today,
/// tomorrow and for generations to come`.
fn is_always(text: &str, span: Span) -> bool {
    const BEFORE: [&str; 4] = ["today, ", "today and ", "today, and ", "now and "];
    const BEHIND: [&str; 5] = [
        ", tomorrow",
        " and tomorrow",
        " and for ",
        " and in the future",
        " and beyond",
    ];
    let (before, behind) = (&text[..span.start as usize], &text[span.end as usize..]);
    let begins = |with: &&str| behind.starts_with(*with);
    let ends = |with: &&str| before.ends_with(*with);
    let is_day = ["today", "tomorrow"].contains(&&text[span.range()]);
    is_day && (BEFORE.iter().any(ends) || BEHIND.iter().any(begins))
}

/// The longest phrase that is read from here.
fn longest(cursor: Cursor<'_>, floor: usize, readers: Readers) -> Option<TimePhrase> {
    let readings = [
        readers.ask(Readers::FREQUENCY, || frequency::read(cursor)),
        readers.ask(Readers::BOUNDED, || bounded::read(cursor, floor)),
        readers.ask(Readers::DATED, || dated::read(cursor)),
        readers.ask(Readers::EVENT, || event::read(cursor, floor)),
        readers.ask(Readers::WORD, || word(cursor)),
    ];
    let mut best: Option<TimePhrase> = None;
    for phrase in readings.into_iter().flatten() {
        if best
            .as_ref()
            .is_none_or(|best| phrase.span.end > best.span.end)
        {
            best = Some(phrase);
        }
    }
    best
}

/// A word that is a time by itself.
fn word(start: Cursor<'_>) -> Option<TimePhrase> {
    let mut cursor = start;
    let kind = eat_word(&mut cursor, |meaning| match meaning {
        Meaning::Vague => Some(TimeKind::Vague),
        Meaning::Reference => Some(TimeKind::Reference),
        _ => None,
    })?;
    if kind == TimeKind::Reference {
        cursor.eat_any(spellings![
            "同期" | "底" | "末" | "水平" | "基础上" | "的基础上" | "同期水平"
        ]);
    }
    Some(TimePhrase {
        span: Span::new(start.at(), cursor.at()),
        kind,
    })
}

/// Keeps a phrase; a length that counts from the date before it takes that date in.
fn push(found: &mut Vec<TimePhrase>, mut phrase: TimePhrase) {
    if let Some(last) = found.last()
        && last.span.end == phrase.span.start
        && let (TimeKind::Start(_), TimeKind::Within(length)) = (&last.kind, &phrase.kind)
    {
        phrase = TimePhrase {
            span: last.span.to(phrase.span),
            kind: TimeKind::After {
                length: *length,
                event: last.span,
            },
        };
        found.pop();
    }
    found.push(phrase);
}

/// The end of a word that looks like a time and is none.
fn end_of_innocent(mut cursor: Cursor<'_>, readers: Readers) -> Option<usize> {
    let is_innocent = |meaning| (meaning == Meaning::Innocent).then_some(());
    readers.ask(Readers::INNOCENT, || eat_word(&mut cursor, is_innocent))?;
    Some(cursor.at())
}

/// The end of a title, in which years and seasons are a part of a name.
fn title(cursor: Cursor<'_>) -> Option<usize> {
    if cursor.peek() != Some('《') {
        return None;
    }
    let rest = cursor.rest();
    let shown = rest
        .char_indices()
        .take_while(|(at, _)| *at < LONGEST_TITLE);
    let (at, close) = shown.into_iter().find(|(_, c)| *c == '》')?;
    Some(cursor.at() + at + close.len_utf8())
}

/// Where the next phrase may begin: behind a run of letters or digits, or the next character.
fn next(cursor: Cursor<'_>) -> usize {
    let Some(first) = cursor.peek() else {
        return cursor.at() + 1;
    };
    if !is_word(first) {
        return cursor.at() + first.len_utf8();
    }
    let same = |b: &u8| b.is_ascii_alphanumeric() && b.is_ascii_digit() == first.is_ascii_digit();
    cursor.at() + cursor.rest().bytes().take_while(same).count()
}

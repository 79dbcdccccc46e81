//! Events without a date: `下次检查前`, `before the next audit`, `once the system is live`.

use super::cursor::{Cursor, is_break, is_word};
use super::length::length;
use super::words::{Meaning, begins_a_word, eat_word};
use super::{TimeKind, TimePhrase};
use crate::source::Span;
use crate::statement::table::{Spellings, spellings};

/// Prepositions that any words may follow.
const BEFORE: &Spellings = spellings! {
    "before" | "prior to" | "ahead of" | "in advance of" | "in time for" | "once" | "by the time"
        | "by the time of" | "as soon as the" | "until after"
};

/// Prepositions that a known event must follow: `by the next audit`, but `by 20%`.
const NEAR: &Spellings = spellings! {
    "by" | "until" | "till" | "after" | "upon" | "following" | "when" | "on" | "at"
        | "by the end of" | "at the end of" | "at the time of"
};

/// Words that end the name of an event.
const STOPS: &Spellings = spellings! {
    "by" | "to" | "for" | "in" | "on" | "at" | "with" | "from" | "or" | "so" | "while" | "whilst"
        | "that" | "which" | "within" | "over" | "per" | "across" | "as" | "until" | "before"
        | "after" | "against" | "using" | "through" | "will" | "must" | "should" | "shall" | "and"
        | "under" | "during" | "via"
};

/// Words that name no event when they are all there is.
const EMPTY: &Spellings = spellings! {
    "the" | "a" | "an" | "of" | "our" | "its" | "their" | "this" | "that" | "now" | "it" | "all"
        | "ever" | "long" | "than" | "is" | "per" | "every" | "each" | "too" | "time" | "date"
        | "half" | "total" | "those" | "these" | "which"
};

/// The most words that the name of an event has.
const LONGEST_NAME: usize = 7;
/// The most characters of a Chinese event.
const LONGEST_CHINESE: usize = 12;

/// Characters that the name of a Chinese event doesn't go back across.
const BOUNDS: &str =
    "在于将把使让对自从的了和与及或并须需应内前后至到由按为当每使,;:、。()[]《》“”\"' 请";
/// Words of more characters that it doesn't go back across.
const BOUND_WORDS: &Spellings = spellings! {
    "确保" | "实现" | "力争" | "要求" | "争取" | "完成" | "必须" | "保证" | "全部" | "计划" | "赶在"
        | "所有" | "使得" | "推动"
};

/// What makes a Chinese event a bound.
const BEHIND: &Spellings = spellings! {
    "前" | "之前" | "以前" | "后" | "之后" | "以后" | "时" | "结束前" | "完成前" | "开始前"
        | "来临前" | "到来前" | "完成后" | "结束后"
};

/// What may begin an event, beside the words of the files.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    BEFORE.words().chain(NEAR.words())
}

/// Reads an event with the words that make it a bound.
pub(super) fn read(start: Cursor<'_>, floor: usize) -> Option<TimePhrase> {
    if start.peek()?.is_ascii() {
        english(start)
    } else {
        chinese(start, floor)
    }
}

fn english(start: Cursor<'_>) -> Option<TimePhrase> {
    let mut cursor = start;
    if cursor.eat_any(BEFORE) {
        cursor.gap();
        name(&mut cursor)?;
    } else {
        let mut cursor_near = start;
        cursor_near.eat_any(NEAR).then_some(())?;
        cursor_near.gap();
        let named = name(&mut cursor_near)?;
        let from = named.start as usize;
        let words = &cursor_near.before()[from..];
        // At least 900 season tickets.
        let counts = ["least ", "most "]
            .iter()
            .any(|word| words.starts_with(word));
        // The car park at Elm Court goes live: what stands there is a place.
        let led = &cursor_near.before()[start.at()..];
        let is_place = led.starts_with("at ") && words.contains(" goes ");
        // Recalls on completed jobs: which jobs they are, not when.
        let first = words.split_once(' ').map_or("", |(first, _)| first);
        let describes = led.starts_with("on ") && first.ends_with("ed");
        (!counts && !is_place && !describes).then_some(())?;
        holds_event(words).then_some(())?;
        cursor = cursor_near;
    }
    Some(TimePhrase {
        span: Span::new(start.at(), cursor.at()),
        kind: TimeKind::Event,
    })
}

/// Whether a known event is among the words.
fn holds_event(words: &str) -> bool {
    let starts = words
        .char_indices()
        .filter(|(at, c)| is_word(*c) && !words[..*at].ends_with(is_word));
    starts
        .map(|(at, _)| Cursor::new(words, at))
        .any(|mut cursor| eat_event(&mut cursor))
}

/// Whether a known Chinese event ends here.
pub(super) fn ends_here(end: Cursor<'_>) -> bool {
    const LONGEST: usize = 5;
    let text = end.before();
    let starts = text.char_indices().rev().take(LONGEST);
    starts.filter(|(_, c)| !c.is_ascii()).any(|(at, _)| {
        let mut cursor = Cursor::new(text, at);
        eat_event(&mut cursor) && cursor.at() == text.len()
    })
}

fn eat_event(cursor: &mut Cursor<'_>) -> bool {
    eat_word(cursor, |meaning| (meaning == Meaning::Event).then_some(())).is_some()
}

/// Reads the name of an event in English: a few words up to the next preposition.
pub(super) fn name(cursor: &mut Cursor<'_>) -> Option<Span> {
    let from = cursor.at();
    let mut end = *cursor;
    let mut says_something = false;
    for count in 0..LONGEST_NAME {
        let mut word = end;
        word.gap_or_hyphen();
        if count > 0 && word.at() == end.at() || !word.begins_word() {
            break;
        }
        let known = eat_event(&mut word);
        let mut stop = word;
        if !known && stop.eat_any(STOPS) {
            break;
        }
        let mut length = usize::from(known);
        while length < 30
            && word
                .eat_if(|c| c.is_alphanumeric() && c.len_utf8() < 3 || matches!(c, '\'' | '’'))
                .is_some()
        {
            length += 1;
        }
        if length == 0 {
            break;
        }
        let text = &word.before()[end.at()..];
        let text = text.trim_matches(|c: char| !c.is_alphanumeric());
        if count == 0 && text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        says_something |= !EMPTY.words().any(|word| word == text);
        end = word;
    }
    if !says_something {
        return None;
    }
    *cursor = end;
    Some(Span::new(from, end.at()))
}

/// Reads `验收前` where 验收 stands, with the words before it that belong to the event.
fn chinese(start: Cursor<'_>, floor: usize) -> Option<TimePhrase> {
    let mut cursor = start;
    if !eat_event(&mut cursor) {
        return None;
    }
    if begins_a_word(&cursor) || !cursor.eat_any(BEHIND) {
        return None;
    }
    if cursor.before().ends_with('后') && goes_on_with_a_length(cursor) {
        // The length counts from the event and tells more.
        return None;
    }
    if cursor.before().ends_with('时') && cursor.rest().starts_with(['间', '效', '长', '限']) {
        return None;
    }
    let from = back_to_start(start, floor);
    Some(TimePhrase {
        span: Span::new(from, cursor.at()),
        kind: TimeKind::Event,
    })
}

fn goes_on_with_a_length(mut cursor: Cursor<'_>) -> bool {
    cursor.gap();
    cursor.eat_any(spellings!["的" | "第"]);
    length(&mut cursor).is_some()
}

/// Where the words of an event begin that ends at `end`, with the preposition before them.
fn back_to_start(end: Cursor<'_>, floor: usize) -> usize {
    let name = name_before(end, floor);
    let before = &end.before()[..name];
    let lead = ["赶在", "在", "于"]
        .into_iter()
        .find(|lead| before.ends_with(lead));
    match lead {
        Some(lead) if name - lead.len() >= floor => name - lead.len(),
        _ => name,
    }
}

/// Where the name of a Chinese event begins that ends at `end`: after a preposition, a mark of
/// punctuation or a verb of wishing.
pub(super) fn name_before(end: Cursor<'_>, floor: usize) -> usize {
    let before = end.before();
    let mut from = end.at();
    for (at, c) in before.char_indices().rev().take(LONGEST_CHINESE) {
        let behind = at + c.len_utf8();
        // What is completed belongs to the event: 迁移完成后.
        let ends_word = behind < end.at() && BOUND_WORDS.end(&before[..behind]);
        // 收到 and 接到 belong to the event.
        let received = c == '到' && before[..at].ends_with(['收', '接', '得']);
        if at < floor || BOUNDS.contains(c) && !received || is_break(c) || ends_word || c.is_ascii()
        {
            return from;
        }
        from = at;
    }
    from
}

//! Lengths of time with the words around them: `3个月内`, `within 24 weeks`, `合同签订后30天内`.

use super::cursor::{Cursor, is_break};
use super::event;
use super::length::{Measured, length};
use super::{Length, TimeKind, TimePhrase};
use crate::source::Span;
use crate::statement::quantity::TimeUnit;

/// What stands before a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Bounds it whatever follows: within, 为期.
    Within,
    /// Bounds a length ahead: over the next.
    Ahead,
    /// Over, which may also be more than.
    Over,
    /// After, and later than an event.
    After,
}

use Role::{After, Ahead, Over, Within};

const ROLES: &[(&str, Role)] = &[
    ("within", Within),
    ("in", Within),
    ("inside", Within),
    ("in under", Within),
    ("in less than", Within),
    ("over", Over),
    ("across", Ahead),
    ("during", Ahead),
    ("for", Ahead),
    ("through", Ahead),
    ("throughout", Ahead),
    ("after", After),
    ("为期", Within),
    ("历时", Within),
    ("未来", Within),
    ("今后", Within),
    ("接下来", Within),
    ("接下来的", Within),
    ("未来的", Within),
    ("今后的", Within),
    ("在未来", Within),
    ("在未来的", Within),
    ("在今后", Within),
    ("在接下来", Within),
    ("在接下来的", Within),
    ("后续", Within),
    ("此后", Within),
    ("下一步", Within),
    ("用", Within),
    ("利用", Within),
    ("再用", Within),
    ("力争用", Within),
    ("通过", Ahead),
    ("经过", Ahead),
    ("在", Ahead),
    ("于", Ahead),
];

/// Words between the preposition and the length that change nothing.
const FILLERS: &[&str] = &[
    "the",
    "a",
    "our",
    "just",
    "only",
    "under",
    "less than",
    "no more than",
    "not more than",
    "at most",
    "up to",
    "a maximum of",
    "maximum",
    "about",
    "around",
    "approximately",
    "roughly",
    "another",
    "a period of",
    "period of",
    "the space of",
    "the course of",
    "the lifetime of",
    "as little as",
];

/// Words that say the length lies ahead.
const AHEAD: &[&str] = &[
    "next",
    "the next",
    "coming",
    "the coming",
    "following",
    "the following",
    "first",
    "the first",
    "our first",
    "initial",
    "the initial",
    "subsequent",
    "the remaining",
    "remaining",
];

/// Words that say the length is past.
const PAST: &[&str] = &[
    "last",
    "the last",
    "past",
    "the past",
    "previous",
    "the previous",
    "preceding",
    "the preceding",
    "prior",
];

const PAST_CHINESE: &[&str] = &["近", "最近", "过去", "前", "此前", "以往", "过去的"];

/// Nouns that a length in front of them bounds: `12-month period`.
const PERIODS: &[&str] = &[
    "period",
    "window",
    "timeframe",
    "time frame",
    "timescale",
    "horizon",
    "programme",
    "program",
    "plan",
    "project",
    "contract",
    "pilot",
    "term",
    "timeline",
    "span",
    "cycle",
    "phase",
    "trial",
];

/// What stands behind a length that bounds it.
const INSIDE: &[&str] = &[
    "内",
    "之内",
    "以内",
    "时间内",
    "的时间内",
    "时间里",
    "的时间里",
    "时间之内",
    "里",
    "期内",
    "期限内",
    "期间",
    "间",
];

/// What makes a length behind a value verb a value: `控制在15分钟以内`, `缩短至3天`.
const VALUE_LEADS: &[&str] = &[
    "控制在",
    "控制到",
    "缩短至",
    "缩短到",
    "缩短为",
    "压缩至",
    "压缩到",
    "压缩为",
    "压缩在",
    "压减至",
    "压减到",
    "压降至",
    "压降到",
    "降至",
    "降到",
    "降为",
    "降低至",
    "降低到",
    "下降至",
    "下降到",
    "减少至",
    "减少到",
    "减至",
    "减到",
    "缩减至",
    "缩减到",
    "保持在",
    "维持在",
    "稳定在",
    "限制在",
    "限定在",
    "达到",
    "达",
    "提高至",
    "提高到",
    "提升至",
    "提升到",
    "延长至",
    "延长到",
    "低于",
    "高于",
    "少于",
    "多于",
    "超过",
    "不足",
    "不超过",
    "不低于",
    "不少于",
    "不多于",
    "不超",
    "小于",
    "大于",
    "≤",
    "≥",
    "<",
    ">",
    "由",
    "缩短",
    "压缩",
    "减少",
    "降低",
    "延长",
    "连续",
    "持续",
    "累计",
    "至少",
    "平均",
    "满",
    "每",
    "约",
    "近",
    "过去",
    "最近",
    "第",
    "逾期",
    "超",
    "从",
    "到",
    "至",
    "为",
    "每隔",
    "提前",
    "延迟",
    "推迟",
];

/// Verbs that may follow a bare length: `三年翻两番`.
const RESULT_VERBS: &[&str] = &[
    "翻",
    "增长",
    "增加",
    "提升",
    "提高",
    "下降",
    "降低",
    "减少",
    "实现",
    "完成",
    "达到",
    "建成",
    "全部",
    "消除",
    "覆盖",
    "力争",
    "累计",
    "培训",
    "新增",
    "见成效",
    "见效",
    "全覆盖",
    "打造",
    "建立",
    "改造",
    "降",
    "大变样",
    "缩短",
    "压降",
];

/// Reads a length with what stands before and behind it.
pub(super) fn read(start: Cursor<'_>, floor: usize) -> Option<TimePhrase> {
    with_role(start)
        .or_else(|| past(start))
        .or_else(|| nth_period(start))
        .or_else(|| without_role(start, floor))
}

fn phrase(start: usize, end: Cursor<'_>, kind: TimeKind) -> TimePhrase {
    TimePhrase {
        span: Span::new(start, end.at()),
        kind,
    }
}

fn with_role(start: Cursor<'_>) -> Option<TimePhrase> {
    let mut cursor = start;
    let mut role = cursor.eat_longest(ROLES)?;
    let is_english = start.peek()?.is_ascii();
    cursor.gap();
    let mut ahead = false;
    let mut period_of = false;
    let measured = loop {
        // `in the past year` looks back.
        let mut back = cursor;
        if back.eat_any(PAST) {
            back.gap();
            let is_past = length(&mut back).is_some() || eat_unit(&mut back);
            return is_past.then(|| phrase(start.at(), back, TimeKind::Reference));
        }
        if cursor.eat_any(AHEAD) {
            ahead = true;
            cursor.gap();
            if let Some(measured) = cursor.attempt(length).or_else(|| cursor.attempt(one_unit)) {
                break measured;
            }
        } else if let Some(measured) = cursor.attempt(length) {
            break measured;
        }
        let from = cursor.at();
        if !cursor.eat_any(FILLERS) {
            return None;
        }
        period_of |= cursor.before()[from..].ends_with(" of");
        cursor.gap();
    };
    if !is_english && leads_to_a_value(start, cursor) {
        return None;
    }
    if start.peek()?.is_ascii() && is_value_in_english(start) {
        return None;
    }
    if measured.in_a_row {
        return None;
    }
    let in_period = cursor
        .attempt(|cursor| {
            cursor.gap_or_hyphen();
            cursor.eat_any(PERIODS).then_some(())
        })
        .is_some();
    if measured.adjective && !in_period && !measured.article {
        return None;
    }
    if role == Over {
        let long = matches!(
            measured.length.unit,
            TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year | TimeUnit::Week
        );
        let mut behind = cursor;
        behind.gap();
        let too_old =
            behind.eat_any(&["old", "late", "overdue", "ago", "of age", "behind", "ahead"]);
        if too_old || !(ahead || period_of || in_period || long) {
            return None;
        }
        role = Within;
    }
    if role == Ahead && is_english && !ahead && !period_of {
        return None;
    }
    let mut inside = false;
    if !is_english || cursor.peek().is_some_and(|c| !c.is_ascii()) {
        inside = cursor.eat_any(INSIDE);
        if !inside {
            cursor.eat_any(&["时间", "的时间"]);
        }
        if role == Ahead && !is_english && !inside {
            return None;
        }
    }
    if measured.hardly_counted {
        return Some(phrase(start.at(), cursor, TimeKind::Vague));
    }
    let _ = inside;
    cursor.attempt(|cursor| {
        cursor.gap();
        cursor
            .eat_any(&[
                "from now",
                "from today",
                "or less",
                "or fewer",
                "or sooner",
                "at most",
                "or better",
            ])
            .then_some(())
    });
    Some(counted_from(start, measured.length, cursor))
}

/// Reads the event that a length counts from: `within six months of go-live`.
fn counted_from(start: Cursor<'_>, length: Length, cursor: Cursor<'_>) -> TimePhrase {
    let mut behind = cursor;
    match behind.attempt(event_behind) {
        Some(event) => phrase(start.at(), behind, TimeKind::After { length, event }),
        None => phrase(start.at(), cursor, TimeKind::Within(length)),
    }
}

fn event_behind(cursor: &mut Cursor<'_>) -> Option<Span> {
    cursor.gap();
    cursor
        .eat_any(&["of", "after", "from", "following", "since", "post"])
        .then_some(())?;
    cursor.gap();
    event::name(cursor)
}

/// Reads the unit of `the next year`, `the past month`.
fn one_unit(cursor: &mut Cursor<'_>) -> Option<Measured> {
    // The first quarter is one of the calendar.
    if cursor.before().trim_end().ends_with("first") && cursor.rest().starts_with("quarter") {
        return None;
    }
    // `one` and a unit, as if the number stood there.
    const UNITS: &[(&str, &str)] = &[
        ("year", "1 year"),
        ("month", "1 month"),
        ("week", "1 week"),
        ("quarter", "1 quarter"),
    ];
    let spelled = cursor.eat_longest(UNITS)?;
    length(&mut Cursor::new(spelled, 0))
}

fn eat_unit(cursor: &mut Cursor<'_>) -> bool {
    cursor.eat_any(&[
        "year",
        "month",
        "quarter",
        "week",
        "decade",
        "term",
        "financial year",
        "fiscal year",
    ])
}

/// Whether the length is what a verb leads to: `cut the response time to within 2 hours`.
fn is_value_in_english(start: Cursor<'_>) -> bool {
    let before = start.before().trim_end_matches(' ');
    let word = before.rsplit(' ').next().unwrap_or_default();
    matches!(word, "to" | "from" | "than" | "below" | "above" | "least")
}

/// Whether a Chinese length is what a verb leads to.
fn leads_to_a_value(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let lead = if start.rest().starts_with(['在', '于', '到', '至']) {
        &end.before()[..start.at() + "在".len()]
    } else {
        start.before()
    };
    let lead = lead.trim_end_matches(' ');
    VALUE_LEADS.iter().any(|verb| lead.ends_with(verb))
}

/// Reads a past length that figures come from: `过去三年`, `the last 12 months`.
fn past(start: Cursor<'_>) -> Option<TimePhrase> {
    let mut cursor = start;
    if !(cursor.eat_any(PAST) || cursor.eat_any(PAST_CHINESE)) {
        return None;
    }
    cursor.gap();
    let measured = length(&mut cursor)?;
    // `前三个月内` are the first three months.
    if start.rest().starts_with('前')
        && (cursor.eat_any(INSIDE) || measured.length.unit < TimeUnit::Month)
    {
        return None;
    }
    cursor.eat_any(&["内", "来", "以来", "平均", "同期"]);
    Some(phrase(start.at(), cursor, TimeKind::Reference))
}

/// Reads a period counted from the start: `第二年底`, `in year 2`, `by the end of year three`.
fn nth_period(start: Cursor<'_>) -> Option<TimePhrase> {
    let mut cursor = start;
    if cursor.eat("第") {
        let measured = length(&mut cursor)?;
        let long = matches!(
            measured.length.unit,
            TimeUnit::Month | TimeUnit::Year | TimeUnit::Week
        );
        let plain = !measured.hardly_counted && measured.length.count.is_some();
        if !long || !plain {
            return None;
        }
        cursor.eat_any(&[
            "底",
            "末",
            "底前",
            "末前",
            "内",
            "年底",
            "年底前",
            "结束前",
            "结束时",
        ]);
        return Some(phrase(
            start.at(),
            cursor,
            TimeKind::Within(measured.length),
        ));
    }
    cursor
        .eat_any(&[
            "in",
            "by",
            "during",
            "within",
            "before",
            "by the end of",
            "at the end of",
            "before the end of",
        ])
        .then_some(())?;
    cursor.gap();
    const UNITS: &[(&str, &str)] = &[
        ("year", "year"),
        ("month", "month"),
        ("week", "week"),
        ("contract year", "year"),
    ];
    let unit = cursor.eat_longest(UNITS)?;
    cursor.gap();
    let from = cursor.at();
    super::number::number(&mut cursor)?;
    let count = &cursor.before()[from..];
    // A year of the calendar is no count of years.
    if count.len() == 4 && count.bytes().all(|b| b.is_ascii_digit()) || !cursor.ends_word() {
        return None;
    }
    let spelled = format!("{count} {unit}");
    let measured = length(&mut Cursor::new(&spelled, 0))?;
    Some(phrase(
        start.at(),
        cursor,
        TimeKind::Within(measured.length),
    ))
}

/// Reads a length that begins here, with the event before it or the words behind it.
fn without_role(start: Cursor<'_>, floor: usize) -> Option<TimePhrase> {
    let mut cursor = start;
    let measured = length(&mut cursor)?;
    if measured.in_a_row {
        return None;
    }
    let length = measured.length;
    let inside = cursor.eat_any(INSIDE);
    let later = !inside
        && cursor.eat_any(&["后", "之后", "以后", "过后"])
        && !cursor.rest().starts_with(['续', '勤', '台']);
    if measured.hardly_counted {
        return (inside || later).then(|| phrase(start.at(), cursor, TimeKind::Vague));
    }
    if let Some((from, event)) = event_before(start, floor) {
        let kind = TimeKind::After { length, event };
        return Some(phrase(from, cursor, kind));
    }
    if leads_to_a_value(start, cursor) {
        return None;
    }
    if inside || later {
        return Some(phrase(start.at(), cursor, TimeKind::Within(length)));
    }
    if let Some(found) = english_behind(start, &measured, cursor) {
        return Some(found);
    }
    stands_free(start, &measured, &mut cursor)
        .then(|| phrase(start.at(), cursor, TimeKind::Within(length)))
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
    if behind.eat_any(&["from now", "from today", "from the start", "hence", "later"]) {
        return Some(phrase(start.at(), behind, TimeKind::Within(length)));
    }
    if behind.eat_any(&["after", "following"]) {
        behind.gap();
        let event = event::name(&mut behind)?;
        return Some(phrase(
            start.at(),
            behind,
            TimeKind::After { length, event },
        ));
    }
    if behind.eat_any(&["before", "prior to", "ahead of"]) {
        behind.gap();
        event::name(&mut behind)?;
        return Some(phrase(start.at(), behind, TimeKind::Event));
    }
    None
}

/// The event that a length counts from and where its words begin: `合同签订后`, `自批准之日起`.
fn event_before(start: Cursor<'_>, floor: usize) -> Option<(usize, Span)> {
    let text = start.before();
    let mut before = text.trim_end_matches([' ', ',']);
    before = before
        .strip_suffix('的')
        .or_else(|| before.strip_suffix('第'))
        .unwrap_or(before);
    let marks = ["之日起", "日起", "之时起", "之后", "以后", "起", "后"];
    let mark = marks.into_iter().find(|mark| before.ends_with(mark))?;
    let end = before.len() - mark.len();
    // A comma is no part of `上线后,6个月内` unless the event is there to count from.
    let from = event::name_before(Cursor::new(text, end), floor);
    if from == end || ["今", "此", "然", "最", "前", "先", "售"].contains(&&text[from..end])
    {
        return None;
    }
    let event = Span::new(from, end);
    let lead = ["自", "从", "在", "于"]
        .into_iter()
        .find(|lead| text[..from].ends_with(lead));
    let from = lead.map_or(from, |lead| (from - lead.len()).max(floor));
    Some((from, event))
}

/// Whether a bare length is a clause of its own, or stands before the verb that it bounds.
fn stands_free(start: Cursor<'_>, measured: &Measured, cursor: &mut Cursor<'_>) -> bool {
    if measured.adjective || measured.article || measured.length.unit < TimeUnit::Week {
        return false;
    }
    let mut behind = *cursor;
    let time = behind.eat_any(&["时间", "的时间"]);
    if RESULT_VERBS
        .iter()
        .any(|verb| behind.rest().starts_with(verb))
    {
        *cursor = behind;
        return true;
    }
    let first = start.before().trim_end_matches(' ');
    let begins =
        first.is_empty() || first.ends_with(['(', ':']) || first.ends_with(is_break) && time;
    if begins && behind.ends_clause() {
        *cursor = behind;
        return true;
    }
    false
}

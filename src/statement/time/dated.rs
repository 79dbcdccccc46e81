//! Points of the calendar with the words around them: by, from, compared with; 前, 起, 较.

use super::cursor::Cursor;
use super::number::number;
use super::point::{Found, Part, Stands, read as point};
use super::words::{Meaning, eat_word, is_innocent};
use super::{TimeKind, TimePhrase};
use crate::source::Span;

/// What stands before a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// By when: by, in, 到, 于.
    By,
    /// A preposition that needs a full date, for a bare year behind it may be any number.
    To,
    /// Before it begins.
    Before,
    /// From when.
    From,
    /// What something is compared with.
    Than,
    /// What a figure stands on: `up 5% on 2024`, but `on 1 May`.
    On,
    /// With `and` between the ends of a range.
    Between,
    /// 与: compared only with 相比 behind the point.
    With,
    /// 以, 按, 在…基础上: compared only with 为基准 behind the point.
    Basis,
}

use Role::{Basis, Before, Between, By, From, On, Than, To, With};

const ROLES: &[(&str, Role)] = &[
    ("by", By),
    ("by no later than", By),
    ("no later than", By),
    ("not later than", By),
    ("by the latest", By),
    ("at the latest by", By),
    ("on or before", By),
    ("until", By),
    ("till", By),
    ("up until", By),
    ("from now until", By),
    ("from now to", By),
    ("between now and", By),
    ("through", By),
    ("throughout", By),
    ("during", By),
    ("in", By),
    ("within", By),
    ("inside", By),
    ("across", By),
    ("for", By),
    ("come", By),
    ("due", By),
    ("due by", By),
    ("due on", By),
    ("due in", By),
    ("as at", By),
    ("at", To),
    ("to", To),
    ("up to", To),
    ("before", Before),
    ("prior to", Before),
    ("ahead of", Before),
    ("in advance of", Before),
    ("earlier than", Before),
    ("in time for", Before),
    ("from", From),
    ("as from", From),
    ("as of", From),
    ("since", From),
    ("starting", From),
    ("starting in", From),
    ("starting on", From),
    ("starting from", From),
    ("beginning", From),
    ("beginning in", From),
    ("beginning on", From),
    ("commencing", From),
    ("commencing in", From),
    ("commencing on", From),
    ("effective", From),
    ("effective from", From),
    ("with effect from", From),
    ("after", From),
    ("compared with", Than),
    ("compared to", Than),
    ("compared against", Than),
    ("in comparison with", Than),
    ("in comparison to", Than),
    ("versus", Than),
    ("vs", Than),
    ("vs.", Than),
    ("against", Than),
    ("relative to", Than),
    ("than", Than),
    ("than in", Than),
    ("than at", Than),
    ("on", On),
    ("over", On),
    ("between", Between),
    ("到", By),
    ("至", By),
    ("截至", By),
    ("截止", By),
    ("截止到", By),
    ("截至到", By),
    ("截止至", By),
    ("于", By),
    ("赶在", By),
    ("直至", By),
    ("直到", By),
    ("不迟于", By),
    ("不晚于", By),
    ("最迟", By),
    ("最迟于", By),
    ("最迟在", By),
    ("最晚", By),
    ("最晚于", By),
    ("最晚在", By),
    ("至迟", By),
    ("至迟于", By),
    ("在", Basis),
    ("自", From),
    ("从", From),
    ("由", From),
    ("较", Than),
    ("较之", Than),
    ("比", Than),
    ("相比", Than),
    ("相比于", Than),
    ("相较", Than),
    ("相较于", Than),
    ("对比", Than),
    ("对标", Than),
    ("低于", Than),
    ("高于", Than),
    ("优于", Than),
    ("与", With),
    ("同", With),
    ("和", With),
    ("跟", With),
    ("以", Basis),
    ("按", Basis),
];

/// Verbs whose 到, 至, 在 and 于 lead to a value, not to a time: `提升到2026年的80%`.
const VALUE_VERBS: &[&str] = &[
    "提升", "提高", "提", "升", "增加", "增长", "增", "降低", "下降", "降", "减少", "减", "达",
    "缩短", "压缩", "压减", "控制", "保持", "维持", "稳定", "恢复", "回升", "回落", "上升", "扩大",
    "延长", "推迟", "提前", "截", "直", "等", "高", "低", "少", "多", "优",
];

/// Words between a preposition and its point that change nothing.
const FILLERS: &[&str] = &[
    "a",
    "an",
    "the",
    "our",
    "its",
    "their",
    "about",
    "around",
    "approximately",
    "roughly",
    "the whole of",
    "all of",
    "calendar year",
    "the year",
    "year",
    "the month of",
    "the summer of",
];

/// Further words in front of what something is compared with.
const COMPARED: &[&str] = &[
    "same period",
    "same period in",
    "same period of",
    "the same period",
    "same quarter",
    "same month",
    "in",
    "of",
    "at",
    "level in",
    "levels in",
    "levels of",
    "level of",
    "average",
    "baseline",
    "baseline of",
    "that of",
    "those of",
    "figure for",
    "figures for",
    "results",
    "rate in",
    "actual",
];

/// What stands behind a point that is a deadline.
const DUE_BEHIND: &[&str] = &[
    "前",
    "之前",
    "以前",
    "前后",
    "内",
    "之内",
    "以内",
    "期间",
    "期内",
    "间",
    "止",
    "为止",
    "时",
    "之际",
    "结束前",
    "结束之前",
    "结束时",
    "到来前",
    "来临前",
    "到来之前",
    "来临之前",
    "开始前",
    "假期前",
    "假期之前",
    "假期",
    "长假前",
    "截止",
    "收官",
    "收官之际",
];

/// What stands behind a point that is a start.
const START_BEHIND: &[&str] = &["起", "开始", "以来", "后", "之后", "以后", "起始", "始"];

/// What stands behind a point that something is compared with.
const COMPARED_BEHIND: &[&str] = &[
    "同期",
    "同期水平",
    "水平",
    "基准",
    "基线",
    "基数",
    "基期",
    "均值",
    "平均水平",
    "平均值",
    "实际",
    "实际值",
    "数据",
    "基础上",
    "的基础上",
    "水平基础上",
    "同期基础上",
    "的水平",
    "底基础上",
    "实绩",
    "现状",
];

/// What completes 与, 同 and 和.
const WITH_BEHIND: &[&str] = &[
    "相比",
    "相比较",
    "相较",
    "比较",
    "对比",
    "持平",
    "比",
    "一致",
    "同期相比",
    "同期持平",
    "同期比较",
    "水平相比",
    "的水平相比",
    "数据相比",
    "水平持平",
    "同期对比",
    "底相比",
    "底持平",
];

/// What completes 以, 按 and 在.
const BASIS_BEHIND: &[&str] = &[
    "为基准",
    "为基期",
    "为基数",
    "为基线",
    "为基础",
    "为基准年",
    "为基年",
    "为参照",
    "为对比",
    "数据为基准",
    "数据为基数",
    "水平为基准",
    "水平为基数",
    "实际为基准",
    "不变价",
    "不变价格",
    "价格",
    "口径",
    "基础上",
    "的基础上",
    "基数上",
    "水平上",
    "同期基础上",
    "水平基础上",
    "的水平上",
    "水平的基础上",
    "实际基础上",
    "完成基础上",
    "基础之上",
    "的基础之上",
];

/// English nouns that make a year the base of a comparison.
const LEVELS: &[&str] = &[
    "level",
    "levels",
    "baseline",
    "baselines",
    "base",
    "figure",
    "figures",
    "benchmark",
    "benchmarks",
    "value",
    "values",
    "total",
    "totals",
    "average",
    "averages",
    "result",
    "results",
    "actual",
    "actuals",
    "outturn",
    "base year",
    "baseline year",
    "rate",
    "rates",
    "performance",
    "average level",
    "baseline level",
    "score",
    "baseline figure",
    "prices",
    "spend",
];

/// What makes a deadline come again every year.
const EVERY_TIME: &[&str] = &[
    "each year",
    "every year",
    "of each year",
    "of every year",
    "each month",
    "every month",
    "of each month",
    "of every month",
    "annually",
    "each quarter",
    "every quarter",
    "of each quarter",
    "per year",
    "in each year",
];

/// Reads a point with what stands before and behind it.
pub(super) fn read(start: Cursor<'_>) -> Option<TimePhrase> {
    with_role(start).or_else(|| {
        let mut cursor = start;
        let found = point(&mut cursor)?;
        finish(start, None, found, cursor)
    })
}

fn with_role(start: Cursor<'_>) -> Option<TimePhrase> {
    let mut cursor = start;
    let role = cursor.eat_longest(ROLES)?;
    // 占比2026年达到30%: the end of a metric.
    if role == Than && start.before().ends_with(['占', '配', '护', '师', '生']) {
        return None;
    }
    if matches!(role, By | Basis) && leads_to_a_value(start, cursor) {
        return None;
    }
    cursor.gap();
    let found = match cursor.attempt(|cursor| point_after(cursor, role)) {
        Some(found) => found,
        None => return past(start, role, cursor),
    };
    finish(start, Some(role), found, cursor)
}

/// Whether a preposition of one character belongs to the verb before it.
fn leads_to_a_value(start: Cursor<'_>, behind: Cursor<'_>) -> bool {
    let word = &behind.before()[start.at()..];
    matches!(word, "到" | "至" | "在" | "于")
        && VALUE_VERBS
            .iter()
            .any(|verb| start.before().ends_with(verb))
}

/// Reads the point, with the words that may stand before it.
fn point_after(cursor: &mut Cursor<'_>, role: Role) -> Option<Found> {
    for _ in 0..4 {
        if let Some(found) = point(cursor) {
            if role == Between && !found.range {
                let second = cursor.attempt(|cursor| {
                    cursor.gap();
                    cursor.eat("and").then(|| cursor.gap())?;
                    point(cursor)
                })?;
                return Some(Found {
                    range: true,
                    ..second
                });
            }
            return Some(found);
        }
        let taken =
            cursor.eat_any(FILLERS) || matches!(role, Than | On) && cursor.eat_any(COMPARED);
        if !taken {
            return None;
        }
        cursor.gap();
    }
    None
}

/// Reads a past time that something is compared with: `比上年`, `compared with last year`.
fn past(start: Cursor<'_>, role: Role, mut cursor: Cursor<'_>) -> Option<TimePhrase> {
    if !matches!(role, Than | With | Basis | On | From) {
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
    cursor.eat_any(&["底", "末"]);
    let completed = match role {
        With => cursor.eat_any(WITH_BEHIND),
        Basis => cursor.eat_any(BASIS_BEHIND),
        _ => {
            cursor.eat_any(COMPARED_BEHIND);
            true
        }
    };
    completed.then(|| phrase(start, cursor, TimeKind::Reference))
}

/// Reads what stands behind the point and tells what it all says.
fn finish(
    start: Cursor<'_>,
    role: Option<Role>,
    found: Found,
    behind: Cursor<'_>,
) -> Option<TimePhrase> {
    let mut cursor = behind;
    match role {
        Some(With) => {
            cursor.eat_any(WITH_BEHIND).then_some(())?;
            return Some(phrase(start, cursor, TimeKind::Reference));
        }
        Some(Basis) if cursor.eat_any(BASIS_BEHIND) => {
            return Some(phrase(start, cursor, TimeKind::Reference));
        }
        Some(Basis) if !start.rest().starts_with('在') => return None,
        _ => {}
    }
    let is_year = found.point.part == Part::Whole && found.stands == Stands::Free;
    let compared = eat_behind(&mut cursor, COMPARED_BEHIND) || eat_level(&mut cursor);
    let on_a_year = role == Some(On) && is_year && !found.range;
    if compared || role == Some(Than) || on_a_year {
        return Some(phrase(start, cursor, TimeKind::Reference));
    }
    let due_behind = eat_behind(&mut cursor, DUE_BEHIND);
    let start_behind = eat_behind(&mut cursor, START_BEHIND) || eat_onwards(&mut cursor);
    let led = role.is_some() || due_behind || start_behind;
    let stands = match found.stands {
        Stands::Alone => true,
        Stands::Free => role.map_or(due_behind || is_a_clause(start, cursor), |role| role != To),
        Stands::Led => led && !(role == Some(To) && !due_behind),
    };
    if !stands {
        return None;
    }
    if !start_behind && is_past_figure(start, role, cursor) {
        return Some(phrase(start, cursor, TimeKind::Reference));
    }
    let starts = start_behind || role == Some(From) && !found.range && !due_behind;
    let day = if starts {
        found.point.first()
    } else if role == Some(Before) {
        found.point.before()
    } else {
        found.point.last()
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
    Some(phrase(start, cursor, kind))
}

fn phrase(start: Cursor<'_>, end: Cursor<'_>, kind: TimeKind) -> TimePhrase {
    TimePhrase {
        span: Span::new(start.at(), end.at()),
        kind,
    }
}

/// Takes a postposition, unless it begins another word: the 前 of 前台.
fn eat_behind(cursor: &mut Cursor<'_>, words: &[&str]) -> bool {
    cursor
        .attempt(|cursor| {
            cursor.gap();
            (!is_innocent(cursor) && cursor.eat_any(words)).then_some(())
        })
        .is_some()
}

/// Takes the `levels` of `2020 levels`.
fn eat_level(cursor: &mut Cursor<'_>) -> bool {
    cursor
        .attempt(|cursor| {
            cursor.attempt(|cursor| {
                cursor.eat_if(|c| matches!(c, '\'' | '’'))?;
                cursor.eat_if(|c| c == 's')
            });
            cursor.gap_or_hyphen();
            cursor.eat_any(LEVELS).then_some(())
        })
        .is_some()
}

fn eat_onwards(cursor: &mut Cursor<'_>) -> bool {
    cursor
        .attempt(|cursor| {
            cursor.gap();
            cursor
                .eat_any(&["onwards", "onward", "and after", "and beyond"])
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
        .eat_any(&["at the latest", "or earlier", "or sooner", "or before"])
        .then_some(())
}

fn is_a_clause(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    start.begins_clause() && end.ends_clause()
}

/// Whether the point dates a figure that the sentence starts from: `from 68% in 2025`,
/// `由2025年的68%`, `(2025: 68%)`.
fn is_past_figure(start: Cursor<'_>, role: Option<Role>, end: Cursor<'_>) -> bool {
    let figure_behind = |marks: &[&str]| {
        let mut ahead = end;
        ahead.gap();
        let marked = ahead.eat_any(marks);
        ahead.gap();
        ahead.eat_any(&["约", "近"]);
        let has_figure = number(&mut ahead).is_some() || ahead.eat_any(&["一半", "百分之"]);
        (marked, has_figure, ahead)
    };
    let (of, has_figure, _) = figure_behind(&["的"]);
    if has_figure && (role == Some(From) || of && !was_from_another(start)) {
        return is_chinese_from(start, role) || of;
    }
    if start.previous() == Some('(') {
        let (_, has_figure, mut ahead) = figure_behind(&[":", "=", "为", "是"]);
        ahead.eat_if(|c| c == '%');
        if has_figure && ahead.peek() == Some(')') {
            return true;
        }
    }
    follows_a_base(start)
}

fn is_chinese_from(start: Cursor<'_>, role: Option<Role>) -> bool {
    role == Some(From) && start.peek().is_some_and(|c| !c.is_ascii())
}

/// Whether what stands shortly before begins a change from one dated figure to another.
fn was_from_another(start: Cursor<'_>) -> bool {
    let near = shortly_before(start);
    ["从", "由", "自"].iter().any(|from| near.contains(from)) && near.contains("的")
}

/// Whether a figure stands before the point that words make the base of a change.
fn follows_a_base(start: Cursor<'_>) -> bool {
    const BASES: &[&str] = &[
        "from ",
        "baseline",
        "was ",
        "were ",
        "stood at",
        "由",
        "从",
        "基线",
        "基数",
        "基准值",
        "现状",
        "base of",
    ];
    const ENDS: &[&str] = &[
        " to ", "到", "至", "达", "为", ", ", ";", "。", "后", " by ",
    ];
    let near = shortly_before(start);
    let Some(from) = BASES
        .iter()
        .filter_map(|base| near.rfind(base).map(|at| at + base.len()))
        .max()
    else {
        return false;
    };
    let between = &near[from..];
    between.contains(|c: char| c.is_ascii_digit()) && !ENDS.iter().any(|end| between.contains(end))
}

/// The few words before a point.
fn shortly_before(start: Cursor<'_>) -> &str {
    const FEW: usize = 60;
    let before = start.before();
    let mut from = before.len().saturating_sub(FEW);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    &before[from..]
}

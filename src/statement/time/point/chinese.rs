//! Points of the calendar in Chinese: `2026年6月底`, `明年上半年`, `前三季度`, `下月15日`.

use super::super::cursor::{Cursor, is_hyphen};
use super::super::number::small;
use super::super::words::{Meaning, eat_word};
use super::{Edge, Found, Part, Stands, Year, between, numeric};
use crate::statement::quantity::TimeUnit::{self, Day, Month, Quarter, Week};
use crate::statement::table::{Spellings, Table, spellings, table};

/// Years counted from the present one.
const YEARS: &Table<i16> = table! {
    0 => "今年" | "本年" | "当年" | "本年度" | "今年度" | "当年度" | "全年";
    1 => "今明两年" | "明年" | "来年" | "次年" | "下一年" | "明年度" | "下年度" | "下一年度";
    2 => "后年";
};

/// Periods counted from the present one.
const PERIODS: &Table<(TimeUnit, i16)> = table! {
    (Day, 0) => "今天" | "今日" | "当天" | "当日";
    (Day, 1) => "明天" | "明日";
    (Day, 2) => "后天";
    (Week, 0) => "本周" | "这周" | "周内" | "本星期";
    (Week, 1) => "下周" | "下星期" | "下个星期";
    (Month, 0) => "本月" | "当月" | "这个月" | "月底" | "月末" | "月内";
    (Month, 1) => "下月" | "下个月" | "次月";
    (Quarter, 0) => "本季度" | "本季" | "当季" | "当季度" | "季末" | "季度末" | "季度内" | "季度底";
    (Quarter, 1) => "下季度" | "下个季度" | "下一季度";
};

/// Parts of the year that need no year before them.
const YEAR_EDGES: &Table<Edge> = table! {
    Edge::End => "年底" | "年末" | "年终" | "年尾" | "岁末" | "年内" | "年度内" | "年度末"
        | "年度底";
    Edge::Within => "年初";
    Edge::Middle => "年中";
};

/// Ends of a year that has been named.
const EDGES: &Table<Edge> = table! {
    Edge::End => "底" | "末" | "终" | "全年" | "年底" | "年末" | "年终" | "年内" | "岁末";
    Edge::Within => "初" | "年初";
    Edge::Middle => "年中";
};

/// Ends of a month.
const MONTH_EDGES: &Table<Edge> = table! {
    Edge::End => "底" | "末";
    Edge::Within => "初";
    Edge::Middle => "中";
    Edge::TenDays(1) => "上旬";
    Edge::TenDays(2) => "中旬" | "上中旬";
    Edge::TenDays(3) => "下旬" | "中下旬";
};

const HALVES: &Table<i8> = table! {
    1 => "上半年" | "前半年";
    2 => "下半年" | "后半年";
};

/// Periods of a named year whose days the sentence doesn't tell.
const UNKNOWN: &Spellings = spellings! {
    "财年" | "财政年度" | "财务年度" | "会计年度" | "学年" | "学年度" | "学年末" | "财年末"
};

/// Seasons and terms, which only a year makes a time.
const SEASONS: &Spellings = spellings! {
    "春季" | "夏季" | "秋季" | "冬季" | "春天" | "夏天" | "秋天" | "冬天" | "暑期" | "暑假" | "寒假"
        | "春季学期" | "秋季学期" | "春学期" | "秋学期" | "第一学期" | "第二学期" | "上学期"
        | "下学期" | "秋冬季" | "春夏季"
};

/// What names the end of a period: 本月最后一个工作日.
const LAST_OF_PERIOD: &Spellings = spellings! {
    "最后一个工作日" | "最后一天" | "最后一日" | "最后一周" | "最后一个星期"
};

/// What may follow 中 where it is the middle of a year or month.
const AFTER_MIDDLE: &[char] = &[
    '前', '之', '以', '完', '实', '达', '建', '上', '全', '时', '旬',
];

const WEEKDAYS: &Spellings = spellings! {
    "周一" | "周二" | "周三" | "周四" | "周五" | "周六" | "周日"
};
const FIRST_QUARTER: &Spellings = spellings! { "首季度" | "首季" };
/// What stands before the number of a quarter.
const LEADS: &Spellings = spellings! { "第" | "前" | "头" };

/// What may begin a point in Chinese, beside the words of the files and numbers.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    let years = YEARS.words();
    let periods = PERIODS.words();
    let edges = YEAR_EDGES.words();
    let halves = HALVES.words();
    let days = WEEKDAYS.words().chain(["元月"]);
    let quarters = FIRST_QUARTER.words().chain(LEADS.words());
    years
        .chain(periods)
        .chain(edges)
        .chain(halves)
        .chain(days)
        .chain(quarters)
}

/// Reads a point or period.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Found> {
    if cursor.peek()?.is_ascii_lowercase() {
        return cursor.attempt(lettered_quarter);
    }
    if let Some(found) = cursor.attempt(period_of_years) {
        return Some(found);
    }
    if let Some(year) = cursor.attempt(year) {
        let part = cursor.attempt(|cursor| {
            cursor.gap();
            cursor.eat("的");
            part(cursor, year)
        });
        return Some(part.unwrap_or(Found::whole(year, Part::Whole, Stands::Alone)));
    }
    if let Some(edge) = cursor.eat_longest(YEAR_EDGES) {
        if edge == Edge::Middle && !is_middle(cursor) {
            return None;
        }
        return Some(Found::new(Year::Ahead(0), Part::Whole, edge, Stands::Alone));
    }
    cursor
        .attempt(|cursor| part(cursor, Year::Open))
        .or_else(|| cursor.attempt(ahead))
        .or_else(|| named(cursor, Year::Open))
}

/// Reads `Q3末`, which is written like 三季度末.
fn lettered_quarter(cursor: &mut Cursor<'_>) -> Option<Found> {
    let from = cursor.at();
    let found = quarter(cursor, Year::Open)?;
    let words = &cursor.before()[from..];
    words.ends_with(['度', '末', '底']).then_some(found)
}

/// Reads a fiscal or school year: `2026财年`, `2026-2027学年`, `2025/26财政年度`.
fn period_of_years(cursor: &mut Cursor<'_>) -> Option<Found> {
    let first = numeric::year(cursor)?;
    cursor.attempt(|cursor| {
        let apart = cursor.eat_any(spellings!["至" | "到" | "~" | "–" | "—" | "——" | "/"])
            || cursor.eat_if(is_hyphen).is_some();
        apart.then(|| cursor.digits(2, 4))?
    });
    cursor.gap();
    cursor.eat("年");
    cursor.eat_any(UNKNOWN).then_some(())?;
    Some(Found::whole(
        Year::Named(first),
        Part::Unknown,
        Stands::Alone,
    ))
}

/// Reads a year: `2026年`, `2026年度`, `二〇二六年`, `26年底`, `明年`.
fn year(cursor: &mut Cursor<'_>) -> Option<Year> {
    // `下次年检` is no 次年.
    let is_cut = cursor.rest().starts_with('次')
        && cursor
            .previous()
            .is_some_and(|c| "下上每首本一二三两".contains(c));
    if is_cut {
        return None;
    }
    if let Some(years) = cursor.eat_longest(YEARS) {
        return Some(Year::Ahead(years));
    }
    let year = cursor
        .attempt(numeric::year)
        .or_else(|| cursor.attempt(year_in_characters))
        .or_else(|| cursor.attempt(short_year))?;
    cursor.gap();
    cursor.eat_if(|c| c == '年')?;
    let mut ahead = *cursor;
    if ahead.eat("度") {
        *cursor = ahead;
    }
    Some(Year::Named(year))
}

/// Reads `二〇二六`.
fn year_in_characters(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut year = 0;
    for _ in 0..4 {
        let digit = cursor.eat_if(|c| digit(c).is_some()).and_then(digit)?;
        year = year * 10 + digit;
    }
    (1900..=2999).contains(&year).then_some(year)
}

fn digit(c: char) -> Option<i16> {
    let c = if c == '零' || c == '○' { '〇' } else { c };
    let at = "〇一二三四五六七八九"
        .chars()
        .position(|digit| digit == c)?;
    i16::try_from(at).ok()
}

/// Reads the `26` of `26年底`, which is no length only before a part of the year.
fn short_year(cursor: &mut Cursor<'_>) -> Option<i16> {
    let year = i16::try_from(cursor.digits(2, 2)?).ok()?;
    let mut ahead = *cursor;
    ahead.eat_if(|c| c == '年')?;
    let is_year = ahead.eat_any(spellings!["底" | "末"])
        || ahead.attempt(|ahead| part(ahead, Year::Open)).is_some();
    is_year.then_some(2000 + year)
}

/// Reads a part of a year: a half, a quarter, a month, a day, an end of the year.
fn part(cursor: &mut Cursor<'_>, year: Year) -> Option<Found> {
    if let Some(found) = cursor.attempt(|cursor| months_or_quarters(cursor, year)) {
        return Some(found);
    }
    if let Some(nth) = cursor.eat_longest(HALVES) {
        cursor.eat_any(spellings!["末" | "底"]);
        return Some(Found::whole(year, Part::Half(nth), Stands::Alone));
    }
    if let Some(found) = cursor.attempt(|cursor| quarter(cursor, year)) {
        return Some(found);
    }
    if let Some(found) = cursor.attempt(|cursor| month(cursor, year)) {
        return Some(found);
    }
    if year == Year::Open {
        return None;
    }
    if cursor.eat_any(SEASONS) || cursor.eat_any(UNKNOWN) {
        cursor.eat_any(spellings!["末" | "期末" | "结束"]);
        return Some(Found::whole(year, Part::Unknown, Stands::Alone));
    }
    if let Some(found) = cursor.attempt(|cursor| named(cursor, year)) {
        return Some(Found {
            stands: Stands::Alone,
            ..found
        });
    }
    let edge = cursor
        .eat_longest(EDGES)
        .or_else(|| cursor.eat("中").then_some(Edge::Middle))?;
    if edge == Edge::Middle && !is_middle(cursor) {
        return None;
    }
    Some(Found::new(year, Part::Whole, edge, Stands::Alone))
}

/// Reads the `1—6月` of `2026年1—6月`.
fn months_or_quarters(cursor: &mut Cursor<'_>, year: Year) -> Option<Found> {
    small(cursor)?;
    between(cursor)?;
    let found = cursor
        .attempt(|cursor| quarter(cursor, year))
        .or_else(|| month(cursor, year))?;
    Some(Found {
        range: true,
        ..found
    })
}

/// Whether 中 means the middle and doesn't begin a word like 中心.
fn is_middle(cursor: &Cursor<'_>) -> bool {
    cursor.ends_clause() || cursor.peek().is_some_and(|c| AFTER_MIDDLE.contains(&c))
}

/// Reads `第三季度`, `三季度末`, `Q3`, `前三季度`.
fn quarter(cursor: &mut Cursor<'_>, year: Year) -> Option<Found> {
    let whole = |nth| Found::whole(year, Part::Quarter(nth), Stands::Alone);
    if cursor.eat_start("q") {
        let nth = i8::try_from(cursor.digits(1, 1)?).ok()?;
        cursor.eat_any(spellings!["季度" | "末" | "底"]);
        return Some(whole(nth));
    }
    if cursor.eat_any(FIRST_QUARTER) {
        return Some(whole(1));
    }
    let led = cursor.eat_any(LEADS);
    let from = cursor.at();
    let nth = small(cursor)?;
    cursor.gap();
    if led {
        cursor.eat("个");
    }
    // 十季度 is no quarter and 两季度 a length.
    let is_ordinal = nth < 10 && !cursor.before()[from..].contains('两');
    (is_ordinal && cursor.eat_any(spellings!["季度" | "季"])).then_some(())?;
    cursor.eat_any(spellings!["末" | "底"]);
    let early = cursor.eat("初");
    let mut found = whole(nth);
    if early {
        found.point.edge = Edge::Within;
    }
    Some(found)
}

/// Reads `6月`, `6月份`, `6月底`, `6月中旬`, `6月30日`, `元月`.
fn month(cursor: &mut Cursor<'_>, year: Year) -> Option<Found> {
    let before = cursor.previous();
    let month = if cursor.eat("元月") {
        1
    } else {
        let month = small(cursor)?;
        cursor.gap();
        cursor.eat_if(|c| c == '月')?;
        // `满三月`, `近三月` and `三月内` are lengths; so is 两月.
        let is_length = matches!(
            before,
            Some('满' | '近' | '每' | '半' | '.' | '两' | '第' | '这')
        ) || matches!(cursor.peek(), Some('内' | '嫂' | '度' | '龄'));
        if year == Year::Open && is_length {
            return None;
        }
        month
    };
    let mut ahead = *cursor;
    ahead.gap();
    let day = ahead.attempt(|cursor| {
        let day = small(cursor)?;
        cursor.gap();
        cursor.eat_if(|c| matches!(c, '日' | '号'))?;
        Some(day)
    });
    if let Some(day) = day {
        *cursor = ahead;
        return Some(Found::whole(year, Part::Day(month, day), Stands::Alone));
    }
    cursor.eat_if(|c| c == '份');
    let mut after = *cursor;
    let edge = after
        .eat_longest(MONTH_EDGES)
        .filter(|edge| *edge != Edge::Middle || is_middle(&after));
    if edge.is_some() {
        *cursor = after;
    }
    let edge = edge.unwrap_or(Edge::Whole);
    Some(Found::new(year, Part::Month(month), edge, Stands::Alone))
}

/// Reads a period counted from the present one: `本月`, `下季度末`, `下月15日`, `周五`.
fn ahead(cursor: &mut Cursor<'_>) -> Option<Found> {
    if cursor.previous() == Some('每') {
        return None;
    }
    let whole = |unit, count| Found::whole(Year::Open, Part::Ahead(unit, count), Stands::Alone);
    let Some((unit, count)) = cursor.eat_longest(PERIODS) else {
        let day = cursor.eat_any(WEEKDAYS);
        return day.then(|| Found {
            stands: Stands::Led,
            ..whole(Week, 0)
        });
    };
    let mut found = whole(unit, count);
    let day = cursor.attempt(|cursor| {
        let _ = small(cursor)?;
        cursor.eat_if(|c| matches!(c, '日' | '号'))
    });
    if day.is_some() && unit == Month {
        found.point.part = Part::Unknown;
    } else if unit == Week {
        cursor.eat_if(|c| "一二三四五六日末".contains(c));
    } else if !cursor.eat_any(spellings!["底" | "末" | "下旬"])
        && cursor.eat_any(spellings!["初" | "上旬" | "中旬" | "中"])
    {
        found.point.part = Part::Unknown;
    }
    cursor.eat_any(LAST_OF_PERIOD);
    Some(found)
}

/// Reads a named day or period: `春节`, `十四五期末`, `本学期`.
fn named(cursor: &mut Cursor<'_>, year: Year) -> Option<Found> {
    let (feast, stands) = eat_word(cursor, |meaning| match meaning {
        Meaning::Named(feast) => Some((feast, Stands::Led)),
        Meaning::Term(feast) => Some((feast, Stands::Alone)),
        _ => None,
    })?;
    let ended = cursor.eat_any(spellings![
        "末" | "期末" | "规划期末" | "期满" | "届满" | "到期" | "结束"
    ]);
    let stands = if ended { Stands::Alone } else { stands };
    Some(Found::whole(year, Part::Feast(feast), stands))
}

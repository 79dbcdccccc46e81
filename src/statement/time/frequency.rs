//! How often: `每月`, `每年年底前`, `every two weeks`, `twice a year`, `per month`.

use super::cursor::Cursor;
use super::length::{Measured, length};
use super::number::{number, small};
use super::point;
use super::words::{Meaning, eat_word};
use super::{TimeKind, TimePhrase};
use crate::source::Span;
use crate::statement::quantity::TimeUnit;
use crate::statement::table::{Spellings, spellings};

/// Chinese units that 每 may stand before.
const UNITS: &Spellings = spellings! {
    "年" | "年度" | "个年度" | "季" | "季度" | "个季度" | "月" | "个月" | "月度" | "周" | "个星期"
        | "星期" | "天" | "日" | "小时" | "个小时" | "分钟" | "半年" | "半个月" | "学期" | "个学期"
        | "学年" | "个学年" | "旬" | "半月" | "个工作日" | "工作日" | "双周" | "晚" | "早" | "夜"
        | "班次" | "逢周末" | "周末"
};

/// What may stand behind 每 and its unit: a day of it, or its end.
const BEHIND: &Spellings = spellings! {
    "前" | "之前" | "以前" | "内" | "底" | "末" | "初" | "底前" | "末前" | "初前" | "年底"
        | "年底前" | "年末" | "年末前" | "月底" | "月底前" | "中旬" | "上旬" | "下旬"
};

const EACH: &Spellings = spellings! {
    "each" | "every" | "per" | "every other" | "every single" | "any given"
};
/// How many times, in front of `a year`.
const TIMES: &Spellings = spellings! {
    "once" | "twice" | "thrice" | "once every" | "at least once" | "at least once every"
};
const ARTICLES: &Spellings = spellings! { "a" | "an" };
const ENGLISH: &Spellings = spellings! {
    "minute" | "hour" | "day" | "working day" | "business day" | "workday" | "calendar day" | "week"
        | "working week" | "fortnight" | "month" | "calendar month" | "quarter" | "year"
        | "calendar year" | "financial year" | "fiscal year" | "academic year" | "school year"
        | "annum" | "term" | "semester" | "season" | "shift" | "weekday" | "weekend" | "monday"
        | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "morning"
        | "evening" | "night" | "spring" | "summer" | "autumn" | "winter" | "half-year"
        | "six months" | "january" | "february" | "march" | "april" | "may" | "june" | "july"
        | "august" | "september" | "october" | "november" | "december" | "q1" | "q2" | "q3" | "q4"
};

/// What may begin a frequency, beside the words of the files and what a length begins with.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    let english = TIMES.words().chain(EACH.words()).chain(ARTICLES.words());
    english.chain(["每"])
}

/// Reads a frequency.
pub(super) fn read(start: Cursor<'_>) -> Option<TimePhrase> {
    let mut cursor = start;
    let found = cursor
        .attempt(each_in_chinese)
        .or_else(|| cursor.attempt(each_in_english))
        .or_else(|| cursor.attempt(times_a_length))
        .or_else(|| {
            eat_word(&mut cursor, |meaning| {
                (meaning == Meaning::Frequency).then_some(())
            })
        });
    found?;
    Some(TimePhrase {
        span: Span::new(start.at(), cursor.at()),
        kind: TimeKind::Frequency,
    })
}

/// Reads `每月`, `每两周`, `每隔3天`, `每年6月底前`, `每月5日前`.
fn each_in_chinese(cursor: &mut Cursor<'_>) -> Option<()> {
    (cursor.eat("每隔") || cursor.eat("每")).then_some(())?;
    cursor.gap();
    if cursor.attempt(length).is_some() {
        cursor.eat_any(spellings!["内" | "之内"]);
        return Some(());
    }
    cursor.attempt(|cursor| number(cursor));
    cursor.gap();
    cursor.eat_any(UNITS).then_some(())?;
    cursor
        .eat_if(|c| "一二三四五六".contains(c))
        .filter(|_| cursor.before().contains('周'));
    // `每周一至周五`.
    cursor.attempt(|cursor| {
        cursor
            .eat_any(spellings!["至" | "到" | "~" | "-"])
            .then_some(())?;
        cursor.eat_any(spellings!["周" | "星期"]).then_some(())?;
        cursor.eat_if(|c| "二三四五六日".contains(c))
    });
    cursor.attempt(|cursor| {
        cursor.gap();
        let dated = cursor.attempt(point::read).is_some()
            || cursor
                .attempt(|cursor| {
                    small(cursor)?;
                    cursor.eat_if(|c| matches!(c, '日' | '号'))
                })
                .is_some();
        (cursor.eat_any(BEHIND) || dated).then_some(())
    });
    Some(())
}

/// Reads `per month`, `every two weeks`, `each Monday`, `twice a year`, `a day`.
fn each_in_english(cursor: &mut Cursor<'_>) -> Option<()> {
    if !cursor.peek()?.is_ascii_lowercase() {
        return None;
    }
    let times = cursor.eat_any(TIMES);
    cursor.gap();
    let each = cursor.eat_any(EACH);
    cursor.gap();
    if each && cursor.attempt(length).is_some() {
        return Some(());
    }
    if each && cursor.eat_any(spellings!["second" | "third" | "2nd" | "3rd" | "fourth"]) {
        cursor.gap();
    }
    let article = cursor.eat_any(if times {
        spellings!["a" | "an" | "in a"]
    } else {
        ARTICLES
    });
    if !each && !article {
        return None;
    }
    cursor.gap();
    cursor.eat_any(ENGLISH).then_some(())?;
    // `a day's notice`, `a year ago`, `a day centre`.
    let possessive = matches!(cursor.peek(), Some('\'' | '’' | '-'));
    let mut behind = *cursor;
    behind.gap();
    let other = !times
        && !each
        && behind.eat_any(spellings![
            "ago"
                | "later"
                | "from"
                | "before"
                | "after"
                | "earlier"
                | "old"
                | "or"
                | "and"
                | "centre"
                | "center"
                | "in"
                | "of"
                | "long"
                | "ahead"
                | "off"
        ]);
    (!possessive && !other).then_some(())
}

/// Reads the 一年 of `一年两次`, `一周检查一次`.
fn times_a_length(cursor: &mut Cursor<'_>) -> Option<()> {
    let Measured { length: span, .. } = length(cursor)?;
    if span.count != Some(1) && span.unit < TimeUnit::Day {
        return None;
    }
    let mut ahead = *cursor;
    number(&mut ahead)?;
    ahead
        .eat_any(spellings!["次" | "回" | "检" | "轮" | "遍"])
        .then_some(())
}

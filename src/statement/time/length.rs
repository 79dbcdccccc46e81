//! Lengths of time: `3个月`, `半年`, `一年半`, `24 weeks`, `two and a half years`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Length;
use super::cursor::{Cursor, is_hyphen};
use super::number::{self, number};
use crate::plan::value::scan::words;
use crate::statement::quantity::TimeUnit;

/// A unit as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// A unit of the calendar or the clock.
    Of(TimeUnit),
    /// Days on which work is done.
    Workday,
    /// Two weeks.
    Fortnight,
    /// A term of a school year, whose length the sentence doesn't tell.
    Term,
}

use crate::statement::table::{Spellings, Table, spellings, table};
use TimeUnit::{Day, Hour, Minute, Month, Quarter, Second, Week, Year};
use Written::{Fortnight, Of, Term, Workday};

/// Chinese units that a number counts, with 个 where they need it: `3月` is March.
const CHINESE: &Table<Written> = table! {
    Of(Second) => "秒" | "秒钟";
    Of(Minute) => "分钟";
    Of(Hour) => "小时" | "个小时" | "个钟头";
    Of(Day) => "天" | "日" | "日历天" | "自然日" | "个自然日" | "日历日" | "个日历日" | "个日历天";
    Workday => "工作日" | "个工作日" | "个交易日";
    Of(Week) => "周" | "个周" | "星期" | "个星期" | "个礼拜";
    Of(Month) => "个月" | "个自然月";
    Of(Quarter) => "个季度";
    Of(Year) => "年" | "个年度" | "个自然年" | "个财年" | "个财政年度" | "个会计年度" | "学年"
        | "个学年";
    Term => "学期" | "个学期";
};

/// What makes another word of a number and its unit: `三年级`, `80年代`, `一周年`.
const OTHER_WORDS: &[(Written, &[&str])] = &[
    (Of(Year), &["级", "代", "龄", "制", "轮", "度", "均"]),
    (Of(Day), &["然气", "津", "游", "均"]),
    (Of(Week), &["年", "边", "岁"]),
];

const ENGLISH: &Table<Written> = table! {
    Of(Second) => "second" | "seconds" | "sec" | "secs";
    Of(Minute) => "minute" | "minutes" | "min" | "mins";
    Of(Hour) => "hour" | "hours" | "hr" | "hrs";
    Of(Day) => "day" | "days";
    Workday => "workday" | "workdays";
    Of(Week) => "week" | "weeks" | "wk" | "wks";
    Fortnight => "fortnight" | "fortnights";
    Of(Month) => "month" | "months" | "mth" | "mths";
    Of(Quarter) => "quarter" | "quarters";
    Of(Year) => "year" | "years" | "yr" | "yrs";
    Term => "term" | "terms" | "semester" | "semesters";
};

/// Letters that stand right behind the digits.
const GLUED: &[(&str, Written)] = words! {
    Of(Hour) => "h" | "hr" | "hrs";
    Of(Minute) => "min" | "mins";
    Of(Day) => "d";
    Of(Week) => "w" | "wk" | "wks";
    Of(Month) => "mo" | "mos" | "mths";
    Of(Year) => "y" | "yr" | "yrs";
};

/// Words between an English number and its unit that change nothing.
const PLAIN: &Spellings = spellings! {
    "calendar" | "full" | "whole" | "clear" | "short" | "financial" | "fiscal" | "school"
        | "academic" | "further" | "more" | "additional" | "operating" | "natural"
};
const WORKING: &Spellings = spellings! { "working" | "business" | "work" };
const IN_A_ROW: &Spellings =
    spellings! { "consecutive" | "successive" | "straight" | "continuous" };
const HARDLY_COUNTED: &Spellings = spellings! {
    "a few" | "few" | "several" | "some" | "a couple of" | "a number of" | "many"
};

const HARDLY_COUNTED_CHINESE: &Spellings = spellings! { "几" | "数" | "若干" | "好几" };
const HALVES: &Spellings = spellings! { "half a" | "half an" | "half of a" };
const ARTICLES: &Spellings = spellings! { "a" | "an" | "a single" };

/// What may begin a length that has no digits.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    let vague = HARDLY_COUNTED.words().chain(HARDLY_COUNTED_CHINESE.words());
    let halves = ["半"].into_iter().chain(HALVES.words());
    vague
        .chain(halves)
        .chain(ARTICLES.words())
        .chain(number::openings())
}

/// A length with how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measured {
    /// The length; its count says nothing when it is `hardly_counted`.
    pub length: Length,
    /// In front of a noun: the `30-day` of `30-day readmissions`.
    pub adjective: bool,
    /// Of times in a row: `three consecutive months`.
    pub in_a_row: bool,
    /// Without a number: `a few months`, `数月`.
    pub hardly_counted: bool,
    /// One of something, with nothing but an article: `a year`.
    pub article: bool,
}

impl Measured {
    /// One of a unit.
    pub fn one(unit: TimeUnit) -> Measured {
        Measured::new(Some(Decimal::ONE), Of(unit))
    }

    fn new(count: Option<Decimal>, unit: Written) -> Measured {
        Measured {
            length: length_of(count, unit),
            adjective: false,
            in_a_row: false,
            hardly_counted: false,
            article: false,
        }
    }
}

/// A count in the largest unit in which it is whole.
fn length_of(count: Option<Decimal>, unit: Written) -> Length {
    let (unit, working) = match unit {
        Of(unit) => (unit, false),
        Workday => (Day, true),
        Fortnight => {
            return length_of(
                count.and_then(|count| count.checked_mul(Decimal::TWO)),
                Of(Week),
            );
        }
        Term => {
            return Length {
                count: None,
                unit: Month,
                working: false,
            };
        }
    };
    let whole = |count: Decimal| count.fract().is_zero().then(|| count.to_u32()).flatten();
    let smaller = match unit {
        Year => Some((12, Month)),
        Quarter => Some((3, Month)),
        Week => Some((7, Day)),
        Day if !working => Some((24, Hour)),
        Hour => Some((60, Minute)),
        Minute => Some((60, Second)),
        _ => None,
    };
    let as_smaller = |count: Decimal| {
        let (times, unit) = smaller?;
        let count = whole(count.checked_mul(Decimal::from(times))?)?;
        Some((count, unit))
    };
    match count.map(|count| (whole(count), as_smaller(count))) {
        Some((None, Some((count, unit)))) => Length {
            count: Some(count),
            unit,
            working,
        },
        held => Length {
            count: held.and_then(|(count, _)| count),
            unit,
            working,
        },
    }
}

/// Reads a length in either language.
pub(super) fn length(cursor: &mut Cursor<'_>) -> Option<Measured> {
    match cursor.peek()? {
        '0'..='9' => cursor.attempt(counted),
        'a'..='z' => cursor.attempt(in_english_words),
        _ => cursor.attempt(in_chinese_words),
    }
}

/// Reads a length whose number is in digits: the unit may be of either language.
fn counted(cursor: &mut Cursor<'_>) -> Option<Measured> {
    let number = number_or_range(cursor)?;
    let glued = cursor.attempt(|cursor| {
        let rest = cursor.rest();
        let length = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        let (_, unit) = GLUED
            .iter()
            .find(|(letters, _)| *letters == &rest[..length])?;
        cursor.skip_to(&rest[length..]);
        cursor.ends_word().then_some(*unit)
    });
    if let Some(unit) = glued {
        return Some(Measured::new(Some(number), unit));
    }
    cursor
        .attempt(|cursor| chinese_unit(cursor, number))
        .or_else(|| english_unit(cursor, Some(number)))
}

/// Reads a number, or the upper end of a range: `3至5`, `6-9`, `six to nine`.
fn number_or_range(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    let first = number(cursor)?;
    let upper = cursor.attempt(|cursor| {
        cursor.gap();
        let apart = cursor.eat_any(spellings!["至" | "到" | "~" | "–" | "—" | "to" | "or"])
            || cursor.eat_if(is_hyphen).is_some();
        // 两三年 has nothing between its numbers.
        let joined = first < Decimal::TEN
            && cursor
                .peek()
                .is_some_and(|c| "二两三四五六七八九".contains(c));
        if !apart && !joined {
            return None;
        }
        cursor.gap();
        number(cursor)
    });
    Some(upper.filter(|upper| *upper > first).unwrap_or(first))
}

fn in_chinese_words(cursor: &mut Cursor<'_>) -> Option<Measured> {
    if cursor.eat("半") {
        let unit = cursor.eat_longest(CHINESE)?;
        if stands_for_more(cursor, unit) {
            return None;
        }
        return Some(Measured::new(Some(Decimal::new(5, 1)), unit));
    }
    if cursor.eat_any(HARDLY_COUNTED_CHINESE) {
        let unit = cursor
            .eat_longest(CHINESE)
            .or_else(|| cursor.eat("月").then_some(Of(Month)))?;
        let mut measured = Measured::new(None, unit);
        measured.hardly_counted = true;
        return (!stands_for_more(cursor, unit)).then_some(measured);
    }
    let number = number_or_range(cursor)?;
    chinese_unit(cursor, number)
}

/// Reads a Chinese unit behind its number, and 半 around it.
fn chinese_unit(cursor: &mut Cursor<'_>, number: Decimal) -> Option<Measured> {
    let half = Decimal::new(5, 1);
    cursor.gap();
    let mut number = number;
    if cursor.eat("个半") {
        number += half;
        let unit = cursor
            .eat_longest(CHINESE)
            .or_else(|| cursor.eat("月").then_some(Of(Month)))?;
        return Some(Measured::new(Some(number), unit));
    }
    if cursor.eat_any(spellings!["多" | "余"]) {
        let unit = cursor.eat_longest(CHINESE)?;
        let mut measured = Measured::new(None, unit);
        measured.hardly_counted = true;
        return Some(measured);
    }
    let unit = cursor.eat_longest(CHINESE)?;
    let is_a_date = unit == Of(Year) && number >= Decimal::ONE_THOUSAND;
    if is_a_date || stands_for_more(cursor, unit) {
        return None;
    }
    if unit == Of(Year) && cursor.eat("半") {
        number += half;
    }
    Some(Measured::new(Some(number), unit))
}

/// Whether what follows makes another word of the unit.
fn stands_for_more(cursor: &Cursor<'_>, unit: Written) -> bool {
    let words = OTHER_WORDS.iter().filter(|(of, _)| *of == unit);
    words
        .flat_map(|(_, words)| *words)
        .any(|word| cursor.rest().starts_with(word))
}

fn in_english_words(cursor: &mut Cursor<'_>) -> Option<Measured> {
    let half = Decimal::new(5, 1);
    if cursor.eat_any(HALVES) {
        cursor.gap();
        return english_unit(cursor, Some(half));
    }
    if cursor.eat_any(HARDLY_COUNTED) {
        cursor.gap();
        let mut measured = english_unit(cursor, None)?;
        measured.hardly_counted = true;
        return Some(measured);
    }
    if let Some(number) = number_or_range(cursor) {
        let mut after = *cursor;
        after.gap();
        let number = if after.eat("and a half") {
            *cursor = after;
            number + half
        } else {
            number
        };
        return english_unit(cursor, Some(number));
    }
    if !cursor.eat_any(ARTICLES) {
        return None;
    }
    cursor.gap();
    let mut measured = english_unit(cursor, Some(Decimal::ONE))?;
    if cursor
        .attempt(|cursor| {
            cursor.gap();
            cursor.eat("and a half").then_some(())
        })
        .is_some()
    {
        let unit = Of(measured.length.unit);
        measured.length = length_of(Some(Decimal::ONE + half), unit);
    }
    measured.article = true;
    Some(measured)
}

/// Reads an English unit behind its number, with the words that may stand between.
fn english_unit(cursor: &mut Cursor<'_>, number: Option<Decimal>) -> Option<Measured> {
    let mut hyphen = false;
    let mut gap = |cursor: &mut Cursor<'_>| {
        let mut ahead = *cursor;
        ahead.gap();
        hyphen |= ahead.peek().is_some_and(is_hyphen);
        cursor.gap_or_hyphen();
    };
    gap(cursor);
    let (mut working, mut in_a_row) = (false, false);
    for _ in 0..2 {
        if cursor.eat_any(WORKING) {
            working = true;
        } else if cursor.eat_any(IN_A_ROW) {
            in_a_row = true;
        } else if !cursor.eat_any(PLAIN) {
            break;
        }
        gap(cursor);
    }
    let from = cursor.at();
    let mut unit = cursor.eat_longest(ENGLISH)?;
    let written = &cursor.before()[from..];
    if working && unit == Of(Day) {
        unit = Workday;
    }
    // `6 months'` and `one year's` are lengths like any other.
    cursor.attempt(|cursor| {
        cursor.eat_if(|c| matches!(c, '\'' | '’'))?;
        cursor.eat_if(|c| c == 's');
        cursor.ends_word().then_some(())
    });
    // `yr` is as good a plural as `years`, `month` is none.
    let singular = !written.ends_with('s') && (written.len() > 3 || written == "day");
    let mut measured = Measured::new(number, unit);
    measured.adjective = singular && (hyphen || number.is_some_and(|n| n > Decimal::ONE));
    measured.in_a_row = in_a_row;
    Some(measured)
}

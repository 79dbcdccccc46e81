//! Points of the calendar in English: `31 December 2026`, `Q3 FY27`, `the end of next year`.

mod day;
mod parts;
mod years;

use self::day::{day, month, month_name};
use self::parts::{half, quarter};
use self::years::{bare_year, fiscal, year_behind, year_named};
use super::super::cursor::{Cursor, is_hyphen};
use super::super::words::{Meaning, eat_word};
use super::{Edge, Found, Part, Stands, Year};
use crate::plan::value::date::MONTHS;
use crate::statement::quantity::TimeUnit::{self, Day, Month, Quarter, Week};
use crate::statement::sentence;
use crate::statement::table::{Spellings, Table, spellings, table};

const WEEKDAYS: &Spellings = spellings! {
    "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
};

/// What stands before the period it cuts.
const EDGES: &Table<Edge> = table! {
    Edge::End => "end of" | "close of" | "very end of" | "last day of" | "final day of"
        | "conclusion of" | "end" | "late" | "later in" | "later";
    Edge::Start => "start of" | "beginning of" | "first day of" | "turn of" | "start";
    Edge::Within => "early" | "early in" | "first week of" | "second week of" | "third week of"
        | "fourth week of" | "week of" | "summer of";
    Edge::Middle => "mid" | "middle of" | "midway through";
};

/// Ends of a period counted from the present one.
const ENDS: &Table<(TimeUnit, i16)> = table! {
    (TimeUnit::Year, 0) => "eoy" | "year end" | "year's end" | "calendar year end" | "end of year"
        | "within the year" | "before the year is out";
    (Quarter, 0) => "eoq" | "quarter end" | "quarter's end" | "end of quarter"
        | "within the quarter";
    (Month, 0) => "eom" | "month end" | "month's end" | "end of month" | "within the month";
    (Week, 0) => "eow" | "end of week" | "within the week";
    (Day, 0) => "today";
    (Day, 1) => "tomorrow";
};

/// What counts a period from the present one.
const COUNTED: &Table<i16> = table! {
    0 => "this" | "the current" | "current" | "the present";
    1 => "next" | "the next" | "the coming" | "coming" | "the following" | "following";
};

const PERIODS: &Table<TimeUnit> = table! {
    Week => "week";
    Month => "month" | "calendar month";
    Quarter => "quarter";
    TimeUnit::Year => "year" | "calendar year";
};

/// Years whose first day the sentence doesn't tell.
const OTHER_YEARS: &Spellings = spellings! {
    "fiscal year" | "financial year" | "budget year" | "school year" | "academic year" | "fiscal"
        | "tax year" | "plan year" | "reporting year" | "planning year"
};

const SEASONS: &Spellings = spellings! { "spring" | "summer" | "autumn" | "fall" | "winter" };
const TERMS: &Spellings = spellings! { "term" | "semester" | "half-term" | "half term" };

const NTH: &Table<i8> = table! {
    1 => "first" | "1st";
    2 => "second" | "2nd";
    3 => "third" | "3rd";
    4 => "fourth" | "4th";
    5 => "fifth" | "5th";
};

/// What may stand before a named day.
const DETERMINERS: &Spellings = spellings! { "the" | "our" | "this" | "its" | "next" };

/// What may begin a point in English, beside the words of the files and what has digits in it.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    let months = MONTHS.iter().map(|(name, _)| *name);
    let years = OTHER_YEARS
        .words()
        .chain(COUNTED.words())
        .chain(ENDS.words());
    let parts = NTH.words().chain(["quarter", "last", "final", "latter"]);
    let others = EDGES.words().chain(WEEKDAYS.words()).chain(SEASONS.words());
    let others = others.chain(DETERMINERS.words());
    months.chain(years).chain(parts).chain(others)
}

/// Reads a point or period.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Found> {
    if !cursor.begins_word() || !cursor.peek()?.is_ascii_alphanumeric() || is_chinese(*cursor) {
        return None;
    }
    // `Mid-autumn Festival` before `mid-autumn`.
    cursor
        .attempt(named)
        .or_else(|| {
            cursor.attempt(|cursor| {
                if cursor.eat("the") {
                    cursor.gap();
                }
                counted_end(cursor).or_else(|| cut(cursor))
            })
        })
        .or_else(|| cursor.attempt(|cursor| period(cursor, false)))
}

/// Whether digits stand here that are no year, with a Chinese word behind them.
fn is_chinese(cursor: Cursor<'_>) -> bool {
    let rest = cursor.rest();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest[digits..].chars().next();
    digits > 0 && digits != 4 && behind.is_some_and(sentence::is_chinese)
}

/// Reads `year-end 2026`, `EOY`, `today`.
fn counted_end(cursor: &mut Cursor<'_>) -> Option<Found> {
    let before = cursor.attempt(|cursor| {
        let year = year_named(cursor)?;
        cursor.gap();
        Some(year)
    });
    let (unit, count) = cursor.eat_longest(ENDS)?;
    let behind = |cursor: &mut Cursor<'_>| {
        cursor.eat_if(|c| c == ',');
        cursor.gap();
        year_named(cursor)
    };
    let year = before.or_else(|| cursor.attempt(behind));
    let (year, part) = match (unit, year) {
        (TimeUnit::Year, Some(year)) => year,
        (TimeUnit::Year, None) => (Year::Ahead(count), Part::Whole),
        _ => (Year::Open, Part::Ahead(unit, count)),
    };
    Some(Found::whole(year, part, Stands::Alone))
}

/// Reads a period and what cuts it: `end of June`, `mid-2026`, `end-March`, `early next year`.
fn cut(cursor: &mut Cursor<'_>) -> Option<Found> {
    let edge = cursor.eat_longest(EDGES)?;
    let hyphen = cursor.peek().is_some_and(is_hyphen);
    cursor.gap_or_hyphen();
    let the = cursor
        .attempt(|cursor| cursor.eat("the").then(|| cursor.gap()))
        .is_some();
    if edge == Edge::Middle && cursor.eat("year") {
        return Some(Found::new(Year::Ahead(0), Part::Whole, edge, Stands::Led));
    }
    let found = cursor
        .attempt(|cursor| period(cursor, true))
        .or_else(|| cursor.attempt(its_period).filter(|_| the && !hyphen))?;
    // A day has no end, and a cut of a cut is none.
    if found.point.edge != Edge::Whole || matches!(found.point.part, Part::Day(..)) {
        return None;
    }
    Some(Found {
        point: found.point.at(edge),
        stands: Stands::Alone,
        range: false,
    })
}

/// Reads the `year` of `the end of the year`.
fn its_period(cursor: &mut Cursor<'_>) -> Option<Found> {
    if cursor.eat_any(OTHER_YEARS)
        || cursor.eat_any(TERMS)
        || cursor.eat_any(spellings!["decade" | "period"])
    {
        return Some(Found::whole(Year::Open, Part::Unknown, Stands::Led));
    }
    let unit = cursor.eat_longest(PERIODS)?;
    Some(counted_from_now(unit, 0))
}

fn counted_from_now(unit: TimeUnit, count: i16) -> Found {
    let (year, part) = match unit {
        TimeUnit::Year => (Year::Ahead(count), Part::Whole),
        unit => (Year::Open, Part::Ahead(unit, count)),
    };
    Found::whole(year, part, Stands::Led)
}

/// Reads a period or a day; `cut` when an end of it has been named, so that it is a time.
fn period(cursor: &mut Cursor<'_>, cut: bool) -> Option<Found> {
    let readers = [
        day, weekday, named, month, quarter, half, fiscal, relative, season, bare_year,
    ];
    let mut found = readers.iter().find_map(|read| cursor.attempt(read))?;
    if cut {
        found.stands = Stands::Alone;
    }
    Some(found)
}

/// Reads `this year`, `next month`, `the current quarter`.
fn relative(cursor: &mut Cursor<'_>) -> Option<Found> {
    let adverb = {
        let mut ahead = *cursor;
        ahead.eat_any(spellings!["this" | "next"])
    };
    // `this year` is a time, `next year's budget` and `the current year` are none.
    let stands = |cursor: &Cursor<'_>| match cursor.peek() {
        Some('\'' | '’') => Stands::Led,
        _ if adverb => Stands::Alone,
        _ => Stands::Led,
    };
    let count = cursor.eat_longest(COUNTED)?;
    cursor.gap();
    if let Some(unit) = cursor.eat_longest(PERIODS) {
        let mut found = counted_from_now(unit, count);
        found.stands = stands(cursor);
        return Some(found);
    }
    if let Some(month) = month_name(cursor) {
        return Some(Found::whole(Year::Open, Part::Month(month), Stands::Led));
    }
    if cursor.eat_any(WEEKDAYS) {
        return Some(counted_from_now(Week, count));
    }
    (cursor.eat_any(SEASONS) || cursor.eat_any(TERMS)).then_some(())?;
    cursor.attempt(|cursor| {
        cursor.gap();
        cursor.eat_any(TERMS).then_some(())
    });
    let stands = stands(cursor);
    Some(Found::whole(Year::Open, Part::Unknown, stands))
}

/// Reads `summer 2026`, `autumn term`, `spring semester 2027`.
fn season(cursor: &mut Cursor<'_>) -> Option<Found> {
    if cursor.eat("the") {
        cursor.gap();
    }
    cursor.eat_any(SEASONS).then_some(())?;
    cursor.attempt(|cursor| {
        cursor.gap();
        cursor.eat_any(TERMS).then_some(())
    });
    let dated = cursor.attempt(year_behind).is_some();
    let stands = if dated { Stands::Alone } else { Stands::Led };
    Some(Found::whole(Year::Open, Part::Unknown, stands))
}

/// Reads a day of this week.
fn weekday(cursor: &mut Cursor<'_>) -> Option<Found> {
    cursor.eat_any(WEEKDAYS).then(|| counted_from_now(Week, 0))
}

/// Reads a named day or period: `Christmas 2026`, `Easter`, `the contract term`.
fn named(cursor: &mut Cursor<'_>) -> Option<Found> {
    let before = cursor.attempt(|cursor| {
        let (year, _) = year_named(cursor)?;
        cursor.gap();
        Some(year)
    });
    if cursor.eat_any(DETERMINERS) {
        cursor.gap();
    }
    let (feast, stands) = eat_word(cursor, |meaning| match meaning {
        Meaning::Named(feast) => Some((feast, Stands::Led)),
        Meaning::Term(feast) => Some((feast, Stands::Alone)),
        _ => None,
    })?;
    let year = before.or_else(|| cursor.attempt(year_behind).map(|(year, _)| year));
    let stands = if year.is_some() {
        Stands::Alone
    } else {
        stands
    };
    Some(Found::whole(
        year.unwrap_or(Year::Open),
        Part::Feast(feast),
        stands,
    ))
}

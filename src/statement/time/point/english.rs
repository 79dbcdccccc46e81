//! Points of the calendar in English: `31 December 2026`, `Q3 FY27`, `the end of next year`.

use super::super::cursor::{Cursor, is_hyphen};
use super::super::words::{Meaning, eat_word};
use super::{Edge, Found, Part, Stands, Year};
use crate::plan::value::date::MONTHS;
use crate::statement::quantity::TimeUnit::{self, Day, Month, Quarter, Week};

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What stands before the period it cuts.
const EDGES: &[(&str, Edge)] = &[
    ("end of", Edge::End),
    ("close of", Edge::End),
    ("very end of", Edge::End),
    ("last day of", Edge::End),
    ("final day of", Edge::End),
    ("conclusion of", Edge::End),
    ("end", Edge::End),
    ("late", Edge::End),
    ("later in", Edge::End),
    ("start of", Edge::Start),
    ("beginning of", Edge::Start),
    ("first day of", Edge::Start),
    ("turn of", Edge::Start),
    ("start", Edge::Start),
    ("early", Edge::Early),
    ("early in", Edge::Early),
    ("mid", Edge::Middle),
    ("middle of", Edge::Middle),
    ("midway through", Edge::Middle),
];

/// Ends of a period counted from the present one.
const ENDS: &[(&str, (TimeUnit, i16))] = &[
    ("eoy", (TimeUnit::Year, 0)),
    ("year end", (TimeUnit::Year, 0)),
    ("year's end", (TimeUnit::Year, 0)),
    ("calendar year end", (TimeUnit::Year, 0)),
    ("end of year", (TimeUnit::Year, 0)),
    ("eoq", (Quarter, 0)),
    ("quarter end", (Quarter, 0)),
    ("quarter's end", (Quarter, 0)),
    ("end of quarter", (Quarter, 0)),
    ("eom", (Month, 0)),
    ("month end", (Month, 0)),
    ("month's end", (Month, 0)),
    ("end of month", (Month, 0)),
    ("eow", (Week, 0)),
    ("end of week", (Week, 0)),
    ("today", (Day, 0)),
    ("tomorrow", (Day, 1)),
];

/// What counts a period from the present one.
const COUNTED: &[(&str, i16)] = &[
    ("this", 0),
    ("the current", 0),
    ("current", 0),
    ("the present", 0),
    ("next", 1),
    ("the next", 1),
    ("the coming", 1),
    ("coming", 1),
    ("the following", 1),
    ("following", 1),
];

const PERIODS: &[(&str, TimeUnit)] = &[
    ("week", Week),
    ("month", Month),
    ("calendar month", Month),
    ("quarter", Quarter),
    ("year", TimeUnit::Year),
    ("calendar year", TimeUnit::Year),
];

/// Years whose first day the sentence doesn't tell.
const OTHER_YEARS: &[&str] = &[
    "fiscal year",
    "financial year",
    "budget year",
    "school year",
    "academic year",
    "fiscal",
    "tax year",
    "plan year",
    "reporting year",
    "planning year",
];

const SEASONS: &[&str] = &["spring", "summer", "autumn", "fall", "winter"];
const TERMS: &[&str] = &["term", "semester", "half-term", "half term"];

const NTH: &[(&str, i8)] = &[
    ("first", 1),
    ("1st", 1),
    ("second", 2),
    ("2nd", 2),
    ("third", 3),
    ("3rd", 3),
    ("fourth", 4),
    ("4th", 4),
    ("fifth", 5),
    ("5th", 5),
];

/// Reads a point or period.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Found> {
    if !cursor.begins_word() || !cursor.peek()?.is_ascii_alphanumeric() {
        return None;
    }
    cursor
        .attempt(|cursor| {
            if cursor.eat("the") {
                cursor.gap();
            }
            counted_end(cursor).or_else(|| cut(cursor))
        })
        .or_else(|| cursor.attempt(|cursor| period(cursor, false)))
}

/// Reads `year-end 2026`, `EOY`, `today`.
fn counted_end(cursor: &mut Cursor<'_>) -> Option<Found> {
    let (unit, count) = cursor.eat_longest(ENDS)?;
    let year = cursor.attempt(|cursor| {
        cursor.eat_if(|c| c == ',');
        cursor.gap();
        year_named(cursor)
    });
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
    let found = cursor.attempt(|cursor| period(cursor, true)).or_else(|| {
        cursor
            .attempt(|cursor| its_period(cursor))
            .filter(|_| the && !hyphen)
    })?;
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
    if cursor.eat_any(OTHER_YEARS) || cursor.eat_any(TERMS) || cursor.eat_any(&["decade", "period"])
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
        day, month, quarter, half, fiscal, relative, season, named, bare_year,
    ];
    let mut found = readers.iter().find_map(|read| cursor.attempt(read))?;
    if cut {
        found.stands = Stands::Alone;
    }
    Some(found)
}

/// Reads `31 December 2026`, `the 15th of May`, `June 30th`, `Friday, 31 December`.
fn day(cursor: &mut Cursor<'_>) -> Option<Found> {
    let weekday = cursor.eat_any(WEEKDAYS);
    if weekday {
        cursor.eat_if(|c| c == ',');
        cursor.gap();
    }
    if cursor.eat("the") {
        cursor.gap();
    }
    let mut certain = weekday;
    let (month, day) = if let Some((day, is_ordinal)) = cursor.attempt(day_number) {
        cursor.gap_or_hyphen();
        let of = cursor.eat("of");
        cursor.gap();
        // `15 may` is a day, `15 may leave` is none; `of` and an ordinal tell.
        certain |= is_ordinal || of;
        let month = month_name(cursor)?;
        certain |= month != 5;
        (month, day)
    } else {
        let month = month_name(cursor)?;
        cursor.gap_or_hyphen();
        if cursor.eat("the") {
            cursor.gap();
        }
        let (day, is_ordinal) = cursor.attempt(day_number)?;
        certain |= is_ordinal || !matches!(month, 3 | 5);
        (month, day)
    };
    let year = cursor.attempt(year_behind);
    let year = match year {
        Some((year, Part::Whole)) => {
            certain = true;
            year
        }
        Some(_) => return None,
        None => Year::Open,
    };
    let stands = if certain { Stands::Alone } else { Stands::Led };
    Some(Found::whole(year, Part::Day(month, day), stands))
}

/// Reads `15`, `15th`, and whether it is an ordinal.
fn day_number(cursor: &mut Cursor<'_>) -> Option<(i8, bool)> {
    if let Some(nth) = cursor.eat_longest(NTH) {
        return Some((nth, true));
    }
    let day = i8::try_from(cursor.digits(1, 2)?).ok()?;
    let rest = cursor.rest();
    let ordinal = ["st", "nd", "rd", "th"]
        .into_iter()
        .find(|end| rest.starts_with(end));
    if let Some(end) = ordinal {
        cursor.skip_to(&rest[end.len()..]);
    }
    let decimal = matches!(cursor.peek(), Some('.' | ',' | '%'))
        && cursor.rest()[1..].starts_with(|c: char| c.is_ascii_digit());
    (cursor.ends_word() && !decimal && cursor.peek() != Some('%'))
        .then_some((day, ordinal.is_some()))
}

/// Reads the name of a month.
fn month_name(cursor: &mut Cursor<'_>) -> Option<i8> {
    let next = cursor.peek()?;
    let starts = |name: &str| name.starts_with(|c: char| c.eq_ignore_ascii_case(&next));
    let names = MONTHS.iter().filter(|(name, _)| starts(name));
    let (length, month) = names
        .filter(|(name, _)| {
            let head = cursor.rest().get(..name.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(name))
        })
        .map(|(name, month)| (name.len(), *month))
        .max()?;
    let mut after = *cursor;
    after.skip_to(&cursor.rest()[length..]);
    (cursor.begins_word() && after.ends_word()).then(|| {
        *cursor = after;
        cursor.attempt(|cursor| {
            cursor.eat_if(|c| c == '.')?;
            (cursor.peek() == Some(' ')).then_some(())
        });
        month
    })
}

/// Reads `June 2026`, `June '26`, `June`.
fn month(cursor: &mut Cursor<'_>) -> Option<Found> {
    let month = month_name(cursor)?;
    Some(match cursor.attempt(year_behind) {
        Some((year, Part::Whole)) => Found::whole(year, Part::Month(month), Stands::Alone),
        Some((year, part)) => Found::whole(year, part, Stands::Alone),
        None => Found::whole(Year::Open, Part::Month(month), Stands::Led),
    })
}

/// Reads `Q3 2026`, `the third quarter of 2026`, `quarter 3`, `2026 Q3`, `3Q26`.
fn quarter(cursor: &mut Cursor<'_>) -> Option<Found> {
    let before = year_before(cursor);
    let (nth, year) = cursor
        .attempt(|cursor| short_part(cursor, 'q', before.is_some()))
        .or_else(|| {
            cursor.attempt(|cursor| part_in_words(cursor, "quarter", &["last", "final"], 4))
        })
        .or_else(|| {
            cursor.attempt(|cursor| {
                cursor.eat("quarter").then(|| cursor.gap())?;
                let nth = digit(cursor)?;
                cursor.ends_word().then_some((nth, None))
            })
        })?;
    let year = before.or(year).or_else(|| cursor.attempt(year_behind));
    // `Q5` may be a car.
    (year.is_some() || (1..=4).contains(&nth)).then(|| part_of(year, Part::Quarter(nth)))
}

/// Reads `H1 2027`, `the first half of 2027`, `1H27`.
fn half(cursor: &mut Cursor<'_>) -> Option<Found> {
    let before = year_before(cursor);
    let (nth, year) = cursor
        .attempt(|cursor| short_part(cursor, 'h', before.is_some()))
        .or_else(|| cursor.attempt(|cursor| part_in_words(cursor, "half", &["last", "latter"], 2)))
        .filter(|(nth, _)| matches!(nth, 1 | 2))?;
    let year = before.or(year).or_else(|| cursor.attempt(year_behind));
    Some(part_of(year, Part::Half(nth)))
}

/// Reads the year in front of a part, and the article that may stand there.
fn year_before(cursor: &mut Cursor<'_>) -> Option<(Year, Part)> {
    let year = cursor.attempt(|cursor| {
        let year = year_named(cursor)?;
        cursor.gap_or_hyphen();
        Some(year)
    });
    if cursor.eat("the") {
        cursor.gap();
    }
    year
}

type PartWithYear = (i8, Option<(Year, Part)>);

/// Reads `q3`, `3q` and `3q26`; right behind a year, as in `2026q3`, no word has to begin.
fn short_part(cursor: &mut Cursor<'_>, letter: char, behind_year: bool) -> Option<PartWithYear> {
    if behind_year || cursor.begins_word() {
        let nth = cursor.attempt(|cursor| {
            cursor.eat_if(|c| c == letter)?;
            let nth = digit(cursor)?;
            cursor.ends_word().then_some(nth)
        });
        if let Some(nth) = nth {
            return Some((nth, None));
        }
    }
    let nth = digit(cursor)?;
    cursor.eat_if(|c| c == letter)?;
    let year = cursor.attempt(|cursor| cursor.digits(2, 2));
    let year = year.and_then(|year| i16::try_from(2000 + year).ok());
    let year = year.map(|year| (Year::Named(year), Part::Whole));
    cursor.ends_word().then_some((nth, year))
}

/// Reads `third quarter` and `second half`; the last one is that of a year only when one is named.
fn part_in_words(
    cursor: &mut Cursor<'_>,
    noun: &str,
    last: &[&str],
    parts: i8,
) -> Option<PartWithYear> {
    let nth = cursor.eat_longest(NTH);
    if nth.is_none() && !cursor.eat_any(last) {
        return None;
    }
    cursor.gap_or_hyphen();
    cursor.eat(noun).then_some(())?;
    match nth {
        Some(nth) => Some((nth, None)),
        None => Some((parts, Some(cursor.attempt(year_behind)?))),
    }
}

fn digit(cursor: &mut Cursor<'_>) -> Option<i8> {
    cursor
        .digits(1, 1)
        .and_then(|digit| i8::try_from(digit).ok())
}

/// A part of a year, of a fiscal year, or of none.
fn part_of(year: Option<(Year, Part)>, part: Part) -> Found {
    match year {
        Some((year, Part::Whole)) => Found::whole(year, part, Stands::Alone),
        Some((year, other)) => Found::whole(year, other, Stands::Alone),
        None => Found::whole(Year::Open, part, Stands::Free),
    }
}

/// Reads `FY2026/27`, `FY27`, `fiscal 2027`, `the 2026-27 financial year`.
fn fiscal(cursor: &mut Cursor<'_>) -> Option<Found> {
    if cursor.eat("the") {
        cursor.gap();
    }
    let named = cursor
        .attempt(fiscal_year)
        .or_else(|| {
            cursor.attempt(|cursor| {
                years_in_digits(cursor)?;
                cursor.gap();
                cursor.eat_any(OTHER_YEARS).then_some(())
            })
        })
        .is_some();
    if !named {
        let counted = cursor.eat_longest(COUNTED).is_some();
        cursor.gap();
        (counted && cursor.eat_any(OTHER_YEARS)).then_some(())?;
    }
    cursor.attempt(|cursor| {
        cursor.gap_or_hyphen();
        cursor.eat("end").then_some(())
    });
    let stands = if named { Stands::Alone } else { Stands::Led };
    Some(Found::whole(Year::Open, Part::Unknown, stands))
}

/// Reads `FY27` and `financial year 2026/27`.
fn fiscal_year(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.eat_start("fy") || cursor.eat_any(OTHER_YEARS) {
        cursor.gap_or_hyphen();
        cursor.eat_if(|c| matches!(c, '\'' | '’'));
        return years_in_digits(cursor);
    }
    None
}

/// Reads `2026`, `26`, `2026/27`, `2026-2027`.
fn years_in_digits(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.digits(4, 4).or_else(|| cursor.digits(2, 2))?;
    cursor.attempt(|cursor| {
        cursor.eat_if(|c| c == '/' || c == '–' || is_hyphen(c))?;
        cursor.digits(4, 4).or_else(|| cursor.digits(2, 2))
    });
    cursor.ends_word().then_some(())
}

/// Reads `this year`, `next month`, `the current quarter`.
fn relative(cursor: &mut Cursor<'_>) -> Option<Found> {
    let adverb = {
        let mut ahead = *cursor;
        ahead.eat_any(&["this", "next"])
    };
    let count = cursor.eat_longest(COUNTED)?;
    cursor.gap();
    if let Some(unit) = cursor.eat_longest(PERIODS) {
        let possessive = matches!(cursor.peek(), Some('\'' | '’'));
        let mut found = counted_from_now(unit, count);
        if adverb && !possessive {
            found.stands = Stands::Alone;
        }
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
    Some(Found::whole(Year::Open, Part::Unknown, Stands::Led))
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

/// Reads a named day or period: `Christmas 2026`, `Easter`, `the contract term`, `Friday`.
fn named(cursor: &mut Cursor<'_>) -> Option<Found> {
    if cursor.eat_any(WEEKDAYS) {
        return Some(counted_from_now(Week, 0));
    }
    let before = cursor.attempt(|cursor| {
        let (year, _) = year_named(cursor)?;
        cursor.gap();
        Some(year)
    });
    if cursor.eat_any(&["the", "our", "this", "its"]) {
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

/// Reads a year in digits and nothing else.
fn bare_year(cursor: &mut Cursor<'_>) -> Option<Found> {
    let year = year_in_digits(cursor)?;
    Some(Found::whole(Year::Named(year), Part::Whole, Stands::Free))
}

/// Reads the year behind a month, a quarter or a feast, with the words before it.
fn year_behind(cursor: &mut Cursor<'_>) -> Option<(Year, Part)> {
    cursor.eat_if(|c| c == ',');
    cursor.gap_or_hyphen();
    cursor.eat_any(&["of", "in", "of the", "in the"]);
    cursor.gap();
    if let Some(year) = cursor.attempt(year_named) {
        return Some(year);
    }
    if let Some(year) = cursor.attempt(|cursor| {
        cursor.eat_if(|c| matches!(c, '\'' | '’'))?;
        let year = i16::try_from(cursor.digits(2, 2)?).ok()?;
        cursor.ends_word().then_some(2000 + year)
    }) {
        return Some((Year::Named(year), Part::Whole));
    }
    if let Some(found) = cursor
        .attempt(relative)
        .filter(|found| matches!(found.point.year, Year::Ahead(_)))
    {
        return Some((found.point.year, Part::Whole));
    }
    // `the first half of the year`.
    (cursor.previous() == Some(' ') && cursor.eat_any(&["the year", "year"]))
        .then_some((Year::Ahead(0), Part::Whole))
}

/// Reads a year in digits, or a fiscal year.
fn year_named(cursor: &mut Cursor<'_>) -> Option<(Year, Part)> {
    if cursor.attempt(fiscal_year).is_some() {
        return Some((Year::Open, Part::Unknown));
    }
    let year = year_in_digits(cursor)?;
    let split = cursor.attempt(|cursor| {
        cursor.eat_if(|c| c == '/' || is_hyphen(c))?;
        let second = cursor.digits(2, 2)?;
        (second == u32::try_from(year % 100 + 1).ok()? && cursor.ends_word()).then_some(())
    });
    let part = if split.is_some() {
        Part::Unknown
    } else {
        Part::Whole
    };
    Some((Year::Named(year), part))
}

/// Reads a year that people write without saying so.
fn year_in_digits(cursor: &mut Cursor<'_>) -> Option<i16> {
    let year = i16::try_from(cursor.digits(4, 4)?).ok()?;
    let mut after = cursor.rest().chars();
    let goes_on = match after.next() {
        Some('.' | ',') => after.next().is_some_and(|c| c.is_ascii_digit()),
        // `2026q3` is a quarter, `2026sqm` no year.
        Some(c) if c.is_ascii_alphanumeric() => !matches!(c, 'q' | 'h'),
        Some('%' | '°' | '\'' | '’') => true,
        _ => false,
    };
    let inside = cursor.before().len().checked_sub(4).is_some_and(|from| {
        let before = cursor.before().get(..from).unwrap_or_default();
        before.ends_with(|c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '$' | '£' | '€' | '¥' | '#')
        })
    });
    ((1950..=2100).contains(&year) && !goes_on && !inside).then_some(year)
}

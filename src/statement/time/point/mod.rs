//! Points and periods of the calendar: `2026年6月底`, `Q3 2026`, `春节`, `the end of next year`.

mod chinese;
mod english;
mod numeric;

use jiff::civil::Date;

use super::Due;
use super::cursor::{Cursor, is_hyphen};
use super::feast::{Feast, FeastDay};
use super::number::{self, small};
use super::readers::Readers;
use super::resolve::clamped;
use crate::statement::quantity::TimeUnit;
use crate::statement::table::spellings;

/// A point or period as the words name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub year: Year,
    pub part: Part,
    pub edge: Edge,
}

/// Which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// None is named.
    Open,
    Named(i16),
    /// So many years from the present one.
    Ahead(i16),
}

/// Which part of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Half(i8),
    Quarter(i8),
    Month(i8),
    Day(i8, i8),
    /// A period counted from the present one.
    Ahead(TimeUnit, i16),
    Feast(Feast),
    /// A period whose days the sentence doesn't tell: a fiscal year, a term.
    Unknown,
}

/// Which end of the part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// All of it is named.
    Whole,
    End,
    Start,
    /// Somewhere in it, nobody can tell where.
    Within,
    Middle,
    /// The first, second or third ten days of a month.
    TenDays(i8),
}

/// A day that no calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoSuchDay;

/// How much a point needs around it to be a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stands {
    /// A time wherever it stands.
    Alone,
    /// A time with a preposition, or as a clause of its own: `2026`.
    Free,
    /// A time only with a preposition: `June`, `春节`.
    Led,
}

/// A point that has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub point: Point,
    pub stands: Stands,
    /// Whether it is the end of a range.
    pub range: bool,
}

impl Found {
    fn new(year: Year, part: Part, edge: Edge, stands: Stands) -> Found {
        Found {
            point: Point { year, part, edge },
            stands,
            range: false,
        }
    }

    fn whole(year: Year, part: Part, stands: Stands) -> Found {
        Found::new(year, part, Edge::Whole, stands)
    }
}

/// Reads a point or period, or a range of them, of which the last counts.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Found> {
    if !Readers::may_be_point(*cursor) {
        return None;
    }
    let first = cursor.attempt(one).or_else(|| cursor.attempt(elided))?;
    let second = cursor.attempt(|cursor| {
        between(cursor)?;
        let mut second = cursor
            .attempt(one)
            .or_else(|| day_alone(cursor, first.point))?;
        second.point.year = match (first.point.year, second.point.year) {
            (year, Year::Open) => year,
            (_, year) => year,
        };
        Some(second)
    });
    Some(match second {
        Some(second) => Found {
            range: true,
            stands: match (first.point.part, second.point.part) {
                // `2026.3-2026.12` can be nothing else.
                (Part::Month(_), Part::Month(_)) if first.point.year != Year::Open => Stands::Alone,
                _ => first.stands.min(second.stands),
            },
            ..second
        },
        None => first,
    })
}

/// What may begin a point, beside the words of the files and what has digits in it.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    const DIGITS: [&str; 3] = ["零", "〇", "○"];
    let numbers = number::openings().chain(DIGITS);
    chinese::openings()
        .chain(english::openings())
        .chain(numbers)
}

fn one(cursor: &mut Cursor<'_>) -> Option<Found> {
    cursor
        .attempt(chinese::read)
        .or_else(|| cursor.attempt(numeric::read))
        .or_else(|| cursor.attempt(english::read))
}

/// Takes the words between the ends of a range.
fn between(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.gap();
    let taken = cursor.eat_any(spellings![
        "至" | "到"
            | "~"
            | "–"
            | "—"
            | "——"
            | "to"
            | "through"
            | "thru"
            | "until"
            | "till"
            | "up to"
            | "to the end of"
            | "until the end of"
    ]) || cursor.eat_if(is_hyphen).is_some();
    cursor.gap();
    taken.then_some(())
}

/// Reads a range whose first end is a number alone: `1—6月`, `2024-2026年`, `一至三季度`.
fn elided(cursor: &mut Cursor<'_>) -> Option<Found> {
    let year = cursor.attempt(|cursor| cursor.digits(4, 4));
    if year.is_none() {
        cursor.eat("第");
        small(cursor)?;
    }
    between(cursor)?;
    let second = cursor.attempt(chinese::read)?;
    let same = match second.point.part {
        Part::Whole => year.is_some(),
        Part::Month(_) | Part::Quarter(_) => year.is_none(),
        _ => false,
    };
    same.then_some(Found {
        range: true,
        ..second
    })
}

/// Reads the day at the end of a range within a month: the 30日 of `6月1日至30日`.
fn day_alone(cursor: &mut Cursor<'_>, first: Point) -> Option<Found> {
    let Part::Day(month, _) = first.part else {
        return None;
    };
    let day = small(cursor)?;
    cursor.eat_if(|c| matches!(c, '日' | '号'))?;
    Some(Found::whole(
        first.year,
        Part::Day(month, day),
        Stands::Alone,
    ))
}

/// A month and a day of it.
type MonthDay = (i8, i8);

/// A year with all days there are.
const LEAP_YEAR: i16 = 2024;

/// The most days that a month can have.
fn days_in(month: i8) -> i8 {
    Date::new(LEAP_YEAR, month, 1).map_or(31, Date::days_in_month)
}

impl Point {
    /// The last day.
    pub fn last(self) -> Result<Due, NoSuchDay> {
        let (first, last) = match self.part {
            Part::Feast(feast) => return Ok(self.feast(feast)),
            Part::Ahead(unit, count) => {
                return Ok(match self.edge {
                    Edge::Whole | Edge::End => Due::PeriodEnd { unit, count },
                    _ => Due::Unknown,
                });
            }
            Part::Unknown => return Ok(Due::Unknown),
            _ => self.bounds()?,
        };
        let middle_of = |part: Part| match part {
            Part::Whole => Some((6, 30)),
            Part::Month(month) => Some((month, 15)),
            _ => None,
        };
        let day = match (self.edge, self.part) {
            (Edge::Whole | Edge::End, _) | (Edge::TenDays(3), _) => last,
            (Edge::Start, _) => first,
            (Edge::Middle, part) if middle_of(part).is_some() => middle_of(part).unwrap_or(last),
            (Edge::TenDays(nth), Part::Month(month)) => (month, 10 * nth),
            _ => return Ok(Due::Unknown),
        };
        self.of_year(day)
    }

    /// The first day.
    pub fn first(self) -> Result<Due, NoSuchDay> {
        match self.part {
            Part::Ahead(..) | Part::Unknown => Ok(Due::Unknown),
            Part::Feast(_) => self.last(),
            _ if self.edge == Edge::Whole => self.of_year(self.bounds()?.0),
            _ => self.last(),
        }
    }

    /// The day before a period, or the day that is named: a deadline may be the day itself.
    pub fn before(self) -> Result<Due, NoSuchDay> {
        let is_period = matches!(
            self.part,
            Part::Whole | Part::Half(_) | Part::Quarter(_) | Part::Month(_)
        );
        if !is_period || self.edge != Edge::Whole {
            return self.last();
        }
        let (month, _) = self.bounds()?.0;
        let (years_back, month) = if month == 1 { (1, 12) } else { (0, month - 1) };
        let year = match self.year {
            Year::Open => Year::Open,
            Year::Named(year) => Year::Named(year - years_back),
            Year::Ahead(years) => Year::Ahead(years - years_back),
        };
        Point { year, ..self }.of_year((month, days_in(month)))
    }

    /// The same point as the end of what is named: the 2026 of `the end of 2026`.
    fn at(self, edge: Edge) -> Point {
        Point { edge, ..self }
    }

    /// First and last month and day of the part.
    fn bounds(self) -> Result<(MonthDay, MonthDay), NoSuchDay> {
        let months = |nth: i8, parts: i8| {
            let length = 12 / parts;
            let is_one = (1..=parts).contains(&nth);
            let last = nth
                .checked_mul(length)
                .filter(|_| is_one)
                .ok_or(NoSuchDay)?;
            Ok(((last - length + 1, 1), (last, days_in(last))))
        };
        match self.part {
            Part::Half(nth) => months(nth, 2),
            Part::Quarter(nth) => months(nth, 4),
            Part::Month(nth) => months(nth, 12),
            Part::Day(month, day) => {
                let year = match self.year {
                    Year::Named(year) => year,
                    Year::Open | Year::Ahead(_) => LEAP_YEAR,
                };
                Date::new(year, month, day).map_err(|_| NoSuchDay)?;
                Ok(((month, day), (month, day)))
            }
            _ => Ok(((1, 1), (12, 31))),
        }
    }

    /// A month and day in the year.
    fn of_year(self, (month, day): MonthDay) -> Result<Due, NoSuchDay> {
        match self.year {
            Year::Named(year) => clamped(year, month, day).map(Due::Day).ok_or(NoSuchDay),
            Year::Ahead(years) if (month, day) == (12, 31) => Ok(Due::YearEnd { years }),
            Year::Ahead(years) => Ok(Due::DayIn { years, month, day }),
            Year::Open => Ok(Due::DayOfYear { month, day }),
        }
    }

    fn feast(self, feast: Feast) -> Due {
        match (feast.day(), self.year) {
            (FeastDay::Unknown, _) => Due::Unknown,
            (FeastDay::Once(day), _) => Due::Day(*day),
            (_, Year::Named(year)) => feast.in_year(year).map_or(Due::Unknown, Due::Day),
            (FeastDay::Yearly { month, day }, _) => {
                self.of_year((*month, *day)).unwrap_or(Due::Unknown)
            }
            (_, Year::Ahead(years)) => Due::Feast {
                feast,
                years: Some(years),
            },
            (_, Year::Open) => Due::Feast { feast, years: None },
        }
    }
}

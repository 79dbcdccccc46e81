//! Days and periods with a name of their own: festivals, seasons of work, plan periods.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use super::words::{NAMED, TERMS};
use crate::statement::entries::{Entry, entries};

/// A named day or period of the files `named.txt` and `terms.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feast(u16);

/// When a named day or period is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FeastDay {
    /// On no day that can be told.
    Unknown,
    /// On one day, once.
    Once(Date),
    /// On the same day of every year.
    Yearly { month: i8, day: i8 },
    /// On a day that a table has for each year.
    Table(Vec<Date>),
    /// So many days after Easter Sunday.
    Easter(i8),
    /// On the n-th such weekday of a month.
    Weekday {
        month: i8,
        weekday: Weekday,
        nth: i8,
    },
}

/// The entries of both files with their days; those that are times by themselves come last.
static FEASTS: LazyLock<Vec<(Entry, FeastDay, bool)>> = LazyLock::new(|| {
    let named = entries(NAMED).map(|entry| (entry, false));
    let terms = entries(TERMS).map(|entry| (entry, true));
    let read =
        |(entry, alone): (Entry, bool)| (entry, FeastDay::read(entry.note.unwrap_or("?")), alone);
    named.chain(terms).map(read).collect()
});

impl Feast {
    /// All of them, and whether each is a time by itself.
    pub(super) fn all() -> impl Iterator<Item = (Feast, Entry, bool)> {
        let feasts = FEASTS.iter().enumerate();
        feasts.filter_map(|(at, (entry, _, alone))| {
            Some((Feast(u16::try_from(at).ok()?), *entry, *alone))
        })
    }

    /// When it is.
    pub(super) fn day(self) -> &'static FeastDay {
        const UNKNOWN: &FeastDay = &FeastDay::Unknown;
        FEASTS
            .get(usize::from(self.0))
            .map_or(UNKNOWN, |(_, day, _)| day)
    }

    /// The day of a year, as far as it is known.
    pub fn in_year(self, year: i16) -> Option<Date> {
        match *self.day() {
            FeastDay::Unknown => None,
            FeastDay::Once(day) => (day.year() == year).then_some(day),
            FeastDay::Yearly { month, day } => Date::new(year, month, day).ok(),
            FeastDay::Table(ref days) => days.iter().copied().find(|day| day.year() == year),
            FeastDay::Easter(days) => easter(year)?.checked_add(jiff::Span::new().days(days)).ok(),
            FeastDay::Weekday {
                month,
                weekday,
                nth,
            } => {
                let first = Date::new(year, month, 1).ok()?;
                first.nth_weekday_of_month(nth, weekday).ok()
            }
        }
    }
}

impl FeastDay {
    /// Reads the day of an entry: `?`, `12-25`, `2025-12-31`, several dates, `easter+1`, `11 thu 4`.
    fn read(text: &str) -> FeastDay {
        FeastDay::read_known(text).unwrap_or(FeastDay::Unknown)
    }

    fn read_known(text: &str) -> Option<FeastDay> {
        if let Some(days) = text.strip_prefix("easter") {
            let days = if days.is_empty() {
                0
            } else {
                days.parse().ok()?
            };
            return Some(FeastDay::Easter(days));
        }
        let parts: Vec<&str> = text.split(' ').collect();
        if let [month, "thu", nth] = parts[..] {
            let (month, nth) = (month.parse().ok()?, nth.parse().ok()?);
            let weekday = Weekday::Thursday;
            return Some(FeastDay::Weekday {
                month,
                weekday,
                nth,
            });
        }
        if let Some((month, day)) = text.split_once('-').filter(|(_, day)| !day.contains('-')) {
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            return Some(FeastDay::Yearly { month, day });
        }
        let days: Option<Vec<Date>> = parts.iter().map(|day| day.parse().ok()).collect();
        Some(match days?[..] {
            [day] => FeastDay::Once(day),
            ref days => FeastDay::Table(days.to_vec()),
        })
    }
}

/// Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher
/// (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * to_sunday) / 451;
    let days = moon + to_sunday - 7 * late + 114;
    let month = i8::try_from(days / 31).ok()?;
    Date::new(year, month, i8::try_from(days % 31 + 1).ok()?).ok()
}

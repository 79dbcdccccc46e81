//! Public holidays and make-up workdays of mainland China, as the State Council announced them.
//!
//! `cn.txt` holds the days with their source and licence; `tools/cn_holidays.py` writes it.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::exceptions::{Exception, exceptions};
use super::{Week, day_number};
use crate::lang::Text;

/// The named days of the Chinese calendar.
#[derive(Debug)]
pub(super) struct Announced {
    /// The years with an announcement, ascending.
    pub(super) years: Vec<i16>,
    /// Days off and make-up workdays, ascending.
    pub(super) exceptions: Vec<Exception>,
    /// The holidays of all days off, ascending.
    pub(super) holidays: Vec<Holiday>,
}

/// Consecutive days off that bear one name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Holiday {
    /// The day numbers.
    pub(super) days: RangeInclusive<i32>,
    /// What the days celebrate.
    pub(super) name: Text,
}

/// Every announcement up to now, read when first asked for.
pub(super) static ANNOUNCED: LazyLock<Announced> =
    LazyLock::new(|| read(DATA).expect("the tests read the embedded file"));

const DATA: &str = include_str!("cn.txt");

/// Reads the lines of `cn.txt`; the error is the line that can't be read.
fn read(data: &'static str) -> Result<Announced, &'static str> {
    let mut years = None;
    let mut days: Vec<(i32, bool)> = Vec::new();
    let mut holidays = Vec::new();
    for line in data
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(range) = line.strip_prefix("years ") {
            years = Some(read_years(range).ok_or(line)?);
            continue;
        }
        let run = read_run(line).ok_or(line)?;
        if days
            .last()
            .is_some_and(|(last, _)| last >= run.days.start())
        {
            return Err(line);
        }
        days.extend(run.days.clone().map(|day| (day, run.works)));
        if !run.works {
            holidays.push(Holiday {
                days: run.days,
                name: run.name,
            });
        }
    }
    Ok(Announced {
        years: years.ok_or("years")?.collect(),
        exceptions: exceptions(Week::MONDAY_TO_FRIDAY, days),
        holidays,
    })
}

/// Consecutive days that one holiday makes days off or workdays.
struct Run {
    days: RangeInclusive<i32>,
    works: bool,
    name: Text,
}

fn read_run(line: &'static str) -> Option<Run> {
    let (days, rest) = line.split_once(' ')?;
    let (kind, name) = rest.trim_start().split_once(' ')?;
    let (en, zh) = name.trim_start().split_once(" | ")?;
    let (first, last) = days.split_once("..").unwrap_or((days, days));
    let works = match kind {
        "off" => false,
        "work" => true,
        _ => return None,
    };
    let days = read_day(first)?..=read_day(last)?;
    let name = Text::new(en, zh);
    (!days.is_empty()).then_some(Run { days, works, name })
}

fn read_day(text: &str) -> Option<i32> {
    text.parse::<Date>().ok().map(day_number)
}

fn read_years(range: &str) -> Option<RangeInclusive<i16>> {
    let (first, last) = range.split_once("..")?;
    Some(first.parse().ok()?..=last.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_embedded_file_reads() {
        let announced = read(DATA).unwrap();
        assert!(announced.years.iter().copied().eq(2004..=2026));
        let off = announced.exceptions.iter().filter(|known| !known.works);
        assert_eq!(off.count(), 621);
        assert_eq!(announced.exceptions.len(), 621 + 151);
    }

    #[test]
    fn no_day_lies_outside_the_announced_years() {
        let first = day_number(date(ANNOUNCED.years[0], 1, 1));
        let last = day_number(date(*ANNOUNCED.years.last().unwrap(), 12, 31));
        for known in &ANNOUNCED.exceptions {
            assert!((first..=last).contains(&known.day), "{known:?}");
        }
    }

    #[test]
    fn every_make_up_workday_is_a_weekend_day() {
        for known in ANNOUNCED.exceptions.iter().filter(|known| known.works) {
            assert!(!Week::MONDAY_TO_FRIDAY.works(known.day), "{known:?}");
        }
    }

    #[test]
    fn a_line_that_is_wrong_is_named() {
        for line in [
            "2026-02-30 off New Year's Day | 元旦",
            "2026-01-03..2026-01-01 off New Year's Day | 元旦",
            "2026-01-01 free New Year's Day | 元旦",
            "2026-01-01 off New Year's Day",
            "years 2004",
        ] {
            assert_eq!(read(line).unwrap_err(), line);
        }
        let twice = "2026-01-01 off A | 甲\n2026-01-01 work B | 乙";
        assert_eq!(read(twice).unwrap_err(), "2026-01-01 work B | 乙");
        assert_eq!(read("").unwrap_err(), "years");
    }
}

//! Calendars of a project in the terms of a plan: one that planvet knows, with the days on which
//! the project's differs from it.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::import::draft::DraftCalendar;
use crate::import::{Losses, Lost};
use crate::plan::value::{CalendarBase, Value as _};
use crate::schedule::Calendar;
use crate::schedule::calendar::{date_of, day_number};

use super::raw;

/// Minutes of a day that is worked round the clock.
const ROUND_THE_CLOCK: u16 = 24 * 60;
/// Calendars that are looked at; each costs time.
const MOST_CALENDARS: usize = 1_000;
/// Years before and after the project in which exceptions of its calendars count.
const YEARS_AROUND: i16 = 5;
/// The longest time that calendars are compared for, in days.
const LONGEST: i32 = 100 * 366;
/// Calendars longer than this that build on each other go round in circles.
const MOST_BASES: usize = 16;

/// The calendars of a project.
pub(super) struct Calendars<'r> {
    by_uid: HashMap<i64, &'r raw::Calendar>,
    /// First and last day on which they matter.
    span: (i32, i32),
    made: HashMap<i64, Option<DraftCalendar>>,
}

impl<'r> Calendars<'r> {
    pub fn new(calendars: &'r [raw::Calendar], days: Option<(Date, Date)>) -> Calendars<'r> {
        let mut by_uid = HashMap::new();
        for calendar in calendars {
            by_uid.entry(calendar.uid).or_insert(calendar);
        }
        Calendars {
            span: span(calendars, days),
            by_uid,
            made: HashMap::new(),
        }
    }

    /// Whether a calendar is worked round the clock on every day.
    pub fn is_round_the_clock(&self, uid: Option<i64>) -> bool {
        let Some(chain) = uid.and_then(|uid| self.chain(uid)) else {
            return false;
        };
        let week = (0..7).map(|day| minutes_of(&chain, day));
        week.into_iter().all(|minutes| minutes == ROUND_THE_CLOCK)
            && chain.iter().all(|calendar| calendar.exceptions.is_empty())
    }

    /// The hours of a day of a calendar.
    pub fn hours(&mut self, uid: i64, losses: &mut Losses) -> Option<Decimal> {
        if let Some(made) = self.made.get(&uid) {
            return made.as_ref().map(DraftCalendar::hours_a_day);
        }
        let made = self.get(uid, losses)?;
        Some(made.hours_a_day())
    }

    /// The calendar of a number.
    pub fn get(&mut self, uid: i64, losses: &mut Losses) -> Option<DraftCalendar> {
        if let Some(made) = self.made.get(&uid) {
            return made.clone();
        }
        let is_one_too_many = self.made.len() >= MOST_CALENDARS;
        let chain = self.chain(uid).filter(|_| !is_one_too_many);
        let made = match chain {
            Some(chain) => Some(self.compare(&chain, losses)),
            None => {
                losses.add(Lost::Calendars, || uid.to_string());
                None
            }
        };
        if !is_one_too_many {
            self.made.insert(uid, made.clone());
        }
        made
    }

    /// A calendar and those it builds on.
    fn chain(&self, uid: i64) -> Option<Vec<&'r raw::Calendar>> {
        let mut chain = vec![*self.by_uid.get(&uid)?];
        while let Some(base) = chain.last().and_then(|last| last.base)
            && let Some(base) = self.by_uid.get(&base)
            && chain.len() < MOST_BASES
        {
            chain.push(base);
        }
        Some(chain)
    }

    /// Describes a calendar by the known one that it differs least from.
    fn compare(&self, chain: &[&raw::Calendar], losses: &mut Losses) -> DraftCalendar {
        let name = chain.first().map_or("", |calendar| calendar.name.as_str());
        let exceptions = self.exceptions(chain, losses);
        let week: [bool; 7] = std::array::from_fn(|day| minutes_of(chain, day) > 0);
        let works = |day: i32| match exceptions.get(&day) {
            Some(&works) => works,
            // Day 0 is a Thursday; Project's weeks begin with Sunday.
            None => week[(day + 4).rem_euclid(7) as usize],
        };
        let named = name.split(' ').next().unwrap_or_default();
        let named = CalendarBase::read(named).ok();
        let usual = [
            CalendarBase::Standard,
            CalendarBase::Continuous,
            CalendarBase::Cn,
        ];
        let (first, last) = self.span;
        let mut best: Option<DraftCalendar> = None;
        for base in named.into_iter().chain(usual) {
            let known = match base {
                CalendarBase::Standard => Calendar::standard(),
                CalendarBase::Continuous => Calendar::continuous(),
                CalendarBase::Cn => Calendar::cn(),
            };
            let mut found = DraftCalendar::known(base.word());
            for day in first..=last {
                let Some(date) = date_of(day).filter(|_| works(day) != known.works_on(day)) else {
                    continue;
                };
                match works(day) {
                    true => found.workdays.push(date),
                    false => found.holidays.push(date),
                }
            }
            let days = |calendar: &DraftCalendar| calendar.holidays.len() + calendar.workdays.len();
            if best.as_ref().is_none_or(|best| days(&found) < days(best)) {
                best = Some(found);
            }
        }
        let best = best.unwrap_or_else(|| DraftCalendar::known(CalendarBase::Standard.word()));
        let weekdays = [false, true, true, true, true, true, false];
        if week != weekdays && week != [true; 7] {
            losses.add(Lost::WeekDays, || name.to_owned());
        }
        best
    }

    /// The exceptions by day; those of a calendar win over those of its base.
    fn exceptions(&self, chain: &[&raw::Calendar], losses: &mut Losses) -> BTreeMap<i32, bool> {
        let (first, last) = self.span;
        let mut days = BTreeMap::new();
        for calendar in chain.iter().rev() {
            for exception in &calendar.exceptions {
                let from = day_number(exception.from.day).max(first);
                let to = day_number(exception.to.day).min(last);
                if from > to {
                    losses.add(Lost::FarDays, || exception.from.day.to_string());
                }
                days.extend((from..=to).map(|day| (day, exception.works)));
            }
        }
        days
    }
}

/// The minutes that are worked on a day of the week, Sunday 0.
fn minutes_of(chain: &[&raw::Calendar], day: usize) -> u16 {
    let own = chain.iter().find_map(|calendar| calendar.week[day]);
    // A calendar that says nothing of a day works like Project's standard one.
    own.unwrap_or(if (1..=5).contains(&day) { 480 } else { 0 })
}

/// The days on which calendars are compared: the whole years of the project, and those of the
/// exceptions not far from them.
fn span(calendars: &[raw::Calendar], days: Option<(Date, Date)>) -> (i32, i32) {
    let exceptions = || calendars.iter().flat_map(|calendar| &calendar.exceptions);
    let all = || exceptions().map(|exception| exception.from.day);
    let (first, last) = match (days, all().min(), all().max()) {
        (Some((first, last)), from, to) => {
            let near = |year: i16| {
                (first.year() - YEARS_AROUND..=last.year() + YEARS_AROUND).contains(&year)
            };
            let years = [from, to].into_iter().flatten().map(|day| day.year());
            let years: Vec<i16> = years.filter(|&year| near(year)).collect();
            (
                years
                    .iter()
                    .copied()
                    .min()
                    .unwrap_or(first.year())
                    .min(first.year()),
                years
                    .iter()
                    .copied()
                    .max()
                    .unwrap_or(last.year())
                    .max(last.year()),
            )
        }
        (None, Some(from), Some(to)) => (from.year(), to.year()),
        _ => return (0, -1),
    };
    let day = |year, month, day| {
        Date::new(year, month, day)
            .map(day_number)
            .unwrap_or_default()
    };
    let (first, last) = (day(first, 1, 1), day(last, 12, 31));
    (first, last.min(first.saturating_add(LONGEST)))
}

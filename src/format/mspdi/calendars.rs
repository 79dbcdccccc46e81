//! Calendars: a week, and the days on which the calendar differs from it.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::lang::{Lang, Localized as _};
use crate::plan::read::{Either, Field};
use crate::plan::value::{CalendarBase, Duration, Value as _};
use crate::plan::{CalendarMapping, CalendarName, Plan};
use crate::schedule::calendar::{DayOff, date_of, day_number};
use crate::schedule::{Calendar, Calendars, of_plan};

use super::document::{Document, MORNING};
use super::units::WorkingDay;

/// Day number of a Monday long ago, to look at a week that no calendar makes exceptions in.
const A_MONDAY: i32 = 4 - 7 * 3_600;

/// Days on which a calendar works though its week doesn't, or the other way round.
type Exceptions = BTreeMap<i32, bool>;

/// A calendar of the file.
struct Written {
    name: String,
    calendar: Calendar,
    exceptions: Exceptions,
}

/// The calendars of a plan; that of the plan itself comes first.
pub(super) struct Book<'p> {
    known: &'p Calendars,
    written: Vec<Written>,
    /// The calendars by name.
    named: HashMap<String, usize>,
    /// What the calendars that others are made of make exceptions of, by name.
    of_bases: HashMap<String, Exceptions>,
    /// The years of the plan.
    years: Option<(Date, Date)>,
    /// Calendars that can't be read or aren't known.
    pub unknown: usize,
}

impl<'p> Book<'p> {
    /// `days` are those that the items of the plan are written with.
    pub fn new(plan: &Plan, known: &'p Calendars, days: &[Date]) -> Book<'p> {
        let mut book = Book {
            known,
            written: Vec::new(),
            named: HashMap::new(),
            of_bases: HashMap::new(),
            years: years(plan, days),
            unknown: 0,
        };
        let added = match &plan.calendar {
            Field::Given(_, name) => book.add(name),
            Field::Unreadable(_) => None,
            Field::Absent => book.add_usual(plan),
        };
        if added.is_none() {
            book.unknown += 1;
            let standard = Calendar::standard();
            book.push("standard".to_owned(), standard, Exceptions::new());
        }
        book
    }

    /// The number of the calendar that a task or resource names, if it names one that is known.
    pub fn number(&mut self, field: &Field<CalendarName>) -> Option<usize> {
        match field {
            Field::Absent => None,
            Field::Unreadable(_) => {
                self.unknown += 1;
                None
            }
            Field::Given(_, name) => {
                let number = self.add(name);
                self.unknown += usize::from(number.is_none());
                number
            }
        }
    }

    /// The calendar that holds for plans that name none.
    fn add_usual(&mut self, plan: &Plan) -> Option<usize> {
        let usual = self.known.of_plan(plan)?;
        let mut names = self.known.names();
        let name = names.find(|name| self.known.find(name) == Some(&usual))?;
        self.add_named(name)
    }

    fn add(&mut self, name: &CalendarName) -> Option<usize> {
        match name {
            Either::Short(id) => self.add_named(id.as_str()),
            Either::Long(own) => self.add_own(name, own),
        }
    }

    fn add_named(&mut self, name: &str) -> Option<usize> {
        let name = canonical(name);
        if let Some(&number) = self.named.get(&name) {
            return Some(number);
        }
        let calendar = self.known.find(&name)?.clone();
        let exceptions = self.exceptions_of(&name)?.clone();
        let number = self.push(name.clone(), calendar, exceptions);
        self.named.insert(name, number);
        Some(number)
    }

    fn add_own(&mut self, name: &CalendarName, own: &CalendarMapping) -> Option<usize> {
        let calendar = self.known.named(name)?;
        let same = |written: &Written| written.calendar == calendar;
        if let Some(at) = self.written.iter().position(same) {
            return Some(at + 1);
        }
        let base = own.base.get().map_or("standard", |base| base.as_str());
        let base = canonical(base);
        let mut exceptions = self.exceptions_of(&base)?.clone();
        for day in own.holidays.iter().chain(own.workdays.iter()) {
            let day = day_number(day.value);
            let works = calendar.works_on(day);
            if works == works_by_week(&calendar, day) {
                exceptions.remove(&day);
            } else {
                exceptions.insert(day, works);
            }
        }
        let nth = self.written.len() + 1;
        Some(self.push(format!("{base} {nth}"), calendar, exceptions))
    }

    fn push(&mut self, name: String, calendar: Calendar, exceptions: Exceptions) -> usize {
        self.written.push(Written {
            name,
            calendar,
            exceptions,
        });
        self.written.len()
    }

    /// What a calendar makes exceptions of in the years of the plan.
    fn exceptions_of(&mut self, name: &str) -> Option<&Exceptions> {
        let calendar = self.known.find(name)?;
        let years = self.years;
        Some(self.of_bases.entry(name.to_owned()).or_insert_with(|| {
            let Some((first, last)) = years else {
                return Exceptions::new();
            };
            let differs = |&day: &i32| calendar.works_on(day) != works_by_week(calendar, day);
            (day_number(first)..=day_number(last))
                .filter(differs)
                .map(|day| (day, calendar.works_on(day)))
                .collect()
        }))
    }

    /// The hours of a day of a calendar by its number.
    pub fn hours(&self, number: usize) -> Decimal {
        let written = self.written.get(number.saturating_sub(1));
        written.map_or(Decimal::from(Duration::HOURS_A_DAY), |written| {
            written.calendar.hours_a_day()
        })
    }

    pub fn write(&self, day: WorkingDay, lang: Lang, document: &mut Document) {
        document.element("Calendars", |document| {
            for (at, written) in self.written.iter().enumerate() {
                document.element("Calendar", |document| {
                    document.value("UID", at + 1);
                    document.line("Name", Some(&written.name));
                    document.value("IsBaseCalendar", 1);
                    document.value("BaseCalendarUID", -1);
                    week(&written.calendar, day, document);
                    exceptions(written, day, lang, document);
                });
            }
        });
    }
}

/// The word of a calendar that planvet knows, else the name itself.
fn canonical(name: &str) -> String {
    CalendarBase::read(name).map_or_else(|_| name.to_owned(), |base| base.word().to_owned())
}

/// Whether the week of a calendar works on a day, exceptions left aside.
fn works_by_week(calendar: &Calendar, day: i32) -> bool {
    calendar.works_on(A_MONDAY + (day - A_MONDAY).rem_euclid(7))
}

fn week(calendar: &Calendar, day: WorkingDay, document: &mut Document) {
    document.element("WeekDays", |document| {
        // Project's week begins with Sunday, 1.
        for day_type in 1..=7 {
            let works = calendar.works_on(A_MONDAY + (day_type + 5) % 7);
            document.element("WeekDay", |document| {
                document.value("DayType", day_type);
                document.value("DayWorking", u8::from(works));
                if works {
                    working_times(day, document);
                }
            });
        }
    });
}

/// Working times from the morning on, with an hour at noon where the day has room for one.
fn working_times(day: WorkingDay, document: &mut Document) {
    const FIRST: i64 = 8 * 60;
    const NOON: i64 = 12 * 60;
    let minutes = day.minutes();
    let time = |minutes: i64| format!("{:02}:{:02}:00", minutes / 60 % 24, minutes % 60);
    let last = FIRST + minutes + 60;
    let times = match minutes {
        ..=240 => vec![(MORNING.to_owned(), time(FIRST + minutes))],
        _ if last <= 24 * 60 => vec![
            (MORNING.to_owned(), time(NOON)),
            (time(NOON + 60), time(last)),
        ],
        _ => vec![(time(0), time(minutes))],
    };
    document.element("WorkingTimes", |document| {
        for (from, to) in times {
            document.element("WorkingTime", |document| {
                document.value("FromTime", from);
                document.value("ToTime", to);
            });
        }
    });
}

fn exceptions(written: &Written, day: WorkingDay, lang: Lang, document: &mut Document) {
    if written.exceptions.is_empty() {
        return;
    }
    document.element("Exceptions", |document| {
        let mut days = written.exceptions.iter().peekable();
        while let Some((&first, &works)) = days.next() {
            let name = name_of(&written.calendar, first, works, lang);
            let mut last = first;
            while let Some(&(&day, &next)) = days.peek()
                && day == last + 1
                && next == works
                && name_of(&written.calendar, day, works, lang) == name
            {
                last = day;
                days.next();
            }
            let (Some(from), Some(to)) = (date_of(first), date_of(last)) else {
                continue;
            };
            document.element("Exception", |document| {
                document.value("EnteredByOccurrences", 0);
                document.element("TimePeriod", |document| {
                    document.value("FromDate", format_args!("{from}T00:00:00"));
                    document.value("ToDate", format_args!("{to}T23:59:00"));
                });
                document.value("Occurrences", last - first + 1);
                document.line("Name", Some(&name));
                document.value("Type", 1);
                document.value("DayWorking", u8::from(works));
                if works {
                    working_times(day, document);
                }
            });
        }
    });
}

fn name_of(calendar: &Calendar, day: i32, works: bool, lang: Lang) -> String {
    if works {
        return lang.pick("make-up workday", "调休上班").to_owned();
    }
    let reason = date_of(day).and_then(|day| calendar.day_off_reason(day));
    let reason = reason.unwrap_or(DayOff::Holiday(None));
    reason.in_lang(lang).to_string()
}

/// The whole years that the dates of a plan lie in.
fn years(plan: &Plan, days: &[Date]) -> Option<(Date, Date)> {
    let dates = of_plan(plan);
    let of_phases = plan
        .phases
        .iter()
        .flat_map(|phase| [phase.start.value(), phase.end.value()]);
    let of_tasks = plan.tasks().flat_map(|task| {
        let baseline = task.baseline.get();
        [
            baseline.and_then(|dates| dates.start.value()),
            baseline.and_then(|dates| dates.finish.value()),
            task.not_before.value(),
            task.starts_on.value(),
            task.started.value(),
            task.finished.value(),
            task.deadline.value(),
        ]
    });
    let of_milestones = plan
        .milestones()
        .flat_map(|milestone| [milestone.date.value(), milestone.finished.value()]);
    let own = [dates.start, dates.finish].into_iter();
    let all = own.chain(of_phases).chain(of_tasks).chain(of_milestones);
    let all = all.flatten().chain(days.iter().copied());
    let all: Vec<Date> = all.collect();
    let (first, last) = (all.iter().min()?, all.iter().max()?);
    let first = Date::new(first.year(), 1, 1).ok()?;
    Some((first, Date::new(last.year(), 12, 31).ok()?))
}

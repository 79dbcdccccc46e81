//! Working days as far as they are certain, for judging a plan.
//!
//! A plan that names no calendar works from Monday to Friday for all that planvet knows, but it
//! may well keep China's public holidays; and the holidays of a year are unknown until they are
//! published. What holds in one case only is not held against a plan.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::lang::{Lang, Localized};
use crate::plan::read::Field;
use crate::plan::value::CalendarBase;
use crate::plan::{CalendarName, Plan};

use super::calendar::{DayOff, date_of};
use super::{Calendar, Calendars};

/// More weekdays in a row than any public holiday in China has ever taken.
const LONGEST_HOLIDAY: i64 = 7;

/// More days than any stretch of time in China has ever been worked beyond its weekdays, by the
/// weekends worked to make up for holidays outside it.
const MOST_MADE_UP: i64 = 4;

/// The calendars that a plan or a task may mean.
#[derive(Debug, Clone)]
pub struct WorkingTime {
    /// The calendar it names, else Monday to Friday.
    calendar: Calendar,
    /// What it may mean besides.
    other: Option<Calendar>,
}

/// Days of which some are certainly worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first working day.
    pub first: Date,
    /// The last working day.
    pub last: Date,
    /// How many days are worked; `None` when the holidays are not published, then first and
    /// last day may be holidays too.
    pub workdays: Option<i64>,
}

impl WorkingTime {
    /// The working time of a plan; `None` when its calendar is unknown, contradicts itself or
    /// can't be read.
    pub fn of_plan(plan: &Plan, calendars: &Calendars) -> Option<WorkingTime> {
        match (&plan.calendar, calendars.usual()) {
            (Field::Absent, Some(usual)) => Some(WorkingTime {
                calendar: usual.clone(),
                other: None,
            }),
            (Field::Absent, None) => Some(WorkingTime {
                calendar: calendars.of_plan(plan)?,
                other: calendars.find(CalendarBase::Cn.word()).cloned(),
            }),
            (Field::Unreadable(_), _) => None,
            (Field::Given(_, name), _) => WorkingTime::named(name, calendars),
        }
    }

    /// The working time by a calendar that is named; `None` as above.
    pub fn named(name: &CalendarName, calendars: &Calendars) -> Option<WorkingTime> {
        Some(WorkingTime {
            calendar: calendars.named(name)?,
            other: None,
        })
    }

    /// The working hours of a day, of the calendar with the most.
    pub fn hours_a_day(&self) -> Decimal {
        let other = self.other.as_ref().map(Calendar::hours_a_day);
        self.calendar.hours_a_day().max(other.unwrap_or_default())
    }

    /// Why a day is certainly not worked.
    pub fn day_off(&self, date: Date) -> Option<DayOff> {
        let reason = self
            .calendar
            .day_off_reason(date)
            .filter(|_| self.calendar.is_published(date.year()))?;
        let worked_elsewhere = self
            .other
            .as_ref()
            .is_some_and(|calendar| calendar.is_workday(date));
        (!worked_elsewhere).then_some(reason)
    }

    /// The first working day on or after a date, in every calendar that may be meant.
    ///
    /// `None` when the calendar that is named has no holidays published for that year. A plan that
    /// names none still gets its weekdays in such a year: more isn't known of it.
    pub fn next_workday(&self, date: Date) -> Option<Date> {
        let next = self.calendar.next_workday(date)?;
        let other = match &self.other {
            Some(calendar) => calendar.next_workday(date)?,
            None => next,
        };
        Some(next.max(other)).filter(|next| self.calendar.is_published(next.year()))
    }

    /// The last day before a date that is certainly worked; `None` when the holidays are not
    /// published.
    pub fn previous_workday(&self, date: Date) -> Option<Date> {
        let previous = self.calendar.previous_workday(date)?;
        let other = match &self.other {
            Some(calendar) => calendar.previous_workday(date)?,
            None => previous,
        };
        let earlier = previous.min(other);
        let is_worked = |calendar: &Calendar| calendar.is_workday(earlier);
        let is_certain = is_worked(&self.calendar)
            && self.other.as_ref().is_none_or(is_worked)
            && self.calendar.is_published(earlier.year());
        is_certain.then_some(earlier)
    }

    /// The day on which so many days of work, begun on a `day_number`, are done at the earliest
    /// in every calendar that may be meant.
    pub fn earliest_end(&self, first: i32, days: i32) -> Option<i32> {
        let end = |calendar: &Calendar| {
            let end_of = |days: i64| {
                let last = calendar.workdays_before(first).checked_add(days - 1)?;
                calendar.workday_at(last)
            };
            let end = end_of(i64::from(days))?;
            let year = |day| date_of(day).map(|date: Date| date.year());
            let published = (year(first)?..=year(end)?).all(|year| calendar.is_published(year));
            match i64::from(days) - MOST_MADE_UP {
                _ if published => Some(end),
                certain if certain > 0 => end_of(certain),
                _ => Some(first),
            }
        };
        let ends = [Some(&self.calendar), self.other.as_ref()];
        ends.into_iter().flatten().map(end).min()?
    }

    /// Whether a day is worked for certain.
    pub fn is_worked(&self, date: Date) -> bool {
        let is_worked =
            |calendar: &Calendar| calendar.is_workday(date) && calendar.is_published(date.year());
        is_worked(&self.calendar) && self.other.as_ref().is_none_or(is_worked)
    }

    /// The working days from `first` to `last`, both included; `None` when there may be none.
    pub fn stretch(&self, first: Date, last: Date) -> Option<Stretch> {
        let count = |calendar: &Calendar| calendar.workdays_between(first, last);
        let (calendar, workdays) = [Some(&self.calendar), self.other.as_ref()]
            .into_iter()
            .flatten()
            .map(|calendar| (calendar, count(calendar)))
            .min_by_key(|&(_, workdays)| workdays)?;
        let published = (first.year()..=last.year()).all(|year| self.calendar.is_published(year));
        if !published {
            return (workdays > LONGEST_HOLIDAY).then_some(Stretch {
                first,
                last,
                workdays: None,
            });
        }
        (workdays > 0).then_some(Stretch {
            first: calendar.next_workday(first)?,
            last: calendar.previous_workday(last)?,
            workdays: Some(workdays),
        })
    }
}

impl Localized for Stretch {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first, self.last);
        match (lang, self.workdays) {
            (Lang::En, None) => write!(f, "the time from {first} to {last}"),
            (Lang::En, Some(1)) => write!(f, "1 working day ({first})"),
            (Lang::En, Some(days)) => write!(f, "{days} working days ({first} to {last})"),
            (Lang::Zh, None) => write!(f, "{first} 至 {last} 这段时间"),
            (Lang::Zh, Some(1)) => write!(f, "1 个工作日（{first}）"),
            (Lang::Zh, Some(days)) => write!(f, "{days} 个工作日（{first} 至 {last}）"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::calendar::day_number;
    use super::*;
    use crate::plan::read::Either;
    use crate::plan::value::{CalendarId, Value as _};

    fn cn() -> WorkingTime {
        let name = Either::Short(CalendarId::read("CN").unwrap());
        WorkingTime::named(&name, Calendars::standard()).unwrap()
    }

    fn unnamed() -> WorkingTime {
        WorkingTime {
            calendar: Calendar::standard(),
            other: Some(Calendar::cn()),
        }
    }

    #[test]
    fn a_stretch_begins_and_ends_with_a_working_day() {
        let found = cn().stretch(date(2026, 4, 4), date(2026, 4, 12)).unwrap();
        assert_eq!(
            (found.first, found.last),
            (date(2026, 4, 7), date(2026, 4, 10))
        );
        assert_eq!(found.workdays, Some(4));
        assert_eq!(cn().stretch(date(2026, 10, 1), date(2026, 10, 7)), None);
        assert_eq!(cn().stretch(date(2026, 4, 12), date(2026, 4, 7)), None);
    }

    #[test]
    fn a_plan_without_a_calendar_may_keep_the_holidays_of_china() {
        assert_eq!(
            unnamed().stretch(date(2026, 10, 1), date(2026, 10, 7)),
            None
        );
        assert_eq!(unnamed().day_off(date(2026, 10, 1)), None);
        assert_eq!(unnamed().day_off(date(2026, 1, 4)), None);
        assert_eq!(unnamed().day_off(date(2026, 1, 11)), Some(DayOff::Weekend));
        // The week before is the holiday of October.
        assert_eq!(
            unnamed().previous_workday(date(2026, 10, 4)),
            Some(date(2026, 9, 30))
        );
    }

    #[test]
    fn nothing_short_is_certain_in_a_year_without_announcement() {
        assert_eq!(cn().day_off(date(2998, 1, 4)), None);
        assert_eq!(cn().stretch(date(2998, 10, 1), date(2998, 10, 7)), None);
        let quarter = cn().stretch(date(2998, 1, 1), date(2998, 3, 31)).unwrap();
        assert_eq!(quarter.workdays, None);
    }

    #[test]
    fn work_is_never_done_earlier_than_the_earliest_end() {
        let number = |year, month, day| day_number(date(year, month, day));
        let end = |time: &WorkingTime, first, days| {
            date_of(time.earliest_end(first, days).unwrap()).unwrap()
        };
        // The holiday of October takes a week of a plan that keeps it.
        let before = number(2026, 9, 28);
        assert_eq!(end(&cn(), before, 5), date(2026, 10, 9));
        assert_eq!(end(&unnamed(), before, 5), date(2026, 10, 2));
        // Nothing is published of 2998: four weekend days may be worked.
        let later = number(2998, 1, 1);
        assert_eq!(end(&cn(), later, 4), date(2998, 1, 1));
        assert_eq!(end(&cn(), later, 9), date(2998, 1, 5));
        assert_eq!(cn().earliest_end(i32::MAX, 9), None);
        assert_eq!(cn().earliest_end(before, i32::MAX), None);
    }

    #[test]
    fn a_day_is_worked_for_certain_in_all_calendars_that_are_published() {
        assert!(cn().is_worked(date(2026, 1, 4)) && !unnamed().is_worked(date(2026, 1, 4)));
        assert!(cn().is_worked(date(2026, 1, 5)) && unnamed().is_worked(date(2026, 1, 5)));
        assert!(!cn().is_worked(date(2998, 1, 6)));
    }

    #[test]
    fn no_stretch_was_ever_worked_more() {
        let (announced, weekdays) = (Calendar::cn(), Calendar::standard());
        let mut day = date(2004, 1, 1);
        let mut gained = 0;
        while day.year() <= 2026 {
            let more = i64::from(announced.is_workday(day)) - i64::from(weekdays.is_workday(day));
            gained = (gained + more).max(0);
            assert!(gained <= MOST_MADE_UP, "{day}");
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn no_holiday_was_ever_longer() {
        let announced = Calendar::cn();
        let mut day = date(2004, 1, 1);
        let mut run = 0;
        while day.year() <= 2026 {
            if announced.is_workday(day) {
                run = 0;
            } else if Calendar::standard().is_workday(day) {
                run += 1;
            }
            assert!(run <= LONGEST_HOLIDAY, "{day}");
            day = day.tomorrow().unwrap();
        }
    }
}

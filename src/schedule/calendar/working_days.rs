//! The calendar and its arithmetic.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::cn::{self, Holiday};
use super::exceptions::{self, Exception};
use super::{DayOff, Week, date_of, day_number};
use crate::lang::Text;
use crate::plan::value::{DailyHours, Duration};

/// A rule that says of every day whether it is worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    week: Week,
    exceptions: Cow<'static, [Exception]>,
    /// The days off whose name is known, ascending.
    holidays: &'static [Holiday],
    /// The years whose days off are known, ascending; `None` is every year.
    years: Option<Cow<'static, [i16]>>,
    /// Working hours of a day that is worked.
    hours_a_day: Decimal,
}

/// A day that is listed both as a day off and as a workday.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("listed both as days off and as workdays: {days:?}")]
pub struct ConflictingExceptions {
    /// The days in both lists, ascending; at least one.
    pub days: Vec<Date>,
}

impl Calendar {
    /// The hours of a day.
    pub const MOST_HOURS_A_DAY: i64 = DailyHours::MOST;

    /// Works from Monday to Friday and knows no holidays.
    pub fn standard() -> Calendar {
        Calendar::weekly(Week::MONDAY_TO_FRIDAY)
    }

    /// Works on every day, around the clock.
    pub fn continuous() -> Calendar {
        Calendar {
            hours_a_day: Decimal::from(Calendar::MOST_HOURS_A_DAY),
            ..Calendar::weekly(Week::EVERY_DAY)
        }
    }

    /// Repeats a week and knows no holidays.
    pub fn weekly(week: Week) -> Calendar {
        Calendar {
            week,
            exceptions: Cow::Borrowed(&[]),
            holidays: &[],
            years: None,
            hours_a_day: Decimal::from(Duration::HOURS_A_DAY),
        }
    }

    /// Follows the holidays and make-up workdays that China's State Council announced.
    ///
    /// The announcements are published for one year at a time, about two months before it starts.
    /// In other years the calendar works from Monday to Friday, which is a guess:
    /// [`is_published`](Calendar::is_published) tells the years apart. Source: the notices of the
    /// General Office of the State Council (国务院办公厅关于部分节假日安排的通知), by way of the
    /// PyPI package chinesecalendar 1.11 with the one correction that `cn.txt` explains.
    pub fn cn() -> Calendar {
        let announced = &*cn::ANNOUNCED;
        Calendar {
            week: Week::MONDAY_TO_FRIDAY,
            exceptions: Cow::Borrowed(&announced.exceptions),
            holidays: &announced.holidays,
            years: Some(Cow::Borrowed(&announced.years)),
            ..Calendar::standard()
        }
    }

    /// Works so many hours on each day that is worked; `None` for none and for more than a day has.
    pub fn with_hours_a_day(self, hours: Decimal) -> Option<Calendar> {
        let allowed = Decimal::ZERO < hours && hours <= Decimal::from(Calendar::MOST_HOURS_A_DAY);
        allowed.then_some(Calendar {
            hours_a_day: hours,
            ..self
        })
    }

    /// The working hours of a day that is worked: 8, and 24 around the clock, unless said
    /// otherwise.
    pub fn hours_a_day(&self) -> Decimal {
        self.hours_a_day
    }

    /// Adds a plan's own days off and workdays, which win over what the calendar said before.
    ///
    /// The order of the lists and a day listed twice in one of them make no difference.
    ///
    /// # Errors
    ///
    /// Days that stand in both lists; nothing says which of the two the author means.
    pub fn with_exceptions(
        &self,
        holidays: &[Date],
        workdays: &[Date],
    ) -> Result<Calendar, ConflictingExceptions> {
        let off: BTreeSet<Date> = holidays.iter().copied().collect();
        let on: BTreeSet<Date> = workdays.iter().copied().collect();
        let named = off.iter().chain(&on).map(|day| day.year());
        let years = self.years.as_ref().map(|known| union(known, named));
        let days: Vec<Date> = off.intersection(&on).copied().collect();
        if !days.is_empty() {
            return Err(ConflictingExceptions { days });
        }
        let earlier = self.exceptions.iter().map(|known| (known.day, known.works));
        let off = off.into_iter().map(|date| (day_number(date), false));
        let on = on.into_iter().map(|date| (day_number(date), true));
        let all: BTreeMap<i32, bool> = earlier.chain(off).chain(on).collect();
        Ok(Calendar {
            exceptions: Cow::Owned(exceptions::exceptions(self.week, all)),
            years,
            ..self.clone()
        })
    }

    /// Says that the days off of exactly these years are known, besides those that `base` knows
    /// by announcement.
    pub fn known_for(self, base: &Calendar, years: &[i16]) -> Calendar {
        let announced = base.years.as_deref().unwrap_or_default();
        Calendar {
            years: Some(union(announced, years.iter().copied())),
            ..self
        }
    }

    /// Tells whether a date is worked.
    pub fn is_workday(&self, date: Date) -> bool {
        self.works_on(day_number(date))
    }

    /// Tells whether the calendar knows the holidays of a year.
    ///
    /// Calendars made from a week know every year, [`Calendar::cn`] the years with an
    /// announcement, and own exceptions make a year known once they name a day of it.
    pub fn is_published(&self, year: i16) -> bool {
        let known = self.years.as_ref();
        known.is_none_or(|years| years.binary_search(&year).is_ok())
    }

    /// The years whose days off are known, ascending; `None` is every year.
    pub fn known_years(&self) -> Option<&[i16]> {
        self.years.as_deref()
    }

    /// Says why a date is not worked; `None` for workdays, make-up workdays among them.
    pub fn day_off_reason(&self, date: Date) -> Option<DayOff> {
        let day = day_number(date);
        match exceptions::find(&self.exceptions, day) {
            Some(exception) if exception.works => None,
            Some(_) => Some(DayOff::Holiday(self.name_of(day))),
            None if self.week.works(day) => None,
            None => Some(DayOff::Weekend),
        }
    }

    /// Finds the first workday on or after a date; `None` when the range of dates ends before it.
    pub fn next_workday(&self, date: Date) -> Option<Date> {
        self.date_at(self.workdays_before(day_number(date)))
    }

    /// Finds the last workday on or before a date; `None` when the range of dates starts after it.
    pub fn previous_workday(&self, date: Date) -> Option<Date> {
        self.date_at(self.workdays_before(day_number(date) + 1) - 1)
    }

    /// Counts the workdays from `first` to `last`, both included.
    ///
    /// Reversed dates give the same count below zero, as NETWORKDAYS does in spreadsheets. For the
    /// distance between two dates, such as a slip, see [`workdays_until`](Calendar::workdays_until).
    pub fn workdays_between(&self, first: Date, last: Date) -> i64 {
        if last < first {
            return -self.workdays_between(last, first);
        }
        self.workdays_before(day_number(last) + 1) - self.workdays_before(day_number(first))
    }

    /// Counts the workdays that `to` lies after `from`; negative when it lies before.
    ///
    /// These are the workdays in `from..to`: 0 for the same day, 1 from Friday to Monday. Distances
    /// add up, and between workdays this is the `n` that [`add_workdays`](Calendar::add_workdays)
    /// needs to get from one to the other.
    pub fn workdays_until(&self, from: Date, to: Date) -> i64 {
        self.workdays_before(day_number(to)) - self.workdays_before(day_number(from))
    }

    /// Moves a date by `n` workdays; `None` outside the years -9999 to 9999.
    ///
    /// As with WORKDAY in spreadsheets, the date itself doesn't count: 1 is the first workday after
    /// it, -1 the last one before it, and 0 leaves it as it is, workday or not.
    pub fn add_workdays(&self, date: Date, n: i64) -> Option<Date> {
        if n == 0 {
            return Some(date);
        }
        let day = day_number(date);
        // From a day off, the first step forward reaches the workday that stands at `before`.
        let on_a_day_off = n > 0 && !self.works_on(day);
        let before = self.workdays_before(day) - i64::from(on_a_day_off);
        self.date_at(before.checked_add(n)?)
    }

    /// Tells whether a [`day_number`] is worked.
    pub fn works_on(&self, day: i32) -> bool {
        exceptions::find(&self.exceptions, day)
            .map_or_else(|| self.week.works(day), |exception| exception.works)
    }

    /// Counts the workdays before a [`day_number`], from a fixed day on.
    ///
    /// The count is the index of the first workday on or after the day; it is negative before 1970,
    /// and only differences between counts of one calendar mean anything.
    pub fn workdays_before(&self, day: i32) -> i64 {
        exceptions::workdays_before(self.week, &self.exceptions, day)
    }

    /// Finds the [`day_number`] of the workday with `index` workdays before it.
    ///
    /// The reverse of [`workdays_before`](Calendar::workdays_before); `None` when the index is too
    /// large for a day number. The day may have no date; [`date_of`] tells.
    pub fn workday_at(&self, index: i64) -> Option<i32> {
        exceptions::workday_at(self.week, &self.exceptions, index)
    }

    fn date_at(&self, index: i64) -> Option<Date> {
        self.workday_at(index).and_then(date_of)
    }

    fn name_of(&self, day: i32) -> Option<Text> {
        let at = self
            .holidays
            .partition_point(|holiday| *holiday.days.end() < day);
        let holiday = self.holidays.get(at)?;
        holiday.days.contains(&day).then(|| holiday.name.clone())
    }
}

/// The years of both, ascending.
fn union(known: &[i16], more: impl IntoIterator<Item = i16>) -> Cow<'static, [i16]> {
    let years: BTreeSet<i16> = known.iter().copied().chain(more).collect();
    years.into_iter().collect()
}

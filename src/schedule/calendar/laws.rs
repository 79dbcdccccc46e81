//! Laws that every calendar keeps on every day.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;

/// Counts day by day, without any of the arithmetic under test.
fn count_naively(calendar: &Calendar, first: Date, last: Date) -> i64 {
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    let days = days.take_while(|day| *day <= last);
    days.filter(|day| calendar.is_workday(*day)).count() as i64
}

/// Dates near the end of announced years and at both ends of jiff's range.
fn dates() -> impl Strategy<Value = Date> {
    let last = day_number(Date::MAX);
    let day = prop_oneof![
        8 => 20_000..21_000i32,
        1 => day_number(Date::MIN)..day_number(Date::MIN) + 500,
        1 => last - 500..=last,
    ];
    day.prop_map(|day| date_of(day).unwrap())
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let week = proptest::collection::vec(0..7i8, 1..8).prop_map(|days| {
        let days = days
            .into_iter()
            .map(jiff::civil::Weekday::from_monday_zero_offset);
        Week::of(&days.collect::<Result<Vec<_>, _>>().unwrap()).unwrap()
    });
    let base = prop_oneof![Just(Calendar::cn()), week.prop_map(Calendar::weekly)];
    // Up to 200 named days in three years: long closures and gaps both come up.
    let named = proptest::collection::vec((dates(), any::<bool>()), 0..200);
    (base, named).prop_map(|(base, named)| {
        let named: BTreeMap<Date, bool> = named.into_iter().collect();
        let pick = |kind| {
            named
                .iter()
                .filter(move |(_, works)| **works == kind)
                .map(|(day, _)| *day)
        };
        let (off, on): (Vec<_>, Vec<_>) = (pick(false).collect(), pick(true).collect());
        base.with_exceptions(&off, &on).unwrap()
    })
}

proptest! {
    #[test]
    fn every_day_is_worked_or_has_a_reason(calendar in calendars(), day in dates()) {
        let reason = calendar.day_off_reason(day);
        prop_assert_eq!(calendar.is_workday(day), reason.is_none());
        prop_assert_eq!(calendar.workdays_between(day, day), i64::from(reason.is_none()));
    }

    #[test]
    fn counting_agrees_with_walking(calendar in calendars(), a in dates(), length in 0..800i32) {
        let b = date_of(day_number(a) + length).unwrap_or(Date::MAX);
        let walked = count_naively(&calendar, a, b);
        prop_assert_eq!(calendar.workdays_between(a, b), walked);
        let last = i64::from(calendar.is_workday(b));
        prop_assert_eq!(calendar.workdays_until(a, b), walked - last);
        prop_assert_eq!(calendar.workdays_until(b, a), last - walked);
    }

    #[test]
    fn nearest_workdays_agree_with_walking(calendar in calendars(), day in dates()) {
        let mut after = std::iter::successors(Some(day), |day| day.tomorrow().ok());
        let mut before = std::iter::successors(Some(day), |day| day.yesterday().ok());
        prop_assert_eq!(calendar.next_workday(day), after.find(|day| calendar.is_workday(*day)));
        prop_assert_eq!(
            calendar.previous_workday(day),
            before.find(|day| calendar.is_workday(*day))
        );
    }

    #[test]
    fn adding_then_subtracting_returns(calendar in calendars(), day in dates(), n in -900..900i64) {
        if let Some(moved) = calendar.add_workdays(day, n) {
            prop_assert!(n == 0 || calendar.is_workday(moved));
            if calendar.is_workday(day) {
                prop_assert_eq!(calendar.add_workdays(moved, -n), Some(day));
                prop_assert_eq!(calendar.workdays_until(day, moved), n);
            } else if n > 0 {
                prop_assert_eq!(calendar.workdays_between(day, moved), n);
            }
        }
    }

    #[test]
    fn steps_add_up(calendar in calendars(), day in dates(), a in 0..400i64, b in 0..400i64) {
        for (a, b) in [(a, b), (-a, -b)] {
            let there = calendar.add_workdays(day, a);
            let there = there.and_then(|there| calendar.add_workdays(there, b));
            prop_assert_eq!(there, calendar.add_workdays(day, a + b));
        }
    }

    #[test]
    fn months_add_up_to_the_year(calendar in calendars(), year in -9999..=9999i16) {
        let year = if year % 2 == 0 { 2024 + year % 3 } else { year };
        let whole = calendar.workdays_between(date(year, 1, 1), date(year, 12, 31));
        let months = (1..=12).map(|month| {
            let first = date(year, month, 1);
            calendar.workdays_between(first, first.last_of_month())
        });
        prop_assert_eq!(months.sum::<i64>(), whole);
    }

    #[test]
    fn any_number_is_safe(calendar in calendars(), day: i32, n: i64) {
        calendar.works_on(day);
        calendar.workdays_before(day);
        calendar.workday_at(n);
        if let Some(date) = date_of(day) {
            calendar.add_workdays(date, n);
        }
    }
}

//! What calendars say about days that are known.

use jiff::civil::{Date, date};

use super::*;
use crate::lang::{Lang, Localized, Text};

fn workdays_of(calendar: &Calendar, year: i16) -> i64 {
    calendar.workdays_between(date(year, 1, 1), date(year, 12, 31))
}

#[test]
fn china_works_as_announced() {
    let cn = Calendar::cn();
    for (day, works) in [
        (date(2005, 12, 31), true),
        (date(2020, 1, 31), false),
        (date(2025, 9, 28), true),
        (date(2025, 10, 8), false),
        (date(2026, 1, 4), true),
        (date(2026, 2, 16), false),
    ] {
        assert_eq!(cn.is_workday(day), works, "{day}");
    }
}

#[test]
fn years_have_their_known_number_of_workdays() {
    let cn = Calendar::cn();
    let known = [
        252, 251, 251, 249, 251, 250, 250, 250, 249, 250, 250, 249, //
        250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248,
    ];
    for (year, known) in (2004..=2026).zip(known) {
        assert_eq!(workdays_of(&cn, year), known, "{year}");
    }
    assert_eq!(workdays_of(&Calendar::standard(), 2026), 261);
    assert_eq!(workdays_of(&Calendar::continuous(), 2024), 366);
}

#[test]
fn unpublished_years_are_told() {
    let cn = Calendar::cn();
    let published = |year| cn.is_published(year);
    assert!(published(2004) && published(2026));
    assert!(!published(2003) && !published(2027));
    assert!(!published(i16::MIN) && !published(i16::MAX));
    assert!(Calendar::standard().is_published(2027));
    assert!(Calendar::continuous().is_published(-9999));

    let own = cn
        .with_exceptions(&[date(2027, 12, 31)], &[date(9999, 12, 31)])
        .unwrap();
    assert!(own.is_published(2027) && own.is_published(9999) && own.is_published(2026));
    assert!(!own.is_published(2028) && !own.is_published(9998));

    let stated = own.known_for(&cn, &[2028]);
    assert!(stated.is_published(2026) && stated.is_published(2028));
    assert!(!stated.is_published(2027) && !stated.is_published(9999));
    let bounded = Calendar::standard().known_for(&Calendar::standard(), &[2027]);
    assert!(bounded.is_published(2027) && !bounded.is_published(2026));
}

#[test]
fn days_off_have_a_reason() {
    let cn = Calendar::cn();
    let spring = DayOff::Holiday(Some(Text::new("Spring Festival", "春节")));
    assert_eq!(cn.day_off_reason(date(2026, 2, 16)), Some(spring.clone()));
    assert_eq!(cn.day_off_reason(date(2026, 1, 4)), None);
    assert_eq!(cn.day_off_reason(date(2026, 1, 5)), None);
    assert_eq!(cn.day_off_reason(date(2026, 1, 10)), Some(DayOff::Weekend));
    assert_eq!(
        Calendar::continuous().day_off_reason(date(2026, 1, 10)),
        None
    );
    assert_eq!(spring.in_lang(Lang::Zh).to_string(), "春节");
    assert_eq!(DayOff::Weekend.in_lang(Lang::En).to_string(), "weekend");
}

#[test]
fn own_exceptions_win() {
    let (monday, spring, sunday) = (date(2026, 3, 2), date(2026, 2, 16), date(2026, 1, 4));
    let cn = Calendar::cn();
    let own = cn
        .with_exceptions(&[sunday, monday, monday], &[spring])
        .unwrap();
    assert_eq!(own.day_off_reason(monday), Some(DayOff::Holiday(None)));
    assert_eq!(own.day_off_reason(sunday), Some(DayOff::Holiday(None)));
    assert!(own.is_workday(spring));
    assert_eq!(workdays_of(&own, 2026), 248 - 2 + 1);

    let later = own.with_exceptions(&[spring], &[monday, sunday]).unwrap();
    assert_eq!(workdays_of(&later, 2026), 248);
    assert!(matches!(
        later.day_off_reason(spring),
        Some(DayOff::Holiday(Some(_)))
    ));
}

#[test]
fn a_day_in_both_lists_is_an_error() {
    let (a, b, c) = (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4));
    let error = Calendar::standard()
        .with_exceptions(&[c, b, a], &[a, c])
        .unwrap_err();
    assert_eq!(error.days, [a, c]);
    let shown = error.to_string();
    assert!(
        shown.contains("2026-03-02") && !shown.contains("2026-03-03"),
        "{shown}"
    );
}

#[test]
fn steps_skip_days_off() {
    let cn = Calendar::cn();
    // 2026-02-14 is a Saturday that is worked; 15 to 23 February are off.
    assert_eq!(
        cn.add_workdays(date(2026, 2, 13), 1),
        Some(date(2026, 2, 14))
    );
    assert_eq!(
        cn.add_workdays(date(2026, 2, 14), 1),
        Some(date(2026, 2, 24))
    );
    assert_eq!(
        cn.add_workdays(date(2026, 2, 20), 1),
        Some(date(2026, 2, 24))
    );
    assert_eq!(
        cn.add_workdays(date(2026, 2, 20), -1),
        Some(date(2026, 2, 14))
    );
    assert_eq!(
        cn.add_workdays(date(2026, 2, 20), 0),
        Some(date(2026, 2, 20))
    );
    assert_eq!(cn.next_workday(date(2026, 2, 15)), Some(date(2026, 2, 24)));
    assert_eq!(
        cn.previous_workday(date(2026, 2, 23)),
        Some(date(2026, 2, 14))
    );
    assert_eq!(cn.workdays_between(date(2026, 2, 14), date(2026, 2, 24)), 2);
    assert_eq!(
        cn.workdays_between(date(2026, 2, 24), date(2026, 2, 14)),
        -2
    );
    assert_eq!(cn.workdays_until(date(2026, 2, 14), date(2026, 2, 24)), 1);
}

#[test]
fn the_ends_of_time_are_no_trap() {
    let closed = Calendar::standard()
        .with_exceptions(&[Date::MIN, Date::MAX], &[])
        .unwrap();
    assert_eq!(closed.next_workday(Date::MAX), None);
    assert_eq!(closed.previous_workday(Date::MIN), None);
    for calendar in [
        Calendar::standard(),
        Calendar::continuous(),
        Calendar::cn(),
        closed,
    ] {
        for day in [Date::MIN, Date::MAX] {
            calendar.is_workday(day);
            calendar.day_off_reason(day);
            for n in [i64::MIN, -8_000_000, 8_000_000, i64::MAX] {
                assert_eq!(calendar.add_workdays(day, n), None);
            }
            assert_eq!(calendar.add_workdays(day, 0), Some(day));
        }
        let all = calendar.workdays_between(Date::MIN, Date::MAX);
        assert_eq!(calendar.workdays_between(Date::MAX, Date::MIN), -all);
        for day in [i32::MIN, i32::MAX] {
            calendar.works_on(day);
            calendar.workday_at(calendar.workdays_before(day));
        }
        for index in [i64::MIN, i64::MAX] {
            assert_eq!(calendar.workday_at(index), None);
        }
    }
    assert_eq!(
        Calendar::continuous().workdays_between(Date::MIN, Date::MAX),
        7_304_484
    );
}

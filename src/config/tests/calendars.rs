//! Calendars of a team's own.

use super::*;

#[test]
fn a_team_adds_the_official_days_of_a_year_itself() {
    let text = "calendar = 'office'\n\
        [calendars.CN]\nyears = [2027]\nholidays = [2027-01-01, '2027-10-01']\nworkdays = [2027-10-09]\n\
        [calendars.office]\nbase = 'CN'\nholidays = [2027-03-15]\n\
        [calendars.shop]\nyears = [2027]\nworkdays = [2027-10-09]\n";
    let effective = effective(text, "a.yaml", &Layer::default());
    let calendars = &effective.settings.calendars;
    let calendar = |name: &str| calendars.find(name).expect("calendar");
    let is_published = |name, year| calendar(name).is_published(year);
    assert!(is_published("中国", 2027) && !is_published("CN", 2028));
    assert!(is_published("office", 2027) && is_published("office", 2026));
    assert!(is_published("shop", 2027) && !is_published("shop", 2026));
    assert!(!calendar("CN").is_workday(date(2027, 10, 1)));
    assert!(calendar("CN").is_workday(date(2027, 10, 9)));
    assert!(calendar("CN").is_workday(date(2027, 3, 15)));
    assert!(!calendar("office").is_workday(date(2027, 3, 15)));
    assert!(!calendar("office").is_workday(date(2026, 10, 1)));
    assert_eq!(calendars.usual(), Some(calendar("office")));
    assert_eq!(effective.calendar.origin, Origin::File(1));
    let origins: Vec<(&str, Origin)> = effective
        .calendars
        .iter()
        .map(|(name, origin)| (name.as_str(), origin.clone()))
        .collect();
    assert_eq!(
        origins,
        [
            ("standard", Origin::Default),
            ("CN", Origin::File(2)),
            ("continuous", Origin::Default),
            ("office", Origin::File(6)),
            ("shop", Origin::File(9)),
        ]
    );
}

#[test]
fn a_calendar_of_an_override_takes_the_place_of_its_namesake() {
    let text = "[calendars.office]\nholidays = [2026-03-16]\n\
        [[overrides]]\npaths = ['site/']\ncalendar = 'yard'\n\
        [overrides.calendars.yard]\nbase = 'office'\nworkdays = [2026-03-14]\n\
        [overrides.calendars.office]\nholidays = [2026-03-17]\n";
    let works = |path: &str, name: &str, day: i8| {
        let effective = effective(text, path, &Layer::default());
        let calendar = effective.settings.calendars.find(name).cloned();
        calendar.map(|calendar| calendar.is_workday(date(2026, 3, day)))
    };
    assert_eq!(works("a.yaml", "office", 16), Some(false));
    assert_eq!(works("a.yaml", "yard", 16), None);
    assert_eq!(works("site/a.yaml", "office", 16), Some(true));
    assert_eq!(works("site/a.yaml", "yard", 17), Some(false));
    assert_eq!(works("site/a.yaml", "yard", 14), Some(true));
}

#[test]
fn faults_of_calendars_are_told() {
    let cases = [
        (
            "calendar = 'ofice'\n[calendars.office]",
            "'ofice'",
            "there is no calendar `ofice`",
        ),
        (
            "[calendars.office]\nbase = 'China'",
            "'China'",
            "there is no calendar `China`",
        ),
        (
            "[calendars.a]\nbase = 'b'\n[calendars.b]\nbase = 'c'\n[calendars.c]\nbase = 'b'",
            "b",
            "this calendar builds on itself: b → c → b",
        ),
        (
            "[calendars.a]\nbase = 'a'",
            "a",
            "this calendar builds on itself: a → a",
        ),
        (
            "[calendars.CN]\n[calendars.\"中国\"]",
            "\"中国\"",
            "`中国` and `CN` are the same calendar",
        ),
        (
            "[calendars.a]\nholidays = [2027-01-01]\nworkdays = [2027-01-01]",
            "2027-01-01]",
            "2027-01-01 is listed both as a day off and as a working day",
        ),
        (
            "[calendars.CN]\nyears = [2027]",
            "2027",
            "the calendar `CN` lists no day off in 2027, so it can't be known for that year",
        ),
        (
            "[calendars.a]\nyears = [27]",
            "27",
            "`27` is no year from 1900 to 9999",
        ),
        (
            "[[overrides]]\npaths = ['a']\ncalendar = 'yard'",
            "'yard'",
            "there is no calendar `yard`",
        ),
    ];
    for (text, place, message) in cases {
        let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
        assert!(read.config.is_none(), "{text}");
        assert_eq!(told(&read), [message], "{text}");
        let shown = &read.checked.source.text[read.checked.findings[0].span.range()];
        assert!(place.starts_with(shown), "{shown} in {text}");
    }
}

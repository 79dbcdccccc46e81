//! Lines that time is counted along: all of it, or the working time of a calendar.

use std::ops::RangeInclusive;

use super::Calendar;
use super::instant::{DAY, Edge, Instant, bounded};

/// A line of time. Places on it are ticks, and only differences between them mean anything.
///
/// On the line of a calendar, days off take no room: the end of Friday, all of the weekend and
/// the beginning of Monday are one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// All time, around the clock: places are the ticks of [`Instant`]s.
    Elapsed,
    /// The working time of a calendar.
    Working(Calendar),
}

impl Line {
    /// The place of an instant; instants of a day off have that of the next day worked.
    pub fn place(&self, at: Instant) -> i64 {
        let Line::Working(calendar) = self else {
            return at.0;
        };
        let day = at.day();
        let before = calendar.workdays_before(day) * DAY;
        let part = at.0.rem_euclid(DAY);
        match part != 0 && calendar.works_on(day) {
            true => before + part,
            false => before,
        }
    }

    /// The last instant of a place: work that is to be done from here on begins then.
    pub fn begin(&self, place: i64) -> Instant {
        let Line::Working(calendar) = self else {
            return Instant(bounded(place));
        };
        let (index, part) = (place.div_euclid(DAY), place.rem_euclid(DAY));
        at_workday(calendar, index).plus(part)
    }

    /// The first instant of a place: work that is done up to here ends then.
    pub fn end(&self, place: i64) -> Instant {
        let Line::Working(calendar) = self else {
            return Instant(bounded(place));
        };
        match place.rem_euclid(DAY) {
            0 => at_workday(calendar, place.div_euclid(DAY) - 1).plus(DAY),
            part => at_workday(calendar, place.div_euclid(DAY)).plus(part),
        }
    }

    /// Whether the days off of all years that the instants lie in are known.
    pub fn is_published(&self, first: Instant, last: Instant) -> bool {
        let Line::Working(calendar) = self else {
            return true;
        };
        if calendar.known_years().is_none() {
            return true;
        }
        match years(first, last) {
            Some(mut years) => years.all(|year| calendar.is_published(year)),
            None => false,
        }
    }

    /// The years that the instants lie in whose days off aren't known.
    pub fn unpublished_years(&self, first: Instant, last: Instant) -> Vec<i16> {
        let Line::Working(calendar) = self else {
            return Vec::new();
        };
        let years = years(first, last).filter(|_| calendar.known_years().is_some());
        let years = years.into_iter().flatten();
        years.filter(|&year| !calendar.is_published(year)).collect()
    }
}

/// The years from one instant, told as a start, to another, told as a finish.
fn years(first: Instant, last: Instant) -> Option<RangeInclusive<i16>> {
    let (first, last) = (first.date(Edge::Start)?, last.date(Edge::End)?);
    Some(first.year()..=last.year())
}

/// The beginning of the workday with so many workdays before it.
fn at_workday(calendar: &Calendar, index: i64) -> Instant {
    let farthest = if index < 0 { i64::MIN } else { i64::MAX };
    let day = calendar.workday_at(index).map(i64::from);
    Instant(bounded(day.map_or(farthest, |day| day.saturating_mul(DAY))))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::super::calendar::{date_of, day_number};
    use super::*;

    fn lines() -> impl Strategy<Value = Line> {
        let off = prop::collection::vec(-400..400_i32, 0..40);
        let on = prop::collection::vec(-400..400_i32, 0..40);
        let own = (off, on).prop_map(|(off, on)| {
            let date = |day: i32| date_of(day + day_number(date(2026, 1, 1)));
            let off: Vec<Date> = off.into_iter().filter_map(date).collect();
            let on = on.into_iter().filter_map(date);
            let on: Vec<Date> = on.filter(|day| !off.contains(day)).collect();
            let calendar = Calendar::cn().with_exceptions(&off, &on).unwrap();
            Line::Working(calendar)
        });
        prop_oneof![
            Just(Line::Elapsed),
            Just(Line::Working(Calendar::standard())),
            Just(Line::Working(Calendar::continuous())),
            own,
        ]
    }

    /// Instants around 2026, half of them between two days.
    fn instants() -> impl Strategy<Value = Instant> {
        let first = i64::from(day_number(date(2026, 1, 1)));
        let parts = prop_oneof![Just(0), 0..DAY];
        (-500..500_i64, parts).prop_map(move |(day, part)| Instant((first + day) * DAY + part))
    }

    #[test]
    fn a_weekend_is_one_place() {
        let line = Line::Working(Calendar::standard());
        let friday = Instant::end_of(date(2026, 1, 9));
        let sunday = Instant::begin_of(date(2026, 1, 11)).plus(DAY / 3);
        let monday = Instant::begin_of(date(2026, 1, 12));
        let place = line.place(monday);
        assert_eq!([line.place(friday), line.place(sunday)], [place, place]);
        assert_eq!((line.end(place), line.begin(place)), (friday, monday));
        let next = line.end(place + DAY);
        assert_eq!(next.date(Edge::End), Some(date(2026, 1, 12)));
        let half = line.end(place + DAY / 2);
        assert_eq!(half, line.begin(place + DAY / 2));
        assert_eq!(half.date(Edge::End), Some(date(2026, 1, 12)));
    }

    #[test]
    fn the_ends_of_time_are_no_trap() {
        for line in [Line::Elapsed, Line::Working(Calendar::standard())] {
            for far in [i64::MIN / 2, i64::MAX / 2] {
                let at = line.begin(far);
                assert_eq!(at, line.end(far));
                line.place(at);
                assert_eq!(at.date(Edge::Start), None);
            }
        }
    }

    #[test]
    fn years_without_announcement_are_told() {
        let cn = Line::Working(Calendar::cn());
        let (last, next) = (Instant(20_000 * DAY), Instant::end_of(date(2998, 1, 1)));
        assert!(cn.is_published(last, last) && !cn.is_published(last, next));
        assert!(Line::Elapsed.is_published(last, next));
    }

    proptest! {
        #[test]
        fn begin_and_end_are_the_edges_of_a_place(line in lines(), at in instants()) {
            let place = line.place(at);
            let (end, begin) = (line.end(place), line.begin(place));
            prop_assert!(end <= at && at <= begin, "{end:?} {at:?} {begin:?}");
            prop_assert_eq!(line.place(end), place);
            prop_assert_eq!(line.place(begin), place);
            // One tick on either side is another place.
            prop_assert_eq!(line.place(begin.plus(1)), place + 1);
            prop_assert_eq!(line.place(end.plus(-1)), place - 1);
        }

        #[test]
        fn adding_and_taking_away_leads_back(line in lines(), at in instants(), ticks in -90 * DAY..90 * DAY) {
            let from = line.begin(line.place(at));
            let to = line.end(line.place(from) + ticks);
            prop_assert_eq!(line.begin(line.place(to) - ticks), from);
        }

        #[test]
        fn the_line_has_as_many_days_as_the_calendar(at in instants(), more in 0..400_i64) {
            let calendar = Calendar::cn();
            let line = Line::Working(calendar.clone());
            let to = Instant(at.0 + more * DAY);
            let days = |at: Instant| calendar.workdays_before(at.day());
            let whole = |at: Instant| Instant(i64::from(at.day()) * DAY);
            prop_assert_eq!(line.place(whole(to)) - line.place(whole(at)), (days(to) - days(at)) * DAY);
        }

        #[test]
        fn any_number_is_safe(line in lines(), ticks: i64) {
            let at = Instant(bounded(ticks));
            line.place(at);
            line.begin(bounded(ticks));
            line.end(bounded(ticks));
        }
    }
}

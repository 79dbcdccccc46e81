//! The deadline that a sentence names, and the days it may mean in a plan.

use jiff::civil::Date;

use crate::plan::Plan;
use crate::source::Span;
use crate::statement::time::{Anchors, Due, TimeKind};
use crate::statement::{OtherTime, TimePhrase};

use super::Reading;

/// Days that a deadline may be off the day that the sentence names: the days off around it.
const OFF_A_DAY: i32 = 3;

/// Days that it may be off where the sentence names a month, a year or a length of time.
const OFF_A_PERIOD: i32 = 14;

/// The deadline of a sentence.
#[derive(Debug)]
pub struct DueIn<'r, 'p> {
    /// Its words.
    pub time: &'r TimePhrase,
    reading: &'r Reading<'p>,
}

impl<'p> Reading<'p> {
    /// The deadline of the whole sentence, if it has one.
    pub fn deadline(&self) -> Option<DueIn<'_, 'p>> {
        let own = || self.statement.aim()?.deadline.as_ref();
        let time = self.statement.deadline.as_ref().or_else(own)?;
        Some(DueIn {
            time,
            reading: self,
        })
    }
}

impl DueIn<'_, '_> {
    /// The day that the words name whatever the plan says: `2026年6月30日前`, `by Q3 2026`.
    pub fn day(&self) -> Option<Date> {
        match self.time.kind {
            TimeKind::Due(Due::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Whether the words name a day whatever the plan says.
    pub fn is_named(&self) -> bool {
        self.day().is_some()
    }

    /// The likeliest of the days that the words may mean, when a deadline is none of them.
    ///
    /// `origins` are the days that a relative time may be counted from, the likeliest first.
    pub fn misses(&self, deadline: Date, origins: impl Iterator<Item = Date>) -> Option<Date> {
        let january = Date::new(deadline.year(), 1, 1).ok();
        let yearless = matches!(
            self.time.kind,
            TimeKind::Due(Due::DayOfYear { .. } | Due::Feast { years: None, .. })
        );
        let mut origins: Vec<Date> = origins.collect();
        // What has no year comes every year.
        origins.extend(january.filter(|_| yearless));
        let anchored = origins.into_iter().map(Some);
        let none = self.is_named().then_some(None);
        let days = none.into_iter().chain(anchored);
        let mut likeliest = None;
        for day in days.filter_map(|origin| self.day_from(origin)) {
            if self.is_near(day, deadline) {
                return None;
            }
            likeliest = likeliest.or(Some(day));
        }
        likeliest
    }

    fn day_from(&self, origin: Option<Date>) -> Option<Date> {
        self.time.kind.last_day(Anchors {
            as_of: None,
            plan_start: origin,
        })
    }

    fn is_near(&self, day: Date, deadline: Date) -> bool {
        let off = match self.names_day(day) {
            true => OFF_A_DAY,
            false => OFF_A_PERIOD,
        };
        let apart = day.until(deadline).map(|span| span.get_days().abs());
        apart.is_ok_and(|apart| apart <= off)
    }

    /// Whether the words give the day of the month, and not only a period that ends on it.
    fn names_day(&self, day: Date) -> bool {
        let words = self.reading.words(self.time.span);
        let number = day.day().to_string();
        let digits = |c: char| !c.is_ascii_digit();
        let has_number = words
            .split(digits)
            .any(|run| run.trim_start_matches('0') == number);
        let is_due = matches!(self.time.kind, TimeKind::Due(_));
        is_due && (has_number || words.contains(['日', '号']))
    }
}

/// The days that the relative times of a plan's sentences may be counted from, the likeliest
/// first: the start of the plan, the day it was issued, the starts of its phases.
pub fn origins(plan: &Plan) -> impl Iterator<Item = Date> + '_ {
    let phases = plan.phases.iter().filter_map(|phase| phase.start.value());
    let days = [plan.start.value(), plan.issued.value()];
    days.into_iter().flatten().chain(phases)
}

/// The words of times that are no deadline, of one kind.
pub fn other_times(reading: &Reading<'_>, kind: OtherTime) -> impl Iterator<Item = Span> {
    let times = reading.statement.other_times.iter();
    times.filter_map(move |(time, other)| (*other == kind).then_some(time.span))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::check::Said;
    use crate::source::{Limits, parse};

    /// Looks at the deadline of a sentence beside a day.
    fn misses(statement: &str, deadline: Date, origins: &[Date]) -> Option<Date> {
        let text = format!("planvet: 1\ngoals:\n  - {{title: A, statement: '{statement}'}}\n");
        let tree = parse(&text, &Limits::DEFAULT);
        let (plan, _) = crate::plan::read(&tree, &text, tree.roots()[0], &Limits::DEFAULT);
        let plan = plan.unwrap();
        let said = Said::all(&plan, &text);
        let due = said[0].statement().and_then(Reading::deadline);
        due.unwrap().misses(deadline, origins.iter().copied())
    }

    #[test]
    fn a_named_day_may_be_off_by_a_weekend_and_a_period_by_two_weeks() {
        for (statement, deadline, missed) in [
            ("2026年6月30日前投诉降至20件", date(2026, 6, 30), None),
            ("2026年6月30日前投诉降至20件", date(2026, 7, 3), None),
            (
                "2026年6月30日前投诉降至20件",
                date(2026, 7, 4),
                Some(date(2026, 6, 30)),
            ),
            ("Cut complaints to 20 by Q3 2026", date(2026, 9, 20), None),
            (
                "Cut complaints to 20 by Q3 2026",
                date(2026, 8, 31),
                Some(date(2026, 9, 30)),
            ),
        ] {
            assert_eq!(
                misses(statement, deadline, &[]),
                missed,
                "{statement} {deadline}"
            );
        }
    }

    #[test]
    fn a_relative_time_may_count_from_any_of_the_days_and_from_none_means_nothing() {
        let (start, issued) = (date(2026, 1, 1), date(2026, 3, 1));
        let statement = "6个月内投诉降至20件";
        assert_eq!(misses(statement, date(2026, 7, 1), &[start, issued]), None);
        assert_eq!(misses(statement, date(2026, 9, 1), &[start, issued]), None);
        let missed = misses(statement, date(2026, 12, 31), &[start, issued]);
        assert!(
            missed.is_some_and(|day| day < date(2026, 7, 15)),
            "{missed:?}"
        );
        assert_eq!(misses(statement, date(2026, 12, 31), &[]), None);
    }

    #[test]
    fn a_day_without_a_year_comes_every_year() {
        let statement = "6月30日前投诉降至20件";
        assert_eq!(
            misses(statement, date(2027, 6, 30), &[date(2026, 1, 1)]),
            None
        );
        let missed = misses(statement, date(2027, 9, 30), &[]);
        assert_eq!(missed, Some(date(2027, 6, 30)));
    }
}

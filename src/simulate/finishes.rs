//! How often a finish falls on which day.

use jiff::civil::Date;

use crate::schedule::calendar::{date_of, day_number};

use super::histogram::Histogram;
use super::ranks::{interval, rank};
use super::setup::Setup;

/// How often a finish falls on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finishes {
    /// The days on which it falls at all, ascending, with how often.
    pub days: Vec<(Date, u64)>,
}

impl Finishes {
    /// `None` without dates, and where some of them are too far away to be told.
    pub(super) fn new(setup: &Setup<'_>, histogram: &Histogram) -> Option<Finishes> {
        let network = &setup.inputs.network;
        let counts = (histogram.first..).zip(&histogram.counts);
        let counted = counts.filter(|(_, count)| **count > 0);
        let days: Option<Vec<(Date, u64)>> = counted
            .map(|(day, &count)| Some((date_of(setup.clock.day(network, day)?)?, count)))
            .collect();
        let days = days.filter(|days| !days.is_empty() && network.is_dated)?;
        Some(Finishes { days })
    }

    fn count(&self) -> u64 {
        self.days.iter().map(|(_, count)| count).sum()
    }

    /// The first day by which at least a share of the iterations is done; `percent` up to 100.
    pub fn percentile(&self, percent: u32) -> Date {
        self.at(rank(self.count(), percent))
    }

    /// Between which days the percentile lies with a confidence of 95%, had one iterated for ever.
    pub fn interval(&self, percent: u32) -> (Date, Date) {
        let (low, high) = interval(self.count(), percent);
        (self.at(low), self.at(high))
    }

    /// The day of a rank, counted from one.
    fn at(&self, rank: u64) -> Date {
        let mut below = 0;
        for (day, count) in &self.days {
            below += count;
            if below >= rank {
                return *day;
            }
        }
        self.days.last().map_or(Date::MAX, |(day, _)| *day)
    }

    /// The share of iterations that are done by the end of a day.
    pub fn odds_by(&self, day: Date) -> f64 {
        let by = self.days.iter().take_while(|(done, _)| *done <= day);
        let by: u64 = by.map(|(_, count)| count).sum();
        by as f64 / self.count().max(1) as f64
    }

    /// The mean, to the nearest day.
    pub fn mean(&self) -> Date {
        let (mean, _) = self.moments();
        date_of(self.first() + mean.round() as i32).unwrap_or(Date::MAX)
    }

    /// The standard deviation, in calendar days.
    pub fn deviation(&self) -> f64 {
        self.moments().1
    }

    fn first(&self) -> i32 {
        self.days.first().map_or(0, |(day, _)| day_number(*day))
    }

    /// The mean, in days from the first, and the standard deviation.
    fn moments(&self) -> (f64, f64) {
        let first = self.first();
        let count = self.count().max(1) as f64;
        let from_first = |day: Date| f64::from(day_number(day) - first);
        let days = || {
            self.days
                .iter()
                .map(|(day, count)| (from_first(*day), *count as f64))
        };
        let mean = days().map(|(day, count)| day * count).sum::<f64>() / count;
        let squares = days().map(|(day, count)| (day - mean) * (day - mean) * count);
        (mean, (squares.sum::<f64>() / count).sqrt())
    }
}

//! How many of the iterations fall on which day.

use super::clock::day_of;
use super::course::Lanes;

/// How many of the iterations fall on each of some days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Histogram {
    /// The day of the first count.
    pub(super) first: i32,
    pub(super) counts: Vec<u64>,
}

impl Histogram {
    /// Counts finishes.
    pub(super) fn count(&mut self, finishes: &Lanes) {
        let days = finishes.map(day_of);
        let (mut first, mut last) = (days[0], days[0]);
        for day in days {
            first = first.min(day);
            last = last.max(day);
        }
        self.reach(first, last);
        for day in days {
            self.counts[(day - self.first) as usize] += 1;
        }
    }

    /// Makes room for some days.
    fn reach(&mut self, first: i32, last: i32) {
        if self.counts.is_empty() {
            self.first = first;
        }
        if first < self.first {
            let more = (self.first - first) as usize;
            self.counts.splice(0..0, std::iter::repeat_n(0, more));
            self.first = first;
        }
        let days = (last - self.first) as usize + 1;
        if days > self.counts.len() {
            self.counts.resize(days, 0);
        }
    }

    pub(super) fn merge(&mut self, other: &Histogram) {
        if other.counts.is_empty() {
            return;
        }
        let last = other.first + other.counts.len() as i32 - 1;
        self.reach(other.first, last);
        let from = (other.first - self.first) as usize;
        for (count, more) in self.counts[from..].iter_mut().zip(&other.counts) {
            *count += more;
        }
    }
}

//! The years that a schedule counts through although nobody knows their days off.

use std::collections::{BTreeMap, BTreeSet};

use super::super::instant::Instant;
use super::Schedule;

impl Schedule {
    /// The years, ascending, whose days off a calendar of the plan doesn't know although computed
    /// dates lie in or behind them.
    pub fn unpublished_years(&self) -> BTreeSet<i16> {
        let Some(((start, _), _)) = self.span.filter(|_| self.network.is_dated) else {
            return BTreeSet::new();
        };
        let mut last: BTreeMap<u32, Instant> = BTreeMap::new();
        for item in (0..self.network.stated).filter(|item| self.is_known(*item)) {
            let finish = self.early[item].finish;
            let calendar = self.network.items[item].calendar;
            let last = last.entry(calendar).or_insert(finish);
            *last = finish.max(*last);
        }
        let years = last.into_iter().flat_map(|(calendar, last)| {
            self.network.lines[calendar as usize].unpublished_years(start, last)
        });
        years.collect()
    }
}

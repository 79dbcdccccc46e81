//! How early everything is, without what follows from it.

use super::super::instant::{Edge, Instant};
use super::super::network::{Doubts, Network, State};
use super::drivers::{self, Driver};
use super::reach::Times;
use super::{forward, span};

/// The early dates of a network alone: what a simulation asks for again and again.
#[derive(Debug, Default)]
pub struct Early {
    times: Vec<Times>,
}

impl Early {
    /// The early dates of a network.
    pub fn of(network: &Network) -> Early {
        Early {
            times: forward::pass(network),
        }
    }

    /// When an item is done, with the day that people call it by; items in loops and behind them
    /// have none that means anything.
    pub fn finish(&self, item: usize) -> (Instant, Edge) {
        let times = &self.times[item];
        (times.finish, times.finish_edge)
    }

    /// The last finish of all tasks and milestones.
    pub fn last_finish(&self, network: &Network) -> Option<(Instant, Edge)> {
        span(network, &self.times).map(|(_, finish)| finish)
    }

    /// By item: whether driving links lead from it to the last finish.
    pub fn on_longest_path(&self, network: &Network) -> Vec<bool> {
        on_longest_path(network, &self.times)
    }
}

/// By item: whether driving links lead from it to the last finish. What is done can't be late any
/// more.
pub(super) fn on_longest_path(network: &Network, early: &[Times]) -> Vec<bool> {
    let mut is_on = vec![false; network.items.len()];
    let last = span(network, early).map(|(_, (finish, _))| finish);
    let placed = network.order().iter().map(|&item| item as usize);
    let is_last = |&item: &usize| {
        let undated = network.items[item].doubts.has(Doubts::UNDATED);
        let times = &early[item];
        item < network.stated && !undated && !times.is_far() && Some(times.finish) == last
    };
    let mut open: Vec<usize> = placed.filter(is_last).collect();
    while let Some(item) = open.pop() {
        if std::mem::replace(&mut is_on[item], true) {
            continue;
        }
        for driver in drivers::of(network, item, early) {
            if let Driver::Link(number) = driver {
                open.push(network.link(number).from as usize);
            }
        }
    }
    for (item, is_on) in is_on.iter_mut().enumerate() {
        *is_on &= !matches!(network.items[item].state, State::Done(_));
    }
    is_on
}

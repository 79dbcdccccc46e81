//! Networks that can't be run side by side: one iteration after the other, by the schedule itself.

use crate::schedule::cpm::Early;
use crate::schedule::instant::{Edge, Instant};
use crate::schedule::network::{Length, Network, State};

use super::course::{Lanes, Lengths, TICKS, UNITS};
use super::random::LANES;

/// More days than any plan takes.
pub(super) const FARTHEST: i32 = 200_000;

/// The network of one thread, with the lengths of one iteration after the other.
#[derive(Debug, Clone)]
pub(super) struct Single {
    network: Network,
    /// The items whose lengths change, with the lengths of the lanes.
    lengths: Vec<(u32, Lanes)>,
}

impl Single {
    pub(super) fn new(network: &Network, varies: impl Fn(usize) -> bool) -> Single {
        let order = network.order().iter();
        Single {
            network: network.clone(),
            lengths: order
                .filter(|&&item| varies(item as usize))
                .map(|&item| (item, [0; LANES]))
                .collect(),
        }
    }

    /// The length of an item, or what is left of it, in units of its own kind.
    pub(super) fn length(network: &Network, item: usize) -> i32 {
        let item = &network.items[item];
        let length = match &item.state {
            State::Running(running) => running.rest.unwrap_or(item.length),
            _ => item.length,
        };
        units(length)
    }

    /// Schedules the lanes; finishes are days, counted from a day, in units.
    pub(super) fn run(&mut self, from: i32, finish: &mut [Lanes], length: &mut impl Lengths) {
        for (item, lengths) in &mut self.lengths {
            length.of(*item as usize, lengths);
        }
        for lane in 0..LANES {
            let early = self.lane(lane);
            for (finish, &item) in finish.iter_mut().zip(self.network.order()) {
                let day = day(early.finish(item as usize)).saturating_sub(from);
                finish[lane] = day.clamp(-FARTHEST, FARTHEST) * UNITS as i32;
            }
        }
    }

    fn lane(&mut self, lane: usize) -> Early {
        for (item, lengths) in &self.lengths {
            set(&mut self.network, *item as usize, lengths[lane]);
        }
        Early::of(&self.network)
    }

    /// Marks by step in which lanes it stands on the longest path.
    pub(super) fn trace(&mut self, marked: &mut [u64]) {
        for lane in 0..LANES {
            let early = self.lane(lane);
            let is_on = early.on_longest_path(&self.network);
            for (marked, &item) in marked.iter_mut().zip(self.network.order()) {
                *marked |= u64::from(is_on[item as usize]) << lane;
            }
        }
    }
}

/// A length in units of its own kind of time.
pub(super) fn units(length: Length) -> i32 {
    let units = match length {
        Length::Ticks(ticks) => ticks / TICKS,
        Length::Months { whole, part } => i64::from(whole) * UNITS + part / TICKS,
    };
    units.clamp(0, i64::from(i32::MAX / 4)) as i32
}

/// The number of the day that people call a finish by.
pub(super) fn day((at, edge): (Instant, Edge)) -> i32 {
    match edge {
        Edge::Start => at.day(),
        Edge::End => at.plus(-1).day(),
    }
}

/// Gives an item a length, or leaves it so much to do.
fn set(network: &mut Network, item: usize, units: i32) {
    let item = &mut network.items[item];
    let place = match &mut item.state {
        State::Running(running) if running.rest.is_some() => running.rest.as_mut(),
        State::Done(_) => None,
        _ => Some(&mut item.length),
    };
    if let Some(length) = place {
        *length = match *length {
            Length::Ticks(_) => Length::Ticks(i64::from(units) * TICKS),
            Length::Months { .. } => Length::Months {
                whole: units / UNITS as i32,
                part: i64::from(units % UNITS as i32) * TICKS,
            },
        };
    }
}

//! The two ways of scheduling an iteration.

use jiff::civil::Date;

use crate::schedule::calendar::day_number;
use crate::schedule::cpm::Early;
use crate::schedule::network::{Doubts, Lag, Network};

use super::course::{Course, FAR, Lanes, TICKS, UNITS};
use super::inputs::Inputs;
use super::random::LANES;
use super::single::{FARTHEST, Single, day};

/// Days that are further away, some two hundred years, aren't told: lengths are bounded not far
/// behind them.
const TOLD: i32 = 80_000;

/// How the iterations of a network are scheduled. Its steps are the items of the network in
/// topological order.
#[derive(Debug)]
pub(super) enum Clock {
    /// Many side by side; places are working time.
    SideBySide(Course),
    /// One after the other; places are calendar days from one of them.
    OneByOne(i32),
}

impl Clock {
    /// The fastest clock that a network can be run by.
    pub(super) fn of(inputs: &Inputs) -> Clock {
        let network = &inputs.network;
        let course = Course::of(network).filter(|_| farthest(inputs) <= 2 * FAR);
        course.map_or_else(|| Clock::one_by_one(network), Clock::SideBySide)
    }

    /// The clock that every network can be run by.
    pub(super) fn one_by_one(network: &Network) -> Clock {
        let last = Early::of(network).last_finish(network);
        Clock::OneByOne(last.map_or(0, day))
    }

    /// The number of a day that finishes are counted in, as day numbers of the civil calendar;
    /// `None` for what is so far away that it isn't known how far.
    pub(super) fn day(&self, network: &Network, at: i32) -> Option<i32> {
        match self {
            Clock::SideBySide(course) => Some(course.day(network, at)),
            Clock::OneByOne(from) => (at.abs() < TOLD).then(|| from.saturating_add(at)),
        }
    }

    /// The last place of what is done by the end of a day.
    pub(super) fn last_place(&self, network: &Network, day: Date) -> i32 {
        match self {
            Clock::SideBySide(course) => course.last_place(network, day),
            Clock::OneByOne(from) => {
                let days = day_number(day).saturating_sub(*from);
                days.clamp(-FARTHEST, FARTHEST) * UNITS as i32
            }
        }
    }

    /// The steps that the last finish is among.
    pub(super) fn ends(&self, network: &Network) -> Vec<u32> {
        match self {
            Clock::SideBySide(course) => course.ends(network),
            Clock::OneByOne(_) => {
                let steps = (0..).zip(network.order());
                let told = steps.filter(|&(_, &item)| {
                    let item = item as usize;
                    item < network.stated && !network.items[item].doubts.has(Doubts::UNDATED)
                });
                told.map(|(step, _)| step).collect()
            }
        }
    }
}

/// How far anything lies from where the course begins, or from what it is bound to, when everything
/// goes wrong.
fn farthest(inputs: &Inputs) -> i64 {
    let network = &inputs.network;
    let items = 0..network.items.len();
    let mut worst: Vec<i64> = items
        .map(|item| Single::length(network, item).into())
        .collect();
    for length in &inputs.lengths {
        worst[length.item as usize] = length.most.into();
    }
    for (item, more) in inputs.strikes.iter().flat_map(|strike| &strike.delays) {
        worst[*item as usize] += i64::from(*more).max(0);
    }
    // Each becomes the longest path up to its end.
    for &item in network.order() {
        let before = network.before(item as usize).iter().map(|link| {
            let lag = match link.lag {
                Lag::None => 0,
                Lag::Working(ticks) | Lag::Elapsed(ticks) => (ticks / TICKS).abs(),
            };
            worst[link.from as usize].saturating_add(lag)
        });
        let before = before.max().unwrap_or(0);
        let end = &mut worst[item as usize];
        *end = end.saturating_add(before);
    }
    worst.into_iter().max().unwrap_or(0)
}

/// The working day or day on which a finish falls, counted from where the clock begins.
pub(super) fn day_of(units: i32) -> i32 {
    -(-units).div_euclid(UNITS as i32)
}

/// Marks the lanes of the steps that the last finish waited for.
#[inline(always)]
pub(super) fn last(finish: &[Lanes], ends: &[u32]) -> Lanes {
    let mut last = [i32::MIN; LANES];
    for &end in ends {
        for (last, finish) in last.iter_mut().zip(&finish[end as usize]) {
            *last = (*last).max(*finish);
        }
    }
    last
}

//! What is counted of iterations: whole numbers wherever they decide, so that the order of
//! counting doesn't matter.

use super::chunk::Room;
use super::clock::{day_of, last};
use super::course::UNITS;
use super::random::LANES;
use super::setup::Setup;

/// Steps that costs are counted in.
pub(super) const BINS: usize = 16_384;

/// How early and how late, how cheap and how dear everything can be.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Bounds {
    /// First and last working day, from the beginning of the course, of the last finish.
    pub(super) finish: (i32, i32),
    /// The same of what is watched.
    pub(super) watched: Vec<(i32, i32)>,
    /// The least and the most that is spent.
    pub(super) cost: (f64, f64),
}

impl Bounds {
    pub(super) fn add(&mut self, room: &Room, watched: &[Vec<u32>], cost: f64, is_worst: bool) {
        let finish = day_of(room.finish[0]);
        let days = watched
            .iter()
            .map(|steps| day_of(last(&room.times.finish, steps)[0]));
        if is_worst {
            self.finish.1 = finish;
            self.cost.1 = cost;
            for (bound, day) in self.watched.iter_mut().zip(days) {
                bound.1 = day;
            }
        } else {
            self.finish.0 = finish;
            self.cost.0 = cost;
            self.watched = days.map(|day| (day, day)).collect();
        }
    }
}

/// How many of the iterations fall on each of some days or into each of some steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Histogram {
    /// The day of the first count.
    pub(super) first: i32,
    pub(super) counts: Vec<u32>,
}

impl Histogram {
    fn new((first, last): (i32, i32)) -> Histogram {
        let days = usize::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or(1);
        Histogram {
            first,
            counts: vec![0; days],
        }
    }

    fn add(&mut self, day: i32) {
        let last = self.counts.len() - 1;
        let at = usize::try_from(day - self.first).unwrap_or(0);
        self.counts[at.min(last)] += 1;
    }

    fn merge(&mut self, other: &Histogram) {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }
}

/// Sums that tell how two things move together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Together {
    pub(super) x: f64,
    pub(super) xx: f64,
    pub(super) xy: f64,
}

/// The counts of iterations.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tally {
    pub(super) iterations: u64,
    pub(super) traced: u64,
    pub(super) finish: Histogram,
    pub(super) watched: Vec<Histogram>,
    pub(super) cost: Vec<u32>,
    /// By step: how often it was on the longest path.
    pub(super) critical: Vec<u32>,
    /// By spread length in days, with the finish in days.
    pub(super) lengths: Vec<Together>,
    /// By strike, one where it strikes, with the finish in days.
    pub(super) strikes: Vec<Together>,
    /// Iterations that kept all that is promised.
    pub(super) kept: u64,
    /// Sum and sum of squares of the finish in days, from its earliest.
    pub(super) y: (f64, f64),
}

impl Tally {
    pub(super) fn new(setup: &Setup<'_>) -> Tally {
        let bounds = &setup.bounds;
        Tally {
            iterations: 0,
            traced: 0,
            finish: Histogram::new(bounds.finish),
            watched: bounds.watched.iter().copied().map(Histogram::new).collect(),
            cost: vec![0; BINS],
            critical: vec![0; setup.inputs.network.order().len()],
            lengths: vec![Together::default(); setup.inputs.lengths.len()],
            strikes: vec![Together::default(); setup.inputs.strikes.len()],
            kept: 0,
            y: (0.0, 0.0),
        }
    }

    pub(super) fn count(&mut self, setup: &Setup<'_>, room: &Room) {
        self.iterations += LANES as u64;
        for finish in room.finish {
            self.finish.add(day_of(finish));
        }
        for (histogram, steps) in self.watched.iter_mut().zip(&setup.watched) {
            let last = last(&room.times.finish, steps);
            last.iter()
                .for_each(|finish| histogram.add(day_of(*finish)));
        }
        let promised = &setup.promised;
        for (finish, cost) in room.finish.iter().zip(&room.cost) {
            let keeps = *finish <= promised.finish && *cost <= promised.cost;
            self.kept += u64::from(keeps);
        }
        let (least, most) = setup.bounds.cost;
        let range = most - least;
        if range > 0.0 {
            for cost in room.cost {
                let bin = (cost - least) / range * BINS as f64;
                self.cost[(bin as usize).min(BINS - 1)] += 1;
            }
        }
    }

    pub(super) fn count_traced(&mut self, room: &Room) {
        self.traced += LANES as u64;
        for (count, marked) in self.critical.iter_mut().zip(&room.marked) {
            *count += marked.count_ones();
        }
        let from = f64::from(self.finish.first);
        let days = room
            .finish
            .map(|finish| f64::from(finish) / UNITS as f64 - from);
        for y in days {
            self.y.0 += y;
            self.y.1 += y * y;
        }
        for (sums, drawn) in self.lengths.iter_mut().zip(&room.drawn) {
            let (mut x, mut xx, mut xy) = ([0.0; 4], [0.0; 4], [0.0; 4]);
            for (length, y) in drawn.chunks_exact(4).zip(days.chunks_exact(4)) {
                for at in 0..4 {
                    let length = f64::from(length[at]) / UNITS as f64;
                    x[at] += length;
                    xx[at] += length * length;
                    xy[at] += length * y[at];
                }
            }
            sums.x += x.iter().sum::<f64>();
            sums.xx += xx.iter().sum::<f64>();
            sums.xy += xy.iter().sum::<f64>();
        }
        for (sums, struck) in self.strikes.iter_mut().zip(&room.struck) {
            for (struck, y) in struck.iter().zip(&days) {
                let x = f64::from(-struck);
                sums.x += x;
                sums.xx += x;
                sums.xy += x * y;
            }
        }
    }

    /// Adds the counts of later iterations.
    pub(super) fn merge(&mut self, other: &Tally) {
        self.iterations += other.iterations;
        self.traced += other.traced;
        self.finish.merge(&other.finish);
        for (one, other) in self.watched.iter_mut().zip(&other.watched) {
            one.merge(other);
        }
        for (count, more) in self.cost.iter_mut().zip(&other.cost) {
            *count += more;
        }
        for (count, more) in self.critical.iter_mut().zip(&other.critical) {
            *count += more;
        }
        self.kept += other.kept;
        let ours = self.lengths.iter_mut().chain(&mut self.strikes);
        for (sums, more) in ours.zip(other.lengths.iter().chain(&other.strikes)) {
            sums.x += more.x;
            sums.xx += more.xx;
            sums.xy += more.xy;
        }
        self.y.0 += other.y.0;
        self.y.1 += other.y.1;
    }
}

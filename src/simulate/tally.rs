//! What is counted of iterations: whole numbers wherever they decide, so that the order of
//! counting doesn't matter.

use super::clock::last;
use super::course::{Lanes, UNITS};
use super::histogram::Histogram;
use super::money::Money;
use super::random::LANES;
use super::room::Room;
use super::scale::Scale;
use super::setup::Setup;

/// Sums that tell how something moves together with the finish and the cost.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Together {
    pub(super) x: f64,
    pub(super) xx: f64,
    pub(super) with_finish: f64,
    pub(super) with_cost: f64,
}

/// Iterations that kept what is promised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct KeptCounts {
    pub(super) finish: u64,
    pub(super) cost: u64,
    pub(super) finish_and_cost: u64,
    pub(super) dates: u64,
    pub(super) all: u64,
}

/// The counts of iterations.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tally {
    pub(super) iterations: u64,
    pub(super) traced: u64,
    pub(super) finish: Histogram,
    pub(super) watched: Vec<Histogram>,
    pub(super) cost: Money,
    /// By step: how often it was on the longest path.
    pub(super) critical: Vec<u64>,
    /// By spread length, in days.
    pub(super) lengths: Vec<Together>,
    /// By strike: one where it strikes.
    pub(super) strikes: Vec<Together>,
    /// By spread amount: the share of the way from its least to its most.
    pub(super) amounts: Vec<Together>,
    pub(super) kept: KeptCounts,
    /// Sum and sum of squares of the traced finishes in days, from that of the scale.
    pub(super) finishes: (f64, f64),
    /// The same of the traced costs.
    pub(super) costs: (f64, f64),
}

impl Tally {
    pub(super) fn new(setup: &Setup<'_>, scale: &Scale) -> Tally {
        let inputs = setup.inputs;
        let together = |count| vec![Together::default(); count];
        Tally {
            iterations: 0,
            traced: 0,
            finish: Histogram::default(),
            watched: vec![Histogram::default(); setup.watched.len()],
            cost: Money::new(scale),
            critical: vec![0; inputs.network.order().len()],
            lengths: together(inputs.lengths.len()),
            strikes: together(inputs.strikes.len()),
            amounts: together(inputs.amounts.len()),
            kept: KeptCounts::default(),
            finishes: (0.0, 0.0),
            costs: (0.0, 0.0),
        }
    }

    pub(super) fn count(&mut self, setup: &Setup<'_>, scale: &Scale, room: &Room) {
        self.iterations += LANES as u64;
        if !setup.ends.is_empty() {
            self.finish.count(&room.finish);
        }
        self.cost.count(scale, &room.cost);
        let promised = &setup.promised;
        let keeps_finish = keeps(promised.finish, &room.finish);
        let mut keeps_dates = keeps_finish;
        let watched = setup.watched.iter().zip(&promised.watched);
        for (histogram, (steps, promised)) in self.watched.iter_mut().zip(watched) {
            if steps.is_empty() {
                continue;
            }
            let last = last(&room.times.finish, steps);
            histogram.count(&last);
            let keeps = keeps(*promised, &last);
            for (all, keeps) in keeps_dates.iter_mut().zip(keeps) {
                *all &= keeps;
            }
        }
        let most = promised.cost.unwrap_or(f64::INFINITY);
        for lane in 0..LANES {
            let keeps_cost = room.cost[lane] <= most;
            let kept = &mut self.kept;
            kept.finish += u64::from(keeps_finish[lane]);
            kept.cost += u64::from(keeps_cost);
            kept.finish_and_cost += u64::from(keeps_finish[lane] & keeps_cost);
            kept.dates += u64::from(keeps_dates[lane]);
            kept.all += u64::from(keeps_dates[lane] & keeps_cost);
        }
    }

    pub(super) fn count_traced(&mut self, setup: &Setup<'_>, scale: &Scale, room: &Room) {
        self.traced += LANES as u64;
        for (count, marked) in self.critical.iter_mut().zip(&room.marked) {
            *count += u64::from(marked.count_ones());
        }
        let days = room
            .finish
            .map(|finish| f64::from(finish - scale.finish) / UNITS as f64);
        let costs = room.cost.map(|cost| cost - scale.cost);
        add(&mut self.finishes, &days);
        add(&mut self.costs, &costs);
        let lengths = self.lengths.iter_mut().zip(&setup.inputs.lengths);
        for ((sums, input), lengths) in lengths.zip(&room.lengths) {
            let x = lengths.map(|length| f64::from(length - input.likely) / UNITS as f64);
            sums.add(&x, &days);
            if setup.rate_of(input.item as usize).is_some() {
                sums.with_cost += product(&x, &costs);
            }
        }
        for (sums, struck) in self.strikes.iter_mut().zip(&room.struck) {
            let x = struck.map(|struck| f64::from(-struck));
            sums.add(&x, &days);
            sums.with_cost += product(&x, &costs);
        }
        for (sums, shares) in self.amounts.iter_mut().zip(&room.amounts) {
            let x = shares.map(f64::from);
            sums.add(&x, &days);
            sums.with_cost += product(&x, &costs);
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
        self.cost.merge(&other.cost);
        for (count, more) in self.critical.iter_mut().zip(&other.critical) {
            *count += more;
        }
        self.kept.merge(other.kept);
        for (ours, others) in [
            (&mut self.lengths, &other.lengths),
            (&mut self.strikes, &other.strikes),
            (&mut self.amounts, &other.amounts),
        ] {
            for (sums, more) in ours.iter_mut().zip(others) {
                sums.merge(more);
            }
        }
        for (ours, others) in [
            (&mut self.finishes, other.finishes),
            (&mut self.costs, other.costs),
        ] {
            ours.0 += others.0;
            ours.1 += others.1;
        }
    }
}

/// In which lanes a finish is kept; in all of them when nothing is promised.
fn keeps(promised: Option<i32>, finish: &Lanes) -> [bool; LANES] {
    let promised = promised.unwrap_or(i32::MAX);
    finish.map(|finish| finish <= promised)
}

impl KeptCounts {
    fn merge(&mut self, other: KeptCounts) {
        self.finish += other.finish;
        self.cost += other.cost;
        self.finish_and_cost += other.finish_and_cost;
        self.dates += other.dates;
        self.all += other.all;
    }
}

impl Together {
    fn add(&mut self, x: &[f64; LANES], days: &[f64; LANES]) {
        let (mut sum, mut squares, mut products) = ([0.0; 4], [0.0; 4], [0.0; 4]);
        for (x, y) in x.chunks_exact(4).zip(days.chunks_exact(4)) {
            for at in 0..4 {
                sum[at] += x[at];
                squares[at] += x[at] * x[at];
                products[at] += x[at] * y[at];
            }
        }
        self.x += sum.iter().sum::<f64>();
        self.xx += squares.iter().sum::<f64>();
        self.with_finish += products.iter().sum::<f64>();
    }

    fn merge(&mut self, other: &Together) {
        self.x += other.x;
        self.xx += other.xx;
        self.with_finish += other.with_finish;
        self.with_cost += other.with_cost;
    }
}

fn product(x: &[f64; LANES], y: &[f64; LANES]) -> f64 {
    let mut products = [0.0; 4];
    for (x, y) in x.chunks_exact(4).zip(y.chunks_exact(4)) {
        for at in 0..4 {
            products[at] += x[at] * y[at];
        }
    }
    products.iter().sum()
}

/// Adds to a sum and a sum of squares.
fn add(sums: &mut (f64, f64), y: &[f64; LANES]) {
    for y in y {
        sums.0 += y;
        sums.1 += y * y;
    }
}

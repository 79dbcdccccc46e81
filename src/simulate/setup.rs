//! What iterations need and no iteration changes.

use pulp::Arch;

use crate::schedule::network::{Item, ItemKind, State};

use super::clock::Clock;
use super::course::Lanes;
use super::draws::Mix;
use super::hits::{Hits, LEAST};
use super::inputs::{Inputs, SpreadLength};
use super::random::Bits;
use super::single::Single;
use super::spread::{Curve, Shares, Spread};

/// What iterations need and no iteration changes.
#[derive(Debug)]
pub(super) struct Setup<'i> {
    pub(super) inputs: &'i Inputs,
    pub(super) clock: Clock,
    /// By item: the length that doesn't spread.
    pub(super) fixed: Vec<i32>,
    /// By item: which of the spread lengths is its own.
    pub(super) spread_of: Vec<Option<u32>>,
    pub(super) lengths: Vec<DrawnLength>,
    pub(super) amounts: Vec<DrawnAmount>,
    /// The steps that the last finish is among.
    pub(super) ends: Vec<u32>,
    /// By what is watched: its steps.
    pub(super) watched: Vec<Vec<u32>>,
    /// What is spent whatever happens, with the items whose lengths never change.
    pub(super) fixed_cost: f64,
    pub(super) promised: Promised,
    /// What the processor can do side by side.
    pub(super) arch: Arch,
    hits: Hits,
    /// By item: what a unit of its length costs.
    rates: Vec<f64>,
    /// By item: whether its length differs between iterations.
    varies: Vec<bool>,
}

/// What is to be kept; `None` where nothing is promised, or nothing can be told of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Promised {
    /// The last place that the last finish may have.
    pub(super) finish: Option<i32>,
    /// The most that may be spent.
    pub(super) cost: Option<f64>,
    /// By what is watched: the last place that its finish may have.
    pub(super) watched: Vec<Option<i32>>,
}

/// A length that is drawn.
#[derive(Debug)]
pub(super) struct DrawnLength {
    pub(super) spread: Spread,
    pub(super) mix: Option<Mix>,
    least: i32,
    /// How far the most lies from it.
    widest: i32,
    range: f32,
}

/// 2^23: numbers from here on are whole, so that adding it to a smaller one rounds that to the
/// nearest, and their last bits are those of the whole number.
const ROUNDS: f32 = 8_388_608.0;

/// Money that is drawn.
#[derive(Debug)]
pub(super) struct DrawnAmount {
    pub(super) spread: Spread,
    pub(super) mix: Option<Mix>,
}

impl DrawnLength {
    #[inline(always)]
    pub(super) fn draw(&self, bits: &Bits, shares: &mut Shares, lengths: &mut Lanes) {
        self.spread.draw(bits, shares);
        if self.range < ROUNDS {
            for (length, share) in lengths.iter_mut().zip(shares.iter()) {
                let rounded = (share * self.range + ROUNDS).to_bits() - ROUNDS.to_bits();
                *length = self.least + rounded as i32;
            }
        } else {
            for (length, share) in lengths.iter_mut().zip(shares.iter()) {
                *length = self.least + ((share * self.range) as i32).min(self.widest);
            }
        }
    }
}

/// The spread of three points.
fn spread(curve: Curve, [least, likely, most]: [f64; 3]) -> Spread {
    let range = most - least;
    let likeliest = match range > 0.0 {
        true => (likely - least) / range,
        false => 0.5,
    };
    Spread::new(curve, likeliest.clamp(0.0, 1.0))
}

/// How far the most lies from the least.
fn widest(length: &SpreadLength) -> i32 {
    (length.most - length.least.max(LEAST)).max(0)
}

impl<'i> Setup<'i> {
    pub(super) fn new(inputs: &'i Inputs, clock: Clock, curve: Curve) -> Setup<'i> {
        let network = &inputs.network;
        let count = network.items.len();
        let mut spread_of = vec![None; count];
        for (number, length) in (0..).zip(&inputs.lengths) {
            spread_of[length.item as usize] = Some(number);
        }
        let length = |length: &SpreadLength| DrawnLength {
            spread: spread(
                curve,
                [length.least, length.likely, length.most].map(f64::from),
            ),
            mix: Mix::of(&inputs.groups, &length.groups),
            least: length.least.max(LEAST),
            widest: widest(length),
            range: widest(length) as f32,
        };
        let amounts = inputs.amounts.iter().map(|amount| DrawnAmount {
            spread: spread(curve, [amount.least, amount.likely, amount.most]),
            mix: Mix::of(&inputs.groups, &amount.groups),
        });
        let mut step_of = vec![None; count];
        for (step, &item) in (0..).zip(network.order()) {
            step_of[item as usize] = Some(step);
        }
        let watched = inputs.watched.iter().map(|watched| {
            let steps = watched.items.iter();
            steps.filter_map(|&item| step_of[item as usize]).collect()
        });
        let hits = Hits::of(inputs);
        let changes = |item: usize| {
            let Item { state, kind, .. } = &network.items[item];
            let is_settled = matches!(state, State::Done(_)) || *kind == ItemKind::PhaseStart;
            let takes_time = Single::length(network, item) > 0 && !hits.on(item).is_empty();
            !is_settled && (spread_of[item].is_some() || takes_time)
        };
        let mut setup = Setup {
            fixed: (0..count)
                .map(|item| Single::length(network, item))
                .collect(),
            varies: (0..count).map(changes).collect(),
            lengths: inputs.lengths.iter().map(length).collect(),
            amounts: amounts.collect(),
            ends: clock.ends(network),
            watched: watched.collect(),
            fixed_cost: inputs.fixed_cost,
            promised: Promised {
                finish: None,
                cost: inputs.promised_cost,
                watched: Vec::new(),
            },
            rates: vec![0.0; count],
            arch: Arch::new(),
            inputs,
            clock,
            spread_of,
            hits,
        };
        setup.price();
        setup.promise();
        setup
    }

    /// Takes up what lengths cost.
    fn price(&mut self) {
        for &(item, rate) in &self.inputs.day_rates {
            let item = item as usize;
            match self.varies[item] {
                true => self.rates[item] += rate,
                false => self.fixed_cost += rate * f64::from(self.fixed[item]),
            }
        }
    }

    /// Takes up what is promised.
    fn promise(&mut self) {
        let Inputs {
            network, watched, ..
        } = self.inputs;
        if !network.is_dated {
            self.promised.watched = vec![None; watched.len()];
            return;
        }
        let place = |day| self.clock.last_place(network, day);
        let finish = self.inputs.promised_finish.map(place);
        let promises = watched.iter().zip(&self.watched).map(|(watched, steps)| {
            let promised = watched.promised.filter(|_| !steps.is_empty());
            promised.map(place)
        });
        self.promised.watched = promises.collect();
        self.promised.finish = finish.filter(|_| !self.ends.is_empty());
    }

    /// Whether the length of an item differs between iterations.
    pub(super) fn varies(&self, item: usize) -> bool {
        self.varies[item]
    }

    /// What a unit of the length of an item costs, where that isn't always the same.
    pub(super) fn rate_of(&self, item: usize) -> Option<f64> {
        Some(self.rates[item]).filter(|rate| *rate != 0.0)
    }

    /// Makes an item longer in the lanes where something strikes it.
    #[inline(always)]
    pub(super) fn strike(&self, item: usize, struck: &[Lanes], lengths: &mut Lanes) {
        let hits = self.hits.on(item);
        if !hits.is_empty() && self.varies[item] {
            Hits::apply(hits, struck, lengths);
        }
    }

    /// What a strike adds to the cost by itself and by the lengths that it adds to.
    pub(super) fn cost_of_strike(&self, number: usize) -> f64 {
        let strike = &self.inputs.strikes[number];
        let delays = strike.delays.iter();
        let of_delay = |&(item, more): &(u32, i32)| self.rates[item as usize] * f64::from(more);
        strike.cost + delays.map(of_delay).sum::<f64>()
    }

    /// The least and the most that can be spent.
    pub(super) fn cost_range(&self) -> (f64, f64) {
        let inputs = self.inputs;
        let mut range = (self.fixed_cost, self.fixed_cost);
        let mut add = |one: f64, other: f64| {
            range.0 += one.min(other);
            range.1 += one.max(other);
        };
        for amount in &inputs.amounts {
            add(amount.least, amount.most);
        }
        for strike in &inputs.strikes {
            let least = if strike.probability < 1.0 {
                0.0
            } else {
                strike.cost
            };
            let most = if strike.probability > 0.0 {
                strike.cost
            } else {
                0.0
            };
            add(least, most);
        }
        for (item, rate) in self.rates.iter().enumerate() {
            if *rate != 0.0 {
                let (least, most) = self.length_range(item);
                add(rate * f64::from(least), rate * f64::from(most));
            }
        }
        range
    }

    /// The least and the most that an item can take.
    fn length_range(&self, item: usize) -> (i32, i32) {
        let (mut least, mut most) = match self.spread_of[item] {
            None => (self.fixed[item], self.fixed[item]),
            Some(number) => {
                let length = &self.inputs.lengths[number as usize];
                (length.least, length.most)
            }
        };
        for (_, more) in self.hits.on(item) {
            least = least.saturating_add(*more.min(&0));
            most = most.saturating_add(*more.max(&0));
        }
        (least.max(LEAST), most.max(LEAST))
    }
}

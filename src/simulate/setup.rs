//! What iterations need and no iteration changes.

use super::chunk::Room;
use super::clock::Clock;
use super::course::Lanes;
use super::inputs::Inputs;
use super::random::{Bits, LANES};
use super::single::Single;
use super::spread::{Curve, Shares, Spread};
use super::tally::Bounds;

/// What iterations need and no iteration changes.
#[derive(Debug)]
pub(super) struct Setup<'i> {
    pub(super) inputs: &'i Inputs,
    pub(super) clock: Clock,
    /// By item: the length that doesn't spread.
    pub(super) fixed: Vec<i32>,
    /// By item: which of the spread lengths is its own.
    pub(super) spread_of: Vec<Option<u32>>,
    pub(super) lengths: Vec<Drawn>,
    pub(super) amounts: Vec<Spread>,
    /// The steps that the last finish is among.
    pub(super) ends: Vec<u32>,
    /// By what is watched: its steps.
    pub(super) watched: Vec<Vec<u32>>,
    pub(super) bounds: Bounds,
    pub(super) promised: Promised,
    hits: Hits,
}

/// Which strikes make which items longer.
#[derive(Debug)]
struct Hits {
    /// By item: its hits, from the first to before the last.
    of_items: Vec<(u32, u32)>,
    /// Strikes with what they add.
    all: Vec<(u32, i32)>,
}

/// What is to be kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Promised {
    /// The last place that the last finish may have.
    pub(super) finish: i32,
    /// The most that may be spent.
    pub(super) cost: f64,
}

/// A length that is drawn.
#[derive(Debug)]
pub(super) struct Drawn {
    spread: Spread,
    least: i32,
    range: f32,
}

impl Drawn {
    pub(super) fn draw(&self, bits: &Bits, shares: &mut Shares, lengths: &mut Lanes) {
        self.spread.draw(bits, shares);
        for (length, share) in lengths.iter_mut().zip(shares.iter()) {
            *length = self.least + (share * self.range + 0.5) as i32;
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

impl<'i> Setup<'i> {
    pub(super) fn new(inputs: &'i Inputs, clock: Clock, curve: Curve) -> Setup<'i> {
        let network = &inputs.network;
        let count = network.items.len();
        let mut spread_of = vec![None; count];
        for (number, length) in (0..).zip(&inputs.lengths) {
            spread_of[length.item as usize] = Some(number);
        }
        let lengths = inputs.lengths.iter().map(|length| Drawn {
            spread: spread(
                curve,
                [length.least, length.likely, length.most].map(f64::from),
            ),
            least: length.least,
            range: (length.most - length.least) as f32,
        });
        let amounts = inputs
            .amounts
            .iter()
            .map(|amount| spread(curve, [amount.least, amount.likely, amount.most]));
        let mut step_of = vec![None; count];
        for (step, &item) in (0..).zip(network.order()) {
            step_of[item as usize] = Some(step);
        }
        let watched = inputs.watched.iter().map(|watched| {
            let steps = watched.items.iter();
            steps.filter_map(|&item| step_of[item as usize]).collect()
        });
        let mut setup = Setup {
            inputs,
            fixed: (0..count)
                .map(|item| Single::length(network, item))
                .collect(),
            spread_of,
            lengths: lengths.collect(),
            amounts: amounts.collect(),
            ends: clock.ends(network),
            watched: watched.collect(),
            bounds: Bounds::default(),
            promised: Promised {
                finish: inputs
                    .promised_finish
                    .map_or(i32::MAX, |day| clock.last_place(network, day)),
                cost: inputs.promised_cost.unwrap_or(f64::INFINITY),
            },
            hits: Hits::of(inputs),
            clock,
        };
        setup.bounds = setup.bounds();
        setup
    }

    /// The strikes that make an item longer, with how much.
    pub(super) fn hits(&self, item: usize) -> &[(u32, i32)] {
        let (first, last) = self.hits.of_items[item];
        &self.hits.all[first as usize..last as usize]
    }

    /// Whether the length of an item differs between iterations.
    pub(super) fn varies(&self, item: usize) -> bool {
        self.spread_of[item].is_some() || !self.hits(item).is_empty()
    }

    /// How early and how late everything can be, and how cheap and how dear.
    fn bounds(&self) -> Bounds {
        let mut room = Room::new(self);
        let inputs = self.inputs;
        let mut bounds = Bounds::default();
        for is_worst in [false, true] {
            room.schedule(self, |_, _, item, lengths| {
                let length = match self.spread_of[item] {
                    None => self.fixed[item],
                    Some(number) => {
                        let length = &inputs.lengths[number as usize];
                        if is_worst { length.most } else { length.least }
                    }
                };
                let hits = self.hits(item).iter().map(|(_, more)| more);
                let more: i32 = hits.filter(|more| (**more > 0) == is_worst).sum();
                *lengths = [length + more; LANES];
            });
            let amounts = inputs.amounts.iter();
            let amounts = amounts.map(|amount| if is_worst { amount.most } else { amount.least });
            let strikes = inputs.strikes.iter().map(|strike| strike.cost);
            let strikes = strikes.filter(|cost| (*cost > 0.0) == is_worst);
            let cost = inputs.fixed_cost + amounts.sum::<f64>() + strikes.sum::<f64>();
            bounds.add(&room, &self.watched, cost, is_worst);
        }
        bounds
    }
}

impl Hits {
    fn of(inputs: &Inputs) -> Hits {
        let strikes = (0..).zip(&inputs.strikes);
        let mut hits: Vec<(u32, u32, i32)> = strikes
            .flat_map(|(number, strike)| {
                let delays = strike.delays.iter();
                delays.map(move |&(item, more)| (item, number, more))
            })
            .collect();
        hits.sort_unstable();
        let mut of_items = vec![(0, 0); inputs.network.items.len()];
        for (at, &(item, ..)) in (0..).zip(&hits) {
            let (first, last) = &mut of_items[item as usize];
            if *last == 0 {
                *first = at;
            }
            *last = at + 1;
        }
        let hits = hits.into_iter().map(|(_, strike, more)| (strike, more));
        Hits {
            of_items,
            all: hits.collect(),
        }
    }
}

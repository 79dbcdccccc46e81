//! What the counts of a simulation say.

use super::clock::Clock;
use super::costs::Costs;
use super::course::UNITS;
use super::finishes::Finishes;
use super::influence::{CostInfluences, Influence, Line};
use super::inputs::Inputs;
use super::scale::Scale;
use super::setup::Setup;
use super::spread::Spread;
use super::tally::{Tally, Together};

/// What a simulation found.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The iterations that were run.
    pub iterations: u64,
    /// Why there are no more of them.
    pub ended: Ended,
    /// The last finish of tasks and milestones; `None` when nothing of the plan has a date.
    pub finish: Option<Finishes>,
    /// What was watched, in its order; `None` where nothing of it has a date.
    pub watched: Vec<Option<Finishes>>,
    /// The money that is spent.
    pub cost: Costs,
    /// The share of iterations in which an item was on the longest path, by item of the network.
    pub criticality: Vec<f64>,
    /// How much each spread length moves the last finish, in the order of the inputs.
    ///
    /// Finishes move by working days, by calendar days where the work counts along several
    /// calendars. The slope is that of a regression: what goes well or badly together with the
    /// length moves along.
    pub lengths: Vec<Influence>,
    /// How much each risk moves the last finish, in the order of the inputs.
    pub strikes: Vec<Influence>,
    /// What moves the cost. The slopes are exact: each by itself, with all else as it is.
    pub on_cost: CostInfluences,
    /// How often promises are kept.
    pub kept: Kept,
}

/// Why a simulation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// As many iterations were run as were asked for.
    AsAsked,
    /// The results were settled.
    Settled,
    /// The results weren't settled after as many iterations as are run at most.
    AtTheLimit,
    /// It was stopped; what had been run without a gap counts.
    Stopped,
}

/// The iterations that kept promises. A promise that nobody made is not broken: each is `None` only
/// where nothing at all of it is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// The promised finish.
    pub finish: Option<u64>,
    /// The promised cost.
    pub cost: Option<u64>,
    /// The promised finish and the promised cost.
    pub finish_and_cost: Option<u64>,
    /// The promised finish and all promised dates of what is watched.
    pub dates: Option<u64>,
    /// All dates and the cost.
    pub all: Option<u64>,
}

impl Kept {
    fn new(setup: &Setup<'_>, tally: &Tally) -> Kept {
        let promised = &setup.promised;
        let (finish, cost) = (promised.finish.is_some(), promised.cost.is_some());
        let dates = finish || promised.watched.iter().any(Option::is_some);
        let kept = &tally.kept;
        Kept {
            finish: finish.then_some(kept.finish),
            cost: cost.then_some(kept.cost),
            finish_and_cost: (finish || cost).then_some(kept.finish_and_cost),
            dates: dates.then_some(kept.dates),
            all: (dates || cost).then_some(kept.all),
        }
    }
}

impl Forecast {
    pub(super) fn new(setup: &Setup<'_>, scale: &Scale, tally: &Tally, ended: Ended) -> Forecast {
        let inputs: &Inputs = setup.inputs;
        let network = &inputs.network;
        let traced = tally.traced.max(1) as f64;
        let mut criticality = vec![0.0; network.items.len()];
        for (&item, &count) in network.order().iter().zip(&tally.critical) {
            criticality[item as usize] = count as f64 / traced;
        }
        let watched = tally.watched.iter();
        let (lengths, strikes) = on_finish(setup, tally);
        Forecast {
            iterations: tally.iterations,
            ended,
            finish: Finishes::new(setup, &tally.finish),
            watched: watched
                .map(|histogram| Finishes::new(setup, histogram))
                .collect(),
            cost: Costs::new(setup, scale, tally),
            criticality,
            lengths,
            strikes,
            on_cost: on_cost(setup, tally),
            kept: Kept::new(setup, tally),
        }
    }

    /// Whether the iterations were scheduled side by side; the others take longer.
    pub fn is_side_by_side(inputs: &Inputs) -> bool {
        matches!(Clock::of(inputs), Clock::SideBySide(_))
    }
}

/// How far P10 and P90 of a spread lie from its mean, as shares of the way.
fn ends(spread: &Spread) -> [f64; 2] {
    [0.1, 0.9].map(|below| spread.quantile(below) - spread.mean())
}

/// By spread length: how far its P10 and P90 lie from its mean, in days.
fn length_ends<'s>(setup: &'s Setup<'_>) -> impl Iterator<Item = [f64; 2]> + 's {
    let inputs = setup.inputs.lengths.iter();
    inputs.zip(&setup.lengths).map(|(input, drawn)| {
        let range = f64::from(input.most - input.least) / UNITS as f64;
        ends(&drawn.spread).map(|end| end * range)
    })
}

/// By risk: how far not striking and striking lie from how often it strikes.
fn strike_ends<'s>(setup: &'s Setup<'_>) -> impl Iterator<Item = [f64; 2]> + 's {
    let strikes = setup.inputs.strikes.iter();
    strikes.map(|strike| [-strike.probability, 1.0 - strike.probability])
}

fn on_finish(setup: &Setup<'_>, tally: &Tally) -> (Vec<Influence>, Vec<Influence>) {
    let traced = tally.traced.max(1) as f64;
    let influence = |(sums, ends): (&Together, [f64; 2])| {
        let line = Line::new(sums, sums.with_finish, tally.finishes, traced);
        Influence::new(line, ends)
    };
    let lengths = tally.lengths.iter().zip(length_ends(setup));
    let strikes = tally.strikes.iter().zip(strike_ends(setup));
    (
        lengths.map(influence).collect(),
        strikes.map(influence).collect(),
    )
}

fn on_cost(setup: &Setup<'_>, tally: &Tally) -> CostInfluences {
    let traced = tally.traced.max(1) as f64;
    let inputs = setup.inputs;
    let influence = |sums: &Together, slope: f64, ends: [f64; 2]| {
        let line = Line::new(sums, sums.with_cost, tally.costs, traced);
        Influence::new(Line { slope, ..line }, ends)
    };
    let lengths = tally.lengths.iter().zip(length_ends(setup));
    let lengths = lengths.zip(&inputs.lengths);
    let strikes = tally.strikes.iter().zip(strike_ends(setup));
    let amounts = inputs.amounts.iter().zip(&setup.amounts);
    CostInfluences {
        lengths: lengths
            .map(
                |((sums, ends), input)| match setup.rate_of(input.item as usize) {
                    Some(rate) => influence(sums, rate * UNITS as f64, ends),
                    None => Influence::default(),
                },
            )
            .collect(),
        strikes: (0..)
            .zip(strikes)
            .map(|(number, (sums, ends))| influence(sums, setup.cost_of_strike(number), ends))
            .collect(),
        amounts: tally
            .amounts
            .iter()
            .zip(amounts)
            .map(|(sums, (input, drawn))| {
                let range = input.most - input.least;
                influence(sums, 1.0, ends(&drawn.spread).map(|end| end * range))
            })
            .collect(),
    }
}

//! What the counts of a simulation say.

use jiff::civil::Date;

use crate::schedule::calendar::date_of;

use super::clock::Clock;
use super::inputs::Inputs;
use super::setup::Setup;
use super::tally::{BINS, Histogram, Tally, Together};

/// What a simulation found.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The iterations that were run.
    pub iterations: u64,
    /// The last finish of tasks and milestones; `None` when nothing of the plan has a date.
    pub finish: Option<Finishes>,
    /// What was watched, in its order; `None` where nothing of it has a date.
    pub watched: Vec<Option<Finishes>>,
    /// The money that is spent.
    pub cost: Costs,
    /// The share of iterations in which an item was on the longest path, by item of the network.
    pub criticality: Vec<f64>,
    /// How much each spread length moves the last finish, in the order of the inputs.
    pub lengths: Vec<Influence>,
    /// How much each risk moves the last finish, in the order of the inputs.
    pub strikes: Vec<Influence>,
    /// The iterations that kept the promised date and the promised sum.
    pub kept: u64,
}

/// How often a finish falls on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finishes {
    /// The days on which it falls at all, ascending, with how often.
    pub days: Vec<(Date, u64)>,
}

impl Finishes {
    fn new(setup: &Setup<'_>, histogram: &Histogram) -> Option<Finishes> {
        let network = &setup.inputs.network;
        let counts = (histogram.first..).zip(&histogram.counts);
        let days: Vec<(Date, u64)> = counts
            .filter(|(_, count)| **count > 0)
            .filter_map(|(day, &count)| {
                let date = date_of(setup.clock.day(network, day))?;
                Some((date, count.into()))
            })
            .collect();
        (!days.is_empty() && network.is_dated).then_some(Finishes { days })
    }

    fn count(&self) -> u64 {
        self.days.iter().map(|(_, count)| count).sum()
    }

    /// The first day by which at least a share of the iterations is done; `percent` up to 100.
    pub fn percentile(&self, percent: u32) -> Date {
        let wanted = (u128::from(self.count()) * u128::from(percent)).div_ceil(100);
        let mut below = 0;
        for (day, count) in &self.days {
            below += u128::from(*count);
            if below >= wanted {
                return *day;
            }
        }
        self.days.last().map_or(Date::MAX, |(day, _)| *day)
    }

    /// The share of iterations that are done by the end of a day.
    pub fn odds_by(&self, day: Date) -> f64 {
        let by = self.days.iter().take_while(|(done, _)| *done <= day);
        let by: u64 = by.map(|(_, count)| count).sum();
        by as f64 / self.count().max(1) as f64
    }
}

/// How often how much is spent.
#[derive(Debug, Clone, PartialEq)]
pub struct Costs {
    /// The least and the most that can be spent.
    pub range: (f64, f64),
    /// How often what is spent lies in each of equal steps of the range; empty when it is always
    /// the same.
    pub counts: Vec<u32>,
}

impl Costs {
    fn new(setup: &Setup<'_>, tally: &Tally) -> Costs {
        let range = setup.bounds.cost;
        Costs {
            range,
            counts: match range.1 > range.0 {
                true => tally.cost.clone(),
                false => Vec::new(),
            },
        }
    }

    /// What is enough in a share of the iterations: the end of the step in which it lies, where
    /// iterations are spread evenly over a step.
    pub fn percentile(&self, percent: u32) -> f64 {
        let (least, most) = self.range;
        let count: u64 = self.counts.iter().copied().map(u64::from).sum();
        let wanted = count as f64 * f64::from(percent) / 100.0;
        let step = (most - least) / BINS as f64;
        let mut below = 0.0;
        for (at, count) in self.counts.iter().enumerate() {
            let count = f64::from(*count);
            if count > 0.0 && below + count >= wanted {
                let part = ((wanted - below) / count).clamp(0.0, 1.0);
                return least + step * (at as f64 + part);
            }
            below += count;
        }
        most
    }

    /// The share of iterations in which a sum is enough.
    pub fn odds_within(&self, sum: f64) -> f64 {
        let (least, most) = self.range;
        if self.counts.is_empty() || sum >= most || sum < least {
            return if sum >= most { 1.0 } else { 0.0 };
        }
        let at = (sum - least) / (most - least) * BINS as f64;
        let full = at as usize;
        let count = |bins: &[u32]| bins.iter().copied().map(f64::from).sum::<f64>();
        let part = f64::from(self.counts[full]) * (at - full as f64);
        (count(&self.counts[..full]) + part) / count(&self.counts)
    }
}

/// How much something moves the last finish.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Influence {
    /// Correlation with the last finish, −1 to 1.
    pub correlation: f64,
    /// The working days by which the last finish moves when it moves by one: a day of a length,
    /// a risk that strikes.
    pub slope: f64,
}

impl Influence {
    /// By least squares.
    fn new(sums: &Together, y: (f64, f64), count: f64) -> Influence {
        let covariance = sums.xy - sums.x * y.0 / count;
        let of_x = sums.xx - sums.x * sums.x / count;
        let of_y = y.1 - y.0 * y.0 / count;
        let is_flat = of_x <= of_x.abs() * 1e-12 + 1e-9 || of_y <= 1e-9;
        match is_flat {
            true => Influence {
                correlation: 0.0,
                slope: 0.0,
            },
            false => Influence {
                correlation: covariance / (of_x * of_y).sqrt(),
                slope: covariance / of_x,
            },
        }
    }
}

impl Forecast {
    pub(super) fn new(setup: &Setup<'_>, tally: &Tally) -> Forecast {
        let inputs: &Inputs = setup.inputs;
        let network = &inputs.network;
        let traced = tally.traced.max(1) as f64;
        let mut criticality = vec![0.0; network.items.len()];
        for (&item, &count) in network.order().iter().zip(&tally.critical) {
            criticality[item as usize] = f64::from(count) / traced;
        }
        let influences = |sums: &[Together]| -> Vec<Influence> {
            let sums = sums.iter();
            sums.map(|sums| Influence::new(sums, tally.y, traced))
                .collect()
        };
        Forecast {
            iterations: tally.iterations,
            finish: Finishes::new(setup, &tally.finish),
            watched: tally
                .watched
                .iter()
                .zip(&setup.watched)
                .map(|(histogram, steps)| {
                    let is_there = !steps.is_empty();
                    is_there.then(|| Finishes::new(setup, histogram)).flatten()
                })
                .collect(),
            cost: Costs::new(setup, tally),
            criticality,
            lengths: influences(&tally.lengths),
            strikes: influences(&tally.strikes),
            kept: tally.kept,
        }
    }

    /// Whether the iterations were scheduled side by side; the others take longer.
    pub fn is_side_by_side(inputs: &Inputs) -> bool {
        matches!(Clock::of(&inputs.network), Clock::SideBySide(_))
    }
}

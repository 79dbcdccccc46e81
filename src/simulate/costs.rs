//! How often how much is spent.

use super::money::Step;
use super::ranks::{interval, rank};
use super::scale::Scale;
use super::setup::Setup;
use super::tally::Tally;

/// How often how much is spent.
#[derive(Debug, Clone, PartialEq)]
pub struct Costs {
    /// The least and the most that can be spent.
    pub range: (f64, f64),
    /// The least and the most that was spent in any iteration.
    pub seen: (f64, f64),
    /// The mean.
    pub mean: f64,
    /// The standard deviation.
    pub deviation: f64,
    /// Steps in which anything is spent, ascending.
    steps: Vec<Step>,
}

impl Costs {
    pub(super) fn new(setup: &Setup<'_>, scale: &Scale, tally: &Tally) -> Costs {
        let steps = tally.cost.steps.iter().filter(|step| step.count > 0);
        let steps: Vec<Step> = steps.copied().collect();
        let least = steps.first().map_or(0.0, |step| step.least);
        let most = steps.last().map_or(0.0, |step| step.most);
        let count = tally.iterations.max(1) as f64;
        let (sum, squares) = tally.cost.sums;
        let from_scale = sum / count;
        let variance = squares / count - from_scale * from_scale;
        let range = setup.cost_range();
        Costs {
            // Sums in another order differ in their last digit.
            range: (range.0.min(least), range.1.max(most)),
            seen: (least, most),
            mean: scale.cost + from_scale,
            deviation: match most > least {
                true => variance.max(0.0).sqrt(),
                false => 0.0,
            },
            steps,
        }
    }

    fn count(&self) -> u64 {
        self.steps.iter().map(|step| step.count).sum()
    }

    /// What is enough in a share of the iterations; `percent` up to 100.
    pub fn percentile(&self, percent: u32) -> f64 {
        self.at(rank(self.count(), percent))
    }

    /// Between which sums the percentile lies with a confidence of 95%, had one iterated for ever.
    pub fn interval(&self, percent: u32) -> (f64, f64) {
        let (low, high) = interval(self.count(), percent);
        (self.at(low), self.at(high))
    }

    /// What is spent at a rank, counted from one; the iterations of a step are taken to lie evenly
    /// between the least and the most of it.
    fn at(&self, rank: u64) -> f64 {
        let mut below = 0;
        for step in &self.steps {
            if below + step.count >= rank {
                let part = (rank - below - 1) as f64 / (step.count - 1).max(1) as f64;
                return step.least + (step.most - step.least) * part;
            }
            below += step.count;
        }
        self.seen.1
    }

    /// The share of iterations in which a sum is enough.
    pub fn odds_within(&self, sum: f64) -> f64 {
        self.within(sum) as f64 / self.count().max(1) as f64
    }

    /// The shares of iterations in equal steps between two sums: above the one before, up to the
    /// next. The first has what is no more than its lower end too.
    pub fn shares(&self, from: f64, to: f64, steps: u32) -> Vec<f64> {
        let all = self.count().max(1) as f64;
        let end = |step: u32| from + (to - from) * f64::from(step) / f64::from(steps);
        let mut below = 0;
        let of_step = |step: u32| {
            let within = self.within(if step == steps { to } else { end(step) });
            let share = (within - below) as f64 / all;
            below = within;
            share
        };
        (1..=steps).map(of_step).collect()
    }

    /// The iterations in which a sum is enough.
    fn within(&self, sum: f64) -> u64 {
        let mut within = 0;
        for step in &self.steps {
            if step.most <= sum {
                within += step.count;
            } else if step.least <= sum {
                let part = (sum - step.least) / (step.most - step.least);
                return within + 1 + (part * (step.count - 1) as f64) as u64;
            } else {
                break;
            }
        }
        within
    }
}

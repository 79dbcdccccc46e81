//! How many of the iterations spend how much.

use super::random::LANES;
use super::scale::Scale;

/// How many of the iterations spend how much.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Money {
    /// One more than the scale has edges.
    pub(super) steps: Vec<Step>,
    /// Sum and sum of squares of what is spent, from the cost of the scale.
    pub(super) sums: (f64, f64),
}

/// What lies between two edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    pub(super) count: u64,
    /// The least that was counted.
    pub(super) least: f64,
    /// The most that was counted.
    pub(super) most: f64,
}

impl Money {
    pub(super) fn new(scale: &Scale) -> Money {
        let nothing = Step {
            count: 0,
            least: f64::INFINITY,
            most: f64::NEG_INFINITY,
        };
        Money {
            steps: vec![nothing; scale.edges.len() + 1],
            sums: (0.0, 0.0),
        }
    }

    pub(super) fn count(&mut self, scale: &Scale, costs: &[f64; LANES]) {
        for cost in costs {
            let at = scale.edges.partition_point(|edge| edge < cost);
            self.steps[at].add(&Step {
                count: 1,
                least: *cost,
                most: *cost,
            });
            let from = cost - scale.cost;
            self.sums.0 += from;
            self.sums.1 += from * from;
        }
    }

    pub(super) fn merge(&mut self, other: &Money) {
        for (step, more) in self.steps.iter_mut().zip(&other.steps) {
            step.add(more);
        }
        self.sums.0 += other.sums.0;
        self.sums.1 += other.sums.1;
    }
}

impl Step {
    fn add(&mut self, more: &Step) {
        self.count += more.count;
        self.least = self.least.min(more.least);
        self.most = self.most.max(more.most);
    }
}

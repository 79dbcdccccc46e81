//! Fields of the matrix and their ratings.

use crate::plan::value::Level;

/// Where a risk stands in the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score {
    /// Level of probability.
    pub probability: Level,
    /// Level of impact.
    pub impact: Level,
}

/// How serious a risk is, by its rank in the scale in force: 0 is the lowest rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rating(pub u8);

impl Rating {
    /// The position in a list of ratings, the lowest first.
    pub fn position(self) -> usize {
        usize::from(self.0)
    }
}

impl Score {
    /// Probability times impact, 1 to 49: an order of urgency, not a quantity. It is never
    /// added up or averaged.
    pub fn product(self) -> u8 {
        self.probability.number() * self.impact.number()
    }

    /// Whether the field lies beside a lower one: to the right of it, above it, or at its upper
    /// right corner.
    pub fn is_just_above(self, lower: Score) -> bool {
        let step = |from: Level, to: Level| to.number().checked_sub(from.number());
        let up = step(lower.probability, self.probability);
        let right = step(lower.impact, self.impact);
        self != lower && [up, right].iter().all(|step| matches!(step, Some(0 | 1)))
    }
}

//! Scores and ratings of the 5x5 matrix.

use crate::lang::Text;
use crate::plan::value::Level;

/// Where a risk stands in the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// Level of probability.
    pub probability: Level,
    /// Level of impact.
    pub impact: Level,
}

/// How serious a risk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Watch it.
    Low,
    /// Plan a response.
    Moderate,
    /// Respond and prepare a contingency.
    High,
    /// The plan can't go on as it is.
    Extreme,
}

impl Rating {
    /// All ratings, worst first.
    pub const ALL: [Rating; 4] = [Rating::Extreme, Rating::High, Rating::Moderate, Rating::Low];

    /// What the rating is called.
    pub fn label(self) -> Text {
        match self {
            Rating::Low => Text::new("low", "低"),
            Rating::Moderate => Text::new("moderate", "中"),
            Rating::High => Text::new("high", "高"),
            Rating::Extreme => Text::new("extreme", "极高"),
        }
    }
}

impl Score {
    /// Probability times impact, 1 to 25: an order of urgency, not a quantity. It is never
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

    /// Every field of the matrix.
    pub fn all() -> impl Iterator<Item = Score> {
        Level::ALL.into_iter().flat_map(|probability| {
            Level::ALL.into_iter().map(move |impact| Score {
                probability,
                impact,
            })
        })
    }
}

//! Scores and ratings of the default 5x5 matrix.

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
    /// Score 1 to 4: watch it.
    Low,
    /// Score 5 to 9: plan a response.
    Moderate,
    /// Score 10 to 14: respond and prepare a contingency.
    High,
    /// Score 15 to 25: the plan can't go on as it is.
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

    /// The rating of the field.
    ///
    /// The bounds 5, 10 and 15 keep red out of the lowest row and column and never put red next
    /// to green, as L. A. Cox asks (What's Wrong with Risk Matrices?, Risk Analysis 28, 2008).
    pub fn rating(self) -> Rating {
        match self.product() {
            0..5 => Rating::Low,
            5..10 => Rating::Moderate,
            10..15 => Rating::High,
            15.. => Rating::Extreme,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_matrix_holds_coxs_axioms() {
        let is_next = |one: Level, other: Level| one.number().abs_diff(other.number()) <= 1;
        for field in Score::all() {
            let lowest = [field.probability, field.impact].contains(&Level::ALL[0]);
            assert!(!lowest || field.rating() != Rating::Extreme, "{field:?}");
            for other in Score::all() {
                let next = is_next(field.probability, other.probability)
                    && is_next(field.impact, other.impact);
                let red_and_green =
                    field.rating() == Rating::Extreme && other.rating() == Rating::Low;
                assert!(!(next && red_and_green), "{field:?} {other:?}");
                if field.probability <= other.probability && field.impact <= other.impact {
                    assert!(field.rating() <= other.rating(), "{field:?} {other:?}");
                }
            }
        }
    }
}

//! The scale: five levels of probability and of impact, and the ratings of their products.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::lang::Text;
use crate::plan::value::{Level, Percent};

use super::{Rating, Score};

/// Upper bounds of the levels 1 to 4, in percent, inclusive; what lies above is level 5.
pub type Bounds = [Decimal; 4];

/// Levels and ratings. The default is planvet's own; a team may have others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Bounds of the levels of probability.
    pub probability_bounds: Bounds,
    /// Bounds of the levels of impact by cost, in percent of the budget.
    pub cost_bounds: Bounds,
    /// Bounds of the levels of impact by delay, in percent of the plan's length.
    pub delay_bounds: Bounds,
    /// The lowest scores that are moderate, high and extreme.
    pub score_bounds: [u8; 3],
}

static STANDARD: LazyLock<Scale> = LazyLock::new(Scale::default);

impl Default for Scale {
    /// Probability: planvet's choice. Cost: an insignificant increase, below 10, 10 to 20, 20 to
    /// 40 and above 40 percent; delay: an insignificant slip, below 5, 5 to 10, 10 to 20 and above
    /// 20 percent (PMBOK Guide, 5th edition, figure 11-10, with 1 percent as the bound of
    /// insignificance). Scores: bounds that hold Cox's axioms.
    fn default() -> Scale {
        Scale {
            probability_bounds: [10, 30, 50, 70].map(Decimal::from),
            cost_bounds: [1, 10, 20, 40].map(Decimal::from),
            delay_bounds: [1, 5, 10, 20].map(Decimal::from),
            score_bounds: [5, 10, 15],
        }
    }
}

/// How a matrix contradicts itself, by two of the lemmas of L. A. Cox (What's Wrong with Risk
/// Matrices?, Risk Analysis 28, 2008).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// A field of the lowest row or column is red, although what is next to impossible, or does
    /// next to nothing, can't be among the worst.
    RedAtTheEdge(Score),
    /// The second field, red, lies beside the first, green: the slightest change of a risk
    /// would turn it from harmless to unbearable.
    RedBesideGreen(Score, Score),
}

impl Scale {
    /// The scale that holds when nobody says otherwise.
    pub fn standard() -> &'static Scale {
        &STANDARD
    }

    /// The level of a probability in percent.
    pub fn level_of_percent(&self, probability: Percent) -> Option<Level> {
        level(probability.0, &self.probability_bounds)
    }

    /// The impact level of a cost against the whole budget; `None` without a budget above zero.
    pub fn level_of_cost(&self, cost: Decimal, budget: Decimal) -> Option<Level> {
        level(share(cost, budget)?, &self.cost_bounds)
    }

    /// The impact level of a delay against the length of the plan, both in days; `None` without a
    /// length above zero.
    pub fn level_of_delay(&self, delay: Decimal, length: Decimal) -> Option<Level> {
        level(share(delay, length)?, &self.delay_bounds)
    }

    /// The rating of a field of the matrix.
    pub fn rating(&self, field: Score) -> Rating {
        let reached = self
            .score_bounds
            .iter()
            .filter(|&&bound| field.product() >= bound)
            .count();
        match reached {
            0 => Rating::Low,
            1 => Rating::Moderate,
            2 => Rating::High,
            _ => Rating::Extreme,
        }
    }

    /// The first contradiction of the matrix.
    ///
    /// Beside each other are fields that share an edge, and those that a line upward crosses at
    /// their corner.
    pub fn contradiction(&self) -> Option<Contradiction> {
        let is_red = |field: Score| self.rating(field) == Rating::Extreme;
        let lowest = Level::ALL.first().copied();
        let at_the_edge = Score::all().find(|field| {
            is_red(*field) && [Some(field.probability), Some(field.impact)].contains(&lowest)
        });
        if let Some(field) = at_the_edge {
            return Some(Contradiction::RedAtTheEdge(field));
        }
        let green = Score::all().filter(|field| self.rating(*field) == Rating::Low);
        let pairs = green.flat_map(|green| Score::all().map(move |other| (green, other)));
        pairs
            .filter(|(green, other)| is_red(*other) && other.is_just_above(*green))
            .map(|(green, red)| Contradiction::RedBesideGreen(green, red))
            .next()
    }
}

fn level(share: Decimal, bounds: &Bounds) -> Option<Level> {
    let above = bounds.iter().filter(|&&bound| share > bound).count();
    Level::new(above as u8 + 1)
}

fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole <= Decimal::ZERO {
        return None;
    }
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// What a level of probability is called.
pub fn probability_label(level: Level) -> Text {
    match level.number() {
        1 => Text::new("very low", "极低"),
        2 => Text::new("low", "低"),
        3 => Text::new("medium", "中"),
        4 => Text::new("high", "高"),
        _ => Text::new("very high", "极高"),
    }
}

/// What a level of impact is called.
pub fn impact_label(level: Level) -> Text {
    match level.number() {
        1 => Text::new("very small", "很小"),
        2 => Text::new("small", "较小"),
        3 => Text::new("medium", "中等"),
        4 => Text::new("severe", "严重"),
        _ => Text::new("very severe", "极严重"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::plan::value::Value as _;

    fn percent(text: &str) -> u8 {
        let percent = Percent(text.parse().expect("number"));
        let level = Scale::standard().level_of_percent(percent);
        level.map_or(0, Level::number)
    }

    #[test]
    fn what_a_probability_is_called_can_be_written_in_a_plan() {
        for level in Level::ALL {
            for lang in Lang::ALL {
                assert_eq!(Level::read(probability_label(level).get(lang)), Ok(level));
            }
        }
    }

    #[test]
    fn bounds_belong_to_the_lower_level() {
        assert_eq!(percent("0"), 1);
        assert_eq!(percent("10"), 1);
        assert_eq!(percent("10.01"), 2);
        assert_eq!(percent("50"), 3);
        assert_eq!(percent("70.5"), 5);
    }

    #[test]
    fn cost_and_delay_are_shares_of_the_whole() {
        let scale = Scale::standard();
        let level = |cost: i64, budget: i64| {
            let level = scale.level_of_cost(Decimal::from(cost), Decimal::from(budget));
            level.map(Level::number)
        };
        assert_eq!(level(12, 120), Some(2));
        assert_eq!(level(60, 120), Some(5));
        assert_eq!(level(1, 0), None);
        let delay = scale.level_of_delay(Decimal::from(10), Decimal::from(250));
        assert_eq!(delay.map(Level::number), Some(2));
    }

    fn with_scores(score_bounds: [u8; 3]) -> Scale {
        Scale {
            score_bounds,
            ..Scale::default()
        }
    }

    fn field(probability: u8, impact: u8) -> Score {
        Score {
            probability: Level::new(probability).unwrap(),
            impact: Level::new(impact).unwrap(),
        }
    }

    #[test]
    fn the_default_matrix_holds_coxs_axioms() {
        assert_eq!(Scale::standard().contradiction(), None);
        for one in Score::all() {
            for other in Score::all() {
                if one.probability <= other.probability && one.impact <= other.impact {
                    let scale = Scale::standard();
                    assert!(
                        scale.rating(one) <= scale.rating(other),
                        "{one:?} {other:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn bounds_that_break_the_axioms_are_seen() {
        assert_eq!(
            with_scores([2, 4, 5]).contradiction(),
            Some(Contradiction::RedAtTheEdge(field(1, 5)))
        );
        assert_eq!(
            with_scores([5, 8, 10]).contradiction(),
            Some(Contradiction::RedBesideGreen(field(1, 4), field(2, 5)))
        );
        assert_eq!(
            with_scores([6, 7, 8]).contradiction(),
            Some(Contradiction::RedBesideGreen(field(1, 3), field(2, 4)))
        );
        assert_eq!(with_scores([4, 8, 12]).contradiction(), None);
        assert_eq!(with_scores([4, 10, 20]).contradiction(), None);
    }

    #[test]
    fn ratings_begin_at_their_bounds() {
        let scale = with_scores([4, 8, 12]);
        for (field, rating) in [
            (field(1, 3), Rating::Low),
            (field(2, 2), Rating::Moderate),
            (field(2, 4), Rating::High),
            (field(3, 4), Rating::Extreme),
        ] {
            assert_eq!(scale.rating(field), rating, "{field:?}");
        }
    }
}

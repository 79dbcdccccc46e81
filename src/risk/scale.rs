//! The default scale: five levels of probability and of impact.

use rust_decimal::Decimal;

use crate::lang::Text;
use crate::plan::value::{Level, Percent};

/// Upper bounds of the probability levels 1 to 4, in percent, inclusive.
const PROBABILITY_BOUNDS: [u8; 4] = [10, 30, 50, 70];

/// Upper bounds of the impact levels 1 to 4 by cost, in percent of the budget, inclusive: an
/// insignificant increase, below 10, 10 to 20, 20 to 40 and above 40 percent (PMBOK Guide, 5th
/// edition, figure 11-10, with 1 percent as the bound of insignificance).
const COST_BOUNDS: [u8; 4] = [1, 10, 20, 40];

/// Upper bounds of the impact levels 1 to 4 by delay, in percent of the plan's length,
/// inclusive: an insignificant slip, below 5, 5 to 10, 10 to 20 and above 20 percent (same
/// source and choice).
const DELAY_BOUNDS: [u8; 4] = [1, 5, 10, 20];

fn level(share: Decimal, bounds: [u8; 4]) -> Option<Level> {
    let above = bounds
        .iter()
        .filter(|&&bound| share > Decimal::from(bound))
        .count();
    Level::new(above as u8 + 1)
}

/// The level of a probability in percent.
pub fn level_of_percent(probability: Percent) -> Option<Level> {
    level(probability.0, PROBABILITY_BOUNDS)
}

/// The impact level of a cost against the whole budget; `None` without a budget above zero.
pub fn level_of_cost(cost: Decimal, budget: Decimal) -> Option<Level> {
    level(share(cost, budget)?, COST_BOUNDS)
}

/// The impact level of a delay against the length of the plan, both in days; `None` without a
/// length above zero.
pub fn level_of_delay(delay: Decimal, length: Decimal) -> Option<Level> {
    level(share(delay, length)?, DELAY_BOUNDS)
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
        level_of_percent(percent).map_or(0, Level::number)
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
        let level = |cost: i64, budget: i64| {
            level_of_cost(Decimal::from(cost), Decimal::from(budget)).map(Level::number)
        };
        assert_eq!(level(12, 120), Some(2));
        assert_eq!(level(60, 120), Some(5));
        assert_eq!(level(1, 0), None);
        let delay = level_of_delay(Decimal::from(10), Decimal::from(250));
        assert_eq!(delay.map(Level::number), Some(2));
    }
}

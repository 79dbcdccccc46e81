//! The scale in force: levels of probability and of impact, and the ratings of the fields.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::lang::{Lang, Text};
use crate::plan::value::{
    Color, Contingency, Level, LevelName, Money, Percent, ShareOrLength, fold_char,
};
use crate::schedule;

use super::{Rating, Score, standard};

/// Levels and ratings. The default is planvet's own; a team or a plan may have others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The levels of probability, lowest first.
    pub probability: Vec<ProbabilityStep>,
    /// The levels of impact, lowest first.
    pub impact: Vec<ImpactStep>,
    /// The ratings, lowest first.
    pub ratings: Vec<RatingStep>,
    /// The lowest rating that is beyond the risk appetite.
    pub beyond_appetite: Rating,
    /// Which rating each field has.
    pub fields: Fields,
}

/// A level of probability.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProbabilityStep {
    /// What it is called.
    pub label: Text,
    /// Its upper bound, inclusive; the last level has none.
    pub up_to: Option<Percent>,
    /// What it means.
    pub meaning: Option<Text>,
}

/// A level of impact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpactStep {
    /// What it is called.
    pub label: Text,
    /// The highest cost, as a share of the budget or a sum, inclusive; the last level has none.
    pub cost: Option<Contingency>,
    /// The longest delay, as a share of the plan's length or a length of time, inclusive.
    pub delay: Option<ShareOrLength>,
    /// Quality, satisfaction, reputation, safety and compliance in words.
    pub words: [Option<Text>; 5],
    /// What it means as a whole.
    pub meaning: Option<Text>,
}

/// A rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingStep {
    /// What it is called.
    pub label: Text,
    /// Its own colour.
    pub color: Option<Color>,
}

/// Which rating each field of the matrix has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fields {
    /// By score: the lowest scores of the ratings above the lowest.
    Scores(Vec<u8>),
    /// Field by field: the ratings by impact, for each level of probability, lowest first.
    Grid(Vec<Vec<Rating>>),
}

static STANDARD: LazyLock<Scale> = LazyLock::new(Scale::default);

impl Scale {
    /// The scale that holds when nobody says otherwise.
    pub fn standard() -> &'static Scale {
        &STANDARD
    }

    /// The levels of probability, lowest first.
    pub fn probability_levels(&self) -> impl DoubleEndedIterator<Item = Level> + Clone {
        Level::first(self.probability.len())
    }

    /// The levels of impact, lowest first.
    pub fn impact_levels(&self) -> impl DoubleEndedIterator<Item = Level> + Clone {
        Level::first(self.impact.len())
    }

    /// Every field of the matrix, lowest probability first.
    pub fn all_fields(&self) -> impl Iterator<Item = Score> + '_ {
        self.probability_levels().flat_map(move |probability| {
            self.impact_levels().map(move |impact| Score {
                probability,
                impact,
            })
        })
    }

    /// The ratings, lowest first.
    pub fn all_ratings(&self) -> impl DoubleEndedIterator<Item = Rating> + Clone {
        (0..self.ratings.len()).map(|rank| Rating(rank as u8))
    }

    /// The worst rating.
    pub fn worst(&self) -> Rating {
        self.all_ratings().next_back().unwrap_or_default()
    }

    /// What a rating is called.
    pub fn label(&self, rating: Rating) -> Text {
        let step = self.ratings.get(rating.position());
        step.map_or(Text::new("", ""), |step| step.label.clone())
    }

    /// Whether risks of a rating are within the appetite.
    pub fn is_within_appetite(&self, rating: Rating) -> bool {
        rating < self.beyond_appetite
    }

    /// The rating of a field of the matrix.
    pub fn rating(&self, field: Score) -> Rating {
        match &self.fields {
            Fields::Scores(bounds) => {
                let reached = bounds.iter().filter(|&&bound| field.product() >= bound);
                Rating(reached.count() as u8)
            }
            Fields::Grid(rows) => {
                let row = rows.get(field.probability.position());
                let rating = row.and_then(|row| row.get(field.impact.position()));
                rating.copied().unwrap_or_default()
            }
        }
    }

    /// The level of probability that a plan names; `None` when the scale has no such level.
    pub fn probability_named(&self, name: &LevelName) -> Option<Level> {
        let labels = self.probability.iter().map(|step| &step.label);
        named(name, labels.collect(), &standard::probability_labels(5))
    }

    /// The level of impact that a plan names; `None` when the scale has no such level.
    pub fn impact_named(&self, name: &LevelName) -> Option<Level> {
        let labels = self.impact.iter().map(|step| &step.label);
        named(name, labels.collect(), &standard::impact_labels(5))
    }

    /// The rating with a label or, counted from the lowest, a number.
    pub fn rating_named(&self, word: &str) -> Option<Rating> {
        let position = match word.trim().parse::<usize>() {
            Ok(number) => number.checked_sub(1)?,
            Err(_) => {
                let mut labels = self.ratings.iter().map(|step| &step.label);
                labels.position(|label| is_called(label, word))?
            }
        };
        (position < self.ratings.len()).then_some(Rating(position as u8))
    }

    /// The upper bounds of the levels of probability but the last, in percent; `None` where a
    /// level has none.
    pub fn probability_bounds(&self) -> Option<Vec<Decimal>> {
        let (_, lower) = self.probability.split_last()?;
        lower.iter().map(|step| Some(step.up_to?.0)).collect()
    }

    /// The level of a probability in percent; `None` where the scale has no percentages.
    pub fn level_of_percent(&self, probability: Percent) -> Option<Level> {
        level(probability.0, &self.probability_bounds()?)
    }

    /// The impact level of a cost, in the plan's currency; `None` where the levels are shares of
    /// the budget and the budget isn't known or above zero.
    pub fn level_of_cost(
        &self,
        cost: Decimal,
        budget: Option<Decimal>,
        own: impl Fn(Money) -> Option<Money>,
    ) -> Option<Level> {
        let (_, lower) = self.impact.split_last()?;
        let bounds: Option<Vec<Decimal>> = lower
            .iter()
            .map(|step| match step.cost? {
                Contingency::Percent(share) => part(share, budget?),
                Contingency::Money(money) => Some(own(money)?.amount),
            })
            .collect();
        level(cost, &bounds?)
    }

    /// The impact level of a delay in working days; `None` where the levels are shares of the
    /// plan's length and that isn't known or above zero.
    pub fn level_of_delay(&self, delay: Decimal, length: Option<Decimal>) -> Option<Level> {
        let (_, lower) = self.impact.split_last()?;
        let bounds: Option<Vec<Decimal>> = lower
            .iter()
            .map(|step| match step.delay? {
                ShareOrLength::Percent(share) => part(share, length?),
                ShareOrLength::Length(length) => schedule::approximate_workdays(&length),
            })
            .collect();
        level(delay, &bounds?)
    }
}

/// The level that a name stands for. The usual words count only on a scale of five levels that
/// are called as planvet calls them: on another, a word may have another place.
fn named(name: &LevelName, labels: Vec<&Text>, usual: &[Text]) -> Option<Level> {
    let count = labels.len();
    match name {
        LevelName::Number(level) => (level.position() < count).then_some(*level),
        LevelName::Word(word) => {
            let own = labels.iter().position(|label| is_called(label, word));
            if let Some(position) = own {
                return Level::new(position as u8 + 1);
            }
            let is_usual = labels.iter().copied().eq(usual);
            is_usual.then(|| Level::of_five(word)).flatten()
        }
    }
}

/// Whether a label, in one of its languages, is a word; case and width don't count.
pub(super) fn is_called(label: &Text, word: &str) -> bool {
    let word = folded(word);
    Lang::ALL
        .iter()
        .any(|lang| folded(label.get(*lang)) == word)
}

pub(super) fn folded(word: &str) -> String {
    let folded: String = word.trim().chars().map(fold_char).collect();
    folded.trim().to_lowercase()
}

fn level(value: Decimal, bounds: &[Decimal]) -> Option<Level> {
    let above = bounds.iter().filter(|&&bound| value > bound).count();
    Level::new(above as u8 + 1)
}

fn part(share: Percent, whole: Decimal) -> Option<Decimal> {
    if whole <= Decimal::ZERO {
        return None;
    }
    whole
        .checked_mul(share.0)?
        .checked_div(Decimal::ONE_HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::value::Value as _;

    fn percent(text: &str) -> u8 {
        let percent = Percent(text.parse().expect("number"));
        let level = Scale::standard().level_of_percent(percent);
        level.map_or(0, Level::number)
    }

    #[test]
    fn what_a_level_is_called_can_be_written_in_a_plan() {
        let scale = Scale::standard();
        for level in Level::first(5) {
            for lang in Lang::ALL {
                let read = |label: &Text| LevelName::read(label.get(lang)).expect("a name");
                let label = read(&scale.probability[level.position()].label);
                assert_eq!(scale.probability_named(&label), Some(level));
                let label = read(&scale.impact[level.position()].label);
                assert_eq!(scale.impact_named(&label), Some(level));
            }
        }
    }

    #[test]
    fn usual_words_count_on_the_usual_scale_only() {
        let word = |word: &str| LevelName::Word(word.to_owned());
        let mut scale = Scale::default();
        let likely = scale.probability_named(&word("Almost Certain"));
        assert_eq!(likely.map(Level::number), Some(5));
        scale.probability[4].label = Text::new("Certain", "必然");
        assert_eq!(scale.probability_named(&word("almost certain")), None);
        let own = scale.probability_named(&word("ＣＥＲＴＡＩＮ"));
        assert_eq!(own.map(Level::number), Some(5));
        let number = |number: u8| LevelName::Number(Level::new(number).unwrap());
        assert_eq!(scale.impact_named(&number(6)), None);
        assert!(scale.impact_named(&number(5)).is_some());
    }

    #[test]
    fn bounds_belong_to_the_lower_level() {
        assert_eq!(percent("0"), 1);
        assert_eq!(percent("10"), 1);
        assert_eq!(percent("10.01"), 2);
        assert_eq!(percent("50"), 3);
        assert_eq!(percent("70.5"), 5);
        assert_eq!(percent("100"), 5);
    }

    #[test]
    fn cost_and_delay_are_shares_of_the_whole_or_sums() {
        let mut scale = Scale::default();
        let level = |scale: &Scale, cost: i64, budget: Option<i64>| {
            let budget = budget.map(Decimal::from);
            let level = scale.level_of_cost(Decimal::from(cost), budget, Some);
            level.map(Level::number)
        };
        assert_eq!(level(&scale, 12, Some(120)), Some(2));
        assert_eq!(level(&scale, 60, Some(120)), Some(5));
        assert_eq!(level(&scale, 1, Some(0)), None);
        assert_eq!(level(&scale, 1, None), None);
        let delay = scale.level_of_delay(Decimal::from(10), Some(Decimal::from(250)));
        assert_eq!(delay.map(Level::number), Some(2));
        for (step, sum) in scale.impact.iter_mut().zip([10, 20, 30, 40]) {
            step.cost = Some(Contingency::Money(Money::new(sum.into(), None)));
            let days = format!("{sum}d");
            step.delay = Some(ShareOrLength::read(&days).expect("a length"));
        }
        assert_eq!(level(&scale, 10, None), Some(1));
        assert_eq!(level(&scale, 41, None), Some(5));
        let delay = scale.level_of_delay(Decimal::from(30), None);
        assert_eq!(delay.map(Level::number), Some(3));
    }

    #[test]
    fn ratings_begin_at_their_bounds() {
        let scale = Scale {
            fields: Fields::Scores(vec![4, 8, 12]),
            ..Scale::default()
        };
        let field = |probability: u8, impact: u8| Score {
            probability: Level::new(probability).unwrap(),
            impact: Level::new(impact).unwrap(),
        };
        for (field, rating) in [
            (field(1, 3), 0),
            (field(2, 2), 1),
            (field(2, 4), 2),
            (field(3, 4), 3),
        ] {
            assert_eq!(scale.rating(field), Rating(rating), "{field:?}");
        }
        assert_eq!(scale.label(scale.worst()).en, "extreme");
        assert_eq!(scale.rating_named("ＨＩＧＨ"), Some(Rating(2)));
        assert_eq!(scale.rating_named("1"), Some(Rating(0)));
        assert_eq!(scale.rating_named("5"), None);
    }
}

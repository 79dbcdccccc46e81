//! Whether a matrix contradicts itself.

use crate::lang::Text;
use crate::text;

use super::{Fields, Rating, Scale, Score};

/// How a matrix contradicts itself, by the axioms and lemmas of L. A. Cox (What's Wrong with Risk
/// Matrices?, Risk Analysis 28, 2008). Red is the worst rating, green the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// A field of the lowest row or column is red, although what is next to impossible, or does
    /// next to nothing, can't be among the worst.
    RedAtTheEdge(Score),
    /// The second field, red, lies beside the first, green: the slightest change of a risk
    /// would turn it from harmless to unbearable.
    RedBesideGreen(Score, Score),
    /// The second field has a lower rating than the first, although it is no less likely and no
    /// less harmful.
    Falls(Score, Score),
}

impl Contradiction {
    /// The field to point at.
    pub fn field(&self) -> Score {
        match self {
            Contradiction::RedAtTheEdge(field)
            | Contradiction::RedBesideGreen(_, field)
            | Contradiction::Falls(_, field) => *field,
        }
    }
}

impl Scale {
    /// The first contradiction of each sort.
    ///
    /// Beside each other are fields that share an edge, and those that a line upward crosses at
    /// their corner.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let (green, red) = (Rating::default(), self.worst());
        let is_red = |field: &Score| self.rating(*field) == red;
        let is_at_the_edge = |field: &Score| {
            [field.probability, field.impact]
                .iter()
                .any(|l| l.number() == 1)
        };
        let at_the_edge = self
            .all_fields()
            .find(|field| is_red(field) && is_at_the_edge(field))
            .map(Contradiction::RedAtTheEdge);
        let neighbours = || {
            self.all_fields().flat_map(|lower| {
                let above = self.all_fields();
                above
                    .filter(move |field| field.is_just_above(lower))
                    .map(move |field| (lower, field))
            })
        };
        let beside = neighbours()
            .find(|(lower, field)| self.rating(*lower) == green && is_red(field))
            .map(|(lower, field)| Contradiction::RedBesideGreen(lower, field));
        let falls = neighbours()
            .find(|(lower, field)| self.rating(*field) < self.rating(*lower))
            .map(|(lower, field)| Contradiction::Falls(lower, field));
        [at_the_edge, beside, falls].into_iter().flatten().collect()
    }

    /// What is wrong with the matrix, and what to do about it.
    pub fn tell(&self, contradiction: Contradiction) -> (Text, Text) {
        let levels = |field: Score| {
            let (probability, impact) = (field.probability, field.impact);
            text!(
                "probability {probability}, impact {impact}",
                "概率 {probability} 级、影响 {impact} 级",
                probability = probability,
                impact = impact,
            )
        };
        let by_scores = matches!(self.fields, Fields::Scores(_));
        let with = match by_scores {
            true => Text::new("with these bounds ", "按这些分界，"),
            false => Text::new("", ""),
        };
        let label = |field: Score| self.label(self.rating(field));
        let (red, green) = (self.label(self.worst()), self.label(Rating::default()));
        match contradiction {
            Contradiction::RedAtTheEdge(field) => (
                text!(
                    "{with}a risk of {levels} would be {red}, in the lowest row or column of the \
                     matrix",
                    "{with}{levels}的风险评级为{red}，却位于矩阵最低的一行或一列",
                    with = with,
                    levels = levels(field),
                    red = red,
                ),
                text!(
                    "let {red} begin higher: a matrix in which the least likely or the least \
                     harmful is among the worst can't rank risks (Cox 2008)",
                    "请提高“{red}”的起点：若最不可能或影响最小的风险也算{red}，矩阵就无法排序（Cox 2008）",
                    red = red,
                ),
            ),
            Contradiction::RedBesideGreen(lower, field) => (
                text!(
                    "{with}a field rated {red} ({high}) lies beside one rated {green} ({low})",
                    "{with}评级为{red}的格（{high}）与评级为{green}的格（{low}）相邻",
                    with = with,
                    red = red,
                    green = green,
                    high = levels(field),
                    low = levels(lower),
                ),
                self.way_between(&red, &green),
            ),
            Contradiction::Falls(lower, field) => (
                text!(
                    "{with}the field of {high} is rated {lesser}, lower than that of {low}, which \
                     is rated {greater}",
                    "{with}{high}的格评级为{lesser}，反而低于{low}的格（评级为{greater}）",
                    with = with,
                    high = levels(field),
                    low = levels(lower),
                    lesser = label(field),
                    greater = label(lower),
                ),
                text!(
                    "a risk that is more likely or more harmful must never be rated lower (Cox \
                     2008)",
                    "概率更高或影响更大的风险，评级不得反而更低（Cox 2008）"
                ),
            ),
        }
    }

    /// How red and green are kept apart.
    fn way_between(&self, red: &Text, green: &Text) -> Text {
        if self.ratings.len() == 2 {
            return text!(
                "add a rating between {green} and {red}: with two, the slightest change turns a \
                 harmless risk into one of the worst (Cox 2008)",
                "请在“{green}”和“{red}”之间增设一个评级：只有两个评级时，估计稍有变动，风险就从{green}直接跳到{red}（Cox 2008）",
                green = green,
                red = red,
            );
        }
        text!(
            "let {green} end lower or {red} begin higher: the slightest change must not turn a \
             harmless risk into one of the worst (Cox 2008)",
            "请降低“{green}”的终点或提高“{red}”的起点：估计稍有变动，风险不应从{green}直接跳到{red}（Cox 2008）",
            green = green,
            red = red,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::value::Level;

    fn with_scores(bounds: [u8; 3]) -> Scale {
        Scale {
            fields: Fields::Scores(bounds.into()),
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
        let scale = Scale::standard();
        assert_eq!(scale.contradictions(), []);
        for one in scale.all_fields() {
            for other in scale.all_fields() {
                if one.probability <= other.probability && one.impact <= other.impact {
                    let (lower, upper) = (scale.rating(one), scale.rating(other));
                    assert!(lower <= upper, "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn bounds_that_break_the_axioms_are_seen() {
        let first = |bounds| with_scores(bounds).contradictions().first().copied();
        assert_eq!(
            first([2, 4, 5]),
            Some(Contradiction::RedAtTheEdge(field(1, 5)))
        );
        assert_eq!(
            first([5, 8, 10]),
            Some(Contradiction::RedBesideGreen(field(1, 4), field(2, 5)))
        );
        assert_eq!(
            first([6, 7, 8]),
            Some(Contradiction::RedBesideGreen(field(1, 3), field(2, 4)))
        );
        assert_eq!(first([4, 8, 12]), None);
        assert_eq!(first([4, 10, 20]), None);
    }

    #[test]
    fn a_grid_must_not_fall() {
        let mut scale = Scale::default();
        let mut rows: Vec<Vec<Rating>> = scale
            .probability_levels()
            .map(|probability| {
                let impacts = scale.impact_levels();
                impacts
                    .map(|impact| {
                        scale.rating(Score {
                            probability,
                            impact,
                        })
                    })
                    .collect()
            })
            .collect();
        scale.fields = Fields::Grid(rows.clone());
        assert_eq!(scale.contradictions(), []);
        rows[3][3] = Rating(1);
        scale.fields = Fields::Grid(rows);
        assert_eq!(
            scale.contradictions(),
            [Contradiction::Falls(field(3, 4), field(4, 4))]
        );
    }
}

//! The risk scale of a team.

use rust_decimal::Decimal;

use crate::lang::Text;
use crate::plan::read::{Field, List};
use crate::plan::value::{Count, Whole};
use crate::risk::{Bounds, Contradiction, Scale, Score};
use crate::source::{Span, Spanned};
use crate::text;

use super::At;
use super::file::RiskTable;
use super::read::add;
use super::validate::{BAD_VALUE, Validator};

/// The bounds of a scale that are not planvet's own.
#[derive(Debug, Clone, Default)]
pub struct ScaleLayer {
    /// Of the levels of probability.
    pub probability_bounds: Option<At<Bounds>>,
    /// Of the levels of impact by cost.
    pub cost_bounds: Option<At<Bounds>>,
    /// Of the levels of impact by delay.
    pub delay_bounds: Option<At<Bounds>>,
    /// Of the ratings.
    pub score_bounds: Option<At<[u8; 3]>>,
}

/// A plan may lose more than it costs, but no scale begins its worst level beyond this.
const MOST_PERCENT: u32 = 1000;

impl Validator<'_> {
    pub(super) fn scale(&mut self, field: &Field<RiskTable>) -> ScaleLayer {
        let Some(table) = field.get() else {
            return ScaleLayer::default();
        };
        ScaleLayer {
            probability_bounds: self.bounds(&table.probability_bounds, 99),
            cost_bounds: self.bounds(&table.cost_bounds, MOST_PERCENT),
            delay_bounds: self.bounds(&table.delay_bounds, MOST_PERCENT),
            score_bounds: self.score_bounds(&table.score_bounds),
        }
    }

    fn bounds(&mut self, list: &List<Spanned<Count>>, most: u32) -> Option<At<Bounds>> {
        let place = list.place().filter(|_| list.is_complete())?;
        let numbers: Vec<Spanned<Decimal>> = list
            .iter()
            .map(|number| Spanned {
                value: number.value.0,
                span: number.span,
            })
            .collect();
        let values: Vec<Decimal> = numbers.iter().map(|number| number.value).collect();
        let Ok(bounds) = Bounds::try_from(values) else {
            self.bad_bounds(
                place.value,
                text!(
                    "these must be four numbers: the percentages up to which the levels 1 to 4 \
                     reach",
                    "此处应写四个数：1～4 级各自的上限（百分比）"
                ),
            );
            return None;
        };
        self.ascend(&numbers, Decimal::ZERO, Decimal::from(most))?;
        Some(self.at(bounds, place.key))
    }

    fn score_bounds(&mut self, list: &List<Spanned<Whole>>) -> Option<At<[u8; 3]>> {
        let place = list.place().filter(|_| list.is_complete())?;
        let numbers: Vec<Spanned<Decimal>> = list
            .iter()
            .map(|number| Spanned {
                value: Decimal::from(number.value.0),
                span: number.span,
            })
            .collect();
        let scores = list.iter().map(|number| number.value.0);
        let scores: Vec<u32> = scores.collect();
        let Ok(scores) = <[u32; 3]>::try_from(scores) else {
            self.bad_bounds(
                place.value,
                text!(
                    "these must be three numbers: the scores from which on a risk is moderate, \
                     high and extreme",
                    "此处应写三个数：评级为中、高、极高的最低得分"
                ),
            );
            return None;
        };
        // A score is at most 5 times 5, and the lowest one is never moderate.
        self.ascend(&numbers, Decimal::ONE, Decimal::from(25))?;
        let score_bounds = scores.map(|score| score as u8);
        let scale = Scale {
            score_bounds,
            ..Scale::default()
        };
        if let Some(contradiction) = scale.contradiction() {
            self.tell_contradiction(contradiction, place.value);
        }
        Some(self.at(score_bounds, place.key))
    }

    /// Tells the first number that isn't above the one before it, or is out of range.
    fn ascend(
        &mut self,
        numbers: &[Spanned<Decimal>],
        above: Decimal,
        most: Decimal,
    ) -> Option<()> {
        let mut before = above;
        for number in numbers {
            if number.value <= before || number.value > most {
                self.bad_bounds(
                    number.span,
                    text!(
                        "this number must be above {before} and {most} at most: each bound is \
                         larger than the one before",
                        "这个数应大于 {before}，且不超过 {most}：各分界须逐个递增",
                        before = before,
                        most = most,
                    ),
                );
                return None;
            }
            before = number.value;
        }
        Some(())
    }

    fn bad_bounds(&mut self, span: Span, message: Text) {
        add(self.findings, BAD_VALUE, span, |found, span| {
            found.add(span, message);
        });
    }

    fn tell_contradiction(&mut self, contradiction: Contradiction, span: Span) {
        let levels = |field: Score| (field.probability.number(), field.impact.number());
        let (message, help) = match contradiction {
            Contradiction::RedAtTheEdge(field) => {
                let (probability, impact) = levels(field);
                (
                    text!(
                        "with these bounds a risk of probability {probability} and impact \
                         {impact} would be extreme, in the lowest row or column of the matrix",
                        "按这些分界，概率 {probability} 级、影响 {impact} 级的风险评级为极高，\
                         却位于矩阵最低的一行或一列",
                        probability = i64::from(probability),
                        impact = i64::from(impact),
                    ),
                    text!(
                        "let extreme begin above 5: a matrix in which the least likely or the \
                         least harmful is among the worst can't rank risks (Cox 2008)",
                        "极高应从 5 分以上起：若最不可能或影响最小的风险也算极高，矩阵就无法排序（Cox 2008）"
                    ),
                )
            }
            Contradiction::RedBesideGreen(green, red) => {
                let ((low_p, low_i), (high_p, high_i)) = (levels(green), levels(red));
                (
                    text!(
                        "with these bounds an extreme field (probability {high_p}, impact \
                         {high_i}) lies beside a low one (probability {low_p}, impact {low_i})",
                        "按这些分界，评级极高的格（概率 {high_p} 级、影响 {high_i} 级）与评级低的格\
                         （概率 {low_p} 级、影响 {low_i} 级）相邻",
                        high_p = i64::from(high_p),
                        high_i = i64::from(high_i),
                        low_p = i64::from(low_p),
                        low_i = i64::from(low_i),
                    ),
                    text!(
                        "let moderate begin lower or extreme higher: the slightest change must \
                         not turn a harmless risk into one of the worst (Cox 2008)",
                        "请降低“中”的起点或提高“极高”的起点：估计稍有变动，风险不应从低直接跳到极高（Cox 2008）"
                    ),
                )
            }
        };
        add(self.findings, BAD_VALUE, span, |found, span| {
            found.add(span, message).help(help);
        });
    }
}

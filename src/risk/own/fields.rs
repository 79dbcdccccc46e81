//! Which rating each field of the matrix has, and what lies beyond the appetite.

use rust_decimal::Decimal;

use crate::lang::{Listed, Text};
use crate::plan::read::Field;
use crate::plan::{LocalText, RiskScale};
use crate::source::{Span, Spanned};
use crate::text;

use super::super::scale::{Fields, Scale};
use super::super::{Rating, standard};
use super::{Builder, RatedBy};

impl Builder<'_> {
    /// Says which rating each field has, and by which key.
    pub(super) fn fields(&mut self, own: &RiskScale, scale: &mut Scale, most: Decimal) -> RatedBy {
        let has_scores = own.ratings.iter().any(|rating| !rating.from.is_absent());
        let sources = [
            own.grid.place().map(|place| place.key),
            own.score_bounds.place().map(|place| place.key),
            own.ratings
                .place()
                .map(|place| place.key)
                .filter(|_| has_scores),
        ];
        let given: Vec<Span> = sources.into_iter().flatten().collect();
        if let [_, second, ..] = given[..] {
            self.fault(
                second,
                text!(
                    "the fields are rated twice: keep one of `grid`, `score_bounds` and `from`",
                    "各格的评级写了两种依据：`grid`、`score_bounds` 和 `from` 只保留一种"
                ),
            );
            return RatedBy::Scores(second);
        }
        if own.grid.place().is_some() {
            if let Some(grid) = self.grid(own, scale) {
                scale.fields = Fields::Grid(grid);
            }
            return RatedBy::Grid;
        }
        let upper = scale.ratings.len().saturating_sub(1);
        if let Some(place) = own.score_bounds.place() {
            let numbers = own.score_bounds.iter().map(|number| Spanned {
                value: Decimal::from(number.value.0),
                span: number.span,
            });
            let numbers: Vec<Spanned<Decimal>> = numbers.collect();
            if numbers.len() != upper {
                let wanted = scale
                    .ratings
                    .iter()
                    .skip(1)
                    .map(|rating| rating.label.clone());
                let wanted: Vec<Text> = wanted.collect();
                self.fault(
                    place.value,
                    text!(
                        "these must be the lowest scores of {upper} ratings: {wanted}",
                        "此处应写 {upper} 个评级的起始得分：{wanted}",
                        upper = upper,
                        wanted = Listed(&wanted),
                    ),
                );
            } else if self.ascend(&numbers, Decimal::ONE, most) {
                scale.fields = Fields::Scores(scores(&numbers));
            }
            return RatedBy::Scores(place.value);
        }
        if let Some(place) = own.ratings.place().filter(|_| has_scores) {
            let from = own.ratings.iter().skip(1).map(|rating| &rating.from);
            let numbers: Vec<Spanned<Decimal>> = from
                .filter_map(Field::spanned)
                .map(|number| Spanned {
                    value: Decimal::from(number.value.0),
                    span: number.span,
                })
                .collect();
            let lowest = own.ratings.first().and_then(|rating| rating.from.spanned());
            if let Some(lowest) = lowest.filter(|lowest| lowest.value.0 > 1) {
                self.fault(
                    lowest.span,
                    text!(
                        "the lowest rating begins at 1: leave its `from` out",
                        "最低评级从 1 分起，不必写 `from`"
                    ),
                );
            } else if numbers.len() != upper {
                self.fault(
                    place.key,
                    text!(
                        "each rating but the lowest needs the score it begins `from`",
                        "除最低评级外，每个评级都要写起始得分 `from`"
                    ),
                );
            } else if self.ascend(&numbers, Decimal::ONE, most) {
                scale.fields = Fields::Scores(scores(&numbers));
            }
            return RatedBy::Scores(place.key);
        }
        self.inherited_fields(own, scale)
    }

    /// The ratings of the fields where the own keys don't say: as below, the bounds moved in
    /// proportion to the highest score of the matrix.
    pub(super) fn inherited_fields(&mut self, own: &RiskScale, scale: &mut Scale) -> RatedBy {
        let changed = [
            own.ratings.place(),
            own.probability.place(),
            own.impact.place(),
        ];
        let key = changed.into_iter().flatten().next();
        let key = key.map_or(own.span, |place| place.key);
        let size = |scale: &Scale| (scale.probability.len(), scale.impact.len());
        let is_same_size = size(scale) == size(self.base);
        let is_same_count = scale.ratings.len() == self.base.ratings.len();
        match &self.base.fields {
            _ if !is_same_count => self.fault(
                key,
                text!(
                    "{count} ratings need a score each that they begin `from`, or a `grid`",
                    "{count} 个评级须分别写明起始得分 `from`，或用 `grid` 逐格评级",
                    count = scale.ratings.len(),
                ),
            ),
            _ if is_same_size => {}
            Fields::Scores(bounds) => {
                let highest = |scale: &Scale| scale.probability.len() * scale.impact.len();
                let bounds = moved(bounds, highest(self.base), highest(scale));
                scale.fields = Fields::Scores(bounds);
            }
            Fields::Grid(_) => self.fault(
                key,
                text!(
                    "the grid of the organisation has other levels: say how fields are rated with \
                     `score_bounds` or a `grid`",
                    "本单位的 `grid` 与此处的等级数不同：请用 `score_bounds` 或 `grid` 写明各格的评级"
                ),
            ),
        }
        RatedBy::Scores(key)
    }

    pub(super) fn grid(&mut self, own: &RiskScale, scale: &Scale) -> Option<Vec<Vec<Rating>>> {
        let (height, width) = (scale.probability.len(), scale.impact.len());
        let place = own.grid.place()?;
        if own.grid.len() != height {
            self.fault(
                place.key,
                text!(
                    "the grid has {rows} rows, the scale {height} levels of probability",
                    "`grid` 有 {rows} 行，而概率有 {height} 级",
                    rows = own.grid.len(),
                    height = height,
                ),
            );
            return None;
        }
        let mut rows = Vec::new();
        for row in own.grid.iter().rev() {
            if row.ratings.len() != width {
                self.fault(
                    row.span,
                    text!(
                        "this row has {fields} ratings, the scale {width} levels of impact",
                        "这一行有 {fields} 个评级，而影响有 {width} 级",
                        fields = row.ratings.len(),
                        width = width,
                    ),
                );
                continue;
            }
            let mut ratings = Vec::new();
            for field in &row.ratings {
                ratings.push(self.rating(scale, &field.value, field.span)?);
            }
            rows.push(ratings);
        }
        (rows.len() == height).then_some(rows)
    }

    /// The rating that a word names.
    pub(super) fn rating(&mut self, scale: &Scale, word: &LocalText, span: Span) -> Option<Rating> {
        let rating = scale.rating_named(word.as_str());
        if rating.is_none() {
            let labels: Vec<Text> = scale.ratings.iter().map(|r| r.label.clone()).collect();
            self.fault(
                span,
                text!(
                    "the scale has no such rating; it has {labels}",
                    "没有这个评级；现有评级：{labels}",
                    labels = Listed(&labels),
                ),
            );
        }
        rating
    }

    pub(super) fn appetite(&mut self, own: &RiskScale, scale: &mut Scale) {
        let Some(word) = own.beyond_appetite.spanned() else {
            if scale.ratings.len() != self.base.ratings.len() {
                scale.beyond_appetite = standard::beyond_appetite(scale.ratings.len());
            }
            return;
        };
        match self.rating(scale, word.value, word.span) {
            Some(lowest) if lowest == Rating::default() => self.fault(
                word.span,
                text!(
                    "beyond the lowest rating nothing is left within the appetite",
                    "若最低评级也超出风险偏好，就没有可接受的风险了"
                ),
            ),
            Some(rating) => scale.beyond_appetite = rating,
            None => {}
        }
    }
}

fn scores(numbers: &[Spanned<Decimal>]) -> Vec<u8> {
    let scores = numbers.iter().map(|number| u8::try_from(number.value));
    scores.map(|score| score.unwrap_or(u8::MAX)).collect()
}

/// Bounds moved in proportion, rounded up; each is above the one before.
fn moved(bounds: &[u8], old: usize, new: usize) -> Vec<u8> {
    let mut before = 1;
    let mut moved = Vec::new();
    for &bound in bounds {
        let score = (usize::from(bound) * new).div_ceil(old.max(1));
        before = u8::try_from(score).unwrap_or(u8::MAX).max(before + 1);
        moved.push(before);
    }
    moved
}

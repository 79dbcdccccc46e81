//! A scale of a plan or a team, laid over the one that holds without it.

use rust_decimal::Decimal;

use crate::lang::{Lang, Listed, Text};
use crate::plan::LocalText;
use crate::plan::read::{Field, List, Place};
use crate::plan::value::{Contingency, Count, Percent, ShareOrLength};
use crate::plan::{ImpactLevel, Plan, RiskScale};
use crate::schedule;
use crate::source::{Span, Spanned};
use crate::text;

use super::scale::{Fields, ImpactStep, ProbabilityStep, RatingStep, Scale, folded};
use super::{Contradiction, Rating, Score, standard};

/// How many levels a scale has.
const LEVELS: std::ops::RangeInclusive<usize> = 3..=7;
/// How many ratings there are.
const RATINGS: std::ops::RangeInclusive<usize> = 2..=6;
/// The longest label, in characters: it stands in a field of a matrix.
const LONGEST_LABEL: usize = 24;
/// A plan may lose more than it costs, but no scale begins its worst level beyond this.
const MOST_PERCENT: u32 = 1000;

/// Something in a scale that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleFault {
    /// Where it stands.
    pub span: Span,
    /// What is wrong.
    pub message: Text,
}

/// A scale with what is wrong with it.
#[derive(Debug, Clone)]
pub struct OwnScale {
    /// The scale in force: the one below where the own one can't be used.
    pub scale: Scale,
    /// Why it can't be used.
    pub faults: Vec<ScaleFault>,
    /// How its matrix contradicts itself, each with its place.
    pub contradictions: Vec<(Span, Contradiction)>,
    /// Whether all that was written could be used.
    pub is_usable: bool,
}

impl Scale {
    /// The scale in force for a plan: its own, where it has one, over this one.
    pub fn of_plan(&self, plan: &Plan) -> OwnScale {
        match plan.risk_scale.get() {
            Some(own) => self.with(own),
            None => OwnScale {
                scale: self.clone(),
                faults: Vec::new(),
                contradictions: Vec::new(),
                is_usable: plan.risk_scale.is_absent(),
            },
        }
    }

    /// Lays keys of a plan or a team over this scale; a scale that can't be used changes nothing.
    pub fn with(&self, own: &RiskScale) -> OwnScale {
        let mut builder = Builder {
            base: self,
            faults: Vec::new(),
            is_readable: own.is_readable(),
        };
        let probability = builder.probability(own);
        let impact = builder.impact(own);
        let ratings = builder.ratings(own);
        let most = Decimal::from(probability.len() * impact.len());
        let mut scale = Scale {
            probability,
            impact,
            ratings,
            beyond_appetite: self.beyond_appetite,
            fields: self.fields.clone(),
        };
        let at = builder.fields(own, &mut scale, most);
        builder.appetite(own, &mut scale);
        if !builder.is_readable || !builder.faults.is_empty() {
            return OwnScale {
                scale: self.clone(),
                faults: builder.faults,
                contradictions: Vec::new(),
                is_usable: false,
            };
        }
        let found = scale.contradictions().into_iter();
        let contradictions = found
            .map(|found| (at.field(own, &scale, found.field()), found))
            .collect();
        OwnScale {
            scale,
            faults: Vec::new(),
            contradictions,
            is_usable: true,
        }
    }
}

impl RiskScale {
    /// Whether everything that was written could be read.
    fn is_readable(&self) -> bool {
        let levels = self.probability.is_complete()
            && self.impact.is_complete()
            && self.ratings.is_complete()
            && self.grid.is_complete();
        let bounds = [
            &self.probability_bounds,
            &self.cost_bounds,
            &self.delay_bounds,
        ];
        levels
            && bounds.iter().all(|bounds| bounds.is_complete())
            && self.score_bounds.is_complete()
            && !self.beyond_appetite.is_unreadable()
            && self
                .probability
                .iter()
                .all(|level| !level.up_to.is_unreadable())
            && self
                .impact
                .iter()
                .all(|level| !level.cost.is_unreadable() && !level.delay.is_unreadable())
            && self
                .ratings
                .iter()
                .all(|rating| !rating.from.is_unreadable() && !rating.color.is_unreadable())
    }
}

/// The keys that say which rating a field has.
#[derive(Debug, Clone, Copy)]
enum RatedBy {
    Grid,
    /// Bounds at this place.
    Scores(Span),
}

impl RatedBy {
    /// Where a field of the matrix gets its rating.
    fn field(self, own: &RiskScale, scale: &Scale, field: Score) -> Span {
        match self {
            RatedBy::Scores(span) => span,
            RatedBy::Grid => {
                let row = scale.probability.len() - 1 - field.probability.position();
                let row = own.grid.get(row);
                let rating = row.and_then(|row| row.ratings.get(field.impact.position()));
                rating.map_or(own.span, |rating| rating.span)
            }
        }
    }
}

/// Builds a scale and keeps what is wrong.
struct Builder<'b> {
    base: &'b Scale,
    faults: Vec<ScaleFault>,
    is_readable: bool,
}

impl Builder<'_> {
    fn fault(&mut self, span: Span, message: Text) {
        self.faults.push(ScaleFault { span, message });
    }

    fn probability(&mut self, own: &RiskScale) -> Vec<ProbabilityStep> {
        let mut steps = self.base.probability.clone();
        if let Some(place) = own.probability.place() {
            let count = own.probability.len();
            if !self.has_count(count, &LEVELS, place) {
                return steps;
            }
            let is_same_size = count == steps.len();
            let labels = own.probability.iter().map(|level| &level.label);
            let labels = self.labels(
                labels.collect(),
                &standard::probability_labels(count),
                place,
            );
            let is_bounded = own.probability.iter().any(|level| !level.up_to.is_absent());
            let old = std::mem::take(&mut steps);
            for (at, (level, label)) in own.probability.iter().zip(labels).enumerate() {
                let below = old.get(at).filter(|_| is_same_size);
                steps.push(ProbabilityStep {
                    label,
                    up_to: match is_bounded {
                        true => level.up_to.value().filter(|_| at + 1 < count),
                        false => below.and_then(|below| below.up_to),
                    },
                    meaning: meaning(&level.meaning)
                        .or_else(|| below.filter(|_| level.label.is_absent())?.meaning.clone()),
                });
            }
            if is_bounded {
                self.ascending_shares(own.probability.iter().map(|level| &level.up_to), place);
            }
        }
        let bounds = self.bounds(&own.probability_bounds, steps.len(), 99);
        for (step, bound) in steps.iter_mut().zip(bounds) {
            step.up_to = Some(Percent(bound));
        }
        steps
    }

    fn impact(&mut self, own: &RiskScale) -> Vec<ImpactStep> {
        let mut steps = self.base.impact.clone();
        if let Some(place) = own.impact.place() {
            let count = own.impact.len();
            if !self.has_count(count, &LEVELS, place) {
                return steps;
            }
            let is_same_size = count == steps.len();
            let labels = own.impact.iter().map(|level| &level.label);
            let labels = self.labels(labels.collect(), &standard::impact_labels(count), place);
            let has_costs = own.impact.iter().any(|level| !level.cost.is_absent());
            let has_delays = own.impact.iter().any(|level| !level.delay.is_absent());
            let old = std::mem::take(&mut steps);
            for (at, (level, label)) in own.impact.iter().zip(labels).enumerate() {
                let below = old.get(at).filter(|_| is_same_size);
                steps.push(impact_step(
                    (level, label),
                    below,
                    (has_costs, has_delays),
                    at + 1 < count,
                ));
            }
            if has_costs {
                self.ascending_costs(&own.impact, place);
            }
            if has_delays {
                self.ascending_delays(&own.impact, place);
            }
        }
        let bounds = self.bounds(&own.cost_bounds, steps.len(), MOST_PERCENT);
        for (step, bound) in steps.iter_mut().zip(bounds) {
            step.cost = Some(Contingency::Percent(Percent(bound)));
        }
        let bounds = self.bounds(&own.delay_bounds, steps.len(), MOST_PERCENT);
        for (step, bound) in steps.iter_mut().zip(bounds) {
            step.delay = Some(ShareOrLength::Percent(Percent(bound)));
        }
        steps
    }

    fn ratings(&mut self, own: &RiskScale) -> Vec<RatingStep> {
        let Some(place) = own.ratings.place() else {
            return self.base.ratings.clone();
        };
        let count = own.ratings.len();
        if !self.has_count(count, &RATINGS, place) {
            return self.base.ratings.clone();
        }
        let labels = own.ratings.iter().map(|rating| &rating.label);
        let labels = self.labels(labels.collect(), &standard::rating_labels(count), place);
        let ratings = own.ratings.iter().zip(labels);
        ratings
            .map(|(rating, label)| RatingStep {
                label,
                color: rating.color.value(),
            })
            .collect()
    }

    /// Says which rating each field has, and by which key.
    fn fields(&mut self, own: &RiskScale, scale: &mut Scale, most: Decimal) -> RatedBy {
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
    fn inherited_fields(&mut self, own: &RiskScale, scale: &mut Scale) -> RatedBy {
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

    fn grid(&mut self, own: &RiskScale, scale: &Scale) -> Option<Vec<Vec<Rating>>> {
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
    fn rating(&mut self, scale: &Scale, word: &LocalText, span: Span) -> Option<Rating> {
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

    fn appetite(&mut self, own: &RiskScale, scale: &mut Scale) {
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

    fn has_count(
        &mut self,
        count: usize,
        range: &std::ops::RangeInclusive<usize>,
        place: Place,
    ) -> bool {
        if !range.contains(&count) && self.is_readable {
            self.fault(
                place.key,
                text!(
                    "there must be {least} to {most} of these, not {count}",
                    "这里应有 {least}～{most} 项，现有 {count} 项",
                    least = *range.start(),
                    most = *range.end(),
                    count = count,
                ),
            );
        }
        range.contains(&count)
    }

    /// The labels as written, the usual ones where none is; told when one can't be told from a
    /// number or from another.
    fn labels(&mut self, own: Vec<&Field<LocalText>>, usual: &[Text], place: Place) -> Vec<Text> {
        let mut labels: Vec<Text> = Vec::new();
        for (field, usual) in own.into_iter().zip(usual) {
            let label = match field.get() {
                Some(label) => both_languages(label),
                None => usual.clone(),
            };
            let span = field.span().unwrap_or(place.key);
            if !Lang::ALL.iter().all(|lang| is_label(label.get(*lang))) {
                self.fault(
                    span,
                    text!(
                        "a label begins with a letter and has {most} characters at most: letters, \
                         digits, spaces, hyphens and brackets",
                        "名称须以文字开头，最多 {most} 个字，只含文字、数字、空格、连字符和括号",
                        most = LONGEST_LABEL,
                    ),
                );
            }
            let is_same =
                |lang: Lang, other: &Text| folded(other.get(lang)) == folded(label.get(lang));
            let is_taken = |other: &Text| Lang::ALL.iter().any(|lang| is_same(*lang, other));
            if labels.iter().any(is_taken) {
                self.fault(
                    span,
                    text!(
                        "two levels can't have one label",
                        "不同等级不能用同一个名称"
                    ),
                );
            }
            labels.push(label);
        }
        labels
    }

    /// Upper bounds in percent of all levels but the last.
    fn bounds(&mut self, list: &List<Spanned<Count>>, levels: usize, most: u32) -> Vec<Decimal> {
        let Some(place) = list.place().filter(|_| list.is_complete()) else {
            return Vec::new();
        };
        let wanted = levels.saturating_sub(1);
        if list.len() != wanted {
            self.fault(
                place.value,
                text!(
                    "these must be {wanted} numbers: the percentages up to which the levels 1 to \
                     {wanted} reach",
                    "此处应写 {wanted} 个数：1～{wanted} 级各自的上限（百分比）",
                    wanted = wanted,
                ),
            );
            return Vec::new();
        }
        let numbers: Vec<Spanned<Decimal>> = list
            .iter()
            .map(|number| Spanned {
                value: number.value.0,
                span: number.span,
            })
            .collect();
        match self.ascend(&numbers, Decimal::ZERO, Decimal::from(most)) {
            true => numbers.into_iter().map(|number| number.value).collect(),
            false => Vec::new(),
        }
    }

    /// Tells the first number that isn't above the one before it, or is out of range.
    fn ascend(&mut self, numbers: &[Spanned<Decimal>], above: Decimal, most: Decimal) -> bool {
        let mut before = above;
        for number in numbers {
            if number.value <= before || number.value > most {
                self.fault(
                    number.span,
                    text!(
                        "this number must be above {before} and {most} at most: each bound is \
                         larger than the one before",
                        "这个数应大于 {before}，且不超过 {most}：各分界须逐个递增",
                        before = before,
                        most = most,
                    ),
                );
                return false;
            }
            before = number.value;
        }
        true
    }

    fn ascending_shares<'f>(
        &mut self,
        fields: impl DoubleEndedIterator<Item = &'f Field<Percent>> + ExactSizeIterator,
        place: Place,
    ) {
        let bounded = fields.len() - 1;
        let values = fields.take(bounded).map(|field| {
            let value = field.spanned()?;
            Some(Spanned {
                value: value.value.0,
                span: value.span,
            })
        });
        match values.collect::<Option<Vec<_>>>() {
            Some(values) => {
                self.ascend(&values, Decimal::ZERO, Decimal::from(99));
            }
            None => self.needs_all(place),
        }
    }

    fn needs_all(&mut self, place: Place) {
        if self.is_readable {
            self.fault(
                place.key,
                text!(
                    "all levels but the last need an upper bound, or none",
                    "除最高一级外，各级都要写上限，或都不写"
                ),
            );
        }
    }

    fn ascending_costs(&mut self, levels: &List<ImpactLevel>, place: Place) {
        let bounded = levels.len() - 1;
        let costs = levels
            .iter()
            .take(bounded)
            .map(|level| level.cost.spanned());
        let Some(costs) = costs.collect::<Option<Vec<_>>>() else {
            return self.needs_all(place);
        };
        let (mut shares, mut sums, mut currency) = (Vec::new(), Vec::new(), None);
        for cost in &costs {
            let (list, value) = match cost.value {
                Contingency::Percent(share) => (&mut shares, share.0),
                Contingency::Money(money) => {
                    let own = money.currency;
                    if own.is_some() && currency.is_some() && own != currency {
                        return self.mixed(cost.span);
                    }
                    currency = currency.or(own);
                    (&mut sums, money.amount)
                }
            };
            list.push(Spanned {
                value,
                span: cost.span,
            });
        }
        self.ascending((shares, MOST_PERCENT.into()), (sums, Decimal::MAX));
    }

    fn ascending_delays(&mut self, levels: &List<ImpactLevel>, place: Place) {
        let bounded = levels.len() - 1;
        let delays = levels
            .iter()
            .take(bounded)
            .map(|level| level.delay.spanned());
        let Some(delays) = delays.collect::<Option<Vec<_>>>() else {
            return self.needs_all(place);
        };
        let (mut shares, mut lengths) = (Vec::new(), Vec::new());
        for delay in &delays {
            let (list, value) = match delay.value {
                ShareOrLength::Percent(share) => (&mut shares, share.0),
                ShareOrLength::Length(length) => {
                    let days = schedule::approximate_workdays(length);
                    (&mut lengths, days.unwrap_or(Decimal::MAX))
                }
            };
            list.push(Spanned {
                value,
                span: delay.span,
            });
        }
        self.ascending((shares, MOST_PERCENT.into()), (lengths, Decimal::MAX));
    }

    /// Bounds are all shares or all of the other sort.
    fn ascending(
        &mut self,
        shares: (Vec<Spanned<Decimal>>, Decimal),
        others: (Vec<Spanned<Decimal>>, Decimal),
    ) {
        if let (Some(_), Some(other)) = (shares.0.first(), others.0.first()) {
            return self.mixed(other.span);
        }
        for (values, most) in [shares, others] {
            if let Some(low) = values
                .windows(2)
                .find(|pair| pair[1].value <= pair[0].value)
            {
                self.fault(
                    low[1].span,
                    text!(
                        "this bound must be above the one of the level before",
                        "该级的上限须高于前一级"
                    ),
                );
            } else if let Some(bad) = values
                .iter()
                .find(|value| value.value <= Decimal::ZERO || value.value > most)
            {
                self.fault(
                    bad.span,
                    text!(
                        "a bound must be above zero, and a share {most}% at most",
                        "上限须大于零；写比例的不超过 {most}%",
                        most = MOST_PERCENT,
                    ),
                );
            }
        }
    }

    fn mixed(&mut self, span: Span) {
        self.fault(
            span,
            text!(
                "the bounds of the levels must be comparable: all shares, or all in one unit",
                "各级的上限须可比：都写比例，或都用同一单位"
            ),
        );
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

fn impact_step(
    (level, label): (&ImpactLevel, Text),
    below: Option<&ImpactStep>,
    (has_costs, has_delays): (bool, bool),
    is_bounded: bool,
) -> ImpactStep {
    // What planvet says of its own level holds for that level only.
    let described = below.filter(|_| level.label.is_absent());
    let in_words = level.in_words();
    let own_words = in_words.map(|(_, text)| meaning(text));
    let below_words = described.map(|step| step.words.clone()).unwrap_or_default();
    let mut words = own_words.into_iter().zip(below_words);
    ImpactStep {
        label,
        cost: match has_costs {
            true => level.cost.value().filter(|_| is_bounded),
            false => below.and_then(|below| below.cost),
        },
        delay: match has_delays {
            true => level.delay.value().filter(|_| is_bounded),
            false => below.and_then(|below| below.delay),
        },
        words: std::array::from_fn(|_| words.next().and_then(|(own, below)| own.or(below))),
        meaning: meaning(&level.meaning).or_else(|| described?.meaning.clone()),
    }
}

fn both_languages(text: &LocalText) -> Text {
    let clean = |lang: Lang| text.get(lang).trim().to_owned();
    Text {
        en: clean(Lang::En).into(),
        zh: clean(Lang::Zh).into(),
    }
}

fn meaning(field: &Field<LocalText>) -> Option<Text> {
    let text = field.get().filter(|_| !field.is_blank())?;
    Some(both_languages(text))
}

/// Whether a text can be a label: one that no writer has to escape and that names no number.
fn is_label(text: &str) -> bool {
    let may_stand = |c: char| c.is_alphanumeric() || " -–·/()（）、".contains(c);
    text.chars().next().is_some_and(char::is_alphabetic)
        && text.chars().count() <= LONGEST_LABEL
        && text.chars().all(may_stand)
}

#[cfg(test)]
mod tests;

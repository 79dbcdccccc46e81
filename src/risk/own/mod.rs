//! A scale of a plan or a team, laid over the one that holds without it.

mod bounds;
mod fields;

use rust_decimal::Decimal;

use crate::lang::{Lang, Text};
use crate::plan::LocalText;
use crate::plan::read::{Field, List, Place};
use crate::plan::value::{Contingency, Percent, ShareOrLength};
use crate::plan::{ImpactLevel, Plan, RiskScale};
use crate::source::Span;
use crate::text;

use super::scale::{ImpactStep, ProbabilityStep, RatingStep, Scale, folded};
use super::{Contradiction, Score, standard};

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
            has_levels: true,
            has_ratings: true,
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
        // Of a scale that isn't the one that was written, fields and words prove nothing.
        let is_as_written = builder.has_levels && builder.has_ratings;
        let at = is_as_written.then(|| builder.fields(own, &mut scale, most));
        if builder.has_ratings {
            builder.appetite(own, &mut scale);
        }
        let is_sound = builder.is_readable && builder.faults.is_empty();
        let Some(at) = at.filter(|_| is_sound) else {
            return OwnScale {
                scale: self.clone(),
                faults: builder.faults,
                contradictions: Vec::new(),
                is_usable: false,
            };
        };
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
    /// Whether the levels are as many as there can be.
    has_levels: bool,
    /// Whether the ratings are.
    has_ratings: bool,
}

impl Builder<'_> {
    fn fault(&mut self, span: Span, message: Text) {
        self.faults.push(ScaleFault { span, message });
    }

    fn probability(&mut self, own: &RiskScale) -> Vec<ProbabilityStep> {
        let mut steps = self.base.probability.clone();
        if let Some(place) = own.probability.place() {
            let count = own.probability.len();
            if !self.has_count(&own.probability, &LEVELS, place) {
                self.has_levels = false;
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
            if !self.has_count(&own.impact, &LEVELS, place) {
                self.has_levels = false;
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
        if !self.has_count(&own.ratings, &RATINGS, place) {
            self.has_ratings = false;
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

    /// Whether a list is as long as it may be; told where that is certain, for what can't be read
    /// isn't counted.
    fn has_count<T>(
        &mut self,
        list: &List<T>,
        range: &std::ops::RangeInclusive<usize>,
        place: Place,
    ) -> bool {
        let count = list.len();
        if count > *range.end() || count < *range.start() && list.is_complete() {
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

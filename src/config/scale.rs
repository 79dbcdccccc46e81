//! The risk scale of a team.

use crate::plan::RiskScale;
use crate::plan::read::{Field, List};
use crate::risk::Scale;
use crate::source::Span;

use super::read::add;
use super::validate::{BAD_VALUE, Validator};

/// Code of the rule that tells the like of plans.
const BAD_MATRIX: &str = "K708";

/// Keys of a risk scale that are not planvet's own.
#[derive(Debug, Clone, Default)]
pub struct ScaleLayer {
    /// The keys; `None` when none is given.
    pub table: Option<RiskScale>,
    /// The line of each key that is given.
    pub lines: ScaleKeys<Option<usize>>,
}

/// Something about each part of a risk scale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScaleKeys<T> {
    /// The levels of probability.
    pub probability: T,
    /// Their bounds.
    pub probability_bounds: T,
    /// The levels of impact.
    pub impact: T,
    /// Their bounds by cost.
    pub cost_bounds: T,
    /// Their bounds by delay.
    pub delay_bounds: T,
    /// The ratings.
    pub ratings: T,
    /// Which rating a field has.
    pub fields: T,
    /// The lowest rating beyond the appetite.
    pub beyond_appetite: T,
}

impl ScaleLayer {
    /// The scale that the layer makes of the one below.
    pub(super) fn over(&self, below: &Scale) -> Scale {
        let own = self.table.as_ref().map(|table| below.with(table));
        own.map_or_else(|| below.clone(), |own| own.scale)
    }
}

impl<T> ScaleKeys<T> {
    /// Lays what other keys say over these.
    pub(super) fn lay<U: Copy>(&mut self, over: &ScaleKeys<Option<U>>, of: impl Fn(U) -> T) {
        let pairs = [
            (&mut self.probability, over.probability),
            (&mut self.probability_bounds, over.probability_bounds),
            (&mut self.impact, over.impact),
            (&mut self.cost_bounds, over.cost_bounds),
            (&mut self.delay_bounds, over.delay_bounds),
            (&mut self.ratings, over.ratings),
            (&mut self.fields, over.fields),
            (&mut self.beyond_appetite, over.beyond_appetite),
        ];
        for (value, given) in pairs {
            if let Some(given) = given {
                *value = of(given);
            }
        }
    }
}

impl Validator<'_> {
    /// Reads a scale that is laid over another one.
    pub(super) fn scale(&mut self, field: &Field<RiskScale>, below: &Scale) -> ScaleLayer {
        let Some(table) = field.get() else {
            return ScaleLayer::default();
        };
        let own = below.with(table);
        for fault in own.faults {
            add(self.findings, BAD_VALUE, fault.span, |found, span| {
                found.add(span, fault.message);
            });
        }
        // A matrix that contradicts itself would rate the risks of every plan wrongly.
        for (span, contradiction) in own.contradictions {
            let (message, help) = own.scale.tell(contradiction);
            add(self.findings, BAD_MATRIX, span, |found, span| {
                found.add(span, message).help(help);
            });
        }
        ScaleLayer {
            lines: self.scale_lines(table),
            table: Some(table.clone()),
        }
    }

    fn scale_lines(&self, table: &RiskScale) -> ScaleKeys<Option<usize>> {
        fn key<T>(list: &List<T>) -> Option<Span> {
            list.place().map(|place| place.key)
        }
        let line = |span: Option<Span>| span.map(|span| self.line(span));
        let probability = key(&table.probability);
        let is_bounded = table
            .probability
            .iter()
            .any(|level| !level.up_to.is_absent());
        let impact = key(&table.impact);
        let has_costs = table.impact.iter().any(|level| !level.cost.is_absent());
        let has_delays = table.impact.iter().any(|level| !level.delay.is_absent());
        let ratings = key(&table.ratings);
        let has_scores = table.ratings.iter().any(|rating| !rating.from.is_absent());
        let fields = key(&table.grid).or(key(&table.score_bounds));
        ScaleKeys {
            probability: line(probability),
            probability_bounds: line(
                key(&table.probability_bounds).or(probability.filter(|_| is_bounded)),
            ),
            impact: line(impact),
            cost_bounds: line(key(&table.cost_bounds).or(impact.filter(|_| has_costs))),
            delay_bounds: line(key(&table.delay_bounds).or(impact.filter(|_| has_delays))),
            ratings: line(ratings),
            fields: line(fields.or(ratings.filter(|_| has_scores))),
            beyond_appetite: line(table.beyond_appetite.place().map(|place| place.key)),
        }
    }
}

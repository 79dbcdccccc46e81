//! The values of a measure as plain numbers in one unit.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::value::{Amount, MeasureKind};
use crate::plan::{Goal, Measure, Reading, Unit};

use super::slope::Dated;

/// So many units are tried for one that all values convert into: a file may hold thousands.
const TRIED: usize = 16;

/// The most digits behind the point that a reckoned value is shown with.
const MOST_DIGITS: u32 = 4;

/// The values of a measure that can be reckoned with, all in the same unit.
///
/// Bounds among the readings (at least 95%) are no numbers and left out; of the target and the
/// stages the bound itself is what is wanted.
#[derive(Debug)]
pub(super) struct Numbers<'p> {
    /// The value whose unit all are in.
    model: &'p Amount,
    pub(super) baseline: Option<Decimal>,
    pub(super) target: Option<Decimal>,
    /// Stages with their days, unless one of them can't be read.
    pub(super) stages: Option<Vec<Dated>>,
    /// Baseline and actual values with their days, up to the status date.
    pub(super) readings: Vec<Dated>,
    /// Digits behind the point of the most exact value.
    pub(super) digits: u32,
}

impl<'p> Numbers<'p> {
    /// Converts the values of a measure; `None` when no unit fits all of them.
    pub(super) fn of(measure: &'p Measure, as_of: Date) -> Option<Numbers<'p>> {
        let candidates = candidates(measure);
        candidates
            .into_iter()
            .find_map(|model| Numbers::in_unit_of(model, measure, as_of))
    }

    fn in_unit_of(model: &'p Amount, measure: &'p Measure, as_of: Date) -> Option<Numbers<'p>> {
        let unit = measure.unit_meant_by(model);
        let mut digits = 0;
        // The outer `None` ends it all: a value in another unit.
        let mut number = |amount: Option<&Amount>| match amount {
            None => Some(None),
            Some(amount) => {
                let value = measure.value_in(amount, unit.as_ref())?;
                digits = digits.max(value.normalize().scale());
                Some(Some(value))
            }
        };
        let exact = |amount: &&Amount| amount.bound.is_none();
        let baseline = measure.baseline.get();
        let baseline_amount = baseline.and_then(|reading| reading.value.get());
        let baseline_value = number(baseline_amount.filter(exact))?;
        let target = number(measure.target.get())?;
        let mut stages = Vec::new();
        for stage in &measure.stages {
            if let Some(value) = number(stage.value.get())?
                && let Some(date) = stage.date.value()
            {
                stages.push((date, value));
            }
        }
        let mut readings: Vec<Dated> = Vec::new();
        let past = |reading: &Reading| reading.date.value().filter(|date| *date <= as_of);
        if let (Some(date), Some(value)) = (baseline.and_then(past), baseline_value) {
            readings.push((date, value));
        }
        for actual in &measure.actuals {
            if let Some(date) = past(actual)
                && let Some(value) = number(actual.value.get().filter(exact))?
            {
                readings.push((date, value));
            }
        }
        let stages_are_known = measure.stages.is_complete()
            && !measure.stages.iter().any(is_unreadable)
            && !measure.baseline.is_unreadable()
            && !baseline.is_some_and(is_unreadable);
        Some(Numbers {
            model,
            baseline: baseline_value,
            target,
            stages: stages_are_known.then_some(stages),
            readings,
            digits: digits.min(MOST_DIGITS),
        })
    }

    /// The points that the plan lays its way through, by day: the dated baseline, the stages, the
    /// target on the deadline. Of several on one day, the furthest comes last. `None` when one of
    /// them can't be read.
    pub(super) fn way(&self, goal: &Goal, direction: Ordering) -> Option<Vec<Dated>> {
        let measure = goal.measure.get()?;
        let started = measure.baseline.get().and_then(|from| from.date.value());
        let mut way: Vec<Dated> = started.zip(self.baseline).into_iter().collect();
        way.extend(self.stages.as_ref()?);
        way.extend(goal.deadline.value().zip(self.target));
        way.sort_by(|(date, value), (other_date, other)| {
            let values = value.cmp(other);
            let nearest_first = match direction {
                Ordering::Less => values.reverse(),
                _ => values,
            };
            date.cmp(other_date).then(nearest_first)
        });
        Some(way)
    }

    /// A value of the measure as a number in the common unit.
    pub(super) fn number(&self, measure: &Measure, amount: &Amount) -> Option<Decimal> {
        measure.value_in(amount, measure.unit_meant_by(self.model).as_ref())
    }

    /// A number as a value of the measure.
    pub(super) fn amount(&self, value: Decimal) -> Amount {
        Amount {
            value,
            unit: self.model.unit.clone(),
            bound: None,
        }
    }

    /// The lowest and the highest value that the metric can have, as far as the plan says so:
    /// the ends of its scale, nothing below zero of what is counted or timed, and nothing above
    /// the whole for a share.
    pub(super) fn limits(&self, measure: &Measure) -> (Option<Decimal>, Option<Decimal>) {
        if let [low, high] = &measure.scale[..] {
            return (Some(low.value.0), Some(high.value.0));
        }
        let unit = measure.unit_meant_by(self.model);
        let is_percent = unit.as_ref().is_some_and(Unit::is_percent);
        let kind = measure.kind.value();
        let is_amount = matches!(kind, Some(MeasureKind::Count | MeasureKind::Time))
            || (kind.is_none() && unit.is_some_and(|unit| unit.is_never_negative()));
        let is_share = is_percent && matches!(kind, None | Some(MeasureKind::Rate));
        (
            (is_amount || is_share).then_some(Decimal::ZERO),
            is_share.then_some(Decimal::ONE_HUNDRED),
        )
    }
}

/// Whether a part of a reading can't be read.
pub(super) fn is_unreadable(reading: &Reading) -> bool {
    reading.date.is_unreadable() || reading.value.is_unreadable()
}

/// Values with different units, the target's first.
fn candidates(measure: &Measure) -> Vec<&Amount> {
    let target = measure.target.get();
    let mut found: Vec<&Amount> = Vec::new();
    let others = measure.amounts().map(|(_, amount)| amount.value);
    for amount in target.into_iter().chain(others) {
        if found.len() == TRIED {
            break;
        }
        if found.iter().all(|known| known.unit != amount.unit) {
            found.push(amount);
        }
    }
    found
}

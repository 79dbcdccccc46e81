//! How a goal is measured.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::lang::{Lang, Localized};
use crate::record;
use crate::source::Spanned;

use super::read::{Field, List};
use super::value::{Amount, Bound, Count, Frequency, MeasureKind, Signed, Whole};
use super::{LocalText, Unit};

record! {
    /// A goal as data: what is measured, from where to where.
    pub struct Measure: "a measure", "衡量指标" {
        metric: Field<LocalText>, [required]
            "Name of what is measured.",
            "指标名称。";
        definition: Field<LocalText>,
            "What exactly counts: from which event to which, whose, which cases.",
            "指标口径：从何时到何时、统计谁、哪些情形计入。";
        kind: Field<MeasureKind>,
            "Whether the metric is a score, a rate, a count, a time or money.",
            "指标类型：得分、比率、数量、时间或金额。";
        unit: Field<LocalText>,
            "Unit of all values that don't carry their own.",
            "单位；未自带单位的数值都按此单位。";
        baseline: Field<Reading>,
            "Where the metric stands today, with the date of the reading.",
            "现状值（基线）及其统计日期。";
        target: Field<Amount>,
            "The value to be reached by the goal's deadline.",
            "到期限时应达到的目标值。";
        stages: List<Reading>,
            "Values to be reached on the way.",
            "分阶段目标值。";
        source: Field<LocalText>,
            "Where the readings come from.",
            "数据来源。";
        frequency: Field<Frequency>,
            "How often the metric is read.",
            "统计频率。";
        actuals: List<Reading>,
            "Readings so far.",
            "至今的实际值。";
        sample: Field<Sample>,
            "How many were asked, of how many.",
            "调查样本量与总体规模。";
        scale: List<Spanned<Signed>>,
            "Lowest and highest possible value of a score.",
            "得分的最低与最高可能值。";
        benchmark: Field<LocalText>,
            "What the value is compared with: another site, the industry, last year.",
            "对标对象：其他项目、行业或往年水平。";
    }
}

record! {
    /// A value on a day.
    pub struct Reading: "a reading", "读数" {
        value: Field<Amount>, [shorthand]
            "The value.",
            "数值。";
        date: Field<jiff::civil::Date>,
            "The day the value holds for.",
            "数值对应的日期。";
    }
}

record! {
    /// The size of a survey.
    pub struct Sample: "a sample", "样本" {
        size: Field<Whole>, [shorthand]
            "How many answered.",
            "有效样本量。";
        population: Field<Whole>,
            "How many could have been asked.",
            "总体规模。";
        spread: Field<Count>,
            "Standard deviation of the answers to a score, in the unit of the measure.",
            "得分类指标各份答卷得分的标准差，单位与指标相同。";
    }
}

/// The part that a value plays in a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Where the metric stands today.
    Baseline,
    /// The value to be reached.
    Target,
    /// A value to be reached on the way.
    Stage,
    /// A reading so far.
    Actual,
}

impl Localized for Figure {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Figure::Baseline => lang.pick("baseline", "基线"),
            Figure::Target => lang.pick("target", "目标值"),
            Figure::Stage => lang.pick("stage", "阶段目标值"),
            Figure::Actual => lang.pick("actual", "实际值"),
        })
    }
}

/// So many values are looked at for a unit that the others share: it is asked for every value,
/// and a file with thousands of them must not take minutes.
const LOOKED_AT: usize = 16;

impl Measure {
    /// The readable values, in the order baseline, target, stages, actuals.
    pub fn amounts(&self) -> impl Iterator<Item = (Figure, Spanned<&Amount>)> {
        let baseline = self
            .baseline
            .get()
            .map(|reading| (Figure::Baseline, &reading.value));
        let stages = self
            .stages
            .iter()
            .map(|stage| (Figure::Stage, &stage.value));
        let actuals = self
            .actuals
            .iter()
            .map(|actual| (Figure::Actual, &actual.value));
        baseline
            .into_iter()
            .chain([(Figure::Target, &self.target)])
            .chain(stages)
            .chain(actuals)
            .filter_map(|(figure, value)| Some((figure, value.spanned()?)))
    }

    /// The value of the baseline, when there is a readable one.
    pub fn baseline_value(&self) -> Option<Spanned<&Amount>> {
        self.baseline.get()?.value.spanned()
    }

    /// The unit that the measure states for its values.
    pub fn stated_unit(&self) -> Option<Unit> {
        let unit = self.unit.get()?.as_str();
        (!unit.trim().is_empty()).then(|| Unit::of(unit))
    }

    /// The first value that carries a unit, with that unit as it is written.
    pub fn carrier(&self) -> Option<(Figure, Spanned<&Amount>, &str)> {
        self.amounts().take(LOOKED_AT).find_map(|(figure, amount)| {
            let unit = amount.value.unit.as_deref()?;
            Some((figure, amount, unit))
        })
    }

    /// The unit that a value without one shares with the first value that carries one.
    fn carried_unit(&self) -> Option<&str> {
        let (figure, _, unit) = self.carrier()?;
        // 30% as the target of a bare 24 may be the change.
        let may_be_change =
            figure != Figure::Baseline && !self.baseline.is_absent() && Unit::of(unit).is_share();
        (!may_be_change).then_some(unit)
    }

    /// The unit of one of the values: its own, the one the measure states, the one that goes
    /// without saying for its kind (% for a rate, points for a score), or the first that another
    /// value carries.
    pub fn unit_meant_by(&self, amount: &Amount) -> Option<Unit> {
        match &amount.unit {
            Some(unit) => Some(Unit::of(unit)),
            None if self.unit.is_absent() => match self.kind.value() {
                Some(MeasureKind::Rate) => Some(Unit::of("%")),
                Some(MeasureKind::Score) => Some(Unit::of("分")),
                _ => self.carried_unit().map(Unit::of),
            },
            None => self.stated_unit(),
        }
    }

    /// The value as one reads it: with the unit that the measure states, the % of a rate, or the
    /// unit that another value carries, when it has none of its own.
    pub fn as_read(&self, amount: &Amount) -> Amount {
        let stated = || match self.unit.get() {
            Some(unit) => Some(unit.as_str().trim().to_owned()),
            None if !self.unit.is_absent() => None,
            None => match self.kind.value() {
                Some(MeasureKind::Rate) => Some("%".to_owned()),
                Some(MeasureKind::Score) => None,
                _ => self.carried_unit().map(str::to_owned),
            },
        };
        Amount {
            unit: amount.unit.clone().or_else(stated),
            ..amount.clone()
        }
    }

    /// How two values compare; `None` when their units can't be converted for certain.
    pub fn compare(&self, one: &Amount, other: &Amount) -> Option<Ordering> {
        match (self.unit_meant_by(one), self.unit_meant_by(other)) {
            (None, None) => Some(one.value.cmp(&other.value)),
            // Ten minutes are no exact number of hours, yet an hour is one of minutes.
            (Some(unit), Some(other_unit)) => match other_unit.convert(other.value, &unit) {
                Some(converted) => Some(one.value.cmp(&converted)),
                None => Some(unit.convert(one.value, &other_unit)?.cmp(&other.value)),
            },
            _ => None,
        }
    }

    /// A value as a number in a unit; `None` when it can't be converted for certain and exactly.
    pub fn value_in(&self, amount: &Amount, unit: Option<&Unit>) -> Option<Decimal> {
        match (self.unit_meant_by(amount), unit) {
            (None, None) => Some(amount.value),
            (Some(own), Some(unit)) => own.convert(amount.value, unit),
            _ => None,
        }
    }

    /// Which way the metric is to move: `Greater` is up. What bounds the target says so, else
    /// the way from the baseline, or from the first stage, to the target.
    pub fn direction(&self) -> Option<Ordering> {
        let target = self.target.get()?;
        match target.bound {
            Some(Bound::AtLeast | Bound::Above) => return Some(Ordering::Greater),
            Some(Bound::AtMost | Bound::Below) => return Some(Ordering::Less),
            None => {}
        }
        let origin = match self.baseline.get() {
            Some(baseline) => baseline.value.get(),
            None => self
                .stages
                .iter()
                .filter(|stage| stage.date.value().is_some())
                .min_by_key(|stage| stage.date.value())
                .and_then(|stage| stage.value.get()),
        };
        self.compare(target, origin?)
            .filter(|direction| direction.is_ne())
    }

    /// What is measured, to tell whether two measures are about the same thing.
    pub fn scope(&self) -> Option<Scope> {
        Some(Scope {
            metric: self.metric.key()?,
            definition: self.definition.key(),
            source: self.source.key(),
        })
    }
}

/// What a measure measures, without regard to case and white space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The name of the metric.
    pub metric: String,
    definition: Option<String>,
    source: Option<String>,
}

impl Scope {
    /// What a metric is by its name alone.
    pub fn named(metric: &str) -> Scope {
        let lower = metric.chars().flat_map(char::to_lowercase);
        Scope {
            metric: lower.filter(|c| !c.is_whitespace()).collect(),
            definition: None,
            source: None,
        }
    }

    /// Whether both are about the same thing, as far as the file says: the metric is the same,
    /// and neither definition nor source differ.
    pub fn agrees_with(&self, other: &Scope) -> bool {
        self.metric == other.metric
            && may_agree(&self.definition, &other.definition)
            && may_agree(&self.source, &other.source)
    }
}

/// Whether two things are the same or one of them isn't said.
pub fn may_agree<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

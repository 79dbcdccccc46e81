//! How a goal is measured.

use std::cmp::Ordering;

use crate::record;
use crate::source::Spanned;

use super::LocalText;
use super::read::{Field, List};
use super::value::{Amount, Bound, Count, Frequency, MeasureKind, Whole, same_unit};

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
        scale: List<Spanned<Count>>,
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
    }
}

impl Measure {
    /// The unit of a value: its own, else that of the measure.
    pub fn unit_of<'m>(&'m self, value: &'m Amount) -> Option<&'m str> {
        let common = || self.unit.get().map(LocalText::as_str);
        value.unit.as_deref().or_else(common)
    }

    /// The value as a message shows it, with its unit.
    pub fn with_unit(&self, value: &Amount) -> Amount {
        Amount {
            unit: self.unit_of(value).map(str::to_owned),
            ..value.clone()
        }
    }

    /// How two values compare; `None` when they are in different units.
    pub fn compare(&self, one: &Amount, other: &Amount) -> Option<Ordering> {
        let comparable = match (self.unit_of(one), self.unit_of(other)) {
            (Some(one), Some(other)) => same_unit(one, other),
            (None, None) => true,
            _ => false,
        };
        comparable.then(|| one.value.cmp(&other.value))
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
}

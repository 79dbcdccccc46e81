//! M212: a change that the survey can't see.

use rust_decimal::{Decimal, RoundingStrategy};

use super::survey::Surveys;
use crate::check::rules::prelude::*;
use crate::check::rules::wording::is_open_ended;
use crate::plan::value::{Amount, Bound, MeasureKind};
use crate::plan::{Goal, Measure, Sample, Unit};
use crate::source::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M212",
        name: "below-survey-error",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "change is smaller than the survey's margin of error",
        "变化幅度小于抽样误差",
    ),
    docs: Docs {
        checks: Text::new(
            "Where a measure states its `sample`, the change from the baseline to the target, and \
             to a stage at least half the way there, is at least the margin of error of the difference between two such \
             surveys, at a confidence of 95%: 1.96 × √((p₁(100 − p₁) + p₂(100 − p₂)) ÷ n × \
             (N − n) ÷ (N − 1)) percentage points for n answers of N. Without a `population` it \
             counts as large. Of a score the same is told once the sample states its `spread`, \
             the standard deviation of the answers. Left alone: samples of everybody, goals that \
             keep what there is, counts, times and money, and percentages that are no share of \
             the answers, told by the name (growth, index, net score).",
            "写有样本（`sample`）的指标，从基线到目标值、到行程过半的阶段目标值的变化，应不小于前后两次同等规模调查之差的抽样误差\
             （95% 置信度）：1.96 × √((p₁(100 − p₁) + p₂(100 − p₂)) ÷ n × (N − n) ÷ (N − 1)) 个百分点，n 为有效样本量，\
             N 为总体规模；没有写总体规模的，按总体很大计算。得分类指标须在样本中写明标准差（`spread`）才作判断。\
             以下情况不作判断：全员调查，保持现状的目标，数量、时间和金额，以及名称表明并非答卷占比的百分数\
             （增长率、指数、净推荐值等）。",
        ),
        why: Text::new(
            "A change within the margin of error may be chance: the goal can be “reached” \
             without anything getting better, or missed although much did (Cochran, Sampling \
             Techniques, 1977).",
            "误差范围内的变化可能只是抽样的偶然：服务没有改善也可能“达标”，确有改善也可能“不达标”\
             （Cochran《抽样技术》，1977）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied residents\n    measure:\n      metric: satisfied residents\n      unit: \"%\"\n      baseline: 68\n      target: 72\n      sample: {size: 400, population: 9200}\n",
            zh: "goals:\n  - id: G1\n    title: 提升客户满意率\n    measure:\n      metric: 客户满意率\n      unit: \"%\"\n      baseline: 68\n      target: 72\n      sample: {size: 400, population: 9200}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied residents\n    measure:\n      metric: satisfied residents\n      unit: \"%\"\n      baseline: 68\n      target: 72\n      sample: {size: 1000, population: 9200}\n",
            zh: "goals:\n  - id: G1\n    title: 提升客户满意率\n    measure:\n      metric: 客户满意率\n      unit: \"%\"\n      baseline: 68\n      target: 72\n      sample: {size: 1000, population: 9200}\n",
        },
        ignore: Text::new(
            "When the same people are asked both times, or other readings bear the result out.",
            "前后两次调查的是同一批人，或另有数据佐证结果时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // The population or the words that open a metric may stand behind a syntax fault.
    if !cx.is_complete() {
        return;
    }
    for (goal, measure) in cx.plan.measures() {
        if let Some(sample) = measure.sample.spanned() {
            judge(goal, measure, &sample, findings);
        }
    }
}

const TARGET: Text = Text::new("target", "目标值");
const STAGE: Text = Text::new("stage", "阶段目标值");

fn judge(goal: &Goal, measure: &Measure, sample: &Spanned<&Sample>, findings: &mut Findings<'_>) {
    let Some(reader) = Reader::of(goal, measure, sample.value) else {
        return;
    };
    if let Some(target) = measure.target.spanned()
        && let Some(blur) = reader.blur(&target)
    {
        // The stages lie between the two, and are as hard to tell.
        tell(goal, measure, sample, (TARGET, &target), &blur, findings);
        return;
    }
    for stage in &measure.stages {
        if let Some(value) = stage.value.spanned()
            && reader.is_halfway(value.value)
            && let Some(blur) = reader.blur(&value)
        {
            tell(goal, measure, sample, (STAGE, &value), &blur, findings);
        }
    }
}

/// Reads the values of a measure as results of its survey.
struct Reader<'p> {
    measure: &'p Measure,
    sample: &'p Sample,
    baseline: &'p Amount,
    /// The unit that changes are counted in.
    unit: Unit,
    /// The value of the baseline in that unit.
    from: Decimal,
}

/// A change that can't be told from chance.
struct Blur {
    /// The margin of error, rounded so that the change stays below it.
    margin: Decimal,
    /// How many answers would tell it.
    enough: Decimal,
}

impl<'p> Reader<'p> {
    fn of(goal: &Goal, measure: &'p Measure, sample: &'p Sample) -> Option<Reader<'p>> {
        let baseline = measure.baseline_value()?.value;
        if baseline.bound.is_some() {
            return None;
        }
        let stated = measure.unit_meant_by(baseline)?;
        let unit = match measure.kind.value() {
            Some(MeasureKind::Rate) => Unit::of("%"),
            None if !measure.kind.is_absent() => return None,
            None if stated.is_share() => Unit::of("%"),
            None | Some(MeasureKind::Score) if stated.is_points() => stated.clone(),
            _ => return None,
        };
        if unit.is_percent() && is_open_ended(goal, measure) {
            return None;
        }
        Some(Reader {
            from: stated.convert(baseline.value, &unit)?,
            measure,
            sample,
            baseline,
            unit,
        })
    }

    /// What keeps the survey from telling a value from the baseline, if anything does.
    fn blur(&self, value: &Spanned<&Amount>) -> Option<Blur> {
        if self.is_met_by_baseline(value.value) {
            return None;
        }
        let (to, change) = self.way_to(value.value)?;
        let surveys = if self.unit.is_percent() {
            Surveys::of_shares(self.sample, self.from, to)?
        } else {
            Surveys::of_averages(self.sample)?
        };
        if change.is_zero() || surveys.tell(change)? {
            return None;
        }
        Some(Blur {
            margin: above(change, surveys.margin()?),
            enough: surveys.size_that_tells(change)?,
        })
    }

    /// A value in the unit of changes, and how far it is from the baseline.
    fn way_to(&self, value: &Amount) -> Option<(Decimal, Decimal)> {
        let unit = self.measure.unit_meant_by(value)?;
        let to = unit.convert(value.value, &self.unit)?;
        Some((to, to.checked_sub(self.from)?.abs()))
    }

    /// Whether a stage is at least half the way to the target: first steps are small, and what
    /// tells of them is the trend.
    fn is_halfway(&self, stage: &Amount) -> bool {
        let way = |value| Some(self.way_to(value)?.1);
        let whole = self.measure.target.get().and_then(way);
        let part = way(stage).and_then(|part| part.checked_mul(Decimal::TWO));
        whole.zip(part).is_some_and(|(whole, part)| part >= whole)
    }

    /// Whether the goal only wants to keep within bounds what there is.
    fn is_met_by_baseline(&self, value: &Amount) -> bool {
        let order = self.measure.compare(self.baseline, value);
        match value.bound {
            None => false,
            Some(Bound::AtLeast | Bound::Above) => order.is_some_and(|order| order.is_ge()),
            Some(Bound::AtMost | Bound::Below) => order.is_some_and(|order| order.is_le()),
        }
    }
}

/// A margin with as few decimals as leave it above a change.
fn above(change: Decimal, margin: Decimal) -> Decimal {
    use RoundingStrategy::{MidpointAwayFromZero, ToPositiveInfinity};
    let rounded = |decimals| margin.round_dp_with_strategy(decimals, MidpointAwayFromZero);
    (1..=3)
        .map(rounded)
        .find(|rounded| *rounded > change)
        .unwrap_or_else(|| margin.round_dp_with_strategy(4, ToPositiveInfinity))
        .normalize()
}

fn tell(
    goal: &Goal,
    measure: &Measure,
    sample: &Spanned<&Sample>,
    (noun, value): (Text, &Spanned<&Amount>),
    blur: &Blur,
    findings: &mut Findings<'_>,
) {
    let (Some(baseline), Some(size)) = (measure.baseline_value(), sample.value.size.value()) else {
        return;
    };
    let in_percent = measure
        .unit_meant_by(baseline.value)
        .is_some_and(|unit| unit.is_share());
    let margin = if in_percent {
        text!(
            "{margin} percentage points",
            "{margin} 个百分点",
            margin = blur.margin
        )
    } else {
        text!("{margin} points", "{margin} 分", margin = blur.margin)
    };
    let finding = findings.add(
        value.span,
        text!(
            "the {noun} {value} of goal {goal} can't be told from the baseline {baseline}: with \
             {size} answers the margin of error is {margin}",
            "目标{goal}的{noun} {value} 与基线 {baseline} 难以区分：{size} 份样本的抽样误差为 {margin}",
            noun = noun,
            value = measure.as_read(value.value),
            goal = goal.name(),
            baseline = measure.as_read(baseline.value),
            size = size,
            margin = margin,
        ),
    );
    finding
        .related(baseline.span, text!("the baseline", "基线"))
        .related(sample.span, text!("the sample", "样本"));
    if sample.value.population.is_absent() {
        finding.help(text!(
            "ask at least {enough} people, state `population` if it is small, or aim for a larger \
             change; the margin is that of the difference between two surveys at 95% confidence",
            "请把有效样本扩大到至少 {enough} 份（总体不大的请写明 `population`），或加大改进幅度；\
             抽样误差按 95% 置信度、前后两次调查之差计算",
            enough = blur.enough,
        ));
    } else {
        finding.help(text!(
            "ask at least {enough} people, or aim for a larger change; the margin is that of the \
             difference between two surveys at 95% confidence",
            "请把有效样本扩大到至少 {enough} 份，或加大改进幅度；抽样误差按 95% 置信度、前后两次调查之差计算",
            enough = blur.enough,
        ));
    }
}

//! A309: stages that don't lead from the baseline to the target.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::check::rules::wording::mentions;
use crate::plan::value::Amount;
use crate::plan::{Goal, Measure};
use crate::source::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "A309",
        name: "stages-not-monotone",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new(
        "stages don't lead to the target",
        "阶段目标值没有逐步走向目标",
    ),
    docs: Docs {
        checks: Text::new(
            "In the order of their dates the stages of a measure must move from the baseline to \
             the target: none beyond the target before the deadline, none behind it after the \
             deadline, none on the wrong side of the baseline, none behind an earlier stage. Equal neighbours are fine, and so is any order in the \
             file. Which way the metric is to move is told by the baseline and the target, or by \
             a bound (≥, at most). Stages without a date are only compared with the baseline and \
             the target. Left alone: goals whose baseline already meets the target, and running \
             totals of a year (cumulative, collection rate, complaints in the year), whose stages \
             rise towards the target from below.",
            "按日期排列，阶段目标值应从基线逐步走向目标值：期限前不越过目标值，期限后不低于目标值要求，不比基线倒退，不比更早的阶段倒退。\
             相邻阶段可以相等，书写顺序不限。变化方向由基线与目标值判断，或由界限（≥、不超过）判断。\
             没有日期的阶段只与基线、目标值比较。基线已达到目标值的目标，以及当年累计的指标（累计、收缴率、年投诉量等，\
             阶段值从低到高累计到目标值）不检查。",
        ),
        why: Text::new(
            "Progress is judged against the stages; a stage that goes back or beyond the target \
             contradicts the goal and is mostly a slip of the pen (PMBOK, performance \
             measurement baseline).",
            "进展是对照阶段目标评判的；阶段目标值倒退或越过目标值，就与目标自相矛盾，多半是笔误（PMBOK 绩效测量基准）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure:\n      metric: time to arrive\n      unit: hours\n      baseline: 24\n      target: 16\n      stages: [{value: 18, date: 2026-03-31}, {value: 20, date: 2026-06-30}]\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure:\n      metric: 平均到场时长\n      unit: 小时\n      baseline: 24\n      target: 16\n      stages: [{value: 18, date: 2026-03-31}, {value: 20, date: 2026-06-30}]\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure:\n      metric: time to arrive\n      unit: hours\n      baseline: 24\n      target: 16\n      stages: [{value: 20, date: 2026-03-31}, {value: 18, date: 2026-06-30}]\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure:\n      metric: 平均到场时长\n      unit: 小时\n      baseline: 24\n      target: 16\n      stages: [{value: 20, date: 2026-03-31}, {value: 18, date: 2026-06-30}]\n",
        },
        ignore: Text::new(
            "When a dip is planned, as while a system is switched over; say so in `notes`.",
            "有意安排的回落（如系统切换期间）可以忽略，并请在 `notes` 中说明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (goal, measure) in cx.plan.measures() {
        if !is_running_total(measure) {
            judge(goal, measure, findings);
        }
    }
}

/// Words of metrics that add up over a year.
#[rustfmt::skip]
const TOTALS: &[&str] = &[
    "annual", "collection rate", "completion", "cumulative", "in the year", "per year", "to date",
    "year",
    "全年", "完成率", "年度", "年内", "当年", "执行率", "收缴率", "收费率", "累计", "进度",
];

/// Whether the values add up to the target in the course of a year, so that the stages begin anew
/// whatever the year before came to.
fn is_running_total(measure: &Measure) -> bool {
    let adds_up = mentions(&measure.metric, TOTALS)
        || mentions(&measure.definition, TOTALS)
        || mentions(&measure.unit, &["/年", "per year", "/year", "a year"])
        || measure
            .metric
            .get()
            .is_some_and(|name| name.as_str().starts_with('年'));
    let mut dated: Vec<(Date, &Amount)> = measure
        .stages
        .iter()
        .filter_map(|stage| Some((stage.date.value()?, stage.value.get()?)))
        .collect();
    dated.sort_by_key(|(date, _)| *date);
    let values = dated.into_iter().map(|(_, value)| value);
    let values: Vec<&Amount> = values.chain(measure.target.get()).collect();
    let rises = |pair: &[&Amount]| {
        measure
            .compare(pair[0], pair[1])
            .is_some_and(Ordering::is_lt)
    };
    adds_up && measure.target.get().is_some() && values.windows(2).all(rises)
}

/// A stage with its day, if it has one.
type Stage<'p> = (Option<Date>, Spanned<&'p Amount>);

fn judge(goal: &Goal, measure: &Measure, findings: &mut Findings<'_>) {
    let (Some(direction), Some(target)) = (measure.direction(), measure.target.spanned()) else {
        return;
    };
    let baseline = measure.baseline_value();
    let ahead = |one: &Amount, other: &Amount| measure.compare(one, other) == Some(direction);
    if let Some(baseline) = &baseline
        && !ahead(target.value, baseline.value)
    {
        return;
    }
    let mut stages: Vec<Stage<'_>> = measure
        .stages
        .iter()
        .filter(|stage| stage.date.is_absent() || stage.date.get().is_some())
        .filter_map(|stage| Some((stage.date.value(), stage.value.spanned()?)))
        .collect();
    // Of several stages on one day, none is behind the others.
    stages.sort_by(|(date, value), (other_date, other)| {
        let values = value.value.value.cmp(&other.value.value);
        let values = match direction {
            Ordering::Less => values.reverse(),
            _ => values,
        };
        date.cmp(other_date).then(values)
    });
    let mut furthest: Option<(Date, Spanned<&Amount>)> = None;
    for (date, stage) in stages {
        let shown = measure.as_read(stage.value);
        // From the deadline on the target holds, and a stage may well lead on from there.
        let late = goal
            .deadline
            .spanned()
            .filter(|deadline| date.is_some_and(|date| date > *deadline.value));
        if let Some(deadline) = late.as_ref().filter(|_| ahead(target.value, stage.value)) {
            findings
                .add(
                    stage.span,
                    text!(
                        "the stage {shown} of goal {goal} falls back behind the target {target}, \
                         due already on {deadline}",
                        "目标{goal}的阶段目标值 {shown} 比 {deadline} 就应达到的目标值 {target} 倒退",
                        shown = shown,
                        goal = goal.name(),
                        target = measure.as_read(target.value),
                        deadline = deadline.value,
                    ),
                )
                .related(deadline.span, text!("the deadline", "期限"))
                .help(text!(
                    "correct the date of the stage or the deadline of the goal",
                    "请核对该阶段的日期与目标的期限"
                ));
        } else if late.is_none() && ahead(stage.value, target.value) {
            findings
                .add(
                    stage.span,
                    text!(
                        "the stage {shown} of goal {goal} goes beyond its target {target}",
                        "目标{goal}的阶段目标值 {shown} 越过了目标值 {target}",
                        shown = shown,
                        goal = goal.name(),
                        target = measure.as_read(target.value),
                    ),
                )
                .related(target.span, text!("the target", "目标值"))
                .help(text!(
                    "correct the stage, or raise the target to what is really wanted",
                    "请更正阶段目标值，或把目标值改为真正想要达到的水平"
                ));
        } else if let Some(baseline) = baseline.as_ref().filter(|b| ahead(b.value, stage.value)) {
            findings
                .add(
                    stage.span,
                    text!(
                        "the stage {shown} of goal {goal} falls back behind the baseline \
                         {baseline}",
                        "目标{goal}的阶段目标值 {shown} 比基线 {baseline} 还要倒退",
                        shown = shown,
                        goal = goal.name(),
                        baseline = measure.as_read(baseline.value),
                    ),
                )
                .related(baseline.span, text!("the baseline", "基线"))
                .help(text!(
                    "set the stage between the baseline and the target; if the metric adds up over \
                     the year, say so in its name or `definition` (cumulative)",
                    "请把阶段目标值设在基线与目标值之间；若是当年累计的指标，请在名称或口径中写明“累计”"
                ));
        } else if let Some(date) = date {
            match &furthest {
                Some((earlier, best)) if ahead(best.value, stage.value) => {
                    findings
                        .add(
                            stage.span,
                            text!(
                                "the stage {shown} of goal {goal}, due on {date}, falls back \
                                 behind {best}, due already on {earlier}",
                                "目标{goal}在 {date} 的阶段目标值 {shown} 比 {earlier} 的 {best} 倒退",
                                shown = shown,
                                goal = goal.name(),
                                date = date,
                                best = measure.as_read(best.value),
                                earlier = earlier,
                            ),
                        )
                        .related(best.span, text!("the earlier stage", "更早的阶段目标值"))
                        .help(text!(
                            "check both values and both dates; each stage should be at least as \
                             far as the one before",
                            "请核对两处的数值和日期；后一阶段至少应与前一阶段持平"
                        ));
                }
                _ => furthest = Some((date, stage)),
            }
        }
    }
}

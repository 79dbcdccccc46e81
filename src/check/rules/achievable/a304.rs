//! A304: a target that asks for more speed than the readings show.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::Unit;
use crate::progress::{Aim, Progress, Slope};

/// Fewer readings, the baseline among them, make no history.
const FEWEST_READINGS: usize = 3;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "A304",
        name: "faster-than-history",
    },
    severity: Severity::Warning,
    since: Maturity::Approved,
    title: Text::new(
        "target asks for more speed than the readings show",
        "所需改善速度远高于至今的速度",
    ),
    docs: Docs {
        checks: Text::new(
            "As of `status_date`, the change still needed from the latest reading to the target \
             on the deadline must not be much faster than the change so far: at most one and a \
             half times (`faster_than_history_percent` in planvet.toml), and in the same \
             direction. The speed so far is the slope of the least-squares line through the dated \
             baseline and all readings, at least three of them. Targets that are reached, values to be kept and \
             deadlines that are past are left alone.",
            "截至状态日期（`status_date`），从最近一次实际值到期限时的目标值所需的变化速度，不应远高于至今的变化速度：\
             不超过 1.5 倍（planvet.toml 中的 `faster_than_history_percent`），且方向一致。\
             至今的速度是基线与全部实际值（均带日期，至少三个）的最小二乘直线的斜率。\
             已达到的目标、以保持现状为目的的目标和期限已过的目标不检查。",
        ),
        why: Text::new(
            "What has to go faster than it ever did needs a reason why it will. In earned value \
             management a pace still required that is more than 10% above the pace so far already \
             counts as out of reach (To-Complete Performance Index against the cumulative index; \
             PMBOK). Readings of a service scatter more than those indices, so planvet speaks up \
             from 50%.",
            "要求今后比以往都快，就得说明凭什么能快。挣值管理中，剩余工作所需绩效比累计绩效高出 10% 以上即视为难以实现\
             （完工尚需绩效指数 TCPI 与累计指数之比，PMBOK）；服务指标的读数波动更大，planvet 放宽到高出 50% 才提示。",
        ),
        fails: Example {
            en: "status_date: 2026-03-31\ngoals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-06-30\n    measure:\n      metric: time to arrive\n      unit: hours\n      baseline: {value: 24, date: 2025-12-31}\n      target: 16\n      actuals: [{value: 23.5, date: 2026-01-31}, {value: 22.6, date: 2026-03-31}]\n",
            zh: "status_date: 2026-03-31\ngoals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-06-30\n    measure:\n      metric: 平均到场时长\n      unit: 小时\n      baseline: {value: 24, date: 2025-12-31}\n      target: 16\n      actuals: [{value: 23.5, date: 2026-01-31}, {value: 22.6, date: 2026-03-31}]\n",
        },
        mended: Example {
            en: "status_date: 2026-03-31\ngoals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-12-31\n    measure:\n      metric: time to arrive\n      unit: hours\n      baseline: {value: 24, date: 2025-12-31}\n      target: 18\n      actuals: [{value: 23.5, date: 2026-01-31}, {value: 22.6, date: 2026-03-31}]\n",
            zh: "status_date: 2026-03-31\ngoals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-12-31\n    measure:\n      metric: 平均到场时长\n      unit: 小时\n      baseline: {value: 24, date: 2025-12-31}\n      target: 18\n      actuals: [{value: 23.5, date: 2026-01-31}, {value: 22.6, date: 2026-03-31}]\n",
        },
        ignore: Text::new(
            "When what brings the change comes later and was planned so: the readings so far are \
             those of the old way of working.",
            "带来改善的措施按计划尚未开始、至今的读数仍反映旧做法时，可以忽略。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let most = Decimal::from(cx.settings.thresholds.faster_than_history_percent);
    for progress in cx.progress() {
        judge(progress, most, findings);
    }
}

fn judge(progress: &Progress<'_>, most: Decimal, findings: &mut Findings<'_>) {
    let outlook = &progress.outlook;
    let (Some(Aim::Reach(direction)), Some(reading), Some(target), Some(deadline)) = (
        progress.aim,
        progress.reading,
        progress.measure.target.spanned(),
        progress.goal.deadline.spanned(),
    ) else {
        return;
    };
    let (Some(slope), Some(required)) = (outlook.slope, outlook.required) else {
        return;
    };
    if outlook.readings < FEWEST_READINGS || *deadline.value <= progress.as_of {
        return;
    }
    let times = required.percent_of(&slope);
    let is_slower = |times: Decimal| times <= most;
    // Too large a number to tell is no finding.
    let is_backward = slope.direction() != direction;
    if times.is_some_and(is_slower) || (times.is_none() && !is_backward) {
        return;
    }
    let Some((needed, so_far)) = a_month(progress, required).zip(a_month(progress, slope)) else {
        return;
    };
    let verb = |direction| match direction {
        Ordering::Less => (Text::new("fall", "下降"), Text::new("fallen", "下降")),
        _ => (Text::new("rise", "上升"), Text::new("risen", "上升")),
    };
    let (must, has) = (verb(direction).0, verb(slope.direction()).1);
    let wanted = progress.measure.as_read(target.value);
    let readings = outlook.readings;
    let goal = progress.goal.name();
    let message = match times {
        Some(times) => text!(
            "goal {goal} reaches {wanted} by {deadline} only at {times} times the speed so far: the \
             value must {must} by {needed} a month, and has {has} by {so_far} a month over \
             {readings} readings",
            "目标{goal}要在 {deadline} 达到 {wanted}，速度须为至今的 {times} 倍：今后每月须{must} {needed}，\
             而 {readings} 次读数显示至今每月{has} {so_far}",
            goal = goal,
            wanted = wanted,
            deadline = deadline.value,
            times = (times / Decimal::ONE_HUNDRED).round_dp(1).normalize(),
            must = must,
            needed = needed,
            has = has,
            so_far = so_far,
            readings = readings,
        ),
        None if slope.direction().is_eq() => text!(
            "to reach {wanted} by {deadline}, the value of goal {goal} must {must} by {needed} a month, but \
             {readings} readings show no change so far",
            "目标{goal}要在 {deadline} 达到 {wanted}，今后每月须{must} {needed}，而 {readings} 次读数显示至今没有变化",
            wanted = wanted,
            deadline = deadline.value,
            goal = goal,
            must = must,
            needed = needed,
            readings = readings,
        ),
        None => text!(
            "to reach {wanted} by {deadline}, the value of goal {goal} must {must} by {needed} a month, but \
             over {readings} readings it has {has} by {so_far} a month",
            "目标{goal}要在 {deadline} 达到 {wanted}，今后每月须{must} {needed}，而 {readings} 次读数显示至今每月反而{has} {so_far}",
            wanted = wanted,
            deadline = deadline.value,
            goal = goal,
            must = must,
            needed = needed,
            readings = readings,
            has = has,
            so_far = so_far,
        ),
    };
    let finding = findings.add(target.span, message);
    finding
        .related(reading.span, text!("the latest reading", "最近一次实际值"))
        .related(deadline.span, text!("the deadline", "期限"));
    finding.help(match outlook.reached_on {
        Some(day) => text!(
            "add what brings the speed (a task, people, money), or have a nearer target or a later \
             deadline approved; at the present speed the target is reached on {day}",
            "请补充能提速的措施（任务、人员或资金），或重新报批目标值或期限；按目前速度，将于 {day} 达到目标值",
            day = day,
        ),
        None => text!(
            "add what brings the change (a task, people, money), or have a nearer target or a \
             later deadline approved",
            "请补充能带来改善的措施（任务、人员或资金），或重新报批目标值或期限"
        ),
    });
}

/// The size of a change a month, as one reads it: the distance of two shares is in points.
fn a_month(progress: &Progress<'_>, slope: Slope) -> Option<Text> {
    let change = progress.change(slope.per_month()?.abs());
    let as_read = progress.measure.as_read(&change);
    let is_percent = as_read
        .unit
        .as_deref()
        .is_some_and(|unit| Unit::of(unit).is_percent());
    if is_percent {
        return Some(text!(
            "{points} points",
            "{points} 个百分点",
            points = change.value
        ));
    }
    Some(text!("{change}", "{change}", change = as_read))
}

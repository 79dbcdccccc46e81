//! R405: goals about cost or speed, and nothing that keeps quality up.

use std::cmp::Ordering;

use crate::check::rules::prelude::*;
use crate::check::rules::wording::mentions;
use crate::plan::value::MeasureKind;
use crate::plan::{Goal, Measure};

use super::top_goals;

/// Words of metrics that tell how fast something goes.
#[rustfmt::skip]
const SPEED: &[&str] = &[
    "cycle time", "delay", "lead time", "on time", "overdue", "response time", "speed", "time to",
    "timel", "turnaround", "wait", "within",
    "时长", "时间", "时效", "时限", "及时", "按时", "按期", "准时", "超时", "超期", "逾期", "周期",
    "响应", "提速", "等待", "等候",
];

/// Words of metrics that tell what something costs.
#[rustfmt::skip]
const COST: &[&str] = &[
    "cost", "expens", "expenditure", "fee", "spend",
    "成本", "费用", "支出", "开支", "花费", "用工",
];

/// Words about how good something is, wherever a goal has them.
#[rustfmt::skip]
const QUALITY: &[&str] = &[
    "accura", "complian", "correct", "courte", "error", "experience", "feedback", "first-time",
    "first time fix", "on the first visit", "mistake", "nps", "quality", "rating", "recommend", "redo",
    "reopen", "repeat", "rework", "right first time", "satisf", "score", "well done",
    "一次办", "一次修", "一次解", "一次性", "专业", "体验", "修复率", "准确", "办成", "口碑",
    "合格", "复发", "好评", "差评", "差错", "态度", "正确", "满意", "规范", "解决率", "评价",
    "评分", "质量", "达标", "返修", "返工", "重复", "重修", "错误", "失误", "品质", "完好",
    "净推荐", "表扬", "回得好",
];

/// Words for people in danger: to be there sooner is what makes the service good.
#[rustfmt::skip]
const RESCUE: &[&str] = &[
    "ambulance", "emergenc", "rescue", "trapped",
    "困人", "急救", "抢救", "救援", "消防", "被困",
];

/// Words about faults and harm: in a goal about speed they name the case that is dealt with (the
/// time to repair a fault), in others what is to become less.
#[rustfmt::skip]
const HARM: &[&str] = &[
    "accident", "complain", "defect", "failure", "fault", "incident", "injur", "loss", "safe",
    "事故", "伤", "安全", "投诉", "故障", "缺陷", "隐患", "损坏",
];

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "R405",
        name: "speed-without-quality",
    },
    severity: Severity::Info,
    since: Maturity::Review,
    title: Text::new(
        "cost or speed without a goal on quality",
        "只求降本提速，没有质量目标",
    ),
    docs: Docs {
        checks: Text::new(
            "When every goal without a `parent` is about cost or speed, some goal of the plan must \
             be about quality: satisfaction, errors, work done twice, faults, safety (help for people in danger counts as \
             such however it is measured). What a goal is \
             about is told by its measure: a `kind` of time or money that is to fall, or words such \
             as response time, on time, cost. Goals without a measure may be about anything, so \
             with one of them at the top the rule is silent; any word for quality in any goal, \
             and `accepted` at one at the top, settle it as well.",
            "如果没有上级的目标全都是降本或提速，方案中就应有某个目标关注质量：满意度、差错、返工、故障、安全等（救援、急救类目标无论怎样衡量都算）。\
             目标关注什么由指标判断：类型为时间或金额且要求下降，或指标名称中含响应时间、及时、按期、成本等字样。\
             没有指标的目标可能关注任何方面，只要总目标中有一个没有指标就不提示；任一目标中出现质量字样，或总目标中有一个写有 `accepted`，也不提示。",
        ),
        why: Text::new(
            "What is measured gets done, if need be at the expense of what isn't. Where cost or \
             efficiency is the objective, the objectives also cover the effects on the quality \
             of services (HM Treasury Green Book 2022, 4.10).",
            "考核什么就会得到什么，没有考核的难免被牺牲。以降本增效为目标时，目标还应涵盖对服务质量的影响\
             （英国财政部《绿皮书》2022 第 4.10 节）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average response time, kind: time, unit: hours, baseline: 24, target: 16}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, kind: time, unit: 小时, baseline: 24, target: 16}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average response time, kind: time, unit: hours, baseline: 24, target: 16}\n  - id: G2\n    title: Fixed on the first visit\n    measure: {metric: first-time fix rate, kind: rate, unit: \"%\", baseline: 81, target: ≥81%}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, kind: time, unit: 小时, baseline: 24, target: 16}\n  - id: G2\n    title: 保持一次修复率\n    measure: {metric: 维修一次修复率, kind: rate, unit: \"%\", baseline: 81, target: ≥81%}\n",
        },
        ignore: Text::new(
            "When quality is watched elsewhere, as in a contract with penalties: write `accepted:` \
             with that reason at one of the goals. Better, add the goal with today's level as its \
             target.",
            "质量另有约束（如合同罚则）时，请在其中一个目标上用 `accepted:` 写明；更好的做法是补充一个以现有水平为底线的质量目标。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(top) = top_goals(cx) else { return };
    let Some(first) = top.first() else { return };
    let only_these = top
        .iter()
        .all(|goal| goal.accepted.is_absent() && is_about_cost_or_speed(goal));
    if !only_these || cx.plan.goals.iter().any(is_about_quality) {
        return;
    }
    findings
        .add(
            first.title_span(),
            text!(
                "the plan is about cost or speed ({goals} at the top), and no goal keeps quality \
                 up",
                "方案只求降本提速（总目标 {goals} 个），没有目标守住质量",
                goals = count(top.len(), "goal", "goals"),
            ),
        )
        .about(Subject::Plan)
        .help(text!(
            "add a goal that would show it if quality suffered (satisfaction, errors, repeat \
             jobs), at least with today's level as its target",
            "请补充一个能反映质量下滑的目标（满意度、差错率、返修率等），至少以现有水平为底线"
        ));
}

fn is_about_cost_or_speed(goal: &Goal) -> bool {
    goal.measure.get().is_some_and(measures_cost_or_speed)
}

/// Whether a measure tells for certain what something costs or how fast it goes.
fn measures_cost_or_speed(measure: &Measure) -> bool {
    let falls = match measure.direction() {
        Some(direction) => direction == Ordering::Less,
        None => true,
    };
    let metric = &measure.metric;
    match measure.kind.value() {
        Some(MeasureKind::Time) => falls && (mentions(metric, SPEED) || has_direction(measure)),
        Some(MeasureKind::Money) => falls && (mentions(metric, COST) || has_direction(measure)),
        Some(MeasureKind::Score) => false,
        None if !measure.kind.is_absent() => false,
        // A share that is in time rises, one that is too late falls.
        Some(MeasureKind::Rate | MeasureKind::Count) | None => {
            mentions(metric, SPEED) || (falls && mentions(metric, COST))
        }
    }
}

fn has_direction(measure: &Measure) -> bool {
    measure.direction().is_some()
}

fn is_about_quality(goal: &Goal) -> bool {
    let measure = goal.measure.get();
    let is_score = measure.is_some_and(|m| m.kind.value() == Some(MeasureKind::Score));
    let says = |words: &[&str]| {
        let in_measure =
            measure.is_some_and(|m| mentions(&m.metric, words) || mentions(&m.definition, words));
        in_measure || mentions(&goal.title, words) || mentions(&goal.statement, words)
    };
    is_score || says(QUALITY) || says(RESCUE) || (!is_about_cost_or_speed(goal) && says(HARM))
}

//! M201: a goal that nothing measures.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M201",
        name: "no-measure",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("goal isn't measured", "目标没有衡量指标"),
    docs: Docs {
        checks: Text::new(
            "Every goal has a `measure` with a `target`. A goal with sub-goals is measured by \
             them and needs none of its own; a goal with `accepted: reason` is left alone.",
            "每个目标都要有衡量指标（`measure`）和目标值（`target`）。有下级目标的由下级衡量，可以不写；\
             写明 `accepted: 理由` 的不作要求。",
        ),
        why: Text::new(
            "Without a figure nobody can say whether the goal was reached. In Doran's SMART the \
             M asks to quantify, or at least to suggest, an indicator of progress (Doran 1981).",
            "没有数值，就无法判断目标是否达成。SMART 中的 M 要求给出量化的、至少可观察的进展指标（Doran，1981）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-06-30\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-06-30\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-06-30\n    measure:\n      metric: average time to arrive\n      unit: hours\n      baseline: {value: 24, date: 2025-12-31}\n      target: 16.8\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-06-30\n    measure:\n      metric: 维修平均响应时间\n      unit: 小时\n      baseline: {value: 24, date: 2025-12-31}\n      target: 16.8\n",
        },
        ignore: Text::new(
            "When an event and no figure ends the goal, such as a certificate; write the reason \
             under `accepted`.",
            "目标以某个事件而非数值为完成标志（如取得认证）时；请在 `accepted` 中写明理由。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for goal in &cx.plan.goals {
        if cx.links().is_leaf(goal) != Some(true) || !goal.accepted.is_blank() {
            continue;
        }
        if goal.measure.is_absent() {
            findings
                .add(
                    goal.title_span(),
                    text!(
                        "nothing measures goal {goal}",
                        "目标{goal}没有衡量指标",
                        goal = goal.name(),
                    ),
                )
                .help(text!(
                    "add `measure:` with metric, unit, baseline and target",
                    "请补上 `measure:`，写明指标、单位、基线和目标值"
                ));
        } else if let (Some(place), Some(measure)) = (goal.measure.place(), goal.measure.get())
            && measure.target.is_absent()
        {
            findings
                .add(
                    place.key,
                    text!(
                        "the measure of goal {goal} has no target",
                        "目标{goal}的衡量指标没有目标值",
                        goal = goal.name(),
                    ),
                )
                .help(text!(
                    "add `target:` with the value to be reached",
                    "请补上 `target:`，写出应达到的数值"
                ));
        }
    }
}

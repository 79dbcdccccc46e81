//! M206: a measure that is read nobody knows when.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M206",
        name: "no-frequency",
    },
    severity: Severity::Info,
    since: Maturity::Approved,
    title: Text::new("measure has no frequency", "指标没有统计频率"),
    docs: Docs {
        checks: Text::new(
            "Every measure says how often it is read (`frequency`).",
            "每个指标都要写明统计频率（`frequency`）。",
        ),
        why: Text::new(
            "A metric that is read only at the end can't steer anything: whoever falls behind \
             learns it when it is too late (PMBOK, monitoring and controlling).",
            "只在期末统计的指标起不到控制作用：等发现落后，已经来不及了（PMBOK 监控过程）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average time to arrive, unit: hours, target: 16.8}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, unit: 小时, target: 16.8}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average time to arrive, unit: hours, target: 16.8, frequency: monthly}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, unit: 小时, target: 16.8, frequency: 每月}\n",
        },
        ignore: Text::new(
            "When one reading at the deadline is all there can be, such as an annual audit.",
            "客观上只能在期限时统计一次（如年度审计）时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for (goal, measure) in cx.plan.measures() {
        if measure.frequency.is_absent() {
            findings
                .add(
                    measure.title_span(),
                    text!(
                        "goal {goal} doesn't say how often its measure is read",
                        "目标{goal}的指标没有写统计频率",
                        goal = goal.name(),
                    ),
                )
                .help(text!(
                    "add `frequency:`, such as weekly, monthly or quarterly",
                    "请补上 `frequency:`，如 每周、每月、每季度"
                ));
        }
    }
}

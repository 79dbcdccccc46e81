//! M205: figures that nobody can look up.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M205",
        name: "no-source",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("measure has no source", "指标没有数据来源"),
    docs: Docs {
        checks: Text::new(
            "Every measure names the `source` of its readings: a system, a record, a survey.",
            "每个指标都要写明数据来源（`source`）：系统、台账或调查。",
        ),
        why: Text::new(
            "A figure counts when somebody else can look it up; the logical framework asks for \
             the means of verification beside each indicator for that reason.",
            "数据要能由他人查证才算数；逻辑框架法因此要求每个指标旁写明“验证方式”。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average time to arrive, unit: hours, target: 16.8}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, unit: 小时, target: 16.8}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average time to arrive, unit: hours, target: 16.8, source: job records of the app}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, unit: 小时, target: 16.8, source: 物业APP工单记录}\n",
        },
        ignore: Text::new(
            "When one sentence of the plan names the source of all its figures.",
            "方案已统一说明全部数据的来源时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for (goal, measure) in cx.plan.measures() {
        if measure.source.is_blank() {
            findings
                .add(
                    measure.title_span(),
                    text!(
                        "the measure of goal {goal} names no source",
                        "目标{goal}的指标没有写数据来源",
                        goal = goal.name(),
                    ),
                )
                .help(text!(
                    "add `source:` with the system, record or survey that the readings come from",
                    "请补上 `source:`，写明数据取自哪个系统、台账或调查"
                ));
        }
    }
}

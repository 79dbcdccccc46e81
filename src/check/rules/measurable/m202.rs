//! M202: a measure that doesn't say where it starts.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M202",
        name: "no-baseline",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("measure has no baseline", "指标没有基线"),
    docs: Docs {
        checks: Text::new(
            "Every measure has a `baseline`: the value of the metric before the plan begins.",
            "每个指标都要有基线（`baseline`）：方案实施前的数值。",
        ),
        why: Text::new(
            "Without a starting point a target of 80% may be a leap or a step back, and later no \
             one can show what the plan has changed (OECD DAC glossary of evaluation: a baseline \
             is what progress is assessed against).",
            "没有起点，80% 的目标可能是大幅提升，也可能是倒退；事后也说不清方案带来了什么变化（OECD DAC 评估术语：\
             进展要对照基线来评估）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied residents\n    measure: {metric: satisfied residents, unit: \"%\", target: 80}\n",
            zh: "goals:\n  - id: G1\n    title: 提升客户满意率\n    measure: {metric: 客户满意率, unit: \"%\", target: 80}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied residents\n    measure: {metric: satisfied residents, unit: \"%\", baseline: {value: 68, date: 2025-12-26}, target: 80}\n",
            zh: "goals:\n  - id: G1\n    title: 提升客户满意率\n    measure: {metric: 客户满意率, unit: \"%\", baseline: {value: 68, date: 2025-12-26}, target: 80}\n",
        },
        ignore: Text::new(
            "When the first reading is itself a task of the plan. For something wholly new the \
             baseline is 0.",
            "首次测量本身就是方案的一项任务时。全新开展的事项，基线写 0 即可。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for (goal, measure) in cx.plan.measures() {
        let span = match measure.baseline.spanned() {
            Some(baseline) if baseline.value.value.is_absent() => baseline.span,
            None if measure.baseline.is_absent() => measure.title_span(),
            _ => continue,
        };
        findings
            .add(
                span,
                text!(
                    "the measure of goal {goal} has no baseline",
                    "目标{goal}的指标没有基线值",
                    goal = goal.name(),
                ),
            )
            .help(text!(
                "add `baseline: {value: …, date: …}` with the latest reading; 0 if it is new",
                "请补上 `baseline: {value: …, date: …}`，写最近一次的统计值；全新事项写 0"
            ));
    }
}

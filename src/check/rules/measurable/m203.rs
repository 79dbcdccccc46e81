//! M203: a baseline without its day.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M203",
        name: "undated-baseline",
    },
    severity: Severity::Info,
    since: Maturity::Approved,
    title: Text::new("baseline has no date", "基线没有统计日期"),
    docs: Docs {
        checks: Text::new(
            "A baseline names the day its value was read. A baseline of 0 needs none: what is new \
             has no reading.",
            "基线要写明数值的统计日期。基线为 0 的不作要求：全新事项没有可统计的历史数值。",
        ),
        why: Text::new(
            "A figure of two years ago is no starting point for next year, and the speed that \
             the target asks for follows from both dates (HM Treasury Magenta Book: baseline \
             data describe the situation before the intervention).",
            "两年前的数据不能作为明年的起点；要多快达成目标，也要由两个日期算出（英国财政部《品红书》：基线数据反映\
             实施前的状况）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average time to arrive, unit: hours, baseline: 24, target: 16.8}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, unit: 小时, baseline: 24, target: 16.8}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average time to arrive, unit: hours, baseline: {value: 24, date: 2025-12-31}, target: 16.8}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, unit: 小时, baseline: {value: 24, date: 2025-12-31}, target: 16.8}\n",
        },
        ignore: Text::new(
            "When the value is a design figure or a limit in force, which no day goes with.",
            "基线取自设计值或现行标准、没有统计日期可言时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for (goal, measure) in cx.plan.measures() {
        let Some(baseline) = measure.baseline.get() else {
            continue;
        };
        // A baseline without a value is told by M202.
        let Some(value) = baseline.value.spanned() else {
            continue;
        };
        if baseline.date.is_absent() && !value.value.value.is_zero() {
            findings
                .add(
                    value.span,
                    text!(
                        "the baseline of goal {goal} has no date",
                        "目标{goal}的基线没有统计日期",
                        goal = goal.name(),
                    ),
                )
                .help(text!(
                    "write `baseline: {{value: {value}, date: …}}` with the day of the reading",
                    "请写成 `baseline: {{value: {value}, date: …}}`，补上统计日期",
                    value = value.value,
                ));
        }
    }
}

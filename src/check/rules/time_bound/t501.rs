//! T501: a goal without a deadline.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "T501",
        name: "no-deadline",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("goal has no deadline", "目标没有期限"),
    docs: Docs {
        checks: Text::new(
            "Every goal without sub-goals states the day by which its target holds, as \
             `deadline:`. Goals with sub-goals may leave it to those. A date in the sentence \
             alone doesn't count: rules and timelines work with the field.",
            "每个没有下级的目标都要用 `deadline:` 写明应在哪一天之前达到目标值；有下级的目标可以由下级承担。\
             只写在表述句子里的日期不算：各项检查和时间轴都以该字段为准。",
        ),
        why: Text::new(
            "Without a day nobody can say that a goal was missed (Doran 1981, time-related: \
             specify when the result can be achieved).",
            "没有日期，就永远无法说目标没有完成（Doran 1981“有时限”：写明何时可以取得结果）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    owner: Head of repairs\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    owner: 工程部经理\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    owner: Head of repairs\n    deadline: 2026-06-30\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    owner: 工程部经理\n    deadline: 2026-06-30\n",
        },
        ignore: Text::new(
            "In a first draft, as long as the dates of the plan are still open.",
            "初稿阶段，方案日期尚未商定时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // Behind a syntax fault there may be the deadline, or the sub-goals.
    if !cx.is_complete() {
        return;
    }
    for goal in &cx.plan.goals {
        if goal.deadline.is_absent() && cx.links().is_leaf(goal) == Some(true) {
            findings
                .add(
                    goal.title_span(),
                    text!(
                        "goal {goal} has no deadline",
                        "目标{goal}没有填写期限",
                        goal = goal.name(),
                    ),
                )
                .help(text!(
                    "add `deadline:` with the day by which the target holds, such as 2026-06-30",
                    "请补上 `deadline:`，写明应在哪一天之前达到目标值，如 2026-06-30"
                ));
        }
    }
}

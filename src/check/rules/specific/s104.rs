//! S104: a goal that nobody answers for.

use crate::check::rules::prelude::*;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "S104",
        name: "no-owner",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("goal has no owner", "目标没有责任人"),
    docs: Docs {
        checks: Text::new(
            "Every goal names the person or role that answers for it. A goal with sub-goals may \
             leave it to them, when each of them has an owner.",
            "每个目标都要写明负责的人或岗位。有下级目标且下级都有责任人的上级目标可以不写。",
        ),
        why: Text::new(
            "In Doran's original SMART the A stands for assignable: specify who will do it (G. \
             T. Doran, There's a S.M.A.R.T. way to write management's goals and objectives, \
             1981).",
            "Doran 最初提出的 SMART 中，A 就是“可指派”（assignable）：写明由谁来做（G. T. Doran，1981）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    owner: Head of repairs\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    owner: 工程部经理\n",
        },
        ignore: Text::new(
            "In a first draft, as long as it is still open who will do it.",
            "初稿阶段，责任人确实尚未商定时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for goal in cx.trace().goals_without(Gap::Owner) {
        findings
            .add(
                goal.title_span(),
                text!(
                    "nobody answers for goal {goal}",
                    "目标{goal}没有责任人",
                    goal = goal.name(),
                ),
            )
            .help(text!(
                "add `owner:` with one person or role",
                "请补上 `owner:`，写一个人或一个岗位"
            ));
    }
}

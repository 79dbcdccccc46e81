//! T503: a deadline before the plan begins or after it ends.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "T503",
        name: "deadline-outside-plan",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("deadline lies outside the plan", "期限超出方案起止日期"),
    docs: Docs {
        checks: Text::new(
            "The deadline of a goal lies between `start` and `end` of the plan, both included. A \
             plan that doesn't state one of them has no limit on that side.",
            "目标期限应在方案的 `start` 与 `end` 之间（含当日）。方案没有写明的一侧不作限制。",
        ),
        why: Text::new(
            "A plan that ends before its goals are due contradicts itself: nobody works, pays or \
             reports any more when they are (GAO Schedule Assessment Guide 2015: dates must agree \
             from the lowest level to the highest).",
            "目标未到期方案就已结束，前后矛盾：届时既无人推进，也无资金和汇报（GAO《进度评估指南》2015：各层级日期应上下一致）。",
        ),
        fails: Example {
            en: "start: 2026-01-05\nend: 2026-12-31\ngoals:\n  - {id: G1, title: Answer repair requests faster, deadline: 2027-03-31}\n",
            zh: "start: 2026-01-05\nend: 2026-12-31\ngoals:\n  - {id: G1, title: 缩短维修响应时间, deadline: 2027-03-31}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\nend: 2027-03-31\ngoals:\n  - {id: G1, title: Answer repair requests faster, deadline: 2027-03-31}\n",
            zh: "start: 2026-01-05\nend: 2027-03-31\ngoals:\n  - {id: G1, title: 缩短维修响应时间, deadline: 2027-03-31}\n",
        },
        ignore: Text::new(
            "When the effect is measured on purpose after the plan has ended, and it is said who \
             does so.",
            "有意在方案结束后才测量效果，且已写明由谁负责时，可以忽略。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for goal in &cx.plan.goals {
        let Some(deadline) = goal.deadline.spanned() else {
            continue;
        };
        let (start, end) = (cx.plan.start.spanned(), cx.plan.end.spanned());
        if let Some(start) = start.filter(|start| deadline.value < start.value) {
            findings
                .add(
                    deadline.span,
                    text!(
                        "the deadline {deadline} of goal {goal} lies before the plan starts on \
                         {start}",
                        "目标{goal}的期限 {deadline} 早于方案开始日期 {start}",
                        deadline = deadline.value,
                        goal = goal.name(),
                        start = start.value,
                    ),
                )
                .related(start.span, text!("the plan starts here", "方案开始日期"))
                .help(text!(
                    "correct the year or the day, or let the plan start earlier",
                    "请核对年份和日期，或提前方案开始日期"
                ));
        } else if let Some(end) = end.filter(|end| deadline.value > end.value) {
            findings
                .add(
                    deadline.span,
                    text!(
                        "the deadline {deadline} of goal {goal} lies after the plan ends on {end}",
                        "目标{goal}的期限 {deadline} 晚于方案结束日期 {end}",
                        deadline = deadline.value,
                        goal = goal.name(),
                        end = end.value,
                    ),
                )
                .related(end.span, text!("the plan ends here", "方案结束日期"))
                .help(text!(
                    "bring the deadline forward, or extend the plan with its phases and money",
                    "请提前目标期限，或延长方案并相应安排阶段与资金"
                ));
        }
    }
}

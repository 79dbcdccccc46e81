//! R407: a goal whose work leads to no milestone.

use crate::check::rules::prelude::*;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "R407",
        name: "goal-without-milestone",
    },
    severity: Severity::Info,
    since: Maturity::Review,
    title: Text::new(
        "work for the goal leads to no milestone",
        "目标的工作没有通向任何里程碑",
    ),
    docs: Docs {
        checks: Text::new(
            "Once milestones name the work they wait for (`after`), the work for each goal without \
             sub-goals leads to one: a milestone waits for a task that serves the goal, or for later \
             work that waits for such a task. Left alone: goals that no task serves (A305 tells them), \
             goals with `accepted`, and plans in which a link can't be followed.",
            "里程碑已写明前置任务（`after`）时，每个没有下级的目标，其工作都应通向某个里程碑：\
             有里程碑以服务于该目标的任务为前置，或以这些任务之后的工作为前置。以下不作判断：没有任务服务的目标（由 A305 提示）；\
             写有 `accepted` 的目标；有前置关系无法识别或指向不明的方案。",
        ),
        why: Text::new(
            "Between the start and the deadline of such a goal no result is promised that anybody could \
             check (GAO Schedule Assessment Guide 2015, best practice 5: work can be traced to the \
             hand-offs and milestones it leads to).",
            "这样的目标从开始到期限之间没有任何可供检查的承诺成果（GAO《进度评估指南》2015 最佳实践 5：\
             工作应能追溯到它所通向的交付和里程碑）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G2, title: Fewer missed calls}\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, serves: [G1]}\n      - {id: T2, title: Match the rota to call peaks, serves: [G2]}\n    milestones:\n      - {id: M1, title: Shifts in force, date: 2026-03-31, after: [T1], acceptance: No night without a team in March}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G2, title: 减少漏接来电}\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, serves: [G1]}\n      - {id: T2, title: 按来电高峰调整坐席排班, serves: [G2]}\n    milestones:\n      - {id: M1, title: 新班次生效, date: 2026-03-31, after: [T1], acceptance: 3月每晚都有班组值守}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G2, title: Fewer missed calls}\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, serves: [G1]}\n      - {id: T2, title: Match the rota to call peaks, serves: [G2]}\n    milestones:\n      - {id: M1, title: Shifts and rota in force, date: 2026-03-31, after: [T1, T2], acceptance: No night without a team and no peak without cover in March}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G2, title: 减少漏接来电}\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, serves: [G1]}\n      - {id: T2, title: 按来电高峰调整坐席排班, serves: [G2]}\n    milestones:\n      - {id: M1, title: 新班次和新排班生效, date: 2026-03-31, after: [T1, T2], acceptance: 3月每晚都有班组值守、每个来电高峰都满员}\n",
        },
        ignore: Text::new(
            "When the goal is reached by steady work without a result on any one day: write \
             `accepted:` with that reason at the goal.",
            "目标靠持续的日常工作达成、没有某一天的成果时，请在目标上用 `accepted:` 写明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for goal in cx.trace().goals_without(Gap::Milestone) {
        findings
            .add(
                goal.title_span(),
                text!(
                    "no milestone waits for the work for goal {goal}",
                    "没有里程碑以目标{goal}的工作为前置",
                    goal = goal.name(),
                ),
            )
            .help(text!(
                "name its tasks in `after` of the milestone that shows their result, or add that \
                 milestone",
                "请在体现其成果的里程碑的 `after` 中写上它的任务，或补充这样的里程碑"
            ));
    }
}

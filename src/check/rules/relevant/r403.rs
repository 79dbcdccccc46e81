//! R403: a cause that nothing in the plan answers.

use crate::check::rules::prelude::*;
use crate::plan::Id;
use crate::trace::{Gap, Part};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "R403",
        name: "unanswered-cause",
    },
    severity: Severity::Info,
    since: Maturity::Review,
    title: Text::new("nothing answers the cause", "成因没有对应的目标或任务"),
    docs: Docs {
        checks: Text::new(
            "When goals or tasks answer some causes of a problem by their ids, they should answer \
             each cause that has an id. Problems that are answered as a whole, with no cause \
             named, and causes without an id are left alone; a problem that nothing answers at \
             all is R402's.",
            "如果目标或任务按编号针对了某个问题的部分成因，那么该问题每个带编号的成因都应有所针对。\
             只针对问题整体、没有引用任何成因的，以及没有编号的成因，不检查；完全没有人回应的问题由 R402 提示。",
        ),
        why: Text::new(
            "A problem comes back through the cause that was left (ISO 9001:2015, 10.2: \
             eliminate the causes, so that it does not recur).",
            "漏掉的成因会让问题再次出现（ISO 9001:2015 第 10.2 条：消除原因，避免再次发生）。",
        ),
        fails: Example {
            en: "problems:\n  - id: P1\n    title: Repairs take too long\n    causes: [{id: P1C1, title: Jobs are allocated by hand}, {id: P1C2, title: Nobody is on duty at night}]\ngoals:\n  - {id: G1, title: Allocate jobs automatically, addresses: [P1C1]}\n",
            zh: "problems:\n  - id: P1\n    title: 维修响应慢\n    causes: [{id: P1C1, title: 派单靠人工}, {id: P1C2, title: 夜间无人值守}]\ngoals:\n  - {id: G1, title: 实现自动派单, addresses: [P1C1]}\n",
        },
        mended: Example {
            en: "problems:\n  - id: P1\n    title: Repairs take too long\n    causes: [{id: P1C1, title: Jobs are allocated by hand}, {id: P1C2, title: Nobody is on duty at night}]\ngoals:\n  - {id: G1, title: Allocate jobs automatically, addresses: [P1C1]}\n  - {id: G2, title: Cover the nights, addresses: [P1C2]}\n",
            zh: "problems:\n  - id: P1\n    title: 维修响应慢\n    causes: [{id: P1C1, title: 派单靠人工}, {id: P1C2, title: 夜间无人值守}]\ngoals:\n  - {id: G1, title: 实现自动派单, addresses: [P1C1]}\n  - {id: G2, title: 建立夜间值守, addresses: [P1C2]}\n",
        },
        ignore: Text::new(
            "When the cause lies outside what the plan can change: write `accepted:` with that \
             reason at the cause.",
            "该成因超出本方案所能改变的范围时，请在成因上用 `accepted:` 写明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let trace = cx.trace();
    for part in trace.open(Gap::CauseAnswer) {
        let Part::Cause(number) = part else { continue };
        let links = &trace.chain.causes[number];
        let (cause, problem) = (links.cause, trace.chain.problems[links.problem].problem);
        let Some(id) = cause.id.get().map(Id::as_str) else {
            continue;
        };
        findings
            .add(
                cause.title_span(),
                text!(
                    "no goal and no task answers cause {cause} of problem {problem}",
                    "没有目标或任务针对问题{problem}的成因{cause}",
                    cause = cause.name(),
                    problem = problem.name(),
                ),
            )
            .help(text!(
                "write `addresses: [{id}]` at the goal or task that removes it, or `accepted:` \
                 with the reason why it stays",
                "请在消除它的目标或任务上写 `addresses: [{id}]`；有意不处理的，用 `accepted:` 写明理由",
                id = id,
            ));
    }
}

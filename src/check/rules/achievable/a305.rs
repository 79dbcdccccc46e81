//! A305: a goal that no task works for.

use crate::check::rules::prelude::*;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "A305",
        name: "no-work-serves-goal",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("no task serves the goal", "没有任务为目标服务"),
    docs: Docs {
        checks: Text::new(
            "Once the plan has tasks, every goal without sub-goals must be served by at least \
             one of them (`serves`). Goals with sub-goals leave it to those. Sub-goals that \
             share the work of their parent are left alone: tasks serve the parent, and none of \
             its sub-goals by itself. When no task says at all what it serves, R406 says so once.",
            "方案已有任务时，每个没有下级的目标至少要有一项任务为其服务（`serves`）；有下级的目标由下级承担。\
             下级共用上级的任务时不提示，即任务只服务于上级、没有一个下级有自己的任务。\
             如果全部任务都没有写 `serves`，由 R406 统一提示一次。",
        ),
        why: Text::new(
            "What nobody works for doesn't come about. ISO 9001:2015, 6.2.2 asks for each \
             objective what will be done; the GAO Schedule Assessment Guide (2015) asks that \
             work can be traced to the goals it is for.",
            "没有人去做的事不会自己实现。ISO 9001:2015 第 6.2.2 条要求针对每项目标确定“要做什么”；GAO《进度评估指南》（2015）\
             要求工作与目标之间可以相互追溯。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G2, title: Fewer missed calls}\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, serves: [G1]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G2, title: 减少漏接来电}\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, serves: [G1]}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G2, title: Fewer missed calls}\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, serves: [G1]}\n      - {id: T2, title: Match the rota to call peaks, serves: [G2]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G2, title: 减少漏接来电}\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, serves: [G1]}\n      - {id: T2, title: 按来电高峰调整坐席排班, serves: [G2]}\n",
        },
        ignore: Text::new(
            "When the work is in another plan: write `accepted:` with the reason at the goal.",
            "相关工作列在其他方案中时，请在目标上用 `accepted:` 写明理由。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for goal in cx.trace().goals_without(Gap::Work) {
        let finding = findings.add(
            goal.title_span(),
            text!(
                "no task serves goal {goal}",
                "没有任务为目标{goal}服务",
                goal = goal.name(),
            ),
        );
        finding.help(match goal.id() {
            Some(id) => text!(
                "add the task that brings it about, or write `serves: [{id}]` at the one there is",
                "请补充实现该目标的任务，或在已有任务上写 `serves: [{id}]`",
                id = id,
            ),
            None => text!(
                "give the goal an `id`, and name it in `serves` of the task that brings it about",
                "请先给目标写上 `id`，再在实现它的任务的 `serves` 中引用"
            ),
        });
    }
}

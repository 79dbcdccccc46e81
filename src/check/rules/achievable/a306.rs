//! A306: a goal that no money is meant for.

use crate::check::rules::prelude::*;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "A306",
        name: "no-money-serves-goal",
    },
    severity: Severity::Info,
    since: Maturity::Approved,
    title: Text::new("no money serves the goal", "没有资金用于目标"),
    docs: Docs {
        checks: Text::new(
            "Once the budget has lines, every goal without sub-goals should get money: a line \
             that serves it, one of its tasks or a milestone behind them, or a task with a cost \
             of its own. Goals with sub-goals leave it to those, and sub-goals that share the \
             money of their parent are left alone. Nothing is said when no line tells what it \
             serves.",
            "预算已有明细时，每个没有下级的目标都应有资金：有明细服务于该目标、它的任务或相应里程碑，\
             或者它的任务自带费用。有下级的目标由下级承担；下级共用上级资金时不提示。全部明细都没有写 `serves` 时不作判断。",
        ),
        why: Text::new(
            "Either the goal costs nothing, which a reviewer will ask, or its cost is missing \
             from the budget (GAO Cost Estimating and Assessment Guide 2020: comprehensive \
             estimates; ISO 9001:2015, 6.2.2: what resources will be required).",
            "要么该目标确实不花钱（评审人会问），要么预算漏算了（GAO《成本估算与评估指南》2020：估算应当完整；\
             ISO 9001:2015 第 6.2.2 条：实现目标需要什么资源）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G2, title: Fewer missed calls}\nbudget:\n  lines:\n    - {id: B1, title: Dispatch system, amount: 45万元, serves: [G1]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G2, title: 减少漏接来电}\nbudget:\n  lines:\n    - {id: B1, title: 派单系统, amount: 45万元, serves: [G1]}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G2, title: Fewer missed calls, accepted: done by the present staff within office hours}\nbudget:\n  lines:\n    - {id: B1, title: Dispatch system, amount: 45万元, serves: [G1]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G2, title: 减少漏接来电, accepted: 由现有人员在正常工时内完成，不需要专门资金}\nbudget:\n  lines:\n    - {id: B1, title: 派单系统, amount: 45万元, serves: [G1]}\n",
        },
        ignore: Text::new(
            "When the goal needs no more than the staff's own time: write `accepted:` with that \
             reason at the goal.",
            "目标只占用现有人员工时、不需要专门资金时，请在目标上用 `accepted:` 写明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for goal in cx.trace().goals_without(Gap::Money) {
        findings
            .add(
                goal.title_span(),
                text!(
                    "no budget line serves goal {goal}",
                    "没有预算明细用于目标{goal}",
                    goal = goal.name(),
                ),
            )
            .help(text!(
                "add the line that pays for it, name the goal or its task in `serves` of the line \
                 there is, or write `accepted:` with the reason why it costs nothing",
                "请补充相应的预算明细，或在已有明细的 `serves` 中写上该目标或其任务；确实不花钱的，用 `accepted:` 说明"
            ));
    }
}

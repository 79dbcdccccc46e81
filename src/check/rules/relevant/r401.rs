//! R401: a goal that answers no problem.

use crate::check::rules::prelude::*;
use crate::plan::Id;
use crate::trace::Gap;

/// Ids of problems shown in a finding.
const SHOWN: usize = 6;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "R401",
        name: "orphan-goal",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("goal answers no problem", "目标没有对应任何问题"),
    docs: Docs {
        checks: Text::new(
            "Once the plan lists problems with ids, every goal must answer one (`addresses`), \
             help a parent goal (`parent`), or have sub-goals or tasks that answer one. A goal that \
             only keeps its figure beside one that answers a problem guards against side effects \
             and is left alone.",
            "方案列出带编号的问题后，每个目标都应针对某个问题或成因（`addresses`），或支撑某个上级目标（`parent`），\
             或由其下级目标、所属任务针对某个问题。已有目标针对问题时，只要求指标守住现有水平、防止顾此失彼的目标不检查。",
        ),
        why: Text::new(
            "A goal without a problem behind it may be well done and still not be worth doing \
             (OECD DAC criteria, relevance: is the intervention doing the right things?).",
            "没有问题作依据的目标，做得再好也可能不值得做（OECD DAC 评估准则“相关性”：做的是不是该做的事）。",
        ),
        fails: Example {
            en: "problems:\n  - {id: P1, title: Repairs take too long}\ngoals:\n  - {id: G1, title: Answer repair requests faster, addresses: [P1]}\n  - {id: G2, title: New reception desk}\n",
            zh: "problems:\n  - {id: P1, title: 维修响应慢}\ngoals:\n  - {id: G1, title: 缩短维修响应时间, addresses: [P1]}\n  - {id: G2, title: 翻新服务大厅}\n",
        },
        mended: Example {
            en: "problems:\n  - {id: P1, title: Repairs take too long}\n  - {id: P2, title: Tenants wait standing at the desk}\ngoals:\n  - {id: G1, title: Answer repair requests faster, addresses: [P1]}\n  - {id: G2, title: New reception desk, addresses: [P2]}\n",
            zh: "problems:\n  - {id: P1, title: 维修响应慢}\n  - {id: P2, title: 业主办事排队久、没有座位}\ngoals:\n  - {id: G1, title: 缩短维修响应时间, addresses: [P1]}\n  - {id: G2, title: 翻新服务大厅, addresses: [P2]}\n",
        },
        ignore: Text::new(
            "When the goal comes from outside, such as a law or a contract: write `accepted:` \
             with that reason at the goal.",
            "目标来自外部要求（如法规、合同）时，请在目标上用 `accepted:` 写明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let plan = cx.plan;
    let problems: Vec<&str> = plan
        .problems
        .iter()
        .filter_map(|problem| problem.id.get().map(Id::as_str))
        .collect();
    for goal in cx.trace().goals_without(Gap::Purpose) {
        findings
            .add(
                goal.title_span(),
                text!(
                    "goal {goal} answers no problem and helps no other goal",
                    "目标{goal}没有针对任何问题，也不支撑其他目标",
                    goal = goal.name(),
                ),
            )
            .help(text!(
                "add `addresses:` with the problem it answers ({problems}), or `parent:` with the \
                 goal it helps; if neither is true, take the goal out",
                "请用 `addresses:` 写明针对的问题（{problems}），或用 `parent:` 写明上级目标；都不成立时请删去该目标",
                problems = Listed(&problems[..problems.len().min(SHOWN)]),
            ));
    }
}

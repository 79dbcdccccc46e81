//! R402: a problem that nothing in the plan answers.

use crate::check::rules::prelude::*;
use crate::plan::Id;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "R402",
        name: "unanswered-problem",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("nothing answers the problem", "问题没有对应的目标或任务"),
    docs: Docs {
        checks: Text::new(
            "Every problem must be answered by a goal or a task that names it, or one of its \
             causes, in `addresses`. Problems without an id count as well, once any problem has \
             one. The rule is silent as long as a reference to a problem can't be followed.",
            "每个问题都应有目标或任务在 `addresses` 中引用它或它的某个成因。只要有问题写了编号，没写编号的问题也一并检查。\
             只要有指向问题的引用还无法识别，本规则就不作判断。",
        ),
        why: Text::new(
            "A plan that shows a problem and leaves it is sent back (OECD DAC criteria, \
             relevance; HM Treasury Green Book 2022: objectives follow from the case for \
             change).",
            "摆出问题却不解决，方案会被退回（OECD DAC 评估准则“相关性”；英国财政部《绿皮书》2022：目标应由变革理由推出）。",
        ),
        fails: Example {
            en: "problems:\n  - {id: P1, title: Repairs take too long}\n  - {id: P2, title: Calls are missed}\ngoals:\n  - {id: G1, title: Answer repair requests faster, addresses: [P1]}\n",
            zh: "problems:\n  - {id: P1, title: 维修响应慢}\n  - {id: P2, title: 来电漏接多}\ngoals:\n  - {id: G1, title: 缩短维修响应时间, addresses: [P1]}\n",
        },
        mended: Example {
            en: "problems:\n  - {id: P1, title: Repairs take too long}\n  - {id: P2, title: Calls are missed}\ngoals:\n  - {id: G1, title: Answer repair requests faster, addresses: [P1]}\n  - {id: G2, title: Answer every call, addresses: [P2]}\n",
            zh: "problems:\n  - {id: P1, title: 维修响应慢}\n  - {id: P2, title: 来电漏接多}\ngoals:\n  - {id: G1, title: 缩短维修响应时间, addresses: [P1]}\n  - {id: G2, title: 提高来电接通率, addresses: [P2]}\n",
        },
        ignore: Text::new(
            "When the problem is left to another plan: write `accepted:` with that reason at the \
             problem.",
            "该问题由其他方案解决时，请在问题上用 `accepted:` 写明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for problem in cx.trace().problems_without(Gap::Answer) {
        let own = problem.id.get().map(Id::as_str);
        let finding = findings.add(
            problem.title_span(),
            text!(
                "no goal and no task answers problem {problem}",
                "没有目标或任务针对问题{problem}",
                problem = problem.name(),
            ),
        );
        finding.help(match own {
            Some(id) => text!(
                "write `addresses: [{id}]` at the goal or task that answers it, or `accepted:` \
                 with the reason why it stays",
                "请在解决它的目标或任务上写 `addresses: [{id}]`；有意不解决的，用 `accepted:` 写明理由",
                id = id,
            ),
            None => text!(
                "give the problem an `id`, and name it in `addresses` of the goal or task that \
                 answers it",
                "请先给问题写上 `id`，再在解决它的目标或任务的 `addresses` 中引用"
            ),
        });
    }
}

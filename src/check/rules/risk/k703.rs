//! K703: a risk without a response.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K703",
        name: "no-response",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("risk has no response", "风险没有应对策略"),
    docs: Docs {
        checks: Text::new(
            "Every open risk says how it is answered: avoid, transfer, mitigate or accept; \
             exploit, share or enhance for a chance. Risks that are closed or have happened, \
             and those with a reason under `accepted`, are left alone.",
            "每项未关闭的风险都要写明应对策略：规避、转移、减轻或接受；机会则写开拓、分享或提高。\
             已关闭、已发生的风险，以及写了 `accepted` 理由的风险不作要求。",
        ),
        why: Text::new(
            "To name a risk changes nothing; deciding what to do about it does (ISO 31000:2018, \
             risk treatment; PMBOK, plan risk responses). To accept a risk is a decision too.",
            "光列出风险改变不了什么，要决定怎么办才行（ISO 31000:2018 风险应对；PMBOK 规划风险应对）。\
             接受风险同样是一项决定。",
        ),
        fails: Example {
            en: "risks:\n  - {id: R1, title: Staff reject automatic dispatch, probability: 3, impact: 3}\n",
            zh: "risks:\n  - {id: R1, title: 员工抵触自动派单, probability: 3, impact: 3}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Train the crews}\nrisks:\n  - {id: R1, title: Staff reject automatic dispatch, probability: 3, impact: 3, response: mitigate, actions: [T1]}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 组织班组培训}\nrisks:\n  - {id: R1, title: 员工抵触自动派单, probability: 3, impact: 3, response: 减轻, actions: [T1]}\n",
        },
        ignore: Text::new(
            "While the response is being worked out; say until when under `accepted`.",
            "应对策略正在商定时；请在 `accepted` 中写明何时定下来。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for risk in &cx.plan.risks {
        if !risk.response.is_absent() || !risk.accepted.is_absent() || !risk.is_open() {
            continue;
        }
        findings
            .add(
                risk.title_span(),
                text!(
                    "nothing says how risk {risk} is answered",
                    "风险{risk}没有写明应对策略",
                    risk = risk.name(),
                ),
            )
            .help(text!(
                "add `response:` (avoid, transfer, mitigate or accept) and, under `actions:`, the \
                 tasks that carry it out",
                "请补上 `response:`（规避、转移、减轻或接受），并在 `actions:` 中写明落实它的任务"
            ));
    }
}

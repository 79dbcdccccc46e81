//! K716: a worry that is not yet a risk.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K716",
        name: "vague-risk",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("risk has no cause or no effect", "风险没有写明起因或影响"),
    docs: Docs {
        checks: Text::new(
            "Every risk, chances included, says why it may happen (`cause`) and what it would do \
             to the plan (`effect`). Closed risks are left alone.",
            "每项风险（包括机会）都要写明为什么会发生（`cause`）、发生后对方案有什么影响（`effect`）。\
             已关闭的风险不作要求。",
        ),
        why: Text::new(
            "Because of this cause that may happen, which would have that effect: without the \
             cause nobody can make it less likely, without the effect nobody can rate it (PMBOK, \
             risk statements of cause, risk and effect; ISO 31000:2018, sources and \
             consequences).",
            "“由于……可能发生……导致……”：没有起因就无从降低概率，没有影响就无从评级\
             （PMBOK“起因—风险—影响”表述；ISO 31000:2018 风险源与后果）。",
        ),
        fails: Example {
            en: "risks:\n  - {id: R1, title: Staff problems, probability: 3, impact: 3}\n",
            zh: "risks:\n  - {id: R1, title: 人员问题, probability: 3, impact: 3}\n",
        },
        mended: Example {
            en: "risks:\n  - {id: R1, title: Staff reject automatic dispatch, cause: Crews lose the choice of jobs, effect: Jobs are swapped by hand and answers take longer, probability: 3, impact: 3}\n",
            zh: "risks:\n  - {id: R1, title: 员工抵触自动派单, cause: 班组不能再自选工单, effect: 私下换单，响应时间变长, probability: 3, impact: 3}\n",
        },
        ignore: Text::new(
            "In a first draft, while the risks are still being collected.",
            "初稿阶段，尚在收集风险时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for risk in &cx.plan.risks {
        if risk.may_be_closed() {
            continue;
        }
        let name = risk.name();
        let (message, help) = match (risk.cause.is_absent(), risk.effect.is_absent()) {
            (false, false) => continue,
            (true, true) => (
                text!(
                    "risk {risk} has neither cause nor effect",
                    "风险{risk}既没有起因，也没有影响",
                    risk = name,
                ),
                text!(
                    "add `cause:` (why it may happen) and `effect:` (what it would do to the plan)",
                    "请补上 `cause:`（为什么会发生）和 `effect:`（对方案有什么影响）"
                ),
            ),
            (true, false) => (
                text!(
                    "risk {risk} has no cause",
                    "风险{risk}没有写明起因",
                    risk = name
                ),
                text!(
                    "add `cause:` with the reason why it may happen",
                    "请补上 `cause:`，写明为什么会发生"
                ),
            ),
            (false, true) => (
                text!(
                    "risk {risk} has no effect",
                    "风险{risk}没有写明影响",
                    risk = name
                ),
                text!(
                    "add `effect:` with what it would do to the plan",
                    "请补上 `effect:`，写明一旦发生对方案有什么影响"
                ),
            ),
        };
        findings.add(risk.title_span(), message).help(help);
    }
}

//! K702: a risk that nobody watches.

use crate::check::rules::prelude::*;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K702",
        name: "no-risk-owner",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("risk has no owner", "风险没有责任人"),
    docs: Docs {
        checks: Text::new(
            "Every risk names the person or role that watches it and acts, accepted risks and \
             chances too. Closed risks are left alone.",
            "每项风险都要写明由谁盯防、由谁处置，选择接受的风险和机会也不例外。已关闭的风险不作要求。",
        ),
        why: Text::new(
            "A sign that nobody looks out for is seen too late. ISO 31000:2018 asks for risk \
             owners with accountability and authority; PMBOK gives every risk in the register \
             an owner.",
            "没人盯着的苗头总是发现得太晚。ISO 31000:2018 要求明确有责有权的风险责任人；\
             PMBOK 的风险登记册为每项风险指定责任人。",
        ),
        fails: Example {
            en: "risks:\n  - {id: R1, title: Staff reject automatic dispatch, probability: 3, impact: 3}\n",
            zh: "risks:\n  - {id: R1, title: 员工抵触自动派单, probability: 3, impact: 3}\n",
        },
        mended: Example {
            en: "risks:\n  - {id: R1, title: Staff reject automatic dispatch, probability: 3, impact: 3, owner: Head of repairs}\n",
            zh: "risks:\n  - {id: R1, title: 员工抵触自动派单, probability: 3, impact: 3, owner: 工程部经理}\n",
        },
        ignore: Text::new(
            "In a first draft, as long as it is still open who will watch the risk.",
            "初稿阶段，责任人确实尚未商定时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for risk in cx.trace().risks_without(Gap::RiskOwner) {
        findings
            .add(
                risk.title_span(),
                text!(
                    "nobody watches risk {risk}",
                    "风险{risk}没有责任人",
                    risk = risk.name(),
                ),
            )
            .help(text!(
                "add `owner:` with the person or role that watches for the trigger and acts",
                "请补上 `owner:`，写明由哪个人或岗位盯住触发信号并负责处置"
            ));
    }
}

//! K704: a threat without a warning sign.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K704",
        name: "no-trigger",
    },
    severity: Severity::Info,
    since: Maturity::Approved,
    title: Text::new("risk has no trigger", "风险没有触发信号"),
    docs: Docs {
        checks: Text::new(
            "Every open threat names the sign by which people see that it is happening; accepted \
             threats most of all, for nothing else is done about them. Chances, risks that are \
             closed or have happened, and those with a reason under `accepted` are left alone.",
            "每项未关闭的威胁都要写明触发信号，即看到什么就说明风险正在发生；选择接受的风险尤其如此，\
             因为平时没有别的措施。机会、已关闭或已发生的风险，以及写了 `accepted` 理由的风险不作要求。",
        ),
        why: Text::new(
            "A contingency plan helps only those who know when to start it; PMBOK keeps trigger \
             conditions in the risk register, ISO 31000:2018 asks for monitoring throughout.",
            "不知道何时启动，预案就派不上用场。PMBOK 的风险登记册列有触发条件，ISO 31000:2018 \
             要求全过程监测。",
        ),
        fails: Example {
            en: "risks:\n  - {id: R1, title: Staff reject automatic dispatch, response: accept}\n",
            zh: "risks:\n  - {id: R1, title: 员工抵触自动派单, response: 接受}\n",
        },
        mended: Example {
            en: "risks:\n  - {id: R1, title: Staff reject automatic dispatch, response: accept, trigger: More than 20% of jobs moved by hand in a week}\n",
            zh: "risks:\n  - {id: R1, title: 员工抵触自动派单, response: 接受, trigger: 一周内转派率超过20%}\n",
        },
        ignore: Text::new(
            "When the risk strikes at once and without a sign, such as an accident; say so under \
             `accepted`.",
            "风险突然发生、事先毫无征兆（如意外事故）时；请在 `accepted` 中写明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for risk in &cx.plan.risks {
        let told = !risk.trigger.is_absent() || !risk.accepted.is_absent();
        if told || !risk.is_open() || !risk.is_threat() {
            continue;
        }
        findings
            .add(
                risk.title_span(),
                text!(
                    "nothing shows when risk {risk} is happening",
                    "风险{risk}没有写明触发信号",
                    risk = risk.name(),
                ),
            )
            .help(text!(
                "add `trigger:` with a sign that can be counted: \"more than 20% of jobs moved by \
                 hand in a week\"",
                "请补上 `trigger:`，写一个可以数出来的信号，如“一周内转派率超过20%”"
            ));
    }
}

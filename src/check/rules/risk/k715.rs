//! K715: a threat to nothing in the plan.

use crate::check::rules::prelude::*;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K715",
        name: "threatens-nothing",
    },
    severity: Severity::Info,
    since: Maturity::Review,
    title: Text::new("risk threatens nothing in the plan", "风险没有指向方案内容"),
    docs: Docs {
        checks: Text::new(
            "Every threat names the goals, phases, tasks or milestones at stake. Chances, closed \
             risks and those with a reason under `accepted` are left alone.",
            "每项威胁都要写明它危及哪些目标、阶段、任务或里程碑。机会、已关闭的风险，\
             以及写了 `accepted` 理由的风险不作要求。",
        ),
        why: Text::new(
            "ISO 31000:2018 defines risk as the effect of uncertainty on objectives: what \
             touches nothing in the plan is no risk of this plan, or the link is not drawn yet.",
            "ISO 31000:2018 把风险定义为“不确定性对目标的影响”：什么都不影响的，不是本方案的风险，\
             要么就是关联还没写。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\nrisks:\n  - {id: R1, title: Staff reject automatic dispatch}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\nrisks:\n  - {id: R1, title: 员工抵触自动派单}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\nrisks:\n  - {id: R1, title: Staff reject automatic dispatch, threatens: [G1]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\nrisks:\n  - {id: R1, title: 员工抵触自动派单, threatens: [G1]}\n",
        },
        ignore: Text::new(
            "When the risk is to the plan as a whole; say so under `accepted`.",
            "风险针对整个方案时；请在 `accepted` 中写明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for risk in cx.trace().risks_without(Gap::RiskTarget) {
        findings
            .add(
                risk.title_span(),
                text!(
                    "risk {risk} threatens nothing in the plan",
                    "风险{risk}没有写明危及哪些目标或任务",
                    risk = risk.name(),
                ),
            )
            .help(text!(
                "add `threatens:` with the ids of the goals, phases, tasks or milestones at stake",
                "请补上 `threatens:`，写明受威胁的目标、阶段、任务或里程碑的编号"
            ));
    }
}

//! K701: a plan that knows no risk.

use crate::check::rules::prelude::*;
use crate::plan::Plan;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K701",
        name: "no-risks",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("plan names no risk", "方案没有列出风险"),
    docs: Docs {
        checks: Text::new(
            "A plan with phases or a budget lists at least one risk. A draft that has neither \
             yet is left alone.",
            "有阶段或预算的方案至少要列出一项风险。尚无阶段、也无预算的初稿不作要求。",
        ),
        why: Text::new(
            "Work and money always carry uncertainty; a plan without risks has not looked for \
             them, and meets each of them unprepared (ISO 31000:2018, risk identification; HM \
             Treasury Green Book, a risk register for every proposal).",
            "要干活、要花钱就有不确定性；没有风险的方案只是没有识别风险，事到临头便毫无准备\
             （ISO 31000:2018 风险识别；英国财政部《绿皮书》要求方案附风险登记册）。",
        ),
        fails: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Switch on automatic dispatch}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 上线自动派单}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Switch on automatic dispatch}\nrisks:\n  - {id: R1, title: Staff reject automatic dispatch, probability: 3, impact: 3, threatens: [T1]}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 上线自动派单}\nrisks:\n  - {id: R1, title: 员工抵触自动派单, probability: 3, impact: 3, threatens: [T1]}\n",
        },
        ignore: Text::new(
            "When the risks are kept in a register outside the plan, and the plan says where.",
            "风险另有登记册管理，且方案写明了在哪里时。",
        ),
    },
    run: Run::Plan(run),
};

/// Whether the plan has work or money, and no risks.
pub fn lacks_risks(plan: &Plan) -> bool {
    let has_work_or_money = !plan.phases.is_absent() || !plan.budget.is_absent();
    plan.risks.is_absent() && has_work_or_money
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let plan = cx.plan;
    if !lacks_risks(plan) || !cx.is_complete() {
        return;
    }
    let span = plan
        .risks
        .place()
        .map_or_else(|| cx.plan_span(), |place| place.key);
    findings
        .add(
            span,
            text!("the plan names no risk", "方案没有列出任何风险"),
        )
        .help(text!(
            "add `risks:`; begin with what may stop the goals, the longest tasks and the \
             largest sums",
            "请补上 `risks:`，先想什么会妨碍目标、最长的任务和最大的几笔支出"
        ));
}

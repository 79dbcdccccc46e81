//! K707: a response that nobody carries out.

use crate::check::rules::prelude::*;
use crate::plan::value::Response;
use crate::plan::{BudgetLine, Plan};

/// Words in the name of a budget line that pays for letting others bear a risk.
const COVER: [&str; 6] = ["保险", "保函", "担保", "insur", "guarantee", "bond"];

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K707",
        name: "response-not-scheduled",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "no work stands behind the response",
        "应对策略没有落实到任务",
    ),
    docs: Docs {
        checks: Text::new(
            "To avoid, transfer or mitigate an open risk takes work: at least one task or \
             milestone under `actions`. A transfer may rest on money alone: it is left alone \
             when a budget line is for insurance, a guarantee or a bond. Risks that are closed \
             or have happened, and those with a reason under `accepted`, are left alone too.",
            "规避、转移或减轻未关闭的风险都要有行动：`actions` 中至少写一个任务或里程碑。\
             转移可以只靠花钱，预算中有保险、保函或担保明细的，不作要求。\
             已关闭、已发生的风险，以及写了 `accepted` 理由的风险也不作要求。",
        ),
        why: Text::new(
            "A response that is in nobody's schedule doesn't happen. PMBOK: agreed responses \
             become work with dates and money; ISO 31000:2018: risk treatment plans name \
             actions, resources and times.",
            "没排进计划的应对措施不会有人做。PMBOK：商定的应对要变成有时间、有费用的工作；\
             ISO 31000:2018：风险应对计划要写明行动、资源和时间。",
        ),
        fails: Example {
            en: "risks:\n  - id: R1\n    title: Staff reject automatic dispatch\n    response: mitigate\n",
            zh: "risks:\n  - id: R1\n    title: 员工抵触自动派单\n    response: 减轻\n",
        },
        mended: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Train the crews}\nrisks:\n  - id: R1\n    title: Staff reject automatic dispatch\n    response: mitigate\n    actions: [T1]\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 组织班组培训}\nrisks:\n  - id: R1\n    title: 员工抵触自动派单\n    response: 减轻\n    actions: [T1]\n",
        },
        ignore: Text::new(
            "When the response is part of daily business; say whose under `accepted`.",
            "应对措施属于日常工作时；请在 `accepted` 中写明由谁负责。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    let mut covered = None;
    for risk in &cx.plan.risks {
        let told = !risk.actions.is_absent() || !risk.accepted.is_absent();
        let (Some(response), false) = (risk.response.spanned(), told) else {
            continue;
        };
        if !response.value.lowers_threat() || !risk.is_open() {
            continue;
        }
        if *response.value == Response::Transfer
            && *covered.get_or_insert_with(|| pays_for_cover(cx.plan))
        {
            continue;
        }
        findings
            .add(
                response.span,
                text!(
                    "no task or milestone carries out the response to risk {risk}",
                    "风险{risk}的应对策略没有落实到任何任务或里程碑",
                    risk = risk.name(),
                ),
            )
            .help(text!(
                "name the tasks or milestones under `actions:`; if there is none yet, add it to a \
                 phase",
                "请在 `actions:` 中写明落实应对的任务或里程碑；还没有的，先在阶段中补上"
            ));
    }
}

/// Whether a budget line pays others for bearing risks, or may do so for all that can be read.
fn pays_for_cover(plan: &Plan) -> bool {
    let Some(budget) = plan.budget.get() else {
        return !plan.budget.is_absent();
    };
    !budget.lines.is_complete() || budget.lines.iter().any(may_be_cover)
}

fn may_be_cover(line: &BudgetLine) -> bool {
    let names_cover = |text: &str| {
        let words = text.to_lowercase();
        COVER.iter().any(|cover| words.contains(cover))
    };
    line.is_named(names_cover) != Some(false)
}

//! B805: a budget without a reserve for risks.

use crate::check::rules::prelude::*;
use crate::plan::BudgetLine;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B805",
        name: "no-contingency",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("budget has no contingency", "预算没有预备费"),
    docs: Docs {
        checks: Text::new(
            "A budget with lines has a `contingency`, or a line whose title or category says \
             contingency, reserve or unforeseen (the usual Chinese words are known too). How \
             much it is doesn't matter here: `contingency: 0%` is a decision that readers can \
             see.",
            "有明细的预算应写 `contingency`，或有一条名称或类别含“预备费”“不可预见费”“备用金”“机动费”\
             “暂列金”“contingency”“reserve”等字样的明细。本规则不评判多少：写明 `contingency: 0%` \
             也算作出了决定。",
        ),
        why: Text::new(
            "Some risks will strike, and without a reserve each of them becomes an overrun. The \
             GAO Cost Estimating and Assessment Guide has contingency follow from a risk and \
             uncertainty analysis; the PMBOK adds contingency reserves to the cost estimates.",
            "总会有风险成为现实；没有预备费，每一次都会变成超支。GAO《成本估算与评估指南》要求按风险与不确定性分析\
             确定预备费，PMBOK 也把应急储备计入成本。",
        ),
        fails: Example {
            en: "budget:\n  lines:\n    - {title: Dispatch system, amount: £45000}\n    - {title: Training, amount: £6000}\n",
            zh: "budget:\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 班组培训, amount: 6万元}\n",
        },
        mended: Example {
            en: "budget:\n  contingency: 10%\n  lines:\n    - {title: Dispatch system, amount: £45000}\n    - {title: Training, amount: £6000}\n",
            zh: "budget:\n  contingency: 8%\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 班组培训, amount: 6万元}\n",
        },
        ignore: Text::new(
            "When the reserve is held elsewhere, such as in the budget of the whole company.",
            "预备费由公司统一安排、不列入本方案时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(budget) = cx.plan.budget.get() else {
        return;
    };
    let Some(place) = budget.lines.place() else {
        return;
    };
    let may_be_reserve = |line: &BudgetLine| line.is_reserve() != Some(false);
    let told = !budget.contingency.is_absent() || budget.lines.iter().any(may_be_reserve);
    if told || budget.lines.is_absent() || !budget.lines.is_complete() || !cx.is_complete() {
        return;
    }
    findings
        .add(
            place.key,
            text!(
                "the budget keeps no money back for risks",
                "预算没有为风险留预备费"
            ),
        )
        .help(text!(
            "add `contingency:` to the budget, as a share of the lines or as a sum, that fits \
             what the risks may cost",
            "请在预算中补上 `contingency:`，写占明细合计的比例或金额，并与风险可能造成的损失相称"
        ));
}

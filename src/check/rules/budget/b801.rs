//! B801: the total doesn't agree with the lines.

use crate::check::rules::prelude::*;
use crate::plan::value::Money;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B801",
        name: "total-mismatch",
    },
    severity: Severity::Error,
    title: Text::new("total doesn't agree with the lines", "总额与明细不符"),
    docs: Docs {
        checks: Text::new(
            "The stated total must be the sum of the budget lines, or that sum plus the \
             contingency. The rule is silent as long as a line has no readable amount in the \
             plan's currency, or the contingency can't be reckoned.",
            "预算总额应等于各明细之和，或明细之和加预备费。只要有一条明细没有可识别的本币金额，或预备费算不出来，本规则就不作判断。",
        ),
        why: Text::new(
            "Either the total or a line is wrong, and whoever approves the plan approves one of \
             two sums (GAO Cost Estimating and Assessment Guide, accurate estimates: free of \
             mathematical mistakes).",
            "不是总额错就是明细错，批准方案的人等于批了两个数之一（GAO《成本估算与评估指南》：估算应无计算错误）。",
        ),
        fails: Example {
            en: "currency: CNY\nbudget:\n  total: 60万元\n  lines:\n    - {title: Dispatch system, amount: 45万元}\n    - {title: Training, amount: 6万元}\n",
            zh: "currency: CNY\nbudget:\n  total: 60万元\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 班组培训, amount: 6万元}\n",
        },
        mended: Example {
            en: "currency: CNY\nbudget:\n  total: 51万元\n  lines:\n    - {title: Dispatch system, amount: 45万元}\n    - {title: Training, amount: 6万元}\n",
            zh: "currency: CNY\nbudget:\n  total: 51万元\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 班组培训, amount: 6万元}\n",
        },
        ignore: Text::new(
            "Never; put what isn't planned in detail yet into a line of its own.",
            "不应忽略；尚未细化的部分请单列一条明细。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(budget) = cx.plan.budget.get() else {
        return;
    };
    if !cx.is_complete() {
        return;
    }
    let ledger = cx.ledger();
    let (Some(span), Some(stated), Some(lines), Some(sum)) = (
        budget.total.span(),
        ledger.stated_total(),
        ledger.lines_total(),
        ledger.lines_with_contingency(),
    ) else {
        return;
    };
    let off = |sum: Money| {
        stated
            .checked_sub(sum)
            .is_some_and(|rest| !rest.amount.is_zero())
    };
    if !off(lines) || !off(sum) {
        return;
    }
    let finding = findings.add(
        span,
        if budget.contingency.is_absent() {
            text!(
                "the lines come to {lines}, not {stated}",
                "明细合计为 {lines}，与总额 {stated} 不符",
                lines = lines,
                stated = stated,
            )
        } else {
            text!(
                "the lines come to {lines}, with contingency {sum}; the total says {stated}",
                "明细合计 {lines}，加预备费为 {sum}，与总额 {stated} 不符",
                lines = lines,
                sum = sum,
                stated = stated,
            )
        },
    );
    finding.help(text!(
        "correct the total, or find the line that is missing or wrong (`planvet budget --by line`)",
        "请更正总额，或找出遗漏、写错的明细（可运行 `planvet budget --by line` 核对）"
    ));
    if let Some(place) = budget.lines.place() {
        finding.related(place.key, text!("these lines", "这些明细"));
    }
}

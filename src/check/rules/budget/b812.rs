//! B812: money that nobody has approved yet.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::value::{FundingStatus, Money, Percent};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B812",
        name: "unapproved-funding",
    },
    severity: Severity::Info,
    since: Maturity::Approved,
    title: Text::new("funding is not approved yet", "资金尚未批准"),
    docs: Docs {
        checks: Text::new(
            "Sources whose status is `pending` or `planned`, with their share of all funding. \
             Sources without an amount or without a status are left alone.",
            "指出状态为 `pending`（待批）或 `planned`（计划中）的资金来源及其占全部资金的比例。没有写金额或状态的不提示。",
        ),
        why: Text::new(
            "A reader has to know how much of the plan rests on money that may not come. The \
             Green Book's financial dimension asks that funding is confirmed by those who give \
             it (HM Treasury, Green Book, 2022).",
            "读者需要知道方案有多少要靠尚无着落的钱。英国财政部《绿皮书》（2022）的财务维度要求出资方确认资金。",
        ),
        fails: Example {
            en: "currency: GBP\nbudget:\n  funding:\n    - {source: Operating budget, amount: 40000, status: approved}\n    - {source: City grant, amount: 10000, status: pending}\n",
            zh: "currency: CNY\nbudget:\n  funding:\n    - {source: 企业自筹, amount: 40万元, status: approved}\n    - {source: 街道补助, amount: 10万元, status: pending}\n",
        },
        mended: Example {
            en: "currency: GBP\nbudget:\n  funding:\n    - {source: Operating budget, amount: 40000, status: approved}\n    - {source: City grant, amount: 10000, status: approved}\n",
            zh: "currency: CNY\nbudget:\n  funding:\n    - {source: 企业自筹, amount: 40万元, status: approved}\n    - {source: 街道补助, amount: 10万元, status: approved}\n",
        },
        ignore: Text::new(
            "While the plan itself is the application for the money.",
            "方案本身就是用来申请这笔资金时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let ledger = cx.ledger();
    let whole = ledger.funding_total().filter(|_| cx.is_complete());
    let sources = ledger.budget.into_iter().flat_map(|budget| &budget.funding);
    for source in sources {
        let Some(status) = source.status.spanned() else {
            continue;
        };
        let Some(amount) = source.amount.value() else {
            continue;
        };
        if *status.value == FundingStatus::Approved || amount.amount <= Decimal::ZERO {
            continue;
        }
        let own = ledger.own(amount);
        let message = match own.zip(whole).and_then(|(part, whole)| share(part, whole)) {
            Some(share) => text!(
                "{amount} from {source}, {share} of the funding, is not approved yet ({status})",
                "来自{source}的 {amount} 尚未批准（{status}），占全部资金的 {share}",
                amount = own.unwrap_or(amount),
                source = source.name(),
                share = share,
                status = status.value,
            ),
            None => text!(
                "{amount} from {source} is not approved yet ({status})",
                "来自{source}的 {amount} 尚未批准（{status}）",
                amount = own.unwrap_or(amount),
                source = source.name(),
                status = status.value,
            ),
        };
        findings.add(status.span, message).help(text!(
            "get the approval before the money is needed and set `status: approved`, or say in a \
             risk what happens without it",
            "请在用款之前完成审批并改为 `status: approved`，或在风险中写明资金落空时怎么办"
        ));
    }
}

/// A part as a share of the whole, to one decimal.
fn share(part: Money, whole: Money) -> Option<Percent> {
    let share = part
        .amount
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(whole.amount)?;
    Some(Percent(share.round_dp(1)))
}

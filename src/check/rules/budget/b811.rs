//! B811: an amount below zero.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::finance::{Role, amounts};
use crate::plan::value::Contingency;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B811",
        name: "negative-amount",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("amount is negative", "金额为负数"),
    docs: Docs {
        checks: Text::new(
            "Total, contingency, lines, unit prices, funding, benefits, costs of tasks and rates \
             of resources are not below zero. What the plan saves or gets back is a benefit, with \
             a positive amount; what a benefit costs is a line. Costs of risks and the stated net \
             present value may be negative.",
            "预算总额、预备费、明细、单价、资金来源、效益、任务费用和资源费率都不应小于零。节省或收回的钱写在效益中，用正数；\
             取得效益所花的钱写成明细。风险的损失金额和所列净现值可以为负。",
        ),
        why: Text::new(
            "A negative line hides what the others really cost, and money that comes back later \
             isn't there when the bills are due. The Green Book has costs and benefits set out \
             separately (HM Treasury, Green Book, 2022).",
            "负数明细会掩盖其他明细的真实花费，而日后才收回的钱，付款时并不在手上。英国财政部《绿皮书》（2022）\
             要求成本与效益分别列示。",
        ),
        fails: Example {
            en: "budget:\n  contingency: 5%\n  lines:\n    - {title: Dispatch system, amount: £45000}\n    - {title: Trade-in of the old radios, amount: -£3000}\n",
            zh: "budget:\n  contingency: 5%\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 旧对讲机折价, amount: -3万元}\n",
        },
        mended: Example {
            en: "budget:\n  contingency: 5%\n  lines:\n    - {title: Dispatch system, amount: £45000}\n  benefits:\n    - {title: Trade-in of the old radios, amount: £3000, per: once}\n",
            zh: "budget:\n  contingency: 5%\n  lines:\n    - {title: 派单系统, amount: 45万元}\n  benefits:\n    - {title: 旧对讲机折价, amount: 3万元, per: once}\n",
        },
        ignore: Text::new("Never.", "不应忽略。"),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for stated in amounts(cx.plan) {
        let help = match stated.role {
            Role::RiskCost | Role::ResidualCost | Role::NetPresentValue => continue,
            Role::Line | Role::UnitPrice | Role::TaskCost | Role::ActualCost => text!(
                "take the minus away; a discount goes into the price, and money that is saved or \
                 refunded is a benefit: put it under `benefits:` with a positive amount",
                "请去掉负号；折扣直接计入价格，节省或退回的钱属于效益，请用正数写在 `benefits:` 中"
            ),
            Role::Benefit => text!(
                "take the minus away; what the benefit costs is a budget line",
                "请去掉负号；为取得效益而花的钱请写成预算明细"
            ),
            Role::Funding => text!(
                "take the minus away, or leave out money that the source doesn't give",
                "请去掉负号；不再提供的资金请直接删去"
            ),
            Role::Total | Role::Contingency | Role::Rate => {
                text!("take the minus away", "请去掉负号")
            }
        };
        if stated.money.amount < Decimal::ZERO {
            findings
                .add(
                    stated.span,
                    text!(
                        "{what} is negative: {money}",
                        "{what}为负数：{money}",
                        what = stated,
                        money = stated.money,
                    ),
                )
                .help(help);
        }
    }
    let contingency = cx.plan.budget.get().and_then(|b| b.contingency.spanned());
    if let Some(contingency) = contingency
        && let Contingency::Percent(share) = contingency.value
        && share.0 < Decimal::ZERO
    {
        findings
            .add(
                contingency.span,
                text!(
                    "the contingency is negative: {share}",
                    "预备费为负数：{share}",
                    share = share,
                ),
            )
            .help(text!("take the minus away", "请去掉负号"));
    }
}

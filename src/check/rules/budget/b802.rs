//! B802: an amount that isn't its quantity times its unit price.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::BudgetLine;
use crate::plan::read::Either;
use crate::plan::value::{Money, grouped};
use crate::source::{Edit, Span};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B802",
        name: "quantity-times-price",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new(
        "amount isn't quantity times unit price",
        "金额不等于数量乘单价",
    ),
    docs: Docs {
        checks: Text::new(
            "A line that gives an amount, a quantity and a unit price gives one and the same \
             sum twice. Less than 0.01 is taken as rounding. Of a three-point amount, the \
             product may lie anywhere from `min` to `max`. Amounts in different currencies are \
             not compared.",
            "明细同时写了金额、数量和单价时，数量×单价应等于金额；差额不足 0.01 视为四舍五入。\
             三点估算只要求乘积落在 `min` 与 `max` 之间。币种不同的不比较。",
        ),
        why: Text::new(
            "One of the three numbers is wrong, and nobody can tell what the line really costs \
             (GAO Cost Estimating and Assessment Guide, accurate estimates: free of mathematical \
             mistakes).",
            "三个数中必有一个写错，这条明细到底要花多少钱就说不清了（GAO《成本估算与评估指南》：估算应无计算错误）。",
        ),
        fails: Example {
            en: "budget:\n  lines:\n    - {title: Training places, quantity: 40, unit_price: £150, amount: £9000}\n",
            zh: "budget:\n  lines:\n    - {title: 班组培训, quantity: 40, unit_price: 1500元, amount: 9万元}\n",
        },
        mended: Example {
            en: "budget:\n  lines:\n    - {title: Training places, quantity: 60, unit_price: £150, amount: £9000}\n",
            zh: "budget:\n  lines:\n    - {title: 班组培训, quantity: 40, unit_price: 1500元, amount: 6万元}\n",
        },
        ignore: Text::new(
            "Never; put a discount or a surcharge into the unit price.",
            "不应忽略；折扣或加价请计入单价。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let lines = cx
        .plan
        .budget
        .get()
        .into_iter()
        .flat_map(|budget| &budget.lines);
    for line in lines {
        check(cx, line, findings);
    }
}

fn check(cx: &Context<'_>, line: &BudgetLine, findings: &mut Findings<'_>) -> Option<()> {
    let quantity = line.quantity.spanned()?;
    let price = line.unit_price.spanned()?;
    let in_full = |money: Money| Money {
        currency: money.currency.or(cx.plan.currency.value()),
        ..money
    };
    let product = in_full(*price.value).checked_mul(quantity.value.0)?;
    let amount = line.amount.spanned()?;
    let finding = match amount.value {
        Either::Short(stated) => {
            let stated = in_full(*stated);
            let difference = product.checked_sub(stated)?;
            if difference.amount.abs() < Decimal::new(1, 2) {
                return None;
            }
            let finding = findings.add(
                amount.span,
                text!(
                    "{quantity} × {price} is {product}, not {stated}: a difference of {difference}",
                    "{quantity} × {price} 应为 {product}，与所写的 {stated} 相差 {difference}",
                    quantity = grouped(quantity.value.0),
                    price = in_full(*price.value),
                    product = product,
                    stated = stated,
                    difference = Money {
                        amount: difference.amount.abs(),
                        ..difference
                    },
                ),
            );
            let written = cx.text.get(amount.span.range()).unwrap_or_default();
            finding.fix(
                text!(
                    "write the product, {product}",
                    "改为乘积 {product}",
                    product = product
                ),
                false,
                Edit {
                    span: amount.span,
                    replacement: product.written_like(written),
                },
            );
            finding
        }
        Either::Long(estimate) => {
            let (min, max) = (in_full(*estimate.min.get()?), in_full(*estimate.max.get()?));
            let above = product.checked_sub(max)?.amount > Decimal::ZERO;
            let below = product.checked_sub(min)?.amount < Decimal::ZERO;
            if !above && !below {
                return None;
            }
            findings.add(
                narrowest(
                    if above { &estimate.max } else { &estimate.min },
                    amount.span,
                ),
                text!(
                    "{quantity} × {price} is {product}, outside the estimate of {min} to {max}",
                    "{quantity} × {price} 应为 {product}，不在估算范围 {min} 至 {max} 之内",
                    quantity = grouped(quantity.value.0),
                    price = in_full(*price.value),
                    product = product,
                    min = min,
                    max = max,
                ),
            )
        }
    };
    finding
        .related(quantity.span, text!("the quantity", "数量"))
        .related(price.span, text!("the unit price", "单价"))
        .help(text!(
            "correct the number that is wrong, or leave `amount` out: it follows from the other \
             two",
            "请更正写错的一项，或删去 `amount`，由数量和单价推算"
        ));
    Some(())
}

fn narrowest(point: &crate::plan::read::Field<Money>, whole: Span) -> Span {
    point.span().unwrap_or(whole)
}

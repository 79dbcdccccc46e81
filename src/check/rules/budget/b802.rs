//! B802: an amount that isn't its quantity times its unit price, or its rate times its effort.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::finance::{Basis, Entry};
use crate::lang::{Lang, Localized};
use crate::plan::BudgetLine;
use crate::plan::read::Either;
use crate::plan::value::{Duration, DurationUnit, Money, Rate, grouped};
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
             sum twice; so does one with an amount, a `resource` that has a rate, and an \
             `effort`. Less than 0.01 is taken as rounding. Of a three-point amount, the \
             product may lie anywhere from `min` to `max`. Amounts in different currencies are \
             not compared, nor are days with a rate per month (or the reverse), nor the effort of \
             tasks where the line states none.",
            "明细同时写了金额、数量和单价时，数量×单价应等于金额；同时写了金额、有费率的 `resource` 和 `effort` 时，费率×工作量应等于金额。\
             差额不足 0.01 视为四舍五入。三点估算只要求乘积落在 `min` 与 `max` 之间。币种不同的不比较；\
             费率按月而工作量按天（或相反）的不比较；明细没有写 `effort` 的，不拿任务的工作量来比较。",
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
            "Never; put a discount or a surcharge into the unit price or the rate.",
            "不应忽略；折扣或加价请计入单价或费率。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (number, entry) in cx.ledger().entries.iter().enumerate() {
        if let Some(product) = priced(cx, entry) {
            check(cx, entry.line, &product, findings);
        }
        if let Some(product) = worked(cx, number) {
            check(cx, entry.line, &product, findings);
        }
    }
}

/// A sum that follows from two numbers of a line.
struct Product {
    factors: Factors,
    sum: Money,
    /// Where the two stand, with what they are.
    from: [(Span, Text); 2],
}

enum Factors {
    Price(Decimal, Money),
    Rate(Rate, Duration),
}

impl Localized for Factors {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Factors::Price(quantity, price) => {
                write!(f, "{} × {}", grouped(*quantity), price.in_lang(lang))
            }
            Factors::Rate(rate, effort) => {
                write!(f, "{} × {}", rate.in_lang(lang), effort.in_lang(lang))
            }
        }
    }
}

/// An amount that names no currency is in that of the plan.
fn in_full(cx: &Context<'_>, money: Money) -> Money {
    Money {
        currency: money.currency.or(cx.plan.currency.value()),
        ..money
    }
}

fn priced(cx: &Context<'_>, entry: &Entry<'_>) -> Option<Product> {
    let quantity = entry.line.quantity.spanned()?;
    let price = entry.line.unit_price.spanned()?;
    let each = in_full(cx, *price.value);
    Some(Product {
        factors: Factors::Price(quantity.value.0, each),
        sum: each.checked_mul(quantity.value.0)?,
        from: [
            (quantity.span, text!("the quantity", "数量")),
            (price.span, text!("the unit price", "单价")),
        ],
    })
}

fn worked(cx: &Context<'_>, number: usize) -> Option<Product> {
    let line = cx.ledger().entries.get(number)?.line;
    let effort = line.effort.spanned()?;
    let (sum, basis) = cx.ledger().worked(number)?;
    let Basis::Worked { rate, .. } = basis else {
        return None;
    };
    // How many days of a month are paid for is agreed in more than one way.
    let is_civil = |unit| {
        matches!(
            unit,
            DurationUnit::Months | DurationUnit::Quarters | DurationUnit::Years
        )
    };
    if is_civil(rate.per) != is_civil(effort.value.unit) {
        return None;
    }
    let rate = Rate {
        money: in_full(cx, rate.money),
        ..rate
    };
    Some(Product {
        factors: Factors::Rate(rate, *effort.value),
        sum: in_full(cx, sum),
        from: [
            (effort.span, text!("the effort", "工作量")),
            (
                line.resource.span()?,
                text!("at the rate of this resource", "按该资源的费率"),
            ),
        ],
    })
}

fn check(
    cx: &Context<'_>,
    line: &BudgetLine,
    product: &Product,
    findings: &mut Findings<'_>,
) -> Option<()> {
    let sum = product.sum;
    let amount = line.amount.spanned()?;
    let finding = match amount.value {
        Either::Short(stated) => {
            let stated = in_full(cx, *stated);
            let difference = sum.checked_sub(stated)?;
            if difference.amount.abs() < Decimal::new(1, 2) {
                return None;
            }
            let finding = findings.add(
                amount.span,
                text!(
                    "{factors} is {product}, not {stated}: a difference of {difference}",
                    "{factors} 应为 {product}，与所写的 {stated} 相差 {difference}",
                    factors = product.factors,
                    product = sum,
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
                    product = sum
                ),
                false,
                Edit {
                    span: amount.span,
                    replacement: sum.written_like(written),
                },
            );
            finding
        }
        Either::Long(estimate) => {
            let min = in_full(cx, *estimate.min.get()?);
            let max = in_full(cx, *estimate.max.get()?);
            let above = sum.checked_sub(max)?.amount > Decimal::ZERO;
            let below = sum.checked_sub(min)?.amount < Decimal::ZERO;
            if !above && !below {
                return None;
            }
            findings.add(
                narrowest(
                    if above { &estimate.max } else { &estimate.min },
                    amount.span,
                ),
                text!(
                    "{factors} is {product}, outside the estimate of {min} to {max}",
                    "{factors} 应为 {product}，不在估算范围 {min} 至 {max} 之内",
                    factors = product.factors,
                    product = sum,
                    min = min,
                    max = max,
                ),
            )
        }
    };
    for (span, what) in &product.from {
        finding.related(*span, what.clone());
    }
    finding.help(text!(
        "correct the number that is wrong, or leave `amount` out: it follows from the other \
         two",
        "请更正写错的一项，或删去 `amount`，由另外两项推算"
    ));
    Some(())
}

fn narrowest(point: &crate::plan::read::Field<Money>, whole: Span) -> Span {
    point.span().unwrap_or(whole)
}

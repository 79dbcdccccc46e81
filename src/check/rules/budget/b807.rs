//! B807: a line that is off by a factor of ten thousand.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::lang::Lang;
use crate::plan::read::{Either, Field};
use crate::plan::value::{Currency, Money, grouped};
use crate::plan::{BudgetLine, Plan};
use crate::source::Spanned;

/// The slip: 元 for 万元 or the other way round.
const SLIP: i64 = 10_000;
/// A line that is off by a factor from here …
const LEAST: i64 = 3_000;
/// … to here may have slipped.
const MOST: i64 = 30_000;
/// Fewest lines with amounts that tell what is usual.
const FEWEST: usize = 4;
/// Peers within this factor of their median agree with it.
const NEAR: i64 = 30;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B807",
        name: "unit-slip",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new(
        "line is ten thousand times off the others",
        "明细疑似错用元与万元",
    ),
    docs: Docs {
        checks: Text::new(
            "No line is 3,000 to 30,000 times above or below the median of the other lines: \
             Chinese budgets are written in yuan or in units of ten thousand yuan, and the two \
             are easily mixed up. The rule needs at least four lines with amounts, three quarters \
             of the others within thirty times of their median, and a plan in Chinese, in yuan, \
             or without a currency.",
            "明细金额不应是其他明细中位数的 3000～30000 倍，或其 1/3000～1/30000：这多半是把元写成了万元，或把万元\
             写成了元。至少有四条明细有金额，且其余明细中有四分之三与其中位数相差不超过 30 倍时才判断；\
             只看中文方案、人民币方案或未写币种的方案。",
        ),
        why: Text::new(
            "One slipped unit outweighs all other lines together, and the totals built on it \
             look exact (GAO Cost Estimating and Assessment Guide: look for outliers in the data, \
             check the units).",
            "一个单位写错，比其他所有明细加起来的影响还大，而由此得出的合计看上去却分毫不差（GAO《成本估算与评估指南》：\
             应检查数据中的异常值和单位）。",
        ),
        fails: Example {
            en: "currency: CNY\nbudget:\n  contingency: 5%\n  lines:\n    - {title: Dispatch system, amount: 450000}\n    - {title: Training, amount: 60000}\n    - {title: Survey, amount: 8}\n    - {title: Equipment, amount: 120000}\n",
            zh: "currency: CNY\nbudget:\n  contingency: 5%\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 班组培训, amount: 6万元}\n    - {title: 满意度调查, amount: 8元}\n    - {title: 保洁机具, amount: 12万元}\n",
        },
        mended: Example {
            en: "currency: CNY\nbudget:\n  contingency: 5%\n  lines:\n    - {title: Dispatch system, amount: 450000}\n    - {title: Training, amount: 60000}\n    - {title: Survey, amount: 80000}\n    - {title: Equipment, amount: 120000}\n",
            zh: "currency: CNY\nbudget:\n  contingency: 5%\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 班组培训, amount: 6万元}\n    - {title: 满意度调查, amount: 8万元}\n    - {title: 保洁机具, amount: 12万元}\n",
        },
        ignore: Text::new(
            "When the line is really that small or that large, such as a fee of a few yuan kept \
             for the record.",
            "金额确实如此悬殊时，例如为备查而单列的几元手续费。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let ledger = cx.ledger();
    if !cx.is_complete() {
        return;
    }
    let mut lines: Vec<(Money, &BudgetLine)> = ledger
        .entries
        .iter()
        .filter_map(|entry| Some((entry.amount?, entry.line)))
        .filter(|(money, _)| money.amount > Decimal::ZERO)
        .collect();
    lines.sort_by_key(|(money, _)| money.amount);
    let Some((Money { currency, .. }, _)) = lines.first().copied() else {
        return;
    };
    let alike = lines.iter().all(|(money, _)| money.currency == currency);
    if lines.len() < FEWEST || !alike || !counts_in_ten_thousands(cx.plan, currency) {
        return;
    }
    let amounts: Vec<Decimal> = lines.iter().map(|(money, _)| money.amount).collect();
    for (at, (money, line)) in lines.iter().enumerate() {
        if let Some((median, slip)) = slipped(&amounts, at) {
            tell(line, *money, median, slip, findings);
        }
    }
}

/// Whether the writer thinks in units of ten thousand.
fn counts_in_ten_thousands(plan: &Plan, currency: Option<Currency>) -> bool {
    match currency {
        _ if plan.lang() == Some(Lang::Zh) => true,
        Some(currency) => currency == Currency::CNY,
        None => plan.currency.is_absent() && plan.language.is_absent(),
    }
}

/// In which direction a line has slipped.
#[derive(Clone, Copy, PartialEq)]
enum Slip {
    TooLow,
    TooHigh,
}

/// The median of the other amounts and the slip of one, if it slipped; the amounts are sorted.
fn slipped(amounts: &[Decimal], at: usize) -> Option<(Decimal, Slip)> {
    let peers = amounts.len().checked_sub(1)?;
    let peer = |position: usize| amounts.get(position + usize::from(position >= at)).copied();
    let upper = peer(peers / 2)?;
    let median = if peers % 2 == 1 {
        upper
    } else {
        let sum = peer(peers / 2 - 1)?.checked_add(upper)?;
        sum.checked_div(Decimal::TWO)?
    };
    let times = |value: Decimal, factor: i64| value.checked_mul(Decimal::from(factor));
    let apart =
        |low: Decimal, high: Decimal| Some(high >= times(low, LEAST)? && high <= times(low, MOST)?);
    let amount = *amounts.get(at)?;
    let slip = if apart(amount, median)? {
        Slip::TooLow
    } else if apart(median, amount)? {
        Slip::TooHigh
    } else {
        return None;
    };
    let low = median.checked_div(Decimal::from(NEAR))?;
    let high = times(median, NEAR)?;
    let near = amounts.partition_point(|&amount| amount <= high)
        - amounts.partition_point(|&amount| amount < low);
    (near * 4 >= peers * 3).then_some((median, slip))
}

/// The amount that the author wrote: that of the line or, of a product, the unit price.
fn written(line: &BudgetLine) -> Option<Spanned<&Money>> {
    let field: &Field<Money> = match line.amount.spanned() {
        None => &line.unit_price,
        Some(amount) => match amount.value {
            Either::Long(estimate) => &estimate.likely,
            Either::Short(money) => {
                return Some(Spanned {
                    value: money,
                    span: amount.span,
                });
            }
        },
    };
    field.spanned()
}

fn tell(
    line: &BudgetLine,
    amount: Money,
    median: Decimal,
    slip: Slip,
    findings: &mut Findings<'_>,
) -> Option<()> {
    let written = written(line)?;
    let factor = match slip {
        Slip::TooLow => Decimal::from(SLIP),
        Slip::TooHigh => Decimal::ONE.checked_div(Decimal::from(SLIP))?,
    };
    let meant = Money {
        currency: amount.currency,
        ..written.value.checked_mul(factor)?
    };
    let (large, small) = match slip {
        Slip::TooLow => (median, amount.amount),
        Slip::TooHigh => (amount.amount, median),
    };
    let times = grouped(large.checked_div(small)?.round());
    let median = Money {
        amount: median.round_dp(2),
        ..amount
    };
    let message = match slip {
        Slip::TooLow => text!(
            "line {line} comes to {amount}, 1/{times} of the median of the others ({median})",
            "明细{line}为 {amount}，只有其他明细中位数（{median}）的 1/{times}",
            line = line.name(),
            amount = amount,
            times = times,
            median = median,
        ),
        Slip::TooHigh => text!(
            "line {line} comes to {amount}, {times} times the median of the others ({median})",
            "明细{line}为 {amount}，是其他明细中位数（{median}）的 {times} 倍",
            line = line.name(),
            amount = amount,
            times = times,
            median = median,
        ),
    };
    findings.add(written.span, message).help(match slip {
        Slip::TooLow => text!(
            "if a unit of ten thousand was left out, write {meant}",
            "如果漏写了“万”，请改为 {meant}",
            meant = meant,
        ),
        Slip::TooHigh => text!(
            "if a unit of ten thousand is one too many, write {meant}",
            "如果多写了“万”，请改为 {meant}",
            meant = meant,
        ),
    });
    Some(())
}

//! B801: the total doesn't agree with the lines.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::value::{Contingency, Money};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B801",
        name: "total-mismatch",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("total doesn't agree with the lines", "总额与明细不符"),
    docs: Docs {
        checks: Text::new(
            "The stated total must be the sum of the budget lines, or that sum plus the \
             contingency. A contingency in percent may leave a total rounded to its last written \
             digit, by 0.1% at most. The rule is silent as long as a line has no readable amount in the \
             plan's currency, or the contingency can't be reckoned.",
            "预算总额应等于各明细之和，或明细之和加预备费。预备费写成比例的，总额可按所写的末位四舍五入（误差不超过 0.1%）。只要有一条明细没有可识别的本币金额，或预备费算不出来，本规则就不作判断。",
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
    let off = |sum: Money, by: Decimal| {
        stated
            .checked_sub(sum)
            .is_some_and(|rest| rest.amount.abs() > by)
    };
    // A share of the lines seldom comes to a round sum.
    let rounding = match budget.contingency.get() {
        Some(Contingency::Percent(_)) => {
            let written = cx.text.get(span.range()).unwrap_or_default();
            rounding(stated.amount, written).unwrap_or_default()
        }
        _ => Decimal::ZERO,
    };
    if !off(lines, Decimal::ZERO) || !off(sum, rounding) {
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
    // Nobody finds money for a wrong sum by chance.
    let funded = ledger
        .funding_total()
        .is_some_and(|funding| funding.amount == sum.amount);
    if funded {
        finding.help(text!(
            "the funding comes to {sum} as well, so the total is most likely wrong",
            "资金来源合计也是 {sum}，多半是总额写错",
            sum = sum,
        ));
    } else {
        finding.help(text!(
            "correct the total, or find the line that is missing or wrong (`planvet budget --by line`)",
            "请更正总额，或找出遗漏、写错的明细（可运行 `planvet budget --by line` 核对）"
        ));
    }
    if let Some(place) = budget.lines.place() {
        finding.related(place.key, text!("these lines", "这些明细"));
    }
}

/// By how much rounding may have moved a total: half a unit of its last significant digit as
/// written, at most 0.1%. `None` when the numbers are too large.
fn rounding(total: Decimal, written: &str) -> Option<Decimal> {
    let most = total.abs().checked_div(Decimal::ONE_THOUSAND)?;
    let digits: String = written
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(|&c| c != ',')
        .collect();
    // A total in Chinese numerals is as exact as the same one in digits.
    let number = digits
        .parse::<Decimal>()
        .ok()
        .filter(|number| !number.is_zero())
        .unwrap_or(total);
    let last = if number.scale() > 0 {
        Decimal::try_new(1, number.scale()).ok()?
    } else {
        let digits = number.to_string();
        let zeros = digits.len() - digits.trim_end_matches('0').len();
        let one = 10_i128.checked_pow(u32::try_from(zeros).ok()?)?;
        Decimal::try_from_i128_with_scale(one, 0).ok()?
    };
    let scale = total.checked_div(number)?.abs();
    let half = last.checked_mul(scale)?.checked_div(Decimal::TWO)?;
    Some(half.min(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_rounded_to_its_last_written_digit() {
        for (total, written, by) in [
            ("1000000", "100万元", "1000"),
            ("1000000", "100.00万元", "50"),
            ("999900", "99.99万元", "50"),
            ("600000", "六十万元", "600"),
            ("1000500", "CNY 1,000,500", "50"),
            ("0", "0", "0"),
        ] {
            let total = total.parse().expect("a number");
            let rounding = rounding(total, written).map(|by| by.normalize().to_string());
            assert_eq!(rounding.unwrap_or_else(|| "0".to_owned()), by, "{written}");
        }
    }
}

//! B816: a budget that a simulation rather exceeds than keeps.

use rust_decimal::prelude::ToPrimitive as _;

use crate::check::rules::prelude::*;
use crate::simulate::model::{Gap, Moved};
use crate::simulate::{Odds, Rounding};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B816",
        name: "budget-unlikely",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("budget is unlikely to be enough", "预算够用的把握不大"),
    docs: Docs {
        checks: Text::new(
            "When the plan is simulated with its three-point amounts, its risks and the time that \
             paid work takes (`planvet simulate`), the budget is enough in at least half of the \
             cases (`unlikely_budget_percent`). The budget is the stated total, else the lines \
             with the contingency; reserves are not spent themselves, they pay for what runs \
             over. Left alone: budgets that the likeliest sums exceed already (B801 and others \
             tell), and those of which a part isn't known.",
            "按三点金额、风险以及按时计费的工期模拟方案（见 `planvet simulate`）：至少在一半的情形下预算够用\
             （`unlikely_budget_percent`）。预算指写明的总额，没有写的则为明细加预备费；预备费本身不算支出，而是用来支付超出部分。\
             以下情况不作判断：按最可能金额就已超出预算的（由 B801 等指出），有部分金额未知的。",
        ),
        why: Text::new(
            "Costs run over more often than under, and risks only add; the sum of likeliest \
             amounts is rarely enough (GAO Cost Estimating and Assessment Guide, 2020, step 9: \
             risk and uncertainty analysis).",
            "超支比结余常见，风险又只会多花钱；把最可能金额相加往往不够（GAO《成本估算与评估指南》2020 第 9 步：风险与不确定性分析）。",
        ),
        fails: Example {
            en: "currency: GBP\nbudget:\n  total: £105,000\n  contingency: £5,000\n  lines:\n    - {title: Dispatch system, amount: {min: \"£90,000\", likely: \"£100,000\", max: \"£150,000\"}}\n",
            zh: "currency: CNY\nbudget:\n  total: 47万元\n  contingency: 2万元\n  lines:\n    - {title: 派单系统, amount: {min: 40万元, likely: 45万元, max: 70万元}}\n",
        },
        mended: Example {
            en: "currency: GBP\nbudget:\n  total: £125,000\n  contingency: £25,000\n  lines:\n    - {title: Dispatch system, amount: {min: \"£90,000\", likely: \"£100,000\", max: \"£150,000\"}}\n",
            zh: "currency: CNY\nbudget:\n  total: 57万元\n  contingency: 12万元\n  lines:\n    - {title: 派单系统, amount: {min: 40万元, likely: 45万元, max: 70万元}}\n",
        },
        ignore: Text::new(
            "When what runs over is paid from elsewhere, and that is agreed.",
            "超出部分另有出处、且已经说定时。",
        ),
    },
    run: Run::Simulated(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    tell(cx, findings);
}

fn tell(cx: &Context<'_>, findings: &mut Findings<'_>) -> Option<()> {
    let budget = cx.plan.budget.get()?;
    let simulated = cx.simulated()?;
    let (model, cost) = (&simulated.model, &simulated.forecast.cost);
    let (asked, likely) = (model.budget?, model.likely_cost?);
    let is_unknown = |gap: &Gap<'_>| matches!(gap, Gap::NoAmount(_) | Gap::TaskCost(_));
    if likely.amount > asked.amount || model.gaps.iter().any(is_unknown) {
        return None;
    }
    let promised = asked.amount.to_f64()?;
    let odds = cost.odds_within(promised);
    if odds >= f64::from(cx.settings.thresholds.unlikely_budget_percent) / 100.0 {
        return None;
    }
    let rounding = Rounding::new(cost, asked.currency);
    let more = rounding.enough(cost.percentile(80) - promised)?;
    let place = budget.total.place().or(budget.contingency.place());
    let place = place.or(budget.lines.place())?;
    let at = if budget.lines.place() == Some(place) {
        place.key
    } else {
        place.value
    };
    let finding = findings.add(
        at,
        text!(
            "{asked} is enough in {odds} of the simulated cases; 80% need {more} more",
            "预算 {asked} 够用的把握只有 {odds}；要有八成把握，还需 {more}",
            asked = asked,
            odds = Odds::counted(odds),
            more = more,
        ),
    );
    let drivers = model.drivers(&simulated.forecast, Moved::Cost);
    for driver in drivers.iter().filter(|driver| driver.share >= 0.1).take(3) {
        let swing = rounding.nearest(driver.swing())?;
        finding.related(
            driver.span,
            text!(
                "moves the cost by {swing} or so",
                "可使总成本相差约 {swing}",
                swing = swing,
            ),
        );
    }
    finding.help(text!(
        "keep {more} more as contingency, or lower what makes the difference; `planvet simulate` \
         shows it",
        "请增加 {more} 预备费，或压缩主要的不确定因素；`planvet simulate` 可查看",
        more = more,
    ));
    Some(())
}

//! K712: a contingency too small for the risks it is to bear.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::Risk;
use crate::plan::value::Contingency;
use crate::plan::value::Money;
use crate::risk::Exposure;

/// How many of the risks a finding points at, the dearest first.
const SHOWN: usize = 5;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K712",
        name: "contingency-below-emv",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "contingency is below the expected losses",
        "预备费低于期望损失",
    ),
    docs: Docs {
        checks: Text::new(
            "The contingency of the budget is at least the sum of the expected losses \
             (probability in percent times cost) of the open threats: those after the response \
             where the plan states a residual risk, else those before it. Risks rated in levels \
             only, sums in another currency, chances, and risks that are closed or have happened \
             are not counted.",
            "预算的预备费不应低于未关闭威胁的期望损失（概率百分比×损失金额）之和：写了残余风险的按应对后计，\
             没写的按应对前计。只有等级的风险、其他币种的金额、机会以及已关闭或已发生的风险不计在内。",
        ),
        why: Text::new(
            "The contingency pays for what the risks cost; below the expected loss it will more \
             likely run out than not (PMBOK, reserve analysis; GAO Cost Estimating and Assessment \
             Guide, contingency from risk and uncertainty analysis).",
            "预备费就是用来支付风险损失的，低于期望损失就很可能不够用（PMBOK 储备分析；\
             GAO《成本估算与评估指南》：预备费应来自风险与不确定性分析）。",
        ),
        fails: Example {
            en: "currency: GBP\nrisks:\n  - {title: Dispatch system fails, probability: 30%, impact: {cost: \"£20,000\"}}\nbudget:\n  contingency: \"£5,000\"\n",
            zh: "currency: CNY\nrisks:\n  - {title: 派单系统中断, probability: 30%, impact: {cost: 20万元}}\nbudget:\n  contingency: 5万元\n",
        },
        mended: Example {
            en: "currency: GBP\nrisks:\n  - {title: Dispatch system fails, probability: 30%, impact: {cost: \"£20,000\"}}\nbudget:\n  contingency: \"£6,000\"\n",
            zh: "currency: CNY\nrisks:\n  - {title: 派单系统中断, probability: 30%, impact: {cost: 20万元}}\nbudget:\n  contingency: 6万元\n",
        },
        ignore: Text::new(
            "When the losses are paid from elsewhere, such as an insurance; better, enter what \
             is left for the plan as the residual risk.",
            "损失由保险等其他渠道承担时；更好的做法是把方案自身承担的部分写进残余风险。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let ledger = cx.ledger();
    let Some(budget) = ledger.budget else { return };
    if matches!(budget.contingency.get(), Some(Contingency::Percent(_))) && !cx.is_complete() {
        // A share of lines that may not all be there.
        return;
    }
    let (Some(span), Some(contingency)) = (budget.contingency.span(), ledger.contingency()) else {
        return;
    };
    let mut losses: Vec<(&Risk, Money)> = cx
        .risks()
        .exposures
        .iter()
        .filter_map(|exposure| Some((exposure.risk, ledger.own(expected_loss(exposure)?)?)))
        .collect();
    let expected = ledger.sum(losses.iter().map(|&(_, loss)| Some(loss))).total;
    let is_short = expected
        .checked_sub(contingency)
        .is_some_and(|gap| gap.amount > Decimal::ZERO);
    if !is_short {
        return;
    }
    let finding = findings.add(
        span,
        text!(
            "the contingency comes to {contingency}, the expected losses of the risks to {expected}",
            "预备费为 {contingency}，低于各项风险的期望损失合计 {expected}",
            contingency = contingency,
            expected = expected,
        ),
    );
    finding.help(text!(
        "raise the contingency to at least {expected}, or lower the risks and enter what is left \
         under `residual`",
        "请把预备费提高到至少 {expected}，或进一步降低风险并写明 `residual`",
        expected = expected,
    ));
    losses.sort_by_key(|&(_, loss)| Reverse(loss.amount));
    for (risk, loss) in losses.into_iter().take(SHOWN) {
        finding.related(
            risk.title_span(),
            text!("expected loss {loss}", "期望损失 {loss}", loss = loss),
        );
    }
}

/// What an open threat is expected to cost the plan.
fn expected_loss(exposure: &Exposure<'_>) -> Option<Money> {
    let risk = exposure.risk;
    if !risk.is_open() || !risk.is_threat() {
        return None;
    }
    let loss = if risk.residual.is_absent() {
        exposure.emv
    } else {
        exposure.residual_emv
    };
    loss.filter(|loss| loss.amount > Decimal::ZERO)
}

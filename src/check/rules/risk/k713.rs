//! K713: a response that costs more than it saves.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::finance::Sum;
use crate::plan::value::Money;
use crate::risk::{Exposure, ResponseCosts};
use crate::source::Span;

/// How many of the costs a finding points at.
const SHOWN: usize = 5;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K713",
        name: "response-costs-more",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new(
        "response costs more than it saves",
        "应对成本高于减少的损失",
    ),
    docs: Docs {
        checks: Text::new(
            "The tasks that are there for one risk only cost no more than they take off its \
             expected loss (probability in percent times cost, before less after the response). \
             Their cost is their `cost` and the budget lines that serve nothing else. Tasks that \
             also serve a goal, address a problem or answer another risk are not counted: the \
             plan needs them anyway. Risks that are closed or have happened, and those with a \
             reason under `accepted`, are left alone.",
            "专为一项风险安排的任务，其成本不应高于它减少的期望损失（概率百分比×损失金额，应对前减应对后）。\
             成本包括任务的 `cost` 和只服务于这些任务的预算明细。同时服务于目标、针对问题或应对其他风险的任务\
             本来就要做，不计在内。已关闭、已发生的风险，以及写了 `accepted` 理由的风险不作要求。",
        ),
        why: Text::new(
            "Who pays more for the cure than the illness costs had better accept the risk: PMBOK \
             asks that responses be cost-effective, ISO 31000:2018 that the benefits of a \
             treatment be weighed against its costs.",
            "治病的钱比病本身的损失还多，不如接受风险：PMBOK 要求应对措施经济有效，\
             ISO 31000:2018 要求权衡风险应对的收益与成本。",
        ),
        fails: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rent a standby server, cost: \"£8,000\"}\nrisks:\n  - id: R1\n    title: Dispatch system fails\n    probability: 20%\n    impact: {cost: \"£10,000\"}\n    response: mitigate\n    actions: [T1]\n    residual: {probability: 5%}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 租用备用服务器, cost: 8万元}\nrisks:\n  - id: R1\n    title: 派单系统中断\n    probability: 20%\n    impact: {cost: 10万元}\n    response: 减轻\n    actions: [T1]\n    residual: {probability: 5%}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Agree on call-off of a standby server, cost: \"£1,000\"}\nrisks:\n  - id: R1\n    title: Dispatch system fails\n    probability: 20%\n    impact: {cost: \"£10,000\"}\n    response: mitigate\n    actions: [T1]\n    residual: {probability: 5%}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 签订备用服务器按需租用协议, cost: 1万元}\nrisks:\n  - id: R1\n    title: 派单系统中断\n    probability: 20%\n    impact: {cost: 10万元}\n    response: 减轻\n    actions: [T1]\n    residual: {probability: 5%}\n",
        },
        ignore: Text::new(
            "When the response also saves what has no price, such as health, or the law asks for \
             it; say so under `accepted`.",
            "应对措施还保护了人身安全等无法用金额衡量的东西，或属法规要求时；请在 `accepted` 中写明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    let responses = ResponseCosts::new(cx.plan, &cx.index, cx.ledger());
    for (position, exposure) in cx.risks().exposures.iter().enumerate() {
        let costs = responses.of(position).iter();
        let costs: Vec<(Span, Money)> = costs
            .filter_map(|cost| Some((cost.span, cost.amount?)))
            .collect();
        let sum = cx.ledger().sum(costs.iter().map(|&(_, cost)| Some(cost)));
        judge(exposure, &sum, &costs, findings);
    }
}

fn judge(exposure: &Exposure<'_>, sum: &Sum, costs: &[(Span, Money)], findings: &mut Findings<'_>) {
    let risk = exposure.risk;
    if !risk.is_open() || !risk.is_to_be_lowered() || !risk.accepted.is_absent() {
        return;
    }
    let (Some(before), Some(after), Some(place)) =
        (exposure.emv, exposure.residual_emv, risk.actions.place())
    else {
        return;
    };
    // Of a response that saves nothing, K706 tells.
    let Some(saved) = before
        .checked_sub(after)
        .filter(|saved| saved.amount > Decimal::ZERO)
    else {
        return;
    };
    let costs_more = sum
        .total
        .checked_sub(saved)
        .is_some_and(|excess| excess.amount > Decimal::ZERO);
    if !costs_more {
        return;
    }
    let finding = findings.add(
        place.value,
        text!(
            "the response to risk {risk} costs {cost} and takes only {saved} off the expected \
             loss ({before} before, {after} after)",
            "风险{risk}的应对要花 {cost}，期望损失只减少 {saved}（由 {before} 降至 {after}）",
            risk = risk.name(),
            cost = sum.total,
            saved = saved,
            before = before,
            after = after,
        ),
    );
    finding.help(text!(
        "choose a cheaper response or accept the risk; if the response saves more, such as time, \
         put that into `cost` of the impact too",
        "请改用更省钱的应对，或选择接受；若还能减少误工等其他损失，请一并折算进影响的 `cost`"
    ));
    for &(span, cost) in costs.iter().take(SHOWN) {
        finding.related(span, text!("costs {cost}", "花费 {cost}", cost = cost));
    }
}

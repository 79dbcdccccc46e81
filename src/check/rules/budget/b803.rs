//! B803: less money than the plan costs.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::value::Money;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B803",
        name: "funding-gap",
    },
    severity: Severity::Error,
    since: Maturity::Review,
    title: Text::new("funding doesn't cover the plan", "资金来源不足"),
    docs: Docs {
        checks: Text::new(
            "The sources together give at least the stated total or, when none is stated, the \
             lines plus the contingency. More than that is fine. Where they give \
             exactly the lines plus the contingency, the total is at fault, which B801 tells. Sources count whatever their \
             status (B812 speaks of those not approved); the rule is silent as long as a source \
             or a line has no readable amount in the plan's currency, and when no source is \
             named at all.",
            "各资金来源合计不得少于预算总额；没有写总额时，不得少于明细合计加预备费，多出不算问题。\
             恰好等于明细合计加预备费的，错在总额，由 B801 指出。\
             来源不论状态都计入（未批准的由 B812 提示）。只要有一个来源或明细没有可识别的本币金额，\
             或一个来源也没有写，本规则就不作判断。",
        ),
        why: Text::new(
            "A plan that isn't paid for stops half-way. The Green Book's financial dimension asks \
             whether a proposal is affordable and funded (HM Treasury, Green Book, 2022).",
            "资金没有落实的方案会半途而废。英国财政部《绿皮书》（2022）的财务维度要求说明方案负担得起、资金有来源。",
        ),
        fails: Example {
            en: "currency: GBP\nbudget:\n  total: 60000\n  funding:\n    - {source: Operating budget, amount: 40000}\n    - {source: Improvement reserve, amount: 15000}\n",
            zh: "currency: CNY\nbudget:\n  total: 60万元\n  funding:\n    - {source: 企业自筹, amount: 40万元}\n    - {source: 街道补助, amount: 15万元}\n",
        },
        mended: Example {
            en: "currency: GBP\nbudget:\n  total: 60000\n  funding:\n    - {source: Operating budget, amount: 45000}\n    - {source: Improvement reserve, amount: 15000}\n",
            zh: "currency: CNY\nbudget:\n  total: 60万元\n  funding:\n    - {source: 企业自筹, amount: 45万元}\n    - {source: 街道补助, amount: 15万元}\n",
        },
        ignore: Text::new(
            "While a plan is drawn up to show what money is still to be found; better to name \
             that part as a source with status `planned`.",
            "编制方案正是为了说明还缺多少资金时；更好的写法是把缺口列为一个 `planned` 状态的来源。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let ledger = cx.ledger();
    let (Some(budget), Some(funding), Some(asked)) =
        (ledger.budget, ledger.funding_total(), ledger.asked())
    else {
        return;
    };
    let (Some(place), Some(gap)) = (budget.funding.place(), asked.checked_sub(funding)) else {
        return;
    };
    if gap.amount <= Decimal::ZERO || !cx.is_complete() {
        return;
    }
    // One cause, one finding: the total doesn't agree with lines and funding that agree.
    let agrees = |lines: Money| lines.amount == funding.amount;
    if ledger.lines_with_contingency().is_some_and(agrees) {
        return;
    }
    let stated = budget.total.span();
    let finding = findings.add(
        place.key,
        if stated.is_some() {
            text!(
                "the funding comes to {funding}: {gap} short of the total of {asked}",
                "资金来源合计 {funding}，比预算总额 {asked} 少 {gap}",
                funding = funding,
                gap = gap,
                asked = asked,
            )
        } else if budget.contingency.is_absent() {
            text!(
                "the funding comes to {funding}: {gap} short of the lines ({asked})",
                "资金来源合计 {funding}，比明细合计 {asked} 少 {gap}",
                funding = funding,
                gap = gap,
                asked = asked,
            )
        } else {
            text!(
                "the funding comes to {funding}: {gap} short of the lines with contingency ({asked})",
                "资金来源合计 {funding}，比明细合计加预备费 {asked} 少 {gap}",
                funding = funding,
                gap = gap,
                asked = asked,
            )
        },
    );
    finding.help(text!(
        "name the source that gives the other {gap} (with `status: planned` if it isn't certain \
         yet), or cut the budget",
        "请补上这 {gap} 的来源（尚未落实的写 `status: planned`），或压缩预算",
        gap = gap,
    ));
    let cost = stated.or(budget.lines.place().map(|place| place.key));
    if let Some(span) = cost {
        finding.related(
            span,
            text!("{asked} is needed", "共需 {asked}", asked = asked),
        );
    }
}

//! B815: a reserve below what projects of the class have at least run over.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::finance::optimism::{Uplift, reserves};
use crate::plan::value::{Money, Percent};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B815",
        name: "optimism",
    },
    severity: Severity::Info,
    since: Maturity::Review,
    title: Text::new(
        "reserve is below the usual overrun",
        "预备费低于同类项目的超支下限",
    ),
    docs: Docs {
        checks: Text::new(
            "When the budget names the `class` of the project, its reserves (`contingency`, and lines that are \
             named as one) are at least the lower bound of the overruns of such projects: 2% of the other \
             lines for standard buildings, 4% for non-standard ones, 3% and 6% for civil engineering, 10% for \
             equipment and development. Outsourcing has a lower bound of 0%. Budgets whose lines have three \
             points count what the most is above the likeliest as a reserve, too.",
            "预算写明项目类别（`class`）时，预备费（`contingency` 及名称为预备费的明细）不应低于同类项目的超支下限：标准建筑为\
             其他明细的 2%，非标准建筑 4%，标准与非标准土木工程 3%、6%，设备与开发 10%；服务外包的下限为 0%。明细写三点估算的，\
             最高与最可能之差也算预备。",
        ),
        why: Text::new(
            "Plans are optimistic: even well-run projects end above their estimates, and the upper bounds are \
             far higher, 200% for equipment and development (HM Treasury, Supplementary Green Book Guidance: \
             Optimism Bias, from Mott MacDonald, 2002). `planvet budget --view returns` shows whether the plan \
             still pays at both bounds.",
            "方案普遍偏乐观：管理得好的项目也会超出估算，上限则高得多，设备与开发达 200%（英国财政部《绿皮书》乐观偏差补充指南，\
             数据出自 Mott MacDonald，2002）。`planvet budget --view returns` 会显示按上下限修正后方案是否仍划算。",
        ),
        fails: Example {
            en: "currency: GBP\nbudget:\n  class: equipment\n  contingency: 3%\n  lines:\n    - {title: Dispatch system, amount: £45000}\n    - {title: Training, amount: £6000}\n",
            zh: "currency: CNY\nbudget:\n  class: 设备与开发\n  contingency: 3%\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 班组培训, amount: 6万元}\n",
        },
        mended: Example {
            en: "currency: GBP\nbudget:\n  class: equipment\n  contingency: 10%\n  lines:\n    - {title: Dispatch system, amount: £45000}\n    - {title: Training, amount: £6000}\n",
            zh: "currency: CNY\nbudget:\n  class: 设备与开发\n  contingency: 10%\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 班组培训, amount: 6万元}\n",
        },
        ignore: Text::new(
            "When prices are fixed by contract, or the estimate rests on like projects of one's own.",
            "价格已由合同锁定，或估算依据本单位同类项目的实际数据时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let ledger = cx.ledger();
    if let Some(budget) = ledger.budget.filter(|_| cx.is_complete())
        && let Some(class) = budget.class.spanned()
        && budget.lines.is_complete()
    {
        let least = Uplift::of(*class.value).cost.0;
        let Some(Kept { kept, of }) = kept(ledger) else {
            return;
        };
        let wanted = of.checked_mul(Decimal::new(i64::from(least), 2));
        let Some(wanted) = wanted.filter(|wanted| kept < *wanted) else {
            return;
        };
        let share = kept.checked_mul(Decimal::ONE_HUNDRED);
        let share = share
            .and_then(|share| share.checked_div(of))
            .unwrap_or_default();
        let money = |amount: Decimal| Money::new(amount.round_dp(2), ledger.currency);
        let finding = findings.add(
            class.span,
            text!(
                "reserves are {share} of the cost, but projects of the class {class} run over by {least}% at \
                 least",
                "预备费只占成本的 {share}，而“{class}”类项目至少超支 {least}%",
                share = Percent(share.round_dp(1)),
                class = class.value,
                least = least,
            ),
        );
        if let Some(place) = budget.contingency.place() {
            finding.related(place.value, text!("the contingency", "预备费"));
        }
        finding.help(text!(
            "keep {wanted} or more, or show why this plan is safer than others; `planvet budget --view returns` \
             has both bounds",
            "请至少留出 {wanted}，或说明本方案为何比同类更有把握；上下限的影响见 `planvet budget --view returns`",
            wanted = money(wanted),
        ));
    }
}

/// What is kept for overruns, and of what.
struct Kept {
    kept: Decimal,
    of: Decimal,
}

/// `None` as long as a sum is missing, or nothing is spent.
fn kept(ledger: &crate::finance::Ledger<'_>) -> Option<Kept> {
    let reserves = reserves(ledger)?;
    let lines = ledger.lines_total()?.amount;
    let mut named = Decimal::ZERO;
    for entry in &ledger.entries {
        if entry.line.is_reserve()? {
            named = named.checked_add(entry.amount?.amount)?;
        }
    }
    let of = lines.checked_sub(named)?;
    let spread = match ledger.lines_range() {
        Some((_, most)) => most.amount.checked_sub(lines)?.max(Decimal::ZERO),
        None => Decimal::ZERO,
    };
    (of > Decimal::ZERO).then_some(Kept {
        kept: reserves.checked_add(spread)?,
        of,
    })
}

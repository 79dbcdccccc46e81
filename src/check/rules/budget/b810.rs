//! B810: a phase that has cost more than it may.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::value::Money;
use crate::plan::{BudgetLine, Phase, Task};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B810",
        name: "phase-overspent",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("phase has cost more than its budget", "阶段超支"),
    docs: Docs {
        checks: Text::new(
            "The `actual_cost` of a phase's tasks so far stays within the phase's money: its \
             budget lines plus the `cost` of its tasks. The rule is silent about a phase without \
             budget, and altogether as long as a line (other than a reserve) names no phase or \
             has no readable amount in the plan's currency.",
            "某阶段各任务至今的 `actual_cost` 合计不应超过该阶段的经费，即归入该阶段的预算明细加上各任务的 `cost`。\
             没有经费的阶段不判断；只要有一条明细（预备费除外）没有写阶段，或没有可识别的本币金额，本规则就不作判断。",
        ),
        why: Text::new(
            "The money is gone before the work is done, and later phases will pay for it. The \
             PMBOK's cost control compares actual costs with the baseline and has a change \
             approved when it no longer holds.",
            "工作还没做完，钱已经花超，后面的阶段就要为此买单。PMBOK 的成本控制要求把实际成本与基准对照，\
             基准守不住时须经批准变更。",
        ),
        fails: Example {
            en: "currency: GBP\nphases:\n  - id: PH1\n    title: Preparation\n    tasks:\n      - {id: T1, title: Set up the dispatch system, actual_cost: 52000}\nbudget:\n  lines:\n    - {title: Dispatch system, amount: 45000, phase: PH1}\n",
            zh: "currency: CNY\nphases:\n  - id: PH1\n    title: 准备阶段\n    tasks:\n      - {id: T1, title: 上线派单系统, actual_cost: 52万元}\nbudget:\n  lines:\n    - {title: 派单系统, amount: 45万元, phase: PH1}\n",
        },
        mended: Example {
            en: "currency: GBP\nphases:\n  - id: PH1\n    title: Preparation\n    tasks:\n      - {id: T1, title: Set up the dispatch system, actual_cost: 52000}\nbudget:\n  lines:\n    - {title: Dispatch system, amount: 45000, phase: PH1}\n    - {title: Interface to the phone system (change 3), amount: 7000, phase: PH1}\n",
            zh: "currency: CNY\nphases:\n  - id: PH1\n    title: 准备阶段\n    tasks:\n      - {id: T1, title: 上线派单系统, actual_cost: 52万元}\nbudget:\n  lines:\n    - {title: 派单系统, amount: 45万元, phase: PH1}\n    - {title: 话务接口（第3号变更）, amount: 7万元, phase: PH1}\n",
        },
        ignore: Text::new(
            "When actual costs hold staff time that the budget lines leave out on purpose.",
            "实际成本含有预算有意不列的内部人工时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let ledger = cx.ledger();
    let complete = |lines: &crate::plan::read::List<BudgetLine>| lines.is_complete();
    if !cx.is_complete() || !ledger.budget.is_none_or(|budget| complete(&budget.lines)) {
        return;
    }
    let mut lines: HashMap<&str, Vec<Option<Money>>> = HashMap::new();
    for entry in &ledger.entries {
        match entry.line.phase.get() {
            Some(phase) if entry.amount.is_some() => {
                lines.entry(phase.as_str()).or_default().push(entry.amount);
            }
            None if entry.line.is_reserve() == Some(true) => {}
            _ => return,
        }
    }
    for phase in &cx.plan.phases {
        let id = phase.id.get().map_or("", |id| id.as_str());
        let is_the_one = cx
            .index
            .phase(id)
            .is_some_and(|first| std::ptr::eq(first, phase));
        if is_the_one {
            check(cx, phase, lines.remove(id).unwrap_or_default(), findings);
        }
    }
}

fn check(
    cx: &Context<'_>,
    phase: &Phase,
    mut budget: Vec<Option<Money>>,
    findings: &mut Findings<'_>,
) -> Option<()> {
    let ledger = cx.ledger();
    let mut spent = Vec::new();
    for task in &phase.tasks {
        for (field, amounts) in [(&task.cost, &mut budget), (&task.actual_cost, &mut spent)] {
            if !field.is_absent() {
                amounts.push(field.value().and_then(|money| ledger.own(money)));
            }
        }
    }
    let (budget, spent) = (ledger.sum(budget), ledger.sum(spent));
    if budget.known == 0 || spent.known == 0 || budget.unknown > 0 || spent.unknown > 0 {
        return None;
    }
    let over = spent.total.checked_sub(budget.total)?;
    if over.amount <= Decimal::ZERO || !phase.tasks.is_complete() {
        return None;
    }
    let finding = findings.add(
        phase.title_span(),
        text!(
            "the tasks of {phase} have cost {spent}, {over} more than its budget of {budget}",
            "阶段{phase}的任务已花费 {spent}，比该阶段经费 {budget} 多 {over}",
            phase = phase.name(),
            spent = spent.total,
            over = over,
            budget = budget.total,
        ),
    );
    let dearest = phase
        .tasks
        .iter()
        .filter_map(|task: &Task| task.actual_cost.spanned())
        .max_by_key(|cost| (cost.value.amount, std::cmp::Reverse(cost.span)))?;
    finding.related(
        dearest.span,
        text!(
            "the largest cost, {cost}",
            "最大的一笔，{cost}",
            cost = ledger.own(*dearest.value)?,
        ),
    );
    finding.help(text!(
        "check the actual costs, or have the overrun approved and add it as a line of this phase",
        "请核对实际成本；确属超支的，履行审批后作为本阶段明细列入预算"
    ));
    Some(())
}

//! Every amount of money that a plan states, with its place.

use crate::lang::{Lang, Localized};
use crate::plan::read::{Either, Field};
use crate::plan::value::{Contingency, Money};
use crate::plan::{Budget, BudgetLine, Item, Named as _, Plan, Risk, Task};
use crate::source::Span;

/// What an amount is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The total of the budget.
    Total,
    /// The contingency, as a sum.
    Contingency,
    /// What a budget line comes to, or one of its three points.
    Line,
    /// What one of a line costs.
    UnitPrice,
    /// What a source gives.
    Funding,
    /// What a benefit brings each time.
    Benefit,
    /// The net present value that the plan claims.
    NetPresentValue,
    /// What a risk costs when it strikes.
    RiskCost,
    /// What it costs after the response.
    ResidualCost,
    /// What a task is expected to cost.
    TaskCost,
    /// What a task has cost.
    ActualCost,
    /// What a resource costs per unit of time.
    Rate,
}

/// An amount as it stands in the file; in a message it reads as what it is: "the amount of line
/// B1 (Training)", "明细 B1“培训”的金额".
#[derive(Debug, Clone, Copy)]
pub struct Stated<'p> {
    /// What it is there for.
    pub role: Role,
    /// The item that it belongs to.
    pub item: Option<Item<'p>>,
    /// The amount.
    pub money: Money,
    /// Where it stands.
    pub span: Span,
}

impl Localized for Stated<'_> {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (en, before, after) = match self.role {
            Role::Total => ("the total", "预算总额", ""),
            Role::Contingency => ("the contingency", "预备费", ""),
            Role::NetPresentValue => ("the stated net present value", "方案所列净现值", ""),
            Role::Line => ("the amount of line ", "明细", "的金额"),
            Role::UnitPrice => ("the unit price of line ", "明细", "的单价"),
            Role::Funding => ("the amount from source ", "资金来源", "的金额"),
            Role::Benefit => ("the amount of benefit ", "效益", "的金额"),
            Role::RiskCost => ("the cost of risk ", "风险", "的损失金额"),
            Role::ResidualCost => ("the residual cost of risk ", "风险", "的残余损失金额"),
            Role::TaskCost => ("the cost of task ", "任务", "的费用"),
            Role::ActualCost => ("the actual cost of task ", "任务", "的实际成本"),
            Role::Rate => ("the rate of resource ", "资源", "的费率"),
        };
        f.write_str(lang.pick(en, before))?;
        if let Some(item) = &self.item {
            item.fmt_in(lang, f)?;
        }
        f.write_str(lang.pick("", after))
    }
}

/// Every amount that the plan states and that can be read, in the order of the plan's chapters.
pub fn amounts(plan: &Plan) -> Vec<Stated<'_>> {
    let mut found = Amounts(Vec::new());
    plan.tasks().for_each(|task| found.task(task));
    plan.risks.iter().for_each(|risk| found.risk(risk));
    for resource in &plan.resources {
        if let Some(rate) = resource.rate.spanned() {
            found.add(
                Role::Rate,
                Some(resource.name()),
                rate.value.money,
                rate.span,
            );
        }
    }
    if let Some(budget) = plan.budget.get() {
        found.budget(budget);
    }
    found.0
}

struct Amounts<'p>(Vec<Stated<'p>>);

impl<'p> Amounts<'p> {
    fn add(&mut self, role: Role, item: Option<Item<'p>>, money: Money, span: Span) {
        self.0.push(Stated {
            role,
            item,
            money,
            span,
        });
    }

    fn field(&mut self, role: Role, item: Option<Item<'p>>, field: &Field<Money>) {
        if let Some(money) = field.spanned() {
            self.add(role, item, *money.value, money.span);
        }
    }

    fn task(&mut self, task: &'p Task) {
        self.field(Role::TaskCost, Some(task.name()), &task.cost);
        self.field(Role::ActualCost, Some(task.name()), &task.actual_cost);
    }

    fn risk(&mut self, risk: &'p Risk) {
        if let Some(Either::Long(impact)) = risk.impact.get() {
            self.field(Role::RiskCost, Some(risk.name()), &impact.cost);
        }
        let residual = risk.residual.get().and_then(|rest| rest.impact.get());
        if let Some(Either::Long(impact)) = residual {
            self.field(Role::ResidualCost, Some(risk.name()), &impact.cost);
        }
    }

    fn budget(&mut self, budget: &'p Budget) {
        self.field(Role::Total, None, &budget.total);
        if let Some(contingency) = budget.contingency.spanned()
            && let Contingency::Money(money) = contingency.value
        {
            self.add(Role::Contingency, None, *money, contingency.span);
        }
        budget.lines.iter().for_each(|line| self.line(line));
        for source in &budget.funding {
            self.field(Role::Funding, Some(source.name()), &source.amount);
        }
        for benefit in &budget.benefits {
            self.field(Role::Benefit, Some(benefit.name()), &benefit.amount);
        }
        if let Some(stated) = budget.stated.get() {
            self.field(Role::NetPresentValue, None, &stated.npv);
        }
    }

    fn line(&mut self, line: &'p BudgetLine) {
        let item = Some(line.name());
        if let Some(amount) = line.amount.spanned() {
            match amount.value {
                Either::Short(money) => self.add(Role::Line, item, *money, amount.span),
                Either::Long(estimate) => {
                    for point in [&estimate.min, &estimate.likely, &estimate.max] {
                        self.field(Role::Line, item, point);
                    }
                }
            }
        }
        self.field(Role::UnitPrice, item, &line.unit_price);
    }
}

//! What the responses to risks cost.

use std::collections::HashMap;

use crate::finance::{Ledger, Sum};
use crate::plan::value::Money;
use crate::plan::{BudgetLine, Entity, Index, Plan, Task};
use crate::source::Span;

/// Something that is paid for a response.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Where it stands.
    pub span: Span,
    /// The sum; `None` where the plan doesn't say, or says it in another currency.
    pub amount: Option<Money>,
}

/// What is paid for the response to each risk and for nothing else, in the order of the risks.
///
/// Counted are the cost of tasks that answer one risk and neither serve a goal nor address a
/// problem, and budget lines whose whole money goes into such tasks. What also serves other ends
/// would be spent without the risk as well.
#[derive(Debug)]
pub struct ResponseCosts<'p> {
    costs: Vec<Vec<Cost>>,
    dedicated: Dedicated<'p>,
}

/// The tasks that are there for a risk: its position in the plan, and the task.
type Dedicated<'p> = HashMap<&'p str, (usize, &'p Task)>;

impl<'p> ResponseCosts<'p> {
    /// Looks at the tasks and budget lines of a plan.
    pub fn new(plan: &'p Plan, index: &Index<'p>, ledger: &Ledger<'p>) -> ResponseCosts<'p> {
        let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); plan.risks.len()];
        let dedicated = dedicated(plan, index);
        if dedicated.is_empty() {
            return ResponseCosts { costs, dedicated };
        }
        for task in plan.tasks() {
            let known = task.id.get().and_then(|id| dedicated.get(id.as_str()));
            if let Some(&(risk, first)) = known
                && std::ptr::eq(first, task)
                && !task.cost.is_absent()
            {
                costs[risk].push(Cost {
                    span: task.cost.span().unwrap_or(task.span),
                    amount: task.cost.value().and_then(|cost| ledger.own(cost)),
                });
            }
        }
        for entry in &ledger.entries {
            if let Some(risk) = only_for(entry.line, &dedicated) {
                costs[risk].push(Cost {
                    span: crate::plan::Named::title_span(entry.line),
                    amount: entry.amount,
                });
            }
        }
        ResponseCosts { costs, dedicated }
    }

    /// What is paid for the response to a risk, by its position in the plan.
    pub fn of(&self, risk: usize) -> &[Cost] {
        self.costs.get(risk).map_or(&[], Vec::as_slice)
    }

    /// The sum of what is paid for the response to a risk; `None` when nothing is.
    pub fn sum(&self, risk: usize, ledger: &Ledger<'_>) -> Option<Sum> {
        let costs = self.of(risk);
        let sum = ledger.sum(costs.iter().map(|cost| cost.amount));
        (!costs.is_empty()).then_some(sum)
    }

    /// Whether a task is there for one risk only.
    pub fn is_dedicated(&self, task: &str) -> bool {
        self.dedicated.contains_key(task)
    }
}

/// The tasks that answer one risk and do nothing else for the plan.
fn dedicated<'p>(plan: &'p Plan, index: &Index<'p>) -> Dedicated<'p> {
    let mut answered: HashMap<&str, Option<usize>> = HashMap::new();
    for (position, risk) in plan.risks.iter().enumerate() {
        for action in &risk.actions {
            answered
                .entry(action.as_str())
                .and_modify(|risk| *risk = risk.filter(|&risk| risk == position))
                .or_insert(Some(position));
        }
    }
    answered
        .into_iter()
        .filter_map(|(id, risk)| match index.get(id)? {
            Entity::Task(task, _) if task.serves.is_absent() && task.addresses.is_absent() => {
                Some((id, (risk?, task)))
            }
            _ => None,
        })
        .collect()
}

/// The risk that a budget line is for, when all it serves is there for that risk.
fn only_for(line: &BudgetLine, dedicated: &Dedicated<'_>) -> Option<usize> {
    let mut risks = line
        .serves
        .iter()
        .map(|served| dedicated.get(served.as_str()).map(|&(risk, _)| risk));
    let first = risks.next()??;
    (line.serves.is_complete() && risks.all(|risk| risk == Some(first))).then_some(first)
}

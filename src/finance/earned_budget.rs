//! What each task was planned to cost: its own cost and its share of the budget lines.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::plan::{Plan, Task};

use super::work::Ground;
use super::{Ledger, up_to};

/// Money that no task carries, and lines without a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shares {
    /// Of lines that are kept for risks, and the contingency.
    pub reserves: Decimal,
    /// Of lines that name neither work nor goals nor a phase with tasks.
    pub without_task: Decimal,
    /// How many lines have no sum.
    pub unknown: usize,
}

/// What each task was planned to cost, in the order of the plan (`None` for tasks without money),
/// and what no task carries.
///
/// A line goes to the tasks that it serves, and those right before the milestones it serves; else
/// to those that work for its goals; else to those of its phase. Between several tasks it is
/// split by their planned working time (`weights`), evenly where that isn't known of all. Lines
/// kept for risks and the contingency are no task's: they are management reserve.
pub fn shares<'p>(
    plan: &'p Plan,
    ledger: &Ledger<'p>,
    weights: &[Option<i64>],
) -> (Vec<Option<Decimal>>, Shares) {
    let tasks: Vec<&Task> = plan.tasks().collect();
    let numbers: HashMap<*const Task, usize> = tasks
        .iter()
        .enumerate()
        .map(|(number, task)| (std::ptr::from_ref(*task), number))
        .collect();
    let mut budgets: Vec<Option<Decimal>> = tasks
        .iter()
        .map(|task| Some(ledger.own(*task.cost.get()?)?.amount))
        .collect();
    let mut shares = Shares::default();
    if let Some(contingency) = ledger.contingency() {
        shares.reserves = contingency.amount;
    }
    for (number, entry) in ledger.entries.iter().enumerate() {
        let Some(amount) = entry.amount.map(|money| money.amount) else {
            shares.unknown += 1;
            continue;
        };
        let served = ledger.work.of_line(number);
        let is_reserve = entry.line.is_reserve() == Some(true);
        if is_reserve && matches!(served.ground, Ground::Phase | Ground::Plan) {
            shares.reserves = shares.reserves.saturating_add(amount);
            continue;
        }
        let carriers = match served.ground {
            Ground::Plan => Vec::new(),
            _ => ledger.work.tasks(served),
        };
        let carriers: Vec<usize> = carriers
            .into_iter()
            .filter_map(|task| numbers.get(&std::ptr::from_ref(task)).copied())
            .collect();
        if carriers.is_empty() {
            shares.without_task = shares.without_task.saturating_add(amount);
            continue;
        }
        for (task, part) in split(amount, &carriers, weights) {
            let sum = budgets[task].unwrap_or_default();
            budgets[task] = Some(sum.saturating_add(part));
        }
    }
    (budgets, shares)
}

/// The parts of an amount by the weights of tasks; they add up to it.
fn split(amount: Decimal, tasks: &[usize], weights: &[Option<i64>]) -> Vec<(usize, Decimal)> {
    let known: Option<Vec<i64>> = tasks
        .iter()
        .map(|task| {
            weights
                .get(*task)
                .copied()
                .flatten()
                .filter(|weight| *weight > 0)
        })
        .collect();
    let weights = known.unwrap_or_else(|| vec![1; tasks.len()]);
    let whole = weights
        .iter()
        .fold(0_i64, |sum, weight| sum.saturating_add(*weight));
    let (mut so_far, mut before) = (0_i64, Decimal::ZERO);
    let parts = tasks.iter().zip(weights).map(|(task, weight)| {
        so_far = so_far.saturating_add(weight);
        let after = up_to(amount, so_far, whole);
        let part = after.checked_sub(before).unwrap_or_default();
        before = after;
        (*task, part)
    });
    parts.collect()
}

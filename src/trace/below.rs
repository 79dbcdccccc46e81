//! What stands below the goals of a tree, each item once.

use std::collections::{BTreeSet, HashSet};

use crate::finance::{Ledger, Sum};
use crate::plan::value::Money;

use super::{Chain, Part, Reach};

/// What a goal and the goals below it have together, each item once.
#[derive(Debug, Clone)]
pub struct Below {
    /// How many tasks serve them.
    pub tasks: usize,
    /// How many milestones stand right behind those tasks.
    pub milestones: usize,
    /// How many risks threaten them.
    pub risks: usize,
    /// What their money comes to.
    pub money: Sum,
    /// Whether there is more than can be followed.
    pub is_cut: bool,
}

/// The items of a goal and of those below it, gathered on the way up the tree.
struct Items {
    seen: HashSet<Part>,
    payers: BTreeSet<Part>,
    below: Below,
}

impl Items {
    fn none(ledger: &Ledger<'_>) -> Items {
        Items {
            seen: HashSet::new(),
            payers: BTreeSet::new(),
            below: Below {
                tasks: 0,
                milestones: 0,
                risks: 0,
                money: ledger.sum([]),
                is_cut: false,
            },
        }
    }

    fn see(&mut self, part: Part) {
        if self.seen.insert(part) {
            match part {
                Part::Task(_) => self.below.tasks += 1,
                Part::Milestone(_) => self.below.milestones += 1,
                Part::Risk(_) => self.below.risks += 1,
                _ => {}
            }
        }
    }

    fn pay(&mut self, part: Part, amount: Option<Money>) {
        if self.payers.insert(part) {
            let money = &mut self.below.money;
            match amount.and_then(|amount| money.total.checked_add(amount)) {
                Some(total) => {
                    money.total = total;
                    money.known += 1;
                }
                None => money.unknown += 1,
            }
        }
    }

    /// Takes over the items of another. The fewer are moved to the more, so that long chains of
    /// goals stay fast.
    fn take(&mut self, mut other: Items, amount: impl Fn(Part) -> Option<Money>) {
        let size = |items: &Items| items.seen.len() + items.payers.len();
        if size(&other) > size(self) {
            std::mem::swap(self, &mut other);
        }
        other.seen.into_iter().for_each(|part| self.see(part));
        for part in other.payers {
            self.pay(part, amount(part));
        }
        self.below.is_cut |= other.below.is_cut;
    }

    fn list(&mut self, reach: &Reach) {
        reach.parts.iter().for_each(|part| self.see(*part));
        self.below.is_cut |= reach.is_cut;
    }
}

impl Chain<'_> {
    /// What something costs: a budget line, or a task that has a cost of its own.
    pub fn amount(&self, part: Part, ledger: &Ledger<'_>) -> Option<Money> {
        match part {
            Part::Line(line) => ledger.entries.get(line)?.amount,
            Part::Task(task) => ledger.own(*self.tasks.get(task)?.task.cost.get()?),
            _ => None,
        }
    }

    /// What each goal and the goals below it have together.
    pub fn below(&self, ledger: &Ledger<'_>) -> Vec<Below> {
        let none = || Items::none(ledger);
        let amount = |part| self.amount(part, ledger);
        let mut open: Vec<Items> = self.goals.iter().map(|_| none()).collect();
        let mut below: Vec<Below> = self.goals.iter().map(|_| none().below).collect();
        for &goal in self.tree.iter().rev() {
            let mut items = std::mem::replace(&mut open[goal], none());
            let tasks = &self.goals[goal].tasks;
            tasks.iter().for_each(|&task| items.see(Part::Task(task)));
            items.list(&self.milestones_of_goal(goal));
            items.list(&self.risks_of_goal(goal));
            let money = self.money_of_goal(goal);
            items.below.is_cut |= money.is_cut;
            for part in money.parts {
                items.pay(part, amount(part));
            }
            below[goal] = items.below.clone();
            if let Some(parent) = self.goals[goal].parent {
                open[parent].take(items, amount);
            }
        }
        below
    }
}

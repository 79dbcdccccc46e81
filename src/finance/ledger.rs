//! The ledger: what each budget line comes to, and exact sums.

use rust_decimal::Decimal;

use crate::plan::value::{Contingency, Currency, Money};
use crate::plan::{Budget, Funding, Plan};
use crate::schedule::Calendars;

use super::entry::{self, Basis, Entry};
use super::rates::Rates;
use super::work::Work;

/// An exact sum, with how much of it is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// The sum of what is known.
    pub total: Money,
    /// How many addends are known.
    pub known: usize,
    /// How many addends the plan leaves open.
    pub unknown: usize,
}

/// The money of a plan.
#[derive(Debug)]
pub struct Ledger<'p> {
    /// The budget, when the plan has one.
    pub budget: Option<&'p Budget>,
    /// The currency of the plan.
    pub currency: Option<Currency>,
    /// The lines, in file order.
    pub entries: Vec<Entry<'p>>,
    /// The work of the plan, with the part of it that each line is for.
    pub work: Work<'p>,
    /// By line: what rate times effort come to, where the line states the effort.
    worked: Vec<Option<(Money, Basis<'p>)>>,
}

impl<'p> Ledger<'p> {
    /// Reckons the budget of a plan.
    pub fn new(plan: &'p Plan, calendars: &Calendars) -> Ledger<'p> {
        let budget = plan.budget.get();
        let work = Work::new(plan);
        let rates = Rates::new(plan, calendars, &work);
        let lines = || budget.into_iter().flat_map(|budget| &budget.lines);
        let entries = lines()
            .enumerate()
            .map(|(number, line)| Entry::new(line, work.of_line(number), &rates))
            .collect();
        let worked = lines()
            .enumerate()
            .map(|(number, line)| {
                let states_effort = line.effort.get().is_some();
                states_effort.then(|| entry::worked(line, work.of_line(number), &rates).ok())?
            })
            .collect();
        Ledger {
            budget,
            currency: plan.currency.value(),
            entries,
            work,
            worked,
        }
    }

    /// What rate times effort of a line comes to, also where the line gives a sum besides; by its
    /// place among the lines.
    pub fn worked(&self, line: usize) -> Option<(Money, Basis<'p>)> {
        self.worked.get(line)?.clone()
    }

    /// An amount in the plan's currency; `None` when it is in another.
    pub fn own(&self, money: Money) -> Option<Money> {
        in_currency(money, self.currency)
    }

    /// Adds amounts up, leaving out what isn't known.
    pub fn sum(&self, amounts: impl IntoIterator<Item = Option<Money>>) -> Sum {
        let mut sum = Sum {
            total: Money {
                amount: Decimal::ZERO,
                currency: self.currency,
            },
            known: 0,
            unknown: 0,
        };
        for amount in amounts {
            match amount.and_then(|money| sum.total.checked_add(money)) {
                Some(total) => {
                    sum.total = total;
                    sum.known += 1;
                }
                None => sum.unknown += 1,
            }
        }
        sum
    }

    /// The sum of the lines; lines that can't be read are unknown addends.
    pub fn lines_sum(&self) -> Sum {
        let mut sum = self.sum(self.entries.iter().map(|entry| entry.amount));
        sum.unknown += self.budget.map_or(0, |budget| budget.lines.unreadable());
        sum
    }

    /// What the lines come to if each comes to the least, and to the most, it may; `None` when
    /// none of them is a three-point estimate, or the range of a line isn't known.
    pub fn lines_range(&self) -> Option<(Money, Money)> {
        let estimated = |entry: &Entry<'_>| matches!(entry.basis, Basis::Estimated { .. });
        if !self.entries.iter().any(estimated) || self.lines_sum().unknown > 0 {
            return None;
        }
        let ranges: Option<Vec<_>> = self.entries.iter().map(Entry::range).collect();
        let ranges = ranges?;
        let least = self.sum(ranges.iter().map(|(least, _)| Some(*least)));
        let most = self.sum(ranges.iter().map(|(_, most)| Some(*most)));
        (least.unknown == 0 && most.unknown == 0).then_some((least.total, most.total))
    }

    /// What tasks are expected to cost besides the lines.
    pub fn task_costs(&self, plan: &Plan) -> Sum {
        let stated = plan.tasks().filter(|task| !task.cost.is_absent());
        self.sum(stated.map(|task| self.own(task.cost.value()?)))
    }

    /// The sum of the lines, when there are lines and all of them are known.
    pub fn lines_total(&self) -> Option<Money> {
        let sum = self.lines_sum();
        (sum.known > 0 && sum.unknown == 0).then_some(sum.total)
    }

    /// The total the plan states.
    pub fn stated_total(&self) -> Option<Money> {
        self.own(*self.budget?.total.get()?)
    }

    /// The contingency as a sum: as stated, or the stated share of the lines.
    pub fn contingency(&self) -> Option<Money> {
        match self.budget?.contingency.get()? {
            Contingency::Money(money) => self.own(*money),
            Contingency::Percent(percent) => self.lines_total()?.checked_mul(percent.fraction()),
        }
    }

    /// The lines with the contingency, when there is one; `None` when a part of the sum is not
    /// known.
    pub fn lines_with_contingency(&self) -> Option<Money> {
        let lines = self.lines_total()?;
        if self.budget?.contingency.is_absent() {
            return Some(lines);
        }
        lines.checked_add(self.contingency()?)
    }

    /// What the plan asks for: its stated total, else the lines with the contingency.
    pub fn asked(&self) -> Option<Money> {
        if self.budget?.total.is_absent() {
            self.lines_with_contingency()
        } else {
            self.stated_total()
        }
    }

    /// What a source gives, when it is known and in the plan's currency.
    pub fn given(&self, source: &Funding) -> Option<Money> {
        self.own(*source.amount.get()?)
    }

    /// The sum of the funding, when there are sources and the amounts of all of them are known.
    pub fn funding_total(&self) -> Option<Money> {
        let funding = &self.budget?.funding;
        let sum = self.sum(funding.iter().map(|source| self.given(source)));
        (sum.known > 0 && sum.unknown == 0 && funding.is_complete()).then_some(sum.total)
    }
}

/// An amount in a currency; `None` when it is in another.
pub(super) fn in_currency(money: Money, currency: Option<Currency>) -> Option<Money> {
    match (money.currency, currency) {
        (Some(own), Some(plan)) if own != plan => None,
        (own, plan) => Some(Money {
            amount: money.amount,
            currency: own.or(plan),
        }),
    }
}

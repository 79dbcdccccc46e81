//! Which sums spread, and what is spent whatever happens.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::finance::{Basis, Entry};
use crate::plan::value::Money;
use crate::plan::{BudgetLine, Named as _, Plan};
use crate::schedule::network::Network;
use crate::source::Span;

use super::super::inputs::SpreadAmount;
use super::super::single::{Single, units};
use super::key::Keys;
use super::lengths::numbered;
use super::{Gap, Read};

pub(super) struct Sums<'p> {
    pub(super) lines: Vec<&'p BudgetLine>,
    pub(super) amounts: Vec<SpreadAmount>,
    pub(super) fixed: f64,
    /// What items cost for each unit that they take.
    pub(super) rates: Vec<(u32, f64)>,
    pub(super) likely: Option<Money>,
}

/// The sums of lines and tasks. Reserves are what others are paid from, they are not spent
/// themselves.
pub(super) fn of<'p>(
    read: &Read<'_, 'p>,
    network: &Network,
    varies: &[bool],
    keys: &mut Keys,
    gaps: &mut Vec<Gap<'p>>,
) -> Sums<'p> {
    let ledger = read.ledger;
    let mut sums = Sums {
        lines: Vec::new(),
        amounts: Vec::new(),
        fixed: 0.0,
        rates: Vec::new(),
        likely: None,
    };
    let mut fixed = Decimal::ZERO;
    let mut likely = Vec::new();
    let mut by_time = ByTime::new(read.plan, network, varies);
    for (place, entry) in ledger.entries.iter().enumerate() {
        let line = entry.line;
        if line.is_reserve() == Some(true) {
            continue;
        }
        let Some(amount) = entry.amount else {
            gaps.push(Gap::NoAmount(line));
            continue;
        };
        match spread(entry, amount) {
            Ok(Some([least, most])) => {
                sums.lines.push(line);
                sums.amounts.push(SpreadAmount {
                    key: keys.of("line", line.name(), place),
                    least: float(least),
                    likely: float(amount.amount),
                    most: float(most),
                    groups: Vec::new(),
                });
            }
            one_sum => {
                let Some(sum) = fixed.checked_add(amount.amount) else {
                    gaps.push(Gap::NoAmount(line));
                    continue;
                };
                fixed = sum - by_time.take(entry, amount.amount);
                if one_sum.is_err() {
                    gaps.push(Gap::Amounts(line));
                }
            }
        }
        likely.push(Some(amount));
    }
    for task in read.plan.tasks().filter(|task| !task.cost.is_absent()) {
        let cost = task.cost.value().and_then(|cost| ledger.own(cost));
        match cost.and_then(|cost| Some((cost, fixed.checked_add(cost.amount)?))) {
            Some((cost, sum)) => {
                likely.push(Some(cost));
                fixed = sum;
            }
            None => gaps.push(Gap::TaskCost(task)),
        }
    }
    let sum = ledger.sum(likely);
    sums.likely = (sum.known > 0).then_some(sum.total);
    sums.fixed = float(fixed);
    sums.rates = by_time.into_rates();
    sums
}

/// Money for work that is paid by the time it takes.
struct ByTime<'n> {
    network: &'n Network,
    /// The items of tasks whose time varies, by their place in the file.
    items: HashMap<Span, u32>,
    /// By item: what is left of it costs so much if it takes the likeliest time.
    left: BTreeMap<u32, Decimal>,
}

impl<'n> ByTime<'n> {
    fn new(plan: &Plan, network: &'n Network, varies: &[bool]) -> ByTime<'n> {
        let tasks = numbered(plan, network).filter(|(item, _)| varies[*item]);
        ByTime {
            network,
            items: tasks.map(|(item, task)| (task.span, item as u32)).collect(),
            left: BTreeMap::new(),
        }
    }

    /// Takes from the sum of a line what it pays for the time that tasks will take, where that time
    /// varies; returns how much that is, all of the sum at most.
    fn take(&mut self, entry: &Entry<'_>, amount: Decimal) -> Decimal {
        let Basis::Worked { effort, .. } = &entry.basis else {
            return Decimal::ZERO;
        };
        // What has a stated effort has no tasks: it is paid however long they take.
        let mut rest = amount;
        for part in &effort.tasks {
            let Some(&item) = self.items.get(&part.task.span) else {
                continue;
            };
            let share = part.amount.checked_div(effort.total.amount);
            let of_task = share.and_then(|share| amount.checked_mul(share));
            let left = of_task.and_then(|money| money.checked_mul(self.share_left(item)?));
            let of_item = self.left.entry(item).or_default();
            let sum = left.and_then(|left| of_item.checked_add(left));
            // Rounding mustn't take more than there is.
            if let Some((left, sum)) = left.zip(sum).filter(|(left, _)| *left <= rest) {
                *of_item = sum;
                rest -= left;
            }
        }
        amount - rest
    }

    /// The share of the time of an item that is still to come; `None` for what takes none.
    fn share_left(&self, item: u32) -> Option<Decimal> {
        let whole = units(self.network.items[item as usize].length);
        let left = Single::length(self.network, item as usize);
        Decimal::from(left).checked_div(Decimal::from(whole))
    }

    fn into_rates(self) -> Vec<(u32, f64)> {
        let left = self.left.into_iter();
        left.map(|(item, money)| {
            let units = Single::length(self.network, item as usize);
            (item, float(money) / f64::from(units.max(1)))
        })
        .collect()
    }
}

/// The least and the most of a line whose sum spreads; an error where its three sums say nothing.
fn spread(entry: &Entry<'_>, likely: Money) -> Result<Option<[Decimal; 2]>, ()> {
    let Basis::Estimated { .. } = entry.basis else {
        return Ok(None);
    };
    let (least, most) = entry.range().ok_or(())?;
    let (least, likely, most) = (least.amount, likely.amount, most.amount);
    match least <= likely && likely <= most {
        true => Ok((least < most).then_some([least, most])),
        false => Err(()),
    }
}

/// The nearest number that a simulation can count with.
pub(super) fn float(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or_default()
}

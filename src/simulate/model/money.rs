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
        likely.push(Some(amount));
        match spread(entry, amount) {
            Ok(None) => fixed += amount.amount - by_time.take(entry, amount.amount),
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
            Err(()) => {
                gaps.push(Gap::Amounts(line));
                fixed += amount.amount;
            }
        }
    }
    for task in read.plan.tasks().filter(|task| !task.cost.is_absent()) {
        match task.cost.value().and_then(|cost| ledger.own(cost)) {
            Some(cost) => {
                likely.push(Some(cost));
                fixed += cost.amount;
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
    /// varies; returns how much that is.
    fn take(&mut self, entry: &Entry<'_>, amount: Decimal) -> Decimal {
        let Basis::Worked { effort, .. } = &entry.basis else {
            return Decimal::ZERO;
        };
        // What has a stated effort has no tasks: it is paid however long they take.
        let mut taken = Decimal::ZERO;
        for part in &effort.tasks {
            let Some(&item) = self.items.get(&part.task.span) else {
                continue;
            };
            let share = part.amount.checked_div(effort.total.amount);
            let of_task = share.and_then(|share| amount.checked_mul(share));
            let left = of_task.and_then(|money| money.checked_mul(self.share_left(item)?));
            if let Some(left) = left {
                taken += left;
                *self.left.entry(item).or_default() += left;
            }
        }
        taken
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

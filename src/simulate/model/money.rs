//! Which sums spread, and what is spent whatever happens.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::finance::{Basis, Entry};
use crate::plan::BudgetLine;
use crate::plan::Named as _;
use crate::plan::value::Money;
use crate::schedule::network::Network;

use super::super::inputs::SpreadAmount;
use super::key::Keys;
use super::{Gap, Read};

pub(super) struct Sums<'p> {
    pub(super) lines: Vec<&'p BudgetLine>,
    pub(super) amounts: Vec<SpreadAmount>,
    pub(super) fixed: f64,
    pub(super) likely: Option<Money>,
}

/// The sums of lines and tasks. Reserves are what others are paid from, they are not spent
/// themselves.
pub(super) fn of<'p>(
    read: &Read<'_, 'p>,
    _network: &Network,
    keys: &mut Keys,
    gaps: &mut Vec<Gap<'p>>,
) -> Sums<'p> {
    let ledger = read.ledger;
    let mut sums = Sums {
        lines: Vec::new(),
        amounts: Vec::new(),
        fixed: 0.0,
        likely: None,
    };
    let mut fixed = Decimal::ZERO;
    let mut likely = Vec::new();
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
            Ok(None) => fixed += amount.amount,
            Ok(Some([least, most])) => {
                sums.lines.push(line);
                sums.amounts.push(SpreadAmount {
                    key: keys.of("line", line.name(), place),
                    least: float(least),
                    likely: float(amount.amount),
                    most: float(most),
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
    sums
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

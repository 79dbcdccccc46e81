//! What the changes come to.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::finance::Ledger;
use crate::plan::value::Money;
use crate::schedule;

use super::collect::Collector;
use super::{Change, Delta, Effect, Field, Kind, Side};

/// The figures that a reader looks for first.
#[derive(Debug, Clone, PartialEq)]
pub struct Totals {
    /// The last day of the plan, before and now.
    pub finish: (Option<Date>, Option<Date>),
    /// By how much that is later.
    pub finish_slip: Option<Delta>,
    /// What the plan asks for, before and now: its stated total, else its lines with the
    /// contingency.
    pub cost: (Option<Money>, Option<Money>),
    /// By how much that is more.
    pub cost_change: Option<Money>,
    /// How much of the old cost that is, in percent.
    pub cost_percent: Option<Decimal>,
    /// Promised dates that moved.
    pub slips: Slips,
    /// Goals that were removed or promise less.
    pub goals_weakened: usize,
    /// Goals that were added or promise more.
    pub goals_strengthened: usize,
    /// Ids, else titles, of open threats in the worst part of the matrix that were not there.
    pub new_red: Vec<String>,
}

/// Promised dates that moved: ends of the plan and of its phases, deadlines of goals and tasks,
/// milestones.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Slips {
    /// How many are later.
    pub later: usize,
    /// How many are earlier.
    pub earlier: usize,
    /// The change that is latest, by its number.
    pub worst: Option<usize>,
}

impl Change {
    /// Whether a promised date moved.
    pub fn is_slip(&self) -> bool {
        let is_promise = matches!(
            self.field,
            Field::Promised | Field::Finish | Field::Deadline
        );
        is_promise && self.delta.is_some()
    }
}

impl Totals {
    pub(super) fn of(
        all: &Collector<'_>,
        (old, new): (Side<'_>, Side<'_>),
        ledgers: &(Ledger<'_>, Ledger<'_>),
        new_red: Vec<String>,
    ) -> Totals {
        let finish = (
            schedule::of_plan(old.plan).finish,
            schedule::of_plan(new.plan).finish,
        );
        let cost = (ledgers.0.asked(), ledgers.1.asked());
        let cost_change = cost
            .0
            .zip(cost.1)
            .and_then(|(old, new)| new.checked_sub(old));
        let cost_percent = cost.0.zip(cost_change).and_then(|(old, change)| {
            let share = change.amount.checked_mul(Decimal::ONE_HUNDRED)?;
            (old.amount > Decimal::ZERO).then_some(())?;
            share.checked_div(old.amount)
        });
        Totals {
            finish,
            finish_slip: finish.0.zip(finish.1).map(|(old, new)| all.slip(old, new)),
            cost,
            cost_change,
            cost_percent,
            slips: slips(&all.changes),
            goals_weakened: goals(&all.changes, Effect::Easier),
            goals_strengthened: goals(&all.changes, Effect::Harder),
            new_red,
        }
    }
}

fn slips(changes: &[Change]) -> Slips {
    let mut slips = Slips::default();
    let mut most = Decimal::ZERO;
    for (number, change) in changes.iter().enumerate() {
        let Some(delta) = change.delta.as_ref().filter(|_| change.is_slip()) else {
            continue;
        };
        slips.later += usize::from(delta.amount > Decimal::ZERO);
        slips.earlier += usize::from(delta.amount < Decimal::ZERO);
        if delta.amount > most {
            most = delta.amount;
            slips.worst = Some(number);
        }
    }
    slips
}

/// The goals of which a change has an effect; a goal that changes in several ways counts once.
fn goals(changes: &[Change], effect: Effect) -> usize {
    let mut count = 0;
    let mut last = None;
    for change in changes {
        if change.kind != Kind::Goal || change.effect != Some(effect) {
            continue;
        }
        let is_whole = matches!(change.field, Field::Added | Field::Removed);
        let goal = (&change.id, &change.title);
        if is_whole || last != Some(goal) {
            count += 1;
        }
        last = Some(goal);
    }
    count
}

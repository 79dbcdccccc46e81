//! What the changes come to.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::finance::Ledger;
use crate::plan::value::Money;
use crate::schedule;

use super::collect::Collector;
use super::{Change, Critical, Delta, Effect, Field, Kind, Side};

/// The figures that a reader looks for first.
#[derive(Debug, Clone, PartialEq)]
pub struct Totals {
    /// The last day of the plan as it is stated, before and now.
    pub finish: (Option<Date>, Option<Date>),
    /// By how much that is later.
    pub finish_slip: Option<Delta>,
    /// The last day of the work as it is computed, before and now; `None` where it is in doubt.
    pub computed_finish: (Option<Date>, Option<Date>),
    /// By how much that is later.
    pub computed_slip: Option<Delta>,
    /// What drives that finish, what has become critical, and what is no longer.
    pub critical: Critical,
    /// Ids, else titles, of tasks and milestones of which only stated dates are compared: what they
    /// or those before them state, in one of the versions, is not enough to compute others.
    pub in_doubt: Vec<String>,
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

    /// Whether the change decides on `slip`: the computed finish of the plan or its stated end, the
    /// promised date of a milestone or the deadline of a goal moved. What phases and tasks have
    /// agreed among themselves may move.
    pub fn decides_slip(&self) -> bool {
        let is_decisive = match self.kind {
            Kind::Plan => matches!(self.field, Field::ComputedFinish | Field::Finish),
            Kind::Milestone => self.field == Field::Promised,
            Kind::Goal => self.field == Field::Deadline,
            _ => false,
        };
        is_decisive && self.delta.is_some()
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
        let computed_finish = (all.expected.0.finish(), all.expected.1.finish());
        let slip = |(old, new): (Option<Date>, Option<Date>)| Some(all.slip(old?, new?));
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
            finish_slip: slip(finish),
            computed_finish,
            computed_slip: slip(computed_finish),
            critical: all.critical.clone(),
            in_doubt: all.in_doubt.clone(),
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

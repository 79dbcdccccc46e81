//! When money is spent: the lines of the budget by month.

use rust_decimal::Decimal;

use crate::plan::{Index, Plan};
use crate::schedule::{self, Calendars};

use super::Ledger;
use super::month::Month;

/// What the lines come to in each month, ascending: each is spent when its phase begins, or the
/// plan for lines without a phase.
pub fn by_month(plan: &Plan, ledger: &Ledger<'_>, _: &Calendars) -> Vec<(Month, Decimal)> {
    let index = Index::new(plan);
    let start = schedule::of_plan(plan).start;
    let mut months: Vec<(Month, Decimal)> = Vec::new();
    for entry in &ledger.entries {
        let phase = entry.line.phase.get();
        let phase = phase.and_then(|phase| index.phase(phase.as_str()));
        let date = phase.and_then(|phase| phase.start.value()).or(start);
        if let (Some(date), Some(amount)) = (date, entry.amount) {
            months.push((Month::of(date), amount.amount));
        }
    }
    months.sort_by_key(|(month, _)| *month);
    months
}

//! The phases in the order of their dates.

use jiff::civil::Date;

use crate::plan::{Phase, Plan};

/// A phase with both of its dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated<'p> {
    pub(super) phase: &'p Phase,
    pub(super) start: Date,
    pub(super) end: Date,
}

/// The phases with two dates that make sense, ascending by start; phases that start on the same
/// day stay in file order.
pub(super) fn in_date_order(plan: &Plan) -> Vec<Dated<'_>> {
    let mut dated: Vec<Dated<'_>> = plan
        .phases
        .iter()
        .filter_map(|phase| {
            let (start, end) = (phase.start.value()?, phase.end.value()?);
            (start <= end).then_some(Dated { phase, start, end })
        })
        .collect();
    dated.sort_by_key(|phase| phase.start);
    dated
}

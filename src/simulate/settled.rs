//! When iterations are enough.

use super::costs::Costs;
use super::finishes::Finishes;
use super::scale::Scale;
use super::setup::Setup;
use super::tally::Tally;

/// The percentile that is to be known well.
pub const SETTLED_AT: u32 = 80;

/// The ends of the interval of the finish are at most so many calendar days apart.
pub const FINISH_WITHIN_DAYS: i32 = 1;

/// The ends of the interval of the cost are at most this share of it apart.
pub const COST_WITHIN: f64 = 0.005;

/// Whether the percentile that is to be known well is.
pub(super) fn is_settled(setup: &Setup<'_>, scale: &Scale, tally: &Tally) -> bool {
    let finish = Finishes::new(setup, &tally.finish);
    let is_finish_settled = finish.is_none_or(|finish| {
        let (low, high) = finish.interval(SETTLED_AT);
        low.duration_until(high).as_hours() <= i64::from(FINISH_WITHIN_DAYS) * 24
    });
    let cost = Costs::new(setup, scale, tally);
    let (low, high) = cost.interval(SETTLED_AT);
    is_finish_settled && high - low <= COST_WITHIN * cost.percentile(SETTLED_AT).abs()
}

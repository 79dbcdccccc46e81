//! What makes an item critical.

use rust_decimal::Decimal;

use crate::plan::Plan;
use crate::schedule::cpm::{Criticality, Wanted};
use crate::schedule::network::Network;
use crate::schedule::{Calendars, Schedule};

/// By what `planvet timeline` calls items critical.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CriticalBy {
    /// By their total float: none, or less.
    #[default]
    Float,
    /// By standing on a chain of driving links that leads to the last finish.
    LongestPath,
}

impl CriticalBy {
    /// All ways, in the order help lists them.
    pub const ALL: [CriticalBy; 2] = [CriticalBy::Float, CriticalBy::LongestPath];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            CriticalBy::Float => "float",
            CriticalBy::LongestPath => "longest-path",
        }
    }

    /// The schedule of a plan that calls items critical in this way.
    pub(super) fn schedule(self, plan: &Plan, calendars: &Calendars) -> Schedule {
        let criticality = match self {
            CriticalBy::Float => Criticality::Float(Decimal::ZERO),
            CriticalBy::LongestPath => Criticality::LongestPath,
        };
        let wanted = Wanted {
            criticality,
            ..Wanted::default()
        };
        Schedule::new(Network::of(plan, calendars), wanted)
    }
}

//! What a timeline is computed by, beside its plan.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::Plan;
use crate::schedule::cpm::{Criticality, Wanted};
use crate::schedule::network::Network;
use crate::schedule::{Calendars, Schedule};

use super::CriticalBy;

/// What a timeline is computed by, beside its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimelineBasis {
    /// What makes an item critical.
    pub critical: CriticalBy,
    /// The day as of which progress is told, in the place of the plan's own.
    pub status: Option<Date>,
}

impl TimelineBasis {
    /// The day as of which the progress of a plan is told.
    pub fn status_of(self, plan: &Plan) -> Option<Date> {
        self.status.or(plan.status_date.value())
    }

    /// The schedule of a plan.
    pub(super) fn schedule(self, plan: &Plan, calendars: &Calendars) -> Schedule {
        let criticality = match self.critical {
            CriticalBy::Float => Criticality::Float(Decimal::ZERO),
            CriticalBy::LongestPath => Criticality::LongestPath,
        };
        let wanted = Wanted {
            criticality,
            ..Wanted::default()
        };
        let network = Network::as_of(plan, calendars, self.status_of(plan));
        Schedule::new(network, wanted)
    }
}

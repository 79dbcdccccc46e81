//! When the work of a version is done.

use crate::schedule::{self, StatedDates};

use super::Side;

/// First and last day of every task of a version, in file order.
///
/// These are the dates as the version states them. This is the one place where dates reckoned
/// from links and durations come in: whoever compares asks no further.
#[derive(Debug)]
pub(super) struct Expected {
    tasks: Vec<StatedDates>,
}

impl Expected {
    /// The dates of a version.
    pub fn of(side: &Side<'_>) -> Expected {
        Expected {
            tasks: side.plan.tasks().map(schedule::of_task).collect(),
        }
    }

    /// The dates of the task with a number.
    pub fn task(&self, index: usize) -> StatedDates {
        self.tasks.get(index).copied().unwrap_or_default()
    }
}

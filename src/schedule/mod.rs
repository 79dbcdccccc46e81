//! The plan in time: working days, and the dates as the plan states them.

pub mod calendar;
mod calendars;
pub mod cpm;
mod earliest;
pub mod instant;
mod length;
pub mod line;
pub mod load;
pub mod network;
mod occupied;
mod stated;
mod summary;
mod window;
mod working_time;

pub use calendar::Calendar;
pub use calendars::Calendars;
pub use cpm::{Facts, Schedule};
pub use earliest::{Earliest, EarliestDates, Since};
pub use length::{approximate_workdays, compare, workdays};
pub use occupied::certain_days;
pub use stated::{StatedDates, of_plan, of_task};
pub use summary::days_of_phase;
pub use window::{Outside, Side, Window};
pub use working_time::{Stretch, WorkingTime};

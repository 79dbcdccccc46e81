//! The plan in time: working days, and the dates as the plan states them.

pub mod calendar;
mod length;
mod stated;

pub use calendar::Calendar;
pub use length::{approximate_workdays, workdays};
pub use stated::{StatedDates, of_plan, of_task, plan_calendar};

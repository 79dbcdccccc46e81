//! The plan in time: working days, and the dates as the plan states them.

pub mod calendar;
mod length;
mod stated;
mod window;
mod working_time;

pub use calendar::Calendar;
pub use length::{approximate_workdays, workdays};
pub use stated::{StatedDates, named_calendar, of_plan, of_task, plan_calendar};
pub use window::{Outside, Side, Window};
pub use working_time::{Stretch, WorkingTime};

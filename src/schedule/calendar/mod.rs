//! Which days are worked, and arithmetic that counts only those.
//!
//! A [`Calendar`] is a [`Week`] that repeats for ever plus a sorted list of exceptions. Counting
//! is arithmetic on the week and a binary search in the list, so no operation walks over days.
//! Scheduling loops can stay in whole numbers: [`day_number`] turns a date into an `i32`, and
//! [`Calendar::workdays_before`] and [`Calendar::workday_at`] translate between days and workdays.

mod cn;
mod day_off;
mod days;
mod exceptions;
mod week;
mod working_days;
mod years;

#[cfg(test)]
mod facts;
#[cfg(test)]
mod laws;

pub use day_off::DayOff;
pub use days::{date_of, day_number};
pub use week::Week;
pub use working_days::{Calendar, ConflictingExceptions};
pub use years::year_runs;

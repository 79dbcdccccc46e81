//! How goals stand: readings against what was due, and where they lead if all goes on as so far.
//!
//! Readings are judged as of the plan's status date, never as of today. What the plan doesn't
//! say stays unknown: no reading is not a reading of zero.

mod numbers;
mod outlook;
mod slope;
mod standing;

pub use outlook::Outlook;
pub use slope::Slope;
pub use standing::{Aim, Point, Progress, Standing};

#[cfg(test)]
mod tests;

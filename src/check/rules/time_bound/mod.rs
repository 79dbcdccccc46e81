//! T: goals are time-bound.

pub mod t501;
pub mod t503;
pub mod t505;
pub mod t506;
pub mod t507;
pub mod t508;

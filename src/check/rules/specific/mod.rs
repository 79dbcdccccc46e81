//! S: goals are specific.

pub mod s104;

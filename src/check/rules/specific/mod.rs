//! S: goals are specific.

pub mod s104;
pub mod s105;
pub mod s106;

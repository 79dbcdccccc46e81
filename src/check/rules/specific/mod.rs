//! S: goals are specific.

mod aimed;
pub mod s101;
pub mod s102;
pub mod s103;
pub mod s104;
pub mod s105;
pub mod s106;
pub mod s107;

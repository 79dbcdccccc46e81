//! B: budget and value.

pub mod b801;

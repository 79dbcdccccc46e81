//! B: budget and value.

pub mod b801;
pub mod b802;
pub mod b803;
pub mod b804;
pub mod b805;
pub mod b806;
pub mod b807;
pub mod b808;
pub mod b809;
pub mod b810;
pub mod b811;
pub mod b812;
pub mod b813;
pub mod b814;
pub mod b815;
pub mod b816;

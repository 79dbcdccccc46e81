//! The money of a plan as computed facts.

mod ledger;

pub use ledger::{Entry, Ledger, Sum};

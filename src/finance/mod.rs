//! The money of a plan as computed facts.

mod amounts;
mod ledger;

pub use amounts::{Role, Stated, amounts};
pub use ledger::{Entry, Ledger, Sum};

//! The money of a plan as computed facts.

mod amounts;
pub mod benefits;
pub mod case;
pub mod claims;
pub mod discount;
pub mod irr;
mod ledger;
pub mod month;
pub mod optimism;
pub mod returns;
pub mod sensitivity;
mod spending;
#[cfg(test)]
pub(crate) mod testing;

use rust_decimal::Decimal;

pub use amounts::{Role, Stated, amounts};
pub use ledger::{Entry, Ledger, Sum};
pub use month::Month;

/// An amount to the hundredth of the unit of its currency.
pub(crate) fn cents(amount: Decimal) -> Decimal {
    amount.round_dp(2)
}

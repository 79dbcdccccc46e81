//! The money of a plan as computed facts.

mod amounts;
pub mod benefits;
pub mod case;
mod cash;
pub mod claims;
pub mod discount;
mod earned_budget;
pub mod earned_value;
mod effort;
mod entry;
pub mod irr;
mod ledger;
pub mod month;
pub mod optimism;
mod parts;
mod rates;
pub mod returns;
pub mod sensitivity;
mod spending;
#[cfg(test)]
pub(crate) mod testing;
mod work;

#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

pub use amounts::{Role, Stated, amounts};
pub use cash::{Cash, CashDay, CashMonth, Counted, Pace, Shortage, is_approved};
pub use effort::{Effort, TaskEffort};
pub use entry::{Basis, Entry, Gap};
pub use ledger::{Ledger, Sum};
pub use month::Month;
pub use parts::{split, up_to};
pub use spending::{InMonth, Spending, TimedBy, Timing, Undated, by_month};
pub use work::{Ground, Served, Work};

/// An amount to the hundredth of the unit of its currency.
pub(crate) fn cents(amount: Decimal) -> Decimal {
    amount.round_dp(2)
}

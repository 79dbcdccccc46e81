//! Checks a file: the one loop over the rules.

mod context;
mod cycles;
mod document;
mod report;
pub mod rule;
pub mod rules;
pub mod suggest;

pub use context::Context;
pub use document::{Checked, check};
pub use report::Findings;
pub use rule::{Docs, Example, Family, Rule, Run};

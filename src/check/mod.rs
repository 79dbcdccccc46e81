//! Checks a file: the one loop over the rules.

mod allow;
mod context;
mod cycles;
mod document;
mod fingerprint;
mod report;
pub mod rule;
pub mod rules;
pub mod suggest;

pub use allow::{Allow, Allowed, Directive};
pub use context::Context;
pub use document::{Checked, Options, check};
pub use report::Findings;
pub use rule::{Docs, Example, Family, Rule, Run};

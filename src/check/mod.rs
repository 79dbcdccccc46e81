//! Checks a file: the one loop over the rules.

mod allow;
pub mod baseline;
mod category;
mod context;
mod cycles;
mod document;
mod due;
mod fingerprint;
mod kinds;
mod maturity;
mod report;
pub mod rule;
pub mod rules;
mod settings;
pub mod suggest;
mod thresholds;

pub use crate::statement::{Reading, Said};
pub use allow::{Allow, Allowed, Directive};
pub use category::Category;
pub use context::Context;
pub use document::{Checked, Options, check};
pub use due::{DueIn, origins, other_times};
pub use kinds::{Kind, Kinds};
pub use maturity::Maturity;
pub use report::Findings;
pub use rule::{Docs, Example, Family, Rule, Run};
pub use settings::Settings;
pub use thresholds::{THRESHOLDS, Threshold, ThresholdTable, Thresholds};

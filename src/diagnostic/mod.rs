//! Findings: what is wrong, where, why it matters and how to mend it.

mod finding;
mod severity;

pub use finding::{Diagnostic, Fix, Related, RuleId, Suppression};
pub use severity::Severity;

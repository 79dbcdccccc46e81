//! Findings: what is wrong, where, why it matters and how to mend it.

mod fail_on;
mod finding;
mod severity;
mod tally;

pub use fail_on::FailOn;
pub use finding::{Diagnostic, Fingerprint, Fix, Related, RuleId, State, Subject, Suppression};
pub use severity::Severity;
pub use tally::{RuleTally, Tally};

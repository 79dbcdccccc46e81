//! Mends a file: makes the changes that its findings come with, as long as there are any.
//!
//! What no change touches stays byte for byte: comments, layout, line ends, the byte-order mark.
//! Nothing is taken on trust: after every round the file is checked again, and changes that break
//! it, mend nothing or never come to an end are taken back and told.

mod batch;
mod mend;
#[cfg(test)]
mod tests;

pub use mend::{Mended, Reason, Refused, mend};

use crate::diagnostic::{Diagnostic, Fix, State};

/// Which changes are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those that keep the author's meaning for certain.
    Safe,
    /// Those too that are a proposal.
    All,
}

impl Reach {
    /// The change that a finding comes with, if it is one of these.
    ///
    /// What the author allows is left alone. What a baseline has is mended like anything else: it
    /// says which findings fail no run, not which ones are to stay.
    pub fn fix_of(self, finding: &Diagnostic) -> Option<&Fix> {
        let fix = finding.fix.as_ref()?;
        let reaches = fix.safe || self == Reach::All;
        (reaches && finding.state() != State::Allowed).then_some(fix)
    }
}

//! Profiles: what plans of one maturity, or of one house, are held to.

use crate::check::Maturity;

use super::Layer;

/// A profile of a team's own.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The profile that it changes.
    pub extends: String,
    /// What it changes.
    pub layer: Layer,
}

/// The maturity that a built-in profile holds plans to.
pub fn builtin(name: &str) -> Option<Maturity> {
    Maturity::ALL
        .into_iter()
        .find(|maturity| maturity.name() == name)
}

/// Whether a profile of this name comes with planvet.
pub fn is_builtin(name: &str) -> bool {
    builtin(name).is_some()
}

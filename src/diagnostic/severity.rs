//! How serious a finding is.

use crate::lang::Text;

/// How serious a finding is, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A reviewer would ask.
    Info,
    /// A reviewer would send the plan back.
    Warning,
    /// The plan contradicts itself or can't be read.
    Error,
}

impl Severity {
    /// All levels, most serious first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    /// The word that machine formats use.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The word that people read.
    pub fn label(self) -> Text {
        match self {
            Severity::Info => Text::new("info", "提示"),
            Severity::Warning => Text::new("warning", "警告"),
            Severity::Error => Text::new("error", "错误"),
        }
    }
}

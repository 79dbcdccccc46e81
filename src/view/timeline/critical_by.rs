//! What makes an item critical.

/// By what `planvet timeline` calls items critical.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CriticalBy {
    /// By their total float: none, or less.
    #[default]
    Float,
    /// By standing on a chain of driving links that leads to the last finish.
    LongestPath,
}

impl CriticalBy {
    /// All ways, in the order help lists them.
    pub const ALL: [CriticalBy; 2] = [CriticalBy::Float, CriticalBy::LongestPath];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            CriticalBy::Float => "float",
            CriticalBy::LongestPath => "longest-path",
        }
    }
}

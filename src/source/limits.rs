//! How much a file may ask of the program.

/// Bounds on the size and shape of a file; every reader takes them from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes: usize,
    /// Deepest nesting of lists and mappings.
    pub depth: usize,
    /// Most nodes a document may have once its aliases and merge keys are written out.
    pub expanded_nodes: u32,
    /// Most faults of text and shape kept for one document.
    pub faults: usize,
    /// Most findings of one rule kept for one plan; behind them one finding says how many more.
    pub findings: usize,
}

impl Limits {
    /// The limits every file is read with: a plan of 300,000 lines passes, a plan meant to
    /// exhaust the machine doesn't.
    pub const DEFAULT: Limits = Limits {
        bytes: 64 << 20,
        depth: 64,
        expanded_nodes: 8_000_000,
        faults: 20_000,
        findings: 5_000,
    };
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::DEFAULT
    }
}

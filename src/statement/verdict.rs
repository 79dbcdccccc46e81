//! The verdict on a sentence: a criterion each for S, M, A, R and T, with the deciding words.

use crate::lang::Text;
use crate::source::Span;

/// What is said of one criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It holds.
    Pass,
    /// It doesn't.
    Fail,
    /// The sentence alone doesn't settle it.
    Unknown,
}

impl Verdict {
    /// The word in results.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Fail => "fail",
            Verdict::Unknown => "unknown",
        }
    }
}

/// Why a verdict is what it is, and what a reader should know besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Stable kebab-case name: `abstract-object`.
    pub code: &'static str,
    /// The reason in words.
    pub message: Text,
    /// The words that decide, in the folded text; empty at the end when something is missing.
    pub span: Span,
}

/// One criterion with its reasons, the deciding one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// What is said.
    pub verdict: Verdict,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// The verdict on a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    /// A particular object, a change that can be recognised, one objective.
    pub specific: Criterion,
    /// A target that can be measured or an end that can be seen.
    pub measurable: Criterion,
    /// Not impossible by the sentence's own words.
    pub achievable: Criterion,
    /// Always unknown for a bare sentence.
    pub relevant: Criterion,
    /// By when the target holds.
    pub time_bound: Criterion,
}

impl Verdicts {
    /// Whether S, M and T hold and nothing speaks against A and R.
    pub fn is_smart(&self) -> bool {
        let holds = |criterion: &Criterion| criterion.verdict == Verdict::Pass;
        let open = |criterion: &Criterion| criterion.verdict != Verdict::Fail;
        holds(&self.specific)
            && holds(&self.measurable)
            && holds(&self.time_bound)
            && open(&self.achievable)
            && open(&self.relevant)
    }

    /// The criteria in the order of the letters, each with its letter.
    pub fn all(&self) -> [(char, &Criterion); 5] {
        [
            ('S', &self.specific),
            ('M', &self.measurable),
            ('A', &self.achievable),
            ('R', &self.relevant),
            ('T', &self.time_bound),
        ]
    }
}

//! Judges what a sentence says.

use super::{Criterion, Sentence, Statement, Verdict, Verdicts};

/// The verdict on a sentence, from its own words alone.
pub fn judge(sentence: &Sentence<'_>, statement: &Statement) -> Verdicts {
    let _ = (sentence, statement);
    let unknown = Criterion {
        verdict: Verdict::Unknown,
        reasons: Vec::new(),
    };
    Verdicts {
        specific: unknown.clone(),
        measurable: unknown.clone(),
        achievable: unknown.clone(),
        relevant: unknown.clone(),
        time_bound: unknown,
    }
}

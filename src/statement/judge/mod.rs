//! Judges what a sentence says.

use crate::lang::Text;
use crate::source::Span;
use crate::text;

use super::{Anchors, Criterion, Reason, Sentence, Statement, Verdict, Verdicts};

mod achievable;
mod measurable;
mod open;
mod specific;
mod time_bound;

pub use open::{OPEN_TIMES, OPEN_VALUES};

/// The verdict on a sentence, from its own words alone; the anchors tell only which year a deadline
/// without one means.
pub fn judge(sentence: &Sentence<'_>, statement: &Statement, anchors: Anchors) -> Verdicts {
    let end = sentence.folded().len();
    let judge = Judge {
        sentence,
        statement,
        anchors,
        end: Span::new(end, end),
    };
    Verdicts {
        specific: judge.specific(),
        measurable: judge.measurable(),
        achievable: judge.achievable(),
        relevant: judge.relevant(),
        time_bound: judge.time_bound(),
    }
}

struct Judge<'s, 't> {
    sentence: &'s Sentence<'t>,
    statement: &'s Statement,
    anchors: Anchors,
    /// Where something is missing.
    end: Span,
}

fn criterion(verdict: Verdict, reasons: Vec<Reason>) -> Criterion {
    Criterion { verdict, reasons }
}

fn reason(code: &'static str, span: Span, message: Text) -> Reason {
    Reason {
        code,
        message,
        span,
    }
}

impl Judge<'_, '_> {
    fn words(&self, span: Span) -> &str {
        self.sentence.words(span)
    }

    fn relevant(&self) -> Criterion {
        let message = text!(
            "whether the goal answers a problem shows only in a plan",
            "是否对应问题，要放进方案才能判断"
        );
        criterion(
            Verdict::Unknown,
            vec![reason("needs-plan", self.end, message)],
        )
    }
}

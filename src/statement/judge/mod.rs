//! Judges what a sentence says.

use crate::lang::Text;
use crate::source::Span;
use crate::text;

use super::{Criterion, Reason, Sentence, Statement, Verdict, Verdicts};

mod achievable;
mod measurable;
mod specific;
mod time_bound;

/// The verdict on a sentence, from its own words alone.
pub fn judge(sentence: &Sentence<'_>, statement: &Statement) -> Verdicts {
    let end = sentence.folded().len();
    let judge = Judge {
        sentence,
        statement,
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

//! T: by when the target holds.

use crate::source::Span;
use crate::statement::{Criterion, OtherTime, Reason, TimePhrase, Verdict};
use crate::text;

use super::{Judge, criterion, reason};

impl Judge<'_, '_> {
    pub(super) fn time_bound(&self) -> Criterion {
        let aims = &self.statement.aims;
        let shared = self.statement.deadline.as_ref();
        let own_deadlines = aims.iter().filter_map(|aim| aim.deadline.as_ref());
        let all_have_one = !aims.is_empty() && own_deadlines.clone().count() == aims.len();
        if shared.is_some() || all_have_one {
            let deadlines: Vec<&TimePhrase> = match shared {
                Some(shared) => vec![shared],
                None => own_deadlines.collect(),
            };
            let reasons = deadlines.into_iter().map(|deadline| {
                reason(
                    "deadline",
                    deadline.span,
                    text!(
                        "says by when: {words}",
                        "写明了期限：{words}",
                        words = self.words(deadline.span),
                    ),
                )
            });
            let reasons = reasons.chain(self.open_times());
            return criterion(Verdict::Pass, reasons.collect());
        }
        let mut reasons: Vec<Reason> = self
            .statement
            .other_times
            .iter()
            .map(|(time, other)| self.no_deadline_by(time.span, *other))
            .collect();
        reasons.push(reason(
            "no-deadline",
            self.end,
            text!("no deadline", "没有期限"),
        ));
        reasons.extend(self.open_times());
        criterion(Verdict::Fail, reasons)
    }

    fn no_deadline_by(&self, span: Span, other: OtherTime) -> Reason {
        let words = self.words(span);
        let (code, message) = match other {
            OtherTime::CaseLimit => (
                "case-limit",
                text!(
                    "“{words}” bounds each case, not the goal",
                    "“{words}”是每一单的时限，不是目标的期限",
                    words = words
                ),
            ),
            OtherTime::Frequency => (
                "frequency",
                text!(
                    "“{words}” says how often, not by when",
                    "“{words}”说的是频次，不是期限",
                    words = words
                ),
            ),
            OtherTime::Start => (
                "start-only",
                text!(
                    "“{words}” says when it begins, not by when it is reached",
                    "“{words}”是开始时间，不是期限",
                    words = words
                ),
            ),
            OtherTime::Reference => (
                "reference-time",
                text!(
                    "“{words}” says what the value is compared with",
                    "“{words}”是比较的基期，不是期限",
                    words = words
                ),
            ),
            OtherTime::Vague => (
                "vague-time",
                text!(
                    "“{words}” binds nobody",
                    "“{words}”没有约束力",
                    words = words
                ),
            ),
            OtherTime::Event => (
                "event-only",
                text!(
                    "“{words}” is an event without a date",
                    "“{words}”是没有日期的事件",
                    words = words
                ),
            ),
            OtherTime::Impossible => (
                "impossible-date",
                text!(
                    "“{words}”: there is no such day",
                    "“{words}”：没有这一天",
                    words = words
                ),
            ),
        };
        reason(code, span, message)
    }
}

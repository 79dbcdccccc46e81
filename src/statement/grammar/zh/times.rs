//! What a time of a clause is: a deadline, a limit of each case, a frequency.

use crate::plan::value::Bound;
use crate::statement::grammar::draft::figure;
use crate::statement::grammar::limits::{bounds_each_case, is_case_event};
use crate::statement::quantity::{Quantity, TimeUnit};
use crate::statement::time::{TimeKind, TimePhrase};
use super::Walk;

impl<'s, 't> Walk<'s, 't> {
    pub(super) fn time(&mut self, time: &TimePhrase, number: Option<&Quantity>) {
        match time.kind {
            TimeKind::Due(_) => self.deadline(time),
            TimeKind::Within(length) => {
                if bounds_each_case(self.tokens, self.at, length) {
                    self.case_limit(time, number);
                } else {
                    self.deadline(time);
                }
            }
            TimeKind::After { length, event } => {
                let event = self.sentence.part(event);
                if length.unit <= TimeUnit::Hour || is_case_event(event) {
                    self.case_limit(time, number);
                } else {
                    self.deadline(time);
                }
            }
            TimeKind::Frequency => {
                self.frequency = Some(time.span);
                if self.noun.is_some() {
                    self.read_noun();
                }
            }
            _ => {}
        }
    }

    pub(super) fn deadline(&mut self, time: &TimePhrase) {
        self.end_noun();
        self.due = Some(time.clone());
        self.draft.deadlines.push(time.clone());
    }

    /// A limit that each case has: part of what is measured, or the target itself.
    pub(super) fn case_limit(&mut self, time: &TimePhrase, number: Option<&Quantity>) {
        if let Some(number) = number {
            self.draft.limit = Some(figure(number, Some(Bound::AtMost), time.span));
        }
        self.read_noun();
    }
}

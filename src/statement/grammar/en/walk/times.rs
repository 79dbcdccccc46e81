//! Times: deadlines, limits of each case, how often.

use crate::plan::value::Bound;
use crate::statement::quantity::{Quantity, TimeUnit, UnitKind};
use crate::statement::time::{TimeKind, TimePhrase};
use crate::statement::vocabulary::Class;

use super::super::super::draft::{Link, figure, said};
use super::super::super::limits::{bounds_each_case, is_case_event};
use super::super::super::tokens::{Kind, Token};
use super::super::is_value;
use super::super::words::{List, begins, words};
use super::Walk;

impl Walk<'_, '_> {
    pub(super) fn time(&mut self, time: &TimePhrase, number: Option<&Quantity>) {
        match time.kind {
            TimeKind::Due(_) => self.deadline(time),
            TimeKind::Within(length) => {
                let is_case = bounds_each_case(self.sentence, self.tokens, self.at, length)
                    || (length.unit <= TimeUnit::Week
                        && (self.has_case || self.names_metric() || self.due_elsewhere()));
                match is_case {
                    true => self.case_limit(time, number),
                    false => self.deadline(time),
                }
            }
            TimeKind::After { length, event } => {
                let event = self.sentence.part(event);
                // Of a release: of each.
                let of_each = begins(List::OfEach, event);
                let is_case = length.unit <= TimeUnit::Hour
                    || is_case_event(event)
                    || self.is_labelled()
                    || (length.unit <= TimeUnit::Week
                        && (self.is_share || self.has_case)
                        && (of_each || !is_project(event)));
                match is_case {
                    true => self.case_limit(time, number),
                    false => self.deadline(time),
                }
            }
            TimeKind::Frequency if self.often(time) => {}
            TimeKind::Frequency if self.noun.is_some() && !self.is_over && !self.counts => {
                self.read_noun();
            }
            _ => {}
        }
    }

    /// `Snags open one month after handover: 0`: the label says what is counted.
    fn is_labelled(&self) -> bool {
        let behind = &self.tokens[self.at + 1..];
        let is_mark = |token: &&&Token| matches!(token.kind, Kind::Mark(':'));
        behind.first().filter(is_mark).is_some()
            && behind.get(1).is_some_and(|token| is_value(token))
    }

    /// `Posts filled in 45 days by Q3`: with a deadline beside it, the length is that of each case.
    fn due_elsewhere(&self) -> bool {
        let behind = self.tokens[self.at + 1..].iter();
        let mut times = behind.filter_map(|token| token.time());
        let is_due = times.any(|time| matches!(time.kind, TimeKind::Due(_)));
        is_due && (self.noun.is_some() || self.draft.noun().is_some())
    }

    /// `Readmissions within 30 days to fall below 8%`: the length says what is measured.
    fn names_metric(&self) -> bool {
        let value_later = self.tokens[self.at + 1..]
            .iter()
            .any(|token| token.number().is_some());
        self.draft.verb.is_none() && self.noun.is_some() && !self.draft.has_value() && value_later
    }

    /// `Carry out checks four times a day, up from twice a day`: so often is the value.
    fn often(&mut self, time: &TimePhrase) -> bool {
        let text = self.sentence.part(time.span);
        let first = text.split(' ').next().unwrap_or_default();
        let times = match first {
            "once" => 1,
            "twice" => 2,
            "three" | "thrice" | "3" => 3,
            "four" | "4" => 4,
            "five" | "5" => 5,
            "six" | "6" => 6,
            _ => return false,
        };
        let verb = self.draft.verb.map(|verb| verb.class);
        let rest = match first {
            "once" | "twice" => text[first.len()..].trim_start(),
            _ => text[first.len()..]
                .trim_start()
                .trim_start_matches("times")
                .trim_start(),
        };
        let name = format!("times {rest}");
        let value = said(time.span, times, Some((UnitKind::Count, &name)));
        if self.link == Link::From {
            self.draft.baseline = Some(value);
            self.link = Link::None;
        } else if matches!(
            verb,
            Some(Class::Make | Class::Do | Class::Handle | Class::Rise)
        ) && !self.draft.has_value()
        {
            self.end_noun();
            self.level(value);
        } else {
            return false;
        }
        true
    }

    fn deadline(&mut self, time: &TimePhrase) {
        // “75% by March, 80% by June”: in English the deadline stands behind its value.
        match self.draft.levels.last_mut() {
            Some((_, due)) if due.is_none() => *due = Some(time.clone()),
            _ => self.due = Some(time.clone()),
        }
        self.draft.deadlines.push(time.clone());
    }

    fn case_limit(&mut self, time: &TimePhrase, number: Option<&Quantity>) {
        if let Some(number) = number {
            self.draft.limit = Some(figure(number, Some(Bound::AtMost), time.span));
        }
        if self.noun.is_some() && !self.is_over {
            self.read_noun();
        }
    }
}

/// Whether an event happens once in a project rather than once a case.
fn is_project(event: &str) -> bool {
    words(List::Project).any(|word| {
        let mut own = event.split([' ', ',']);
        own.any(|own| own == word) || word.contains(' ') && event.contains(word)
    })
}

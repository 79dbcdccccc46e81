//! What a time of a clause is: a deadline, a limit of each case, a frequency.

use super::Walk;
use crate::plan::value::Bound;
use crate::statement::grammar::draft::{Link, figure, said};
use crate::statement::grammar::limits::{bounds_each_case, is_case_event};
use crate::statement::grammar::tokens::Token;
use crate::statement::grammar::verbs::moves;
use crate::statement::quantity::{Quantity, TimeUnit, UnitKind};
use crate::statement::time::{Due, TimeKind, TimePhrase};
use crate::statement::vocabulary::Class;

impl<'s, 't> Walk<'s, 't> {
    pub(super) fn time(&mut self, time: &TimePhrase, number: Option<&Quantity>) {
        match time.kind {
            // 当日办结占比: part of the name.
            TimeKind::Due(Due::PeriodEnd {
                unit: TimeUnit::Day,
                ..
            }) if self.names_metric(self.at) => self.read_noun(),
            // 投诉当日办结: each on the day that it comes.
            TimeKind::Due(Due::PeriodEnd {
                unit: TimeUnit::Day,
                ..
            }) if self.is_about_cases() => {
                let day = said(time.span, 1, Some((UnitKind::Time(TimeUnit::Day), "天")));
                self.draft.limit = Some(day);
                self.read_noun();
            }
            TimeKind::Due(_) if self.is_year_of_object(time) => self.read_noun(),
            TimeKind::Due(_) => self.deadline(time),
            TimeKind::Within(length) if self.is_limit_in_name(length.unit) => {
                self.case_limit(time, number);
            }
            TimeKind::Within(length) => {
                if bounds_each_case(self.sentence, self.tokens, self.at, length) {
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
            // 从去年的18起减少到6起: the past leads to the value of then.
            TimeKind::Start(_) | TimeKind::Reference if self.leads_from(time) => {
                self.end_noun();
                self.link = Link::From;
            }
            TimeKind::Frequency => {
                self.frequency = Some(time.span);
                if self.noun.is_some() || self.is_mean_of_next(time) {
                    self.read_noun();
                }
            }
            _ => {}
        }
    }

    /// Whether a frequency says of what the mean is taken: 月均投诉量.
    fn is_mean_of_next(&self, time: &TimePhrase) -> bool {
        let names = |next: &Token| next.kind.is_text() || next.class().is_some_and(Class::is_noun);
        self.sentence.part(time.span).ends_with('均') && self.next().is_some_and(names)
    }

    /// Whether a length stands in the name of a metric: 30秒内电话接通率, 投诉7天内办结率.
    fn is_limit_in_name(&self, unit: TimeUnit) -> bool {
        let may_be = unit <= TimeUnit::Hour || (unit <= TimeUnit::Week && self.noun.is_some());
        may_be && self.names_metric(self.at)
    }

    /// Whether a year belongs to what is acted on: 9月前公开2025年账目.
    fn is_year_of_object(&self, time: &TimePhrase) -> bool {
        let acts = self.draft.verb.is_some() && !self.draft.deadlines.is_empty();
        let leads = self.next().is_some_and(|next| next.kind.is_text());
        acts && leads && self.sentence.part(time.span).ends_with('年')
    }

    /// Whether a past time leads to the value of then.
    fn leads_from(&self, time: &TimePhrase) -> bool {
        let text = self.sentence.part(time.span);
        let begins = text.starts_with(['从', '由']);
        begins && self.number_soon() || self.compares_with_value()
    }

    /// 比上学期的80%提升5个百分点: the value of then stands between the time and the change.
    fn compares_with_value(&self) -> bool {
        let [of, value, rest @ ..] = &self.tokens[self.at + 1..] else {
            return false;
        };
        let before = &self.sentence.folded()[..self.tokens[self.at].span.end as usize];
        let compares = ["比", "较"].iter().any(|word| {
            let text = self.sentence.part(self.tokens[self.at].span);
            text.starts_with(word) || before.ends_with(&format!("{word}{text}"))
        });
        let mut rest = rest.iter();
        compares
            && self.sentence.part(of.span) == "的"
            && value.number().is_some()
            && rest.any(|token| token.class().is_some_and(moves))
            && rest.any(|token| token.number().is_some())
    }

    /// Whether the clause says what is done with cases.
    fn is_about_cases(&self) -> bool {
        self.tokens
            .iter()
            .any(|token| token.is(Class::Case) || token.is(Class::Handle))
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

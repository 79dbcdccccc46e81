//! Words of change, and the bounds that stand before a value.

use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::quantity::UnitKind;
use crate::statement::vocabulary::Class;

use super::super::super::draft::{Link, Verb, said};
use super::super::super::verbs::{is_verb, moves};
use super::super::is_value;
use super::super::words::{List, is_in};
use super::Walk;

impl Walk<'_, '_> {
    /// A verb, or another word that says which way and sometimes by how much.
    pub(super) fn change(&mut self, class: Class, span: Span) {
        let text = self.sentence.part(span);
        let (class, amount) = match class {
            Class::Halve => (Class::Fall, Some((50, UnitKind::Percent, "%"))),
            Class::Double => (Class::Rise, Some((2, UnitKind::Multiple, "x"))),
            Class::Triple if text.starts_with("quad") => {
                (Class::Rise, Some((4, UnitKind::Multiple, "x")))
            }
            Class::Triple if text.starts_with("quint") => {
                (Class::Rise, Some((5, UnitKind::Multiple, "x")))
            }
            Class::Triple => (Class::Rise, Some((3, UnitKind::Multiple, "x"))),
            Class::Eliminate => {
                self.verb(Class::Fall, span);
                self.level(said(span, 0, None));
                return;
            }
            Class::RiseNoun => return self.change_noun(Class::Rise, span),
            // Time from offer to start cut to 10 days: nobody speaks of a cut there.
            Class::FallNoun if text == "cut to" && self.value_next() => {
                self.verb(Class::Fall, span);
                self.link = Link::To;
                return;
            }
            Class::FallNoun => return self.change_noun(Class::Fall, span),
            class => (class, None),
        };
        if self.compares(span) {
            // 15 places higher than in autumn, to be 20% shorter: so many more or less.
            self.end_noun();
            self.draft.amount = self.draft.levels.pop().map(|(level, _)| level);
            self.draft.verb = Some(Verb { span, class });
        } else if is_verb(class) {
            self.verb(class, span);
        }
        if let Some((value, unit, name)) = amount {
            self.draft.amount = Some(said(span, value, Some((unit, name))));
        }
    }

    /// Whether a word behind a number compares what there will be with what there is: 20% shorter,
    /// 8% up.
    fn compares(&self, span: Span) -> bool {
        let [(level, _)] = &self.draft.levels[..] else {
            return false;
        };
        let text = self.sentence.part(span);
        let is_beside = self.before(span).len() == level.span.end as usize;
        let is_adverb = is_in(List::Particle, text);
        let open = self.draft.verb.is_none();
        is_in(List::Comparative, text) && (open || !is_adverb) && (is_beside || !is_adverb)
    }

    /// `a 20% reduction in complaints`: the noun says which way, the number by how much.
    pub(super) fn change_noun(&mut self, class: Class, span: Span) {
        self.noun = None;
        let level = self.draft.levels.pop().map(|(level, _)| level);
        self.draft.amount = self
            .draft
            .amount
            .take()
            .or(level)
            .or(self.draft.count.take());
        if let Some(amount) = &mut self.draft.amount
            && let Some(unit) = &mut amount.unit
            && unit.kind == UnitKind::Score
            && self.sentence.part(span).contains("percentage")
        {
            unit.kind = UnitKind::PercentagePoints;
        }
        self.draft.verb = Some(Verb { span, class });
        self.draft.object = None;
        self.link = Link::By;
        self.counts = false;
    }

    /// `Take the share up from 18%`: the particle says which way.
    pub(super) fn turn(&mut self, span: Span) {
        let class = match self.sentence.part(span).split(' ').next() {
            Some("up") => Class::Rise,
            Some("down") => Class::Fall,
            _ => return,
        };
        // Take the share up: to take says nothing by itself.
        let says_more = self.draft.verb.is_some_and(|verb| moves(verb.class));
        if !says_more && !self.draft.has_value() {
            self.draft.verb = Some(Verb { span, class });
        }
    }

    /// Whether a value stands next, with its bound or without.
    pub(super) fn value_next(&self) -> bool {
        self.next().is_some_and(is_value)
    }

    pub(super) fn bound_before(&mut self, bound: Bound, span: Span) {
        if self.qualifies(bound, span) {
            self.read_noun();
            self.is_qualified = true;
            return;
        }
        self.end_noun();
        self.bound = Some((bound, span));
    }

    /// Whether a bound says which cases are meant rather than what is to be reached: `arrears
    /// outstanding for more than 90 days`, `reduce calls over 5 minutes`, `more use by children under
    /// five`.
    fn qualifies(&self, bound: Bound, span: Span) -> bool {
        if self.noun.is_none() || self.link != Link::None {
            return false;
        }
        if self.before(span).ends_with(" for") {
            return true;
        }
        let way = self.draft.verb.map(|verb| verb.class);
        let contradicts = match bound {
            Bound::AtLeast | Bound::Above => way == Some(Class::Fall),
            Bound::AtMost | Bound::Below => way == Some(Class::Rise),
        };
        let of_share = self.is_share && self.draft.has_value();
        let glued = self
            .draft
            .verb
            .is_some_and(|verb| verb.span.end >= span.start);
        (contradicts || of_share) && !glued
    }
}

//! Numbers that are no value by themselves: scopes, ratios, parts of a name.

use rust_decimal::Decimal;

use crate::statement::quantity::{Quantity, Unit, UnitKind};
use crate::statement::vocabulary::Class;

use super::super::super::draft::{Head, Link, Noun};
use super::super::super::tokens::{Kind, Token};
use super::super::super::verbs::moves;
use super::super::words::{List, ends, is_in};
use super::Walk;

impl Walk<'_, '_> {
    /// `One teacher to 12 pupils`, `one nurse for every six patients`: the second number says how
    /// many come to one.
    pub(super) fn is_ratio(&mut self, number: &Quantity) -> bool {
        let one = match &self.draft.levels[..] {
            [(level, _)] => level.value == Decimal::ONE && level.bound.is_none(),
            _ => false,
        };
        let before = self.before(number.span);
        let is_ratio = one
            && self.draft.baseline.is_none()
            && number.unit.is_none()
            && ends(List::Ratio, before);
        if is_ratio {
            self.end_noun();
            if let Some(noun) = self.tail.take() {
                self.draft.object.get_or_insert(Noun {
                    head: Head::Thing,
                    ..noun
                });
            }
        }
        is_ratio
    }

    /// `The 30-day readmission rate`: the number says which rate is meant.
    pub(super) fn is_modifier(&self, number: &Quantity) -> bool {
        let text = self.sentence.part(number.span);
        let names = |unit: &Unit| matches!(unit.kind, UnitKind::Time(_) | UnitKind::Score);
        let goes_on = self.next().is_some_and(|next| match next.kind {
            Kind::Text => true,
            Kind::Word(class) => class.is_noun(),
            _ => false,
        });
        let verb = self.draft.verb.map(|verb| verb.class);
        let keeps = matches!(
            verb,
            None | Some(Class::Soft | Class::Rise | Class::Fall | Class::Keep)
        );
        text.contains('-')
            && number.unit.as_ref().is_some_and(names)
            && goes_on
            && keeps
            && self.link == Link::None
            && self.bound.is_none()
    }

    /// Which way a percentage goes that stands before `below the level of 2019`.
    pub(super) fn compared(&self, unit: Option<UnitKind>) -> Option<Class> {
        let next = self.next().filter(|_| unit == Some(UnitKind::Percent))?;
        // 35% over the life of the plan: a time follows.
        let word = self.sentence.part(next.span);
        if ["over", "within", "inside", "past", "up to"].contains(&word) {
            return None;
        }
        let class = match next.class()? {
            Class::AtMost => Class::Fall,
            Class::AtLeast => Class::Rise,
            _ => return None,
        };
        let behind = self.tokens.get(self.at + 2)?;
        let is_value = behind.number().is_some();
        (!is_value && !matches!(behind.kind, Kind::Mark(_))).then_some(class)
    }

    /// Whether a number says how many places or things the goal is about.
    pub(super) fn is_scope(&self, number: &Quantity) -> bool {
        let before = self.before(number.span);
        if self.bound.is_none() && ends(List::Age, before) {
            return true;
        }
        if self.draft.all.is_some()
            && self.noun.is_some()
            && number
                .unit
                .as_ref()
                .is_none_or(|unit| unit.kind != UnitKind::Percent)
        {
            return true;
        }
        let behind = self.next().and_then(Token::class);
        // To shrink with 400 children, as some say for `by`.
        let changes = self
            .draft
            .verb
            .is_some_and(|verb| matches!(verb.class, Class::Rise | Class::Fall));
        if changes && before.ends_with(" with") && self.draft.object.is_none() {
            return false;
        }
        // To be kept at 92, at 92 or above.
        let is_kept = before.ends_with(" at")
            && self
                .draft
                .verb
                .is_some_and(|verb| matches!(verb.class, Class::Keep | Class::Reach | Class::Cap));
        if is_kept || matches!(behind, Some(Class::OrMore | Class::OrLess)) {
            return false;
        }
        if number.unit.is_some() || self.link != Link::None || self.bound.is_some() {
            return false;
        }
        let last = before.rsplit_once(' ').map_or("", |(_, last)| last);
        let scoped = is_in(List::Scope, last);
        let has_verb = self.draft.verb.is_some();
        let articled = ["the", "our", "its", "all"].contains(&last);
        let value_later = self.tokens[self.at + 1..].iter().any(|token| {
            token.number().is_some()
                || matches!(token.class(), Some(Class::AtLeast | Class::AtMost))
        });
        if articled {
            return has_verb && self.noun.is_some() || !has_verb && value_later;
        }

        scoped && (has_verb || value_later)
            || (!has_verb && self.noun.is_some() && value_later && self.verb_later())
    }

    pub(super) fn verb_later(&self) -> bool {
        self.tokens[self.at + 1..]
            .iter()
            .any(|token| token.class().is_some_and(moves))
    }
}

//! Numbers of places and things that say how far a goal reaches.

use super::Walk;
use crate::statement::grammar::draft::Link;
use crate::statement::grammar::tokens::{Kind, Token};
use crate::statement::grammar::verbs::is_verb;
use crate::statement::quantity::{Quantity, UnitKind};
use crate::statement::vocabulary::{Class, List};

impl Walk<'_, '_> {
    /// Whether a number says how many places or things the goal is about.
    pub(super) fn is_scope(&self, number: &Quantity) -> bool {
        let unit = number.unit.as_ref().map(|unit| unit.kind);
        if !matches!(unit, Some(UnitKind::Count) | None) {
            return false;
        }
        if self.link == Link::To || self.bound.is_some() {
            return false;
        }
        let value_later = self.tokens[self.at + 1..].iter().any(|token| {
            matches!(
                token.class(),
                Some(
                    Class::Rise
                        | Class::Fall
                        | Class::Reach
                        | Class::Keep
                        | Class::Cap
                        | Class::Object
                        | Class::AtLeast
                        | Class::AtMost
                )
            )
        });
        let place_next = self.next().is_some_and(|next| next.is(Class::Place));
        let broad_next = self
            .next()
            .and_then(Token::class)
            .is_some_and(|class| matches!(class, Class::Hidden | Class::Abstract | Class::Broad));
        let verb = self.draft.verb.map(|verb| verb.class);
        let before = self.sentence.folded()[..number.span.start as usize].trim_end();
        let after_scope = List::BeforeScope.ends(before);
        // 指数控制在0.95以下: the 在 of a verb leads to the value.
        let behind_verb = self.previous().and_then(Token::class).is_some_and(is_verb);
        if after_scope && !behind_verb {
            return true;
        }
        match verb {
            None => value_later || (place_next && self.verb_later()),
            // 落实三项制度.
            Some(Class::Soft) => place_next || broad_next,
            Some(Class::Do) => place_next,
            // 完成12个老旧小区28台电梯加装: the second number counts what is made.
            Some(Class::Make) => self.counts_later(),
            Some(_) => false,
        }
    }

    /// Whether places stand between this number and one that counts.
    fn counts_later(&self) -> bool {
        let mut behind = self.tokens[self.at + 1..].iter();
        let place = behind.by_ref().take(2).any(|token| token.is(Class::Place));
        place && behind.next().is_some_and(|token| token.number().is_some())
    }

    /// Passes over the noun that a scope number counts.
    pub(super) fn skip_scope(&mut self) {
        let first = self.at + 1;
        while let Some(next) = self.next() {
            let is_noun = matches!(next.kind, Kind::Text | Kind::Quoted)
                || next.class().is_some_and(|class| {
                    matches!(
                        class,
                        Class::Place | Class::Case | Class::Metric | Class::Abstract
                    )
                });
            if !is_noun || next.is(Class::Metric) {
                break;
            }
            self.at += 1;
        }
        if first <= self.at {
            self.scope_noun.get_or_insert(self.noun_of(first, self.at));
        }
    }
}

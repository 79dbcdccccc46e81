//! Whether a word plays its part where it stands or belongs to a longer one.

use crate::source::Span;
use crate::statement::grammar::tokens::{Kind, Token};
use crate::statement::grammar::verbs::{is_verb, rank};
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::Class;
use super::Walk;

impl<'s, 't> Walk<'s, 't> {
    /// Whether a word plays its part here rather than being part of a longer one.
    pub(super) fn acts(&self, class: Class, span: Span) -> bool {
        let next = self.next();
        let next_class = next.and_then(Token::class);
        let is_short = self.sentence.part(span).chars().nth(1).is_none();
        let value_next = self.is_value_next();
        let verb_next = next_class.is_some_and(is_verb);
        match class {
            Class::Metric | Class::Cost | Class::Abstract | Class::Hidden | Class::Place
            | Class::Case => false,
            Class::Evidence => false,
            Class::To => value_next || next.is_some_and(|next| next.time().is_some()),
            Class::From | Class::Now => self.number_soon(),
            // 至少召开1次: the verb may come between.
            Class::AtLeast | Class::AtMost => {
                let behind = self.tokens.get(self.at + 2);
                value_next || (verb_next && behind.is_some_and(|token| token.number().is_some()))
            }
            Class::OrMore | Class::OrLess | Class::About => true,
            Class::Object => !verb_next,
            Class::Purpose | Class::Means => self.at == 0 || value_next,
            Class::Zero if is_short => matches!(next_class, Some(Class::Cost | Class::Case)),
            Class::Zero | Class::All | Class::Result => true,
            Class::Rise | Class::Fall | Class::Reach if is_short => value_next,
            Class::Intro | Class::Adverb | Class::And | Class::Respectively if is_short => {
                value_next || verb_next
            }
            // 非计划再入院率: inside a noun it is part of it.
            Class::Intro => self.noun.is_none() || verb_next || value_next,
            _ if is_verb(class) => !self.is_in_metric(class),
            _ => true,
        }
    }

    /// Whether a number follows within a few tokens, before the clause turns.
    pub(super) fn number_soon(&self) -> bool {
        let behind = self.tokens[self.at + 1..].iter().take(5);
        let mut behind = behind.take_while(|token| {
            !matches!(
                token.class(),
                Some(Class::To | Class::Object | Class::Make | Class::Rise | Class::Fall)
            )
        });
        behind.any(|token| token.number().is_some())
    }

    /// Whether a verb is part of the name of a metric: 完成 of 整改完成率.
    pub(super) fn is_in_metric(&self, class: Class) -> bool {
        if rank(class) == 5 {
            return matches!(self.next().and_then(Token::class), Some(Class::Metric))
                && self.next().is_some_and(|next| self.sentence.part(next.span).chars().count() == 1);
        }
        // 推进智慧医院建设: at the end of what a verb acts on.
        let outranked = self
            .draft
            .verb
            .is_some_and(|verb| rank(class) <= rank(verb.class));
        if self.noun.is_some() && (outranked || (self.next().is_none() && self.draft.verb.is_some())) {
            return true;
        }
        let mut last = None;
        for token in &self.tokens[self.at + 1..] {
            match &token.kind {
                Kind::Text | Kind::Quoted => last = None,
                Kind::Word(class) => match class {
                    Class::Metric | Class::Cost => last = Some(()),
                    Class::Abstract | Class::Case | Class::Place | Class::Hidden => last = None,
                    Class::Make | Class::Do | Class::Soft | Class::Handle | Class::Stop
                    | Class::Input => last = None,
                    Class::Adverb | Class::All => {}
                    _ => break,
                },
                Kind::Time(time, _) if !matches!(time.kind, TimeKind::Due(_)) => {}
                _ => break,
            }
        }
        last.is_some() && (self.noun.is_some() || self.leads_to_value())
    }

    /// Whether what follows the noun phrase is a change or a value, so that the phrase is what
    /// changes.
    pub(super) fn leads_to_value(&self) -> bool {
        let behind = self.tokens[self.at + 1..].iter();
        let mut behind = behind.skip_while(|token| {
            matches!(token.kind, Kind::Text | Kind::Quoted | Kind::Time(..))
                || token.class().is_some_and(|class| {
                    !matches!(
                        class,
                        Class::From | Class::To | Class::AtLeast | Class::AtMost | Class::Zero
                    ) && rank(class) < 5
                })
        });
        behind.next().is_some()
    }

    /// Whether a value, or what leads to one, stands behind this token.
    pub(super) fn is_value_next(&self) -> bool {
        self.next().is_some_and(|next| {
            next.number().is_some()
                || matches!(
                    next.class(),
                    Some(
                        Class::AtLeast
                            | Class::AtMost
                            | Class::About
                            | Class::To
                            | Class::Zero
                            | Class::All
                    )
                )
        })
    }

    pub(super) fn verb_later(&self) -> bool {
        self.tokens[self.at + 1..]
            .iter()
            .any(|token| token.class().is_some_and(is_verb))
    }
}

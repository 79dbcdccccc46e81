//! Noun phrases and their places in a clause.

use super::Walk;
use crate::statement::grammar::draft::{Head, Link, Noun};
use crate::statement::grammar::tokens::Kind;
use crate::statement::vocabulary::{Class, List};

impl<'s, 't> Walk<'s, 't> {
    /// Takes the token into the noun phrase that is being read.
    pub(super) fn read_noun(&mut self) {
        let first = self.noun.map_or(self.at, |(first, _)| first);
        self.noun = Some((first, self.at));
    }

    /// A mark inside a noun phrase: 安保、保洁满意度.
    pub(super) fn read_noun_between(&mut self) {}

    pub(super) fn noun_of(&self, first: usize, last: usize) -> Noun {
        let span = self.tokens[first].span.to(self.tokens[last].span);
        let head = match &self.tokens[last].kind {
            Kind::Quoted => Head::Named,
            Kind::Word(class) => Head::of(Some(*class)),
            _ => Head::Thing,
        };
        Noun { span, head }
    }

    /// Ends the noun phrase and gives it its place.
    pub(super) fn end_noun(&mut self) {
        let Some((first, mut last)) = self.noun.take() else {
            return;
        };
        // 降到每平方米7千瓦时: what the value is compared with is no thing.
        if self.link == Link::To {
            return;
        }
        // 接通率在91%的基础上: a preposition begins what stands behind it.
        while last > first && is_preposition(self.sentence.part(self.tokens[last].span)) {
            last -= 1;
        }
        // 全区新增养老床位: the whole is no thing.
        if self.tokens[first..=last]
            .iter()
            .all(|token| token.is(Class::Whole))
        {
            return;
        }
        let noun = self.noun_of(first, last);
        // 第二步突破5000人次: a step is no thing.
        let text = self.sentence.part(noun.span);
        if text.starts_with('第') && text.ends_with(['步', '段']) {
            return;
        }
        let draft = &mut self.draft;
        if draft.has_value() {
            self.tail.get_or_insert(noun);
        } else if draft.verb.is_none() {
            // 平台2026年底前全区上线: the first of them, unless only the second is a metric.
            let old = draft
                .subject
                .filter(|old| old.head.is_metric() || !noun.head.is_metric());
            draft.subject = old.or(Some(noun));
        } else if draft.object.is_none() {
            draft.object = Some(noun);
        }
    }

    /// Whether a noun phrase stands before this token.
    pub(super) fn has_noun(&self) -> bool {
        self.noun.is_some() || self.draft.subject.is_some()
    }
}

/// Whether words are a preposition that leads from a name to what is said of it: 率在91%.
pub(super) fn is_preposition(text: &str) -> bool {
    List::Preposition.words().contains(&text)
}

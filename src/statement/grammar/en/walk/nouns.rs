//! Noun phrases.

use crate::lang::Lang;
use crate::source::Span;
use crate::statement::quantity::{Unit, UnitKind};
use crate::statement::vocabulary::{Class, Vocabulary};

use super::super::super::draft::{Head, Noun};
use super::super::super::tokens::Kind;
use super::super::super::verbs::rank;
use super::super::words::{List, begins, is_in, words};
use super::Walk;

impl Walk<'_, '_> {
    pub(super) fn read_noun(&mut self) {
        let first = self.noun.map_or(self.at, |(first, _)| first);
        self.noun = Some((first, self.at));
    }

    /// The noun phrase of some tokens, without articles and prepositions around it; `None` when
    /// nothing else is left.
    pub(super) fn noun_of(&self, first: usize, last: usize) -> Option<Noun> {
        let span = self.tokens[first].span.to(self.tokens[last].span);
        let text = self.sentence.part(span);
        // 1,500 more patients: patients are counted.
        let is_counted = first > 0 && self.tokens[first - 1].number().is_some();
        let mut rest = text;
        if is_counted {
            let counted = text.strip_prefix("of ").unwrap_or(text);
            let (word, behind) = counted.split_once(' ').unwrap_or((counted, ""));
            if (is_in(List::More, word) || word == "new") && !behind.is_empty() {
                rest = behind;
            }
        }
        let rest = without_ends(rest);
        // Across all depots: so far it reaches.
        let noun = rest
            .split_once(" across ")
            .map_or(rest, |(noun, _)| noun.trim_end());
        if noun.is_empty() || is_in(List::Pronoun, noun) {
            return None;
        }
        let start = span.start as usize + (noun.as_ptr() as usize - text.as_ptr() as usize);
        let span = Span::new(start, start + noun.len());
        Some(Noun {
            span,
            head: self.head(first, last, span),
        })
    }

    /// The head of a noun phrase: its last word before the first preposition.
    pub(super) fn head(&self, first: usize, last: usize, span: Span) -> Head {
        let text = self.sentence.part(span);
        let first_word = text.split(' ').next().unwrap_or_default();
        // More welcoming than what?
        let is_adjective = text == first_word && is_in(List::MildPraise, text);
        let cut = self.head_end(span);
        let last_word = text[..cut].rsplit(' ').next().unwrap_or_default();
        // Outstanding cases are open, outstanding care is praise.
        let is_open = first_word == "outstanding"
            && matches!(
                Vocabulary::of(Lang::En).noun(last_word),
                Some(Class::Case | Class::Cost)
            );
        let is_praised = is_in(List::Praise, first_word) && !is_open;
        if first_word == "more" || is_adjective || is_praised {
            return Head::Abstract;
        }
        // An inclusive, accessible and welcoming workplace: nothing but praise.
        let praises = text[..cut]
            .split([' ', ','])
            .filter(|word| is_in(List::MildPraise, word));
        if praises.count() > 1 {
            return Head::Abstract;
        }
        let end = span.start as usize + cut;
        let words = &self.tokens[first..=last];
        let whole = words.iter().find(|token| {
            token.is(Class::Abstract)
                && token.span.start == span.start
                && token.span.end as usize > end
        });
        if whole.is_some() {
            return Head::Abstract;
        }
        let word = words
            .iter()
            .rfind(|token| token.span.start >= span.start && token.span.end as usize <= end);
        match word.map(|token| &token.kind) {
            Some(Kind::Quoted) => Head::Named,
            Some(Kind::Word(class)) if word.is_some_and(|word| word.span.end as usize == end) => {
                let known = match class.is_noun() {
                    true => Some(*class),
                    // To support the migration; the support of users.
                    false => word.and_then(|word| {
                        Vocabulary::of(Lang::En).noun(self.sentence.part(word.span))
                    }),
                };
                match Head::of(known) {
                    Head::Broad if is_in(List::MildPraise, first_word) => Head::Abstract,
                    head => head,
                }
            }
            Some(Kind::Text) if is_quality(text[..cut].rsplit(' ').next().unwrap_or_default()) => {
                Head::Abstract
            }
            _ => Head::Thing,
        }
    }

    /// Where the head of a noun phrase ends: before a preposition, a participle, or a verb that says
    /// what people do: 60 staff complete the course.
    pub(super) fn head_end(&self, span: Span) -> usize {
        let text = self.sentence.part(span);
        let words = self
            .tokens
            .windows(2)
            .filter(|words| span.contains(words[0].span) && span.contains(words[1].span));
        let mut does = words.filter(|words| {
            let verb = self.sentence.part(words[1].span);
            let acts = words[1]
                .class()
                .is_some_and(|class| (1..5).contains(&rank(class)));
            words[0].is(Class::Staff) && acts && !verb.ends_with(['s', 'd', 'g'])
        });
        let end = does
            .next()
            .map(|words| (words[0].span.end - span.start) as usize);
        end.unwrap_or(usize::MAX).min(head_end(text))
    }

    pub(super) fn end_noun(&mut self) {
        let Some((first, last)) = self.noun.take() else {
            return;
        };
        let Some(noun) = self.noun_of(first, last) else {
            return;
        };
        if self.counts {
            self.counts = false;
            self.counted(noun);
            return;
        }
        // The council will halve road injuries: the verb says by how much, and what stands right
        // behind it is what changes.
        let before = first.checked_sub(1).map(|before| self.tokens[before].span);
        let amount = self.draft.amount.as_ref().map(|amount| amount.span);
        let is_halved = before.is_some() && before == amount && self.draft.object.is_none();
        let draft = &mut self.draft;
        if is_halved {
            draft.object = Some(noun);
        } else if draft.has_value() {
            self.tail.get_or_insert(noun);
        } else if draft.verb.is_none() {
            draft.subject = Some(noun);
        } else if draft.object.is_none() {
            draft.object = Some(noun);
        }
    }

    /// The noun behind a number without a unit is what the number counts.
    fn counted(&mut self, noun: Noun) {
        let text = self.sentence.part(noun.span);
        let cut = self.head_end(noun.span);
        let written = self.sentence.words(Span::new(
            noun.span.start as usize,
            noun.span.start as usize + cut,
        ));
        let mut head = written.rsplit(' ').next().unwrap_or_default().to_owned();
        if let Some((_, per)) = text[cut..]
            .split_once("per ")
            .filter(|_| text[cut..].starts_with(" per "))
        {
            let per = per.split(' ').next().unwrap_or_default();
            if ["hour", "day", "week", "month", "quarter", "year"].contains(&per) {
                head = format!("{head}/{per}");
            }
        }
        let unit = (!head.is_empty()).then_some(Unit {
            kind: UnitKind::Count,
            name: head,
        });
        let draft = &mut self.draft;
        let figure = draft
            .levels
            .last_mut()
            .map(|(figure, _)| figure)
            .or(draft.amount.as_mut())
            .or(draft.count.as_mut())
            .or(draft.baseline.as_mut());
        if let Some(figure) = figure
            && figure.unit.is_none()
        {
            figure.unit = unit;
        }
        if self.draft.baseline.is_some() && !self.draft.has_value() {
            self.draft.object.get_or_insert(noun);
        } else {
            self.tail.get_or_insert(noun);
        }
    }
}

/// A text without the small words around a noun phrase.
fn without_ends(text: &str) -> &str {
    let mut rest = text.trim();
    while let Some(shorter) = words(List::BeforeNoun)
        .filter_map(|word| cut_end(rest, rest.strip_prefix(word)?, |rest| rest.starts_with(' ')))
        .min_by_key(|rest| rest.len())
    {
        rest = shorter;
    }
    while let Some(shorter) = words(List::BehindNoun)
        .filter_map(|word| cut_end(rest, rest.strip_suffix(word)?, |rest| rest.ends_with(' ')))
        .min_by_key(|rest| rest.len())
    {
        rest = shorter;
    }
    rest
}

/// What is left of a text where the cut is at the end of a word.
fn cut_end<'t>(text: &str, rest: &'t str, at_word: impl Fn(&str) -> bool) -> Option<&'t str> {
    (rest.len() < text.len() && (rest.is_empty() || at_word(rest))).then_some(rest.trim())
}

/// Where the head of a noun phrase ends: before its first preposition.
pub fn head_end(text: &str) -> usize {
    let mut spaces = text.match_indices(' ').map(|(at, _)| at);
    let end = spaces.find(|at| begins(List::Preposition, &text[at + 1..]));
    let end = end.unwrap_or(text.len());
    participle(&text[..end]).unwrap_or(end)
}

/// Where the participle stands that goes on with a plural: `employees completing their training`.
fn participle(text: &str) -> Option<usize> {
    let mut before: Option<&str> = None;
    text.split(' ').find_map(|word| {
        let is_plural =
            before.is_some_and(|before| before.ends_with('s') && !before.ends_with("ss"));
        before = Some(word);
        let is_participle = word.len() > 5 && (word.ends_with("ing") || word.ends_with("ed"));
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        (is_plural && is_participle).then(|| at - 1)
    })
}

/// Whether an unknown noun names a quality by the way it ends: outwardness, stewardship.
fn is_quality(word: &str) -> bool {
    const SHORTEST: usize = 7;
    let ends = words(List::QualityEnd).any(|end| word.ends_with(end));
    word.len() >= SHORTEST && ends && !is_in(List::NoQuality, word)
}

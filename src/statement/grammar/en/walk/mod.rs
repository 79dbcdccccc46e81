//! Walks through a clause and gives each token its part.

mod acts;
mod changes;
mod nouns;
mod numbers;
mod scope;
mod settle;
mod times;
mod verbal;

use crate::lang::Lang;
use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::time::TimePhrase;
use crate::statement::vocabulary::{Class, Vocabulary};
use crate::statement::{Figure, Sentence};

use super::super::draft::{Draft, Link, Noun, Verb, said};
use super::super::tokens::{Kind, Token};
use super::super::verbs::{is_verb, moves, rank};
use super::words::{List, is_in};
use acts::part_of;
pub use nouns::head_end;

/// Walks through a clause and gives each token its part.
pub struct Walk<'s, 't> {
    sentence: &'s Sentence<'t>,
    tokens: &'s [&'s Token],
    at: usize,
    draft: Draft,
    /// The noun phrase that is being read, by its first and last token.
    noun: Option<(usize, usize)>,
    link: Link,
    bound: Option<(Bound, Span)>,
    /// The deadline that stands before the next value.
    due: Option<TimePhrase>,
    /// A noun phrase behind the value.
    tail: Option<Noun>,
    /// Whether a number waits for the noun that it counts.
    counts: bool,
    /// Whether what follows says what for.
    is_over: bool,
    /// Whether cases are spoken of, so that a short length is the limit of each.
    has_case: bool,
    /// Whether the value is a share of what follows.
    is_share: bool,
    /// Whether the clause is the first of the sentence.
    opens: bool,
    /// Whether the next number belongs to the noun phrase.
    is_qualified: bool,
}

impl<'s, 't> Walk<'s, 't> {
    /// `opening` is the place of the first letter of the sentence.
    pub fn new(
        sentence: &'s Sentence<'t>,
        tokens: &'s [&'s Token],
        opening: Option<usize>,
    ) -> Walk<'s, 't> {
        let span = tokens.first().map(|token| token.span).unwrap_or_default();
        let last = tokens.last().map(|token| token.span).unwrap_or_default();
        Walk {
            sentence,
            tokens,
            at: 0,
            draft: Draft {
                span: span.to(last),
                ..Draft::default()
            },
            noun: None,
            link: Link::None,
            bound: None,
            due: None,
            tail: None,
            counts: false,
            is_over: false,
            has_case: false,
            is_share: false,
            is_qualified: false,
            opens: opening.is_none_or(|opening| opening >= span.start as usize),
        }
    }

    pub fn run(&mut self) {
        while self.at < self.tokens.len() {
            let token = self.tokens[self.at];
            match &token.kind {
                Kind::Time(..)
                    if matches!(self.link, Link::To | Link::By) && part_of(token).is_some() =>
                {
                    if let Some(part) = part_of(token) {
                        self.number(part);
                    }
                }
                Kind::Time(time, number) => self.time(time, number.as_ref()),
                _ if self.is_over => {}
                Kind::Text | Kind::Quoted => self.read_noun(),
                Kind::Number(number) => {
                    if self.stands_today() {
                        self.link = Link::Now;
                    }
                    self.number(number);
                }
                Kind::Mark(':' | '\u{2013}' | '\u{2014}' | '-') => self.end_noun(),
                Kind::Mark(_) => {}
                Kind::Word(class) => self.word(*class, token.span),
            }
            self.at += 1;
        }
        self.end_noun();
    }

    pub fn finish(mut self) -> Draft {
        if self.draft.object.is_none() && self.draft.subject.is_none() {
            self.draft.object = self.tail;
        }
        // “Every time” alone counts nothing.
        let counts_all = self.opens && self.tokens.len() > 1 && {
            let noun = self
                .draft
                .noun()
                .map_or("", |noun| self.sentence.part(noun.span));
            noun.split(' ').count() > 4
        };
        if self.draft.verb.is_none()
            && !self.draft.has_value()
            && self.draft.scope.is_none()
            && !counts_all
        {
            self.draft.all = None;
        }
        self.count_things();
        self.name_event();
        self.settle();
        self.name_score();
        self.name_share();
        self.doubt_feelings();
        self.count_alone();
        // “The team will cut waiting times”: the team acts, the times are measured.
        if self.draft.object.is_some() && self.draft.verb.is_some() {
            self.draft.subject = None;
        }
        self.draft
    }

    pub(super) fn next(&self) -> Option<&'s Token> {
        self.tokens.get(self.at + 1).copied()
    }

    fn previous(&self) -> Option<&'s Token> {
        let before = self.at.checked_sub(1)?;
        self.tokens.get(before).copied()
    }

    /// The text before a place, without white space at its end.
    fn before(&self, place: Span) -> &str {
        self.sentence.folded()[..place.start as usize].trim_end()
    }

    fn restart(&mut self) {
        self.noun = None;
        let deadlines = std::mem::take(&mut self.draft.deadlines);
        self.draft = Draft {
            span: self.draft.span,
            deadlines,
            ..Draft::default()
        };
    }

    fn word(&mut self, class: Class, span: Span) {
        if !self.acts(class, span) {
            let noun = Vocabulary::of(Lang::En).noun(self.sentence.part(span));
            self.has_case |= matches!(class, Class::Case | Class::Handle | Class::All)
                || noun == Some(Class::Case);
            self.read_noun();
            return;
        }
        match class {
            Class::Result => self.restart(),
            Class::Purpose | Class::Means => {
                self.end_noun();
                self.is_over = self.at > 0;
            }
            Class::From => {
                self.turn(span);
                self.leads(Link::From);
            }
            Class::Now => self.leads(Link::Now),
            Class::To => self.to(),
            Class::By => self.leads(Link::By),
            Class::AtLeast => self.bound_before(Bound::AtLeast, span),
            // Move completion up to 95%, but: train up to 30 wardens.
            Class::AtMost if self.sentence.part(span) == "up to" && self.moves_something() => {
                self.leads(Link::To);
            }
            Class::AtMost => self.bound_before(Bound::AtMost, span),
            Class::All => {
                self.draft.all = Some(span);
                self.has_case = true;
            }
            Class::Zero => {
                self.end_noun();
                self.level(said(span, 0, None));
                // Nobody is no number of things.
                self.counts = !is_in(List::Pronoun, self.sentence.part(span));
            }
            _ => self.change(class, span),
        }
    }

    /// Whether the verb moves a figure, or something that moves.
    fn moves_something(&self) -> bool {
        self.draft.verb.is_some_and(|verb| {
            moves(verb.class) || is_in(List::Causes, self.sentence.part(verb.span))
        })
    }

    fn leads(&mut self, link: Link) {
        self.end_noun();
        self.link = link;
    }

    /// `to` before a value leads to it; before a verb it says what for, once there is an aim.
    fn to(&mut self) {
        self.end_noun();
        let next = self.next();
        if next.is_some_and(|next| next.class().is_some_and(is_verb)) {
            if self.aims_later() {
                let subject = self.draft.object.or(self.draft.subject);
                self.restart();
                self.draft.subject = subject;
                return;
            }
            let has_aim = self.draft.verb.is_some_and(|verb| rank(verb.class) >= 2)
                && (self.draft.object.is_some() || self.draft.has_value());
            self.is_over = has_aim;
        } else {
            self.link = Link::To;
        }
    }

    /// `Train staff to cut errors by 20%`: with a value behind it, the later verb has the aim.
    fn aims_later(&self) -> bool {
        let next = self.next().and_then(Token::class);
        next.is_some_and(moves)
            && !self.draft.has_value()
            && self.tokens[self.at + 1..]
                .iter()
                .any(|token| token.number().is_some())
    }

    fn verb(&mut self, class: Class, span: Span) {
        self.end_noun();
        let verb = Verb { span, class };
        match self.draft.verb {
            None => self.draft.verb = Some(verb),
            // Get the playground reopened: it is made, though the noun stands first.
            Some(old)
                if rank(class) < 5
                    && !self.draft.has_value()
                    && (old.class == Class::Reach
                        || is_in(List::State, self.sentence.part(span))) =>
            {
                let class = if class == Class::Handle {
                    Class::Make
                } else {
                    class
                };
                self.draft.verb = Some(Verb { span, class });
            }
            // Get calls down to 5: the particle says which way.
            Some(old)
                if old.class == Class::Reach
                    && !self.draft.has_value()
                    && matches!(self.sentence.part(span), "up" | "down") =>
            {
                self.draft.verb = Some(verb);
            }
            // Focus on getting the basics right: as soft as before.
            Some(old)
                if old.class == Class::Soft
                    && class == Class::Reach
                    && self.draft.object.is_none()
                    && !self.number_soon() => {}
            Some(old) if rank(class) > rank(old.class) && !self.draft.has_value() => {
                self.draft.earlier = Some(old);
                self.draft.subject = self.draft.object.take().or(self.draft.subject);
                self.draft.verb = Some(verb);
            }
            Some(_) => {}
        }
    }

    pub(super) fn level(&mut self, level: Figure) {
        let due = self.due.take();
        self.draft.levels.push((level, due));
        self.link = Link::None;
        self.bound = None;
    }
}

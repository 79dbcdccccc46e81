//! Walks through a clause and gives each token its part.

mod acts;
mod nouns;
mod numbers;
mod times;

use crate::lang::Lang;
use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::quantity::UnitKind;
use crate::statement::time::TimePhrase;
use crate::statement::vocabulary::{Class, Vocabulary};
use crate::statement::{Figure, Sentence};

use super::super::draft::{Draft, Head, Link, Noun, Verb, said};
use super::super::tokens::{Kind, Token};
use super::super::verbs::{is_verb, rank};
use super::words::{List, is_in, words as words_of};
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
    pub fn new(sentence: &'s Sentence<'t>, tokens: &'s [&'s Token]) -> Walk<'s, 't> {
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
            opens: !sentence.folded()[..span.start as usize].contains(char::is_alphabetic),
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
                Kind::Number(number) => self.number(number),
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
        self.count_alone();
        // “The team will cut waiting times”: the team acts, the times are measured.
        if self.draft.object.is_some() && self.draft.verb.is_some() {
            self.draft.subject = None;
        }
        self.draft
    }

    /// `Eighteen classrooms will be repainted`, `Hold four forums`: so many are made.
    fn count_things(&mut self) {
        let draft = &mut self.draft;
        let Some(verb) = draft.verb else { return };
        let holds = verb.class == Class::Keep && self.sentence.part(verb.span).starts_with("h");
        let makes = matches!(verb.class, Class::Make | Class::Do | Class::Stop);
        let counted = |figure: &Figure| {
            figure.bound.is_none() && matches!(figure.kind(), None | Some(UnitKind::Count))
        };
        let is_count = match &draft.levels[..] {
            [(level, _)] => {
                counted(level) && (makes && verb.span.start > level.span.start || holds)
            }
            _ => false,
        };
        if is_count && draft.baseline.is_none() && !draft.is_rank {
            draft.count = draft.levels.pop().map(|(level, _)| level);
            draft.verb = Some(Verb {
                class: Class::Make,
                ..verb
            });
        }
        if draft.count.is_some() && draft.object.is_none() && self.tail.is_some() {
            draft.object = self.tail;
        }
    }

    /// `Payroll cutover to Workday: 6 April 2027`: what happens on a day can be seen.
    fn name_event(&mut self) {
        let draft = &self.draft;
        let is_bare = draft.verb.is_none() && !draft.has_value() && draft.all.is_none();
        let (Some(noun), false) = (draft.subject, draft.deadlines.is_empty()) else {
            return;
        };
        let head = &self.sentence.part(noun.span)[..self.head_end(noun.span)];
        let is_event = words_of(List::Project).any(|event| head.ends_with(event));
        if is_bare && is_event {
            self.draft.verb = Some(Verb {
                span: noun.span,
                class: Class::Make,
            });
        }
    }

    /// `Take the share up from 18%`: the particle says which way.
    fn turn(&mut self, span: Span) {
        let class = match self.sentence.part(span).split(' ').next() {
            Some("up") => Class::Rise,
            Some("down") => Class::Fall,
            _ => return,
        };
        // Take the share up: to take says nothing by itself.
        let says_more = self.draft.verb.is_some_and(|verb| rank(verb.class) == 5);
        if !says_more && !self.draft.has_value() {
            self.draft.verb = Some(Verb { span, class });
        }
    }

    /// Whether a value stands next, with its bound or without.
    fn value_next(&self) -> bool {
        self.next().is_some_and(super::is_value)
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
        (contradicts || of_share)
            && !self
                .draft
                .verb
                .is_some_and(|verb| verb.span.end >= span.start)
    }

    /// `Score 90% on the test`: the score is what is measured.
    fn name_score(&mut self) {
        let scores = self.draft.verb.filter(|verb| {
            verb.class == Class::Reach && self.sentence.part(verb.span).starts_with("scor")
        });
        if let Some(verb) = scores
            && self.draft.noun().is_none()
            && self.draft.has_value()
        {
            self.draft.object = Some(Noun {
                span: verb.span,
                head: Head::Metric,
            });
        }
    }

    /// Cuts the places and people off what is counted: `plant 40 trees in the park`.
    fn count_alone(&mut self) {
        let Some(noun) = self.draft.noun().filter(|_| self.draft.count.is_some()) else {
            return;
        };
        let text = self.sentence.part(noun.span);
        let ends = words_of(List::Where)
            .filter(|word| *word != "of")
            .filter_map(|word| {
                let mut found = text.match_indices(word).map(|(at, _)| at);
                found.find(|&at| {
                    text[..at].ends_with(' ') && text[at + word.len()..].starts_with(' ')
                })
            });
        let end = ends.min().map_or(text.len(), |at| at - 1);
        let start = noun.span.start as usize;
        let noun = Noun {
            span: Span::new(start, start + end),
            ..noun
        };
        self.draft.subject = self.draft.subject.map(|_| noun);
        self.draft.object = self.draft.object.map(|_| noun);
    }

    /// Sees what a verb without a value comes to with the noun that it has.
    fn settle(&mut self) {
        let draft = &self.draft;
        let (Some(verb), Some(noun)) = (draft.verb, draft.noun()) else {
            return;
        };
        let text = self.sentence.part(verb.span);
        let in_time = |(figure, _): &(Figure, _)| matches!(figure.kind(), Some(UnitKind::Time(_)));
        let is_funds =
            words_of(List::Funds).any(|fund| self.sentence.part(noun.span).ends_with(fund));
        if let Some(quality) = self.provided(verb, noun) {
            self.draft.all = None;
            self.draft.object = Some(quality);
            return;
        }
        // Make the intranet 40% more engaging: 40% of what?
        let behind = |(level, _): &(Figure, _)| level.span.start > verb.span.start;
        let makes = matches!(text, "make" | "makes" | "making") && draft.levels.iter().any(behind);
        if verb.class == Class::Soft && makes && !self.is_share {
            let quality = |noun: Noun| Noun {
                head: Head::Abstract,
                ..noun
            };
            self.draft.subject = self.draft.subject.map(quality);
            self.draft.object = self.draft.object.map(quality);
            return;
        }
        let class = match verb.class {
            Class::Rise if is_funds => Some(Class::Input),
            // Speed up the answer to 25 minutes: it takes less.
            Class::Soft if is_in(List::Hastens, text) && draft.levels.iter().any(in_time) => {
                Some(Class::Fall)
            }
            _ => None,
        };
        if let Some(class) = class {
            self.draft.verb = Some(Verb { class, ..verb });
            return;
        }
        if draft.has_value() || draft.all.is_some() {
            return;
        }
        match verb.class {
            // Clear the backlog: nothing of it is left.
            Class::Handle | Class::Make if is_in(List::Clears, text) && noun.head == Head::Cost => {
                self.draft.verb = Some(Verb {
                    class: Class::Fall,
                    ..verb
                });
                self.level(said(verb.span, 0, None));
            }
            // Achieve Investors in People Gold: one can see whether it has been gained.
            Class::Reach | Class::Rise
                if self.is_award(noun)
                    && (verb.class == Class::Reach || text.starts_with("gain")) =>
            {
                self.draft.verb = Some(Verb {
                    class: Class::Make,
                    ..verb
                });
            }
            // Hold regular meetings: how many of them is enough?
            Class::Make if self.is_vague(noun) => {
                self.draft.verb = Some(Verb {
                    class: Class::Do,
                    ..verb
                });
            }
            // Migrate more services: what is moved is a thing.
            Class::Rise
                if draft.earlier.is_some_and(|verb| verb.class == Class::Make)
                    && noun.head == Head::Broad =>
            {
                let noun = Noun {
                    head: Head::Thing,
                    ..noun
                };
                self.draft.subject = self.draft.subject.map(|_| noun);
                self.draft.object = self.draft.object.map(|_| noun);
            }
            // Keep the grounds in good condition: nobody can say when they are.
            Class::Keep if !noun.head.is_metric() => {
                let noun = Noun {
                    head: Head::Abstract,
                    ..noun
                };
                self.draft.subject = self.draft.subject.map(|_| noun);
                self.draft.object = self.draft.object.map(|_| noun);
            }
            _ => {}
        }
    }

    /// `Provide all residents with a warm environment`: what they get, where it is a quality.
    fn provided(&self, verb: Verb, noun: Noun) -> Option<Noun> {
        let text = self.sentence.part(noun.span);
        let (before, behind) = text.split_once(" with ")?;
        let pays = is_in(List::Payer, self.sentence.part(verb.span));
        let start = noun.span.start as usize + before.len() + " with ".len();
        let first = self
            .tokens
            .iter()
            .position(|token| token.span.end as usize > start)?;
        let last = self
            .tokens
            .iter()
            .rposition(|token| token.span.start < noun.span.end)?;
        let articles = ["a ", "an ", "the "].iter();
        let article = articles
            .filter(|article| behind.starts_with(**article))
            .map(|article| article.len());
        let span = Span::new(start + article.sum::<usize>(), start + behind.len());
        let noun = Noun {
            span,
            head: self.head(first, last, span),
        };
        let words = self.sentence.part(noun.span).split([' ', ',']);
        let praised = words
            .into_iter()
            .any(|word| is_in(List::MildPraise, word) || is_in(List::Praise, word));
        let is_quality = noun.head == Head::Abstract || noun.head == Head::Broad && praised;
        (pays && is_quality).then_some(Noun {
            head: Head::Abstract,
            ..noun
        })
    }

    /// Whether a noun says that something happens often without how often.
    fn is_vague(&self, noun: Noun) -> bool {
        let first = self.sentence.part(noun.span).split(' ').next();
        first.is_some_and(|word| {
            ["regular", "frequent", "periodic", "ongoing", "more"].contains(&word)
        })
    }

    /// Whether a noun names something that is gained once for all: a Gold award, net zero.
    fn is_award(&self, noun: Noun) -> bool {
        let is_thing = matches!(noun.head, Head::Thing | Head::Named);
        let mut words = self.sentence.words(noun.span).split(' ');
        let is_name = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
        let head = self.sentence.part(noun.span);
        let is_award = words_of(List::Award).any(|award| head.ends_with(award));
        noun.head == Head::Named || is_thing && (is_award || words.any(is_name))
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
                self.end_noun();
                self.turn(span);
                self.link = Link::From;
            }
            Class::Now => {
                self.end_noun();
                self.link = Link::Now;
            }
            Class::To => self.to(),
            Class::By => {
                self.end_noun();
                self.link = Link::By;
            }
            Class::AtLeast => self.bound_before(Bound::AtLeast, span),
            // Move completion up to 95%.
            Class::AtMost if self.sentence.part(span) == "up to" && self.draft.verb.is_some() => {
                self.end_noun();
                self.link = Link::To;
            }
            Class::AtMost => self.bound_before(Bound::AtMost, span),
            Class::All => {
                self.draft.all = Some(span);
                self.has_case = true;
            }
            Class::Zero => {
                self.end_noun();
                self.level(said(span, 0, None));
                self.counts = true;
            }
            Class::Halve => {
                self.verb(Class::Fall, span);
                self.draft.amount = Some(said(span, 50, Some((UnitKind::Percent, "%"))));
            }
            Class::Double => {
                self.verb(Class::Rise, span);
                self.draft.amount = Some(said(span, 2, Some((UnitKind::Multiple, "x"))));
            }
            Class::Triple => {
                self.verb(Class::Rise, span);
                let times = match self.sentence.part(span) {
                    four if four.starts_with("quad") => 4,
                    five if five.starts_with("quint") => 5,
                    _ => 3,
                };
                self.draft.amount = Some(said(span, times, Some((UnitKind::Multiple, "x"))));
            }
            Class::Eliminate => {
                self.verb(Class::Fall, span);
                self.level(said(span, 0, None));
            }
            Class::RiseNoun => self.change_noun(Class::Rise, span),
            // Time from offer to start cut to 10 days: nobody speaks of a cut there.
            Class::FallNoun if self.sentence.part(span) == "cut to" && self.value_next() => {
                self.verb(Class::Fall, span);
                self.link = Link::To;
            }
            Class::FallNoun => self.change_noun(Class::Fall, span),
            _ if is_verb(class) => self.verb(class, span),
            _ => {}
        }
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
        next.is_some_and(|class| rank(class) == 5)
            && !self.draft.has_value()
            && self.tokens[self.at + 1..]
                .iter()
                .any(|token| token.number().is_some())
    }

    /// `a 20% reduction in complaints`: the noun says which way, the number by how much.
    fn change_noun(&mut self, class: Class, span: Span) {
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

    fn bound_before(&mut self, bound: Bound, span: Span) {
        if self.qualifies(bound, span) {
            self.read_noun();
            self.is_qualified = true;
            return;
        }
        self.end_noun();
        self.bound = Some((bound, span));
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

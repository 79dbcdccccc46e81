//! Says whether a word plays its part where it stands.

use crate::source::Span;
use crate::statement::quantity::{Form, Quantity, UnitKind};
use crate::statement::time::{TimeKind, TimePhrase};
use crate::statement::vocabulary::Class;

use super::super::super::tokens::{Kind, Token};
use super::super::super::verbs::{is_verb, moves, rank};
use super::super::is_value;
use super::super::words::{List, is_in, words};
use super::Walk;
use super::verbal::is_time_noun;

impl Walk<'_, '_> {
    /// Whether a word plays its part here rather than being part of a noun phrase.
    pub(super) fn acts(&self, class: Class, span: Span) -> bool {
        let next = self.next();
        let value_next = self.is_value_behind();
        let verb_next = next.and_then(Token::class).is_some_and(is_verb);
        match class {
            Class::Evidence | Class::And => false,
            noun if noun.is_noun() => false,
            Class::To => {
                value_next
                    || next.is_some_and(|next| self.sentence.part(next.span) == "between")
                    || next.is_some_and(|next| part_of(next).is_some())
                    || (verb_next
                        && (!is_time_noun(self.before(span)) || self.is_valued(self.at + 1))
                        && !self.is_open_from())
            }
            // Fee income from owners: $2m — the label says where from.
            Class::From if self.is_in_label() => false,
            Class::From | Class::Now => {
                self.number_soon()
                    || next.is_some_and(|next| {
                        next.time()
                            .is_some_and(|time| time.kind == TimeKind::Frequency)
                    })
            }
            Class::By => value_next || next.is_some_and(|next| part_of(next).is_some()),
            // Every block over 11 metres: it says which blocks.
            Class::AtLeast | Class::AtMost if self.draft.all.is_some() && self.noun.is_some() => {
                next.and_then(Token::number)
                    .and_then(|number| number.unit.as_ref())
                    .is_some_and(|unit| unit.kind == UnitKind::Percent)
            }
            Class::AtLeast | Class::AtMost | Class::About => {
                value_next || next.is_some_and(|next| next.is(Class::About))
            }
            Class::OrMore | Class::OrLess => true,
            Class::Purpose | Class::Means => true,
            Class::Zero => self.is_zero(span),
            Class::All => self.is_all(span),
            Class::Result => true,
            Class::Intro => true,
            Class::Adverb => self.noun.is_none(),
            Class::RiseNoun | Class::FallNoun => true,
            // Better places to live: no service that is up.
            Class::Make
                if self.sentence.part(span) == "live" && self.before(span).ends_with(" to") =>
            {
                false
            }
            Class::Make | Class::Stop if self.describes(span) => false,
            // All lifts will be inspected: no verb stands behind what counts things.
            Class::Rise | Class::Fall if self.is_counted(span) => false,
            _ if self.is_particle(class, span) => false,
            Class::Rise | Class::Fall if ["more", "less"].contains(&self.sentence.part(span)) => {
                !self.adjective_next() && self.is_verb_here(class, span)
            }
            Class::Reach if self.sentence.part(span) == "have" => {
                self.noun.is_none() && !self.draft.has_value() && self.draft.verb.is_none()
            }
            _ if is_verb(class) => self.is_verb_here(class, span),
            _ => true,
        }
    }

    /// Whether a value stands behind this token, with a word of degree before it or without.
    fn is_value_behind(&self) -> bool {
        let Some(next) = self.next() else {
            return false;
        };
        let leads = matches!(
            next.class(),
            Some(Class::AtLeast | Class::AtMost | Class::About | Class::Zero | Class::Adverb)
        );
        let behind = self.tokens.get(self.at + 2);
        let is_led = leads && behind.is_some_and(|token| is_value(token) || token.is(Class::About));
        next.number().is_some() || next.is(Class::Zero) || is_led
    }

    /// `Write up ten cases`: the word belongs to the verb before it.
    fn is_particle(&self, class: Class, span: Span) -> bool {
        let before = self.previous().map(|token| token.span);
        // Get repairs down: what stands before may be a noun as well.
        let verb = self.draft.verb.filter(|verb| Some(verb.span) == before);
        matches!(class, Class::Rise | Class::Fall)
            && is_in(List::Particle, self.sentence.part(span))
            && verb.is_some_and(|verb| (1..5).contains(&rank(verb.class)))
    }

    /// Whether an adjective stands next: more efficient, less visible.
    fn adjective_next(&self) -> bool {
        let Some(next) = self.next() else { return true };
        let word = self
            .sentence
            .part(next.span)
            .split(' ')
            .next()
            .unwrap_or_default();
        let ends = words(List::AdjectiveEnd).any(|end| word.ends_with(end));
        is_in(List::MildPraise, word) || ends && !is_in(List::NoAdjective, word)
    }

    /// Whether a plural stands right behind `all`.
    fn is_counted(&self, span: Span) -> bool {
        let all = self.previous().is_some_and(|token| token.is(Class::All));
        all && self.sentence.part(span).ends_with('s')
    }

    /// Recalls on completed jobs: behind a preposition a participle says more of its noun.
    fn describes(&self, span: Span) -> bool {
        let before = self.before(span);
        let mut led = [" on", " of", " about", " against", " with"].iter();
        let is_nominal = self
            .next()
            .is_some_and(|next| next.kind.is_text() || next.class().is_some_and(Class::is_noun));
        self.sentence.part(span).ends_with("ed")
            && self.noun.is_some()
            && is_nominal
            && led.any(|word| before.ends_with(word))
    }

    /// `no` and `zero` before a noun: none of it is to be left.
    fn is_zero(&self, span: Span) -> bool {
        if !self.sentence.part(span).starts_with("no") || self.sentence.part(span) == "none" {
            return true;
        }
        let mut behind = self.tokens[self.at + 1..].iter().take(3);
        let nobody = is_in(List::Nobody, self.sentence.part(span));
        if nobody {
            let bound = self.tokens[self.at + 1..].iter().any(|token| {
                let is_length = |time: &TimePhrase| matches!(time.kind, TimeKind::Within(_));
                token.is(Class::AtLeast) || token.time().is_some_and(is_length)
            });
            let begins = self.noun.is_none() && self.draft.verb.is_none();
            return begins && (bound || self.number_soon());
        }
        let is_counted = behind.any(|token| token.is(Class::Cost) || token.is(Class::Case));
        // No tenant is without heating for more than a day.
        let nothing_yet = self.noun.is_none() && self.draft.verb.is_none();
        let is_said = self
            .tokens
            .get(self.at + 2)
            .is_some_and(|token| token.is(Class::Intro));
        if nothing_yet && is_said && self.next().is_some_and(is_nominal) {
            return true;
        }
        // No missed collections in December: a goal of its own at the beginning of a clause.
        let mut words = self
            .next()
            .map_or("", |next| self.sentence.part(next.span))
            .split(' ');
        let begins = self.at == 0 && self.opens && self.tokens.len() > 2;
        let is_plural = begins && words.any(|word| word.len() > 3 && word.ends_with('s'));
        let is_counted = is_counted || is_plural;
        let verb = self.draft.verb.map_or(Class::Reach, |verb| verb.class);
        is_counted && self.noun.is_none() && moves(verb)
    }

    /// `all` and `every`, where they say how many of the cases: not in `across all sites`.
    fn is_all(&self, span: Span) -> bool {
        let before = self.before(span);
        let scoped = is_in(List::Where, before.rsplit(' ').next().unwrap_or_default());
        let verb = self.draft.verb.map(|verb| verb.class);
        let done = matches!(
            verb,
            None | Some(Class::Make | Class::Handle | Class::Stop | Class::Reach)
        );
        done && (!scoped || verb == Some(Class::Handle))
    }

    /// `Time from application to offer`: the noun phrase has said where from.
    fn is_open_from(&self) -> bool {
        let Some((first, last)) = self.noun else {
            return false;
        };
        let mut words = self.tokens[first..=last].iter().rev();
        let open = words.find(|token| token.is(Class::To) || token.is(Class::From));
        open.is_some_and(|token| token.is(Class::From))
    }

    /// Whether a colon stands between a word and the next number.
    fn is_in_label(&self) -> bool {
        let mut behind = self.tokens[self.at + 1..].iter();
        let next =
            behind.find(|token| token.number().is_some() || matches!(token.kind, Kind::Mark(':')));
        next.is_some_and(|token| token.number().is_none())
    }

    /// `Were on 20 now`: a clause that says how things stand, and nothing else.
    pub(super) fn stands_today(&self) -> bool {
        let behind = self.tokens.get(self.at + 1);
        let ends =
            behind.is_some_and(|token| token.is(Class::Now)) && self.at + 2 == self.tokens.len();
        let before = &self.tokens[..self.at];
        let plain = |token: &&Token| {
            token.is(Class::Intro) || is_in(List::Stands, self.sentence.part(token.span))
        };
        ends && self.at < 3 && before.iter().all(plain)
    }

    pub(super) fn number_soon(&self) -> bool {
        let behind = self.tokens[self.at + 1..].iter().take(5);
        // Income from lettings to be 15% up: the verb ends what stands before.
        let ends = |token: &Token| {
            matches!(token.class(), Some(Class::To | Class::By)) || token.is(Class::Intro)
        };
        let mut behind = behind.take_while(|token| !ends(token));
        behind.any(|token| token.number().is_some())
    }
}

/// Whether a token can be part of a noun phrase.
pub(super) fn is_nominal(token: &Token) -> bool {
    match token.kind {
        Kind::Text | Kind::Quoted => true,
        Kind::Word(class) => class.is_noun() || (1..5).contains(&rank(class)),
        _ => false,
    }
}

/// The share that `a quarter` may be as well as a time.
pub(super) fn part_of(token: &Token) -> Option<&Quantity> {
    match &token.kind {
        Kind::Time(time, Some(number)) if time.kind == TimeKind::Frequency => {
            Some(number).filter(|number| number.form == Form::Share)
        }
        _ => None,
    }
}

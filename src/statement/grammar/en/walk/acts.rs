//! Says whether a word plays its part where it stands.

use crate::lang::Lang;
use crate::source::Span;
use crate::statement::quantity::{Form, Quantity, UnitKind};
use crate::statement::time::{TimeKind, TimePhrase};
use crate::statement::vocabulary::{Class, Vocabulary};

use super::super::super::tokens::{Kind, Token};
use super::super::super::verbs::{is_verb, rank};
use super::super::is_value;
use super::super::words::{List, is_in, words};
use super::Walk;

impl Walk<'_, '_> {
    /// Whether a word plays its part here rather than being part of a noun phrase.
    pub(super) fn acts(&self, class: Class, span: Span) -> bool {
        let next = self.next();
        let value_next = next.is_some_and(|next| {
            next.number().is_some()
                || matches!(
                    next.class(),
                    Some(
                        Class::AtLeast | Class::AtMost | Class::About | Class::Zero | Class::Adverb
                    )
                ) && self
                    .tokens
                    .get(self.at + 2)
                    .is_some_and(|token| is_value(token) || token.is(Class::About))
        }) || next
            .is_some_and(|next| next.number().is_some() || next.is(Class::Zero));
        let verb_next = next.and_then(Token::class).is_some_and(is_verb);
        match class {
            Class::Evidence | Class::And => false,
            noun if noun.is_noun() => false,
            Class::To => {
                value_next
                    || next.is_some_and(|next| part_of(next).is_some())
                    || (verb_next && !is_time_noun(self.before(span)) && !self.from_open())
            }
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

    /// `Write up ten cases`: the word belongs to the verb before it.
    fn is_particle(&self, class: Class, span: Span) -> bool {
        let verb = self.previous().and_then(Token::class);
        matches!(class, Class::Rise | Class::Fall)
            && is_in(List::Particle, self.sentence.part(span))
            && verb.is_some_and(|verb| (1..5).contains(&rank(verb)))
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

    /// `no` and `zero` before a noun: none of it is to be left.
    fn is_zero(&self, span: Span) -> bool {
        if !self.sentence.part(span).starts_with("no") || self.sentence.part(span) == "none" {
            return true;
        }
        let mut behind = self.tokens[self.at + 1..].iter().take(3);
        let nobody = ["nobody", "no one", "no-one"].contains(&self.sentence.part(span));
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
        is_counted && self.noun.is_none() && rank(verb) == 5
    }

    /// `all` and `every`, where they say how many of the cases: not in `across all sites`.
    fn is_all(&self, span: Span) -> bool {
        let before = self.before(span);
        let scoped = is_in(List::Where, before.rsplit(' ').next().unwrap_or_default());
        let verb = self.draft.verb.map(|verb| verb.class);
        let done = matches!(verb, None | Some(Class::Make | Class::Handle | Class::Stop));
        done && (!scoped || verb == Some(Class::Handle))
    }

    /// `Staff permits issued in time: 96%`, `Cleaning audit score above 92`: a noun begins the
    /// clause, though it could be a verb; what is to be done with it comes later.
    fn heads_metric(&self, class: Class, span: Span) -> bool {
        let word = self.sentence.part(span);
        let may_be_noun = word.ends_with("ing")
            || Vocabulary::of(Lang::En).noun(word).is_some()
            || is_in(List::VerbNoun, word);
        let is_label = self
            .tokens
            .iter()
            .any(|token| matches!(token.kind, Kind::Mark(':')));
        let Some(next) = self
            .next()
            .filter(|_| (may_be_noun || is_label) && self.at == 0)
        else {
            return false;
        };
        // Lift attendance above 95%, but: lift downtime below 2 hours.
        let is_noun = Vocabulary::of(Lang::En).noun(word).is_some();
        if rank(class) == 5 && !is_noun && !next.is(Class::Cost) {
            return is_nominal(next) && self.infinitive_behind(self.at + 2);
        }
        let next_word = self
            .sentence
            .part(next.span)
            .split(' ')
            .next()
            .unwrap_or_default();
        // The share of invoices: hardly ever does one share of something.
        if next_word == "of" && word.ends_with(|c| c != 'd') {
            return true;
        }
        let is_object = is_in(List::Determiner, next_word) || is_in(List::Preposition, next_word);
        is_nominal(next) && !is_object && (self.changes_later() || self.reaches_later())
    }

    /// The weight limit on the High Street: behind a singular no verb has its plain form.
    fn is_noun_here(&self, span: Span) -> bool {
        let plural = self.before(span).ends_with('s');
        is_in(List::VerbNoun, self.sentence.part(span)) && !plural
    }

    /// Whether a noun phrase goes on with a token: operational processes, but: operational in May.
    fn is_noun_next(&self, next: &Token) -> bool {
        let word = self.sentence.part(next.span).split(' ').next();
        is_nominal(next) && !word.is_some_and(|word| is_in(List::Preposition, word))
    }

    /// An organisation which is fit for the future: the verb says more of the noun.
    fn in_relative(&self) -> bool {
        let Some((first, last)) = self.noun else {
            let before = self.previous().filter(|token| token.is(Class::Intro));
            return before.is_some_and(|token| {
                let before = self.before(token.span);
                [" which", " who", " that"]
                    .iter()
                    .any(|word| before.ends_with(word))
                    && self.draft.object.is_some()
            });
        };
        let noun = self.tokens[first].span.to(self.tokens[last].span);
        let noun = self.sentence.part(noun);
        [" which", " who"].iter().any(|word| noun.ends_with(word))
    }

    /// `Time from application to offer`: the noun phrase has said where from.
    fn from_open(&self) -> bool {
        let Some((first, last)) = self.noun else {
            return false;
        };
        let mut words = self.tokens[first..=last].iter().rev();
        let open = words.find(|token| token.is(Class::To) || token.is(Class::From));
        open.is_some_and(|token| token.is(Class::From))
    }

    /// `Service fee collection to reach 93%`: an infinitive with its value.
    fn reaches_later(&self) -> bool {
        let behind = self.tokens[self.at + 1..].windows(3);
        behind.into_iter().any(|tokens| {
            let changes = tokens[1].class().is_some_and(|class| rank(class) == 5);
            let led = tokens[0].is(Class::To) || tokens[0].is(Class::Intro);
            let valued = is_value(tokens[2])
                || matches!(tokens[2].class(), Some(Class::To | Class::By | Class::From));
            led && changes && valued
        })
    }

    /// `Lift availability to stand at 99%`: what stands before the infinitive is its subject.
    fn infinitive_behind(&self, at: usize) -> bool {
        let mut behind = self.tokens[at.min(self.tokens.len())..].iter();
        let changes = |token: &&Token| token.class().is_some_and(|class| rank(class) == 5);
        behind.next().is_some_and(|token| token.is(Class::To))
            && behind.next().is_some_and(|token| changes(&token))
    }

    /// Whether a bound, a change or a colon stands behind the next word, and no `to` before it.
    fn changes_later(&self) -> bool {
        let behind = self.tokens[self.at + 2..].iter();
        let behind = behind.take_while(|token| !token.is(Class::To));
        behind.into_iter().any(|token| match token.kind {
            Kind::Word(Class::AtLeast | Class::AtMost) | Kind::Mark(':') => true,
            Kind::Word(class) => rank(class) == 5,
            _ => false,
        })
    }

    pub(super) fn number_soon(&self) -> bool {
        let behind = self.tokens[self.at + 1..].iter().take(5);
        let mut behind =
            behind.take_while(|token| !matches!(token.class(), Some(Class::To | Class::By)));
        behind.any(|token| token.number().is_some())
    }

    /// Whether a word that may be a verb is one here.
    fn is_verb_here(&self, class: Class, span: Span) -> bool {
        let begins = self.noun.is_none();
        let led = self.previous().is_some_and(|token| {
            token.is(Class::Intro) || token.is(Class::To) || token.is(Class::Adverb)
        });
        let led = led || self.before(span).ends_with(" to");
        let before = self.before(span);
        let word_before = before.rsplit(' ').next().unwrap_or_default();
        // The review, repeat calls per lift, 12 releases: nouns.
        let is_noun = ["of", "per"].contains(&word_before)
            || is_in(List::Article, word_before)
            || self.counts && rank(class) < 5 && !led;
        if is_noun
            || before.strip_suffix(" to").is_some_and(is_time_noun)
            || self.in_relative() && rank(class) < 5
        {
            return false;
        }
        // Bring lift availability up: after a verb, the word belongs to what is moved.
        let says_more = ["more", "fewer", "less"].contains(&self.sentence.part(span));
        let is_first =
            begins && !led && !is_in(List::Particle, self.sentence.part(span)) && !says_more;
        let after_verb = self
            .previous()
            .and_then(Token::class)
            .is_some_and(|class| rank(class) > 3);
        if rank(class) == 5 && is_first && after_verb && self.next().is_some_and(is_nominal) {
            return false;
        }
        if begins && self.draft.verb.is_none() && self.heads_metric(class, span) {
            return false;
        }
        if rank(class) == 5 {
            if begins || led {
                return true;
            }
            // A subject comes before: it is a verb when a value or the end follows.
            let next = self.next();
            let turns = match next.map(|next| &next.kind) {
                None | Some(Kind::Time(..) | Kind::Number(_) | Kind::Mark(_)) => true,
                Some(Kind::Word(class)) => matches!(
                    class,
                    Class::To
                        | Class::By
                        | Class::From
                        | Class::AtLeast
                        | Class::AtMost
                        | Class::About
                        | Class::Zero
                        | Class::Means
                        | Class::Purpose
                        | Class::Adverb
                ),
                Some(Kind::Text) if self.is_noun_here(span) => false,
                Some(Kind::Text) => {
                    let text = next.map_or("", |next| self.sentence.part(next.span));
                    ["on ", "in ", "against ", "across ", "over "]
                        .iter()
                        .any(|word| text.starts_with(word))
                }
                Some(Kind::Quoted) => false,
            };
            return turns
                && (self.draft.verb.is_none()
                    || self.draft.has_value()
                    || self.noun.is_none()
                    || self.draft.verb.is_some_and(|verb| {
                        let causes = ["see", "sees", "have", "get", "watch", "let"];
                        rank(verb.class) < 4 || causes.contains(&self.sentence.part(verb.span))
                    }));
        }
        if begins && self.draft.verb.is_none() || led {
            return true;
        }
        // The statement online, the chiller into operation: so it is there.
        let goes_on = self.next().is_some_and(|next| self.is_noun_next(next));
        if is_in(List::State, self.sentence.part(span)) && !self.draft.has_value() && !goes_on {
            return true;
        }
        // The council opens a second depot.
        let acts = self.is_third_person(span) || self.sentence.part(span).starts_with("go");
        if acts && self.draft.verb.is_none() && !self.draft.has_value() {
            return true;
        }
        let gets = self.draft.verb.is_some_and(|verb| {
            verb.class == Class::Reach && matches!(self.sentence.part(verb.span), "get" | "have")
        });
        let past = self.sentence.part(span).ends_with("ed")
            || matches!(
                self.sentence.part(span),
                "done"
                    | "held"
                    | "put"
                    | "set"
                    | "met"
                    | "seen"
                    | "built"
                    | "written"
                    | "drawn up"
                    | "sold"
                    | "shut"
                    | "paid"
            );
        let is_measured = !led_passive(before)
            && self.noun.is_some()
            && (self.share_later() || self.changes_behind());
        past && !is_measured && (self.draft.verb.is_none() || gets) && !self.draft.has_value()
    }

    /// Families housed in hotels are to be brought down to nil: the change comes later.
    fn changes_behind(&self) -> bool {
        let behind = self.tokens[self.at + 1..].iter();
        let mut behind = behind.take_while(|token| !token.is(Class::And));
        behind.any(|token| {
            let word = self.sentence.part(token.span);
            token.class().is_some_and(|class| rank(class) == 5)
                && !is_in(List::Particle, word)
                && !["more", "fewer", "less", "have", "get", "higher"].contains(&word)
        })
    }

    /// Permits issued within two days: 96% — the share of those that are is measured.
    fn share_later(&self) -> bool {
        let mut behind = self.tokens[self.at + 1..].iter();
        let is_share = |token: &&Token| {
            let unit = token.number().and_then(|number| number.unit.as_ref());
            unit.is_some_and(|unit| unit.kind == UnitKind::Percent)
        };
        behind.any(|token| is_share(&token))
    }
}

impl Walk<'_, '_> {
    /// `The council opens a second depot`, `Each warden completes two drills`, `A garden opens to
    /// patients`: a verb in the third person behind its subject.
    fn is_third_person(&self, span: Span) -> bool {
        let verb = self.sentence.part(span);
        let Some((first, _)) = self.noun.filter(|_| {
            verb.split(' ')
                .next()
                .is_some_and(|word| word.ends_with('s'))
        }) else {
            return false;
        };
        let Some(next) = self.next() else {
            return false;
        };
        let word_of = |token: &Token| {
            let part = self.sentence.part(token.span);
            part.split(' ').next().unwrap_or_default()
        };
        if matches!(next.kind, Kind::Text | Kind::Quoted) && is_in(List::Determiner, word_of(next))
        {
            return true;
        }
        // Lift repairs: no one repairs there.
        if Vocabulary::of(Lang::En).noun(verb).is_some() {
            return false;
        }
        let is_one = self.draft.all.is_some()
            || ["a", "an", "the", "our", "each", "every"].contains(&word_of(self.tokens[first]));
        match &next.kind {
            Kind::Number(_) | Kind::Word(Class::All | Class::AtLeast | Class::AtMost) => is_one,
            Kind::Word(Class::To) | Kind::Time(..) => is_one,
            Kind::Text if is_in(List::Preposition, word_of(next)) => is_one,
            _ => is_one && !is_in(List::VerbNoun, verb.trim_end_matches('s')) && is_nominal(next),
        }
    }
}

/// Whether a text ends with a noun that an infinitive belongs to: time to answer, days to let.
fn is_time_noun(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    let measures = [
        "time", "days", "hours", "minutes", "weeks", "months", "seconds",
    ];
    let counted = text
        .split(' ')
        .rev()
        .nth(1)
        .is_some_and(|before| before.bytes().any(|byte| byte.is_ascii_digit()));
    measures.contains(&word) && !counted
}

/// Whether what stands before a participle makes it a verb: are issued.
fn led_passive(before: &str) -> bool {
    [
        "be", "been", "is", "are", "was", "were", "being", "get", "have", "has",
    ]
    .iter()
    .any(|word| before.rsplit(' ').next() == Some(word))
}

/// Whether a token can be part of a noun phrase.
fn is_nominal(token: &Token) -> bool {
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

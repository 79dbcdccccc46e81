//! Says whether a word that may be a verb is one where it stands.

use crate::lang::Lang;
use crate::source::Span;
use crate::statement::quantity::UnitKind;
use crate::statement::vocabulary::{Class, Vocabulary};

use super::super::super::tokens::{Kind, Token};
use super::super::super::verbs::{moves, rank};
use super::super::is_value;
use super::super::words::{List, is_in};
use super::Walk;
use super::acts::is_nominal;

impl Walk<'_, '_> {
    /// Whether a word that may be a verb is one here.
    pub(super) fn is_verb_here(&self, class: Class, span: Span) -> bool {
        let begins = self.noun.is_none();
        let led = self.is_led(span);
        if self.is_noun_by_place(class, span, led) || self.is_praise(span) {
            return false;
        }
        let is_first = begins && self.draft.verb.is_none();
        if is_first && (self.heads_metric(class, span) || !led && self.is_gerund_subject(span)) {
            return false;
        }
        match rank(class) {
            5 => begins || led || self.turns(span),
            _ => is_first || led || self.is_predicate(span),
        }
    }

    /// `Recycling will reach 60%`, `spending falls`: what is done is what changes.
    fn is_gerund_subject(&self, span: Span) -> bool {
        let Some(next) = self.next() else {
            return false;
        };
        let ends = |span: Span| self.sentence.part(span).ends_with("ing");
        let goes_on = next.is(Class::Intro) || next.class().is_some_and(|class| rank(class) == 5);
        ends(span) && goes_on && !ends(next.span)
    }

    /// `Is open, transparent and fair`: an adjective among others that praise.
    fn is_praise(&self, span: Span) -> bool {
        let behind = &self.sentence.folded()[span.end as usize..];
        let behind = [", ", " and ", " & "]
            .iter()
            .find_map(|joint| behind.strip_prefix(joint));
        let next = behind.and_then(|behind| behind.split([' ', ',', '.', ';']).next());
        let praises = |word: &str| is_in(List::MildPraise, word) || is_in(List::Praise, word);
        let is_said = self.previous().is_some_and(|token| token.is(Class::Intro));
        is_said && praises(self.sentence.part(span)) && next.is_some_and(praises)
    }

    /// Whether what stands before leads to a verb.
    fn is_led(&self, span: Span) -> bool {
        let leads = |class| matches!(class, Class::Intro | Class::To | Class::Adverb);
        // Will, by May, publish: the time stands between.
        let mut before = self.tokens[..self.at].iter().enumerate().rev();
        let before = before.find(|(_, token)| token.time().is_none());
        let Some((at, before)) = before else {
            return false;
        };
        // From offer to start: that `to` leads to a noun.
        let in_noun = before.is(Class::To) && self.noun.is_some_and(|(_, last)| last >= at);
        let led = before.class().is_some_and(leads) && !in_noun;
        led || before.kind.is_text() && self.before(span).ends_with(" to")
    }

    /// Whether a verb is a noun by what stands beside it: the review, calls per lift, 12 releases,
    /// bring lift availability up.
    fn is_noun_by_place(&self, class: Class, span: Span, led: bool) -> bool {
        let before = self.before(span);
        let word_before = before.rsplit(' ').next().unwrap_or_default();
        // The day-to-day running of the estate.
        let behind = &self.sentence.folded()[span.end as usize..];
        let runs = self.sentence.part(span).ends_with("ing") && behind.starts_with(" of ");
        let is_noun = runs
            || ["of", "per"].contains(&word_before)
            || is_in(List::Article, word_before)
            || self.counts && !led && (rank(class) < 5 || self.is_plural_noun(span))
            || before.strip_suffix(" to").is_some_and(is_time_noun) && !self.is_valued(self.at)
            || self.in_relative() && rank(class) < 5;
        let word = self.sentence.part(span);
        let is_first =
            self.noun.is_none() && !led && !is_in(List::Particle, word) && !is_in(List::More, word);
        let before = self.previous().and_then(Token::class);
        let after_verb = before.is_some_and(|class| rank(class) > 3);
        let is_moved = is_first && after_verb && self.next().is_some_and(is_nominal);
        // Raise scores to 85%, have fewer falls: after a verb it is what moves.
        let names = is_in(List::VerbNoun, word) || self.is_plural_noun(span);
        let is_object = is_first && after_verb && names;
        is_noun || moves(class) && (is_moved || is_object)
    }

    /// `14 lifts`: a plural of a noun that is a verb as well.
    fn is_plural_noun(&self, span: Span) -> bool {
        let stem = self.sentence.part(span).strip_suffix('s');
        stem.is_some_and(|stem| is_in(List::VerbNoun, stem))
    }

    /// Whether a verb of change has its value behind it: days to fall to 900.
    pub(super) fn is_valued(&self, at: usize) -> bool {
        let changes = |token: &&Token| token.class().is_some_and(moves);
        let valued = |token: &Token| is_value(token) || token.class().is_some_and(leads_to_value);
        self.tokens.get(at).is_some_and(changes)
            && self.tokens.get(at + 1).is_some_and(|token| valued(token))
    }

    /// Whether a word of change behind its subject is a verb: a value or the end follows.
    fn turns(&self, span: Span) -> bool {
        let next = self.next();
        let turns = match next.map(|next| &next.kind) {
            None | Some(Kind::Time(..) | Kind::Number(_) | Kind::Mark(_)) => true,
            Some(Kind::Word(class)) => leads_to_value(*class),
            Some(Kind::Text) if self.is_noun_here(span) => false,
            Some(Kind::Text) => {
                let text = next.map_or("", |next| self.sentence.part(next.span));
                let word = text.split_once(' ').map_or("", |(word, _)| word);
                ["on", "in", "against", "across", "over"].contains(&word)
            }
            Some(Kind::Quoted) => false,
        };
        let open = self.draft.verb.is_none_or(|verb| {
            rank(verb.class) < 4 || is_in(List::Causes, self.sentence.part(verb.span))
        });
        turns && (open || self.draft.has_value() || self.noun.is_none())
    }

    /// Whether a word behind its subject says what is done with it, or that it is there.
    fn is_predicate(&self, span: Span) -> bool {
        if self.draft.has_value() {
            return false;
        }
        let word = self.sentence.part(span);
        // The statement online, the chiller into operation: so it is there.
        let goes_on = self.next().is_some_and(|next| self.is_noun_next(next));
        if is_in(List::State, word) && !goes_on {
            return true;
        }
        // The council opens a second depot.
        let acts = self.is_third_person(span) || word.starts_with("go");
        if acts && self.draft.verb.is_none() {
            return true;
        }
        let gets = self.draft.verb.is_some_and(|verb| {
            verb.class == Class::Reach && matches!(self.sentence.part(verb.span), "get" | "have")
        });
        let past = word.ends_with("ed") || is_in(List::Past, word);
        let is_measured = self.noun.is_some() && (self.share_later() || self.changes_behind());
        past && !is_measured && (self.draft.verb.is_none() || gets)
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
        if moves(class) && !is_noun && !next.is(Class::Cost) {
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

    /// Whether a noun phrase goes on with a token: operational processes, but: operational in May.
    fn is_noun_next(&self, next: &Token) -> bool {
        let word = self.sentence.part(next.span).split(' ').next();
        is_nominal(next) && !word.is_some_and(|word| is_in(List::Preposition, word))
    }

    /// The weight limit on the High Street: behind a singular no verb has its plain form.
    fn is_noun_here(&self, span: Span) -> bool {
        let plural = self.before(span).ends_with('s');
        is_in(List::VerbNoun, self.sentence.part(span)) && !plural
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

    /// `Service fee collection to reach 93%`: an infinitive with its value.
    fn reaches_later(&self) -> bool {
        let behind = self.tokens[self.at + 1..].windows(3);
        behind.into_iter().any(|tokens| {
            let changes = tokens[1].class().is_some_and(moves);
            let led = tokens[0].is(Class::To) || tokens[0].is(Class::Intro);
            let valued = is_value(tokens[2])
                || matches!(tokens[2].class(), Some(Class::To | Class::By | Class::From));
            led && changes && valued
        })
    }

    /// `Lift availability to stand at 99%`: what stands before the infinitive is its subject.
    fn infinitive_behind(&self, at: usize) -> bool {
        let mut behind = self.tokens[at.min(self.tokens.len())..].iter();
        let changes = |token: &Token| token.class().is_some_and(moves);
        behind.next().is_some_and(|token| token.is(Class::To))
            && behind.next().is_some_and(|token| changes(token))
    }

    /// Whether a bound, a change or a colon stands behind the next word, and no `to` before it.
    fn changes_later(&self) -> bool {
        let behind = self.tokens[self.at + 2..].iter();
        let behind = behind.take_while(|token| !token.is(Class::To));
        behind.into_iter().any(|token| match token.kind {
            Kind::Word(Class::AtLeast | Class::AtMost) | Kind::Mark(':') => true,
            Kind::Word(class) => moves(class),
            _ => false,
        })
    }

    /// Families housed in hotels are to be brought down to nil: the change comes later.
    fn changes_behind(&self) -> bool {
        let behind = self.tokens[self.at + 1..].iter();
        let mut behind = behind.take_while(|token| !token.is(Class::And));
        behind.any(|token| {
            let word = self.sentence.part(token.span);
            token.class().is_some_and(moves)
                && !is_in(List::Particle, word)
                && !is_in(List::More, word)
                && !["have", "get", "higher"].contains(&word)
        })
    }

    /// Permits issued within two days: 96% — the share of those that are is measured.
    fn share_later(&self) -> bool {
        let mut behind = self.tokens[self.at + 1..].iter();
        let is_share = |token: &Token| {
            let unit = token.number().and_then(|number| number.unit.as_ref());
            unit.is_some_and(|unit| unit.kind == UnitKind::Percent)
        };
        behind.any(|token| is_share(token))
    }

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

/// Whether a word of the class stands before a value, or ends what a verb says.
fn leads_to_value(class: Class) -> bool {
    matches!(
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
    )
}

/// Whether a text ends with a noun that an infinitive belongs to: time to answer, days to let.
pub(super) fn is_time_noun(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    let counted = text
        .split(' ')
        .rev()
        .nth(1)
        .is_some_and(|before| before.bytes().any(|byte| byte.is_ascii_digit()));
    is_in(List::TimeNoun, word) && !counted
}

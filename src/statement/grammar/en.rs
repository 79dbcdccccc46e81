//! English clauses.

use rust_decimal::Decimal;

use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::quantity::{Form, Quantity, TimeUnit, Unit, UnitKind};
use crate::statement::time::{TimeKind, TimePhrase};
use crate::statement::vocabulary::Class;
use crate::statement::{Figure, Sentence};

use super::asides::{read_aside, without_asides};
use super::draft::{Draft, Head, Link, Noun, Role, Verb, figure, is_change, said};
use super::limits::{bounds_each_case, is_case_event};
use super::tokens::{Kind, Token};
use super::verbs::{is_verb, rank};

/// The clauses of a sentence, each with the parts its words play.
pub fn drafts(sentence: &Sentence<'_>, tokens: &[Token]) -> Vec<Draft> {
    let (main, asides) = without_asides(tokens);
    let mut drafts: Vec<Draft> = Vec::new();
    let clauses = clauses(&main, sentence);
    let last = clauses.len().saturating_sub(1);
    // A clause that begins with what for or by what means goes on until the aim begins.
    let mut in_context = false;
    for (at, (joined, clause)) in clauses.iter().enumerate() {
        let mut walk = Walk::new(sentence, clause);
        walk.run();
        let mut draft = walk.finish();
        draft.joined = *joined;
        let leads = leads(clause, sentence);
        let goes_on = in_context && (*joined || matches!(leads, Leads::Relative));
        in_context = (matches!(leads, Leads::Context) || goes_on) && at < last;
        if in_context || matches!(leads, Leads::Relative) {
            draft.role = Role::Context;
        }
        if draft.role == Role::Context && clause.iter().any(|token| token.is(Class::Evidence))
            || clause.iter().any(|token| token.is(Class::Evidence))
                && !draft.has_value()
                && clauses.len() > 1
        {
            draft.role = Role::Evidence;
        }
        drafts.push(draft);
    }
    for aside in asides {
        read_aside(&aside, &mut drafts);
    }
    drafts
}

/// How a clause begins.
enum Leads {
    /// With what for, by what means or after what: no aim of its own.
    Context,
    /// With a relative pronoun or a participle: it says more of the clause before.
    Relative,
    /// Like an aim.
    Aim,
}

fn leads(clause: &[&Token], sentence: &Sentence<'_>) -> Leads {
    let Some(first) = clause.first() else {
        return Leads::Aim;
    };
    match &first.kind {
        Kind::Word(Class::Purpose | Class::Means) => Leads::Context,
        Kind::Time(time, _) if matches!(time.kind, TimeKind::Event) => Leads::Aim,
        Kind::Word(Class::By) => Leads::Context,
        _ => {
            let text = sentence.part(first.span);
            let begins = |words: &[&str]| {
                let word = text.split(' ').next().unwrap_or_default();
                words.contains(&word)
            };
            if begins(&[
                "which",
                "who",
                "where",
                "that",
                "measured",
                "verified",
                "reported",
                "monitored",
                "reviewed",
                "counted",
                "assessed",
                "covering",
                "including",
            ]) {
                Leads::Relative
            } else if begins(&[
                "with",
                "after",
                "once",
                "when",
                "for",
                "as",
                "because",
                "having",
                "under",
                "despite",
                "although",
                "since",
                "if",
                "where",
                "recognising",
                "recognizing",
                "building",
                "due",
            ]) {
                Leads::Context
            } else {
                Leads::Aim
            }
        }
    }
}

/// Cuts the tokens at marks and at words that join clauses; says of each clause whether such a
/// word joins it to the one before.
fn clauses<'s>(tokens: &[&'s Token], sentence: &Sentence<'_>) -> Vec<(bool, Vec<&'s Token>)> {
    let mut clauses = Vec::new();
    let mut clause: Vec<&Token> = Vec::new();
    let mut joined = false;
    for (at, &token) in tokens.iter().enumerate() {
        let cuts = match token.kind {
            Kind::Mark(':') => !tokens.get(at + 1).is_some_and(|next| is_value(next)),
            Kind::Mark(_) => true,
            Kind::Word(Class::And) => joins(&clause, &tokens[at + 1..], sentence),
            _ => false,
        };
        if !cuts {
            clause.push(token);
            continue;
        }
        if !clause.is_empty() {
            clauses.push((joined, std::mem::take(&mut clause)));
            joined = false;
        }
        joined |= token.is(Class::And);
    }
    if !clause.is_empty() {
        clauses.push((joined, clause));
    }
    clauses
}

/// Whether `and` stands between clauses rather than between nouns or numbers.
fn joins(before: &[&Token], behind: &[&Token], sentence: &Sentence<'_>) -> bool {
    let behind: Vec<&Token> = behind
        .iter()
        .copied()
        .take_while(|token| !matches!(token.kind, Kind::Mark(_) | Kind::Word(Class::And)))
        .collect();
    let has_verb = |tokens: &[&Token]| {
        tokens
            .iter()
            .any(|token| token.class().is_some_and(is_verb))
    };
    let has_value = |tokens: &[&Token]| tokens.iter().any(|token| is_value(token));
    let first = behind
        .iter()
        .find(|token| !token.is(Class::Adverb))
        .and_then(|token| token.class());
    let is_imperative = first.is_some_and(|class| rank(class) > 0) && !is_past(&behind, sentence);
    if before.is_empty() {
        return true;
    }
    (is_imperative && has_verb(before))
        || (has_value(before) && has_value(&behind))
        || (has_verb(before) && has_verb(&behind) && has_value(&behind))
}

/// Whether a clause begins with a participle that goes on with what stands before it: `cleaned and
/// inspected`.
fn is_past(tokens: &[&Token], sentence: &Sentence<'_>) -> bool {
    tokens
        .first()
        .is_some_and(|token| sentence.part(token.span).ends_with("ed"))
}

fn is_value(token: &Token) -> bool {
    let is_length = token.time().is_some_and(
        |time| matches!(time.kind, TimeKind::Within(length) if length.unit <= TimeUnit::Week),
    );
    is_length
        || token.number().is_some()
        || matches!(
            token.class(),
            Some(Class::Zero | Class::Halve | Class::AtLeast | Class::AtMost)
        )
}

/// Walks through a clause and gives each token its part.
struct Walk<'s, 't> {
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
}

impl<'s, 't> Walk<'s, 't> {
    fn new(sentence: &'s Sentence<'t>, tokens: &'s [&'s Token]) -> Walk<'s, 't> {
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
        }
    }

    fn run(&mut self) {
        while self.at < self.tokens.len() {
            let token = self.tokens[self.at];
            match &token.kind {
                Kind::Time(time, number) => self.time(time, number.as_ref()),
                _ if self.is_over => {}
                Kind::Text | Kind::Quoted => self.read_noun(),
                Kind::Number(number) => self.number(number),
                Kind::Mark(':') => self.end_noun(),
                Kind::Mark(_) => {}
                Kind::Word(class) => self.word(*class, token.span),
            }
            self.at += 1;
        }
        self.end_noun();
    }

    fn finish(mut self) -> Draft {
        if self.draft.object.is_none() && self.draft.subject.is_none() {
            self.draft.object = self.tail;
        }
        // “Every time” alone counts nothing.
        if self.draft.verb.is_none() && !self.draft.has_value() && self.draft.scope.is_none() {
            self.draft.all = None;
        }
        // “The team will cut waiting times”: the team acts, the times are measured.
        if self.draft.object.is_some() && self.draft.verb.is_some() {
            self.draft.subject = None;
        }
        self.draft
    }

    fn next(&self) -> Option<&'s Token> {
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

    fn read_noun(&mut self) {
        let first = self.noun.map_or(self.at, |(first, _)| first);
        self.noun = Some((first, self.at));
    }

    /// The noun phrase of some tokens, without articles and prepositions around it; `None` when
    /// nothing else is left.
    fn noun_of(&self, first: usize, last: usize) -> Option<Noun> {
        const BEFORE: [&str; 39] = [
            "the",
            "a",
            "an",
            "our",
            "your",
            "their",
            "its",
            "of",
            "in",
            "on",
            "for",
            "to",
            "with",
            "and",
            "number of",
            "total number of",
            "all",
            "that",
            "this",
            "these",
            "new",
            "existing",
            "average",
            "overall",
            "any",
            "such",
            "those",
            "who",
            "have",
            "has",
            "are",
            "is",
            "be",
            "will",
            "been",
            "for the",
            "also",
            "from",
            "as",
        ];
        const BEHIND: [&str; 32] = [
            "of", "in", "on", "for", "to", "with", "and", "at", "the", "a", "an", "is", "are",
            "be", "will", "by", "each", "all", "across", "that", "from", "as", "or", "have", "has",
            "been", "who", "which", "not", "per", "more", "than",
        ];
        let span = self.tokens[first].span.to(self.tokens[last].span);
        let text = self.sentence.part(span);
        let (mut start, mut end) = (0, text.len());
        // 1,500 more patients: patients are counted.
        let is_counted = first > 0 && self.tokens[first - 1].number().is_some();
        let more = [
            "of additional ",
            "more ",
            "additional ",
            "extra ",
            "fewer ",
            "further ",
            "new ",
        ];
        if let Some(word) = more
            .iter()
            .find(|word| is_counted && text.starts_with(**word))
        {
            start = word.len();
        }
        loop {
            let rest = &text[start..end];
            let word = BEFORE.iter().filter(|word| {
                rest.strip_prefix(**word)
                    .is_some_and(|rest| rest.starts_with(' ') || rest.is_empty())
            });
            let Some(word) = word.max_by_key(|word| word.len()) else {
                break;
            };
            start += word.len();
            start += text[start..end].len() - text[start..end].trim_start().len();
        }
        loop {
            let rest = &text[start..end];
            let word = BEHIND.iter().find(|word| {
                rest.strip_suffix(**word)
                    .is_some_and(|rest| rest.ends_with(' ') || rest.is_empty())
            });
            let Some(word) = word else { break };
            end -= word.len();
            end = start + text[start..end].trim_end().len();
        }
        if start >= end {
            return None;
        }
        let begin = span.start as usize;
        let span = Span::new(begin + start, begin + end);
        Some(Noun {
            span,
            head: self.head(first, last, span),
        })
    }

    /// The head of a noun phrase: its last word before the first preposition.
    fn head(&self, first: usize, last: usize, span: Span) -> Head {
        let text = self.sentence.part(span);
        // More welcoming than what?
        if [
            "more ",
            "better ",
            "greater ",
            "excellent ",
            "high-quality ",
            "world-class ",
            "outstanding ",
        ]
        .iter()
        .any(|word| text.starts_with(word))
        {
            return Head::Abstract;
        }
        let cut = [
            " of ",
            " in ",
            " on ",
            " for ",
            " with ",
            " among ",
            " across ",
            " per ",
            " at ",
            " to ",
            " from ",
            " within ",
            " between ",
            " through ",
            " by ",
            " that ",
            " who ",
            " older ",
        ]
        .iter()
        .filter_map(|preposition| text.find(preposition))
        .min()
        .unwrap_or(text.len());
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
            .filter(|token| token.span.start >= span.start && token.span.end as usize <= end)
            .next_back();
        match word.map(|token| &token.kind) {
            Some(Kind::Quoted) => Head::Named,
            Some(Kind::Word(class)) if word.is_some_and(|word| word.span.end as usize == end) => {
                Head::of(Some(*class))
            }
            _ => Head::Thing,
        }
    }

    fn end_noun(&mut self) {
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
        let draft = &mut self.draft;
        if draft.has_value() {
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
        let cut = [
            " of ",
            " in ",
            " on ",
            " for ",
            " with ",
            " among ",
            " across ",
            " per ",
            " at ",
            " to ",
            " from ",
            " within ",
            " between ",
            " through ",
            " by ",
            " that ",
            " who ",
            " a ",
            " on ",
        ]
        .iter()
        .filter_map(|preposition| text.find(preposition))
        .min()
        .unwrap_or(text.len());
        let mut head = text[..cut]
            .rsplit(' ')
            .next()
            .unwrap_or_default()
            .to_owned();
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
            self.has_case |= matches!(class, Class::Case | Class::Handle | Class::All);
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
                self.draft.amount = Some(said(span, 3, Some((UnitKind::Multiple, "x"))));
            }
            Class::Eliminate => {
                self.verb(Class::Fall, span);
                self.level(said(span, 0, None));
            }
            Class::RiseNoun => self.change_noun(Class::Rise, span),
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
        self.end_noun();
        self.bound = Some((bound, span));
    }

    fn verb(&mut self, class: Class, span: Span) {
        self.end_noun();
        let verb = Verb { span, class };
        match self.draft.verb {
            None => self.draft.verb = Some(verb),
            Some(old) if rank(class) > rank(old.class) && !self.draft.has_value() => {
                self.draft.earlier = Some(old);
                self.draft.subject = self.draft.object.take().or(self.draft.subject);
                self.draft.verb = Some(verb);
            }
            Some(_) => {}
        }
    }

    fn level(&mut self, level: Figure) {
        let due = self.due.take();
        self.draft.levels.push((level, due));
        self.link = Link::None;
        self.bound = None;
    }

    /// Whether a word plays its part here rather than being part of a noun phrase.
    fn acts(&self, class: Class, span: Span) -> bool {
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
            Class::Metric
            | Class::Cost
            | Class::Abstract
            | Class::Hidden
            | Class::Place
            | Class::Case
            | Class::Evidence
            | Class::And => false,
            Class::To => value_next || (verb_next && !self.before(span).ends_with("time")),
            Class::From | Class::Now => {
                self.number_soon()
                    || next.is_some_and(|next| {
                        next.time()
                            .is_some_and(|time| time.kind == TimeKind::Frequency)
                    })
            }
            Class::By => value_next,
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
            Class::Intro => self.noun.is_none() || self.turns_verb(),
            Class::Adverb => self.noun.is_none(),
            Class::RiseNoun | Class::FallNoun => true,
            _ if is_verb(class) => self.is_verb_here(class, span),
            _ => true,
        }
    }

    /// Whether `is`, `will` and the like lead to a verb or a value, not to an adjective.
    fn turns_verb(&self) -> bool {
        true
    }

    /// `no` and `zero` before a noun: none of it is to be left.
    fn is_zero(&self, span: Span) -> bool {
        if self.sentence.part(span) != "no" {
            return true;
        }
        let mut behind = self.tokens[self.at + 1..].iter().take(3);
        let is_counted = behind.any(|token| token.is(Class::Cost) || token.is(Class::Case));
        let verb = self.draft.verb.map_or(Class::Reach, |verb| verb.class);
        is_counted && self.noun.is_none() && rank(verb) == 5
    }

    /// `all` and `every`, where they say how many of the cases: not in `across all sites`.
    fn is_all(&self, span: Span) -> bool {
        let before = self.before(span);
        let scoped = [
            "across",
            "for",
            "to",
            "at",
            "with",
            "on",
            "from",
            "by",
            "of",
            "among",
            "over",
            "throughout",
            "within",
        ]
        .iter()
        .any(|word| before.ends_with(&format!(" {word}")) || before == *word);
        let verb = self.draft.verb.map(|verb| verb.class);
        let done = matches!(verb, None | Some(Class::Make | Class::Handle | Class::Stop));
        done && (!scoped || verb == Some(Class::Handle))
    }

    fn number_soon(&self) -> bool {
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
        if self.before(span).ends_with("time to") {
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
                    || rank(self.draft.verb.map_or(Class::And, |verb| verb.class)) < 4);
        }
        if begins && self.draft.verb.is_none() || led {
            return true;
        }
        let past = self.sentence.part(span).ends_with("ed")
            || matches!(
                self.sentence.part(span),
                "done" | "held" | "put" | "set" | "met" | "seen"
            );
        past && self.draft.verb.is_none() && !self.draft.has_value()
    }

    fn number(&mut self, number: &Quantity) {
        if number.form == Form::ScaleEnd {
            self.draft.scale_end = Some(number.value);
            return;
        }
        // To score 6 on the 0–5 food hygiene rating.
        if let Some(upper) = number.upper
            && number.unit.is_none()
            && (number.value.is_zero() || number.value == Decimal::ONE)
            && self.draft.has_value()
        {
            self.draft.scale_end = Some(upper);
            if let Some((level, _)) = self.draft.levels.last_mut() {
                level.unit = said(level.span, 0, Some((UnitKind::Score, "points"))).unit;
            }
            return;
        }
        let (bound, span) = self.bound_of(number);
        let mut value = figure(number, bound, span);
        self.per(&mut value);
        let next_text = self
            .next()
            .filter(|next| matches!(next.kind, Kind::Text | Kind::Word(_)))
            .map_or("", |next| self.sentence.part(next.span));
        let verb = self.draft.verb.map(|verb| verb.class);
        let unit = value.kind();
        if matches!(self.link, Link::From | Link::Now) {
            self.end_noun();
            self.draft.baseline = Some(value);
            self.link = Link::None;
            self.counts = unit.is_none();
            return;
        }
        let change_next = self.next().and_then(Token::class);
        // Cut the 35 open findings by 40.
        let by_later = self.tokens[self.at + 1..]
            .iter()
            .any(|token| token.is(Class::By) || token.is(Class::To));
        let is_start = unit.is_none()
            && by_later
            && matches!(verb, Some(Class::Rise | Class::Fall))
            && self.draft.object.is_none()
            && self.draft.subject.is_none()
            && self.link == Link::None
            && self.noun.is_none_or(|(first, last)| {
                first == last
                    && ["the", "our"].contains(&self.sentence.part(self.tokens[first].span))
            });
        if is_start {
            self.noun = None;
            self.draft.baseline = Some(value);
            self.counts = true;
            return;
        }
        // 90% of freshmen will have met an adviser at least twice: the share is the target.
        if self.is_share && !self.draft.levels.is_empty() && self.link == Link::None {
            self.bound = None;
            self.read_noun();
            return;
        }
        if self.is_scope(number) {
            self.draft.scope.get_or_insert(value);
            self.read_noun();
            return;
        }
        if verb == Some(Class::Input) {
            self.draft.count = Some(value);
            return;
        }
        let more = ["more", "additional", "extra", "fewer", "less", "further"]
            .iter()
            .any(|word| {
                let next = next_text.strip_prefix("of ").unwrap_or(next_text);
                next == *word || next.starts_with(&format!("{word} "))
            });
        let before = self.before(number.span).to_owned();
        // A rank: what stands behind it is the table, not what is counted.
        if before.ends_with("top") {
            self.noun = None;
            self.draft.is_rank = true;
            self.level(value);
            return;
        }
        let at = ["at", "of", "is", "score"]
            .iter()
            .any(|word| before.ends_with(&format!(" {word}")) || before == *word);
        let is_share = next_text.starts_with("of ")
            && matches!(unit, Some(UnitKind::Percent | UnitKind::PerMille));
        let after_level_verb = matches!(verb, Some(Class::Reach | Class::Keep | Class::Cap));
        let is_level = self.link == Link::To
            || self.bound.is_some()
            || (at && self.link != Link::By)
            || after_level_verb;
        let by = self.link == Link::By;
        self.end_noun();
        if matches!(change_next, Some(Class::RiseNoun | Class::FallNoun)) || by || is_change(number)
        {
            self.draft.amount = Some(value);
        } else if more
            && matches!(
                verb,
                None | Some(Class::Make | Class::Rise | Class::Handle | Class::Do)
            )
        {
            let class = match next_text.starts_with("fewer") || next_text.starts_with("less") {
                true => Class::Fall,
                false => Class::Rise,
            };
            self.draft.earlier = self.draft.verb;
            self.draft.verb = Some(Verb {
                span: number.span,
                class,
            });
            self.draft.amount = Some(value);
            self.counts = unit.is_none();
        } else if is_share || is_level {
            let counts = unit.is_none();
            self.is_share = is_share;
            self.level(value);
            self.counts = counts;
            return;
        } else if matches!(verb, Some(Class::Rise | Class::Fall)) {
            self.draft.amount = Some(value);
            self.counts = unit.is_none();
        } else if matches!(unit, Some(UnitKind::Percent | UnitKind::Score)) {
            self.level(value);
            return;
        } else if matches!(verb, Some(_)) {
            self.draft.count.get_or_insert(value);
            self.counts = unit.is_none() || unit == Some(UnitKind::Count);
        } else {
            let counts = unit.is_none();
            self.level(value);
            self.counts = counts;
            return;
        }
        self.link = Link::None;
        self.bound = None;
    }

    /// Joins `per month` to a number without a unit.
    fn per(&self, value: &mut Figure) {
        let Some(next) = self.next() else { return };
        let is_frequency = next
            .time()
            .is_some_and(|time| matches!(time.kind, TimeKind::Frequency));
        if is_frequency && value.unit.is_none() {
            value.unit = Some(Unit {
                kind: UnitKind::Count,
                name: self.sentence.part(next.span).to_owned(),
            });
        }
    }

    fn bound_of(&mut self, number: &Quantity) -> (Option<Bound>, Span) {
        let behind = self.next().and_then(|next| {
            let bound = match next.class()? {
                Class::OrMore => Bound::AtLeast,
                Class::OrLess => Bound::AtMost,
                _ => return None,
            };
            Some((bound, next.span))
        });
        match self.bound.or(behind) {
            Some((bound, span)) => (Some(bound), span),
            None => (None, number.span),
        }
    }

    /// Whether a number says how many places or things the goal is about.
    fn is_scope(&self, number: &Quantity) -> bool {
        let before = self.before(number.span);
        if ["older than", "longer than", "younger than"]
            .iter()
            .any(|word| before.ends_with(word))
        {
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
        if number.unit.is_some() || self.link != Link::None || self.bound.is_some() {
            return false;
        }
        let scoped = [
            "in",
            "across",
            "at",
            "on",
            "among",
            "for",
            "from",
            "over",
            "covering",
            "all",
            "throughout",
            "with",
            "our",
            "the",
            "its",
        ]
        .iter()
        .any(|word| before.ends_with(&format!(" {word}")));
        let has_verb = self.draft.verb.is_some();
        let articled = ["the", "our", "its", "all"]
            .iter()
            .any(|word| before.ends_with(&format!(" {word}")));
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

    fn verb_later(&self) -> bool {
        self.tokens[self.at + 1..]
            .iter()
            .any(|token| token.class().is_some_and(|class| rank(class) == 5))
    }

    fn time(&mut self, time: &TimePhrase, number: Option<&Quantity>) {
        match time.kind {
            TimeKind::Due(_) => self.deadline(time),
            TimeKind::Within(length) => {
                let is_case = bounds_each_case(self.tokens, self.at, length)
                    || (length.unit <= TimeUnit::Week && self.has_case);
                match is_case {
                    true => self.case_limit(time, number),
                    false => self.deadline(time),
                }
            }
            TimeKind::After { length, event } => {
                let is_case =
                    length.unit <= TimeUnit::Hour || is_case_event(self.sentence.part(event));
                match is_case {
                    true => self.case_limit(time, number),
                    false => self.deadline(time),
                }
            }
            TimeKind::Frequency if self.often(time) => {}
            TimeKind::Frequency if self.noun.is_some() && !self.is_over => self.read_noun(),
            _ => {}
        }
    }

    /// `Carry out checks four times a day, up from twice a day`: so often is the value.
    fn often(&mut self, time: &TimePhrase) -> bool {
        let text = self.sentence.part(time.span);
        let first = text.split(' ').next().unwrap_or_default();
        let times = match first {
            "once" => 1,
            "twice" => 2,
            "three" | "thrice" | "3" => 3,
            "four" | "4" => 4,
            "five" | "5" => 5,
            "six" | "6" => 6,
            _ => return false,
        };
        let verb = self.draft.verb.map(|verb| verb.class);
        let rest = match first {
            "once" | "twice" => text[first.len()..].trim_start(),
            _ => text[first.len()..]
                .trim_start()
                .trim_start_matches("times")
                .trim_start(),
        };
        let name = format!("times {rest}");
        let value = said(time.span, times, Some((UnitKind::Count, &name)));
        if self.link == Link::From {
            self.draft.baseline = Some(value);
            self.link = Link::None;
        } else if matches!(
            verb,
            Some(Class::Make | Class::Do | Class::Handle | Class::Rise)
        ) && !self.draft.has_value()
        {
            self.end_noun();
            self.level(value);
        } else {
            return false;
        }
        true
    }

    fn deadline(&mut self, time: &TimePhrase) {
        // “75% by March, 80% by June”: in English the deadline stands behind its value.
        match self.draft.levels.last_mut() {
            Some((_, due)) if due.is_none() => *due = Some(time.clone()),
            _ => self.due = Some(time.clone()),
        }
        self.draft.deadlines.push(time.clone());
    }

    fn case_limit(&mut self, time: &TimePhrase, number: Option<&Quantity>) {
        if let Some(number) = number {
            self.draft.limit = Some(figure(number, Some(Bound::AtMost), time.span));
        }
        if self.noun.is_some() && !self.is_over {
            self.read_noun();
        }
    }
}

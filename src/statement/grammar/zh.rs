//! Chinese clauses.

use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::Sentence;
use crate::statement::quantity::{Form, Quantity, TimeUnit, UnitKind};
use crate::statement::time::{TimeKind, TimePhrase};
use crate::statement::vocabulary::Class;

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
    for (at, (joined, clause)) in clauses.iter().enumerate() {
        let mut walk = Walk::new(sentence, clause);
        walk.run();
        let mut draft = walk.finish();
        draft.joined = *joined;
        let leads = clause.first().and_then(|token| token.class());
        let is_led = matches!(leads, Some(Class::Purpose | Class::Means))
            && !clause.iter().any(|token| token.is(Class::Result));
        if is_led && at < last {
            draft.role = Role::Context;
        } else if clause.iter().any(|token| token.is(Class::Evidence)) {
            draft.role = Role::Evidence;
        }
        drafts.push(draft);
    }
    for aside in asides {
        read_aside(&aside, &mut drafts);
    }
    drafts
}

/// Cuts the tokens at marks and at words that join clauses; says of each clause whether such a
/// word joins it to the one before.
fn clauses<'s>(tokens: &[&'s Token], sentence: &Sentence<'_>) -> Vec<(bool, Vec<&'s Token>)> {
    let mut clauses = Vec::new();
    let mut clause: Vec<&Token> = Vec::new();
    let mut joined = false;
    for (at, &token) in tokens.iter().enumerate() {
        let cuts = match token.kind {
            Kind::Mark('、') => {
                let behind = tokens[at + 1..].iter();
                let behind = behind.take_while(|token| !matches!(token.kind, Kind::Mark(_)));
                has_value(clause.iter().copied()) && has_value(behind.copied())
            }
            Kind::Mark(':') => !tokens.get(at + 1).is_some_and(|next| is_value(next)),
            Kind::Mark(_) => true,
            Kind::Word(Class::And) => joins(tokens, at, sentence),
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

/// Whether a joining word stands between clauses: 并 of 并将, not of 合并.
fn joins(tokens: &[&Token], at: usize, sentence: &Sentence<'_>) -> bool {
    if sentence.part(tokens[at].span).chars().nth(1).is_some() {
        return true;
    }
    let mut behind = tokens[at + 1..].iter();
    behind
        .find(|token| !token.is(Class::Adverb))
        .and_then(|token| token.class())
        .is_some_and(|class| is_verb(class) || matches!(class, Class::Object | Class::Result))
}

fn has_value<'s>(mut tokens: impl Iterator<Item = &'s Token>) -> bool {
    tokens.any(is_value)
}

fn is_value(token: &Token) -> bool {
    let is_word = matches!(
        token.class(),
        Some(Class::Zero | Class::Halve | Class::AtLeast | Class::AtMost)
    );
    is_word || token.number().is_some()
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
    frequency: Option<Span>,
    /// A noun phrase behind the value.
    tail: Option<Noun>,
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
            frequency: None,
            tail: None,
        }
    }

    fn run(&mut self) {
        while self.at < self.tokens.len() {
            let token = self.tokens[self.at];
            match &token.kind {
                Kind::Text | Kind::Quoted => self.read_noun(),
                Kind::Number(number) => self.number(number),
                Kind::Time(time, number) => self.time(time, number.as_ref()),
                Kind::Mark(':') => self.end_noun(),
                Kind::Mark(_) => self.read_noun_between(),
                Kind::Word(class) => self.word(*class, token.span),
            }
            self.at += 1;
        }
        self.end_noun();
    }

    fn finish(mut self) -> Draft {
        let draft = &mut self.draft;
        if draft.object.is_none() && draft.subject.is_none() {
            draft.object = self.tail;
        }
        // 在6个小区设立服务点: each place gets one.
        if draft.count.is_none()
            && draft.levels.is_empty()
            && draft.object.is_some()
            && draft.verb.is_some_and(|verb| verb.class == Class::Make)
            && !self.is_all_work()
        {
            self.draft.count = self.draft.scope.clone();
        }
        self.draft
    }

    /// Whether the clause finishes work rather than setting something up, so that a number of
    /// places says how far it reaches.
    fn is_all_work(&self) -> bool {
        let verb = self.draft.verb.map(|verb| self.sentence.part(verb.span));
        verb.is_none_or(|verb| !verb.contains(['设', '建', '装']))
    }

    fn next(&self) -> Option<&'s Token> {
        self.tokens.get(self.at + 1).copied()
    }

    fn previous(&self) -> Option<&'s Token> {
        let before = self.at.checked_sub(1)?;
        self.tokens.get(before).copied()
    }

    /// Takes the token into the noun phrase that is being read.
    fn read_noun(&mut self) {
        let first = self.noun.map_or(self.at, |(first, _)| first);
        self.noun = Some((first, self.at));
    }

    /// A mark inside a noun phrase: 安保、保洁满意度.
    fn read_noun_between(&mut self) {}

    fn noun_of(&self, first: usize, last: usize) -> Noun {
        let span = self.tokens[first].span.to(self.tokens[last].span);
        let head = match &self.tokens[last].kind {
            Kind::Quoted => Head::Named,
            Kind::Word(class) => Head::of(Some(*class)),
            _ => Head::Thing,
        };
        Noun { span, head }
    }

    /// Ends the noun phrase and gives it its place.
    fn end_noun(&mut self) {
        let Some((first, last)) = self.noun.take() else {
            return;
        };
        let noun = self.noun_of(first, last);
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
    fn has_noun(&self) -> bool {
        self.noun.is_some() || self.draft.subject.is_some()
    }

    /// Whether a value, or what leads to one, stands behind this token.
    fn is_value_next(&self) -> bool {
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

    /// Begins anew: what stands before was an actor or the means.
    fn restart(&mut self) {
        self.noun = None;
        let deadlines = std::mem::take(&mut self.draft.deadlines);
        self.draft = Draft {
            span: self.draft.span,
            scope: self.draft.scope.take(),
            all: self.draft.all,
            deadlines,
            ..Draft::default()
        };
    }

    fn word(&mut self, class: Class, span: Span) {
        if !self.acts(class, span) {
            self.read_noun();
            return;
        }
        match class {
            Class::Object => {
                self.noun = None;
                self.draft.subject = None;
            }
            // 自助解决率实现35%: it leads to the value.
            Class::Result if self.has_noun() && self.is_value_next() => {
                self.verb(Class::Reach, span);
            }
            Class::Result | Class::Intro => self.restart(),
            Class::From => {
                self.end_noun();
                self.link = Link::From;
            }
            Class::Now => {
                self.end_noun();
                self.link = Link::Now;
            }
            Class::To | Class::Purpose => {
                self.end_noun();
                self.link = Link::To;
            }
            Class::AtLeast => self.bound_before(Bound::AtLeast, span),
            Class::AtMost => self.bound_before(Bound::AtMost, span),
            Class::All => self.draft.all = Some(span),
            Class::Zero => {
                self.end_noun();
                let level = said(span, 0, None);
                self.level(level);
            }
            Class::Halve => {
                self.verb(Class::Fall, span);
                self.draft.amount = Some(said(span, 50, Some((UnitKind::Percent, "%"))));
            }
            Class::Double => {
                self.verb(Class::Rise, span);
                self.draft.amount = Some(said(span, 2, Some((UnitKind::Multiple, "x"))));
            }
            Class::Eliminate => {
                self.verb(Class::Fall, span);
                self.level(said(span, 0, None));
            }
            _ if is_verb(class) => self.verb(class, span),
            // Adverbs, links that lead nowhere and the like say nothing of their own.
            _ => {}
        }
    }

    fn bound_before(&mut self, bound: Bound, span: Span) {
        self.end_noun();
        self.bound = Some((bound, span));
    }

    fn verb(&mut self, class: Class, span: Span) {
        self.end_noun();
        let verb = Verb { span, class };
        let old = match self.draft.verb {
            None => {
                self.draft.verb = Some(verb);
                return;
            }
            Some(old) => old,
        };
        // 推动投诉率下降: the later verb says what becomes of the object.
        if rank(class) > rank(old.class) && !self.draft.has_value() {
            self.draft.earlier = Some(old);
            self.draft.subject = self.draft.object.take().or(self.draft.subject);
            self.draft.verb = Some(verb);
        } else if self.draft.has_value() && rank(class) == 5 && rank(old.class) == 5 {
            // 提高5个百分点，达到97%: the same metric goes on.
            self.draft.earlier = Some(old);
        }
    }

    fn level(&mut self, level: crate::statement::Figure) {
        let due = self.due.take();
        self.draft.levels.push((level, due));
        self.link = Link::None;
        self.bound = None;
    }

    /// Whether a word plays its part here rather than being part of a longer one.
    fn acts(&self, class: Class, span: Span) -> bool {
        let next = self.next();
        let next_class = next.and_then(Token::class);
        let is_short = self.sentence.part(span).chars().nth(1).is_none();
        let value_next = self.is_value_next();
        let verb_next = next_class.is_some_and(is_verb);
        match class {
            Class::Metric
            | Class::Cost
            | Class::Abstract
            | Class::Hidden
            | Class::Place
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
    fn number_soon(&self) -> bool {
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
    fn is_in_metric(&self, class: Class) -> bool {
        if rank(class) == 5 {
            return matches!(self.next().and_then(Token::class), Some(Class::Metric))
                && self
                    .next()
                    .is_some_and(|next| self.sentence.part(next.span).chars().count() == 1);
        }
        // 推进智慧医院建设: at the end of what a verb acts on.
        let outranked = self
            .draft
            .verb
            .is_some_and(|verb| rank(class) <= rank(verb.class));
        if self.noun.is_some()
            && (outranked || (self.next().is_none() && self.draft.verb.is_some()))
        {
            return true;
        }
        let mut last = None;
        for token in &self.tokens[self.at + 1..] {
            match &token.kind {
                Kind::Text | Kind::Quoted => last = None,
                Kind::Word(class) => match class {
                    Class::Metric | Class::Cost => last = Some(()),
                    Class::Abstract | Class::Case | Class::Place | Class::Hidden => last = None,
                    Class::Make
                    | Class::Do
                    | Class::Soft
                    | Class::Handle
                    | Class::Stop
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
    fn leads_to_value(&self) -> bool {
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

    fn number(&mut self, number: &Quantity) {
        if number.form == Form::ScaleEnd {
            self.draft.scale_end = Some(number.value);
            return;
        }
        let (bound, span) = self.bound_of(number);
        let value = figure(number, bound, span);
        let unit = value.kind();
        let is_count = matches!(unit, Some(UnitKind::Count) | None);
        let verb = self.draft.verb.map(|verb| verb.class);
        if self.link == Link::From || self.link == Link::Now {
            self.end_noun();
            self.draft.baseline = Some(value);
            self.link = Link::None;
            return;
        }
        if self.is_scope(number) {
            self.draft.scope.get_or_insert(value);
            // The number stays part of the noun phrase that it stands in.
            if self.noun.is_some() {
                self.read_noun();
            } else {
                self.skip_scope();
            }
            return;
        }
        // 降低30天非计划再入院率: a length in the name of the metric.
        let names = matches!(unit, Some(UnitKind::Time(_)))
            && self.link == Link::None
            && self.bound.is_none()
            && self
                .previous()
                .is_some_and(|token| token.is(Class::Fall) || token.is(Class::Rise))
            && self
                .next()
                .is_some_and(|next| matches!(next.kind, Kind::Text));
        if names {
            self.read_noun();
            return;
        }
        if verb == Some(Class::Input) {
            self.end_noun();
            self.draft.count = Some(value);
            return;
        }
        if let Some(unit) = self.frequency_unit(number) {
            self.end_noun();
            let mut value = value;
            value.unit = Some(unit);
            self.level(value);
            return;
        }
        let after_level_verb = self
            .previous()
            .and_then(Token::class)
            .is_some_and(|class| matches!(class, Class::Reach | Class::Cap | Class::Keep));
        let is_level = self.link == Link::To || after_level_verb || self.bound.is_some();
        self.end_noun();
        if is_change(number) && verb.is_some_and(|verb| rank(verb) == 5)
            || number.form == Form::TimesMore
        {
            self.draft.amount = Some(value);
        } else if is_change(number) {
            self.draft.amount = Some(value);
        } else if is_level && !(is_count && matches!(verb, Some(Class::Make | Class::Do))) {
            self.level(value);
            return;
        } else if matches!(verb, Some(Class::Rise | Class::Fall)) {
            self.draft.amount = Some(value);
        } else if matches!(
            verb,
            Some(Class::Make | Class::Do | Class::Stop | Class::Handle)
        ) && is_count
        {
            self.draft.count.get_or_insert(value);
        } else {
            self.level(value);
            return;
        }
        self.link = Link::None;
        self.bound = None;
    }

    /// The bound before or behind a number, with its words.
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
        let verb = self.draft.verb.map(|verb| verb.class);
        let before = self.sentence.folded()[..number.span.start as usize].trim_end();
        let after_scope = [
            "在", "对", "面向", "全市", "全区", "全省", "全国", "全县", "全院", "全校", "全镇",
            "下辖", "所属", "在管", "旗下", "依托", "辖区", "于", "公司",
        ]
        .iter()
        .any(|word| before.ends_with(word));
        if after_scope {
            return true;
        }
        match verb {
            None => value_later || (place_next && self.verb_later()),
            Some(Class::Do | Class::Soft) => place_next,
            Some(_) => false,
        }
    }

    fn verb_later(&self) -> bool {
        self.tokens[self.at + 1..]
            .iter()
            .any(|token| token.class().is_some_and(is_verb))
    }

    /// Passes over the noun that a scope number counts.
    fn skip_scope(&mut self) {
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
    }

    /// The unit of a number that says how often: 次/日 of 每日4次.
    fn frequency_unit(&self, number: &Quantity) -> Option<crate::statement::quantity::Unit> {
        let unit = number.unit.as_ref()?;
        if unit.kind != UnitKind::Count || unit.name.contains('/') {
            return None;
        }
        let frequency = self.frequency?;
        let words = self.sentence.part(frequency);
        let per = [
            ("日", &["日", "天"][..]),
            ("周", &["周", "星期"]),
            ("月", &["月"]),
            ("季度", &["季"]),
            ("年", &["年"]),
        ]
        .into_iter()
        .find(|(_, words_of)| {
            words_of
                .iter()
                .any(|word| words.ends_with(word) || words.ends_with("季度") && *word == "季")
        })?
        .0;
        (unit.name == "次").then(|| crate::statement::quantity::Unit {
            kind: UnitKind::Count,
            name: format!("{}/{per}", unit.name),
        })
    }

    fn time(&mut self, time: &TimePhrase, number: Option<&Quantity>) {
        match time.kind {
            TimeKind::Due(_) => self.deadline(time),
            TimeKind::Within(length) => {
                if bounds_each_case(self.tokens, self.at, length) {
                    self.case_limit(time, number);
                } else {
                    self.deadline(time);
                }
            }
            TimeKind::After { length, event } => {
                let event = self.sentence.part(event);
                if length.unit <= TimeUnit::Hour || is_case_event(event) {
                    self.case_limit(time, number);
                } else {
                    self.deadline(time);
                }
            }
            TimeKind::Frequency => {
                self.frequency = Some(time.span);
                if self.noun.is_some() {
                    self.read_noun();
                }
            }
            _ => {}
        }
    }

    fn deadline(&mut self, time: &TimePhrase) {
        self.end_noun();
        self.due = Some(time.clone());
        self.draft.deadlines.push(time.clone());
    }

    /// A limit that each case has: part of what is measured, or the target itself.
    fn case_limit(&mut self, time: &TimePhrase, number: Option<&Quantity>) {
        if let Some(number) = number {
            self.draft.limit = Some(figure(number, Some(Bound::AtMost), time.span));
        }
        self.read_noun();
    }
}

//! Chinese clauses.

mod clauses;
mod nouns;
mod numbers;
mod short;
mod times;
mod verbs;

use crate::lang::Lang;
use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::quantity::UnitKind;
use crate::statement::time::TimePhrase;
use crate::statement::vocabulary::{Class, Vocabulary};
use crate::statement::{Figure, Sentence};

use super::asides::{read_aside, without_asides};
use super::draft::{Draft, Head, Link, Noun, Role, Verb, said};
use super::tokens::{Kind, Token};
use super::verbs::{is_verb, rank};

use clauses::clauses;

/// The clauses of a sentence, each with the parts its words play.
pub fn drafts(sentence: &Sentence<'_>, tokens: &[Token]) -> Vec<Draft> {
    let tokens = short::settled(sentence, tokens);
    let (main, asides) = without_asides(&tokens);
    let mut drafts: Vec<Draft> = Vec::new();
    let clauses = clauses(&main, sentence);
    let last = clauses.len().saturating_sub(1);
    for (at, (joined, clause)) in clauses.iter().enumerate() {
        let mut walk = Walk::new(sentence, clause);
        walk.run();
        let mut draft = walk.finish();
        draft.joined = *joined;
        let is_led = leads_elsewhere(clause);
        if is_led && at < last {
            draft.role = Role::Context;
        } else if clause.iter().any(|token| token.is(Class::Evidence)) {
            draft.role = Role::Evidence;
        }
        drafts.push(draft);
    }
    let has_deadline = drafts.iter().any(|draft| !draft.deadlines.is_empty());
    if has_deadline && drafts.iter().all(is_unread) {
        take_for_work(sentence, &tokens, &mut drafts);
    }
    for aside in asides {
        read_aside(&aside, &mut drafts);
    }
    drafts
}

/// Whether a clause says what for or by what means: 通过…, 在…的基础上.
fn leads_elsewhere(clause: &[&Token]) -> bool {
    let first = clause.first().and_then(|token| token.class());
    let is_means = |token: &&&Token| token.is(Class::Means);
    let frames = clause.len() > 1 && clause.last().filter(is_means).is_some();
    let leads = matches!(first, Some(Class::Purpose | Class::Means));
    (leads || frames) && !clause.iter().any(|token| token.is(Class::Result))
}

/// Whether nothing of a clause says what is to be reached.
fn is_unread(draft: &Draft) -> bool {
    draft.role != Role::Aim || (draft.verb.is_none() && !draft.has_value() && draft.all.is_none())
}

/// With a deadline, words that no file knows are work that is to be done by then, unless they
/// praise: 5月前楼道摆灭火毯, not 2026年让生活更美好.
fn take_for_work(sentence: &Sentence<'_>, tokens: &[Token], drafts: &mut [Draft]) {
    const LEAST: usize = 4;
    let praises = tokens.iter().any(|token| {
        matches!(
            token.class(),
            Some(Class::Soft | Class::Abstract | Class::Broad | Class::Hidden | Class::Result)
        )
    });
    let mut aims = drafts.iter_mut().filter(|draft| draft.role == Role::Aim);
    let work = aims.find_map(|draft| {
        let noun = draft.subject.filter(|noun| {
            matches!(noun.head, Head::Thing | Head::Named | Head::Case)
                && sentence.part(noun.span).chars().count() >= LEAST
        })?;
        Some((draft, noun))
    });
    if let Some((draft, noun)) = work.filter(|_| !praises) {
        draft.verb = Some(Verb {
            span: noun.span,
            class: Class::Make,
        });
    }
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
                Kind::Quoted => match self.said_in_quotes(token.span) {
                    Some(class) => self.word(class, token.span),
                    None => self.read_noun(),
                },
                Kind::Text => self.read_noun(),
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
        // 满意度不低于同类水平: a limit without a number is a change to be reached.
        if draft.verb.is_none()
            && !draft.has_value()
            && draft.subject.is_some_and(|noun| noun.head.is_metric())
        {
            let limit = self
                .tokens
                .iter()
                .find(|token| token.is(Class::AtLeast) || token.is(Class::AtMost));
            draft.verb = limit.map(|token| Verb {
                span: token.span,
                class: match token.class() {
                    Some(Class::AtLeast) => Class::Rise,
                    _ => Class::Fall,
                },
            });
        }
        // 街道办事处12月前换成叫号机: who does it stands before the verb.
        let does = draft
            .verb
            .is_some_and(|verb| matches!(verb.class, Class::Make | Class::Do | Class::Stop));
        let gives = draft.object.is_some_and(|noun| noun.head == Head::Staff);
        if (does || gives) && draft.object.is_some() {
            draft.subject = None;
        }
        // 提高教学本领: what is raised without a value and is no metric is a quality.
        if let (Some(verb), Some(noun)) = (draft.verb, &mut draft.object)
            && verb.class == Class::Rise
            && noun.head == Head::Thing
            && draft.subject.is_none()
            && self.sentence.part(verb.span).starts_with('提')
        {
            noun.head = Head::Abstract;
        }
        // 加强全员培训: a soft verb reaches nothing, however many it acts on.
        if draft.verb.is_some_and(|verb| verb.class == Class::Soft) {
            draft.all = None;
        }
        // 让每一位患者都满意: nothing that is counted becomes of all of them.
        let counts = draft
            .subject
            .or(draft.object)
            .is_some_and(|noun| noun.head != Head::Thing);
        let said = draft.all.map(|all| self.sentence.part(all));
        let of_people = said.is_some_and(|all| all.starts_with('每') || all.starts_with('所'));
        if of_people && draft.verb.is_none() && draft.limit.is_none() && !counts {
            draft.all = None;
        }
        // 8个社区全部挂牌: the count says more than 全部.
        if draft.all.is_some() && draft.count.is_none() {
            draft.count = draft
                .scope
                .take_if(|_| draft.levels.is_empty() && draft.amount.is_none());
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
            Class::Result | Class::Intro if self.has_noun() && self.goes_on() => {}
            Class::Result | Class::Intro => self.restart(),
            // 三甲复审一次通过: with nothing behind it, it is no means.
            Class::Means if self.next().is_none() => self.verb(Class::Make, span),
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

    /// The value that words in quotation marks say: “零发生”, “全覆盖”.
    fn said_in_quotes(&self, span: Span) -> Option<Class> {
        let name = self.sentence.part(span);
        let inner = Sentence::new(name.trim_matches(['“', '”', '"', '「', '」', '‘', '’']));
        let words = Vocabulary::of(Lang::Zh).words(&inner);
        let [word] = &words[..] else { return None };
        let is_whole = word.span.range() == (0..inner.folded().len());
        (is_whole && matches!(word.class, Class::Zero | Class::All | Class::Eliminate))
            .then_some(word.class)
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

    fn level(&mut self, level: Figure) {
        let due = self.due.take();
        self.draft.levels.push((level, due));
        self.link = Link::None;
        self.bound = None;
    }
}

#[cfg(test)]
mod tests;

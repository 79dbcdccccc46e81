//! Chinese clauses.

mod clauses;
mod finish;
mod names;
mod nominal;
mod nouns;
mod numbers;
mod roles;
mod scope;
mod short;
mod slogans;
mod times;
mod verbs;
mod works;

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
use super::verbs::{is_verb, moves, rank};

use clauses::clauses;

/// The clauses of a sentence, each with the parts its words play.
pub fn drafts(sentence: &Sentence<'_>, tokens: &[Token]) -> Vec<Draft> {
    let tokens = short::settled(sentence, tokens);
    let (main, asides) = without_asides(&tokens);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut further: Vec<(usize, Draft)> = Vec::new();
    let clauses = clauses(&main, sentence);
    for (_, clause) in &clauses {
        let mut walk = Walk::new(sentence, clause);
        walk.run();
        let draft = walk.finish();
        match works::split(sentence, &draft) {
            Some((first, second)) => {
                drafts.push(first);
                further.push((drafts.len(), second));
            }
            None => drafts.push(draft),
        }
    }
    roles::give(sentence, &clauses, &mut drafts);
    for (at, mut draft) in further.into_iter().rev() {
        draft.role = drafts[at - 1].role;
        drafts.insert(at, draft);
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
    /// The noun that the number of places counts.
    scope_noun: Option<Noun>,
    /// What is counted, where that is no phrase of its own.
    counted: Option<Noun>,
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
            scope_noun: None,
            counted: None,
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
        if class == Class::Adverb && self.praises(span) {
            self.praise(span);
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
            Class::Means if self.next().is_none() && self.sentence.part(span) == "通过" => {
                self.verb(Class::Make, span);
            }
            Class::From => {
                self.end_noun();
                self.link = Link::From;
            }
            Class::Now => {
                self.end_noun();
                self.link = Link::Now;
            }
            // 面向36个班级, 为200间教室安装空调: no value follows.
            Class::Purpose if self.sentence.part(span) != "为" || !self.has_noun() => {
                self.end_noun();
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
            Class::Eliminate if self.leads_to_place(Class::Fall) => self.verb(Class::Soft, span),
            Class::Eliminate => {
                self.verb(Class::Fall, span);
                self.level(said(span, 0, None));
            }
            _ if is_verb(class) && self.leads_to_place(class) => self.verb(Class::Soft, span),
            _ if is_verb(class) => self.verb(class, span),
            // Adverbs, links that lead nowhere and the like say nothing of their own.
            _ => {}
        }
    }

    /// 把矛盾化解在楼栋: where it is to happen says nothing of how much.
    fn leads_to_place(&self, class: Class) -> bool {
        let behind = self.next().filter(|next| next.kind.is_text());
        let leads = behind.is_some_and(|next| self.sentence.part(next.span).starts_with('在'));
        let changes = matches!(class, Class::Make | Class::Handle | Class::Fall);
        leads && changes && !self.number_soon()
    }

    /// Whether the rest of the clause only says how something gets: 家校沟通更顺畅.
    fn praises(&self, span: Span) -> bool {
        let more = self.sentence.part(span).starts_with(['更', '愈', '越']);
        let mut behind = self.tokens[self.at + 1..].iter();
        let praise = behind.all(|token| {
            token.kind.is_text()
                || matches!(
                    token.class(),
                    Some(Class::Abstract | Class::Soft | Class::Adverb | Class::Broad)
                )
        });
        let is_soft = |verb: Verb| verb.class == Class::Soft;
        let acts = self.draft.verb.is_some_and(|verb| !is_soft(verb));
        let has_noun = self.has_noun() || self.draft.object.is_some();
        more && praise && has_noun && !acts && self.next().is_some()
    }

    /// Takes the rest of the clause for a change that nobody can measure.
    fn praise(&mut self, span: Span) {
        self.verb(Class::Rise, span);
        if let Some(noun) = self.draft.subject.as_mut().or(self.draft.object.as_mut()) {
            noun.head = Head::Abstract;
        }
        self.at = self.tokens.len();
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
        // 拿出营业收入的3%用于更新: what is used goes in.
        if class == Class::Input && self.draft.has_value() && old.class != Class::Input {
            let is_used = self.sentence.part(span) == "用于";
            self.draft.verb = Some(if is_used { verb } else { old });
            return;
        }
        // 推动投诉率下降: the later verb says what becomes of the object.
        if rank(class) > rank(old.class) && !self.draft.has_value() {
            self.draft.earlier = Some(old);
            self.draft.subject = self.draft.object.take().or(self.draft.subject);
            self.draft.verb = Some(verb);
        } else if self.draft.has_value() && moves(class) && moves(old.class) {
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

//! Verbs that are part of a name: 完成 of 整改完成率, 清运 of 大件垃圾清运48小时内完成.

use super::Walk;
use super::nouns::is_preposition;
use crate::source::Span;
use crate::statement::grammar::tokens::{Kind, Token};
use crate::statement::grammar::verbs::{is_verb, moves, rank};
use crate::statement::quantity::UnitKind;
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::{Class, List};

impl<'s, 't> Walk<'s, 't> {
    /// Whether a verb belongs to the noun phrase that it stands in.
    pub(super) fn is_in_name(&self, class: Class, span: Span) -> bool {
        if moves(class) {
            return self.is_before_head() || self.is_led_by_object();
        }
        self.is_in_programme()
            || self.is_before_suffix()
            || self.is_outranked(class)
            || self.leads_to_metric(class)
            || self.is_nominal(class, span)
    }

    /// 上升率: a change with the head of a metric right behind it.
    pub(super) fn is_before_head(&self) -> bool {
        self.next().is_some_and(|next| {
            let is_short = self.sentence.part(next.span).chars().count() == 1;
            is_short && next.is(Class::Metric)
        })
    }

    /// 把节能灯具数提高到95%: what is acted on begins with the word, and is acted on later.
    fn is_led_by_object(&self) -> bool {
        let led = self.previous().is_some_and(|token| token.is(Class::Object));
        let mut behind = self.tokens[self.at + 1..].iter();
        let changes = |token: &&&Token| token.class().is_some_and(moves);
        led && behind.by_ref().find(changes).is_some()
            && behind.any(|token| token.number().is_some())
    }

    /// 政务公开栏: one unknown character behind makes another noun of it.
    fn is_before_suffix(&self) -> bool {
        let behind = self.next().filter(|next| next.kind.is_text());
        let text = behind.map_or("", |next| self.sentence.part(next.span));
        let goes_on = self
            .tokens
            .get(self.at + 2)
            .is_some_and(|token| token.kind.is_text());
        let is_suffix = text.chars().count() == 1 && !goes_on && !List::Done.has(text);
        self.noun.is_some() && (is_suffix || self.is_before_body())
    }

    /// 维保单位履约考核: who does it has the work in the name.
    fn is_before_body(&self) -> bool {
        let next = self.next().map_or("", |next| self.sentence.part(next.span));
        List::Body.has(next)
            && self
                .tokens
                .get(self.at + 2)
                .is_some_and(|next| is_noun(next))
    }

    /// 实施城市更新行动: a programme has the work in its name.
    fn is_in_programme(&self) -> bool {
        let acts = self.draft.verb.is_some_and(|verb| rank(verb.class) < 5);
        acts && self.noun.is_some() && self.tokens.last().is_some_and(|last| last.is(Class::Broad))
    }

    /// 推进智慧医院建设, 巩固文明城区创建成果: inside or at the end of what a verb acts on.
    fn is_outranked(&self, class: Class) -> bool {
        let behind = &self.tokens[self.at + 1..];
        // 完成全部28项整改: the number counts the work.
        let is_counted = self
            .previous()
            .is_some_and(|token| token.number().is_some());
        let has_noun = self.noun.is_some() || (is_counted && behind.is_empty());
        let Some(verb) = self.draft.verb.filter(|_| has_noun) else {
            return false;
        };
        let has_value = behind
            .iter()
            .any(|token| token.number().is_some() || token.class().is_some_and(moves));
        let goes_on = behind
            .first()
            .is_some_and(|next| is_noun(next) || matches!(next.kind, Kind::Mark(_)));
        rank(class) <= rank(verb.class)
            || behind.is_empty()
            || (verb.class == Class::Soft && goes_on && !has_value)
    }

    /// Whether the words up to the head of a metric, and this one, are its name.
    fn leads_to_metric(&self, class: Class) -> bool {
        // 安排培训经费18万元.
        let of_fund = |next: &Token| {
            let word = self.sentence.part(next.span);
            next.is(Class::Staff) && List::Fund.ends(word)
        };
        if class == Class::Make && self.next().is_some_and(of_fund) {
            return true;
        }
        let leads = self.head_behind(self.at);
        leads && (self.noun.is_some() || self.leads_to_value())
    }

    /// Whether the words behind a token end with the head of a metric before anything is said
    /// of it.
    pub(super) fn head_behind(&self, at: usize) -> bool {
        let mut ends = false;
        for token in &self.tokens[at + 1..] {
            match &token.kind {
                // 接通率在91%的基础上: the name is over.
                Kind::Text if ends && is_preposition(self.sentence.part(token.span)) => break,
                Kind::Text => ends = is_acronym(self.sentence.part(token.span)),
                Kind::Quoted => ends = false,
                Kind::Word(class) => match class {
                    Class::Metric | Class::Cost => ends = true,
                    Class::Staff => ends = self.is_fund(token),
                    Class::Adverb | Class::All | Class::OrMore | Class::OrLess => {}
                    _ if class.is_noun() || (is_verb(*class) && rank(*class) < 5) => ends = false,
                    _ => break,
                },
                Kind::Time(time, _) if !matches!(time.kind, TimeKind::Due(_)) => {}
                _ => break,
            }
        }
        ends
    }

    /// Whether a number or a limit at a place is part of the name of what has its value behind:
    /// 留观超72小时患者占比.
    pub(super) fn names_metric(&self, at: usize) -> bool {
        let mut behind = self.tokens[at + 1..].iter();
        self.head_behind(at)
            && behind.any(|token| token.number().is_some() || token.is(Class::Zero))
    }

    /// Money that is put in: 教师培训经费.
    fn is_fund(&self, token: &Token) -> bool {
        let word = self.sentence.part(token.span);
        self.noun.is_some() && List::Fund.ends(word)
    }

    /// Whether a verb stands for what is done: another verb, a limit or how often follows.
    fn is_nominal(&self, class: Class, span: Span) -> bool {
        let word = self.sentence.part(span);
        let is_work = matches!(class, Class::Make | Class::Do | Class::Handle);
        if !is_work || self.noun.is_none() || List::Light.has(word) {
            return false;
        }
        let mut behind = self.tokens[self.at + 1..].iter().peekable();
        let mut repeats = false;
        let mut praises = false;
        while let Some(token) = behind.next_if(|token| {
            token.time().is_some() || token.is(Class::Adverb) || token.is(Class::All)
        }) {
            repeats |= token
                .time()
                .is_some_and(|time| time.kind == TimeKind::Frequency);
            praises |= self.sentence.part(token.span).starts_with('更');
        }
        let Some(next) = behind.next() else {
            return repeats;
        };
        let is_share = |number: &Token| {
            let unit = number.number().and_then(|number| number.unit.as_ref());
            unit.is_some_and(|unit| matches!(unit.kind, UnitKind::Percent | UnitKind::Time(_)))
        };
        match next.class() {
            Some(class) if is_verb(class) => praises || rank(class) != 1,
            Some(Class::Result) => true,
            Some(Class::AtLeast | Class::AtMost) => {
                behind.next().is_some_and(|token| token.number().is_some())
            }
            // 工单处理流程更加顺畅: a verb between two nouns before what is said of them.
            Some(Class::Broad | Class::Hidden) => behind
                .next()
                .is_some_and(|token| token.class().is_some_and(|class| !class.is_noun())),
            _ => is_share(next) || (repeats && next.number().is_some()),
        }
    }
}

/// Whether a token can be inside a noun phrase.
fn is_noun(token: &Token) -> bool {
    token.kind.is_text() || token.class().is_some_and(Class::is_noun)
}

/// Whether words are the letters of a measure: rto, mttr.
fn is_acronym(text: &str) -> bool {
    text.chars().count() > 1 && text.chars().all(|c| c.is_ascii_alphabetic())
}

//! What a number of a clause is: the target, the value of today, a count, the scope.

use super::Walk;
use rust_decimal::Decimal;

use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::Figure;
use crate::statement::grammar::draft::{Head, Link, figure, is_change, said};
use crate::statement::grammar::tokens::Token;
use crate::statement::grammar::verbs::moves;
use crate::statement::quantity::{Form, Quantity, TimeUnit, Unit, UnitKind, is_unit};
use crate::statement::time::{Length, TimeKind, TimePhrase};
use crate::statement::vocabulary::{Class, List};

impl<'s, 't> Walk<'s, 't> {
    pub(super) fn number(&mut self, number: &Quantity) {
        let (bound, span) = self.bound_of(number);
        let value = figure(number, bound, span);
        if self.says_none(number) {
            self.end_noun();
            let unit = value.unit;
            self.level(Figure {
                unit,
                ..said(value.span, 0, None)
            });
            return;
        }
        if self.sets_the_scene(number, &value) || self.is_of_each_case(number, &value) {
            return;
        }
        if self
            .draft
            .verb
            .is_some_and(|verb| verb.class == Class::Input)
        {
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
        self.take_for_input(&value);
        let value = self.per_unit(number, value);
        self.target(number, value);
    }

    /// 一件都不能有: not even one.
    fn says_none(&self, number: &Quantity) -> bool {
        let behind = self.next().map_or("", |next| self.sentence.part(next.span));
        let text = &self.sentence.folded()[number.span.end as usize..];
        let denies = List::Denial.begins(text);
        number.value == Decimal::ONE && denies && !behind.is_empty()
    }

    /// 拿出三十万元: money that something is done with goes in.
    fn take_for_input(&mut self, value: &Figure) {
        let measures = self.draft.subject.is_some_and(|noun| noun.head.is_metric());
        let is_money = value.kind() == Some(UnitKind::Money) && !measures;
        let behind_verb = self.previous().is_some_and(|token| token.is(Class::Make));
        if let Some(verb) = self.draft.verb.as_mut().filter(|_| is_money && behind_verb) {
            verb.class = Class::Input;
        }
    }

    /// Takes a number that is no target: the end of a scale, the value of today, the scope, what
    /// describes a noun, a deadline.
    fn sets_the_scene(&mut self, number: &Quantity, value: &Figure) -> bool {
        if number.form == Form::ScaleEnd {
            self.draft.scale_end = Some(number.value);
        } else if self.link == Link::From || self.link == Link::Now {
            self.end_noun();
            self.draft.baseline = Some(value.clone());
            self.link = Link::None;
        } else if let Some(end) = self.ends_ground(number) {
            // 在91%的基础上: the value of today.
            self.end_noun();
            self.draft.baseline = Some(value.clone());
            while self.next().is_some_and(|next| next.span.start < end) {
                self.at += 1;
            }
        } else if self.is_scope(number) {
            self.draft.scope.get_or_insert_with(|| value.clone());
            // The number stays part of the noun phrase that it stands in.
            if self.noun.is_some() {
                self.read_noun();
            } else {
                self.skip_scope();
            }
        } else if self.text_of(self.previous()).ends_with("连续") {
            // 连续三个月达标: for how long, not by when.
        } else if self.is_attribute() || self.sums_up(number) {
            self.bound = None;
            self.read_noun();
        } else if let Some(time) = self.whole_clause(number) {
            // 新线开通满六个月时: an event, no aim.
            if self.text_of(self.previous()).ends_with('满') {
                self.noun = None;
                self.restart();
            }
            // 用不超过四个月的时间: the clause says nothing else.
            if self.is_period(number) {
                self.noun = None;
                self.bound = None;
                self.draft.subject = None;
                self.at = self.tokens.len();
            }
            self.deadline(&time);
        } else {
            // 把所有消防栓检测一遍: all of them says more.
            let unit = number.unit.as_ref();
            let passes = unit.is_some_and(|unit| matches!(&*unit.name, "遍" | "轮"));
            return self.draft.all.is_some() && passes;
        }
        true
    }

    /// Whether a number says how many things stand before it, which all describe what stands
    /// behind it: 日间、夜间和周末三个时段的设备.
    fn sums_up(&self, number: &Quantity) -> bool {
        const JOINTS: [char; 4] = ['、', '和', '与', '及'];
        /// How many characters the name of the things and 的 have at most.
        const MOST: usize = 4;
        let text = self.sentence.folded();
        let before = &text[self.draft.span.start as usize..number.span.start as usize];
        let things = before.split(JOINTS).filter(|thing| !thing.is_empty());
        // 三个时段的.
        let mut behind = text[number.span.end as usize..].chars().take(MOST);
        behind.any(|c| c == '的')
            && before.contains(JOINTS)
            && number.value == Decimal::from(things.count())
    }

    /// Where the words end that make a number the ground of a change: 在91%的基础上, 以95%为基数.
    fn ends_ground(&self, number: &Quantity) -> Option<u32> {
        let behind = &self.sentence.folded()[number.span.end as usize..];
        let (of, rest) = match behind.strip_prefix('的') {
            Some(rest) => ('的'.len_utf8(), rest),
            None => (0, behind),
        };
        let mut grounds = List::Ground.words().iter();
        let ground = grounds.find(|ground| rest.starts_with(**ground))?;
        // 合格率已达98%的基础上: it says how things stand elsewhere.
        let is_said = self.draft.verb.is_some();
        let length = u32::try_from(of + ground.len()).ok()?;
        (!is_said).then_some(number.span.end + length)
    }

    /// Takes a length that each case has, or that stands in a name.
    fn is_of_each_case(&mut self, number: &Quantity, value: &Figure) -> bool {
        let is_time = matches!(value.kind(), Some(UnitKind::Time(_)));
        if !is_time || self.link != Link::None {
            return false;
        }
        // 挂号退费半小时到账: a limit of each case.
        if self.next().is_some_and(|next| next.is(Class::Handle)) {
            self.end_noun();
            self.draft.limit = Some(figure(number, Some(Bound::AtMost), value.span));
            return true;
        }
        // 降低30天非计划再入院率, 建成15分钟服务圈: a length in a name.
        let acts = self.previous().and_then(Token::class).is_some_and(|class| {
            matches!(class, Class::Fall | Class::Rise | Class::Make | Class::Do)
        });
        let names = acts && self.bound.is_none() && self.is_noun_next();
        if names {
            self.read_noun();
        }
        names
    }

    /// Takes a number that is a target: a level, an amount of change or a count.
    fn target(&mut self, number: &Quantity, value: Figure) {
        let is_count = matches!(value.kind(), Some(UnitKind::Count | UnitKind::Other) | None);
        let verb = self.draft.verb.map(|verb| verb.class);
        let after_level_verb = self
            .previous()
            .and_then(Token::class)
            .is_some_and(|class| matches!(class, Class::Reach | Class::Cap | Class::Keep));
        self.draft.is_rank |= self.is_rank(&value);
        let is_level = self.link == Link::To || after_level_verb || self.bound.is_some();
        self.end_noun();
        let makes = matches!(
            verb,
            Some(Class::Make | Class::Do | Class::Stop | Class::Handle)
        );
        let is_zero = value.value.is_zero() && !is_change(number);
        let is_work = is_count && matches!(verb, Some(Class::Make | Class::Do));
        if is_zero {
            self.level(value);
            return;
        }
        if is_change(number) {
            self.draft.amount = Some(value);
        } else if is_level && !is_work {
            self.level(value);
            return;
        } else if matches!(verb, Some(Class::Rise | Class::Fall))
            || self.strengthens()
            || (makes && is_count && self.adds())
        {
            self.draft.amount = Some(value);
        } else if (makes && is_count) || self.counts_things(&value, verb) {
            self.draft.count.get_or_insert(value);
        } else {
            self.level(value);
            return;
        }
        self.link = Link::None;
        self.bound = None;
    }

    /// Whether a number is a place in a ranking: 前5名, 第3位.
    fn is_rank(&self, value: &Figure) -> bool {
        let before = self.sentence.folded()[..value.span.start as usize].trim_end();
        let unit = value.unit.as_ref().map(|unit| &*unit.name);
        before.ends_with(['前', '第']) && matches!(unit, None | Some("名" | "位"))
    }

    /// Whether a soft verb stands right before: 增强两成.
    fn strengthens(&self) -> bool {
        self.previous().is_some_and(|token| token.is(Class::Soft))
    }

    /// Whether what is made comes on top of what is there: 再建成22处, but not 给客服部再配4台, which
    /// says what they are given.
    pub(super) fn adds(&self) -> bool {
        self.draft.verb.is_some_and(|verb| {
            let clause = self.draft.span.start as usize..verb.span.start as usize;
            let before = &self.sentence.folded()[clause];
            before.ends_with('再') && !before.starts_with('给')
        })
    }

    /// Whether a number without a word that leads to it counts what is made: 老旧管网更新12公里.
    fn counts_things(&self, value: &Figure, verb: Option<Class>) -> bool {
        let is_counted = value.unit.as_ref().is_some_and(|unit| {
            matches!(unit.kind, UnitKind::Count | UnitKind::Other) && unit.name != "位"
        });
        let is_work = verb.is_none_or(|verb| verb == Class::Soft);
        let is_thing = self
            .draft
            .subject
            .is_none_or(|noun| noun.head == Head::Thing);
        is_counted && is_work && is_thing
    }

    /// The deadline that a length is which stands alone between marks, or before what is to be
    /// reached in it: …提到95%，三个月; 三个月砍半; 给自己两周时间.
    fn whole_clause(&self, number: &Quantity) -> Option<TimePhrase> {
        let UnitKind::Time(unit) = number.unit.as_ref()?.kind else {
            return None;
        };
        let length = Length {
            count: u32::try_from(number.value).ok(),
            unit,
            working: false,
        };
        let next = self.next();
        let is_alone = self.tokens.len() == 1;
        let before = self.text_of(self.previous());
        let passes = before.ends_with('满') || before == "经过";
        let leads = self.link == Link::None
            && self.bound.is_none()
            && next.and_then(Token::class).is_some_and(moves)
            && self.has_noun();
        let is_due = is_alone || self.is_period(number) || passes || leads;
        (is_due && unit > TimeUnit::Day).then_some(TimePhrase {
            span: number.span,
            kind: TimeKind::Within(length),
        })
    }

    /// Whether a clause ends with a length and the word for it: 两周时间.
    fn is_period(&self, number: &Quantity) -> bool {
        let ends = self.at + 3 >= self.tokens.len();
        let follows = &self.sentence.folded()[number.span.end as usize..];
        let follows = follows.strip_prefix('的').unwrap_or(follows);
        ends && (follows.starts_with("时间") || follows.starts_with("为期"))
    }

    /// The words of a token.
    fn text_of(&self, token: Option<&Token>) -> &'s str {
        token.map_or("", |token| self.sentence.part(token.span))
    }

    /// Whether a noun begins right behind this token.
    fn is_noun_next(&self) -> bool {
        self.next().is_some_and(|next| {
            next.kind.is_text() || Head::of(next.class()) != Head::Thing || next.is(Class::Place)
        })
    }

    /// Whether the number describes what changes: 滞留超6小时的病人减少三分之一.
    fn is_attribute(&self) -> bool {
        let mut behind = self.tokens[self.at + 1..].iter();
        let next =
            behind.find(|token| !matches!(token.class(), Some(Class::OrMore | Class::OrLess)));
        let describes = next.is_some_and(|next| {
            next.kind.is_text() && self.sentence.part(next.span).starts_with('的')
        });
        let changes = behind.any(|token| token.class().is_some_and(moves));
        let has_noun = self.noun.is_some() || self.bound.is_some();
        // 提升工程2.0校本研修实现全员合格: the version of what has its value behind.
        let is_bare = self.tokens[self.at]
            .number()
            .is_some_and(|number| number.unit.is_none());
        let mut later = self.tokens[self.at + 1..].iter();
        let is_version = is_bare
            && self.bound.is_none()
            && self.noun.is_some()
            && self.next().is_some_and(|next| next.kind.is_text())
            && later.any(|token| token.is(Class::All) || token.number().is_some());
        let names = matches!(
            self.figure_kind(),
            Some(UnitKind::Time(_) | UnitKind::Other)
        ) && self.names_metric(self.at);
        (names || is_version || (describes && changes && has_noun)) && self.link == Link::None
    }

    /// What the number here measures.
    fn figure_kind(&self) -> Option<UnitKind> {
        let number = self.tokens[self.at].number()?;
        Some(number.unit.as_ref()?.kind)
    }

    /// The bound before or behind a number, with its words.
    pub(super) fn bound_of(&mut self, number: &Quantity) -> (Option<Bound>, Span) {
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

    /// A measure with what it is counted for in its unit: 每平方米7千瓦时.
    fn per_unit(&self, number: &Quantity, value: Figure) -> Figure {
        let before = &self.sentence.folded()[..number.span.start as usize];
        let per = before.rsplit_once('每').map_or("", |(_, per)| per);
        let measures = matches!(value.kind(), Some(UnitKind::Other | UnitKind::Money));
        match value.unit {
            Some(unit) if measures && !unit.name.contains('/') && is_unit(per) => Figure {
                unit: Some(Unit {
                    name: format!("{}/{per}", unit.name),
                    ..unit
                }),
                ..value
            },
            unit => Figure { unit, ..value },
        }
    }

    /// The unit of a number that says how often: 次/日 of 每日4次, 元/月 of 每月5000元.
    fn frequency_unit(&self, number: &Quantity) -> Option<Unit> {
        let unit = number.unit.as_ref()?;
        let frequency = self.frequency?;
        let words = self.sentence.part(frequency);
        let before = self.tokens[..self.at].iter().rev();
        let mut before = before.take_while(|token| token.number().is_none());
        let is_beside = words.starts_with('每') && before.any(|token| token.span == frequency);
        let counts = match unit.kind {
            UnitKind::Count => unit.name == "次" || is_beside,
            UnitKind::Money => is_beside,
            _ => false,
        };
        if !counts || unit.name.contains('/') {
            return None;
        }
        let per = List::Period.first_of(words)?;
        Some(Unit {
            kind: unit.kind,
            name: format!("{}/{per}", unit.name),
        })
    }
}

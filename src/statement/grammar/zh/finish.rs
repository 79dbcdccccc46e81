//! What the parts of a clause say together, once all of its words have their place.

use rust_decimal::Decimal;

use super::Walk;
use crate::source::Span;
use crate::statement::grammar::draft::{Draft, Head, Noun, Verb};
use crate::statement::grammar::tokens::{Kind, Token};
use crate::statement::quantity::UnitKind;
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::{Class, List};

impl<'s, 't> Walk<'s, 't> {
    pub(super) fn finish(mut self) -> Draft {
        if self.draft.object.is_none() && self.draft.subject.is_none() {
            self.draft.object = self.tail;
        }
        self.take_limit_for_change();
        self.pass_over_actor();
        self.tell_qualities();
        self.tell_slogans();
        self.tell_occasions();
        self.pass_over_one();
        self.tell_money();
        self.tell_staff();
        self.take_event_for_object();
        self.settle_all();
        self.settle_scope();
        self.name_what_is_counted();
        self.draft.subject = self.draft.subject.map(|noun| self.trimmed(noun));
        self.draft.object = self.draft.object.map(|noun| self.trimmed(noun));
        self.draft
    }

    /// 满意度不低于同类水平: a limit without a number is a change to be reached.
    fn take_limit_for_change(&mut self) {
        let is_metric = self.draft.subject.is_some_and(|noun| noun.head.is_metric());
        if self.draft.verb.is_some() || self.draft.has_value() || !is_metric {
            return;
        }
        let mut tokens = self.tokens.iter();
        let limit = tokens.find(|token| token.is(Class::AtLeast) || token.is(Class::AtMost));
        self.draft.verb = limit.map(|token| Verb {
            span: token.span,
            class: match token.class() {
                Some(Class::AtLeast) => Class::Rise,
                _ => Class::Fall,
            },
        });
    }

    /// 街道办事处12月前换成叫号机: who does it stands before the verb.
    fn pass_over_actor(&mut self) {
        let draft = &mut self.draft;
        let does = draft
            .verb
            .is_some_and(|verb| matches!(verb.class, Class::Make | Class::Do | Class::Stop));
        let gives = draft.object.is_some_and(|noun| noun.head == Head::Staff);
        if (does || gives) && draft.object.is_some() {
            draft.subject = None;
        }
    }

    /// 提高教学本领: what is raised without a value and is no metric is a quality.
    fn tell_qualities(&mut self) {
        if let (Some(verb), Some(noun)) = (self.draft.verb, &mut self.draft.object)
            && verb.class == Class::Rise
            && noun.head == Head::Thing
            && self.draft.subject.is_none()
            && self.sentence.part(verb.span).starts_with('提')
        {
            noun.head = Head::Abstract;
        }
        // 并发能力达到10万TPS: a unit that measures makes a metric of a quality.
        let level = self.draft.levels.last().and_then(|(level, _)| level.kind());
        let measures = matches!(level, Some(UnitKind::Other | UnitKind::Time(_)));
        for noun in [&mut self.draft.subject, &mut self.draft.object] {
            if let Some(noun) = noun
                .as_mut()
                .filter(|noun| noun.head == Head::Abstract && measures)
            {
                noun.head = Head::Metric;
            }
        }
        let draft = &mut self.draft;
        let Some(verb) = draft.verb.filter(|_| draft.count.is_none()) else {
            return;
        };
        let verb_is = |word: &str| self.sentence.part(verb.span) == word;
        match (&mut draft.subject, &mut draft.object) {
            // 学科建设迈上新台阶: a step is no value.
            (Some(subject), Some(object))
                if verb.class == Class::Reach && object.head == Head::Abstract =>
            {
                subject.head = Head::Abstract;
            }
            // 建设敏捷高效的团队, but a particular one can be set up.
            (None, Some(object)) if verb_is("建设") && object.head == Head::Broad => {
                object.head = Head::Abstract;
            }
            _ => {}
        }
    }

    /// 形成一支业务精湛的教师队伍: one of something that nobody can see isn't counted.
    fn pass_over_one(&mut self) {
        let draft = &mut self.draft;
        let is_one = draft
            .count
            .as_ref()
            .is_some_and(|count| count.value == Decimal::ONE && count.bound.is_none());
        let broad = self
            .tail
            .filter(|noun| matches!(noun.head, Head::Broad | Head::Hidden | Head::Abstract));
        if let Some(noun) = broad.filter(|_| is_one) {
            draft.count = None;
            draft.object = Some(Noun {
                head: Head::Abstract,
                ..noun
            });
            draft.subject = None;
        }
    }

    /// 使用维修资金85万元: money of a fund goes in.
    fn tell_money(&mut self) {
        let draft = &mut self.draft;
        let levels = draft.levels.iter().map(|(level, _)| level);
        let mut values = levels.chain(&draft.count);
        let is_money = values.any(|value| value.kind() == Some(UnitKind::Money));
        let is_fund = draft.object.is_some_and(|noun| noun.head == Head::Staff);
        let provides = |span| List::Provide.is_within(self.sentence.part(span));
        if let Some(verb) = &mut draft.verb
            && is_money
            && is_fund
            && (matches!(verb.class, Class::Do | Class::Make) || provides(verb.span))
        {
            verb.class = Class::Input;
        }
    }

    /// 组织技能比武大赛: an occasion is held or it isn't, which can be seen.
    fn tell_occasions(&mut self) {
        let ends = self
            .tokens
            .last()
            .is_some_and(|last| last.is(Class::Occasion));
        if let Some(verb) = &mut self.draft.verb
            && verb.class == Class::Do
            && self.draft.object.is_some()
            && ends
        {
            verb.class = Class::Make;
        }
    }

    /// 新增2名DBA和1名安全工程师: among people who are hired nobody is a result.
    fn tell_staff(&mut self) {
        let number = self.draft.count.as_ref().or(self.draft.amount.as_ref());
        let unit = number.and_then(|number| number.unit.as_ref());
        let counts_people = unit.is_some_and(|unit| matches!(&*unit.name, "名" | "人" | "位"));
        if !(counts_people && self.hires()) {
            return;
        }
        let draft = &mut self.draft;
        // 为每栋楼配备楼管员1名: the people are counted, not the places.
        draft.all = draft.all.filter(|_| draft.count.is_none());
        let nouns = [&mut draft.object, &mut draft.subject, &mut self.tail];
        if let Some(noun) = nouns.into_iter().flatten().next()
            && noun.head == Head::Thing
        {
            noun.head = Head::Staff;
        }
    }

    /// Whether the verb brings people in, by a word for them or by their job.
    fn hires(&self) -> bool {
        let verb = self.draft.verb;
        let verb = verb.map_or("", |verb| self.sentence.part(verb.span));
        let knows_them = self.tokens.iter().any(|token| token.is(Class::Staff));
        let mut nouns = [self.draft.object, self.draft.subject, self.tail].into_iter();
        let assigns = verb.contains(['配', '派', '聘']);
        let has_job = assigns && nouns.any(|noun| noun.is_some_and(|noun| self.is_job(noun)));
        has_job || (knows_them && verb.contains(['增', '招', '配', '派', '聘']))
    }

    /// 消防设施管理员: who is named by the work.
    fn is_job(&self, noun: Noun) -> bool {
        self.sentence
            .part(noun.span)
            .ends_with(['员', '师', '工', '岗', '长'])
    }

    /// 安全补丁发布后14天内打完: what happens first is what is then done with.
    fn take_event_for_object(&mut self) {
        let draft = &mut self.draft;
        let makes = draft
            .verb
            .is_some_and(|verb| matches!(verb.class, Class::Make | Class::Handle));
        if draft.noun().is_some() || draft.has_value() || !makes {
            return;
        }
        let event = draft.deadlines.iter().find_map(|time| match time.kind {
            TimeKind::After { event, .. } => Some(event),
            _ => None,
        });
        draft.object = event.map(|span| Noun {
            span,
            head: Head::Thing,
        });
    }

    /// Takes 所有 and 全部 away where they make no value, and lets a count say more.
    fn settle_all(&mut self) {
        let draft = &mut self.draft;
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
    }

    /// Makes the number of places the count where nothing else is counted.
    fn settle_scope(&mut self) {
        let draft = &mut self.draft;
        // 各镇街都要有一个服务区: each has one.
        if draft.all.is_some() {
            draft.count = draft
                .count
                .take()
                .filter(|count| count.value != Decimal::ONE);
        }
        let has_level = !draft.levels.is_empty() || draft.amount.is_some();
        // 8个社区全部挂牌: the count says more than 全部.
        if draft.all.is_some() && draft.count.is_none() && !has_level {
            draft.count = draft.scope.take();
            self.counted = self.counted.or(self.scope_noun);
        }
        // 在6个小区设立服务点: each place gets one.
        let makes = self
            .draft
            .verb
            .is_some_and(|verb| verb.class == Class::Make);
        if self.draft.count.is_none()
            && self.draft.levels.is_empty()
            && self.draft.object.is_some()
            && makes
            && !self.is_all_work()
        {
            self.draft.count = self.draft.scope.clone();
        }
    }

    /// Whether the clause finishes work rather than setting something up, so that a number of
    /// places says how far it reaches.
    fn is_all_work(&self) -> bool {
        let verb = self.draft.verb.map(|verb| self.sentence.part(verb.span));
        verb.is_none_or(|verb| !verb.contains(['设', '建', '装']))
    }

    /// 给客服部再配4台坐席电脑: what stands behind the number is what is counted.
    fn name_what_is_counted(&mut self) {
        let added = self.draft.amount.as_ref().filter(|_| self.adds());
        let Some(count) = self.draft.count.as_ref().or(added) else {
            return;
        };
        let follows = |noun: &Noun| noun.span.start == count.span.end;
        let counted = self.counted.or(self.tail.filter(follows));
        if let Some(noun) = counted.filter(|noun| noun.head != Head::Staff) {
            self.draft.object = Some(self.thing_of(noun));
            self.draft.subject = None;
        }
    }

    /// The thing in `老旧电梯的更新改造`: what is counted, without what is done with it.
    fn thing_of(&self, noun: Noun) -> Noun {
        let (first, works) = {
            let inside = || {
                let tokens = self.tokens.iter();
                tokens.filter(|token| noun.span.contains(token.span))
            };
            let is_work =
                |token: &&&Token| matches!(token.kind, Kind::Word(Class::Make | Class::Do));
            (inside().next(), inside().next_back().filter(is_work))
        };
        let Some(work) = works.filter(|work| first.is_some_and(|first| first.span != work.span))
        else {
            return noun;
        };
        let text = self.sentence.part(noun.span);
        let length = text
            .find('的')
            .filter(|at| *at > 0)
            .unwrap_or((work.span.start - noun.span.start) as usize);
        let start = noun.span.start as usize;
        Noun {
            span: Span::new(start, start + length),
            ..noun
        }
    }
}

//! What part a clause plays in its sentence.

use crate::statement::Sentence;
use crate::statement::grammar::draft::{Draft, Head, Role};
use crate::statement::grammar::tokens::Token;
use crate::statement::grammar::verbs::{moves, rank};
use crate::statement::quantity::UnitKind;
use crate::statement::time::{TimeKind, TimePhrase};
use crate::statement::vocabulary::{Class, List};

/// A clause: whether a word joins it to the one before, and its tokens.
type Clause<'s> = (bool, Vec<&'s Token>);

/// Gives each clause its part: an aim, its circumstances, evidence for it, or when it is due.
pub fn give(sentence: &Sentence<'_>, clauses: &[Clause<'_>], drafts: &mut [Draft]) {
    let last = clauses.len().saturating_sub(1);
    for (at, (joined, clause)) in clauses.iter().enumerate() {
        drafts[at].joined = *joined;
        let part = Part {
            sentence,
            clause,
            is_last: at == last,
        };
        drafts[at].role = part.role(&drafts[at], &drafts[..at]);
        if follows_aim(&drafts[..at]) {
            if part.says_how_many(&drafts[at]) {
                drafts[at].subject = None;
            }
            if part.says_only_when(&drafts[at]) {
                let draft = &mut drafts[at];
                (draft.subject, draft.object, draft.verb) = (None, None, None);
                draft.levels.clear();
                (draft.count, draft.all) = (None, None);
            }
        }
        if part.is_outcome() && drafts[at].has_value() {
            let deadlines = take_for_means(&mut drafts[..at]);
            drafts[at].deadlines.splice(..0, deadlines);
        }
        if drafts[at].role == Role::Aim && drafts[at].has_value() {
            name_by_circumstances(drafts, at);
            start_from_frame(drafts, at);
        }
    }
    for at in (1..drafts.len()).rev() {
        // 经多轮磋商并完成公示后: joined to a frame is part of it.
        if drafts[at].joined && drafts[at].role == Role::Context && !drafts[at - 1].has_value() {
            drafts[at - 1].role = Role::Context;
        }
    }
    for at in 0..drafts.len() {
        if leads_to_metric(&drafts[at..]) {
            drafts[at].role = Role::Context;
        }
    }
}

/// Whether an aim stands before.
fn follows_aim(before: &[Draft]) -> bool {
    let mut aims = before.iter().filter(|draft| draft.role == Role::Aim);
    aims.any(|draft| draft.noun().is_some() && (draft.verb.is_some() || draft.has_value()))
}

/// 推行床旁交接清单，使缺陷例数减少30例: what comes before the outcome is the means; gives the
/// times by which it is done.
fn take_for_means(before: &mut [Draft]) -> Vec<TimePhrase> {
    let aims = before.iter_mut().filter(|draft| draft.role == Role::Aim);
    let idle = aims.filter(|draft| !draft.has_value() && draft.verb.is_some());
    idle.flat_map(|draft| {
        draft.role = Role::Context;
        std::mem::take(&mut draft.deadlines)
    })
    .collect()
}

/// 前台接待评分有所下滑，力争恢复到95分: what has the value is named by what stands before.
fn name_by_circumstances(drafts: &mut [Draft], at: usize) {
    let (before, own) = drafts.split_at_mut(at);
    let has_aim = before
        .iter()
        .any(|draft| draft.role == Role::Aim && draft.noun().is_some());
    if own[0].noun().is_some() || has_aim {
        return;
    }
    let mut nouns = before.iter().rev().filter_map(Draft::noun);
    let metric = nouns.clone().find(|noun| noun.head.is_metric());
    own[0].subject = metric.or_else(|| nouns.next());
}

/// 在60%的基础上，使用率再提升20个百分点: the frame says from where.
fn start_from_frame(drafts: &mut [Draft], at: usize) {
    let (before, own) = drafts.split_at_mut(at);
    let Some(frame) = before.last().filter(|draft| draft.role == Role::Context) else {
        return;
    };
    let says_more = frame.verb.is_some() || frame.has_value();
    if own[0].baseline.is_some() || frame.baseline.is_none() || says_more {
        return;
    }
    own[0].baseline.clone_from(&frame.baseline);
    // 在已有14个的基础上再建6个: so many more.
    if own[0].amount.is_none() && own[0].levels.is_empty() {
        own[0].amount = own[0].count.take();
    }
}

/// Whether work without a value or a time of its own leads to a metric with a value: 更换读卡模块，
/// 故障次数降至10次以内.
fn leads_to_metric(drafts: &[Draft]) -> bool {
    let Some((work, behind)) = drafts.split_first() else {
        return false;
    };
    let works = work
        .verb
        .is_some_and(|verb| (1..5).contains(&rank(verb.class)) && verb.class != Class::Input);
    let is_idle = !work.has_value() && work.all.is_none() && work.deadlines.is_empty();
    let own = behind.iter().take_while(|draft| !draft.joined);
    let mut measured = own.filter(|draft| draft.role == Role::Aim);
    work.role == Role::Aim
        && works
        && is_idle
        && measured.any(|draft| {
            let is_metric = draft.noun().is_some_and(|noun| noun.head.is_metric());
            is_metric && (!draft.levels.is_empty() || draft.amount.is_some())
        })
}

/// A clause in its place.
struct Part<'s, 't> {
    sentence: &'s Sentence<'t>,
    clause: &'s [&'s Token],
    is_last: bool,
}

impl Part<'_, '_> {
    fn words(&self, token: &Token) -> &str {
        self.sentence.part(token.span)
    }

    /// The words of the clause, from its first token to its last.
    fn text(&self) -> &str {
        let ends = self.clause.first().zip(self.clause.last());
        ends.map_or("", |(first, last)| {
            self.sentence.part(first.span.to(last.span))
        })
    }

    fn role(&self, draft: &Draft, before: &[Draft]) -> Role {
        let says_evidence = self.clause.iter().any(|token| token.is(Class::Evidence));
        let leads = || self.leads_elsewhere() || self.goes_on_about_purpose(draft, before);
        let goes_with =
            || self.says_what_for(draft) || self.only_checks(draft) || self.reports_of(draft);
        if says_evidence || (!self.is_last && self.is_past(draft)) {
            Role::Evidence
        } else if (!self.is_last && leads()) || (follows_aim(before) && goes_with()) {
            Role::Context
        } else {
            Role::Aim
        }
    }

    /// Whether a clause says what for, by what means or under which circumstances: 通过…,
    /// 在…的基础上, 经…公示后, 受…影响.
    fn leads_elsewhere(&self) -> bool {
        let mut words = self
            .clause
            .iter()
            .skip_while(|token| token.is(Class::Intro));
        let first = words.next().and_then(|token| token.class());
        let is_means = |token: &&&Token| token.is(Class::Means);
        let frames = self.clause.len() > 1 && self.clause.last().filter(is_means).is_some();
        let leads = matches!(first, Some(Class::Purpose | Class::Means));
        let text = self.text();
        // 受…影响: how the clause begins and how it ends.
        let is_framed = List::Frame.words().iter().any(|frame| {
            let ends = frame.split_once('…');
            ends.is_some_and(|(from, to)| text.starts_with(from) && text.ends_with(to))
        });
        let has_become = text.contains("有所") || List::Complaint.is_within(text);
        let has_result = self.clause.iter().any(|token| token.is(Class::Result));
        (leads || frames || is_framed || has_become) && !has_result
    }

    /// 为丰富业主生活，拉近邻里距离，…: the purpose goes on.
    fn goes_on_about_purpose(&self, draft: &Draft, before: &[Draft]) -> bool {
        let is_purpose = before
            .last()
            .is_some_and(|draft| draft.role == Role::Context);
        let first = self.clause.first().and_then(|token| token.class());
        let begins = matches!(
            first,
            Some(Class::Soft | Class::Rise | Class::Fall | Class::Do)
        );
        let measured = draft.noun().is_some_and(|noun| noun.head.is_metric());
        is_purpose && begins && !draft.has_value() && draft.deadlines.is_empty() && !measured
    }

    /// Whether a clause behind an aim says what it is good for: 以减轻压力, 从而释放人力.
    fn says_what_for(&self, draft: &Draft) -> bool {
        let Some((first, others)) = self.clause.split_first() else {
            return false;
        };
        let acts = others
            .first()
            .and_then(|token| token.class())
            .is_some_and(|class| rank(class) > 0);
        let is_use = first.is(Class::Input) && self.words(first) == "用于";
        let leads = self.words(first) == "以" && acts;
        let follows = List::Thereby.has(self.words(first));
        // 让业主更安心: praise of what comes of it.
        let is_praise = draft.noun().is_some_and(|noun| noun.head == Head::Abstract);
        let follows = follows || is_praise && List::SoThat.has(self.words(first));
        is_use
            || ((leads || follows) && !draft.has_value())
            || (leads && draft.verb.is_some_and(|verb| verb.class == Class::Fall))
    }

    /// Whether a clause behind an aim says how often somebody looks at it: 每半月由品质部抽查一次.
    fn only_checks(&self, draft: &Draft) -> bool {
        let repeats = |token: &Token| {
            let time = token.time();
            time.is_some_and(|time| time.kind == TimeKind::Frequency)
        };
        let mut others = self.clause.iter().filter(|token| !repeats(token));
        let is_often = self.clause.iter().any(|token| repeats(token));
        let by_whom = others
            .clone()
            .next()
            .is_some_and(|first| self.words(first).starts_with('由'));
        let is_check = |token: &Token| List::Check.words().contains(&self.words(token));
        let before = others.by_ref().take_while(|token| !is_check(token)).count();
        // Nothing but how many times stands behind the check.
        let checks = self.clause.iter().any(|token| is_check(token));
        let ends = others
            .all(|token| token.number().is_some() || token.is(Class::Adverb) || is_check(token));
        is_often && checks && ends && (before == 0 || by_whom) && draft.deadlines.is_empty()
    }

    /// Whether a clause behind an aim says what is done with its result: 完成情况纳入考核.
    fn reports_of(&self, draft: &Draft) -> bool {
        let is_idle = !draft.has_value() && draft.deadlines.is_empty();
        let text = self.text();
        let begins = List::ReportedOf.begins(text);
        is_idle && (begins || List::RefersBack.begins(text) && List::ReportedOf.is_within(text))
    }

    /// Whether a clause begins with a word that leads to the outcome: 使, 力争, 确保.
    fn is_outcome(&self) -> bool {
        self.clause
            .first()
            .is_some_and(|first| first.is(Class::Result))
    }

    /// Whether a clause says what is done already: 预算批了, 试点楼栋已做到98%.
    fn is_past(&self, draft: &Draft) -> bool {
        let is_over = self.text().ends_with('了');
        let tries = self
            .clause
            .iter()
            .any(|token| List::Trial.begins(self.words(token)));
        let is_done = self
            .clause
            .iter()
            .any(|token| self.words(token).starts_with('已'));
        let is_then = is_done
            || self.clause.iter().any(|token| {
                token
                    .time()
                    .is_some_and(|time| time.kind == TimeKind::Reference)
            });
        let makes = draft.verb.is_some_and(|verb| verb.class == Class::Make);
        // 已平稳并行半年: so long since.
        let lasts = self.text().contains('已') && self.ends_with_length();
        is_over || lasts || (tries && is_then) || (is_done && makes && draft.deadlines.is_empty())
    }

    /// Whether a clause ends with a length of time: 半年, 三个月.
    fn ends_with_length(&self) -> bool {
        let Some(last) = self.clause.last() else {
            return false;
        };
        let unit = last.number().and_then(|number| number.unit.as_ref());
        let is_length = unit.is_some_and(|unit| matches!(unit.kind, UnitKind::Time(_)));
        let words = self.words(last);
        is_length
            || List::Period.ends(words)
                && last
                    .time()
                    .is_some_and(|time| !matches!(time.kind, TimeKind::Due(_)))
    }

    /// Whether a clause behind an aim only says by when: 三季度见数, 6月底封板, 两项均于年底达成.
    fn says_only_when(&self, draft: &Draft) -> bool {
        /// A clause with a thing of its own has more characters.
        const MOST: usize = 4;
        /// Before a verb that finishes it, more than that.
        const FEW: usize = 2;
        let length = |noun| self.sentence.part(noun).chars().count();
        let refers = self.refers_back();
        let works = draft
            .verb
            .is_some_and(|verb| (2..5).contains(&rank(verb.class)));
        let empty = match (draft.subject, draft.object) {
            _ if refers => true,
            (subject, Some(object)) if works => subject.is_none() && object.head == Head::Abstract,
            (Some(noun), None) if works => length(noun.span) <= FEW,
            (None, None) if works => false,
            _ => draft
                .noun()
                .is_none_or(|noun| !noun.head.is_metric() && length(noun.span) <= MOST),
        };
        let changes = draft
            .verb
            .is_some_and(|verb| moves(verb.class) && verb.class != Class::Reach);
        let has_value = draft.has_value() && !refers;
        let is_all = draft.all.is_some() && !refers;
        !draft.deadlines.is_empty() && !has_value && !is_all && empty && !changes
    }

    /// Whether the clause is about the aims before: 两项均须在年底前达标.
    fn refers_back(&self) -> bool {
        let counts = |token: &&&Token| {
            token.number().is_some_and(|number| {
                let unit = number.unit.as_ref();
                unit.is_some_and(|unit| unit.kind == UnitKind::Count && unit.name == "项")
            })
        };
        let number = self.clause.first().filter(counts);
        let text = number.map_or("", |number| {
            &self.sentence.folded()[number.span.end as usize..]
        });
        let names = List::RefersBack.begins(self.text());
        names
            || text.starts_with(['均', '都'])
            || text.starts_with("指标")
            || text.starts_with("目标")
    }

    /// Whether a clause counts what the one before names: …充电桩安装，数量不少于60个.
    fn says_how_many(&self, draft: &Draft) -> bool {
        let noun = draft.subject.filter(|_| draft.object.is_none());
        let word = noun.map_or("", |noun| self.sentence.part(noun.span));
        List::HowMany.has(word) && draft.has_value()
    }
}

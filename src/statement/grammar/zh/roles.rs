//! What part a clause plays in its sentence.

use crate::statement::Sentence;
use crate::statement::grammar::draft::{Draft, Role};
use crate::statement::grammar::tokens::Token;
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::Class;

/// Gives each clause its part: an aim, its circumstances, evidence for it, or when it is due.
pub fn give(sentence: &Sentence<'_>, clauses: &[(bool, Vec<&Token>)], drafts: &mut [Draft]) {
    let last = clauses.len().saturating_sub(1);
    for (at, (joined, clause)) in clauses.iter().enumerate().take(drafts.len()) {
        drafts[at].joined = *joined;
        if leads_elsewhere(clause) && at < last {
            drafts[at].role = Role::Context;
        } else if clause.iter().any(|token| token.is(Class::Evidence))
            || (at < last && is_past(sentence, clause))
        {
            drafts[at].role = Role::Evidence;
        }
        // 推行床旁交接清单，使缺陷例数减少30例: what comes before is the means.
        let is_outcome = clause
            .first()
            .is_some_and(|first| first.is(Class::Result) && !is_wish(sentence.part(first.span)));
        if is_outcome && drafts[at].has_value() {
            let before = drafts[..at].iter_mut();
            let means = before.filter(|draft| draft.role == Role::Aim);
            means.for_each(|draft| {
                draft.role = Role::Context;
            });
        }
        if says_how_many(sentence, &drafts[at]) && follows_aim(&drafts[..at]) {
            drafts[at].subject = None;
        }
        if says_only_when(sentence, &drafts[at]) && follows_aim(&drafts[..at]) {
            let draft = &mut drafts[at];
            (draft.subject, draft.object, draft.verb) = (None, None, None);
        }
    }
}

/// Whether a clause says what for or by what means: 通过…, 在…的基础上.
fn leads_elsewhere(clause: &[&Token]) -> bool {
    let first = clause.first().and_then(|token| token.class());
    let is_means = |token: &&&Token| token.is(Class::Means);
    let frames = clause.len() > 1 && clause.last().filter(is_means).is_some();
    let leads = matches!(first, Some(Class::Purpose | Class::Means));
    (leads || frames) && !clause.iter().any(|token| token.is(Class::Result))
}

/// Whether a word of class `Result` says that something is wished rather than what follows: 确保.
fn is_wish(word: &str) -> bool {
    !word.contains(['使', '进']) && word != "带动" && word != "从而"
}

/// Whether a clause says what is done already: 预算批了, 试点楼栋已做到98%.
fn is_past(sentence: &Sentence<'_>, clause: &[&Token]) -> bool {
    let ends = clause.last().map_or("", |last| sentence.part(last.span));
    let is_over = ends.ends_with('了');
    let tries = clause.iter().any(|token| {
        matches!(
            sentence.part(token.span),
            "试点" | "试行" | "试用" | "试运行"
        )
    });
    let is_then = clause.iter().any(|token| {
        let is_before = token
            .time()
            .is_some_and(|time| time.kind == TimeKind::Reference);
        is_before || sentence.part(token.span).starts_with('已')
    });
    is_over || (tries && is_then)
}

/// Whether an aim stands before.
fn follows_aim(before: &[Draft]) -> bool {
    let mut aims = before.iter().filter(|draft| draft.role == Role::Aim);
    aims.any(|draft| draft.noun().is_some() && (draft.verb.is_some() || draft.has_value()))
}

/// Whether a clause counts what the one before names: …充电桩安装，数量不少于60个.
fn says_how_many(sentence: &Sentence<'_>, draft: &Draft) -> bool {
    let noun = draft.subject.filter(|_| draft.object.is_none());
    let word = noun.map_or("", |noun| sentence.part(noun.span));
    matches!(word, "数量" | "总数" | "总量" | "总计" | "共计" | "合计") && draft.has_value()
}

/// Whether a clause behind an aim only says by when: 三季度见数, 6月底封板.
fn says_only_when(sentence: &Sentence<'_>, draft: &Draft) -> bool {
    /// A clause with a thing of its own has more characters.
    const MOST: usize = 4;
    // 均于2026年Q4达成: 均 is no thing.
    let is_short = draft.noun().is_none_or(|noun| {
        !noun.head.is_metric() && sentence.part(noun.span).chars().count() <= MOST
    });
    let reaches = |class| matches!(class, Class::Soft | Class::Reach);
    let acts = draft.verb.is_some_and(|verb| !reaches(verb.class));
    !draft.deadlines.is_empty() && !draft.has_value() && draft.all.is_none() && is_short && !acts
}

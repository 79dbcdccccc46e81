//! Clauses that give several values to several metrics.

use crate::lang::Lang;
use crate::source::Span;
use crate::statement::Sentence;
use crate::statement::vocabulary::{Class, List, Vocabulary};

use super::super::draft::{Draft, Noun, Verb};

/// What stands between the parts of a noun phrase.
const JOINTS_ZH: &[&str] = &["和", "与", "及", "、"];
const JOINTS_EN: &[&str] = &[" and ", ", "];

/// Splits a clause that gives several values to several metrics: 收缴率和满意度分别达到95%和90%.
pub fn split_values(sentence: &Sentence<'_>, draft: &Draft) -> Vec<Draft> {
    let is_staged = draft.levels.iter().skip(1).all(|(_, due)| due.is_some());
    let parts = match draft.noun() {
        Some(noun) if draft.levels.len() > 1 && !is_staged => parts_of(sentence, noun),
        Some(noun) if draft.levels.len() < 2 && (draft.has_value() || changes(draft)) => {
            let parts = parts_of(sentence, noun);
            // The gap between two scores is one metric.
            let compares = sentence.part(noun.span).ends_with("差距");
            let are_metrics = parts.iter().all(|part| is_metric(sentence, *part));
            if parts.len() > 1 && are_metrics && !compares {
                let with = |subject: &Noun| Draft {
                    subject: Some(*subject),
                    object: None,
                    ..draft.clone()
                };
                return parts.iter().map(with).collect();
            }
            Vec::new()
        }
        _ => Vec::new(),
    };
    if parts.len() < 2 || parts.len() != draft.levels.len() {
        return vec![draft.clone()];
    }
    parts
        .into_iter()
        .zip(&draft.levels)
        .map(|(noun, level)| Draft {
            subject: Some(noun),
            object: None,
            levels: vec![level.clone()],
            ..draft.clone()
        })
        .collect()
}

/// The parts of `收缴率和满意度`.
fn parts_of(sentence: &Sentence<'_>, noun: Noun) -> Vec<Noun> {
    let text = sentence.part(noun.span);
    let joints = match sentence.lang() {
        Lang::Zh => JOINTS_ZH,
        Lang::En => JOINTS_EN,
    };
    let mut found: Vec<(usize, &str)> = joints
        .iter()
        .flat_map(|joint| text.match_indices(joint))
        .filter(|(at, joint)| !is_in_word(text, *at, joint))
        .collect();
    found.sort_unstable();
    let mut parts = Vec::with_capacity(found.len() + 1);
    let mut begin = 0;
    for (at, joint) in found {
        parts.push((begin, at));
        begin = at + joint.len();
    }
    parts.push((begin, text.len()));
    let start = noun.span.start as usize;
    parts
        .into_iter()
        .filter(|(from, to)| !text[*from..*to].trim().is_empty())
        .map(|(from, to)| Noun {
            span: Span::new(start + from, start + to),
            head: noun.head,
        })
        .collect()
}

/// Whether a joint is part of a word: 及 of 及格率, not of 率及率.
fn is_in_word(text: &str, at: usize, joint: &str) -> bool {
    List::NoJoint.words().iter().any(|word| {
        word.match_indices(joint).any(|(before, _)| {
            let start = at.checked_sub(before);
            start.is_some_and(|start| text.as_bytes()[start..].starts_with(word.as_bytes()))
        })
    })
}

/// Whether a clause says which way a metric moves, and no value.
fn changes(draft: &Draft) -> bool {
    let moves = |verb: Verb| matches!(verb.class, Class::Rise | Class::Fall);
    draft.verb.is_some_and(moves) && draft.all.is_none()
}

/// Whether a part of a noun phrase is a metric by itself.
fn is_metric(sentence: &Sentence<'_>, noun: Noun) -> bool {
    let text = sentence.part(noun.span);
    let part = Sentence::new(text);
    let words = Vocabulary::of(sentence.lang()).words(&part);
    words.last().is_some_and(|word| {
        let is_last = part.folded()[word.span.end as usize..].trim().len() <= " each".len();
        let counted = matches!(word.class, Class::Metric | Class::Cost)
            || (word.class == Class::Case && sentence.lang() == Lang::En);
        is_last && counted
    })
}

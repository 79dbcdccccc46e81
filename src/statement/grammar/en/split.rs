//! Several metrics behind one verb.

use crate::lang::Lang;
use crate::source::Span;
use crate::statement::Sentence;
use crate::statement::vocabulary::{Class, Vocabulary};

use super::super::draft::{Draft, Head, Noun, Verb};
use super::walk::head_end;

/// Gives each metric a clause of its own where no value follows, for then nothing says that they
/// move together: `Improve recruitment and retention of midwives`.
pub fn split_metrics(sentence: &Sentence<'_>, draft: Draft) -> Vec<Draft> {
    let changes = draft.verb.is_some_and(|verb| {
        matches!(
            verb.class,
            Class::Rise | Class::Fall | Class::Soft | Class::Keep
        )
    });
    let noun = draft
        .noun()
        .filter(|_| changes && !draft.has_value() && draft.all.is_none());
    let parts = noun.map_or(Vec::new(), |noun| parts(sentence, noun));
    if parts.len() < 2 {
        return vec![draft];
    }
    // Staff capability and capacity: as abstract as its first part.
    if let Some(quality) = parts.iter().find(|part| part.head == Head::Abstract) {
        let whole = |noun: Noun| Noun {
            head: quality.head,
            ..noun
        };
        return vec![Draft {
            subject: draft.subject.map(whole),
            object: draft.object.map(whole),
            ..draft
        }];
    }
    let way = |noun: Noun| match noun.head {
        Head::Cost => Class::Fall,
        _ => Class::Rise,
    };
    let of_part = |noun: Noun| Draft {
        verb: draft.verb.map(|verb| match verb.class {
            // Improve a metric: its name says which way.
            Class::Soft => Verb {
                class: way(noun),
                ..verb
            },
            _ => verb,
        }),
        subject: None,
        object: Some(noun),
        ..draft.clone()
    };
    parts.into_iter().map(of_part).collect()
}

/// The parts of a noun phrase that `and` joins; none when one of them is neither a metric nor a
/// quality.
fn parts(sentence: &Sentence<'_>, noun: Noun) -> Vec<Noun> {
    const JOINTS: [&str; 3] = [" as well as ", " and ", " & "];
    let text = sentence.part(noun.span);
    let Some((first, second)) = JOINTS.iter().find_map(|joint| text.split_once(joint)) else {
        return Vec::new();
    };
    let place = |part: &str| {
        let from = part.as_ptr() as usize - text.as_ptr() as usize;
        let start = noun.span.start as usize + from;
        Span::new(start, start + part.len())
    };
    let parts = [first, second].map(|part| {
        Some(Noun {
            span: place(part),
            head: metric_head(part)?,
        })
    });
    match parts {
        [Some(first), Some(second)] => vec![first, second],
        _ => Vec::new(),
    }
}

/// The head of a metric or a quality; `None` when it is neither.
fn metric_head(part: &str) -> Option<Head> {
    let sentence = Sentence::new(part);
    let end = head_end(part);
    let words = Vocabulary::of(Lang::En).words(&sentence);
    let last = words
        .iter()
        .rfind(|word| (word.span.start as usize) < end)?;
    let word = sentence.part(last.span);
    let ends = last.span.end as usize >= end;
    let class = Vocabulary::of(Lang::En).noun(word).unwrap_or(last.class);
    let head = Head::of(Some(class));
    let counts = head.is_metric() || matches!(head, Head::Case | Head::Abstract);
    (ends && counts).then_some(head)
}

//! Two works that one verb finishes: 完成屋面翻修和桌椅更换.

use crate::lang::Lang;
use crate::source::Span;
use crate::statement::Sentence;
use crate::statement::grammar::draft::{Draft, Noun};
use crate::statement::vocabulary::{Class, Vocabulary};

/// The two halves of a clause whose verb finishes two works; `None` when it finishes one.
pub fn split(sentence: &Sentence<'_>, draft: &Draft) -> Option<(Draft, Draft)> {
    let makes = draft.verb.is_some_and(|verb| verb.class == Class::Make);
    let object = draft.object.filter(|_| makes && !draft.has_value())?;
    let text = sentence.part(object.span);
    let (first, second) = text.split_once('和')?;
    if !(ends_with_work(first) && ends_with_work(second)) {
        return None;
    }
    let start = object.span.start as usize;
    let of = |from: usize, length: usize| Draft {
        object: Some(Noun {
            span: Span::new(start + from, start + from + length),
            ..object
        }),
        ..draft.clone()
    };
    Some((
        of(0, first.len()),
        of(text.len() - second.len(), second.len()),
    ))
}

/// Whether words name a thing and end with what is done with it: 屋面翻修.
fn ends_with_work(text: &str) -> bool {
    let part = Sentence::new(text);
    let words = Vocabulary::of(Lang::Zh).words(&part);
    words.last().is_some_and(|word| {
        let is_work = matches!(word.class, Class::Make) && word.span.start > 0;
        is_work && word.span.end as usize == text.len()
    })
}

//! What the goals of a plan say in words.

use std::cell::OnceCell;

use super::{Anchors, Sentence, Statement, Verdicts, judge, read};
use crate::lang::Lang;
use crate::plan::read::Field;
use crate::plan::{Goal, LocalText, Plan};
use crate::source::Span;

/// The words of a goal, each read when a rule first asks.
///
/// A text that stands in both languages is read in the language of the plan: the other one is
/// its translation, and one fault is told once.
#[derive(Debug)]
pub struct Said<'p> {
    goal: &'p Goal,
    lang: Option<Lang>,
    text: &'p str,
    statement: OnceCell<Option<Reading<'p>>>,
    title: OnceCell<Option<Reading<'p>>>,
}

impl<'p> Said<'p> {
    /// The words of each goal, in the order of the plan.
    pub fn all(plan: &'p Plan, text: &'p str) -> Vec<Said<'p>> {
        let lang = plan.lang();
        let said = |goal| Said {
            goal,
            lang,
            text,
            statement: OnceCell::new(),
            title: OnceCell::new(),
        };
        plan.goals.iter().map(said).collect()
    }

    /// The goal.
    pub fn goal(&self) -> &'p Goal {
        self.goal
    }

    /// What the goal's `statement` says.
    pub fn statement(&self) -> Option<&Reading<'p>> {
        let read = || Reading::of(&self.goal.statement, self.lang, self.text);
        self.statement.get_or_init(read).as_ref()
    }

    /// What the goal says in words: its statement, or its title when there is none.
    pub fn sentence(&self) -> Option<&Reading<'p>> {
        if !self.goal.statement.is_blank() {
            return self.statement();
        }
        let read = || Reading::of(&self.goal.title, self.lang, self.text);
        self.title.get_or_init(read).as_ref()
    }

    /// The same for rules about figures and dates: a title without a number isn't read at all,
    /// for most plans say it in fields and have short titles.
    pub fn figures(&self) -> Option<&Reading<'p>> {
        let title = &self.goal.title;
        let is_worth_it = !self.goal.statement.is_blank()
            || title
                .get()
                .is_some_and(|title| Lang::ALL.iter().any(|&lang| has_number(title.get(lang))));
        is_worth_it.then(|| self.sentence()).flatten()
    }
}

/// Whether a text has a digit or a Chinese numeral.
fn has_number(text: &str) -> bool {
    text.contains(|c: char| c.is_numeric() || "零一二两三四五六七八九十百半倍".contains(c))
}

/// A text of a goal with what it says.
#[derive(Debug)]
pub struct Reading<'p> {
    /// The text as the reader looks at it.
    pub sentence: Sentence<'p>,
    /// What it says.
    pub statement: Statement,
    verdicts: OnceCell<Verdicts>,
    /// Where it stands in the file.
    value: Span,
    /// The text of the file.
    text: &'p str,
}

impl<'p> Reading<'p> {
    fn of(field: &'p Field<LocalText>, lang: Option<Lang>, text: &'p str) -> Option<Reading<'p>> {
        let (field, value) = (field.get()?, field.span()?);
        let words = lang.map_or(field.as_str(), |lang| field.get(lang));
        if words.trim().is_empty() {
            return None;
        }
        let sentence = Sentence::new(words);
        Some(Reading {
            statement: read(&sentence),
            sentence,
            verdicts: OnceCell::new(),
            value,
            text,
        })
    }

    /// The verdict on the words alone.
    pub fn verdicts(&self) -> &Verdicts {
        self.verdicts
            .get_or_init(|| judge(&self.sentence, &self.statement, Anchors::default()))
    }

    /// Some of the words as they are written.
    pub fn words(&self, span: Span) -> &'p str {
        self.sentence.words(span)
    }

    /// Where the whole text stands in the file.
    pub fn whole(&self) -> Span {
        self.value
    }

    /// Where some of the words stand in the file; the whole text when that can't be told for
    /// certain, as for words that are broken across lines or written with escapes.
    pub fn place(&self, span: Span) -> Span {
        let origin = self.sentence.origin(span);
        let decoded = self.sentence.original();
        let Some(raw) = self.text.get(self.value.range()) else {
            return self.value;
        };
        place_in(raw, decoded, origin).map_or(self.value, |at| {
            let start = self.value.start as usize + at;
            Span::new(start, start + origin.range().len())
        })
    }
}

/// The byte at which a part of a decoded text begins in the text as it is written: the words that
/// stand as often in the one as in the other stand there in the same order.
fn place_in(raw: &str, decoded: &str, part: Span) -> Option<usize> {
    let words = decoded
        .get(part.range())
        .filter(|words| !words.is_empty())?;
    if raw == decoded {
        return Some(part.start as usize);
    }
    let before = decoded.match_indices(words);
    let nth = before
        .clone()
        .position(|(at, _)| at == part.start as usize)?;
    let mut places = raw.match_indices(words);
    let place = places.nth(nth)?.0;
    (nth + 1 + places.count() == before.count()).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the file at which a part of a decoded text stands.
    fn found<'t>(raw: &'t str, decoded: &str, words: &str) -> Option<&'t str> {
        let start = decoded.find(words).unwrap();
        let at = place_in(raw, decoded, Span::new(start, start + words.len()))?;
        raw.get(at..at + words.len())
    }

    #[test]
    fn words_have_their_place_in_every_style_of_scalar() {
        for (raw, decoded, words) in [
            ("满意度提升至80%", "满意度提升至80%", "80%"),
            ("\"满意度提升至80%\"", "满意度提升至80%", "80%"),
            ("'it''s 80%'", "it's 80%", "80%"),
            ("\"tab\\t80%\"", "tab\t80%", "80%"),
            ("|\n  满意度\n  提升至80%\n", "满意度\n提升至80%\n", "80%"),
            ("reach\n    80% soon", "reach 80% soon", "80%"),
        ] {
            assert_eq!(found(raw, decoded, words), Some(words), "{raw}");
        }
    }

    #[test]
    fn the_second_of_two_equal_words_is_told_from_the_first() {
        let (raw, decoded) = ("'it''s 5 and 5'", "it's 5 and 5");
        let second = decoded.rfind('5').unwrap();
        let place = place_in(raw, decoded, Span::new(second, second + 1));
        assert_eq!(place, raw.rfind('5'));
    }

    #[test]
    fn what_is_written_otherwise_has_no_place_of_its_own() {
        let broken = place_in("reach\n  80%", "reach 80%", Span::new(0, 9));
        assert_eq!(broken, None);
        // The same words stand in the translation too.
        let both = place_in(
            "{zh: 提升至80%, en: up to 80%}",
            "提升至80%",
            Span::new(9, 12),
        );
        assert_eq!(both, None);
        assert_eq!(place_in("*alias", "提升至80%", Span::new(9, 12)), None);
    }
}

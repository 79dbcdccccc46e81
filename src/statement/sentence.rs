//! A sentence in the form that readers look at.

use crate::lang::Lang;
use crate::plan::value::fold_char;
use crate::source::Span;

/// A goal sentence with its folded twin.
///
/// Folding makes full-width characters plain, white space a space and ASCII letters lower-case.
/// It keeps the number of characters, so a span of the folded text has its twin in the original.
#[derive(Debug, Clone)]
pub struct Sentence<'t> {
    original: &'t str,
    folded: String,
    /// For each byte of the folded text, and its end, the byte of the original.
    origins: Vec<u32>,
    lang: Lang,
}

impl<'t> Sentence<'t> {
    /// Folds a sentence.
    pub fn new(original: &'t str) -> Sentence<'t> {
        let mut folded = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            let plain = fold_char(c).to_ascii_lowercase();
            folded.push(plain);
            origins.resize(folded.len(), u32::try_from(at).unwrap_or(u32::MAX));
        }
        origins.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
        Sentence {
            original,
            lang: lang_of(&folded),
            folded,
            origins,
        }
    }

    /// The sentence as it is written.
    pub fn original(&self) -> &'t str {
        self.original
    }

    /// The folded text, which all spans of the reader are about.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The language it is written in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The bytes of the original that a span of the folded text stands for.
    pub fn origin(&self, span: Span) -> Span {
        let at = |byte: u32| {
            let last = self.origins.len() - 1;
            self.origins[(byte as usize).min(last)] as usize
        };
        Span::new(at(span.start), at(span.end))
    }

    /// A part of the sentence as it is written.
    pub fn words(&self, span: Span) -> &'t str {
        let origin = self.origin(span);
        self.original.get(origin.range()).unwrap_or_default()
    }

    /// A part of the folded text.
    pub fn part(&self, span: Span) -> &str {
        self.folded.get(span.range()).unwrap_or_default()
    }
}

/// Chinese, when Chinese characters say more of it than Latin words do: one of them counts for a
/// word, for that is about what it says.
fn lang_of(folded: &str) -> Lang {
    let chinese = folded.chars().filter(|c| is_chinese(*c)).count();
    let words = folded
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() > 1)
        .count();
    if chinese > 0 && chinese >= words {
        Lang::Zh
    } else {
        Lang::En
    }
}

/// Whether a character is a Chinese one.
pub fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_folded_text_have_their_place_in_the_original() {
        let sentence = Sentence::new("满意度 ≥９０％（NPS）");
        assert_eq!(sentence.folded(), "满意度 ≥90%(nps)");
        let at = sentence.folded().find("90%").unwrap();
        assert_eq!(sentence.words(Span::new(at, at + 3)), "９０％");
        let at = sentence.folded().find("nps").unwrap();
        assert_eq!(sentence.words(Span::new(at, at + 3)), "NPS");
        let whole = Span::new(0, sentence.folded().len());
        assert_eq!(sentence.words(whole), sentence.original());
    }

    #[test]
    fn languages_are_told_apart() {
        for text in ["满意度提升到90%", "将 NPS 由 32 提升到 45", "KPI达标"] {
            assert_eq!(Sentence::new(text).lang(), Lang::Zh, "{text}");
        }
        for text in [
            "Cut waiting times",
            "",
            "95%",
            "Use 微信 to reach 80% of owners",
        ] {
            assert_eq!(Sentence::new(text).lang(), Lang::En, "{text}");
        }
    }
}

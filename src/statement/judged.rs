//! A sentence with everything that is said of it.

use crate::source::Span;

use super::{
    Anchors, Rewrite, Sentence, Slots, Statement, Verdict, Verdicts, judge, read, rewrite,
};

/// A goal sentence that has been read and judged.
#[derive(Debug, Clone)]
pub struct Judged<'t> {
    /// The sentence.
    pub sentence: Sentence<'t>,
    /// What it says.
    pub statement: Statement,
    /// How SMART it is.
    pub verdicts: Verdicts,
    /// The days that relative deadlines are counted from.
    pub anchors: Anchors,
}

impl<'t> Judged<'t> {
    /// Reads and judges a sentence.
    pub fn new(text: &'t str, anchors: Anchors) -> Judged<'t> {
        let sentence = Sentence::new(text);
        let statement = read(&sentence);
        let verdicts = judge(&sentence, &statement, anchors);
        Judged {
            sentence,
            statement,
            verdicts,
            anchors,
        }
    }

    /// Whether it is specific, measurable and time-bound, and nothing speaks against the rest.
    pub fn is_smart(&self) -> bool {
        self.verdicts.is_smart()
    }

    /// Whether a criterion fails.
    pub fn fails(&self) -> bool {
        let mut all = self.verdicts.all().into_iter();
        all.any(|(_, criterion)| criterion.verdict == Verdict::Fail)
    }

    /// What the sentence as a whole fills in.
    pub fn slots(&self) -> Slots {
        Slots::of_sentence(&self.sentence, &self.statement, self.anchors)
    }

    /// What the parts of a compound sentence fill in; none otherwise.
    pub fn components(&self) -> Vec<Slots> {
        if self.statement.is_atomic() {
            return Vec::new();
        }
        let aims = self.statement.aims.iter();
        aims.map(|aim| Slots::of_part(&self.sentence, &self.statement, aim, self.anchors))
            .collect()
    }

    /// The same goal as a SMART sentence with blanks, and as YAML.
    pub fn rewrite(&self, id: Option<&str>) -> Rewrite {
        rewrite(self, id)
    }

    /// Counts characters of the sentence in the place of bytes.
    pub fn characters(&self) -> Characters {
        Characters::new(self.sentence.folded())
    }
}

/// How many characters stand before each byte of a text.
#[derive(Debug, Clone)]
pub struct Characters(Vec<u32>);

impl Characters {
    /// Counts the characters of a text. The folded text of a sentence has as many as the
    /// sentence.
    pub fn new(text: &str) -> Characters {
        let starts = text.char_indices().map(|(at, _)| at);
        Characters(
            starts
                .map(|at| u32::try_from(at).unwrap_or(u32::MAX))
                .collect(),
        )
    }

    /// The first character of a span and the one behind its last, counted from 0.
    pub fn of(&self, span: Span) -> (usize, usize) {
        let before = |byte: u32| self.0.partition_point(|&start| start < byte);
        (before(span.start), before(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_people_count_them() {
        let sentence = Sentence::new("满意度≥９０％");
        let characters = Characters::new(sentence.folded());
        let at = sentence.folded().find("90%").unwrap();
        assert_eq!(characters.of(Span::new(at, at + 3)), (4, 7));
        let all = Span::new(0, sentence.folded().len());
        assert_eq!(characters.of(all), (0, 7));
        assert_eq!(Characters::new("").of(Span::new(0, 0)), (0, 0));
    }
}

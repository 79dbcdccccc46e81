//! Which spans lie in others.

use crate::source::Span;

/// Spans of which it can be told at once whether one of them holds another span: a long line has
/// thousands of aims and numbers.
#[derive(Debug)]
pub struct Cover {
    /// Sorted by start, each with the last end up to it.
    ends: Vec<(u32, u32)>,
}

impl Cover {
    /// Sorts the spans.
    pub fn new(spans: impl Iterator<Item = Span>) -> Cover {
        let mut ends: Vec<(u32, u32)> = spans.map(|span| (span.start, span.end)).collect();
        ends.sort_unstable();
        let mut last = 0;
        for (_, end) in &mut ends {
            last = last.max(*end);
            *end = last;
        }
        Cover { ends }
    }

    /// Whether one of the spans holds all of another.
    pub fn holds(&self, span: Span) -> bool {
        let behind = self.ends.partition_point(|(start, _)| *start <= span.start);
        let last = behind.checked_sub(1).map(|at| self.ends[at]);
        last.is_some_and(|(_, end)| end >= span.end)
    }
}

//! Changes that can be made at once: those of different places.

use std::collections::HashSet;

use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Fingerprint, Fix, RuleId};
use crate::source::{Edit, Span, edit};

use super::Reach;

/// What a change is recognised by, in whatever place of the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Name {
    rule: RuleId,
    fingerprint: Fingerprint,
    title: String,
}

/// A finding and the change it comes with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'f> {
    pub finding: &'f Diagnostic,
    pub fix: &'f Fix,
}

impl Change<'_> {
    pub fn name(&self) -> Name {
        Name {
            rule: self.finding.rule,
            fingerprint: self.finding.fingerprint,
            title: self.fix.title.en.clone().into_owned(),
        }
    }

    /// Where the change begins.
    fn start(&self) -> Option<u32> {
        self.fix.edits.iter().map(|edit| edit.span.start).min()
    }
}

/// The changes that are made next, in the order of their places and, at one place, of their
/// findings. Of two that touch each other only the first is among them: what is left of the other
/// one shows when the file has been checked again.
pub(super) fn next<'f>(file: &'f Checked, reach: Reach, but: &HashSet<Name>) -> Vec<Change<'f>> {
    let findings = file.findings.iter();
    let mut changes: Vec<Change<'f>> = findings
        .filter_map(|finding| {
            let fix = reach.fix_of(finding)?;
            Some(Change { finding, fix })
        })
        .filter(|change| but.is_empty() || !but.contains(&change.name()))
        .collect();
    // A stable sort: findings have an order of their own.
    changes.sort_by_key(Change::start);
    let mut taken = Taken::default();
    changes.retain(|change| taken.take(&change.fix.edits));
    changes
}

/// Places of a text that are changed already.
#[derive(Default)]
struct Taken {
    /// Sorted, and apart from each other.
    spans: Vec<Span>,
}

impl Taken {
    /// Takes the places of a change, if none of them touches one that is taken.
    fn take(&mut self, edits: &[Edit]) -> bool {
        let is_free = |edit: &Edit| {
            let after = self
                .spans
                .partition_point(|span| span.end < edit.span.start);
            let next = self.spans.get(after);
            next.is_none_or(|next| next.start > edit.span.end)
        };
        if !edits.iter().all(is_free) {
            return false;
        }
        for edit in edits {
            let at = self.spans.partition_point(|span| *span < edit.span);
            self.spans.insert(at, edit.span);
        }
        true
    }
}

/// The text with some changes made; `None` when one of them can't be.
pub(super) fn apply(text: &str, changes: &[Change<'_>]) -> Option<String> {
    let edits = changes.iter().flat_map(|change| &change.fix.edits);
    let edits: Vec<Edit> = edits.cloned().collect();
    edit::apply(text, &edits)
}

/// Where a byte of the old text is in the new one; one that is replaced is where its replacement
/// begins.
pub(super) struct Moves {
    /// The end of each edit in the old text, and by how much the text behind it moves in all.
    edits: Vec<(Span, i64)>,
}

impl Moves {
    pub fn new(changes: &[Change<'_>]) -> Moves {
        let edits = changes.iter().flat_map(|change| &change.fix.edits);
        let mut edits: Vec<(Span, i64)> = edits
            .map(|edit| {
                let length = i64::from(edit.span.end - edit.span.start);
                (edit.span, edit.replacement.len() as i64 - length)
            })
            .collect();
        edits.sort_by_key(|(span, _)| *span);
        let mut sum = 0;
        for (_, by) in &mut edits {
            sum += *by;
            *by = sum;
        }
        Moves { edits }
    }

    /// The places a byte may be at now: what is inserted right before it may stand before or
    /// behind it.
    pub fn places(&self, at: u32) -> [u32; 2] {
        let moved = |before: usize, at: u32| {
            let by = before.checked_sub(1).map_or(0, |last| self.edits[last].1);
            u32::try_from(i64::from(at) + by).unwrap_or(u32::MAX)
        };
        let before = self.edits.partition_point(|(span, _)| span.end < at);
        let around = self.edits.get(before).filter(|(span, _)| span.start < at);
        let first = moved(before, around.map_or(at, |(span, _)| span.start));
        let behind = self.edits.partition_point(|(span, _)| span.end <= at);
        let second = match self.edits.get(behind) {
            Some((span, _)) if span.start < at => first,
            _ => moved(behind, at),
        };
        [first, second]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::lang::Text;

    const RULE: RuleId = RuleId {
        code: "Z001",
        name: "test",
    };

    fn finding(edits: &[(usize, usize, &str)]) -> Diagnostic {
        let mut finding = Diagnostic::new(
            RULE,
            Severity::Error,
            Span::default(),
            Text::new("test", "测试"),
        );
        let edits = edits.iter().map(|&(start, end, replacement)| Edit {
            span: Span::new(start, end),
            replacement: replacement.into(),
        });
        finding.fix = Some(Fix {
            title: Text::new("test", "测试"),
            edits: edits.collect(),
            safe: true,
        });
        finding
    }

    fn changes(findings: &[Diagnostic]) -> Vec<Change<'_>> {
        let with_fix = |finding| {
            Reach::Safe
                .fix_of(finding)
                .map(|fix| Change { finding, fix })
        };
        findings.iter().filter_map(with_fix).collect()
    }

    #[test]
    fn changes_that_touch_are_not_made_at_once() {
        let mut taken = Taken::default();
        for (edits, free) in [
            (finding(&[(5, 7, "x")]), true),
            (finding(&[(7, 9, "x")]), false),
            (finding(&[(3, 5, "x")]), false),
            (finding(&[(6, 6, "x")]), false),
            (finding(&[(0, 9, "x")]), false),
            (finding(&[(1, 1, "x"), (20, 21, "x")]), true),
            (finding(&[(1, 1, "x")]), false),
            (finding(&[(10, 12, "x"), (20, 20, "x")]), false),
            (finding(&[(10, 12, "x")]), true),
        ] {
            let fix = edits.fix.expect("a fix");
            assert_eq!(taken.take(&fix.edits), free, "{:?}", fix.edits);
        }
    }

    #[test]
    fn places_move_with_what_stands_before_them() {
        // 0123456789 becomes 01xyz45!6789.
        let findings = [finding(&[(2, 4, "xyz"), (6, 6, "!")])];
        let moves = Moves::new(&changes(&findings));
        for (at, places) in [
            (1, [1, 1]),
            (2, [2, 2]),
            (3, [2, 2]),
            (5, [6, 6]),
            (6, [7, 8]),
            (9, [11, 11]),
        ] {
            assert_eq!(moves.places(at), places, "{at}");
        }
    }
}

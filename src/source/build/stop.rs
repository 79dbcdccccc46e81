//! Ends reading at a syntax fault, and tells the slip behind it.

use granit_parser::{ErrorKind, ScanError};

use super::super::{SourceFault, Span, SyntaxHint, find_slip};
use super::Builder;

impl Builder<'_, '_> {
    /// Ends reading at a syntax fault; open collections keep what they have.
    pub(super) fn stop(&mut self, error: &ScanError) {
        let at = error
            .marker()
            .byte_offset()
            .map_or(self.text.len(), |at| at + self.offset)
            .min(self.text.len());
        let end = at + self.text[at..].chars().next().map_or(0, char::len_utf8);
        let span = Span::new(at, end);
        let fault = match error.kind() {
            ErrorKind::RecursionLimitExceeded => SourceFault::TooDeep {
                limit: self.limits.depth,
                span,
            },
            kind => {
                let hint = self.hint(kind, span);
                let span = match hint {
                    Some(SyntaxHint::Unclosed) => self.opening(kind, span),
                    _ => span,
                };
                SourceFault::Syntax {
                    detail: error.info().to_owned(),
                    hint,
                    span,
                }
            }
        };
        self.fault(fault);
        self.close_all(span);
    }

    /// Closes what is open where reading ends before the text does; what is there stays.
    pub(super) fn close_all(&mut self, span: Span) {
        self.tree.complete = false;
        while !self.open.is_empty() {
            // A key whose value never came has none.
            let open = self
                .open
                .last()
                .map_or((0, false), |open| (open.children, open.mapping));
            if open.1 && !(self.pending.len() - open.0).is_multiple_of(2) {
                self.pending.pop();
            }
            self.end(span);
        }
    }

    fn hint(&self, kind: &ErrorKind, span: Span) -> Option<SyntaxHint> {
        use ErrorKind as E;
        match kind {
            E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabAtBlockScalarStart => {
                return Some(SyntaxHint::Tab);
            }
            E::UnknownAnchor => return Some(SyntaxHint::UnknownAnchor),
            _ => {}
        }
        // The slip often stands on the line before the one where the parser gives up.
        let before = self.text[..span.start as usize]
            .trim_end()
            .rfind('\n')
            .unwrap_or(0);
        let lines = Span::new(before, span.end as usize);
        if let Some(slip) = find_slip(self.text, lines) {
            return Some(SyntaxHint::Punctuation(slip));
        }
        let in_flow = self.open.iter().any(|open| open.flow);
        (in_flow || is_quotation(kind) || matches!(kind, E::UnclosedFlowCollection { .. }))
            .then_some(SyntaxHint::Unclosed)
    }

    /// Where the bracket or quotation mark stands that is never closed: the parser gives up far
    /// behind it.
    fn opening(&self, kind: &ErrorKind, span: Span) -> Span {
        let at = if is_quotation(kind) {
            self.text[..span.start as usize].rfind(['"', '\''])
        } else {
            let flow = self.open.iter().find(|open| open.flow);
            flow.map(|open| self.tree.span(open.node).start as usize)
        };
        at.map_or(span, |at| Span::new(at, at + 1))
    }
}

/// Whether the parser gave up in a quoted text.
fn is_quotation(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar
    )
}

//! Collects the findings of the rules.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Text, count};
use crate::source::Span;
use crate::text;

use super::Rule;

/// Where a rule puts its findings.
#[derive(Debug)]
pub struct Findings<'a> {
    rule: &'static Rule,
    severity: Severity,
    found: &'a mut Vec<Diagnostic>,
    /// How many may be kept still.
    room: usize,
    /// The last finding that there was no room for.
    spare: Option<Diagnostic>,
    dropped: usize,
}

impl<'a> Findings<'a> {
    /// Findings of one rule with their severity, of which at most so many are kept.
    pub fn new(
        (rule, severity): (&'static Rule, Severity),
        most: usize,
        found: &'a mut Vec<Diagnostic>,
    ) -> Findings<'a> {
        Findings {
            rule,
            severity,
            found,
            room: most,
            spare: None,
            dropped: 0,
        }
    }

    /// Adds a finding at a place; help, related places and a fix are added to what comes back.
    pub fn add(&mut self, span: Span, message: Text) -> &mut Diagnostic {
        self.add_as(self.severity, span, message)
    }

    /// Adds a finding that is an error although the others of its rule are not; where the
    /// settings give the rule another severity than its own, that one counts for all of them.
    pub fn add_error(&mut self, span: Span, message: Text) -> &mut Diagnostic {
        let severity = match self.severity == self.rule.severity {
            true => Severity::Error,
            false => self.severity,
        };
        self.add_as(severity, span, message)
    }

    fn add_as(&mut self, severity: Severity, span: Span, message: Text) -> &mut Diagnostic {
        let finding = Diagnostic::new(self.rule.id, severity, span, message);
        if self.room == 0 {
            self.dropped += 1;
            return self.spare.insert(finding);
        }
        self.room -= 1;
        self.found.push(finding);
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// Whether the next finding will be kept; for one that won't, no suggestion needs looking for.
    pub fn has_room(&self) -> bool {
        self.room > 0
    }

    /// Says how many findings there was no room for.
    pub fn finish(self) {
        let Some(spare) = self.spare else { return };
        self.found.push(Diagnostic::new(
            self.rule.id,
            self.severity,
            spare.span,
            text!(
                "{more} of this kind, which are not listed",
                "还有 {more} 处同类问题，不再逐一列出",
                more = count(self.dropped, "more finding", "more findings"),
            ),
        ));
    }
}

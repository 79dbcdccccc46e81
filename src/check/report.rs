//! Collects the findings of the rules.

use crate::diagnostic::Diagnostic;
use crate::lang::Text;
use crate::source::Span;

use super::Rule;

/// Where a rule puts its findings.
#[derive(Debug)]
pub struct Findings<'a> {
    rule: &'static Rule,
    found: &'a mut Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// Findings of one rule.
    pub fn new(rule: &'static Rule, found: &'a mut Vec<Diagnostic>) -> Findings<'a> {
        Findings { rule, found }
    }

    /// Adds a finding at a place; help, related places and a fix are added to what comes back.
    pub fn add(&mut self, span: Span, message: Text) -> &mut Diagnostic {
        let finding = Diagnostic::new(self.rule.id, self.rule.severity, span, message);
        self.found.push(finding);
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}

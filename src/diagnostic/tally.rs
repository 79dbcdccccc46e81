//! Counts findings by rule, so that nobody has to keep them.

use std::collections::BTreeMap;

use super::{Diagnostic, RuleId, Severity, State};

/// How many findings there are, by rule; tallies of several files add up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    rules: BTreeMap<RuleId, RuleTally>,
}

/// How many findings of a rule there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleTally {
    /// The severity of its most serious finding, in whatever state.
    pub worst: Severity,
    /// Open findings of each severity, in the order of [`Severity::ALL`].
    pub open: [usize; 3],
    /// Findings that a baseline has.
    pub known: usize,
    /// Findings that the author allows.
    pub allowed: usize,
    /// Open findings that come with a change that mends them.
    pub fixable: usize,
    /// Files with findings of the rule, in whatever state.
    pub files: usize,
}

impl RuleTally {
    /// Open findings, whatever their severity.
    pub fn open(&self) -> usize {
        self.open.iter().sum()
    }
}

impl Tally {
    /// Counts the findings of one file.
    pub fn of_file(findings: &[Diagnostic]) -> Tally {
        let mut tally = Tally::default();
        for finding in findings {
            let rule = tally.rules.entry(finding.rule).or_insert(RuleTally {
                worst: finding.severity,
                open: [0; 3],
                known: 0,
                allowed: 0,
                fixable: 0,
                files: 1,
            });
            rule.worst = rule.worst.max(finding.severity);
            match finding.state() {
                State::Open => {
                    rule.open[place(finding.severity)] += 1;
                    rule.fixable += usize::from(finding.fix.is_some());
                }
                State::Known => rule.known += 1,
                State::Allowed => rule.allowed += 1,
            }
        }
        tally
    }

    /// Adds the findings of other files.
    pub fn add(&mut self, other: &Tally) {
        for (id, more) in &other.rules {
            match self.rules.get_mut(id) {
                None => {
                    self.rules.insert(*id, *more);
                }
                Some(rule) => {
                    rule.worst = rule.worst.max(more.worst);
                    for (sum, more) in rule.open.iter_mut().zip(more.open) {
                        *sum += more;
                    }
                    rule.known += more.known;
                    rule.allowed += more.allowed;
                    rule.fixable += more.fixable;
                    rule.files += more.files;
                }
            }
        }
    }

    /// Whether there are no findings at all.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The rules that found something, sorted by code.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, &RuleTally)> {
        self.rules.iter().map(|(id, rule)| (*id, rule))
    }

    /// Open findings of a severity.
    pub fn open(&self, severity: Severity) -> usize {
        let place = place(severity);
        self.rules.values().map(|rule| rule.open[place]).sum()
    }

    /// Findings that a baseline has.
    pub fn known(&self) -> usize {
        self.rules.values().map(|rule| rule.known).sum()
    }

    /// Findings that the author allows.
    pub fn allowed(&self) -> usize {
        self.rules.values().map(|rule| rule.allowed).sum()
    }
}

/// The place of a severity in [`Severity::ALL`].
fn place(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Suppression;
    use crate::lang::Text;
    use crate::source::{Edit, Span};

    const OWNER: RuleId = RuleId {
        code: "S104",
        name: "no-owner",
    };
    const FIELD: RuleId = RuleId {
        code: "F004",
        name: "unknown-field",
    };

    fn finding(rule: RuleId, severity: Severity) -> Diagnostic {
        Diagnostic::new(rule, severity, Span::new(0, 1), Text::new("x", "x"))
    }

    #[test]
    fn each_state_is_counted_apart_and_files_add_up() {
        let mut known = finding(OWNER, Severity::Error);
        known.known = true;
        let mut allowed = finding(OWNER, Severity::Info);
        allowed.suppressed = Some(Suppression {
            by: Span::new(0, 1),
            reason: String::new(),
        });
        let mut fixable = finding(FIELD, Severity::Error);
        let edit = Edit {
            span: Span::new(0, 1),
            replacement: String::new(),
        };
        fixable.fix(Text::new("x", "x"), true, edit);
        let mut tally =
            Tally::of_file(&[finding(OWNER, Severity::Warning), known, allowed, fixable]);
        tally.add(&Tally::of_file(&[finding(OWNER, Severity::Warning)]));
        let rules: Vec<_> = tally.rules().collect();
        assert_eq!(rules[0].0, FIELD, "sorted by code");
        assert_eq!(rules[0].1.fixable, 1);
        let owner = rules[1].1;
        assert_eq!(
            (owner.open(), owner.known, owner.allowed, owner.files),
            (2, 1, 1, 2)
        );
        assert_eq!(owner.worst, Severity::Error, "known ones count");
        assert_eq!(Severity::ALL.map(|level| tally.open(level)), [1, 2, 0]);
        assert_eq!((tally.known(), tally.allowed()), (1, 1));
    }
}

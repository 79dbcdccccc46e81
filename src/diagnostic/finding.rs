//! A finding with its places.

use std::fmt;

use crate::lang::Text;
use crate::source::{Edit, Route, Span};

use super::Severity;

/// The code and name of a rule: `S104`, `no-owner`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId {
    /// Family letter and three digits.
    pub code: &'static str,
    /// What is wrong, in kebab-case.
    pub name: &'static str,
}

/// A finding about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: RuleId,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text,
    /// The place.
    pub span: Span,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// How to mend it.
    pub help: Option<Text>,
    /// A change that mends it.
    pub fix: Option<Fix>,
    /// The name of the place; filled in by the check loop.
    pub route: Route,
    /// What the finding is about, when its place doesn't say it.
    pub subject: Subject,
    /// The name of the place by what stands there instead of by position: `goals[G1].owner`;
    /// filled in by the check loop.
    pub identity: Route,
    /// What stays the same when the file changes around the finding; filled in by the check
    /// loop.
    pub fingerprint: Fingerprint,
    /// Whether a baseline has the finding.
    pub known: bool,
    /// Why the finding may stand, when the author allows it.
    pub suppressed: Option<Suppression>,
}

/// What a finding is about; its fingerprint follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Subject {
    /// What stands at its place.
    #[default]
    Place,
    /// A key that doesn't stand in the mapping of its place.
    Missing(&'static str),
    /// Its place and its related places alike: which of them comes first in the file decides
    /// where the finding points.
    Together,
    /// The plan as a whole; its place is an example.
    Plan,
}

/// Tells a finding from all others of its file, whatever lines are moved around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fingerprint(pub u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What becomes of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It asks to be mended.
    Open,
    /// A baseline has it: it was there before anyone looked.
    Known,
    /// The author lets it stand.
    Allowed,
}

impl State {
    /// The word that machine formats use.
    pub fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Known => "known",
            State::Allowed => "allowed",
        }
    }
}

/// An author's word that a finding may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The comment that says so.
    pub by: Span,
    /// Why; empty when the author doesn't say.
    pub reason: String,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What is there.
    pub message: Text,
}

/// A change to the file that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the change does.
    pub title: Text,
    /// The change.
    pub edits: Vec<Edit>,
    /// Whether the change keeps the author's meaning for certain.
    pub safe: bool,
}

impl Diagnostic {
    /// A finding at a place; the rest is added with the methods below.
    pub fn new(rule: RuleId, severity: Severity, span: Span, message: Text) -> Diagnostic {
        Diagnostic {
            rule,
            severity,
            message,
            span,
            related: Vec::new(),
            help: None,
            fix: None,
            route: Route::default(),
            subject: Subject::default(),
            identity: Route::default(),
            fingerprint: Fingerprint::default(),
            known: false,
            suppressed: None,
        }
    }

    /// Points at another place.
    pub fn related(&mut self, span: Span, message: Text) -> &mut Diagnostic {
        self.related.push(Related { span, message });
        self
    }

    /// Says how to mend it.
    pub fn help(&mut self, text: Text) -> &mut Diagnostic {
        self.help = Some(text);
        self
    }

    /// Offers a change of one place.
    pub fn fix(&mut self, title: Text, safe: bool, edit: Edit) -> &mut Diagnostic {
        self.fix = Some(Fix {
            title,
            edits: vec![edit],
            safe,
        });
        self
    }

    /// Says what the finding is about, when its place doesn't.
    pub fn about(&mut self, subject: Subject) -> &mut Diagnostic {
        self.subject = subject;
        self
    }

    /// What becomes of the finding.
    pub fn state(&self) -> State {
        match (&self.suppressed, self.known) {
            (Some(_), _) => State::Allowed,
            (None, true) => State::Known,
            (None, false) => State::Open,
        }
    }

    /// The order of findings in a file: by place, then by rule, then by words.
    pub fn order(&self) -> impl Ord + '_ {
        (
            self.span,
            self.rule,
            self.message.en.as_ref(),
            self.severity,
        )
    }
}

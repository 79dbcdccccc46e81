//! What a check heeds besides the file.

use std::sync::{Arc, LazyLock};

use crate::diagnostic::Severity;
use crate::risk::Scale;
use crate::schedule::Calendars;

use super::rules::RULES;
use super::{Kinds, Rule, Thresholds};

/// Which rules run, how serious their findings are and from which numbers on they speak up, and
/// what a team has set up for its plans.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// For each rule of [`RULES`] the severity of its findings; `None` when it doesn't run.
    severities: Vec<Option<Severity>>,
    /// The numbers that rules compare with.
    pub thresholds: Thresholds,
    /// The calendars that plans can name.
    pub calendars: Calendars,
    /// The levels and ratings of risks.
    pub scale: Scale,
    /// The kinds of plans, with their chapters and categories of risks.
    pub kinds: Kinds,
}

static STANDARD: LazyLock<Arc<Settings>> = LazyLock::new(Arc::default);

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            severities: RULES
                .iter()
                .map(|rule| (!rule.needs_simulation()).then_some(rule.severity))
                .collect(),
            thresholds: Thresholds::default(),
            calendars: Calendars::default(),
            scale: Scale::default(),
            kinds: Kinds::default(),
        }
    }
}

impl Settings {
    /// Every rule that needs no simulation, with its own severity.
    pub fn standard() -> Arc<Settings> {
        Arc::clone(&STANDARD)
    }

    /// Every rule with its own severity, those that need a simulation among them.
    pub fn simulating() -> Settings {
        let severities = RULES.iter().map(|rule| Some(rule.severity));
        Settings::default().with_severities(severities.collect())
    }

    /// The severities, for each rule of [`RULES`].
    pub fn with_severities(mut self, severities: Vec<Option<Severity>>) -> Settings {
        self.severities = severities;
        self
    }

    /// The rules that run, with the severity of their findings.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Severity)> {
        RULES
            .iter()
            .zip(&self.severities)
            .filter_map(|(&rule, severity)| Some((rule, (*severity)?)))
    }

    /// Whether a rule runs.
    pub fn runs(&self, rule: &Rule) -> bool {
        self.rules().any(|(other, _)| other.id == rule.id)
    }
}

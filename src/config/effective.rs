//! The settings in force for one plan, each with where it comes from.

use std::sync::Arc;

use crate::check::{Rule, Settings};
use crate::diagnostic::{FailOn, Severity};
use crate::lang::{Lang, Localized, Text};
use crate::text;

use super::{At, ScaleKeys};

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    /// planvet itself.
    #[default]
    Default,
    /// A profile that comes with planvet.
    Profile(String),
    /// A line of the configuration file.
    File(usize),
    /// The command line.
    CommandLine,
}

impl Origin {
    /// In words; `path` is the configuration file.
    pub fn label(&self, path: &str) -> Text {
        match self {
            Origin::Default => Text::new("default", "默认"),
            Origin::Profile(name) => text!("profile {name}", "检查要求 {name}", name = name),
            Origin::File(line) => text!("{path}:{line}", "{path}:{line}", path = path, line = line),
            Origin::CommandLine => Text::new("command line", "命令行"),
        }
    }
}

/// Where a kind of plan comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KindOrigins {
    /// Its chapters.
    pub chapters: Origin,
    /// Its categories of risks.
    pub risk_categories: Origin,
}

/// A value with its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

impl<T> Sourced<T> {
    /// Lays a value of a file or of the command line over this one.
    pub(super) fn lay(&mut self, value: Option<&At<T>>)
    where
        T: Clone,
    {
        if let Some(at) = value {
            self.value = at.value.clone();
            self.origin = Origin::of(at);
        }
    }
}

impl Origin {
    /// The origin of a value that a layer gives.
    pub(super) fn of<T>(at: &At<T>) -> Origin {
        match at.line {
            0 => Origin::CommandLine,
            line => Origin::File(line),
        }
    }
}

/// What becomes of a rule.
#[derive(Debug, Clone)]
pub struct RuleState {
    /// The rule.
    pub rule: &'static Rule,
    /// Severity of its findings; `None` when it doesn't run.
    pub severity: Option<Severity>,
    /// Why it runs or doesn't.
    pub origin: Origin,
    /// Where its severity comes from.
    pub severity_origin: Origin,
}

/// The settings in force for one plan.
#[derive(Debug, Clone)]
pub struct Effective {
    /// What the check heeds.
    pub settings: Arc<Settings>,
    /// Language of messages; `None` for the plan's own.
    pub language: Sourced<Option<Lang>>,
    /// From which severity on a finding makes the run fail.
    pub fail_on: Sourced<FailOn>,
    /// Whether the plan is simulated, for the rules that need it.
    pub simulate: Sourced<bool>,
    /// What the plan is held to.
    pub profile: Sourced<String>,
    /// The baseline file, relative to the configuration file.
    pub baseline: Option<Sourced<String>>,
    /// Each rule of the catalogue.
    pub rules: Vec<RuleState>,
    /// Where each threshold comes from, in the order of
    /// [`THRESHOLDS`](crate::check::THRESHOLDS).
    pub threshold_origins: Vec<Origin>,
    /// The calendar of plans that name none; `None` for Monday to Friday, perhaps with China's
    /// public holidays.
    pub calendar: Sourced<Option<String>>,
    /// Each calendar that plans can name, with where it comes from.
    pub calendars: Vec<(String, Origin)>,
    /// Where the parts of the risk scale come from.
    pub scale_origins: ScaleKeys<Origin>,
    /// Where the kinds of plans come from, in their order.
    pub kind_origins: Vec<KindOrigins>,
}

/// A language as the configuration names it.
#[derive(Debug, Clone, Copy)]
pub struct OwnLanguage(pub Option<Lang>);

impl Localized for OwnLanguage {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Some(Lang::En) => "en",
            Some(Lang::Zh) => "zh",
            None => lang.pick("the plan's own", "随方案"),
        })
    }
}

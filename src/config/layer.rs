//! One layer of settings: a file, an override, a profile or the command line.

use crate::check::Threshold;
use crate::diagnostic::{FailOn, Severity};
use crate::lang::Lang;
use crate::schedule::Calendar;

use super::{KindLayer, ScaleLayer, Selector};

/// A value with the line that gives it; 0 on the command line.
#[derive(Debug, Clone, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// The line, from 1.
    pub line: usize,
}

impl<T> At<T> {
    /// A value of the command line.
    pub fn command_line(value: T) -> At<T> {
        At { value, line: 0 }
    }
}

/// What one source of settings says; what it leaves open stays as it was below.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    /// Language of messages.
    pub language: Option<At<Lang>>,
    /// From which severity on a run fails.
    pub fail_on: Option<At<FailOn>>,
    /// Whether plans are simulated.
    pub simulate: Option<At<bool>>,
    /// What plans are held to.
    pub profile: Option<At<String>>,
    /// The rules that run, in place of those of the profile.
    pub select: Option<Vec<At<Selector>>>,
    /// Rules that run as well.
    pub extend_select: Vec<At<Selector>>,
    /// Rules that don't run.
    pub ignore: Vec<At<Selector>>,
    /// Severities of findings.
    pub severity: Vec<(At<Selector>, Severity)>,
    /// Numbers from which on rules speak up.
    pub thresholds: Vec<(&'static Threshold, At<u32>)>,
    /// The calendar of plans that name none.
    pub calendar: Option<At<String>>,
    /// Calendars by name.
    pub calendars: Vec<(String, At<Calendar>)>,
    /// Levels and ratings of risks.
    pub scale: ScaleLayer,
    /// Kinds of plans.
    pub kinds: Vec<KindLayer>,
}

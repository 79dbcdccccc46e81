//! Which part of a plan a timeline shows.

use jiff::civil::Date;

use crate::view::report::Bar;

/// Which rows a timeline has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimelineBy {
    /// Phases only.
    Phase,
    /// Phases with all that they hold.
    #[default]
    Task,
    /// Phases with their milestones.
    Milestone,
}

impl TimelineBy {
    /// All choices, in the order help lists them.
    pub const ALL: [TimelineBy; 3] = [TimelineBy::Phase, TimelineBy::Task, TimelineBy::Milestone];

    /// The name of the choice on the command line.
    pub fn name(self) -> &'static str {
        match self {
            TimelineBy::Phase => "phase",
            TimelineBy::Task => "task",
            TimelineBy::Milestone => "milestone",
        }
    }
}

/// What a timeline shows of its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimelineWindow {
    /// Which rows there are.
    pub by: TimelineBy,
    /// The first day that is shown; what ends before it is left out.
    pub from: Option<Date>,
    /// The last day that is shown; what begins behind it is left out.
    pub to: Option<Date>,
}

impl TimelineWindow {
    /// Whether something that is drawn like this is shown. Nothing says of what has no dates that
    /// it lies outside.
    pub(super) fn shows(&self, bar: Option<&Bar>) -> bool {
        bar.is_none_or(|bar| {
            let days = [Some(bar.start), Some(bar.finish), bar.promised];
            let first = days.iter().flatten().min();
            let last = days.iter().flatten().max();
            self.from.is_none_or(|from| last >= Some(&from))
                && self.to.is_none_or(|to| first <= Some(&to))
        })
    }
}

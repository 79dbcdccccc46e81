//! What a chart of a timeline draws.

use jiff::civil::Date;

use super::{Table, Tone};
use crate::lang::Text;
use crate::plan::value::{LinkKind, Percent};

/// Rows with dates that a chart draws as bars and diamonds.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The rows as a table; data formats write just this.
    pub table: Table,
    /// One bar for each row of the table; `None` draws nothing.
    pub bars: Vec<Option<Bar>>,
    /// What holds which row of the table, each pair of rows and kind once.
    pub links: Vec<RowLink>,
    /// The stretches of days off in the range, first and last day, ascending.
    pub days_off: Vec<(Date, Date)>,
    /// First and last day of the chart; `None` when no row has a date.
    pub range: Option<(Date, Date)>,
    /// The day as of which progress is judged.
    pub status_date: Option<Date>,
    /// What stands in the place of rows when there are none.
    pub nothing: Option<Text>,
}

/// What a chart draws in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// First day; equal to `finish` for a milestone.
    pub start: Date,
    /// Last day, inclusive: what has happened or was computed, as far as it is known.
    pub finish: Date,
    /// Shape of the bar.
    pub shape: Shape,
    /// Finished share of the work; a milestone that was reached has all of it.
    pub progress: Option<Percent>,
    /// What colour says about the bar.
    pub tone: Tone,
    /// Whether a delay of the row delays the plan.
    pub critical: bool,
    /// First and last day once approved.
    pub baseline: Option<(Date, Date)>,
    /// The promised day: that of a milestone, the deadline of a task.
    pub promised: Option<Date>,
    /// First and last day of what is critical in a phase, ascending and apart from each other.
    pub critical_parts: Vec<(Date, Date)>,
    /// Milestones that have no rows of their own, on the bar of their phase.
    pub milestones: Vec<OnPhase>,
}

/// A milestone on the bar of its phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnPhase {
    /// The day it was or will be reached.
    pub day: Date,
    /// Whether a delay of it delays the plan.
    pub critical: bool,
}

impl Bar {
    /// A bar of which only its days are known.
    pub fn new(start: Date, finish: Date, shape: Shape) -> Bar {
        Bar {
            start,
            finish,
            shape,
            progress: None,
            tone: Tone::Plain,
            critical: false,
            baseline: None,
            promised: None,
            critical_parts: Vec::new(),
            milestones: Vec::new(),
        }
    }
}

/// Shape of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A phase.
    Summary,
    /// A task.
    Task,
    /// A milestone, a diamond.
    Milestone,
}

/// A link between two rows of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowLink {
    /// The row that comes first.
    pub from: usize,
    /// The row that it holds.
    pub to: usize,
    /// Which ends are linked.
    pub kind: LinkKind,
    /// Whether the later row would be earlier without the link, as far as it goes.
    pub driving: bool,
    /// Whether the link is a part of a critical path.
    pub critical: bool,
}

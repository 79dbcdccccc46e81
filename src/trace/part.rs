//! The items of the chain by kind and number.

use crate::plan::kind;

/// An item of the chain: its kind, and its number among those of the kind in the order of the
/// plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A problem.
    Problem(usize),
    /// A cause of a problem.
    Cause(usize),
    /// A goal.
    Goal(usize),
    /// A phase.
    Phase(usize),
    /// A task.
    Task(usize),
    /// A milestone.
    Milestone(usize),
    /// A budget line.
    Line(usize),
    /// A risk.
    Risk(usize),
}

impl Part {
    /// The kind as a bit of a set; see [`kind`].
    pub fn kind(self) -> u16 {
        match self {
            Part::Problem(_) => kind::PROBLEM,
            Part::Cause(_) => kind::CAUSE,
            Part::Goal(_) => kind::GOAL,
            Part::Phase(_) => kind::PHASE,
            Part::Task(_) => kind::TASK,
            Part::Milestone(_) => kind::MILESTONE,
            Part::Line(_) => kind::BUDGET_LINE,
            Part::Risk(_) => kind::RISK,
        }
    }
}

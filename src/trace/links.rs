//! What each item of the chain names, and what names it.

use std::ops::Range;

use crate::plan::{Acceptance, BudgetLine, Cause, Goal, Milestone, Phase, Problem, Risk, Task};

use super::{Part, Reach};

/// A problem in the chain.
#[derive(Debug)]
pub struct ProblemLinks<'p> {
    /// The problem.
    pub problem: &'p Problem,
    /// Its causes.
    pub causes: Range<usize>,
    /// The goals and tasks that name it.
    pub answers: Vec<Part>,
}

/// A cause in the chain.
#[derive(Debug)]
pub struct CauseLinks<'p> {
    /// The cause.
    pub cause: &'p Cause,
    /// Its problem.
    pub problem: usize,
    /// The goals and tasks that name it.
    pub answers: Vec<Part>,
}

/// A goal in the chain.
#[derive(Debug)]
pub struct GoalLinks<'p> {
    /// The goal.
    pub goal: &'p Goal,
    /// The goal above it in the tree, loops cut.
    pub parent: Option<usize>,
    /// How deep in the tree it stands.
    pub depth: usize,
    /// The goal whose problems it is for: itself when it names some, else the nearest one above
    /// that does.
    pub why: Option<usize>,
    /// The problems and causes that it names.
    pub addresses: Vec<Part>,
    /// The tasks that name it.
    pub tasks: Vec<usize>,
    /// The budget lines that name it.
    pub lines: Vec<usize>,
    /// The risks that name it.
    pub risks: Vec<usize>,
    /// The entries that say when it counts as reached.
    pub acceptance: Vec<&'p Acceptance>,
}

/// A task in the chain.
#[derive(Debug)]
pub struct TaskLinks<'p> {
    /// The task.
    pub task: &'p Task,
    /// Its phase.
    pub phase: usize,
    /// The goals that it names.
    pub goals: Vec<usize>,
    /// The problems and causes that it names.
    pub addresses: Vec<Part>,
    /// What it waits for.
    pub after: Vec<Part>,
    /// The milestones right behind it.
    pub milestones: Vec<usize>,
    /// The budget lines that name it.
    pub lines: Vec<usize>,
    /// The risks that name it as threatened.
    pub risks: Vec<usize>,
    /// The risks whose response it carries out.
    pub responds: Vec<usize>,
}

/// A milestone in the chain.
#[derive(Debug)]
pub struct MilestoneLinks<'p> {
    /// The milestone.
    pub milestone: &'p Milestone,
    /// Its phase.
    pub phase: usize,
    /// What it waits for.
    pub after: Vec<Part>,
    /// Whether other work waits for it.
    pub is_awaited: bool,
    /// The goals that the tasks right before it serve.
    pub goals: Reach,
    /// The budget lines that name it.
    pub lines: Vec<usize>,
    /// The risks that name it.
    pub risks: Vec<usize>,
}

/// A phase in the chain.
#[derive(Debug)]
pub struct PhaseLinks<'p> {
    /// The phase.
    pub phase: &'p Phase,
    /// Its tasks.
    pub tasks: Range<usize>,
    /// Its milestones.
    pub milestones: Range<usize>,
    /// The goals that its tasks serve.
    pub goals: Reach,
    /// The risks that name it.
    pub risks: Vec<usize>,
}

/// A budget line in the chain.
#[derive(Debug)]
pub struct LineLinks<'p> {
    /// The line.
    pub line: &'p BudgetLine,
    /// The goals, tasks and milestones that it names.
    pub serves: Vec<Part>,
}

/// A risk in the chain.
#[derive(Debug)]
pub struct RiskLinks<'p> {
    /// The risk.
    pub risk: &'p Risk,
    /// The goals, phases, tasks and milestones that it names as threatened.
    pub threatens: Vec<Part>,
    /// The tasks and milestones that carry its response out.
    pub actions: Vec<Part>,
}

impl<'p> GoalLinks<'p> {
    pub(super) fn new(goal: &'p Goal) -> GoalLinks<'p> {
        GoalLinks {
            goal,
            parent: None,
            depth: 0,
            why: None,
            addresses: Vec::new(),
            tasks: Vec::new(),
            lines: Vec::new(),
            risks: Vec::new(),
            acceptance: Vec::new(),
        }
    }
}

impl<'p> TaskLinks<'p> {
    pub(super) fn new(task: &'p Task, phase: usize) -> TaskLinks<'p> {
        TaskLinks {
            task,
            phase,
            goals: Vec::new(),
            addresses: Vec::new(),
            after: Vec::new(),
            milestones: Vec::new(),
            lines: Vec::new(),
            risks: Vec::new(),
            responds: Vec::new(),
        }
    }
}

impl<'p> MilestoneLinks<'p> {
    pub(super) fn new(milestone: &'p Milestone, phase: usize) -> MilestoneLinks<'p> {
        MilestoneLinks {
            milestone,
            phase,
            after: Vec::new(),
            is_awaited: false,
            goals: Reach::default(),
            lines: Vec::new(),
            risks: Vec::new(),
        }
    }
}

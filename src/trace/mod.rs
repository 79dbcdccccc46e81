//! What leads to what in a plan, from problems to acceptance, and where that chain breaks.
//!
//! [`Chain`] numbers the items of a plan and follows their references both ways, [`Reach`] goes
//! one step further (the money of a goal stands at its tasks, too), and a [`Trace`] says of each
//! item what it has, what it lacks and what it lacks on purpose. The rules tell the same holes:
//! they ask the same trace.

mod below;
mod chain;
mod gap;
mod goals;
mod items;
mod links;
mod names;
mod part;
mod purpose;
mod reach;
mod standing;

pub use below::Below;
pub use chain::Chain;
pub use gap::Gap;
pub use links::{
    CauseLinks, GoalLinks, LineLinks, MilestoneLinks, PhaseLinks, ProblemLinks, RiskLinks,
    TaskLinks,
};
pub use part::Part;
pub use reach::{Gather, MOST_REACHED, Reach};
pub use standing::Standing;

use crate::plan::{
    BudgetLine, Cause, Goal, Index, Links, Milestone, Phase, Plan, Problem, Risk, Task,
};
use crate::statement::Said;

/// The chain of a plan with what each item of it has and lacks.
#[derive(Debug)]
pub struct Trace<'p> {
    /// The items and what they name.
    pub chain: Chain<'p>,
    work_is_known: bool,
    problems: Vec<Standing<'p>>,
    causes: Vec<Standing<'p>>,
    goals: Vec<[Standing<'p>; Gap::OF_GOALS.len()]>,
    phases: Vec<Standing<'p>>,
    tasks: Vec<Standing<'p>>,
    milestones: Vec<[Standing<'p>; Gap::OF_MILESTONES.len()]>,
    lines: Vec<Standing<'p>>,
    risks: Vec<[Standing<'p>; Gap::OF_RISKS.len()]>,
}

/// What a trace is made from.
#[derive(Debug, Clone, Copy)]
pub struct Read<'a, 'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// Its items by id.
    pub index: &'a Index<'p>,
    /// Its goals as a tree.
    pub links: &'a Links<'p>,
    /// What its goals say in words, in the order of the plan.
    pub said: &'a [Said<'p>],
    /// Whether the whole file was read: behind a fault that ends reading, what isn't found may
    /// well be there.
    pub is_complete: bool,
}

impl Read<'_, '_> {
    /// Whether it is known of every task which goals it serves.
    fn work_is_known(&self) -> bool {
        let knows = |task: &Task| self.index.knows_all(&task.serves);
        self.is_complete && self.plan.tasks_are_complete() && self.plan.tasks().all(knows)
    }
}

impl<'p> Trace<'p> {
    /// Traces a plan.
    pub fn new(read: Read<'_, 'p>) -> Trace<'p> {
        let chain = Chain::new(read.plan, read.index);
        Trace {
            work_is_known: read.work_is_known(),
            problems: items::problems(&read, &chain),
            causes: items::causes(&read, &chain),
            goals: goals::standings(&read, &chain),
            phases: items::phases(&read, &chain),
            tasks: items::tasks(&read, &chain),
            milestones: items::milestones(&read, &chain),
            lines: items::lines(&read, &chain),
            risks: items::risks(&read, &chain),
            chain,
        }
    }

    /// How an item stands to each link that it may lack.
    pub fn standings(&self, part: Part) -> Vec<(Gap, Standing<'p>)> {
        let one = |gap: Gap, of: &[Standing<'p>], number: usize| {
            let standing = of.get(number).copied();
            standing
                .map(|standing| (gap, standing))
                .into_iter()
                .collect()
        };
        fn several<'p>(gaps: &[Gap], of: Option<&[Standing<'p>]>) -> Vec<(Gap, Standing<'p>)> {
            let standings = of.unwrap_or_default().iter().copied();
            gaps.iter().copied().zip(standings).collect()
        }
        match part {
            Part::Problem(n) => one(Gap::Answer, &self.problems, n),
            Part::Cause(n) => one(Gap::CauseAnswer, &self.causes, n),
            Part::Goal(n) => several(&Gap::OF_GOALS, self.goals.get(n).map(|of| &of[..])),
            Part::Phase(n) => one(Gap::PhaseMilestone, &self.phases, n),
            Part::Task(n) => one(Gap::TaskPurpose, &self.tasks, n),
            Part::Milestone(n) => several(
                &Gap::OF_MILESTONES,
                self.milestones.get(n).map(|of| &of[..]),
            ),
            Part::Line(n) => one(Gap::LinePurpose, &self.lines, n),
            Part::Risk(n) => several(&Gap::OF_RISKS, self.risks.get(n).map(|of| &of[..])),
        }
    }

    /// How an item stands to one link; not asked for when items of its kind have no such link.
    pub fn standing(&self, part: Part, gap: Gap) -> Standing<'p> {
        let mut standings = self.standings(part).into_iter();
        let own = standings.find(|(known, _)| *known == gap);
        own.map_or(Standing::NotAsked, |(_, standing)| standing)
    }

    /// Whether it is known of every task which goals it serves.
    pub fn work_is_known(&self) -> bool {
        self.work_is_known
    }

    /// The items that lack a link and don't say why, in the order of the plan.
    pub fn open(&self, gap: Gap) -> impl Iterator<Item = Part> {
        let parts = self.chain.parts().into_iter();
        parts.filter(move |part| self.standing(*part, gap) == Standing::Missing)
    }
}

/// Gives the items of a kind that lack a link and don't say why.
macro_rules! open {
    ($($(#[$doc:meta])+ $name:ident: $list:ident.$field:ident, $Part:ident => $Item:ty;)+) => {
        impl<'p> Trace<'p> {$(
            $(#[$doc])+
            pub fn $name(&self, gap: Gap) -> impl Iterator<Item = &'p $Item> {
                let items = self.chain.$list.iter().enumerate();
                let open = items.filter(move |(number, _)| {
                    self.standing(Part::$Part(*number), gap) == Standing::Missing
                });
                open.map(|(_, links)| links.$field)
            }
        )+}
    };
}

open! {
    /// The problems that lack a link and don't say why.
    problems_without: problems.problem, Problem => Problem;
    /// The causes that lack a link and don't say why.
    causes_without: causes.cause, Cause => Cause;
    /// The goals that lack a link and don't say why.
    goals_without: goals.goal, Goal => Goal;
    /// The phases that lack a link and don't say why.
    phases_without: phases.phase, Phase => Phase;
    /// The tasks that lack a link and don't say why.
    tasks_without: tasks.task, Task => Task;
    /// The milestones that lack a link and don't say why.
    milestones_without: milestones.milestone, Milestone => Milestone;
    /// The budget lines that lack a link and don't say why.
    lines_without: lines.line, Line => BudgetLine;
    /// The risks that lack a link and don't say why.
    risks_without: risks.risk, Risk => Risk;
}

#[cfg(test)]
mod tests;

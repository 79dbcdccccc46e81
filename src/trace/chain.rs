//! The items of a plan by number, with what they name and what names them.

use std::ptr;

use crate::plan::{Entity, Index, Item, Named as _, Plan};
use crate::source::Span;

use super::links::{
    CauseLinks, GoalLinks, LineLinks, MilestoneLinks, PhaseLinks, ProblemLinks, RiskLinks,
    TaskLinks,
};
use super::names::Names;
use super::reach::Gather;
use super::{Part, Reach};

/// The items of a plan by number, each with what it names and what names it; references that
/// lead nowhere are left out, and of items with the same id the first is meant.
#[derive(Debug)]
pub struct Chain<'p> {
    /// The problems.
    pub problems: Vec<ProblemLinks<'p>>,
    /// The causes of all problems.
    pub causes: Vec<CauseLinks<'p>>,
    /// The goals.
    pub goals: Vec<GoalLinks<'p>>,
    /// The numbers of the goals in the order of their tree: sub-goals behind the goal they help,
    /// goals of a loop at the end.
    pub tree: Vec<usize>,
    /// The phases.
    pub phases: Vec<PhaseLinks<'p>>,
    /// The tasks of all phases.
    pub tasks: Vec<TaskLinks<'p>>,
    /// The milestones of all phases.
    pub milestones: Vec<MilestoneLinks<'p>>,
    /// The budget lines.
    pub lines: Vec<LineLinks<'p>>,
    /// The risks.
    pub risks: Vec<RiskLinks<'p>>,
}

impl<'p> Chain<'p> {
    /// Follows the references of a plan.
    pub fn new(plan: &'p Plan, index: &Index<'p>) -> Chain<'p> {
        let mut chain = Chain::unlinked(plan);
        let names = Names::of(&chain, index);
        chain.name(&names);
        chain.gather_goals();
        chain.answer();
        chain.accept(plan, &names);
        chain.tree = chain.grow(&names);
        chain
    }

    /// The items with nothing named yet.
    fn unlinked(plan: &'p Plan) -> Chain<'p> {
        let mut chain = Chain {
            problems: Vec::new(),
            causes: Vec::new(),
            goals: plan.goals.iter().map(GoalLinks::new).collect(),
            tree: Vec::new(),
            phases: Vec::new(),
            tasks: Vec::new(),
            milestones: Vec::new(),
            lines: Vec::new(),
            risks: Vec::new(),
        };
        for (number, problem) in plan.problems.iter().enumerate() {
            let first = chain.causes.len();
            chain
                .causes
                .extend(problem.causes.iter().map(|cause| CauseLinks {
                    cause,
                    problem: number,
                    answers: Vec::new(),
                }));
            chain.problems.push(ProblemLinks {
                problem,
                causes: first..chain.causes.len(),
                answers: Vec::new(),
            });
        }
        for (number, phase) in plan.phases.iter().enumerate() {
            let (task, milestone) = (chain.tasks.len(), chain.milestones.len());
            let tasks = phase.tasks.iter().map(|task| TaskLinks::new(task, number));
            chain.tasks.extend(tasks);
            let milestones = phase.milestones.iter();
            chain
                .milestones
                .extend(milestones.map(|milestone| MilestoneLinks::new(milestone, number)));
            chain.phases.push(PhaseLinks {
                phase,
                tasks: task..chain.tasks.len(),
                milestones: milestone..chain.milestones.len(),
                goals: Reach::default(),
                risks: Vec::new(),
            });
        }
        let budget = plan.budget.get();
        let lines = budget.into_iter().flat_map(|budget| &budget.lines);
        chain.lines.extend(lines.map(|line| LineLinks {
            line,
            serves: Vec::new(),
        }));
        chain.risks.extend(plan.risks.iter().map(|risk| RiskLinks {
            risk,
            threatens: Vec::new(),
            actions: Vec::new(),
        }));
        chain
    }

    /// Follows what tasks, milestones, lines and risks name, and notes it at both ends.
    fn name(&mut self, names: &Names<'p>) {
        for number in 0..self.goals.len() {
            self.goals[number].addresses = names.all(&self.goals[number].goal.addresses);
        }
        for number in 0..self.tasks.len() {
            let task = self.tasks[number].task;
            for part in names.all(&task.serves) {
                if let Part::Goal(goal) = part {
                    self.tasks[number].goals.push(goal);
                    self.goals[goal].tasks.push(number);
                }
            }
            self.tasks[number].addresses = names.all(&task.addresses);
            self.tasks[number].after = names.before(&task.after);
            self.await_milestones(self.tasks[number].after.clone());
        }
        for number in 0..self.milestones.len() {
            let after = names.before(&self.milestones[number].milestone.after);
            for part in &after {
                if let Part::Task(task) = part {
                    self.tasks[*task].milestones.push(number);
                }
            }
            let others = after.iter().copied();
            self.await_milestones(
                others
                    .filter(|part| *part != Part::Milestone(number))
                    .collect(),
            );
            self.milestones[number].after = after;
        }
        for number in 0..self.lines.len() {
            let serves = names.all(&self.lines[number].line.serves);
            for part in &serves {
                match *part {
                    Part::Goal(goal) => self.goals[goal].lines.push(number),
                    Part::Task(task) => self.tasks[task].lines.push(number),
                    Part::Milestone(milestone) => self.milestones[milestone].lines.push(number),
                    _ => {}
                }
            }
            self.lines[number].serves = serves;
        }
        for number in 0..self.risks.len() {
            let risk = self.risks[number].risk;
            let threatens = names.all(&risk.threatens);
            for part in &threatens {
                match *part {
                    Part::Goal(goal) => self.goals[goal].risks.push(number),
                    Part::Phase(phase) => self.phases[phase].risks.push(number),
                    Part::Task(task) => self.tasks[task].risks.push(number),
                    Part::Milestone(milestone) => self.milestones[milestone].risks.push(number),
                    _ => {}
                }
            }
            let actions = names.all(&risk.actions);
            for part in &actions {
                if let Part::Task(task) = *part {
                    self.tasks[task].responds.push(number);
                }
            }
            self.risks[number].threatens = threatens;
            self.risks[number].actions = actions;
        }
    }

    /// Notes at milestones and phases which goals their tasks serve.
    fn gather_goals(&mut self) {
        for number in 0..self.milestones.len() {
            let mut goals = Gather::default();
            for part in &self.milestones[number].after {
                if let Part::Task(task) = *part {
                    goals.all(Part::Goal, &self.tasks[task].goals);
                }
            }
            self.milestones[number].goals = goals.into_reach();
        }
        for number in 0..self.phases.len() {
            let mut goals = Gather::default();
            for task in self.phases[number].tasks.clone() {
                goals.all(Part::Goal, &self.tasks[task].goals);
            }
            self.phases[number].goals = goals.into_reach();
        }
    }

    fn await_milestones(&mut self, parts: Vec<Part>) {
        for part in parts {
            if let Part::Milestone(number) = part {
                self.milestones[number].is_awaited = true;
            }
        }
    }

    /// Notes at problems and causes which goals and tasks name them.
    fn answer(&mut self) {
        let goals = self.goals.iter().enumerate();
        let goals = goals.map(|(number, goal)| (Part::Goal(number), &goal.addresses));
        let tasks = self.tasks.iter().enumerate();
        let tasks = tasks.map(|(number, task)| (Part::Task(number), &task.addresses));
        for (from, addresses) in goals.chain(tasks) {
            for part in addresses {
                match *part {
                    Part::Problem(problem) => self.problems[problem].answers.push(from),
                    Part::Cause(cause) => self.causes[cause].answers.push(from),
                    _ => {}
                }
            }
        }
    }

    /// Notes at goals what says when they are reached.
    fn accept(&mut self, plan: &'p Plan, names: &Names<'p>) {
        let evaluation = plan.evaluation.get();
        for entry in evaluation
            .into_iter()
            .flat_map(|chapter| &chapter.acceptance)
        {
            let goal = entry.goal.get().and_then(|goal| names.one(goal.as_str()));
            if let Some(Part::Goal(goal)) = goal {
                self.goals[goal].acceptance.push(entry);
            }
        }
    }

    /// Puts the goals into the order of their tree, and notes parent and depth.
    fn grow(&mut self, names: &Names<'p>) -> Vec<usize> {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); self.goals.len()];
        let mut roots = Vec::new();
        for (number, links) in self.goals.iter().enumerate() {
            let parent = links.goal.parent.get();
            match parent.and_then(|parent| names.one(parent.as_str())) {
                Some(Part::Goal(parent)) => children[parent].push(number),
                _ => roots.push(number),
            }
        }
        let mut tree = Vec::with_capacity(self.goals.len());
        let mut seen = vec![false; self.goals.len()];
        // Loops have no root; their goals come last, as they stand.
        let all = 0..self.goals.len();
        for root in roots.into_iter().chain(all) {
            let mut open = vec![(root, None)];
            while let Some((number, parent)) = open.pop() {
                if std::mem::replace(&mut seen[number], true) {
                    continue;
                }
                self.goals[number].parent = parent;
                self.goals[number].depth = parent.map_or(0, |above| self.goals[above].depth + 1);
                self.goals[number].why = if self.goals[number].addresses.is_empty() {
                    parent.and_then(|above| self.goals[above].why)
                } else {
                    Some(number)
                };
                tree.push(number);
                let below = children[number].iter().rev();
                open.extend(below.map(|&child| (child, Some(number))));
            }
        }
        tree
    }

    /// All items from problems to risks: causes behind their problem, goals in the order of their
    /// tree, tasks and milestones behind their phase.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for (number, problem) in self.problems.iter().enumerate() {
            parts.push(Part::Problem(number));
            parts.extend(problem.causes.clone().map(Part::Cause));
        }
        parts.extend(self.tree.iter().copied().map(Part::Goal));
        for (number, phase) in self.phases.iter().enumerate() {
            parts.push(Part::Phase(number));
            parts.extend(phase.tasks.clone().map(Part::Task));
            parts.extend(phase.milestones.clone().map(Part::Milestone));
        }
        parts.extend((0..self.lines.len()).map(Part::Line));
        parts.extend((0..self.risks.len()).map(Part::Risk));
        parts
    }

    /// The name of an item; `None` for a number that there isn't.
    pub fn name_of(&self, part: Part) -> Option<Item<'p>> {
        Some(match part {
            Part::Problem(number) => self.problems.get(number)?.problem.name(),
            Part::Cause(number) => self.causes.get(number)?.cause.name(),
            Part::Goal(number) => self.goals.get(number)?.goal.name(),
            Part::Phase(number) => self.phases.get(number)?.phase.name(),
            Part::Task(number) => self.tasks.get(number)?.task.name(),
            Part::Milestone(number) => self.milestones.get(number)?.milestone.name(),
            Part::Line(number) => self.lines.get(number)?.line.name(),
            Part::Risk(number) => self.risks.get(number)?.risk.name(),
        })
    }

    /// Where an item stands in the file, to point at it.
    pub fn place_of(&self, part: Part) -> Option<Span> {
        Some(match part {
            Part::Problem(number) => self.problems.get(number)?.problem.title_span(),
            Part::Cause(number) => self.causes.get(number)?.cause.title_span(),
            Part::Goal(number) => self.goals.get(number)?.goal.title_span(),
            Part::Phase(number) => self.phases.get(number)?.phase.title_span(),
            Part::Task(number) => self.tasks.get(number)?.task.title_span(),
            Part::Milestone(number) => self.milestones.get(number)?.milestone.title_span(),
            Part::Line(number) => self.lines.get(number)?.line.title_span(),
            Part::Risk(number) => self.risks.get(number)?.risk.title_span(),
        })
    }
}

impl<'p> Chain<'p> {
    /// All items, before the goals have an order.
    pub(super) fn parts_unordered(&self) -> impl Iterator<Item = Part> + use<'p> {
        (0..self.problems.len())
            .map(Part::Problem)
            .chain((0..self.causes.len()).map(Part::Cause))
            .chain((0..self.goals.len()).map(Part::Goal))
            .chain((0..self.phases.len()).map(Part::Phase))
            .chain((0..self.tasks.len()).map(Part::Task))
            .chain((0..self.milestones.len()).map(Part::Milestone))
            .chain((0..self.lines.len()).map(Part::Line))
            .chain((0..self.risks.len()).map(Part::Risk))
    }

    /// Whether an item is the one that its id means.
    pub(super) fn is_at(&self, part: Part, entity: Entity<'p>) -> bool {
        match (part, entity) {
            (Part::Problem(n), Entity::Problem(it)) => ptr::eq(self.problems[n].problem, it),
            (Part::Cause(n), Entity::Cause(it, _)) => ptr::eq(self.causes[n].cause, it),
            (Part::Goal(n), Entity::Goal(it)) => ptr::eq(self.goals[n].goal, it),
            (Part::Phase(n), Entity::Phase(it)) => ptr::eq(self.phases[n].phase, it),
            (Part::Task(n), Entity::Task(it, _)) => ptr::eq(self.tasks[n].task, it),
            (Part::Milestone(n), Entity::Milestone(it, _)) => {
                ptr::eq(self.milestones[n].milestone, it)
            }
            (Part::Line(n), Entity::BudgetLine(it)) => ptr::eq(self.lines[n].line, it),
            (Part::Risk(n), Entity::Risk(it)) => ptr::eq(self.risks[n].risk, it),
            _ => false,
        }
    }
}

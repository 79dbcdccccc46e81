//! The work that money is for: the tasks and milestones behind a budget line.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::plan::{BudgetLine, Goal, Index, Links, Milestone, Plan, Task};

/// What the work behind a line was found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The tasks and milestones that the line serves.
    Work,
    /// The tasks that work for the goals it serves, or for goals below them.
    Goals,
    /// The phase it names.
    Phase,
    /// Nothing: all work of the plan.
    Plan,
}

/// The work that a line is for; [`Work::items`] lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// What the work was found by.
    pub ground: Ground,
    /// The number of the phase that the line names.
    pub phase: Option<usize>,
    /// Whether all that the line names is in the plan.
    pub is_known: bool,
    /// The tasks and milestones that it names.
    named: Vec<usize>,
    /// Where the tasks of its goals stand among the tasks in the order of goals.
    of_goals: Vec<Range<usize>>,
}

/// A task or milestone.
#[derive(Debug, Clone, Copy)]
pub enum WorkItem<'p> {
    /// A task.
    Task(&'p Task),
    /// A milestone.
    Milestone(&'p Milestone),
}

/// The work of a plan, with the part of it that each budget line is for.
#[derive(Debug)]
pub struct Work<'p> {
    items: Vec<WorkItem<'p>>,
    by_id: HashMap<&'p str, usize>,
    /// By phase: its tasks and milestones.
    of_phase: Vec<Range<usize>>,
    /// The tasks in the order of the goals that they serve, sub-goals behind the goal they help,
    /// so that the tasks of a goal and of those below it stand together.
    by_goal: Vec<usize>,
    /// By line: what it is for.
    of_line: Vec<Served>,
}

impl<'p> Work<'p> {
    /// Finds the work behind the lines of a plan.
    ///
    /// Tasks and milestones that a line serves go first; else the tasks that work for its goals,
    /// those of its phase when it names one; else all work of its phase; else all of the plan.
    pub fn new(plan: &'p Plan) -> Work<'p> {
        let mut work = Work {
            items: Vec::new(),
            by_id: HashMap::new(),
            of_phase: Vec::new(),
            by_goal: Vec::new(),
            of_line: Vec::new(),
        };
        let mut phases = HashMap::new();
        for (number, phase) in plan.phases.iter().enumerate() {
            if let Some(id) = phase.id.get() {
                phases.entry(id.as_str()).or_insert(number);
            }
            let first = work.items.len();
            for task in &phase.tasks {
                let id = task.id.get().map(|id| id.as_str());
                work.add(id, WorkItem::Task(task));
            }
            for milestone in &phase.milestones {
                let id = milestone.id.get().map(|id| id.as_str());
                work.add(id, WorkItem::Milestone(milestone));
            }
            work.of_phase.push(first..work.items.len());
        }
        if let Some(budget) = plan.budget.get() {
            let goals = work.sort_by_goal(plan);
            let lines = budget.lines.iter();
            work.of_line = lines.map(|line| work.find(line, &phases, &goals)).collect();
        }
        work
    }

    fn add(&mut self, id: Option<&'p str>, item: WorkItem<'p>) {
        if let Some(id) = id {
            self.by_id.entry(id).or_insert(self.items.len());
        }
        self.items.push(item);
    }

    /// Puts the tasks in the order of their goals; returns where those of each goal, and of the
    /// goals below it, stand. Loops of goals are cut.
    fn sort_by_goal(&mut self, plan: &'p Plan) -> HashMap<&'p str, Range<usize>> {
        let mut direct: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, item) in self.items.iter().enumerate() {
            if let WorkItem::Task(task) = item {
                for goal in &task.serves {
                    direct.entry(goal.value.as_str()).or_default().push(number);
                }
            }
        }
        let index = Index::new(plan);
        let links = Links::new(plan, &index);
        let is_top = |goal: &&Goal| {
            let parent = goal.parent.get();
            parent.is_none_or(|parent| index.goal(parent.as_str()).is_none())
        };
        let all = || plan.goals.iter();
        let mut found = HashMap::new();
        let mut seen = HashSet::new();
        for top in all().filter(is_top).chain(all()) {
            // Each goal twice: when its tasks are added, and when those below it are.
            let mut open = vec![(top, None)];
            while let Some((goal, begun)) = open.pop() {
                if let Some(first) = begun {
                    if let Some(id) = goal.id() {
                        found.entry(id).or_insert(first..self.by_goal.len());
                    }
                    continue;
                }
                if !seen.insert(goal.span) {
                    continue;
                }
                open.push((goal, Some(self.by_goal.len())));
                let own = goal.id().and_then(|id| direct.get(id));
                self.by_goal.extend(own.into_iter().flatten());
                open.extend(links.children(goal).iter().map(|below| (*below, None)));
            }
        }
        found
    }

    fn find(
        &self,
        line: &BudgetLine,
        phases: &HashMap<&str, usize>,
        goals: &HashMap<&str, Range<usize>>,
    ) -> Served {
        let phase = line.phase.get();
        let phase = phase.and_then(|phase| phases.get(phase.as_str()).copied());
        let mut served = Served {
            ground: Ground::Work,
            phase,
            is_known: line.serves.is_complete() && (line.phase.is_absent() || phase.is_some()),
            named: Vec::new(),
            of_goals: Vec::new(),
        };
        for reference in &line.serves {
            let id = reference.value.as_str();
            if let Some(&item) = self.by_id.get(id) {
                served.named.push(item);
            } else if let Some(tasks) = goals.get(id) {
                served.of_goals.push(tasks.clone());
            } else {
                served.is_known = false;
            }
        }
        if served.named.is_empty() {
            served.ground = Ground::Goals;
            if self.items(&served).next().is_none() {
                served.ground = match phase {
                    Some(_) => Ground::Phase,
                    None => Ground::Plan,
                };
            }
        }
        served
    }

    /// The numbers of the tasks and milestones that a line is for: those of the schedule. Some
    /// may stand more than once.
    pub fn items<'w>(&'w self, served: &'w Served) -> Box<dyn Iterator<Item = usize> + 'w> {
        let phase = served.phase.map(|phase| self.of_phase(phase));
        match (served.ground, phase) {
            (Ground::Work, _) => Box::new(served.named.iter().copied()),
            (Ground::Goals, phase) => {
                let tasks = served
                    .of_goals
                    .iter()
                    .flat_map(|tasks| &self.by_goal[tasks.clone()]);
                let inside =
                    move |task: &usize| phase.as_ref().is_none_or(|phase| phase.contains(task));
                Box::new(tasks.copied().filter(inside))
            }
            (Ground::Phase, Some(phase)) => Box::new(phase),
            (Ground::Phase | Ground::Plan, _) => Box::new(0..self.items.len()),
        }
    }

    /// The numbers of the tasks and milestones of a phase, in the order of the file.
    pub fn of_phase(&self, phase: usize) -> Range<usize> {
        self.of_phase[phase].clone()
    }

    /// What a line is for, by its place among the lines.
    pub fn of_line(&self, line: usize) -> &Served {
        &self.of_line[line]
    }

    /// The tasks that a line is for, and those right before milestones that it is for, in the
    /// order of the file.
    pub fn tasks(&self, served: &Served) -> Vec<&'p Task> {
        let is_served = self.is_served(served);
        let tasks = self.numbered_tasks();
        let tasks = tasks.filter(|(number, _)| is_served[*number]);
        tasks.map(|(_, task)| task).collect()
    }

    /// The tasks of the plan with their numbers.
    pub(super) fn numbered_tasks(&self) -> impl Iterator<Item = (usize, &'p Task)> {
        let items = self.items.iter().enumerate();
        items.filter_map(|(number, item)| match item {
            WorkItem::Task(task) => Some((number, *task)),
            WorkItem::Milestone(_) => None,
        })
    }

    /// Which of the tasks and milestones are those that a line is for, or stand right before a
    /// milestone that it is for.
    pub(super) fn is_served(&self, served: &Served) -> Vec<bool> {
        let mut is_served = vec![false; self.items.len()];
        for item in self.items(served) {
            is_served[item] = true;
            if let WorkItem::Milestone(milestone) = self.items[item] {
                for link in &milestone.after {
                    if let Some(&before) = self.by_id.get(link.value.target.as_str()) {
                        is_served[before] = true;
                    }
                }
            }
        }
        is_served
    }
}

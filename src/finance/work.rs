//! The work that money is for: the tasks and milestones behind a budget line.

use std::collections::HashMap;
use std::ops::Range;

use crate::plan::{BudgetLine, Entity, Goal, Index, Links, Milestone, Plan, Task};

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

/// The work that a line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// What the work was found by.
    pub ground: Ground,
    /// The numbers of its tasks and milestones, ascending, in the order of the file.
    pub items: Vec<usize>,
    /// The number of the phase that the line names.
    pub phase: Option<usize>,
    /// Whether all that the line names is in the plan.
    pub is_known: bool,
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
            of_line: Vec::new(),
        };
        for phase in &plan.phases {
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
        let Some(budget) = plan.budget.get() else {
            return work;
        };
        let mut finder = Finder::new(plan, &work);
        let found = budget.lines.iter().map(|line| finder.find(line));
        let found = found.collect();
        work.of_line = found;
        work
    }

    fn add(&mut self, id: Option<&'p str>, item: WorkItem<'p>) {
        if let Some(id) = id {
            self.by_id.entry(id).or_insert(self.items.len());
        }
        self.items.push(item);
    }

    /// A task or milestone by its number: that of the schedule.
    pub fn item(&self, number: usize) -> WorkItem<'p> {
        self.items[number]
    }

    /// The numbers of the tasks and milestones of a phase, in the order of the file.
    pub fn of_phase(&self, phase: usize) -> Range<usize> {
        self.of_phase[phase].clone()
    }

    /// What a line is for, by its place among the lines.
    pub fn of_line(&self, line: usize) -> &Served {
        &self.of_line[line]
    }

    /// The tasks of a list of items: those among them, and those right before its milestones.
    pub fn tasks(&self, items: &[usize]) -> Vec<&'p Task> {
        let mut numbers = Vec::new();
        for &item in items {
            match self.items[item] {
                WorkItem::Task(_) => numbers.push(item),
                WorkItem::Milestone(milestone) => {
                    let before = milestone.after.iter();
                    numbers
                        .extend(before.filter_map(|link| {
                            self.by_id.get(link.value.target.as_str()).copied()
                        }));
                }
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        let tasks = numbers
            .into_iter()
            .filter_map(|item| match self.items[item] {
                WorkItem::Task(task) => Some(task),
                WorkItem::Milestone(_) => None,
            });
        tasks.collect()
    }
}

struct Finder<'w, 'p> {
    work: &'w Work<'p>,
    index: Index<'p>,
    links: Links<'p>,
    phases: HashMap<&'p str, usize>,
    /// The tasks that serve a goal, or one below it.
    of_goals: HashMap<&'p str, Vec<usize>>,
    /// The tasks that serve this very goal.
    direct: HashMap<&'p str, Vec<usize>>,
}

impl<'w, 'p> Finder<'w, 'p> {
    fn new(plan: &'p Plan, work: &'w Work<'p>) -> Finder<'w, 'p> {
        let index = Index::new(plan);
        let links = Links::new(plan, &index);
        let mut phases = HashMap::new();
        for (number, phase) in plan.phases.iter().enumerate() {
            if let Some(id) = phase.id.get() {
                phases.entry(id.as_str()).or_insert(number);
            }
        }
        let mut direct: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, item) in work.items.iter().enumerate() {
            if let WorkItem::Task(task) = item {
                for goal in &task.serves {
                    direct.entry(goal.value.as_str()).or_default().push(number);
                }
            }
        }
        Finder {
            work,
            index,
            links,
            phases,
            of_goals: HashMap::new(),
            direct,
        }
    }

    fn find(&mut self, line: &'p BudgetLine) -> Served {
        let phase = line.phase.get();
        let phase = phase.and_then(|phase| self.phases.get(phase.as_str()).copied());
        let mut is_known = line.serves.is_complete() && (line.phase.is_absent() || phase.is_some());
        let mut named = Vec::new();
        let mut for_goals = Vec::new();
        for served in &line.serves {
            let id = served.value.as_str();
            if let Some(&item) = self.work.by_id.get(id) {
                named.push(item);
            } else if let Some(Entity::Goal(goal)) = self.index.get(id) {
                for_goals.extend_from_slice(self.of_goal(id, goal));
            } else {
                is_known = false;
            }
        }
        if let Some(phase) = phase {
            let inside = self.work.of_phase(phase);
            for_goals.retain(|item| inside.contains(item));
        }
        let (ground, mut items) = if !named.is_empty() {
            (Ground::Work, named)
        } else if !for_goals.is_empty() {
            (Ground::Goals, for_goals)
        } else if let Some(phase) = phase {
            (Ground::Phase, self.work.of_phase(phase).collect())
        } else {
            (Ground::Plan, (0..self.work.items.len()).collect())
        };
        items.sort_unstable();
        items.dedup();
        Served {
            ground,
            items,
            phase,
            is_known,
        }
    }

    /// The tasks that work for a goal or one below it.
    fn of_goal(&mut self, id: &'p str, goal: &'p Goal) -> &[usize] {
        let (links, direct) = (&self.links, &self.direct);
        self.of_goals.entry(id).or_insert_with(|| {
            let below = links.with_descendants(goal);
            let ids = below.iter().filter_map(|goal| goal.id());
            let tasks = ids.filter_map(|id| direct.get(id));
            tasks.flatten().copied().collect()
        })
    }
}

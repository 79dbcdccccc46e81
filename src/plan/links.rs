//! Who works for what: the references of a plan, followed in both directions.

use std::collections::{HashMap, HashSet};

use super::{BudgetLine, Entity, Goal, Index, Milestone, Plan, Task};

/// The links of a plan from goals to what serves them.
#[derive(Debug)]
pub struct Links<'p> {
    children: HashMap<&'p str, Vec<&'p Goal>>,
    tasks: HashMap<&'p str, Vec<&'p Task>>,
    lines: HashMap<&'p str, Vec<&'p BudgetLine>>,
    tree_is_known: bool,
}

impl<'p> Links<'p> {
    /// Follows the references of a plan.
    pub fn new(plan: &'p Plan, index: &Index<'p>) -> Links<'p> {
        let mut links = Links {
            children: HashMap::new(),
            tasks: HashMap::new(),
            lines: HashMap::new(),
            tree_is_known: plan.goals.is_complete(),
        };
        for goal in &plan.goals {
            let parent = goal.parent.get();
            links.tree_is_known &= goal.parent.is_absent()
                || parent.is_some_and(|parent| index.goal(parent.as_str()).is_some());
            if let Some(parent) = parent {
                links
                    .children
                    .entry(parent.as_str())
                    .or_default()
                    .push(goal);
            }
        }
        for task in plan.tasks() {
            for goal in &task.serves {
                links.tasks.entry(goal.as_str()).or_default().push(task);
            }
        }
        for line in plan
            .budget
            .get()
            .into_iter()
            .flat_map(|budget| &budget.lines)
        {
            for goal in goals_of_line(line, index) {
                links.lines.entry(goal).or_default().push(line);
            }
        }
        links
    }

    /// The goals that name this one as their parent.
    pub fn children(&self, goal: &Goal) -> &[&'p Goal] {
        self.of(&self.children, goal)
    }

    /// Whether every goal could be read, and every parent that is named is a goal of the plan.
    pub fn tree_is_known(&self) -> bool {
        self.tree_is_known
    }

    /// Whether a goal has no sub-goals; `None` when one that can't be read, or whose parent isn't
    /// known, may be its sub-goal.
    pub fn is_leaf(&self, goal: &Goal) -> Option<bool> {
        if !self.children(goal).is_empty() {
            return Some(false);
        }
        self.tree_is_known.then_some(true)
    }

    /// The tasks that serve this very goal.
    pub fn tasks(&self, goal: &Goal) -> &[&'p Task] {
        self.of(&self.tasks, goal)
    }

    /// The budget lines that serve this very goal, directly or through a task or milestone.
    pub fn lines(&self, goal: &Goal) -> &[&'p BudgetLine] {
        self.of(&self.lines, goal)
    }

    fn of<'l, T>(&'l self, map: &'l HashMap<&'p str, Vec<T>>, goal: &Goal) -> &'l [T] {
        goal.id()
            .and_then(|id| map.get(id))
            .map_or(&[], Vec::as_slice)
    }

    /// The goal and everything below it in the tree, each once, loops cut.
    pub fn with_descendants(&self, goal: &'p Goal) -> Vec<&'p Goal> {
        let mut all = vec![goal];
        let mut seen = HashSet::from([goal.span]);
        let mut next = 0;
        while let Some(&current) = all.get(next) {
            next += 1;
            for &child in self.children(current) {
                if seen.insert(child.span) {
                    all.push(child);
                }
            }
        }
        all
    }

    /// Whether a task serves the goal or one below it.
    pub fn has_work(&self, goal: &'p Goal) -> bool {
        self.with_descendants(goal)
            .iter()
            .any(|goal| !self.tasks(goal).is_empty())
    }

    /// Whether a budget line serves the goal or one below it.
    pub fn has_money(&self, goal: &'p Goal) -> bool {
        self.with_descendants(goal)
            .iter()
            .any(|goal| !self.lines(goal).is_empty())
    }
}

/// The ids of the goals that a budget line pays for, directly or through tasks and milestones;
/// sorted, each once.
pub fn goals_of_line<'p>(line: &'p BudgetLine, index: &Index<'p>) -> Vec<&'p str> {
    let mut goals = Vec::new();
    for served in &line.serves {
        match index.get(served.as_str()) {
            Some(Entity::Goal(_)) => goals.push(served.as_str()),
            Some(Entity::Task(task, _)) => goals.extend(goals_of_task(task)),
            Some(Entity::Milestone(milestone, _)) => {
                goals.extend(goals_of_milestone(milestone, index));
            }
            _ => {}
        }
    }
    goals.sort_unstable();
    goals.dedup();
    goals
}

fn goals_of_task(task: &Task) -> impl Iterator<Item = &str> {
    task.serves.iter().map(|goal| goal.as_str())
}

/// The goals that a milestone stands for: those of the tasks right before it.
pub fn goals_of_milestone<'p>(milestone: &'p Milestone, index: &Index<'p>) -> Vec<&'p str> {
    milestone
        .after
        .iter()
        .filter_map(|link| match index.get(link.target.as_str()) {
            Some(Entity::Task(task, _)) => Some(task),
            _ => None,
        })
        .flat_map(goals_of_task)
        .collect()
}

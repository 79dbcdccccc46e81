//! What an item is linked to by way of others: the money of a goal stands at its tasks, too.

use std::collections::{BTreeSet, VecDeque};

use super::{Chain, Part};

/// The most items that are listed beside one: a list of more tells a reader nothing, and many
/// lists of many items would take more room than the plan itself many times over.
pub const MOST_REACHED: usize = 200;

/// Items that one leads to, each once, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach {
    /// The items, [`MOST_REACHED`] at most.
    pub parts: Vec<Part>,
    /// Whether there are more.
    pub is_cut: bool,
}

impl Reach {
    /// Items, each once.
    pub fn of(parts: impl IntoIterator<Item = Part>) -> Reach {
        let mut found = Gather::default();
        parts.into_iter().for_each(|part| found.one(part));
        found.into_reach()
    }
}

/// Gathers items, each once, until there are too many.
#[derive(Debug, Default)]
pub struct Gather {
    found: BTreeSet<Part>,
    is_cut: bool,
}

impl Gather {
    /// Adds an item.
    pub fn one(&mut self, part: Part) {
        if self.found.len() < MOST_REACHED {
            self.found.insert(part);
        } else {
            self.is_cut |= !self.found.contains(&part);
        }
    }

    /// Adds items of a kind by their numbers.
    pub fn all(&mut self, kind: fn(usize) -> Part, numbers: &[usize]) {
        for &number in numbers {
            if self.is_cut {
                return;
            }
            self.one(kind(number));
        }
    }

    /// Adds all items that were gathered elsewhere.
    pub fn reach(&mut self, reach: &Reach) {
        reach.parts.iter().for_each(|part| self.one(*part));
        self.is_cut |= reach.is_cut;
    }

    /// What was gathered.
    pub fn into_reach(self) -> Reach {
        Reach {
            parts: self.found.into_iter().collect(),
            is_cut: self.is_cut,
        }
    }
}

impl Chain<'_> {
    /// The milestones right behind the tasks that serve a goal.
    pub fn milestones_of_goal(&self, goal: usize) -> Reach {
        let mut found = Gather::default();
        for &task in &self.goals[goal].tasks {
            found.all(Part::Milestone, &self.tasks[task].milestones);
        }
        found.into_reach()
    }

    /// What pays for a goal: budget lines for the goal, its tasks and the milestones right behind
    /// them, and tasks that have a cost of their own.
    pub fn money_of_goal(&self, goal: usize) -> Reach {
        let links = &self.goals[goal];
        let mut found = Gather::default();
        found.all(Part::Line, &links.lines);
        for &task in &links.tasks {
            found.all(Part::Line, &self.tasks[task].lines);
            if !self.tasks[task].task.cost.is_absent() {
                found.one(Part::Task(task));
            }
        }
        let milestones = self.milestones_of_goal(goal);
        for part in &milestones.parts {
            if let Part::Milestone(milestone) = *part {
                found.all(Part::Line, &self.milestones[milestone].lines);
            }
        }
        found.is_cut |= milestones.is_cut;
        found.into_reach()
    }

    /// The risks that threaten a goal, a task that serves it, the phase of such a task, or a
    /// milestone right behind it.
    pub fn risks_of_goal(&self, goal: usize) -> Reach {
        let links = &self.goals[goal];
        let mut found = Gather::default();
        found.all(Part::Risk, &links.risks);
        let mut phases = BTreeSet::new();
        for &task in &links.tasks {
            found.all(Part::Risk, &self.tasks[task].risks);
            phases.insert(self.tasks[task].phase);
        }
        for phase in phases {
            found.all(Part::Risk, &self.phases[phase].risks);
        }
        let milestones = self.milestones_of_goal(goal);
        for part in &milestones.parts {
            if let Part::Milestone(milestone) = *part {
                found.all(Part::Risk, &self.milestones[milestone].risks);
            }
        }
        found.is_cut |= milestones.is_cut;
        found.into_reach()
    }

    /// The goals that a budget line pays for: as it says, or by way of tasks and milestones.
    pub fn goals_of_line(&self, line: usize) -> Reach {
        self.goals_of(&self.lines[line].serves)
    }

    /// The goals that a risk threatens: as it says, or by way of phases, tasks and milestones.
    pub fn goals_of_risk(&self, risk: usize) -> Reach {
        self.goals_of(&self.risks[risk].threatens)
    }

    fn goals_of(&self, parts: &[Part]) -> Reach {
        let mut found = Gather::default();
        for part in parts {
            match *part {
                Part::Goal(_) => found.one(*part),
                Part::Task(task) => found.all(Part::Goal, &self.tasks[task].goals),
                Part::Milestone(milestone) => found.reach(&self.milestones[milestone].goals),
                Part::Phase(phase) => found.reach(&self.phases[phase].goals),
                _ => {}
            }
        }
        found.into_reach()
    }

    /// The problems and causes behind goals: those that each names, else those of the nearest goal
    /// above it that names some.
    pub fn problems_of_goals(&self, goals: &[Part]) -> Reach {
        let mut found = Gather::default();
        for part in goals {
            let Part::Goal(goal) = *part else { continue };
            if let Some(why) = self.goals[goal].why {
                let addresses = &self.goals[why].addresses;
                addresses.iter().for_each(|part| found.one(*part));
            }
        }
        found.into_reach()
    }

    /// For each task the milestone that its work leads to first: right behind it, or behind what
    /// waits for it.
    pub fn next_milestones(&self) -> Vec<Option<usize>> {
        let mut next = vec![None; self.tasks.len()];
        let mut seen_phases = vec![false; self.phases.len()];
        let all = 0..self.milestones.len();
        let mut open: VecDeque<(Part, usize)> = all.map(|m| (Part::Milestone(m), m)).collect();
        while let Some((part, milestone)) = open.pop_front() {
            let after = match part {
                Part::Task(task) => &self.tasks[task].after,
                Part::Milestone(number) => &self.milestones[number].after,
                _ => continue,
            };
            for &before in after {
                let tasks = match before {
                    Part::Task(task) => task..task + 1,
                    Part::Phase(phase) if !std::mem::replace(&mut seen_phases[phase], true) => {
                        self.phases[phase].tasks.clone()
                    }
                    // A milestone has a way of its own.
                    _ => continue,
                };
                for task in tasks {
                    if next[task].is_none() {
                        next[task] = Some(milestone);
                        open.push_back((Part::Task(task), milestone));
                    }
                }
            }
        }
        next
    }
}

//! The tree of goals, followed in both directions.

use std::collections::{HashMap, HashSet};

use super::{Goal, Index, Plan};

/// The links between the goals of a plan.
#[derive(Debug)]
pub struct Links<'p> {
    children: HashMap<&'p str, Vec<&'p Goal>>,
    tree_is_known: bool,
}

impl<'p> Links<'p> {
    /// Follows the references of a plan.
    pub fn new(plan: &'p Plan, index: &Index<'p>) -> Links<'p> {
        let mut links = Links {
            children: HashMap::new(),
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
        links
    }

    /// The goals that name this one as their parent.
    pub fn children(&self, goal: &Goal) -> &[&'p Goal] {
        let of = goal.id().and_then(|id| self.children.get(id));
        of.map_or(&[], Vec::as_slice)
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
}

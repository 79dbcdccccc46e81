//! The arrows of the graph.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::trace::{Chain, Part};

use super::Traced;
use super::graph::Is;

impl Traced<'_> {
    /// What leads to what, by the numbers of the nodes that stand for items.
    pub(super) fn edges(&self, of_item: &HashMap<Is, usize>) -> Vec<(usize, usize)> {
        let chain = &self.trace.chain;
        let mut edges = BTreeSet::new();
        let mut add = |from: Is, to: Is| {
            if let (Some(&from), Some(&to)) = (of_item.get(&from), of_item.get(&to))
                && from != to
            {
                edges.insert((from, to));
            }
        };
        let is = Is::Part;
        for (number, cause) in chain.causes.iter().enumerate() {
            add(is(Part::Problem(cause.problem)), is(Part::Cause(number)));
        }
        for (number, goal) in chain.goals.iter().enumerate() {
            let own = is(Part::Goal(number));
            if let Some(parent) = goal.parent {
                add(is(Part::Goal(parent)), own);
            }
            let addresses = closest(chain, &goal.addresses);
            addresses.for_each(|part| add(is(part), own));
            if !goal.acceptance.is_empty() {
                add(own, Is::Acceptance(number));
            }
        }
        for (number, task) in chain.tasks.iter().enumerate() {
            let own = is(Part::Task(number));
            task.goals
                .iter()
                .for_each(|goal| add(is(Part::Goal(*goal)), own));
            let addresses = closest(chain, &task.addresses);
            addresses.for_each(|part| add(is(part), own));
            let behind = task.milestones.iter();
            behind.for_each(|milestone| add(own, is(Part::Milestone(*milestone))));
        }
        for (number, line) in chain.lines.iter().enumerate() {
            let own = is(Part::Line(number));
            line.serves.iter().for_each(|part| add(is(*part), own));
        }
        for (number, risk) in chain.risks.iter().enumerate() {
            let own = is(Part::Risk(number));
            for part in &risk.threatens {
                match *part {
                    // A phase has no node: its last result stands for it.
                    Part::Phase(phase) => {
                        let phase = &chain.phases[phase];
                        let last = phase.milestones.clone().next_back().map(Part::Milestone);
                        let last = last.or(phase.tasks.clone().next_back().map(Part::Task));
                        last.into_iter().for_each(|part| add(is(part), own));
                    }
                    part => add(is(part), own),
                }
            }
        }
        edges.into_iter().collect()
    }
}

/// The problems and causes of a list without the problems whose causes stand in it: the arrows
/// lead there by way of the causes.
fn closest(chain: &Chain<'_>, addresses: &[Part]) -> impl Iterator<Item = Part> {
    let by_causes: HashSet<usize> = addresses
        .iter()
        .filter_map(|part| match *part {
            Part::Cause(cause) => Some(chain.causes[cause].problem),
            _ => None,
        })
        .collect();
    let is_far =
        move |part: &Part| matches!(part, Part::Problem(problem) if by_causes.contains(problem));
    addresses.iter().copied().filter(move |part| !is_far(part))
}

//! Which tasks a risk delays: those that it threatens and that are still to be done; of several
//! behind each other only the first, for a delay is waited for once.

use std::collections::HashSet;

use crate::plan::{Entity, Risk};
use crate::schedule::network::{ItemKind, Network, State};

use super::Read;
use super::work::Work;

/// By risk: the tasks that it delays, ascending.
pub(super) fn of<'p>(
    read: &Read<'_, 'p>,
    network: &Network,
    work: &Work<'p>,
    risks: &[&'p Risk],
) -> Vec<Vec<u32>> {
    let mut is_ahead = vec![false; network.items.len()];
    for &item in network.order() {
        let of = &network.items[item as usize];
        is_ahead[item as usize] = of.kind == ItemKind::Task && !matches!(of.state, State::Done(_));
    }
    let threatened = risks.iter().map(|risk| {
        let mut items = named(read, network, work, risk);
        items.retain(|item| is_ahead[*item as usize]);
        items.sort_unstable();
        items.dedup();
        items
    });
    let mut targets: Vec<Vec<u32>> = threatened.collect();
    keep_first(network, &mut targets);
    targets
}

/// The tasks that a risk names or reaches.
fn named<'p>(read: &Read<'_, 'p>, network: &Network, work: &Work<'p>, risk: &'p Risk) -> Vec<u32> {
    let mut items = Vec::new();
    for id in &risk.threatens {
        match read.index.get(id.as_str()) {
            Some(Entity::Task(task, _)) => items.extend(work.item(task.span)),
            Some(Entity::Phase(phase)) => {
                items.extend(phase.tasks.iter().filter_map(|task| work.item(task.span)));
            }
            Some(Entity::Goal(goal)) => items.extend(work.of_goal(read.links, goal)),
            Some(Entity::Milestone(milestone, _)) => {
                if let Some(item) = work.item(milestone.span) {
                    right_before(network, item, &mut items);
                }
            }
            _ => {}
        }
    }
    items
}

/// The tasks right before a milestone, also before milestones and ends of phases before it.
fn right_before(network: &Network, milestone: u32, items: &mut Vec<u32>) {
    let mut seen = HashSet::from([milestone]);
    let mut open = vec![milestone];
    while let Some(item) = open.pop() {
        for link in network.before(item as usize) {
            if !seen.insert(link.from) {
                continue;
            }
            match network.items[link.from as usize].kind {
                ItemKind::Task => items.push(link.from),
                _ => open.push(link.from),
            }
        }
    }
}

/// Takes away what stands behind another target of the same risk.
fn keep_first(network: &Network, targets: &mut [Vec<u32>]) {
    let count = network.items.len();
    // A bit for each of so many risks.
    for risks in targets.chunks_mut(64) {
        if risks.iter().all(|items| items.len() < 2) {
            continue;
        }
        let mut is_target = vec![0_u64; count];
        for (bit, items) in risks.iter().enumerate() {
            for &item in items {
                is_target[item as usize] |= 1 << bit;
            }
        }
        let mut is_behind = vec![0_u64; count];
        for &item in network.order() {
            let before = network.before(item as usize).iter();
            let before = before.map(|link| link.from as usize);
            is_behind[item as usize] =
                before.fold(0, |all, from| all | is_target[from] | is_behind[from]);
        }
        for (bit, items) in risks.iter_mut().enumerate() {
            items.retain(|item| is_behind[*item as usize] >> bit & 1 == 0);
        }
    }
}

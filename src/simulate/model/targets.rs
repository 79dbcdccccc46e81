//! Which tasks a risk delays: those that it threatens and that are still to be done; of several
//! that wait for each other only the first, for a delay is waited for once.

use std::collections::HashSet;

use crate::plan::value::LinkKind;
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

/// Takes away what another target of the same risk delays anyway: one flood stops all work once.
fn keep_first(network: &Network, targets: &mut [Vec<u32>]) {
    // A bit for each of so many risks.
    for risks in targets.chunks_mut(64) {
        if risks.iter().all(|items| items.len() < 2) {
            continue;
        }
        let mut is_target = vec![0_u64; network.items.len()];
        for (bit, items) in risks.iter().enumerate() {
            for &item in items {
                is_target[item as usize] |= 1 << bit;
            }
        }
        let passed_on = passed_on(network, &is_target);
        for (bit, items) in risks.iter_mut().enumerate() {
            items.retain(|item| passed_on[*item as usize] >> bit & 1 == 0);
        }
    }
}

/// By item: for which risks the links pass a delay of other targets on to its finish. A link from
/// a start passes on only what moves that start: work that begins together isn't late together.
fn passed_on(network: &Network, is_target: &[u64]) -> Vec<u64> {
    let mut start = vec![0_u64; is_target.len()];
    let mut finish = vec![0_u64; is_target.len()];
    for &item in network.order() {
        let at = item as usize;
        for link in network.before(at) {
            let from = link.from as usize;
            let moved = match link.kind {
                LinkKind::FinishToStart | LinkKind::FinishToFinish => {
                    finish[from] | is_target[from]
                }
                LinkKind::StartToStart | LinkKind::StartToFinish => start[from],
            };
            if matches!(link.kind, LinkKind::FinishToStart | LinkKind::StartToStart) {
                start[at] |= moved;
            }
            finish[at] |= moved;
        }
    }
    finish
}

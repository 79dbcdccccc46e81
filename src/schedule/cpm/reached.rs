//! Milestones that count as reached although nobody says so.
//!
//! A milestone is no work: once all that comes before it is done, it is reached, be it marked or
//! not. It would be told as critical else, on a day that has long gone by.

use super::super::network::{Done, Doubts, ItemKind, Link, Network, State};
use super::reach::{Times, is_from_start};

/// What of an item has happened.
#[derive(Debug, Clone, Copy, Default)]
struct Happened {
    start: bool,
    finish: bool,
}

/// Marks the milestones as done that have nothing left before them, as of the status date.
///
/// One with nothing at all before it tells by nothing whether it was reached.
pub(super) fn mark(network: &mut Network, early: &[Times]) {
    let Some(status) = network.status else {
        return;
    };
    let mut happened = vec![Happened::default(); network.items.len()];
    for place in 0..network.order().len() {
        let number = network.order()[place] as usize;
        let item = &network.items[number];
        let links = network.before(number);
        let is_past = |link: &Link| match is_from_start(link.kind) {
            true => happened[link.from as usize].start,
            false => happened[link.from as usize].finish,
        };
        let nothing_is_left = || !links.is_empty() && links.iter().all(is_past);
        happened[number] = match (&item.state, item.kind) {
            (State::Done(_), _) => Happened {
                start: true,
                finish: true,
            },
            (State::Running(running), _) => Happened {
                start: running.started.is_some(),
                finish: false,
            },
            (_, ItemKind::PhaseEnd) => Happened {
                start: false,
                finish: nothing_is_left(),
            },
            (State::Ahead, ItemKind::Milestone) => {
                let doubts = item.doubts.has(Doubts::UNREADABLE.and(Doubts::UNDATED));
                let finish = early[number].finish;
                let is_reached = !doubts && finish <= status && nothing_is_left();
                if is_reached {
                    network.items[number].state = State::Done(Box::new(Done {
                        started: None,
                        finished: Some(finish),
                        follows: true,
                    }));
                }
                Happened {
                    start: is_reached,
                    finish: is_reached,
                }
            }
            (_, ItemKind::Task | ItemKind::Milestone | ItemKind::PhaseStart) => Happened::default(),
        };
    }
}

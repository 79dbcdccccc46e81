//! What keeps an item from being later.

use super::super::instant::Instant;
use super::super::network::{Network, State};
use super::backward::{Late, Latest, is_stated, limit};
use super::forward::line;
use super::reach::Times;

/// What the total float of an item is counted up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The end of the plan.
    End,
    /// The day on which an item is due: the item itself, or one that waits for it.
    Due(usize),
    /// The day on which an item must begin: the item itself, or one that waits for it.
    Pinned(usize),
}

/// Follows the links that set late times, to what set the first of them.
pub(super) fn of(
    network: &Network,
    item: usize,
    early: &[Times],
    latest: &Latest,
    end: Instant,
) -> Limit {
    let mut at = item;
    loop {
        let stated = &network.items[at];
        let line = line(network, stated);
        let own = latest.items[at];
        let is_pinned = |pin: Instant| line.place(pin) == own.from;
        if matches!(stated.state, State::Pinned(pin) if is_pinned(pin)) {
            return Limit::Pinned(at);
        }
        if stated.due.is_some_and(|due| line.place(due) == own.to) {
            return Limit::Due(at);
        }
        if is_stated(stated) && line.place(end) == own.to {
            return Limit::End;
        }
        let next = network.behind(at).iter().find(|behind| {
            let mut last = Late::NEVER;
            let later = latest.of(network, behind.item);
            limit(network, early, (at, behind), later, &mut last);
            last.from == own.from || last.to == own.to
        });
        let common = || latest.commons.get(&(at as u32)).map(|common| common.phase);
        match next.map(|behind| behind.item).or_else(common) {
            Some(next) => at = next as usize,
            None => return Limit::End,
        }
    }
}

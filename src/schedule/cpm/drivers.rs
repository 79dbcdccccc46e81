//! What sets the early times of an item.

use super::super::instant::Instant;
use super::super::network::{Bound, Item, ItemKind, Network, State};
use super::forward::line;
use super::reach::{Times, asked, holds_start};

/// Something that an item would be earlier without, as far as it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Driver {
    /// A link, by its number.
    Link(u32),
    /// A stated date.
    Bound(Bound),
    /// The date that the item must begin on.
    Pinned(Instant),
    /// Work that isn't done can only be done after the status date.
    Status(Instant),
    /// It has begun: its actual start.
    Started(Instant),
    /// It is done.
    Done,
    /// Nobody says that it is done, but all that comes before it is.
    Reached,
}

/// All that sets the early times of an item.
pub(super) fn of(network: &Network, number: usize, early: &[Times]) -> Vec<Driver> {
    let item = &network.items[number];
    let times = &early[number];
    let mut drivers = Vec::new();
    let has_begun = match &item.state {
        State::Done(done) if done.follows => return vec![Driver::Reached],
        State::Done(_) => return vec![Driver::Done],
        State::Pinned(pin) => return vec![Driver::Pinned(*pin)],
        State::Running(running) => running.started,
        State::Ahead => None,
    };
    let drives = |at: Instant| sets_start(network, item, times, at);
    match has_begun {
        Some(started) => drivers.push(Driver::Started(started)),
        None => {
            let bound = item.from.filter(|bound| drives(bound.at));
            drivers.extend(bound.map(Driver::Bound));
        }
    }
    let is_held_back = match (&item.state, item.kind, network.status) {
        (State::Running(_), _, Some(status)) => {
            item.length.end_from(times.from) < times.to || drives(status)
        }
        (State::Ahead, ItemKind::Task, Some(status)) => drives(status),
        _ => false,
    };
    if let Some(status) = network.status.filter(|_| is_held_back) {
        drivers.push(Driver::Status(status));
    }
    let links = network
        .before(number)
        .iter()
        .zip(network.numbers_before(number));
    for (link, number) in links {
        let asked = asked(network, link, &early[link.from as usize], item);
        let sets = match (asked.at, holds_start(link.kind)) {
            (Some(at), _) if item.length.is_zero() => at == times.start,
            (_, true) => has_begun.is_none() && asked.place == times.from,
            // An item that begins earlier can't end by this place.
            (_, false) => {
                asked.place == times.to
                    || has_begun.is_none() && item.length.first_start(asked.place) == times.from
            }
        };
        if sets {
            drivers.push(Driver::Link(number));
        }
    }
    drivers
}

fn sets_start(network: &Network, item: &Item, times: &Times, at: Instant) -> bool {
    match item.length.is_zero() {
        true => at == times.start,
        false => line(network, item).place(at) == times.from,
    }
}

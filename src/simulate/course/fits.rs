//! Whether a network can be laid out as a course, and where it begins.

use crate::schedule::instant::{Edge, Instant};
use crate::schedule::network::{Bound, ItemKind, Length, Network, State};

use super::is_from_start;

/// The one line that all work counts along.
pub(super) fn line_of(network: &Network) -> Option<u32> {
    let mut lines = network.order().iter().map(|&item| {
        let item = &network.items[item as usize];
        // What takes no time has a calendar for its lags only.
        match item.length {
            Length::Ticks(0) => Some(item.calendar),
            Length::Ticks(_) if item.line == item.calendar => Some(item.line),
            _ => None,
        }
    });
    let first = lines.next()??;
    lines.all(|line| line == Some(first)).then_some(first)
}

/// Whether the day of some finish isn't that on which its place on the line ends: something happens
/// as a day begins, or on a day off.
pub(super) fn tells_other_days(network: &Network, line: u32) -> bool {
    let line = &network.lines[line as usize];
    let ends_there = |at: Instant| line.end(line.place(at)) == at;
    let mut begins = vec![false; network.items.len()];
    network.order().iter().any(|&number| {
        let item = &network.items[number as usize];
        let is_odd = match &item.state {
            State::Done(done) => !done.finished.is_some_and(ends_there),
            State::Pinned(_) | State::Running(_) => item.length.is_zero(),
            State::Ahead if item.length.is_zero() => {
                let mut links = network.before(number as usize).iter();
                let begins_here =
                    |bound: &Bound| bound.edge == Edge::Start || !ends_there(bound.at);
                let is_begun = item.kind == ItemKind::PhaseStart
                    || item.from.as_ref().is_some_and(begins_here)
                    || links.any(|link| is_from_start(link.kind) || begins[link.from as usize]);
                begins[number as usize] = is_begun;
                is_begun
            }
            State::Ahead => false,
        };
        is_odd && (number as usize) < network.stated
    })
}

/// The first place that anything is bound to.
pub(super) fn base_of(network: &Network, line: u32) -> Option<i64> {
    let line = &network.lines[line as usize];
    let bounds = network.order().iter().filter_map(|&item| {
        let item = &network.items[item as usize];
        let of_state = match &item.state {
            State::Pinned(pin) => Some(*pin),
            State::Running(running) => running.started,
            State::Done(done) => done.started.or(done.finished),
            State::Ahead => None,
        };
        of_state.or(item.from.map(|bound| bound.at))
    });
    bounds.map(|at| line.place(at)).min()
}

//! The forward pass: how early everything can be.

use crate::plan::value::LinkKind;

use super::super::instant::{Edge, Instant};
use super::super::line::Line;
use super::super::network::{Done, Item, ItemKind, Network, Running, State};
use super::reach::{Asked, Times, asked, holds_start};

/// The early times of all items; those of items in loops and behind them mean nothing.
pub(super) fn pass(network: &Network) -> Vec<Times> {
    let mut early = vec![Times::default(); network.items.len()];
    for &item in network.order() {
        early[item as usize] = of_item(network, item as usize, &early);
    }
    early
}

/// What the dates and links of an item hold it to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    /// The first place to begin at.
    pub(super) from: i64,
    /// The first place to end at.
    pub(super) to: i64,
    /// The first instant to happen at, for what takes no time.
    happens: Option<(Instant, Edge)>,
    /// No finish is told before this.
    told: Option<Instant>,
    /// It waits for something that lies further away than any date.
    is_far: bool,
}

impl Held {
    const NOTHING: Held = Held {
        from: i64::MIN,
        to: i64::MIN,
        happens: None,
        told: None,
        is_far: false,
    };

    fn bound(&mut self, line: &Line, at: Instant, edge: Edge) {
        self.from = self.from.max(line.place(at));
        self.happens = self.happens.max(Some((at, edge)));
    }

    fn link(&mut self, kind: LinkKind, asked: Asked, line: &Line) {
        match holds_start(kind) {
            true => self.from = self.from.max(asked.place),
            false => {
                self.to = self.to.max(asked.place);
                self.told = self.told.max(asked.told(kind, line));
            }
        }
        let happens = asked.at.map(|at| (at, asked.edge));
        self.happens = self.happens.max(happens);
    }
}

fn of_item(network: &Network, number: usize, early: &[Times]) -> Times {
    let item = &network.items[number];
    match &item.state {
        State::Done(done) => of_done(network, item, done, number, early),
        State::Pinned(pin) => {
            let mut held = Held::NOTHING;
            held.bound(line(network, item), *pin, Edge::Start);
            ahead(network, item, &held)
        }
        State::Running(running) => of_running(network, item, running, number, early),
        State::Ahead if item.kind == ItemKind::PhaseStart => of_phase_start(network, number, early),
        State::Ahead => {
            let mut held = stated_and_linked(network, number, early);
            // What isn't begun isn't begun before the status date; a milestone is no work.
            if let (ItemKind::Task, Some(status)) = (item.kind, network.status) {
                held.bound(line(network, item), status, Edge::Start);
            }
            ahead(network, item, &held)
        }
    }
}

pub(super) fn line<'n>(network: &'n Network, item: &Item) -> &'n Line {
    &network.lines[item.line as usize]
}

/// What the stated dates and the links of an item hold it to.
pub(super) fn stated_and_linked(network: &Network, number: usize, early: &[Times]) -> Held {
    let item = &network.items[number];
    let mut held = Held::NOTHING;
    if let Some(bound) = item.from {
        held.bound(line(network, item), bound.at, bound.edge);
    }
    for link in network.before(number) {
        let before = &early[link.from as usize];
        held.is_far |= before.is_far() && waits(item, link.kind);
        let asked = asked(network, link, before, item);
        held.link(link.kind, asked, line(network, item));
    }
    held
}

/// Whether an item still waits for what a link of a kind leads to.
fn waits(item: &Item, kind: LinkKind) -> bool {
    match &item.state {
        State::Running(running) => running.started.is_none() || !holds_start(kind),
        State::Ahead => true,
        State::Pinned(_) | State::Done(_) => false,
    }
}

fn ahead(network: &Network, item: &Item, held: &Held) -> Times {
    if held.is_far {
        return Times::FAR;
    }
    if item.length.is_zero() {
        return held
            .happens
            .map_or_else(Times::default, |(at, edge)| point(at, edge));
    }
    let from = held.from.max(match held.to {
        i64::MIN => i64::MIN,
        to => item.length.first_start(to),
    });
    // An item that nothing bounds is counted from the beginning of time.
    let from = if from == i64::MIN { 0 } else { from };
    work(line(network, item), from, item.length.end_from(from), held)
}

fn point(at: Instant, edge: Edge) -> Times {
    Times {
        start: at,
        finish: at,
        from: at.0,
        to: at.0,
        start_edge: edge,
        finish_edge: edge,
    }
}

/// Work from one place to another.
fn work(line: &Line, from: i64, to: i64, held: &Held) -> Times {
    let mut times = Times {
        start: line.begin(from),
        finish: line.end(to),
        from,
        to,
        start_edge: Edge::Start,
        finish_edge: Edge::End,
    };
    // It ends with something that ends in its time off: it is done when work is resumed.
    if held
        .told
        .is_some_and(|told| told > times.finish && line.place(told) <= to)
    {
        times.finish = line.begin(to);
        times.finish_edge = Edge::Start;
    }
    times
}

/// Work that has begun no longer waits for what comes before its start. What is left of it is
/// done from the status date on.
fn of_running(
    network: &Network,
    item: &Item,
    running: &Running,
    number: usize,
    early: &[Times],
) -> Times {
    let line = line(network, item);
    let held = stated_and_linked(network, number, early);
    if held.is_far {
        return Times::FAR;
    }
    let from = match running.started {
        Some(started) => line.place(started),
        None => ahead(network, item, &held).from,
    };
    let planned = item.length.end_from(from);
    let to = match (running.rest, network.status) {
        (Some(rest), Some(status)) => rest.end_from(line.place(status).max(from)),
        // How much is done isn't known, only that it isn't all.
        (None, Some(status)) => planned.max(line.place(status)),
        (_, None) => planned,
    };
    let mut times = work(line, from, to.max(held.to), &held);
    if let Some(started) = running.started {
        times.start = started;
    }
    times
}

fn of_done(network: &Network, item: &Item, done: &Done, number: usize, early: &[Times]) -> Times {
    let line = line(network, item);
    let (start, finish) = match (done.started, done.finished) {
        (Some(start), Some(finish)) => (start, finish),
        (None, Some(finish)) => {
            let from = item.length.last_start(line.place(finish));
            let start = match item.length.is_zero() {
                true => finish,
                false => line.begin(from).min(finish),
            };
            (start, finish)
        }
        (started, None) => {
            let start = started.unwrap_or_else(|| {
                let held = stated_and_linked(network, number, early);
                ahead(network, item, &held).start
            });
            let planned = line.end(item.length.end_from(line.place(start)));
            let finish = network.status.map_or(planned, |status| planned.min(status));
            (start, finish.max(start))
        }
    };
    let is_point = start == finish;
    Times {
        start,
        finish,
        from: line.place(start),
        to: line.place(finish),
        start_edge: if is_point { Edge::End } else { Edge::Start },
        finish_edge: Edge::End,
    }
}

/// A phase starts with the first of its items, or when it is stated to.
fn of_phase_start(network: &Network, number: usize, early: &[Times]) -> Times {
    if let Some(bound) = network.items[number].from {
        return point(bound.at, bound.edge);
    }
    let items = network.before(number).iter();
    let items = items.filter(|link| network.starts_its_phase(link.from as usize));
    let times = items.map(|link| &early[link.from as usize]);
    let starts = times.map(|times| (times.start, times.start_edge));
    starts
        .min()
        .map_or_else(Times::default, |(at, edge)| point(at, edge))
}

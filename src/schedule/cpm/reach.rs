//! How far a link reaches: from an end of one item to an end of another, and back.

use crate::plan::value::LinkKind;

use super::super::instant::{DAY, Edge, Instant};
use super::super::line::Line;
use super::super::network::{Item, Lag, Link, Network};

/// The two ends of an item in time, as instants and as places on its own line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Times {
    pub(super) start: Instant,
    pub(super) finish: Instant,
    pub(super) from: i64,
    pub(super) to: i64,
    /// Whether people call start and finish by the day that begins there.
    pub(super) start_edge: Edge,
    pub(super) finish_edge: Edge,
}

impl Times {
    /// Further away than any date; so is all that waits for something there.
    pub(super) const FAR: Times = Times {
        start: Instant(i64::MAX / 2),
        finish: Instant(i64::MAX / 2),
        from: i64::MAX / 2,
        to: i64::MAX / 2,
        start_edge: Edge::Start,
        finish_edge: Edge::End,
    };

    /// Whether the item lies further away than any date.
    pub(super) fn is_far(&self) -> bool {
        !self.start.is_in_range() || !self.finish.is_in_range()
    }
}

/// What a link asks of the item it holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// The place on the line of the item.
    pub(super) place: i64,
    /// The instant, as far as it counts: a finish isn't told before it, and what takes no time
    /// happens then. `None` when the place says it all.
    pub(super) at: Option<Instant>,
    pub(super) edge: Edge,
}

/// Whether a link comes from the start of the earlier item.
pub(super) fn is_from_start(kind: LinkKind) -> bool {
    matches!(kind, LinkKind::StartToStart | LinkKind::StartToFinish)
}

/// Whether a link holds the start of the later item.
pub(super) fn holds_start(kind: LinkKind) -> bool {
    matches!(kind, LinkKind::FinishToStart | LinkKind::StartToStart)
}

fn line_of(network: &Network, number: u32) -> &Line {
    &network.lines[number as usize]
}

impl Asked {
    /// The instant before which the finish of the item isn't told, for a link that holds it.
    ///
    /// Work that ends with something that ends in its time off is done when work is resumed. But
    /// when something starts as work is resumed, the end of the work before is early enough.
    pub(super) fn told(&self, kind: LinkKind, line: &Line) -> Option<Instant> {
        let starts = |at: &Instant| is_from_start(kind) && line.begin(self.place) == *at;
        self.at.filter(|at| !starts(at))
    }
}

/// What a link asks of the item `to`, when the item before it has these times.
pub(super) fn asked(network: &Network, link: &Link, before: &Times, to: &Item) -> Asked {
    let (at, place, edge) = match is_from_start(link.kind) {
        true => (before.start, before.from, before.start_edge),
        false => (before.finish, before.to, before.finish_edge),
    };
    let same_line = network.items[link.from as usize].line == to.line;
    let line = line_of(network, to.line);
    match link.lag {
        Lag::None => Asked {
            place: if same_line { place } else { line.place(at) },
            at: Some(at),
            edge,
        },
        Lag::Elapsed(ticks) => {
            let at = at.plus(ticks);
            Asked {
                place: line.place(at),
                at: Some(at),
                edge,
            }
        }
        Lag::Working(ticks) if to.line == to.calendar => Asked {
            place: (if same_line { place } else { line.place(at) }).saturating_add(ticks),
            // Working time says it all.
            at: None,
            edge,
        },
        Lag::Working(ticks) => {
            let calendar = line_of(network, to.calendar);
            let place = calendar.place(at).saturating_add(ticks);
            let at = match edge {
                Edge::Start => calendar.begin(place),
                Edge::End => calendar.end(place),
            };
            Asked {
                place: line.place(at),
                at: Some(at),
                edge,
            }
        }
    }
}

/// How far an end of an item may be put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Allowed {
    /// To this place on its own line.
    pub(super) place: i64,
    /// And to this instant; `None` when the place says it all.
    pub(super) at: Option<Instant>,
}

/// How far an end of the earlier item may be put back for the end of the item `to` that the link
/// holds to stay at `place` on its line, and for its finish not to be told after `told`.
///
/// `before` are the early times of the earlier item: a start that would have to lie in time off is
/// put back by whole days from there, so that days stay days.
pub(super) fn allowed(
    network: &Network,
    link: &Link,
    before: &Times,
    to: &Item,
    (place, told): (i64, Instant),
) -> Allowed {
    let from = &network.items[link.from as usize];
    let line = line_of(network, to.line);
    // The last instant of the place, if a finish may be told as late as that.
    let last = |place: i64| {
        let begin = line.begin(place);
        let is_there =
            || is_from_start(link.kind) && asked(network, link, before, to).at == Some(begin);
        match holds_start(link.kind) || begin <= told || is_there() {
            true => begin,
            false => line.end(place),
        }
    };
    let same_line = from.line == to.line;
    let at = match link.lag {
        Lag::None if same_line => {
            let at = (link.kind == LinkKind::FinishToFinish).then_some(told);
            return Allowed { place, at };
        }
        Lag::None => last(place),
        Lag::Elapsed(ticks) => last(place).plus(-ticks),
        Lag::Working(ticks) if to.line == to.calendar => {
            let place = place.saturating_sub(ticks);
            if same_line {
                return Allowed { place, at: None };
            }
            line.begin(place)
        }
        Lag::Working(ticks) => {
            let calendar = line_of(network, to.calendar);
            let early = asked(network, link, before, to);
            let at = line.begin(place);
            let early_place = calendar.place(early.at.unwrap_or(at));
            let place = match early.edge {
                Edge::End => calendar.place(at),
                Edge::Start => last_begin(calendar, at, early_place),
            };
            calendar.begin(place.saturating_sub(ticks))
        }
    };
    let own = line_of(network, from.line);
    Allowed {
        place: match is_from_start(link.kind) {
            true => last_begin(own, at, before.from),
            false => own.place(at),
        },
        at: Some(at),
    }
}

/// The last place of a line that begins by an instant: in time off, the last one before it at the
/// same time of day as the early one.
fn last_begin(line: &Line, at: Instant, early: i64) -> i64 {
    let place = line.place(at);
    if line.begin(place) <= at {
        return place;
    }
    let last = place - 1;
    last - (last - early).rem_euclid(DAY)
}

//! The backward pass: how late everything may be.

use super::super::instant::Instant;
use super::super::line::Line;
use super::super::network::{Behind, Item, ItemKind, Network, State};
use super::first::{Commons, Hold, Settling, hold, is_start};
use super::forward::line;
use super::reach::{Asked, Times, allowed, asked, holds_start, is_from_start};

/// The last places of an item's two ends on its own line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Late {
    pub(super) from: i64,
    pub(super) to: i64,
    /// The finish isn't told after this.
    pub(super) told: Instant,
}

impl Late {
    pub(super) const NEVER: Late = Late {
        from: i64::MAX,
        to: i64::MAX,
        told: Instant(i64::MAX),
    };

    /// The early times, for items that are not to move.
    fn early(times: &Times) -> Late {
        Late {
            from: times.from,
            to: times.to,
            told: times.finish,
        }
    }

    /// The earlier of both.
    pub(super) fn and(self, other: Late) -> Late {
        Late {
            from: self.from.min(other.from),
            to: self.to.min(other.to),
            told: self.told.min(other.told),
        }
    }

    /// The later of both.
    pub(super) fn or(self, other: Late) -> Late {
        Late {
            from: self.from.max(other.from),
            to: self.to.max(other.to),
            told: self.told.max(other.told),
        }
    }

    /// Limits the finish.
    pub(super) fn end_by(&mut self, line: &Line, at: Instant) {
        self.to = self.to.min(line.place(at));
        self.told = self.told.min(at);
    }
}

/// The late times of all items, and how the starts of phases are held.
#[derive(Debug, Default)]
pub(super) struct Latest {
    /// By item.
    pub(super) items: Vec<Late>,
    /// By item: what only the starts of phases ask of it.
    pub(super) commons: Commons,
    /// By the number of an end among the ends of phases.
    holds: Vec<Hold>,
}

impl Latest {
    /// The late times of an item, and who holds it if it is the start of a phase.
    pub(super) fn of(&self, network: &Network, item: u32) -> (Late, Hold) {
        let of_phase = (item as usize).checked_sub(network.stated);
        let hold = of_phase.and_then(|at| self.holds.get(at).copied());
        (self.items[item as usize], hold.unwrap_or(Hold::Firsts))
    }
}

/// The late times of all items for a project that finishes at an instant.
pub(super) fn pass(network: &Network, early: &[Times], finish: Instant) -> Latest {
    let mut latest = Latest {
        items: vec![Late::NEVER; network.items.len()],
        commons: Commons::new(),
        holds: vec![Hold::Firsts; network.items.len() - network.stated],
    };
    let mut settling = Settling::new(network, early);
    for &number in network.order().iter().rev() {
        let number = number as usize;
        let item = &network.items[number];
        let mut last = Late::NEVER;
        if is_stated(item) {
            last.end_by(line(network, item), finish);
        }
        if let Some(due) = item.due {
            last.end_by(line(network, item), due);
        }
        for behind in network.behind(number) {
            let later = latest.of(network, behind.item);
            limit(network, early, (number, behind), later, &mut last);
        }
        if let Some(common) = latest.commons.get(&(number as u32)) {
            last = last.and(common.late);
        }
        // What lies further away than any date holds nothing.
        let late = match early[number].is_far() {
            true => Late::NEVER,
            false => fitted(network, number, early, last),
        };
        latest.items[number] = late;
        if is_start(network, number) && item.from.is_none() {
            latest.holds[number - network.stated] =
                settling.settle(number, late, &mut latest.commons);
        }
    }
    latest
}

/// Whether the item is a task or milestone.
pub(super) fn is_stated(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Task | ItemKind::Milestone)
}

/// Limits an end of an item by a link behind it, if the link holds at all.
pub(super) fn limit(
    network: &Network,
    early: &[Times],
    (number, behind): (usize, &Behind),
    (later, hold): (Late, Hold),
    last: &mut Late,
) {
    let link = network.link(behind.link);
    let to = &network.items[behind.item as usize];
    let holds = match &to.state {
        State::Done(_) => false,
        // It has begun, whatever comes before its start.
        State::Running(running) => running.started.is_none() || !holds_start(link.kind),
        State::Ahead | State::Pinned(_) => true,
    };
    let place = match holds_start(link.kind) {
        true => later.from,
        false => later.to,
    };
    if !holds || place == i64::MAX {
        return;
    }
    let times = &early[number];
    let is_first = |asked: Asked| asked.place <= early[behind.item as usize].from;
    // The first items of a phase make its start; the others are free of it.
    let is_held = || match hold {
        Hold::Firsts => is_first(asked(network, link, times, to)),
        Hold::Only(item) => number == item as usize,
        Hold::Nobody => false,
    };
    if to.kind == ItemKind::PhaseStart && !is_held() {
        return;
    }
    let allowed = allowed(network, link, times, to, (place, later.told));
    if is_from_start(link.kind) {
        last.from = last.from.min(allowed.place);
    } else {
        last.to = last.to.min(allowed.place);
        last.told = last.told.min(allowed.at.unwrap_or(last.told));
    }
}

/// Fits the length of an item between the last places of its ends.
pub(super) fn fitted(network: &Network, number: usize, early: &[Times], last: Late) -> Late {
    let item = &network.items[number];
    match &item.state {
        // What has happened stays as it is.
        State::Done(_) => Late::early(&early[number]),
        State::Running(running) if running.started.is_some() => Late {
            from: early[number].from,
            ..last
        },
        State::Pinned(pin) => {
            let pin = line(network, item).place(*pin);
            let from = last.from.min(item.length.last_start(last.to)).min(pin);
            Late {
                from,
                to: item.length.end_from(from),
                ..last
            }
        }
        State::Running(_) => {
            // Part of the work is done: the two ends keep their distance.
            let taken = early[number].to - early[number].from;
            let from = last.from.min(last.to.saturating_sub(taken));
            Late {
                from,
                to: from.saturating_add(taken),
                ..last
            }
        }
        State::Ahead => {
            let from = last.from.min(match last.to {
                i64::MAX => i64::MAX,
                to => item.length.last_start(to),
            });
            Late {
                from,
                to: match from {
                    i64::MAX => i64::MAX,
                    from => item.length.end_from(from),
                },
                ..last
            }
        }
    }
}

/// How far the ends of phases may move before an item behind them moves, and who moves them: by
/// their number among the ends of phases.
pub(super) fn room_of_phases(network: &Network, early: &[Times]) -> Vec<(Late, Hold)> {
    let ends = network.stated..network.items.len();
    let of_phase = |number| {
        let room = room(network, number, early, &[]);
        // It has no length: both ends move together.
        let last = room.from.min(room.to).max(early[number].to);
        let late = Late {
            from: last,
            to: last,
            told: Instant(last),
        };
        let hold = match is_start(network, number) {
            // No other item moves, and so the others keep the start of the phase.
            true => hold(network, number, early, last),
            false => Hold::Firsts,
        };
        (late, hold)
    };
    ends.map(of_phase).collect()
}

/// The last places of an item's ends before an item behind it moves; without end when nothing is
/// behind it.
pub(super) fn room(
    network: &Network,
    number: usize,
    early: &[Times],
    of_phases: &[(Late, Hold)],
) -> Late {
    let mut last = Late::NEVER;
    for behind in network.behind(number) {
        let at = behind.item as usize;
        if early[at].is_far() {
            continue;
        }
        // Ends of phases are looked through: only what waits for them counts.
        let of_phase = at
            .checked_sub(network.stated)
            .and_then(|at| of_phases.get(at));
        let later = match of_phase {
            Some(room) => *room,
            None => (Late::early(&early[at]), Hold::Firsts),
        };
        limit(network, early, (number, behind), later, &mut last);
    }
    last
}

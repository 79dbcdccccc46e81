//! Which of the first items of a phase may not be late, for the sake of what waits for its start.
//!
//! A phase starts with the first of its items, so its start stays where it may as long as one of
//! them does: an item that others keep company may be as late as it likes. What comes before all
//! of them may not.

use std::collections::{BTreeMap, HashMap};

use super::super::network::{Behind, ItemKind, Link, Network, State};
use super::backward::{Late, fitted, limit};
use super::reach::{Times, asked};

/// Which items hold the start of a phase back when they are late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// Each of the first ones.
    Firsts,
    /// One alone.
    Only(u32),
    /// None of them by itself.
    Nobody,
}

/// How late something may be that comes before all first items of a phase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Common {
    pub(super) late: Late,
    /// The start of the phase.
    pub(super) phase: u32,
}

/// How late items may be for the sake of the starts of phases, by item.
pub(super) type Commons = HashMap<u32, Common>;

/// Late times by item.
type Lates = BTreeMap<u32, Late>;

/// Items to be looked at by their place in the order, the last one first: all that waits for it has
/// been looked at by then.
type Open = BTreeMap<u32, (u32, Late)>;

/// The starts of so many phases are followed that lie before each other.
const DEEPEST: usize = 32;

/// So many steps may be taken for each item and link of a network, lest tangled ones take ever.
const STEPS: usize = 8;

/// Settles item by item, from the last on, what the starts of phases ask of those before them.
pub(super) struct Settling<'n> {
    network: &'n Network,
    early: &'n [Times],
    /// The place of each item in the order; empty until it is needed.
    places: Vec<u32>,
    steps: usize,
}

/// The links from its items to the start of a phase, with the places that they start it at.
fn firsts<'n>(
    network: &'n Network,
    phase: usize,
    early: &'n [Times],
) -> impl Iterator<Item = (&'n Link, u32, i64)> {
    let links = network
        .before(phase)
        .iter()
        .zip(network.numbers_before(phase));
    links
        .filter(|(link, _)| network.starts_its_phase(link.from as usize))
        .map(move |(link, number)| {
            let asked = asked(
                network,
                link,
                &early[link.from as usize],
                &network.items[phase],
            );
            (link, number, asked.place)
        })
}

/// Who holds the start of a phase that may be as late as `last`, when nothing else is moved by
/// its items.
pub(super) fn hold(network: &Network, phase: usize, early: &[Times], last: i64) -> Hold {
    let mut kept = firsts(network, phase, early).filter(|(.., place)| *place <= last);
    match (kept.next(), kept.next()) {
        (Some((link, ..)), None) => Hold::Only(link.from),
        (Some(_), Some(_)) => Hold::Nobody,
        (None, _) => Hold::Firsts,
    }
}

/// Whether nothing can put off the start of an item.
fn is_fixed(state: &State) -> bool {
    match state {
        State::Done(_) | State::Pinned(_) => true,
        State::Running(running) => running.started.is_some(),
        State::Ahead => false,
    }
}

impl<'n> Settling<'n> {
    pub(super) fn new(network: &'n Network, early: &'n [Times]) -> Settling<'n> {
        let size = network.order().len() + network.links();
        Settling {
            network,
            early,
            places: Vec::new(),
            steps: size.saturating_mul(STEPS),
        }
    }

    /// Who holds the start of a phase that may be as late as `late`; adds to `commons` what this
    /// asks of all that comes before each of its first items.
    pub(super) fn settle(&mut self, phase: usize, late: Late, commons: &mut Commons) -> Hold {
        // Not worked out to the end, the first items are all held: less float than there is.
        let settled = self.settled((phase, late), DEEPEST);
        let (hold, common) = settled.unwrap_or((Hold::Firsts, Lates::new()));
        for (item, late) in common {
            let phase = phase as u32;
            let known = commons.entry(item).or_insert(Common { late, phase });
            if late.from < known.late.from || late.to < known.late.to {
                known.phase = phase;
            }
            known.late = known.late.and(late);
        }
        hold
    }

    /// Who holds the start of a phase, and how late what comes before each of its first items may
    /// be; `None` when that takes too many steps.
    fn settled(&mut self, (phase, late): (usize, Late), deep: usize) -> Option<(Hold, Lates)> {
        let last = late.from.min(late.to);
        let hold = hold(self.network, phase, self.early, last);
        if hold != Hold::Nobody || last == i64::MAX {
            return Some((hold, Lates::new()));
        }
        let kept = firsts(self.network, phase, self.early).filter(|(.., place)| *place <= last);
        let kept: Vec<(u32, u32)> = kept.map(|(link, number, _)| (link.from, number)).collect();
        let is_fixed = |(item, _): &(u32, u32)| is_fixed(&self.network.items[*item as usize].state);
        if kept.iter().any(is_fixed) {
            return Some((hold, Lates::new()));
        }
        if self.places.is_empty() {
            self.places = vec![0; self.network.items.len()];
            for (place, &item) in (0..).zip(self.network.order()) {
                self.places[item as usize] = place;
            }
        }
        let mut common: Option<Lates> = None;
        for (item, link) in kept {
            let behind = Behind {
                item: phase as u32,
                link,
            };
            let before = self.before((item, behind), late, deep)?;
            let both = match common {
                None => before,
                Some(common) => both(common, &before),
            };
            if both.is_empty() {
                return Some((hold, both));
            }
            common = Some(both);
        }
        Some((hold, common.unwrap_or_default()))
    }

    /// How late an item of a phase, and all before it, may be when this item alone keeps the start
    /// of the phase where it may be as late as `late`.
    fn before(
        &mut self,
        (first, to_phase): (u32, Behind),
        late: Late,
        deep: usize,
    ) -> Option<Lates> {
        let (network, early) = (self.network, self.early);
        let mut found = Lates::new();
        let mut open = Open::new();
        let alone = (late, Hold::Only(first));
        self.ask(&mut open, first, to_phase, alone);
        while let Some((_, (item, last))) = open.pop_last() {
            if last == Late::NEVER {
                continue;
            }
            let number = item as usize;
            let late = fitted(network, number, early, last);
            let mut hold = Hold::Firsts;
            if is_start(network, number) && network.items[number].from.is_none() {
                let (own, common) = self.settled((number, late), deep.checked_sub(1)?)?;
                for (item, late) in common {
                    let entry = open.entry(self.places[item as usize]);
                    let (_, last) = entry.or_insert((item, Late::NEVER));
                    *last = last.and(late);
                }
                hold = own;
            } else {
                found.insert(item, late);
            }
            if is_fixed(&network.items[number].state) {
                continue;
            }
            let links = network.before(number).iter();
            for (link, number) in links.zip(network.numbers_before(number)) {
                self.steps = self.steps.checked_sub(1)?;
                let behind = Behind { item, link: number };
                self.ask(&mut open, link.from, behind, (late, hold));
            }
        }
        Some(found)
    }

    /// Limits an item that is still to be looked at by what waits for it.
    fn ask(&self, open: &mut Open, item: u32, behind: Behind, later: (Late, Hold)) {
        let entry = open.entry(self.places[item as usize]);
        let (_, last) = entry.or_insert((item, Late::NEVER));
        let whose = (item as usize, &behind);
        limit(self.network, self.early, whose, later, last);
    }
}

/// What is in both, with the later times of the two: one of the first items is enough.
fn both(one: Lates, other: &Lates) -> Lates {
    let common = one.into_iter().filter_map(|(item, late)| {
        let other = other.get(&item)?;
        Some((item, late.or(*other)))
    });
    common.collect()
}

/// Whether an item is the start of a phase.
pub(super) fn is_start(network: &Network, item: usize) -> bool {
    network.items[item].kind == ItemKind::PhaseStart
}

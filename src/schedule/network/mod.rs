//! The tasks and milestones of a plan with the links between them, ready for counting.
//!
//! Everything is a number here: items by index, time in ticks, the links of an item side by side
//! in one array. Links to ids that don't exist and to the item itself are left out (rules tell
//! them); a link to a phase leads to a node of its own that stands for its first start or its last
//! finish.

mod build;
mod length;
mod loops;

pub use length::Length;
pub use loops::Loop;

use crate::plan::value::LinkKind;
use crate::source::Span;

use super::instant::{Edge, Instant};
use super::line::Line;

/// A network of tasks and milestones.
#[derive(Debug, Clone)]
pub struct Network {
    /// The lines that time is counted along: all time, the plan's calendar, then those that tasks
    /// name.
    pub lines: Vec<Line>,
    /// The items: first tasks and milestones in the order of the file, then ends of phases.
    pub items: Vec<Item>,
    /// How many of the items are tasks and milestones.
    pub stated: usize,
    /// The end of the day as of which progress is told.
    pub status: Option<Instant>,
    /// The end of the last day of the plan, as it is stated.
    pub promised_end: Option<Instant>,
    /// Whether instants are dates; without any date in the plan they only tell what comes when.
    pub is_dated: bool,
    /// The links by the item they hold, and for each item where its links begin.
    before: Vec<Link>,
    first_before: Vec<u32>,
    /// The numbers of the same links by the item they come from.
    behind: Vec<Behind>,
    first_behind: Vec<u32>,
    /// The items in an order in which everything comes behind what it waits for; those in loops
    /// and behind them are left out.
    order: Vec<u32>,
}

/// What an item stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// A task.
    Task,
    /// A milestone.
    Milestone,
    /// The first start among the items of a phase.
    PhaseStart,
    /// The last finish among the items of a phase.
    PhaseEnd,
}

/// A task or milestone, or an end of a phase that links lead to.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Why its dates may not be what the author means.
    pub doubts: Doubts,
    /// The line that its length is counted along.
    pub line: u32,
    /// The line of its calendar, which lags before it and floats are counted along.
    pub calendar: u32,
    /// How long it takes.
    pub length: Length,
    /// The stated date that bounds its start.
    pub from: Option<Bound>,
    /// The end of the day on which it is due.
    pub due: Option<Instant>,
    /// What has become of it.
    pub state: State,
}

/// A stated date before which an item doesn't begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// The instant.
    pub at: Instant,
    /// By which day it is called.
    pub edge: Edge,
    /// What states it.
    pub source: BoundSource,
}

/// What states the date before which an item doesn't begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoundSource {
    /// The item's own `not_before`.
    NotBefore,
    /// The start of its phase.
    PhaseStart,
    /// The start of the plan.
    PlanStart,
    /// The first date of a plan that states no start.
    FirstDate,
    /// The promised day of a milestone with nothing before it.
    Promised,
}

/// How far an item has got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Not begun.
    Ahead,
    /// Not begun, and it must begin at this instant.
    Pinned(Instant),
    /// Begun and not done.
    Running(Box<Running>),
    /// Done.
    Done(Box<Done>),
}

/// Work that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// When it began, if that is stated.
    pub started: Option<Instant>,
    /// What is left to do as of the status date, if progress is stated.
    pub rest: Option<Length>,
}

/// Work that is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// When it began, if that is stated.
    pub started: Option<Instant>,
    /// When it was done, if that is stated or follows.
    pub finished: Option<Instant>,
    /// Whether nobody states that it is done: it follows, because all that comes before it is.
    pub follows: bool,
}

/// Why the dates of an item may not be what the author means: a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Doubts(u8);

impl Doubts {
    /// A task states no duration that can be read, and counts as taking no time.
    pub const NO_DURATION: Doubts = Doubts(1);
    /// A date or a link can't be read, or a link leads nowhere.
    pub const UNREADABLE: Doubts = Doubts(1 << 1);
    /// The calendar is unknown, and another stands in for it.
    pub const NO_CALENDAR: Doubts = Doubts(1 << 2);
    /// Neither a date nor a link says when the item is.
    pub const UNDATED: Doubts = Doubts(1 << 3);
    /// The days off of a year are not published.
    pub const UNPUBLISHED: Doubts = Doubts(1 << 4);
    /// The item, or one that it waits for, lies further away than any date.
    pub const OUT_OF_RANGE: Doubts = Doubts(1 << 5);

    /// Both sets together.
    pub const fn and(self, other: Doubts) -> Doubts {
        Doubts(self.0 | other.0)
    }

    /// Whether the set has one of the others.
    pub fn has(self, other: Doubts) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A link, kept by the item that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The item that comes before.
    pub from: u32,
    /// Which ends are linked.
    pub kind: LinkKind,
    /// The time between the two ends.
    pub lag: Lag,
    /// Where the link is stated; the whole of nothing for the links of phases with their items.
    pub stated: Span,
}

/// The time between two linked ends, in ticks; a lead is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lag {
    /// None.
    None,
    /// Working time of the calendar of the item that waits.
    Working(i64),
    /// Time around the clock.
    Elapsed(i64),
}

/// A link seen from the item that comes before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Behind {
    /// The item that waits.
    pub item: u32,
    /// The number of the link.
    pub link: u32,
}

/// What a network is made of.
#[derive(Debug, Default)]
pub struct Parts {
    /// As in [`Network`]; the first is [`Line::Elapsed`].
    pub lines: Vec<Line>,
    /// As in [`Network`].
    pub items: Vec<Item>,
    /// How many of the items are tasks and milestones.
    pub stated: usize,
    /// Each with the item that it holds.
    pub links: Vec<(u32, Link)>,
}

impl Network {
    /// Puts the links in order.
    pub fn new(parts: Parts) -> Network {
        let Parts {
            lines,
            items,
            stated,
            mut links,
        } = parts;
        // Stable: the links of an item stay in the order of the file.
        links.sort_by_key(|&(to, _)| to);
        let first_before = firsts(items.len(), links.iter().map(|&(to, _)| to));
        let first_behind = firsts(items.len(), links.iter().map(|(_, link)| link.from));
        let mut next = first_behind.clone();
        let mut behind = vec![Behind { item: 0, link: 0 }; links.len()];
        for (number, (to, link)) in (0..).zip(&links) {
            let place = &mut next[link.from as usize];
            behind[*place as usize] = Behind {
                item: *to,
                link: number,
            };
            *place += 1;
        }
        let mut network = Network {
            lines,
            items,
            stated,
            status: None,
            promised_end: None,
            is_dated: true,
            before: links.into_iter().map(|(_, link)| link).collect(),
            first_before,
            behind,
            first_behind,
            order: Vec::new(),
        };
        network.order = network.sorted();
        network
    }

    /// The links that hold an item.
    pub fn before(&self, item: usize) -> &[Link] {
        &self.before[self.first_before[item] as usize..self.first_before[item + 1] as usize]
    }

    /// The numbers of the links that hold an item.
    pub fn numbers_before(&self, item: usize) -> std::ops::Range<u32> {
        self.first_before[item]..self.first_before[item + 1]
    }

    /// The links that lead away from an item.
    pub fn behind(&self, item: usize) -> &[Behind] {
        &self.behind[self.first_behind[item] as usize..self.first_behind[item + 1] as usize]
    }

    /// A link by its number.
    pub fn link(&self, number: u32) -> &Link {
        &self.before[number as usize]
    }

    /// How many links there are.
    pub fn links(&self) -> usize {
        self.before.len()
    }

    /// Whether an item can be the one that its phase starts with: something says when it is.
    pub fn starts_its_phase(&self, item: usize) -> bool {
        !self.items[item].doubts.has(Doubts::UNDATED)
    }

    /// The items that wait for no loop, each behind all that it waits for.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// Sorts topologically (A. B. Kahn, Topological sorting of large networks, 1962).
    fn sorted(&self) -> Vec<u32> {
        let count = self.items.len();
        let mut waiting: Vec<u32> = (0..count)
            .map(|item| self.before(item).len() as u32)
            .collect();
        let mut order: Vec<u32> = Vec::with_capacity(count);
        order.extend((0..count as u32).filter(|&item| waiting[item as usize] == 0));
        let mut next = 0;
        while let Some(&done) = order.get(next) {
            next += 1;
            for behind in self.behind(done as usize) {
                let waits = &mut waiting[behind.item as usize];
                *waits -= 1;
                if *waits == 0 {
                    order.push(behind.item);
                }
            }
        }
        order
    }

    /// The loops of links, one for each tangle of them.
    pub fn loops(&self) -> Vec<Loop> {
        match self.order.len() == self.items.len() {
            true => Vec::new(),
            false => loops::find(self),
        }
    }
}

/// Where the entries of each item begin in an array that is sorted by item; one more at the end.
fn firsts(items: usize, of: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut firsts = vec![0; items + 1];
    for item in of {
        firsts[item as usize + 1] += 1;
    }
    let mut sum = 0;
    for first in &mut firsts {
        sum += *first;
        *first = sum;
    }
    firsts
}

#[cfg(test)]
mod tests;

//! The critical path method: early and late dates, floats, what drives what.
//!
//! J. E. Kelley and M. R. Walker, Critical-Path Planning and Scheduling, 1959, with the four kinds
//! of links of the precedence diagram (J. W. Fondahl, 1961; J. D. Wiest, 1981). The choices where
//! tools differ stand in docs/formulas.md.

mod backward;
mod drivers;
mod early;
mod first;
mod forward;
mod limits;
mod pins;
mod published;
mod reach;
mod reached;

pub use drivers::Driver;
pub use early::Early;
pub use limits::Limit;
pub use pins::Overrun;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Calendars;
use super::instant::{Edge, Instant, days, ticks};
use super::line::Line;
use super::network::{Doubts, ItemKind, Length, Loop, Network, State};
use crate::plan::Plan;
use backward::{Late, Latest};
use first::Hold;
use reach::Times;

/// What the schedule is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    /// From where floats are counted back.
    pub end: End,
    /// What makes an item critical.
    pub criticality: Criticality,
}

/// From where floats are counted back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum End {
    /// From the finish of the last item.
    #[default]
    Computed,
    /// From the last day of the plan, if it states one.
    Promised,
}

/// What makes an item critical.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criticality {
    /// A total float of at most so many days.
    Float(Decimal),
    /// Standing on a chain of driving links that leads to the last finish.
    LongestPath,
}

impl Default for Criticality {
    fn default() -> Criticality {
        Criticality::Float(Decimal::ZERO)
    }
}

/// The computed dates of a plan. The plan itself is not touched.
#[derive(Debug)]
pub struct Schedule {
    network: Network,
    early: Vec<Times>,
    late: Latest,
    /// Where an item may stand before the next one behind it moves, for the ends of phases.
    room_of_phases: Vec<(Late, Hold)>,
    /// By item: whether it stands in no loop and behind none.
    is_placed: Vec<bool>,
    /// By item: its own doubts, and those of all that it waits for.
    doubts: Vec<Doubts>,
    /// First start and last finish, with the days they are called by.
    span: Option<((Instant, Edge), (Instant, Edge))>,
    /// Where floats are counted back from.
    end: Instant,
    criticality: Criticality,
    /// By item; filled for [`Criticality::LongestPath`] only.
    is_on_longest_path: Vec<bool>,
}

/// The computed dates of a task or milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The first day; of what has begun the actual one.
    pub early_start: Option<Date>,
    /// The last day, inclusive; of what is done the actual one.
    pub early_finish: Option<Date>,
    /// The last day on which it may begin without anything that is promised being late.
    pub late_start: Option<Date>,
    /// The last day on which it may be done.
    pub late_finish: Option<Date>,
    /// The working days of its calendar by which it may be late without the end of the plan or
    /// anything that is promised being late; below zero when something is late already. `None` for
    /// what is done.
    pub total_float: Option<Decimal>,
    /// The working days of its calendar by which it may be late without any other item moving, and
    /// without the plan ending later.
    pub free_float: Option<Decimal>,
    /// Whether it is critical.
    pub is_critical: bool,
    /// The working days of its calendar from its start to its finish.
    pub days: Option<Decimal>,
    /// The day on which it is due.
    pub promised: Option<Date>,
    /// The working days of its calendar by which it is later than promised; below zero when it is
    /// earlier.
    pub slip: Option<Decimal>,
    /// Why the dates may not be what the author means: its own doubts and those of all that it
    /// waits for.
    pub doubts: Doubts,
    /// Whether it is done.
    pub is_done: bool,
    /// Whether it stands in a loop of links or behind one, and so has no dates.
    pub is_behind_loop: bool,
}

/// The plan as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Project {
    /// The first start.
    pub start: Option<Date>,
    /// The last finish, inclusive.
    pub finish: Option<Date>,
    /// The working days of the plan's calendar from the first start to the last finish.
    pub days: Option<Decimal>,
}

impl Schedule {
    /// The schedule of a plan, by total float.
    pub fn of(plan: &Plan, calendars: &Calendars) -> Schedule {
        Schedule::new(Network::of(plan, calendars), Wanted::default())
    }

    /// The schedule of a network.
    pub fn new(mut network: Network, wanted: Wanted) -> Schedule {
        let early = forward::pass(&network);
        reached::mark(&mut network, &early);
        let mut is_placed = vec![false; network.items.len()];
        for &item in network.order() {
            is_placed[item as usize] = true;
        }
        let doubts = doubts(&network);
        let span = span(&network, &early);
        let computed = span.map_or(Instant::default(), |(_, (finish, _))| finish);
        let end = match wanted.end {
            End::Computed => computed,
            End::Promised => network.promised_end.unwrap_or(computed),
        };
        let late = backward::pass(&network, &early, end);
        let room_of_phases = backward::room_of_phases(&network, &early);
        let mut schedule = Schedule {
            network,
            early,
            late,
            room_of_phases,
            is_placed,
            doubts,
            span,
            end,
            criticality: wanted.criticality,
            is_on_longest_path: Vec::new(),
        };
        if wanted.criticality == Criticality::LongestPath {
            schedule.is_on_longest_path =
                early::on_longest_path(&schedule.network, &schedule.early);
        }
        schedule
    }

    /// The network that the schedule is of. Its first items are the tasks and milestones of the
    /// plan, phase by phase in the order of the file, in each phase the tasks first.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The tasks with their facts, in the order of [`Plan::tasks`].
    pub fn tasks(&self) -> impl Iterator<Item = Facts> {
        self.of_kind(ItemKind::Task).map(|item| self.facts(item))
    }

    /// The milestones with their facts, in the order of [`Plan::milestones`].
    pub fn milestones(&self) -> impl Iterator<Item = Facts> {
        self.of_kind(ItemKind::Milestone)
            .map(|item| self.facts(item))
    }

    /// The numbers of the tasks or of the milestones, in the order of the file.
    pub fn of_kind(&self, kind: ItemKind) -> impl Iterator<Item = usize> {
        (0..self.network.stated).filter(move |&item| self.network.items[item].kind == kind)
    }

    /// The loops that keep items without dates.
    pub fn loops(&self) -> Vec<Loop> {
        self.network.loops()
    }

    /// The plan as a whole.
    pub fn project(&self) -> Project {
        let Some(((start, start_edge), (finish, finish_edge))) = self.span else {
            return Project::default();
        };
        let of_plan = self.network.lines.get(1).unwrap_or(&Line::Elapsed);
        let length = of_plan.place(finish) - of_plan.place(start);
        let (first, last) = (start.date(start_edge), finish.date(finish_edge));
        Project {
            start: first.filter(|_| self.network.is_dated),
            finish: last.filter(|_| self.network.is_dated),
            days: first.and(last).map(|_| days(length)),
        }
    }

    /// The working days of the plan's calendar from one day to another, both included.
    pub fn workdays(&self, from: Date, to: Date) -> Option<Decimal> {
        let of_plan = self.network.lines.get(1)?;
        let (from, to) = (Instant::begin_of(from), Instant::end_of(to));
        Some(days((of_plan.place(to) - of_plan.place(from)).max(0)))
    }

    /// The working days of the plan's calendar by which a finish is later than the promised day;
    /// below zero when it is earlier.
    pub fn slip(&self, finish: Option<Date>, promised: Option<Date>) -> Option<Decimal> {
        let of_plan = self.network.lines.get(1)?;
        let place = |date: Option<Date>| Some(of_plan.place(Instant::end_of(date?)));
        Some(days(place(finish)? - place(promised)?))
    }

    /// Whether an item has computed times.
    fn is_known(&self, item: usize) -> bool {
        let undated = self.network.items[item].doubts.has(Doubts::UNDATED);
        self.is_placed[item] && !undated && !self.early[item].is_far()
    }

    /// The facts of a task or milestone by its number in the network.
    pub fn facts(&self, item: usize) -> Facts {
        let stated = &self.network.items[item];
        let mut facts = Facts {
            early_start: None,
            early_finish: None,
            late_start: None,
            late_finish: None,
            total_float: None,
            free_float: None,
            is_critical: false,
            days: None,
            promised: stated.due.and_then(|due| due.date(Edge::End)),
            slip: None,
            doubts: self.doubts[item],
            is_done: matches!(stated.state, State::Done(_)),
            is_behind_loop: !self.is_placed[item],
        };
        if !self.is_known(item) {
            if self.is_placed[item] && self.early[item].is_far() {
                facts.doubts = facts.doubts.and(Doubts::OUT_OF_RANGE);
            }
            return facts;
        }
        let times = &self.early[item];
        let calendar = &self.network.lines[stated.calendar as usize];
        let taken = (calendar.place(times.finish) - calendar.place(times.start)).max(0);
        // How many days of a month are worked depends on where it begins.
        let is_told = self.network.is_dated || matches!(stated.length, Length::Ticks(_));
        facts.days = is_told.then(|| days(taken));
        if let Some(((start, _), _)) = self.span
            && !calendar.is_published(start, times.finish)
        {
            facts.doubts = facts.doubts.and(Doubts::UNPUBLISHED);
        }
        let slip = |due: Instant| days(calendar.place(times.finish) - calendar.place(due));
        facts.slip = stated.due.map(slip);
        if self.network.is_dated {
            facts.early_start = times.start.date(times.start_edge);
            facts.early_finish = times.finish.date(times.finish_edge);
        }
        let total = self.total_ticks(item);
        facts.total_float = total.map(days);
        facts.free_float = total.map(|total| days(self.free_within(item, total)));
        facts.is_critical = match self.criticality {
            Criticality::Float(most) => total.is_some_and(|total| total <= ticks(most)),
            Criticality::LongestPath => self.is_on_longest_path[item],
        };
        if self.network.is_dated && total.is_some() {
            (facts.late_start, facts.late_finish) = self.late_dates(item);
        } else {
            (facts.late_start, facts.late_finish) = (facts.early_start, facts.early_finish);
        }
        facts
    }

    /// The instants of the computed start and finish of an item; `None` where it has no dates.
    pub fn instants(&self, item: usize) -> Option<(Instant, Instant)> {
        let times = &self.early[item];
        let is_told = self.network.is_dated && self.is_known(item);
        (is_told && times.start.date(times.start_edge).is_some())
            .then_some((times.start, times.finish))
    }

    /// The last days of an item's start and finish.
    fn late_dates(&self, item: usize) -> (Option<Date>, Option<Date>) {
        let stated = &self.network.items[item];
        let (times, late) = (&self.early[item], self.late.items[item]);
        let line = &self.network.lines[stated.line as usize];
        if stated.length.is_zero() {
            let date = match Instant(late.to) == times.finish {
                true => times.finish.date(times.finish_edge),
                // The last working day that it can be at the end of.
                false => {
                    let calendar = &self.network.lines[stated.calendar as usize];
                    let last = calendar.end(calendar.place(Instant(late.to)));
                    let moved = late.to > times.finish.0 && last <= times.finish;
                    let last = if moved { Instant(late.to) } else { last };
                    last.date(Edge::End)
                }
            };
            return (date, date);
        }
        let start = match late.from == times.from {
            true => times.start.date(times.start_edge),
            false => line.begin(late.from).date(Edge::Start),
        };
        let finish = match late.to == times.to {
            true => times.finish.date(times.finish_edge),
            false => line.end(late.to).date(Edge::End),
        };
        (start, finish)
    }

    /// The total float of an item in ticks of its calendar; `None` for what is done.
    fn total_ticks(&self, item: usize) -> Option<i64> {
        let late = self.late.items[item];
        if matches!(self.network.items[item].state, State::Done(_)) {
            return None;
        }
        Some(self.gap(item, late).min(FAR))
    }

    /// The free float of an item in ticks of its calendar.
    fn free_ticks(&self, item: usize) -> i64 {
        let mut room = backward::room(&self.network, item, &self.early, &self.room_of_phases);
        let line = &self.network.lines[self.network.items[item].line as usize];
        room.end_by(line, self.end);
        let room = backward::fitted(&self.network, item, &self.early, room);
        self.gap(item, room).clamp(0, FAR)
    }

    /// The free float of an item, no more than its total float unless a promise bounds that.
    ///
    /// Where an elapsed lag of an SS or SF link leads back to a day off, the latest start is that of
    /// the working day before, so that total float may be up to a day short of what it could be.
    fn free_within(&self, item: usize, total: i64) -> i64 {
        let free = self.free_ticks(item);
        let is_short = free > total && total >= 0;
        match is_short && matches!(self.limit(item), Some(Limit::End)) {
            true => total,
            false => free,
        }
    }

    /// How far an item may move until one of its ends comes to a limit, in ticks of its calendar.
    fn gap(&self, item: usize, limit: Late) -> i64 {
        let stated = &self.network.items[item];
        let times = &self.early[item];
        let line = &self.network.lines[stated.line as usize];
        let calendar = &self.network.lines[stated.calendar as usize];
        let between = |early: i64, late: i64| match (late, stated.line == stated.calendar) {
            (i64::MAX, _) => i64::MAX,
            (_, true) => late.saturating_sub(early),
            (_, false) => calendar.place(line.begin(late)) - calendar.place(line.begin(early)),
        };
        let of_finish = between(times.to, limit.to);
        match &stated.state {
            // Its start is a fact.
            State::Running(running) if running.started.is_some() => of_finish,
            _ => of_finish.min(between(times.from, limit.from)),
        }
    }

    /// What sets the early times of an item; nothing for items without times.
    pub fn drivers(&self, item: usize) -> Vec<Driver> {
        match self.is_known(item) || self.is_placed[item] && item >= self.network.stated {
            true => drivers::of(&self.network, item, &self.early),
            false => Vec::new(),
        }
    }

    /// What its total float is counted up to; `None` for what is done or has no times.
    pub fn limit(&self, item: usize) -> Option<Limit> {
        let is_open = self.is_known(item) && self.total_ticks(item).is_some();
        is_open.then(|| limits::of(&self.network, item, &self.early, &self.late, self.end))
    }

    /// How much later than its stated day a pinned item could begin if it waited for what comes
    /// before it; `None` when that is ready in time, and for items that aren't pinned.
    pub fn overrun(&self, item: usize) -> Option<Overrun> {
        let is_told = self.network.is_dated && self.is_known(item);
        is_told
            .then(|| pins::overrun(&self.network, item, &self.early))
            .flatten()
    }

    /// The chain of items that drive each other, up to an item: of several drivers of one item the
    /// first. Ends of phases are left out.
    pub fn chain(&self, item: usize) -> Vec<usize> {
        let mut chain = vec![item];
        let mut at = item;
        // Links only lead back: the chain ends.
        while let Some(from) = self.drivers(at).iter().find_map(|driver| match driver {
            Driver::Link(number) => Some(self.network.link(*number).from as usize),
            _ => None,
        }) {
            at = from;
            if at < self.network.stated {
                chain.push(at);
            }
        }
        chain.reverse();
        chain
    }

    /// The tasks and milestones from which driving links lead to the last finish, in order of time;
    /// what is done is left out.
    pub fn longest_path(&self) -> Vec<usize> {
        let is_on = early::on_longest_path(&self.network, &self.early);
        let order = self.network.order().iter().map(|&item| item as usize);
        let mut path: Vec<usize> = order
            .filter(|&item| item < self.network.stated && is_on[item])
            .collect();
        path.sort_by_key(|&item| (self.early[item].start, self.early[item].finish));
        path
    }
}

/// More float than any item of a plan with dates has.
const FAR: i64 = 10_000_000 * super::instant::DAY;

/// By item: its own doubts and those of all that it waits for.
fn doubts(network: &Network) -> Vec<Doubts> {
    let mut doubts: Vec<Doubts> = network.items.iter().map(|item| item.doubts).collect();
    for &item in network.order() {
        let item = item as usize;
        if matches!(network.items[item].state, State::Done(_)) {
            continue;
        }
        let before = network.before(item).iter();
        let all = before.fold(doubts[item], |all, link| {
            all.and(doubts[link.from as usize])
        });
        doubts[item] = all;
    }
    doubts
}

/// First start and last finish of the tasks and milestones that have times.
fn span(network: &Network, early: &[Times]) -> Option<((Instant, Edge), (Instant, Edge))> {
    let known = network.order().iter().filter(|&&number| {
        let item = &network.items[number as usize];
        let is_known = !item.doubts.has(Doubts::UNDATED) && !early[number as usize].is_far();
        backward::is_stated(item) && is_known
    });
    let ends = known.map(|&item| {
        let times = &early[item as usize];
        (
            (times.start, times.start_edge),
            (times.finish, times.finish_edge),
        )
    });
    ends.reduce(|(start, finish), (other_start, other_finish)| {
        (start.min(other_start), finish.max(other_finish))
    })
}

#[cfg(test)]
mod tests;

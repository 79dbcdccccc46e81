//! A network laid out for running many iterations side by side.
//!
//! Where all work counts along one calendar, a schedule is sums and maxima of whole numbers: the
//! calendar is needed only to read dates off at the end. [`Course::of`] says whether that is so;
//! other networks are scheduled one iteration at a time by the schedule itself.

use jiff::civil::Date;

use crate::plan::value::LinkKind;
use crate::schedule::instant::{DAY, Edge, Instant};
use crate::schedule::line::Line;
use crate::schedule::network::{
    Bound, Done, Doubts, ItemKind, Lag, Length, Link, Network, Running, State,
};

use super::random::LANES;

/// Units of a working day; hours of the usual working days are whole numbers of them.
pub(super) const UNITS: i64 = 5040;

/// Ticks of a unit.
const TICKS: i64 = DAY / UNITS;

/// No place and no length is further away, so that sums of them stay in range.
const FAR: i64 = 50_000 * UNITS;

/// Earlier than everything.
const NEVER: i32 = i32::MIN / 2;

/// Places or lengths, one for each lane, in units.
pub(super) type Lanes = [i32; LANES];

/// A network on one line of working time.
#[derive(Debug)]
pub(super) struct Course {
    steps: Vec<Step>,
    arcs: Vec<Arc>,
    /// By item: its step.
    step_of: Vec<Option<u32>>,
    /// The number of the line.
    line: u32,
    /// The place of the line that is zero here, in ticks.
    base: i64,
}

/// An item, behind all that it waits for.
#[derive(Debug, Clone, Copy)]
struct Step {
    item: u32,
    kind: StepKind,
    /// Its arcs end where those of the next step begin.
    first_arc: u32,
}

#[derive(Debug, Clone, Copy)]
enum StepKind {
    /// Begins no earlier than this and what its arcs ask.
    Ahead(i32),
    /// Has begun.
    Begun {
        start: i32,
        /// Where what is left is done from.
        rest_from: i32,
        /// It isn't done earlier.
        not_before: i32,
    },
    /// Stays where it is.
    Still { start: i32, finish: i32 },
    /// Is where the first of its arcs leads.
    First,
}

/// What holds a step.
#[derive(Debug, Clone, Copy)]
struct Arc {
    /// The step that comes before.
    from: u32,
    from_start: bool,
    holds_start: bool,
    lag: i32,
}

/// Starts and finishes of all steps.
#[derive(Debug)]
pub(super) struct Times {
    pub(super) start: Vec<Lanes>,
    pub(super) finish: Vec<Lanes>,
}

impl Times {
    pub(super) fn new(steps: usize) -> Times {
        let nothing = || vec![[0; LANES]; steps];
        Times {
            start: nothing(),
            finish: nothing(),
        }
    }
}

impl Course {
    /// The course of a network whose loops are left out; `None` when its work counts along several
    /// calendars, around the clock or in months, is in parts finer than a unit, or too far away.
    pub(super) fn of(network: &Network) -> Option<Course> {
        let line = line_of(network)?;
        if tells_other_days(network, line) {
            return None;
        }
        let base = base_of(network, line)?;
        let mut course = Course {
            steps: Vec::with_capacity(network.order().len() + 1),
            arcs: Vec::with_capacity(network.links()),
            step_of: vec![None; network.items.len()],
            line,
            base,
        };
        for &item in network.order() {
            course.add(network, item as usize)?;
        }
        Some(course)
    }

    /// The items in the order of their steps.
    fn items(&self) -> impl Iterator<Item = usize> {
        self.steps.iter().map(|step| step.item as usize)
    }

    /// The day number of the working day with so many before it, from the beginning of the course.
    pub(super) fn day(&self, network: &Network, day: i32) -> i32 {
        let place = self.base + i64::from(day) * DAY;
        self.line(network).end(place).plus(-1).day()
    }

    /// The last place of what is done by the end of a day.
    pub(super) fn last_place(&self, network: &Network, day: Date) -> i32 {
        let place = self.line(network).place(Instant::end_of(day));
        let units = (place - self.base) / TICKS;
        units.clamp(NEVER.into(), i64::from(-NEVER)) as i32
    }

    fn line<'n>(&self, network: &'n Network) -> &'n Line {
        &network.lines[self.line as usize]
    }

    fn place_of(&self, network: &Network, at: Instant) -> Option<i32> {
        units(self.line(network).place(at) - self.base)
    }

    fn add(&mut self, network: &Network, number: usize) -> Option<()> {
        let item = &network.items[number];
        let first_arc = self.arcs.len() as u32;
        let kind = match &item.state {
            State::Done(done) => self.done(network, done)?,
            State::Running(running) => {
                self.arcs(network, number, |kind| !holds_start(kind))?;
                self.begun(network, running)?
            }
            State::Pinned(pin) => StepKind::Ahead(self.place_of(network, *pin)?),
            State::Ahead if item.kind == ItemKind::PhaseStart => match item.from {
                Some(bound) => {
                    let at = self.place_of(network, bound.at)?;
                    StepKind::Still {
                        start: at,
                        finish: at,
                    }
                }
                None => {
                    self.arcs(network, number, |_| true)?;
                    StepKind::First
                }
            },
            State::Ahead => {
                self.arcs(network, number, |_| true)?;
                let bound = item.from.map(|bound| bound.at);
                let status = network.status.filter(|_| item.kind == ItemKind::Task);
                let mut from = NEVER;
                for at in [bound, status].into_iter().flatten() {
                    from = from.max(self.place_of(network, at)?);
                }
                StepKind::Ahead(from)
            }
        };
        self.step_of[number] = Some(self.steps.len() as u32);
        self.steps.push(Step {
            item: number as u32,
            kind,
            first_arc,
        });
        Some(())
    }

    fn arcs(
        &mut self,
        network: &Network,
        number: usize,
        holds: impl Fn(LinkKind) -> bool,
    ) -> Option<()> {
        let item = &network.items[number];
        for link in network
            .before(number)
            .iter()
            .filter(|link| holds(link.kind))
        {
            // What nothing dates asks nothing of a phase.
            if item.kind == ItemKind::PhaseStart && !network.starts_its_phase(link.from as usize) {
                continue;
            }
            let arc = self.arc(link)?;
            self.arcs.push(arc);
        }
        Some(())
    }

    fn arc(&self, link: &Link) -> Option<Arc> {
        let lag = match link.lag {
            Lag::None => 0,
            Lag::Working(ticks) => units(ticks)?,
            Lag::Elapsed(_) => return None,
        };
        Some(Arc {
            from: self.step_of[link.from as usize]?,
            from_start: is_from_start(link.kind),
            holds_start: holds_start(link.kind),
            lag,
        })
    }

    fn done(&self, network: &Network, done: &Done) -> Option<StepKind> {
        let finish = self.place_of(network, done.finished?)?;
        let start = match done.started {
            Some(started) => self.place_of(network, started)?,
            None => finish,
        };
        Some(StepKind::Still { start, finish })
    }

    fn begun(&self, network: &Network, running: &Running) -> Option<StepKind> {
        let start = self.place_of(network, running.started?)?;
        let status = match network.status {
            Some(status) => Some(self.place_of(network, status)?),
            None => None,
        };
        let (rest_from, not_before) = match (running.rest, status) {
            (Some(_), Some(status)) => (start.max(status), NEVER),
            (None, Some(status)) => (start, status),
            (_, None) => (start, NEVER),
        };
        Some(StepKind::Begun {
            start,
            rest_from,
            not_before,
        })
    }

    /// Schedules the lanes; `length` gives the lengths of an item.
    pub(super) fn run(&self, times: &mut Times, mut length: impl FnMut(usize, &mut Lanes)) {
        let mut lengths = [0; LANES];
        for (at, step) in self.steps.iter().enumerate() {
            let (starts, start) = times.start.split_at_mut(at);
            let (finishes, finish) = times.finish.split_at_mut(at);
            let (start, finish) = (&mut start[0], &mut finish[0]);
            let asks = self.arcs_of(at).iter().map(|arc| {
                let from = arc.from as usize;
                let before: &Lanes = if arc.from_start {
                    &starts[from]
                } else {
                    &finishes[from]
                };
                (arc, before)
            });
            match step.kind {
                StepKind::Ahead(bound) => {
                    length(step.item as usize, &mut lengths);
                    *start = [bound; LANES];
                    for (arc, before) in asks {
                        if arc.holds_start {
                            each(start, before, |start, before| start.max(before + arc.lag));
                        } else {
                            for lane in 0..LANES {
                                let from = before[lane] + arc.lag - lengths[lane];
                                start[lane] = start[lane].max(from);
                            }
                        }
                    }
                    for lane in 0..LANES {
                        finish[lane] = start[lane] + lengths[lane];
                    }
                }
                StepKind::Begun {
                    start: begun,
                    rest_from,
                    not_before,
                } => {
                    length(step.item as usize, &mut lengths);
                    *start = [begun; LANES];
                    for lane in 0..LANES {
                        finish[lane] = (rest_from + lengths[lane]).max(not_before);
                    }
                    for (arc, before) in asks {
                        each(finish, before, |finish, before| {
                            finish.max(before + arc.lag)
                        });
                    }
                }
                StepKind::Still {
                    start: from,
                    finish: to,
                } => {
                    *start = [from; LANES];
                    *finish = [to; LANES];
                }
                StepKind::First => {
                    *start = [-NEVER; LANES];
                    for (_, before) in asks {
                        each(start, before, i32::min);
                    }
                    *finish = *start;
                }
            }
        }
    }

    /// Marks by step in which lanes a delay of it delays something marked behind it.
    ///
    /// `marked` holds a bit for each lane, and comes with those of the last steps set.
    pub(super) fn trace(&self, times: &Times, marked: &mut [u64]) {
        for at in (0..self.steps.len()).rev() {
            let lanes = marked[at];
            if lanes == 0 {
                continue;
            }
            let step = &self.steps[at];
            if let StepKind::Still { .. } = step.kind {
                // What is done can't be late any more.
                marked[at] = 0;
            }
            for arc in self.arcs_of(at) {
                let from = arc.from as usize;
                let before = match arc.from_start {
                    true => &times.start[from],
                    false => &times.finish[from],
                };
                // Of what begins when its end is asked for, start and finish move together.
                let end = match (arc.holds_start, step.kind) {
                    (true, _) | (_, StepKind::First) => &times.start[at],
                    (false, _) => &times.finish[at],
                };
                marked[from] |= lanes & equal(before, end, arc.lag);
            }
        }
    }

    /// The steps that no other step is done behind: the last finish is among them.
    pub(super) fn ends(&self, network: &Network) -> Vec<u32> {
        let is_told =
            |item: usize| item < network.stated && !network.items[item].doubts.has(Doubts::UNDATED);
        let told: Vec<bool> = self.items().map(is_told).collect();
        // Whether a step that is told is done no earlier than this one.
        let mut is_behind = vec![false; told.len()];
        for at in (0..told.len()).rev() {
            let leads_on = told[at] || is_behind[at];
            for arc in self.arcs_of(at) {
                let follows = !arc.from_start && arc.lag >= 0;
                is_behind[arc.from as usize] |= follows && leads_on;
            }
        }
        let ends = (0..).zip(told.iter().zip(&is_behind));
        let ends = ends.filter(|(_, (told, is_behind))| **told && !**is_behind);
        ends.map(|(step, _)| step).collect()
    }

    fn arcs_of(&self, step: usize) -> &[Arc] {
        let first = self.steps[step].first_arc as usize;
        let next = self.steps.get(step + 1);
        let end = next.map_or(self.arcs.len(), |next| next.first_arc as usize);
        &self.arcs[first..end]
    }
}

fn each(lanes: &mut Lanes, others: &Lanes, of: impl Fn(i32, i32) -> i32) {
    for (lane, other) in lanes.iter_mut().zip(others) {
        *lane = of(*lane, *other);
    }
}

/// The lanes in which one place and a lag make the other.
pub(super) fn equal(before: &Lanes, after: &Lanes, lag: i32) -> u64 {
    let mut lanes = 0;
    for lane in 0..LANES {
        lanes |= u64::from(before[lane] + lag == after[lane]) << lane;
    }
    lanes
}

fn holds_start(kind: LinkKind) -> bool {
    matches!(kind, LinkKind::FinishToStart | LinkKind::StartToStart)
}

fn is_from_start(kind: LinkKind) -> bool {
    matches!(kind, LinkKind::StartToStart | LinkKind::StartToFinish)
}

/// Ticks as units; `None` when they are no whole number of them, or too many.
fn units(ticks: i64) -> Option<i32> {
    let units = ticks / TICKS;
    let fits = ticks % TICKS == 0 && units.abs() <= FAR;
    fits.then_some(units as i32)
}

/// The one line that all work counts along.
fn line_of(network: &Network) -> Option<u32> {
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
fn tells_other_days(network: &Network, line: u32) -> bool {
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
fn base_of(network: &Network, line: u32) -> Option<i64> {
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

//! A network laid out for running many iterations side by side.
//!
//! Where all work counts along one calendar, a schedule is sums and maxima of whole numbers: the
//! calendar is needed only to read dates off at the end. [`Course::of`] says whether that is so;
//! other networks are scheduled one iteration at a time by the schedule itself.

mod fits;
mod run;

use jiff::civil::Date;

use crate::plan::value::LinkKind;
use crate::schedule::instant::{DAY, Instant};
use crate::schedule::line::Line;
use crate::schedule::network::{Done, Doubts, ItemKind, Lag, Link, Network, Running, State};

use super::random::LANES;
use fits::{base_of, line_of, tells_other_days};

pub(super) use run::{Lengths, Times, equal};

/// Units of a working day; hours of the usual working days are whole numbers of them.
pub(super) const UNITS: i64 = 5040;

/// Ticks of a unit.
pub(super) const TICKS: i64 = DAY / UNITS;

/// No place and no length is further away, so that sums of them stay in range.
pub(super) const FAR: i64 = 50_000 * UNITS;

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

//! From a plan to its network.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::read::{Either, Field, List};
use crate::plan::value::{self, Link as StatedLink, LinkKind, Percent};
use crate::plan::{CalendarName, Milestone, Phase, Plan, Task, TaskCalendars};
use crate::schedule::Calendar;
use crate::schedule::instant::{DAY, Edge, Instant};
use crate::schedule::line::Line;
use crate::schedule::{Calendars, of_plan};
use crate::source::{Span, Spanned};

use super::length::Counted;
use super::{
    Bound, BoundSource, Done, Doubts, Item, ItemKind, Lag, Length, Link, Network, Parts, Running,
    State,
};

/// The line of all time.
const ELAPSED: u32 = 0;
/// The line of the plan's calendar.
const OF_PLAN: u32 = 1;

impl Network {
    /// The network of a plan.
    pub fn of(plan: &Plan, calendars: &Calendars) -> Network {
        Network::as_of(plan, calendars, plan.status_date.value())
    }

    /// The network of a plan whose progress is told as of a day, whatever day the plan names.
    pub fn as_of(plan: &Plan, calendars: &Calendars, status: Option<Date>) -> Network {
        let mut builder = Builder::new(plan, calendars, status.map(Instant::end_of));
        for (phase_at, phase) in plan.phases.iter().enumerate() {
            for task in &phase.tasks {
                builder.task(task, phase, phase_at);
            }
            for milestone in &phase.milestones {
                builder.milestone(milestone, phase_at);
            }
        }
        builder.links(plan);
        builder.finish()
    }
}

/// What an id stands for.
#[derive(Debug, Clone, Copy)]
enum Target {
    Item(u32),
    Phase(usize),
}

/// A phase that links lead to.
#[derive(Debug, Default, Clone)]
struct Members {
    items: Vec<u32>,
    /// The node of its first start and that of its last finish, once a link leads there.
    start: Option<u32>,
    end: Option<u32>,
}

struct Builder<'p> {
    plan: &'p Plan,
    calendars: &'p Calendars,
    of_tasks: TaskCalendars<'p>,
    parts: Parts,
    line_of: HashMap<&'p str, u32>,
    /// By phase, in the order of the file.
    members: Vec<Members>,
    /// The last place to look for where the work begins.
    plan_start: Option<Bound>,
    is_dated: bool,
    status: Option<Instant>,
    /// Whether the plan's own calendar is unknown.
    no_calendar: Doubts,
}

fn at(field: &Field<Date>) -> Option<Instant> {
    field.value().map(Instant::begin_of)
}

fn end_of(field: &Field<Date>) -> Option<Instant> {
    field.value().map(Instant::end_of)
}

/// The doubt that goes with dates that can't be read.
fn unreadable(fields: &[&Field<Date>]) -> Doubts {
    match fields.iter().any(|field| field.is_unreadable()) {
        true => Doubts::UNREADABLE,
        false => Doubts::default(),
    }
}

/// Where the work of the plan begins for tasks that state no date: its own start, else that of
/// its first phase, else the first date that any work states.
fn plan_start(plan: &Plan) -> Option<Bound> {
    let bound = |date: Date, source| Bound {
        at: Instant::begin_of(date),
        edge: Edge::Start,
        source,
    };
    if let Some(date) = plan.start.value().or(of_plan(plan).start) {
        return Some(bound(date, BoundSource::PlanStart));
    }
    let of_phases = plan.phases.iter().map(|phase| phase.start.value());
    let of_tasks = plan.tasks().flat_map(|task| {
        let dates = [
            &task.started,
            &task.finished,
            &task.starts_on,
            &task.not_before,
        ];
        dates.map(Field::value)
    });
    let of_milestones = plan
        .milestones()
        .map(|milestone| milestone.finished.value());
    let first = of_phases
        .chain(of_tasks)
        .chain(of_milestones)
        .flatten()
        .min()?;
    Some(bound(first, BoundSource::FirstDate))
}

/// A Monday to count from when a plan has no date at all.
const NO_DATE: Instant = Instant(4 * DAY);

impl<'p> Builder<'p> {
    fn new(plan: &'p Plan, calendars: &'p Calendars, status: Option<Instant>) -> Builder<'p> {
        let known = calendars.of_plan(plan);
        let no_calendar = match known {
            Some(_) => Doubts::default(),
            None => Doubts::NO_CALENDAR,
        };
        let calendar = known.unwrap_or_else(Calendar::standard);
        let plan_start = plan_start(plan);
        let is_dated = plan_start.is_some() || status.is_some();
        Builder {
            plan,
            calendars,
            of_tasks: TaskCalendars::new(plan),
            parts: Parts {
                lines: vec![Line::Elapsed, Line::Working(calendar)],
                ..Parts::default()
            },
            line_of: HashMap::new(),
            members: vec![Members::default(); plan.phases.len()],
            plan_start,
            is_dated,
            status,
            no_calendar,
        }
    }

    /// The line of a task's calendar, and the doubt that goes with it.
    fn line(&mut self, name: &'p Field<CalendarName>) -> (u32, Doubts) {
        let name = match name {
            Field::Absent => return (OF_PLAN, self.no_calendar),
            Field::Unreadable(_) => return (OF_PLAN, Doubts::NO_CALENDAR),
            Field::Given(_, name) => name,
        };
        let short = match name {
            Either::Short(name) => Some(name.as_str()),
            Either::Long(_) => None,
        };
        if let Some(&line) = short.and_then(|name| self.line_of.get(name)) {
            return (line, Doubts::default());
        }
        let Some(calendar) = self.calendars.named(name) else {
            return (OF_PLAN, Doubts::NO_CALENDAR);
        };
        let line = Line::Working(calendar);
        let number = match self.parts.lines.get(OF_PLAN as usize) {
            Some(of_plan) if *of_plan == line => OF_PLAN,
            _ => {
                self.parts.lines.push(line);
                self.parts.lines.len() as u32 - 1
            }
        };
        if let Some(name) = short {
            self.line_of.insert(name, number);
        }
        (number, Doubts::default())
    }

    fn calendar(&self, line: u32) -> &Calendar {
        match &self.parts.lines[line as usize] {
            Line::Working(calendar) => calendar,
            // The first line after that of all time is a calendar's.
            Line::Elapsed => self.calendar(OF_PLAN),
        }
    }

    fn push(&mut self, item: Item, phase_at: usize) {
        let number = self.parts.items.len() as u32;
        self.members[phase_at].items.push(number);
        self.parts.items.push(item);
        self.parts.stated += 1;
    }

    fn task(&mut self, task: &'p Task, phase: &Phase, phase_at: usize) {
        let (calendar, mut doubts) = self.line(self.of_tasks.of(task));
        doubts = doubts.and(unreadable(&[
            &task.finished,
            &task.started,
            &task.starts_on,
            &task.not_before,
        ]));
        let progress = task.progress.value();
        let duration = task.likely_duration();
        let counted = |left: Decimal| {
            duration.map(|duration| Counted::of(duration, left, self.calendar(calendar)))
        };
        let whole = counted(Decimal::ONE);
        let done = done(task, progress);
        if whole.is_none() && done.is_none() {
            doubts = doubts.and(Doubts::NO_DURATION);
        }
        let state = if let Some(done) = done {
            State::Done(Box::new(done))
        } else if task.started.value().is_some() || has_begun(progress) {
            let left = progress.map(|done| (Decimal::ONE - done.fraction()).max(Decimal::ZERO));
            State::Running(Box::new(Running {
                started: at(&task.started),
                rest: left.and_then(|left| Some(counted(left)?.length)),
            }))
        } else if let Some(pin) = at(&task.starts_on) {
            State::Pinned(pin)
        } else {
            State::Ahead
        };
        // What takes no time happens at an instant, whether that is worked or not.
        let whole = whole.filter(|whole| !whole.length.is_zero());
        let item = Item {
            kind: ItemKind::Task,
            doubts,
            line: match whole {
                Some(whole) if !whole.is_elapsed => calendar,
                _ => ELAPSED,
            },
            calendar,
            length: whole.map_or(Length::ZERO, |whole| whole.length),
            from: Some(self.bound(task, phase)),
            due: self.due(&task.deadline),
            state,
        };
        self.push(item, phase_at);
    }

    /// The date that bounds the start of a task: its own, else that of its phase, else that of
    /// the plan. A task that states its own date may well begin before its phase (rules tell).
    fn bound(&self, task: &Task, phase: &Phase) -> Bound {
        let own = at(&task.not_before).map(|at| (at, BoundSource::NotBefore));
        let stated = own.or_else(|| Some((at(&phase.start)?, BoundSource::PhaseStart)));
        match (stated, self.plan_start) {
            (Some((at, source)), _) => Bound {
                at,
                edge: Edge::Start,
                source,
            },
            (None, Some(start)) => start,
            (None, None) => Bound {
                at: NO_DATE,
                edge: Edge::Start,
                source: BoundSource::FirstDate,
            },
        }
    }

    fn milestone(&mut self, milestone: &'p Milestone, phase_at: usize) {
        let mut doubts = self.no_calendar.and(unreadable(&[&milestone.finished]));
        let state = match end_of(&milestone.finished) {
            None => State::Ahead,
            finished => State::Done(Box::new(Done {
                started: None,
                finished,
                follows: false,
            })),
        };
        // With nothing before it, a milestone is when it is promised.
        let promised = self
            .due(&milestone.date)
            .filter(|_| milestone.after.is_absent());
        if state == State::Ahead && milestone.after.is_absent() && promised.is_none() {
            doubts = doubts.and(Doubts::UNDATED);
        }
        let item = Item {
            kind: ItemKind::Milestone,
            doubts,
            line: ELAPSED,
            calendar: OF_PLAN,
            length: Length::ZERO,
            from: promised.map(|at| Bound {
                at,
                edge: Edge::End,
                source: BoundSource::Promised,
            }),
            due: self.due(&milestone.date),
            state,
        };
        self.push(item, phase_at);
    }

    /// The links of all items, once all of them are known.
    fn links(&mut self, plan: &'p Plan) {
        let targets = targets(plan);
        let mut number = 0;
        for phase in &plan.phases {
            let of_tasks = phase.tasks.iter().map(|task| &task.after);
            let of_milestones = phase.milestones.iter().map(|milestone| &milestone.after);
            for after in of_tasks.chain(of_milestones) {
                self.links_of(number, after, &targets);
                number += 1;
            }
        }
    }

    fn links_of(
        &mut self,
        item: u32,
        after: &List<Spanned<StatedLink>>,
        targets: &HashMap<&str, Target>,
    ) {
        let mut doubts = match after.is_complete() {
            true => Doubts::default(),
            false => Doubts::UNREADABLE,
        };
        let mut is_held = false;
        for stated in after {
            let StatedLink { target, kind, lag } = &stated.value;
            let from = match targets.get(target.as_str()) {
                Some(&Target::Item(from)) => (from != item).then_some(from),
                Some(&Target::Phase(phase)) => self.end_of_phase(phase, *kind),
                None => None,
            };
            let Some(from) = from else {
                doubts = doubts.and(Doubts::UNREADABLE);
                continue;
            };
            is_held = true;
            let lag = self.lag(lag.as_ref(), item);
            let link = Link {
                from,
                kind: *kind,
                lag,
                stated: stated.span,
            };
            self.parts.links.push((item, link));
        }
        let item = &mut self.parts.items[item as usize];
        item.doubts = item.doubts.and(doubts);
        if item.kind == ItemKind::Milestone && !is_held && item.state == State::Ahead {
            // Nothing of what comes before is known: only the promise is left.
            item.from = item.due.map(|at| Bound {
                at,
                edge: Edge::End,
                source: BoundSource::Promised,
            });
            if item.from.is_none() {
                item.doubts = item.doubts.and(Doubts::UNDATED);
            }
        }
    }

    fn lag(&self, lag: Option<&value::Lag>, item: u32) -> Lag {
        let calendar = self.parts.items[item as usize].calendar;
        lag.map_or(Lag::None, |lag| Lag::of(lag, self.calendar(calendar)))
    }

    /// The node of the end of a phase that a link of a kind leads to; `None` for a phase without
    /// items.
    fn end_of_phase(&mut self, phase_at: usize, kind: LinkKind) -> Option<u32> {
        let of_start = matches!(kind, LinkKind::StartToStart | LinkKind::StartToFinish);
        let members = self.members.get(phase_at)?;
        let known = if of_start { members.start } else { members.end };
        if known.is_some() {
            return known;
        }
        let stated = self
            .plan
            .phases
            .get(phase_at)
            .and_then(|phase| at(&phase.start));
        let stated = stated.filter(|_| of_start);
        if members.items.is_empty() && stated.is_none() {
            return None;
        }
        let number = self.parts.items.len() as u32;
        self.parts.items.push(Item {
            kind: match of_start {
                true => ItemKind::PhaseStart,
                false => ItemKind::PhaseEnd,
            },
            doubts: Doubts::default(),
            line: ELAPSED,
            calendar: OF_PLAN,
            length: Length::ZERO,
            from: stated.map(|at| Bound {
                at,
                edge: Edge::Start,
                source: BoundSource::PhaseStart,
            }),
            due: None,
            state: State::Ahead,
        });
        let kind = match of_start {
            true => LinkKind::StartToStart,
            false => LinkKind::FinishToFinish,
        };
        // A stated start stands for itself: the items are bound by it, too.
        let items = members.items.iter().filter(|_| stated.is_none());
        self.parts.links.extend(items.map(|&from| {
            let link = Link {
                from,
                kind,
                lag: Lag::None,
                stated: Span::default(),
            };
            (number, link)
        }));
        let members = &mut self.members[phase_at];
        match of_start {
            true => members.start = Some(number),
            false => members.end = Some(number),
        }
        Some(number)
    }

    /// The end of the day on which something is due; nothing can be compared with it when no
    /// date says when work is.
    fn due(&self, field: &Field<Date>) -> Option<Instant> {
        end_of(field).filter(|_| self.is_dated)
    }

    fn finish(self) -> Network {
        let mut network = Network::new(self.parts);
        network.status = self.status;
        network.promised_end = end_of(&self.plan.end).filter(|_| self.is_dated);
        network.is_dated = self.is_dated;
        network
    }
}

/// Whether some of the work is done.
fn has_begun(progress: Option<Percent>) -> bool {
    progress.is_some_and(|progress| progress.0 > Decimal::ZERO)
}

/// What is known of a task that is done, by its finish or by its progress.
fn done(task: &Task, progress: Option<Percent>) -> Option<Done> {
    let is_whole = progress.is_some_and(|progress| progress.0 >= Decimal::ONE_HUNDRED);
    let finished = end_of(&task.finished);
    (finished.is_some() || is_whole).then_some(Done {
        started: at(&task.started),
        finished,
        follows: false,
    })
}

/// What each id stands for; of several with the same id, the first.
fn targets(plan: &Plan) -> HashMap<&str, Target> {
    let mut targets = HashMap::new();
    let mut number = 0;
    for (phase_at, phase) in plan.phases.iter().enumerate() {
        if let Some(id) = phase.id.get() {
            targets
                .entry(id.as_str())
                .or_insert(Target::Phase(phase_at));
        }
        let of_tasks = phase
            .tasks
            .iter()
            .map(|task| task.id.get().map(|id| id.as_str()));
        let of_milestones = phase.milestones.iter();
        let of_milestones = of_milestones.map(|milestone| milestone.id.get().map(|id| id.as_str()));
        for id in of_tasks.chain(of_milestones) {
            if let Some(id) = id {
                targets.entry(id).or_insert(Target::Item(number));
            }
            number += 1;
        }
    }
    targets
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use crate::schedule::calendar::day_number;

    use super::*;

    #[test]
    fn what_has_no_date_is_counted_from_a_monday() {
        let date = NO_DATE.date(Edge::Start).unwrap();
        assert_eq!(date.weekday(), Weekday::Monday);
        assert_eq!(i64::from(day_number(date)) * DAY, NO_DATE.0);
    }
}

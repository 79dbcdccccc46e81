//! The tasks and milestones of a plan with their computed dates, as rules look at them.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::check::rules::prelude::*;
use crate::diagnostic::Diagnostic;
use crate::plan::read::List;
use crate::plan::value::Link;
use crate::plan::{Item, Milestone, Phase, Plan, Task};
use crate::schedule::cpm::Driver;
use crate::schedule::line::Line;
use crate::schedule::network::{BoundSource, Doubts, State};
use crate::schedule::{Facts, Schedule, of_plan};
use crate::source::{Span, Spanned};

/// Plans with fewer open tasks than this can do without links: who does the work sees all of it.
pub(super) const FEWEST_TASKS: usize = 5;
/// So many other places are pointed at for one finding.
pub(super) const SHOWN: usize = 4;
/// So many items of a chain are pointed at.
const CHAIN_SHOWN: usize = 3;

/// A task or milestone of the plan.
#[derive(Debug, Clone, Copy)]
pub(in crate::check::rules) enum Piece<'p> {
    Task(&'p Task, &'p Phase),
    Milestone(&'p Milestone, &'p Phase),
}

impl<'p> Piece<'p> {
    pub(in crate::check::rules) fn task(self) -> Option<&'p Task> {
        match self {
            Piece::Task(task, _) => Some(task),
            Piece::Milestone(..) => None,
        }
    }

    pub(super) fn phase(self) -> &'p Phase {
        match self {
            Piece::Task(_, phase) | Piece::Milestone(_, phase) => phase,
        }
    }

    pub(super) fn after(self) -> &'p List<Spanned<Link>> {
        match self {
            Piece::Task(task, _) => &task.after,
            Piece::Milestone(milestone, _) => &milestone.after,
        }
    }

    /// Whether the author says that a gap around it is meant.
    pub(super) fn is_accepted(self) -> bool {
        match self {
            Piece::Task(task, _) => !task.accepted.is_absent(),
            Piece::Milestone(milestone, _) => !milestone.accepted.is_absent(),
        }
    }

    fn item(self) -> Item<'p> {
        match self {
            Piece::Task(task, _) => task.name(),
            Piece::Milestone(milestone, _) => milestone.name(),
        }
    }

    pub(super) fn id(self) -> Option<&'p str> {
        self.item().id()
    }

    /// `task T1 (Choose the system)`.
    pub(in crate::check::rules) fn name(self) -> Text {
        match self {
            Piece::Task(task, _) => text!("task {task}", "任务{task}", task = task.name()),
            Piece::Milestone(milestone, _) => {
                text!("milestone {m}", "里程碑{m}", m = milestone.name())
            }
        }
    }

    pub(in crate::check::rules) fn title_span(self) -> Span {
        match self {
            Piece::Task(task, _) => task.title_span(),
            Piece::Milestone(milestone, _) => milestone.title_span(),
        }
    }
}

/// The tasks and milestones of a plan in the order of its schedule.
#[derive(Debug)]
pub(in crate::check::rules) struct Work<'c> {
    pub(in crate::check::rules) schedule: &'c Schedule,
    /// By number.
    pub(super) facts: &'c [Facts],
    pub(in crate::check::rules) pieces: Vec<Piece<'c>>,
    plan: &'c Plan,
    is_tracked: bool,
}

impl<'c> Work<'c> {
    /// The work of a plan; `None` without tasks, and when some of it can't be read.
    pub(in crate::check::rules) fn of(cx: &'c Context<'_>) -> Option<Work<'c>> {
        let plan = cx.plan;
        if !cx.is_complete() || !plan.tasks_are_complete() || plan.tasks().next().is_none() {
            return None;
        }
        let mut pieces = Vec::new();
        for phase in &plan.phases {
            pieces.extend(phase.tasks.iter().map(|task| Piece::Task(task, phase)));
            let milestones = phase.milestones.iter();
            pieces.extend(milestones.map(|milestone| Piece::Milestone(milestone, phase)));
        }
        Some(Work {
            schedule: cx.schedule(),
            facts: cx.facts(),
            pieces,
            plan,
            is_tracked: is_tracked(plan),
        })
    }

    /// The pieces that aren't done, with their numbers in the schedule.
    pub(super) fn open(&self) -> impl Iterator<Item = (usize, Piece<'c>)> + '_ {
        let pieces = self.pieces.iter().copied().enumerate();
        pieces.filter(|&(number, _)| !self.is_done(number))
    }

    /// The tasks that aren't done, with their numbers in the schedule.
    pub(super) fn open_tasks(&self) -> impl Iterator<Item = (usize, &'c Task)> + '_ {
        self.open()
            .filter_map(|(number, piece)| Some((number, piece.task()?)))
    }

    pub(super) fn state(&self, number: usize) -> &State {
        &self.schedule.network().items[number].state
    }

    fn is_done(&self, number: usize) -> bool {
        matches!(self.state(number), State::Done(_))
    }

    /// Whether anything waits for anything.
    pub(super) fn has_links(&self) -> bool {
        let mut pieces = self.pieces.iter();
        pieces.any(|piece| !piece.after().is_absent())
    }

    /// Whether every link leads to a task, milestone or phase of the plan: else what is missing
    /// may well be meant.
    pub(super) fn links_are_known(&self) -> bool {
        let items = &self.schedule.network().items[..self.pieces.len()];
        !items.iter().any(|item| item.doubts.has(Doubts::UNREADABLE))
    }

    /// The facts of a piece, when nothing they rest on is doubtful.
    pub(in crate::check::rules) fn certain(&self, number: usize) -> Option<Facts> {
        let facts = self.facts[number];
        let is_certain = self.is_tracked && facts.doubts.is_empty() && !facts.is_behind_loop;
        is_certain.then_some(facts)
    }

    /// For each piece whether it rests on work that is done in part, of which nobody says as of
    /// when: how much of it is left isn't known.
    pub(in crate::check::rules) fn rests_on_unknown_progress(&self) -> Vec<bool> {
        let network = self.schedule.network();
        let mut rests = vec![false; network.items.len()];
        if network.status.is_some() {
            return rests;
        }
        for &item in network.order() {
            let item = item as usize;
            rests[item] = match &network.items[item].state {
                State::Done(_) => false,
                State::Running(running) if running.rest.is_some() => true,
                _ => {
                    let before = network.before(item);
                    before.iter().any(|link| rests[link.from as usize])
                }
            };
        }
        rests
    }

    /// Days of a piece's calendar as those of an office, which works five days a week at most.
    pub(super) fn office_days(&self, number: usize, days: Decimal) -> Decimal {
        let network = self.schedule.network();
        let line = network.items[number].calendar as usize;
        let Line::Working(calendar) = &network.lines[line] else {
            return days;
        };
        // A week without public holidays.
        let (monday, sunday) = (Date::constant(2024, 7, 1), Date::constant(2024, 7, 7));
        match calendar.workdays_between(monday, sunday) {
            week @ 6.. => days * Decimal::from(5) / Decimal::from(week),
            _ => days,
        }
    }

    /// Points at what comes before a piece and sets its dates: the last few of the chain, then the
    /// stated date that it is counted from.
    pub(in crate::check::rules) fn show_chain(&self, number: usize, finding: &mut Diagnostic) {
        let mut at = number;
        for _ in 0..=CHAIN_SHOWN {
            let drivers = self.schedule.drivers(at);
            let link = drivers.iter().find_map(|driver| match driver {
                Driver::Link(number) => Some(self.schedule.network().link(*number).from as usize),
                _ => None,
            });
            match link {
                Some(before) => at = before,
                None => {
                    let stated = drivers.first().and_then(|&driver| self.stated(at, driver));
                    if let Some(span) = stated {
                        finding.related(span, text!("counted from this day", "从这一天推算"));
                    }
                    return;
                }
            }
            let Some(piece) = self.pieces.get(at) else {
                continue;
            };
            let finish = self.facts[at].early_finish;
            if let Some(finish) = finish {
                finding.related(
                    piece.title_span(),
                    text!(
                        "comes before it, and is done on {finish}",
                        "其前置，{finish} 完成",
                        finish = finish
                    ),
                );
            }
        }
    }

    /// Where the date stands that drives a piece.
    fn stated(&self, number: usize, driver: Driver) -> Option<Span> {
        let piece = *self.pieces.get(number)?;
        let (task, phase) = match piece {
            Piece::Task(task, phase) => (Some(task), phase),
            Piece::Milestone(milestone, _) => {
                return match driver {
                    Driver::Done => milestone.finished.span(),
                    Driver::Reached => None,
                    _ => milestone.date.span(),
                };
            }
        };
        let task = task?;
        match driver {
            Driver::Link(_) | Driver::Reached => None,
            Driver::Pinned(_) => task.starts_on.span(),
            Driver::Started(_) => task.started.span(),
            Driver::Done => task.finished.span(),
            Driver::Status(_) => self.plan.status_date.span(),
            Driver::Bound(bound) => match bound.source {
                BoundSource::NotBefore => task.not_before.span(),
                BoundSource::PhaseStart => phase.start.span(),
                BoundSource::PlanStart => self.plan.start.span(),
                BoundSource::FirstDate | BoundSource::Promised => None,
            },
        }
    }
}

/// Whether computed dates mean something: of a plan with a status date some work says how far it
/// is, or none was to begin before that date.
///
/// A status date may be there for the readings of goals alone. What has no progress then would
/// count as not begun, and all of it would be late.
pub(super) fn is_tracked(plan: &Plan) -> bool {
    let status = plan.status_date.value();
    let starts_later = of_plan(plan)
        .start
        .zip(status)
        .is_some_and(|(start, status)| status < start);
    let says = |task: &Task| {
        let dates = [&task.started, &task.finished];
        !task.progress.is_absent() || dates.iter().any(|date| !date.is_absent())
    };
    let mut milestones = plan.milestones();
    plan.status_date.is_absent()
        || starts_later
        || plan.tasks().any(says)
        || milestones.any(|milestone| !milestone.finished.is_absent())
}

/// Working days that a calendar which isn't named may add: more weekend days have never been made
/// up for in a row.
const MADE_UP: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// By how many working days computed dates may be too late for all that is known of the calendar.
pub(in crate::check::rules) fn may_be_made_up(cx: &Context<'_>) -> Decimal {
    let is_named = !cx.plan.calendar.is_absent() || cx.settings.calendars.usual().is_some();
    match is_named {
        true => Decimal::ZERO,
        false => MADE_UP,
    }
}

/// A number of working days: `1 working day`, `3 个工作日`.
pub(in crate::check::rules) fn days(days: Decimal) -> Text {
    let days = days.normalize();
    let noun = match days == Decimal::ONE {
        true => "working day",
        false => "working days",
    };
    Text {
        en: format!("{days} {noun}").into(),
        zh: format!("{days} 个工作日").into(),
    }
}

/// The same in whole days, rounded up.
pub(super) fn whole_days(amount: Decimal) -> Text {
    days(Decimal::from(amount.ceil().to_i64().unwrap_or(i64::MAX)))
}

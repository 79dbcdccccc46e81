//! The rows of a timeline with their bars, phase by phase.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::compare::Earlier;
use crate::lang::{Lang, Text};
use crate::plan::read::{Field, List};
use crate::plan::value::{Link, Percent};
use crate::plan::{Id, LocalText, Milestone, Phase, Plan, Task};
use crate::schedule::network::Doubts;
use crate::schedule::{self, Schedule};
use crate::source::Spanned;
use crate::view::report::{Bar, Cell, OnPhase, Row, RowKind, Shape, Tone};
use crate::view::words;

use super::window::is_late;
use super::{TimelineBy, TimelineWindow};

/// All of the work.
const DONE: Percent = Percent(Decimal::ONE_HUNDRED);

const PHASE: Text = Text::new("phase", "阶段");
const TASK: Text = Text::new("task", "任务");
const MILESTONE: Text = Text::new("milestone", "里程碑");

/// The sign of what is critical.
const CRITICAL: Text = Text::new("●", "●");

/// The rows with their bars, gathered phase by phase.
pub(super) struct Rows<'p> {
    lang: Lang,
    window: TimelineWindow,
    schedule: &'p Schedule,
    /// The days of an earlier version.
    earlier: Option<&'p Earlier>,
    /// The facts of all tasks and milestones, by their number in the schedule.
    facts: &'p [schedule::Facts],
    /// The number of the next task or milestone in the schedule.
    next: usize,
    pub(super) rows: Vec<Row>,
    pub(super) bars: Vec<Option<Bar>>,
    /// The row of each id.
    pub(super) places: HashMap<&'p str, usize>,
}

fn id<const KIND: u16>(id: &Field<Id<KIND>>) -> Cell {
    id.get().map(|id| id.as_str().to_owned()).into()
}

fn links(after: &List<Spanned<Link>>) -> Cell {
    if after.is_absent() {
        return Cell::Missing;
    }
    Cell::List(after.iter().map(|link| link.value.to_string()).collect())
}

fn days(days: Option<Decimal>) -> Cell {
    days.map_or(Cell::Missing, Cell::Days)
}

/// What a row says besides its dates.
struct Said<'p> {
    kind: Text,
    id: Cell,
    title: &'p Field<LocalText>,
    phase: Cell,
    progress: Option<Percent>,
    owner: &'p Field<LocalText>,
    predecessors: Cell,
}

impl<'p> Rows<'p> {
    pub(super) fn of(
        plan: &'p Plan,
        (schedule, facts): (&'p Schedule, &'p [schedule::Facts]),
        earlier: Option<&'p Earlier>,
        window: TimelineWindow,
        lang: Lang,
    ) -> Rows<'p> {
        let mut rows = Rows {
            lang,
            window,
            schedule,
            earlier,
            facts,
            next: 0,
            rows: Vec::new(),
            bars: Vec::new(),
            places: HashMap::new(),
        };
        for (number, phase) in plan.phases.iter().enumerate() {
            rows.phase(phase, number);
        }
        rows
    }

    /// The days that a task or milestone had in the earlier version.
    fn earlier(&self, item: usize) -> Option<(Date, Date)> {
        self.earlier?.items.get(item).copied().flatten()
    }

    fn phase(&mut self, phase: &'p Phase, number: usize) {
        let first = self.next;
        self.next += phase.tasks.len() + phase.milestones.len();
        let members = &self.facts[first..self.next];
        let (tasks, milestones) = members.split_at(phase.tasks.len());
        let facts = self.summary(phase, members);
        let (start, finish) = schedule::days_of_phase(phase, members);
        let said = Said {
            kind: PHASE,
            id: id(&phase.id),
            title: &phase.title,
            phase: id(&phase.id),
            progress: None,
            owner: &phase.owner,
            predecessors: Cell::Missing,
        };
        let drawn = bar(start, finish, Shape::Summary).map(|bar| Bar {
            critical: facts.is_critical,
            promised: phase.end.value(),
            critical_parts: self.critical_parts(members),
            milestones: self.rolled_up(phase, milestones),
            baseline: self
                .earlier
                .and_then(|earlier| *earlier.phases.get(number)?),
            ..bar
        });
        let is_taken = self.takes_phase(&facts, tasks, milestones);
        let inside = is_taken && self.window.shows(drawn.as_ref());
        let at = self.rows.len();
        let row = self.row(RowKind::Group, (start, finish), &facts, said);
        self.push(&phase.id, row, drawn);
        if self.window.by == TimelineBy::Task {
            for (item, (task, facts)) in (first..).zip(phase.tasks.iter().zip(tasks)) {
                self.task(task, facts, phase, item);
            }
        }
        if self.window.by != TimelineBy::Phase {
            let first = first + tasks.len();
            let milestones = phase.milestones.iter().zip(milestones);
            for (item, (milestone, facts)) in (first..).zip(milestones) {
                self.milestone(milestone, facts, phase, item);
            }
        }
        // A phase stands above what it holds, even when its own dates say otherwise.
        if !inside && self.rows.len() == at + 1 {
            self.rows.truncate(at);
            self.bars.truncate(at);
            let id = phase.id.get().map(Id::as_str).unwrap_or_default();
            if self.places.get(id) == Some(&at) {
                self.places.remove(id);
            }
        }
    }

    /// Whether a phase is among what alone is shown: for its own sake, or for that of what has no
    /// row of its own.
    fn takes_phase(
        &self,
        facts: &schedule::Facts,
        tasks: &[schedule::Facts],
        milestones: &[schedule::Facts],
    ) -> bool {
        let only = self.window.only;
        let (tasks, milestones) = match self.window.by {
            TimelineBy::Phase => (tasks, milestones),
            TimelineBy::Milestone => (tasks, &[][..]),
            TimelineBy::Task => (&[][..], &[][..]),
        };
        // The phase is critical as far as what it holds is.
        let own = schedule::Facts {
            is_critical: false,
            ..*facts
        };
        only.takes(&own, false)
            || tasks.iter().any(|facts| only.takes(facts, false))
            || milestones.iter().any(|facts| only.takes(facts, true))
    }

    /// The milestones of a phase, when they have no rows.
    fn rolled_up(&self, phase: &Phase, facts: &[schedule::Facts]) -> Vec<OnPhase> {
        if self.window.by != TimelineBy::Phase {
            return Vec::new();
        }
        let milestones = phase.milestones.iter().zip(facts);
        milestones
            .filter(|(_, facts)| self.window.only.takes(facts, true))
            .filter_map(|(milestone, facts)| {
                Some(OnPhase {
                    day: day_of(milestone, facts)?,
                    critical: facts.is_critical,
                })
            })
            .collect()
    }

    /// The stretches in which something of a phase is critical; days off don't part them.
    fn critical_parts(&self, members: &[schedule::Facts]) -> Vec<(Date, Date)> {
        let critical = members.iter().filter(|facts| facts.is_critical);
        let mut parts: Vec<(Date, Date)> = critical
            .filter_map(|facts| facts.early_start.zip(facts.early_finish))
            .collect();
        parts.sort_unstable();
        let is_apart = |end: Date, start: Date| {
            // Both of these days are worked.
            let days = self.schedule.workdays(end, start);
            start > end && days.is_some_and(|days| days > Decimal::TWO)
        };
        parts.dedup_by(|next, kept| {
            let joins = !is_apart(kept.1, next.0);
            if joins {
                kept.1 = kept.1.max(next.1);
            }
            joins
        });
        parts
    }

    /// What holds for a phase as a whole.
    fn summary(&self, phase: &Phase, members: &[schedule::Facts]) -> schedule::Facts {
        let first =
            |date: fn(&schedule::Facts) -> Option<Date>| members.iter().filter_map(date).min();
        let last =
            |date: fn(&schedule::Facts) -> Option<Date>| members.iter().filter_map(date).max();
        let (early_start, early_finish) = (first(|of| of.early_start), last(|of| of.early_finish));
        let between = |from: Option<Date>, to: Option<Date>| self.schedule.workdays(from?, to?);
        let promised = phase.end.value();
        schedule::Facts {
            early_start,
            early_finish,
            late_start: first(|of| of.late_start),
            late_finish: last(|of| of.late_finish),
            total_float: members.iter().filter_map(|of| of.total_float).min(),
            free_float: None,
            is_critical: members.iter().any(|of| of.is_critical),
            days: between(early_start, early_finish),
            promised,
            slip: self.schedule.slip(early_finish, promised),
            doubts: Doubts::default(),
            is_done: members.iter().all(|of| of.is_done),
            is_behind_loop: false,
        }
    }

    fn task(&mut self, task: &'p Task, facts: &schedule::Facts, phase: &Phase, item: usize) {
        let stated = schedule::of_task(task);
        let start = facts.early_start.or(stated.start);
        let finish = facts.early_finish.or(stated.finish);
        let progress = task
            .progress
            .value()
            .or_else(|| task.finished.get().map(|_| DONE));
        let drawn = bar(start, finish, Shape::Task).map(|bar| Bar {
            progress,
            tone: tone(facts),
            critical: facts.is_critical,
            promised: task.deadline.value(),
            baseline: match self.earlier {
                Some(_) => self.earlier(item),
                None => task.baseline.get().and_then(|dates| {
                    let (start, finish) = (dates.start.value()?, dates.finish.value()?);
                    (start <= finish).then_some((start, finish))
                }),
            },
            ..bar
        });
        if !self.window.only.takes(facts, false) || !self.window.shows(drawn.as_ref()) {
            return;
        }
        let said = Said {
            kind: TASK,
            id: id(&task.id),
            title: &task.title,
            phase: id(&phase.id),
            progress,
            owner: &task.owner,
            predecessors: links(&task.after),
        };
        let row = self.row(RowKind::Item, (start, finish), facts, said);
        self.push(&task.id, row, drawn);
    }

    fn milestone(
        &mut self,
        milestone: &'p Milestone,
        facts: &schedule::Facts,
        phase: &Phase,
        item: usize,
    ) {
        let day = day_of(milestone, facts);
        let drawn = bar(day, day, Shape::Milestone).map(|bar| Bar {
            progress: milestone.finished.get().map(|_| DONE),
            tone: tone(facts),
            critical: facts.is_critical,
            promised: milestone.date.value(),
            baseline: self.earlier(item),
            ..bar
        });
        if !self.window.only.takes(facts, true) || !self.window.shows(drawn.as_ref()) {
            return;
        }
        let said = Said {
            kind: MILESTONE,
            id: id(&milestone.id),
            title: &milestone.title,
            phase: id(&phase.id),
            progress: None,
            owner: &milestone.owner,
            predecessors: links(&milestone.after),
        };
        let row = self.row(RowKind::Item, (day, day), facts, said);
        self.push(&milestone.id, row, drawn);
    }

    fn push<const KIND: u16>(&mut self, id: &'p Field<Id<KIND>>, row: Row, bar: Option<Bar>) {
        if let Some(id) = id.get() {
            self.places.entry(id.as_str()).or_insert(self.rows.len());
        }
        self.rows.push(row);
        self.bars.push(bar);
    }

    fn row(
        &self,
        kind: RowKind,
        (start, finish): (Option<Date>, Option<Date>),
        facts: &schedule::Facts,
        said: Said<'_>,
    ) -> Row {
        let is_critical = facts.is_critical && kind == RowKind::Item;
        let mark = match is_critical {
            true => Cell::Label(CRITICAL).toned(Tone::Bad),
            false => Cell::Label(Text::new("", "")),
        };
        let slip = match is_late(facts) {
            true => days(facts.slip).toned(Tone::Warning),
            false => days(facts.slip),
        };
        Row {
            kind,
            depth: u8::from(kind == RowKind::Item),
            cells: vec![
                mark,
                said.kind.into(),
                said.id,
                self.text(said.title),
                said.phase,
                start.into(),
                finish.into(),
                days(facts.days),
                facts.early_start.into(),
                facts.early_finish.into(),
                facts.late_start.into(),
                facts.late_finish.into(),
                days(facts.total_float),
                days(facts.free_float),
                Cell::Flag(facts.is_critical),
                facts.promised.into(),
                slip,
                said.progress.into(),
                self.text(said.owner),
                said.predecessors,
            ],
        }
    }

    fn text(&self, field: &Field<LocalText>) -> Cell {
        words(field, self.lang).into()
    }

    /// The days that the chart covers: those asked for, else the plan's, widened by items that
    /// lie outside.
    pub(super) fn range(&self, plan: &Plan) -> Option<(Date, Date)> {
        let dates = schedule::of_plan(plan);
        let bars = || self.bars.iter().flatten();
        let first = || {
            let promised = bars().filter_map(|bar| bar.promised);
            let approved = bars().filter_map(|bar| Some(bar.baseline?.0));
            let starts = bars().map(|bar| bar.start).chain(promised);
            starts.chain(approved).chain(dates.start).min()
        };
        let last = || {
            let promised = bars().filter_map(|bar| bar.promised);
            let approved = bars().filter_map(|bar| Some(bar.baseline?.1));
            let ends = bars().map(|bar| bar.finish).chain(promised);
            ends.chain(approved).chain(dates.finish).max()
        };
        let first = self.window.from.or_else(first);
        let last = self.window.to.or_else(last);
        first.zip(last).filter(|(first, last)| first <= last)
    }
}

fn tone(facts: &schedule::Facts) -> Tone {
    match facts.is_critical {
        true => Tone::Bad,
        false => Tone::Plain,
    }
}

/// The day a milestone was or will be reached, else that it is promised for.
fn day_of(milestone: &Milestone, facts: &schedule::Facts) -> Option<Date> {
    let stated = || milestone.finished.value().or(milestone.date.value());
    facts.early_finish.or_else(stated)
}

/// A bar between two days; what has one day only is drawn on it, what ends before it begins
/// isn't drawn.
fn bar(start: Option<Date>, finish: Option<Date>, shape: Shape) -> Option<Bar> {
    let (start, finish) = (start.or(finish)?, finish.or(start)?);
    (start <= finish).then(|| Bar::new(start, finish, shape))
}

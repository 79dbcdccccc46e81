//! The timeline: phases, tasks and milestones with the dates the plan states.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::Checked;
use crate::lang::{Lang, Localized as _, Text};
use crate::plan::read::{Field, List};
use crate::plan::value::{Duration, Link, Percent};
use crate::plan::{Id, LocalText, Milestone, Phase, Plan, Task};
use crate::schedule::{self, Calendars};
use crate::source::Spanned;

use super::drawing;
use super::report::{
    Bar, Block, Cell, Column, Facts, Key, Report, Row, RowKind, Shape, Table, Timeline,
};
use super::{sections, words};

/// All of the work.
const DONE: Percent = Percent(Decimal::ONE_HUNDRED);

const PHASE: Text = Text::new("phase", "阶段");
const TASK: Text = Text::new("task", "任务");
const MILESTONE: Text = Text::new("milestone", "里程碑");

/// Which rows a timeline has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimelineBy {
    /// Phases only.
    Phase,
    /// Phases with all that they hold.
    #[default]
    Task,
    /// Phases with their milestones.
    Milestone,
}

impl TimelineBy {
    /// All choices, in the order help lists them.
    pub const ALL: [TimelineBy; 3] = [TimelineBy::Phase, TimelineBy::Task, TimelineBy::Milestone];

    /// The name of the choice on the command line.
    pub fn name(self) -> &'static str {
        match self {
            TimelineBy::Phase => "phase",
            TimelineBy::Task => "task",
            TimelineBy::Milestone => "milestone",
        }
    }
}

/// What a timeline shows of its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimelineWindow {
    /// Which rows there are.
    pub by: TimelineBy,
    /// The first day that is shown; what ends before it is left out.
    pub from: Option<Date>,
    /// The last day that is shown; what begins behind it is left out.
    pub to: Option<Date>,
}

impl TimelineWindow {
    /// Whether something that is drawn like this is shown. Nothing says of what has no dates that
    /// it lies outside.
    fn shows(&self, bar: Option<&Bar>) -> bool {
        bar.is_none_or(|bar| {
            let days = [Some(bar.start), Some(bar.finish), bar.promised];
            let first = days.iter().flatten().min();
            let last = days.iter().flatten().max();
            self.from.is_none_or(|from| last >= Some(&from))
                && self.to.is_none_or(|to| first <= Some(&to))
        })
    }
}

/// The timeline of each plan.
pub fn timeline(files: &[Checked], window: TimelineWindow, lang: Lang) -> Report {
    sections("timeline", files, lang, |plan, file| {
        let calendars = &file.settings.calendars;
        vec![
            Block::Facts(project(plan, calendars)),
            Block::Timeline(items(plan, calendars, window, lang)),
        ]
    })
}

fn project(plan: &Plan, calendars: &Calendars) -> Facts {
    let dates = schedule::of_plan(plan);
    let length = dates.start.zip(dates.finish).and_then(|(start, finish)| {
        let calendar = calendars.of_plan(plan)?;
        Some(Cell::Days(Decimal::from(
            calendar.workdays_between(start, finish),
        )))
    });
    Facts {
        key: Key::new("project", "Plan", "方案"),
        entries: vec![
            (Key::new("start", "Start", "开始"), dates.start.into()),
            (Key::new("finish", "Finish", "结束"), dates.finish.into()),
            (
                Key::new("length_days", "Working days", "工作日数"),
                length.unwrap_or_default(),
            ),
            (
                Key::new("status_date", "Status date", "状态日期"),
                plan.status_date.value().into(),
            ),
        ],
    }
}

/// The rows with their bars, gathered phase by phase.
struct Rows<'p> {
    lang: Lang,
    window: TimelineWindow,
    rows: Vec<Row>,
    bars: Vec<Option<Bar>>,
    /// The row of each id.
    places: HashMap<&'p str, usize>,
}

fn items(plan: &Plan, calendars: &Calendars, window: TimelineWindow, lang: Lang) -> Timeline {
    let mut rows = Rows {
        lang,
        window,
        rows: Vec::new(),
        bars: Vec::new(),
        places: HashMap::new(),
    };
    for phase in &plan.phases {
        rows.phase(phase);
    }
    let range = rows.range(plan);
    let days_off = range.zip(calendars.of_plan(plan));
    Timeline {
        links: drawing::links(plan, &rows.places),
        days_off: days_off.map_or_else(Vec::new, |((first, last), calendar)| {
            drawing::days_off(&calendar, first, last)
        }),
        table: Table {
            key: Key::new("items", "Timeline", "时间线"),
            columns: vec![
                Column::text("kind", "Kind", "类别").data_only(),
                Column::text("id", "Id", "编号"),
                Column::text("title", "Title", "名称"),
                Column::text("phase", "Phase", "阶段").data_only(),
                Column::text("start", "Start", "开始"),
                Column::text("finish", "Finish", "结束"),
                Column::number("duration", "Duration", "工期"),
                Column::number("duration_days", "Days", "工期（日）").data_only(),
                Column::text("promised", "Promised", "承诺日期").data_only(),
                Column::number("progress", "Done", "进度").bare(),
                Column::text("owner", "Owner", "负责人").optional(),
                Column::text("predecessors", "After", "前置").data_only(),
            ],
            rows: rows.rows,
        },
        bars: rows.bars,
        range,
        status_date: plan.status_date.value(),
    }
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

impl<'p> Rows<'p> {
    fn phase(&mut self, phase: &'p Phase) {
        let (start, finish) = (phase.start.value(), phase.end.value());
        let drawn = bar(start, finish, Shape::Summary).map(|bar| Bar {
            milestones: self.rolled_up(phase),
            ..bar
        });
        let inside = self.window.shows(drawn.as_ref());
        let at = self.rows.len();
        self.push(
            &phase.id,
            RowKind::Group,
            vec![
                PHASE.into(),
                id(&phase.id),
                self.text(&phase.title),
                id(&phase.id),
                start.into(),
                finish.into(),
                Cell::Missing,
                Cell::Missing,
                Cell::Missing,
                Cell::Missing,
                self.text(&phase.owner),
                Cell::Missing,
            ],
            drawn,
        );
        if self.window.by == TimelineBy::Task {
            for task in &phase.tasks {
                self.task(task, phase);
            }
        }
        if self.window.by != TimelineBy::Phase {
            for milestone in &phase.milestones {
                self.milestone(milestone, phase);
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

    /// The days of the milestones of a phase, when they have no rows.
    fn rolled_up(&self, phase: &Phase) -> Vec<Date> {
        let milestones = phase.milestones.iter();
        let milestones = milestones.filter(|_| self.window.by == TimelineBy::Phase);
        milestones.filter_map(day_of).collect()
    }

    fn task(&mut self, task: &'p Task, phase: &Phase) {
        let dates = schedule::of_task(task);
        let progress = task
            .progress
            .value()
            .or_else(|| task.finished.get().map(|_| DONE));
        let duration = task.likely_duration();
        let days = duration.and_then(schedule::workdays);
        let drawn = bar(dates.start, dates.finish, Shape::Task).map(|bar| Bar {
            progress,
            promised: task.deadline.value(),
            baseline: task.baseline.get().and_then(|dates| {
                let (start, finish) = (dates.start.value()?, dates.finish.value()?);
                (start <= finish).then_some((start, finish))
            }),
            ..bar
        });
        if !self.window.shows(drawn.as_ref()) {
            return;
        }
        self.push(
            &task.id,
            RowKind::Item,
            vec![
                TASK.into(),
                id(&task.id),
                self.text(&task.title),
                id(&phase.id),
                dates.start.into(),
                dates.finish.into(),
                self.duration(duration),
                days.map_or(Cell::Missing, Cell::Days),
                task.deadline.value().into(),
                progress.into(),
                self.text(&task.owner),
                links(&task.after),
            ],
            drawn,
        );
    }

    fn milestone(&mut self, milestone: &'p Milestone, phase: &Phase) {
        let day = day_of(milestone);
        let drawn = bar(day, day, Shape::Milestone).map(|bar| Bar {
            progress: milestone.finished.get().map(|_| DONE),
            promised: milestone.date.value(),
            ..bar
        });
        if !self.window.shows(drawn.as_ref()) {
            return;
        }
        self.push(
            &milestone.id,
            RowKind::Item,
            vec![
                MILESTONE.into(),
                id(&milestone.id),
                self.text(&milestone.title),
                id(&phase.id),
                Cell::Missing,
                day.into(),
                Cell::Missing,
                Cell::Missing,
                milestone.date.value().into(),
                Cell::Missing,
                self.text(&milestone.owner),
                links(&milestone.after),
            ],
            drawn,
        );
    }

    /// A duration in short: days of work as a number of days, the rest as the author gave it.
    fn duration(&self, duration: Option<&Duration>) -> Cell {
        let Some(duration) = duration else {
            return Cell::Missing;
        };
        match (schedule::workdays(duration), self.lang) {
            (Some(days), Lang::En) => format!("{} d", days.normalize()),
            (Some(days), Lang::Zh) => format!("{}天", days.normalize()),
            (None, lang) => duration.in_lang(lang).to_string(),
        }
        .into()
    }

    fn text(&self, field: &Field<LocalText>) -> Cell {
        words(field, self.lang).into()
    }

    fn push<const KIND: u16>(
        &mut self,
        id: &'p Field<Id<KIND>>,
        kind: RowKind,
        cells: Vec<Cell>,
        bar: Option<Bar>,
    ) {
        if let Some(id) = id.get() {
            self.places.entry(id.as_str()).or_insert(self.rows.len());
        }
        let depth = u8::from(kind == RowKind::Item);
        self.rows.push(Row { kind, depth, cells });
        self.bars.push(bar);
    }

    /// The days that the chart covers: those asked for, else the plan's, widened by items that
    /// lie outside.
    fn range(&self, plan: &Plan) -> Option<(Date, Date)> {
        let dates = schedule::of_plan(plan);
        let bars = || self.bars.iter().flatten();
        let first = || {
            let promised = bars().filter_map(|bar| bar.promised);
            let starts = bars().map(|bar| bar.start).chain(promised);
            starts.chain(dates.start).min()
        };
        let last = || {
            let promised = bars().filter_map(|bar| bar.promised);
            let ends = bars().map(|bar| bar.finish).chain(promised);
            ends.chain(dates.finish).max()
        };
        let first = self.window.from.or_else(first);
        let last = self.window.to.or_else(last);
        first.zip(last).filter(|(first, last)| first <= last)
    }
}

/// The day a milestone was reached, else that it is promised for.
fn day_of(milestone: &Milestone) -> Option<Date> {
    milestone.finished.value().or(milestone.date.value())
}

/// A bar between two days; what has one day only is drawn on it, what ends before it begins
/// isn't drawn.
fn bar(start: Option<Date>, finish: Option<Date>, shape: Shape) -> Option<Bar> {
    let (start, finish) = (start.or(finish)?, finish.or(start)?);
    (start <= finish).then(|| Bar::new(start, finish, shape))
}

//! The timeline: phases, tasks and milestones with the dates the plan states.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::Checked;
use crate::lang::{Lang, Localized as _, Text};
use crate::plan::read::{Field, List};
use crate::plan::value::{Duration, Link, Percent};
use crate::plan::{Id, LocalText, Milestone, Phase, Plan, Task};
use crate::schedule::{self, Calendars};
use crate::source::Spanned;

use super::report::{
    Bar, Block, Cell, Column, Facts, Key, Report, Row, RowKind, Shape, Table, Timeline, Tone,
};
use super::{sections, words};

const PHASE: Text = Text::new("phase", "阶段");
const TASK: Text = Text::new("task", "任务");
const MILESTONE: Text = Text::new("milestone", "里程碑");

/// The timeline of each plan.
pub fn timeline(files: &[Checked], lang: Lang) -> Report {
    sections("timeline", files, lang, |plan, file| {
        vec![
            Block::Facts(project(plan, &file.settings.calendars)),
            Block::Timeline(items(plan, lang)),
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
struct Rows {
    lang: Lang,
    rows: Vec<Row>,
    bars: Vec<Option<Bar>>,
}

fn items(plan: &Plan, lang: Lang) -> Timeline {
    let mut rows = Rows {
        lang,
        rows: Vec::new(),
        bars: Vec::new(),
    };
    for phase in &plan.phases {
        rows.phase(phase);
    }
    let range = rows.range(plan);
    Timeline {
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

impl Rows {
    fn phase(&mut self, phase: &Phase) {
        let (start, finish) = (phase.start.value(), phase.end.value());
        self.push(
            RowKind::Group,
            0,
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
            bar(start, finish, Shape::Summary, None),
        );
        for task in &phase.tasks {
            self.task(task, phase);
        }
        for milestone in &phase.milestones {
            self.milestone(milestone, phase);
        }
    }

    fn task(&mut self, task: &Task, phase: &Phase) {
        let dates = schedule::of_task(task);
        let progress = task
            .progress
            .value()
            .or_else(|| task.finished.get().map(|_| Percent(Decimal::ONE_HUNDRED)));
        let duration = task.likely_duration();
        let days = duration.and_then(schedule::workdays);
        self.push(
            RowKind::Item,
            1,
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
            bar(dates.start, dates.finish, Shape::Task, progress),
        );
    }

    fn milestone(&mut self, milestone: &Milestone, phase: &Phase) {
        let day = milestone.finished.value().or(milestone.date.value());
        self.push(
            RowKind::Item,
            1,
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
            bar(day, day, Shape::Milestone, None),
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

    fn push(&mut self, kind: RowKind, depth: u8, cells: Vec<Cell>, bar: Option<Bar>) {
        self.rows.push(Row { kind, depth, cells });
        self.bars.push(bar);
    }

    /// The days that the chart covers: the plan's, widened by items that lie outside.
    fn range(&self, plan: &Plan) -> Option<(Date, Date)> {
        let dates = schedule::of_plan(plan);
        let bars = self.bars.iter().flatten();
        let first = bars.clone().map(|bar| bar.start).chain(dates.start).min();
        let last = bars.map(|bar| bar.finish).chain(dates.finish).max();
        first.zip(last).filter(|(first, last)| first <= last)
    }
}

/// A bar between two days; what has one day only is drawn on it, what ends before it begins
/// isn't drawn.
fn bar(
    start: Option<Date>,
    finish: Option<Date>,
    shape: Shape,
    progress: Option<Percent>,
) -> Option<Bar> {
    let (start, finish) = (start.or(finish)?, finish.or(start)?);
    (start <= finish).then_some(Bar {
        start,
        finish,
        shape,
        progress,
        tone: Tone::Plain,
    })
}

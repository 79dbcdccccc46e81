//! The timeline: phases, tasks and milestones with their computed dates.

mod critical_by;
mod why;

pub use critical_by::CriticalBy;
pub use why::why;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::Checked;
use crate::lang::{Lang, Text};
use crate::plan::read::{Field, List};
use crate::plan::value::{Link, Percent};
use crate::plan::{Id, LocalText, Milestone, Phase, Plan, Task};
use crate::schedule::network::Doubts;
use crate::schedule::{self, Calendars, Schedule};
use crate::source::Spanned;
use crate::text;

use crate::view::report::{
    Bar, Block, Cell, Column, Facts, Key, Report, Row, RowKind, Shape, Table, Timeline, Tone,
};
use crate::view::{sections, words};

const PHASE: Text = Text::new("phase", "阶段");
const TASK: Text = Text::new("task", "任务");
const MILESTONE: Text = Text::new("milestone", "里程碑");

/// The sign of what is critical.
const CRITICAL: Text = Text::new("●", "●");

/// The timeline of each plan.
pub fn timeline(files: &[Checked], critical: CriticalBy, lang: Lang) -> Report {
    sections("timeline", files, lang, |plan, file| {
        let schedule = critical.schedule(plan, &file.settings.calendars);
        let mut blocks = vec![
            Block::Facts(project(plan, &schedule, &file.settings.calendars)),
            Block::Timeline(items(plan, &schedule, lang)),
        ];
        blocks.extend(notes(&schedule));
        blocks
    })
}

fn project(plan: &Plan, schedule: &Schedule, calendars: &Calendars) -> Facts {
    let computed = schedule.project();
    let stated = schedule::of_plan(plan);
    let start = computed.start.or(stated.start);
    let finish = computed.finish.or(stated.finish);
    let length = computed.days.or_else(|| {
        let calendar = calendars.of_plan(plan)?;
        Some(Decimal::from(calendar.workdays_between(start?, finish?)))
    });
    Facts {
        key: Key::new("project", "Plan", "方案"),
        entries: vec![
            (Key::new("start", "Start", "开始"), start.into()),
            (Key::new("finish", "Finish", "结束"), finish.into()),
            (
                Key::new("length_days", "Working days", "工作日数"),
                length.map_or(Cell::Missing, Cell::Days),
            ),
            (
                Key::new("status_date", "Status date", "状态日期"),
                plan.status_date.value().into(),
            ),
        ],
    }
}

/// What the dates leave open.
fn notes(schedule: &Schedule) -> Vec<Block> {
    let items = || (0..schedule.network().stated).map(|item| (item, schedule.facts(item)));
    let own = |item: usize| schedule.network().items[item].doubts;
    let with = |doubt: Doubts| items().filter(|(item, _)| own(*item).has(doubt)).count();
    let looped = items().filter(|(_, facts)| facts.is_behind_loop).count();
    let mut notes = Vec::new();
    let mut note = |number: usize, text: fn(usize) -> Text| {
        if number > 0 {
            notes.push(Block::Note(text(number)));
        }
    };
    note(
        items().filter(|(_, facts)| facts.is_critical).count(),
        |_| {
            text!(
                "● critical: a day late here makes the plan, or something that is promised, late.",
                "● 关键：这里每晚一天，方案或已承诺的日期就会跟着推迟。"
            )
        },
    );
    note(with(Doubts::NO_DURATION), |number| {
        text!(
            "{tasks} without a duration: counted as taking no time.",
            "{tasks}没有工期，按不占时间计算。",
            tasks = count_of(number, "task", "tasks", "个任务"),
        )
    });
    note(with(Doubts::UNDATED), |number| {
        text!(
            "{milestones} with neither a date nor anything before it: no computed date.",
            "{milestones}既无日期也无前置任务，无法推算日期。",
            milestones = count_of(number, "milestone", "milestones", "个里程碑"),
        )
    });
    note(looped, |number| {
        text!(
            "{items} in a loop of links or behind one: no computed dates; `planvet check` shows the loop.",
            "{items}处于循环依赖之中或之后，无法推算日期；`planvet check` 会给出完整的循环。",
            items = count_of(number, "item", "items", "项"),
        )
    });
    notes
}

/// A number of things in both languages.
fn count_of(number: usize, one: &str, many: &str, zh: &str) -> Text {
    let noun = if number == 1 { one } else { many };
    Text {
        en: format!("{number} {noun}").into(),
        zh: format!("{number} {zh}").into(),
    }
}

/// The rows with their bars, gathered phase by phase.
struct Rows<'s> {
    lang: Lang,
    schedule: &'s Schedule,
    /// The number of the next task or milestone in the schedule.
    next: usize,
    rows: Vec<Row>,
    bars: Vec<Option<Bar>>,
}

fn items(plan: &Plan, schedule: &Schedule, lang: Lang) -> Timeline {
    let mut rows = Rows {
        lang,
        schedule,
        next: 0,
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
                Column::text("mark", "", "").for_people(),
                Column::text("kind", "Kind", "类别").data_only(),
                Column::text("id", "Id", "编号"),
                Column::text("title", "Title", "名称"),
                Column::text("phase", "Phase", "阶段").data_only(),
                Column::text("start", "Start", "开始"),
                Column::text("finish", "Finish", "结束"),
                Column::number("duration_days", "Days", "工期（日）"),
                Column::text("early_start", "Early start", "最早开始").data_only(),
                Column::text("early_finish", "Early finish", "最早完成").data_only(),
                Column::text("late_start", "Late start", "最晚开始").data_only(),
                Column::text("late_finish", "Late finish", "最晚完成").data_only(),
                Column::number("total_float_days", "Float", "总时差").bare(),
                Column::number("free_float_days", "Free float", "自由时差").data_only(),
                Column::text("critical", "Critical", "关键").data_only(),
                Column::text("promised", "Promised", "承诺日期").data_only(),
                Column::number("slip_days", "Late by", "晚于承诺（日）").optional(),
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

impl Rows<'_> {
    fn phase(&mut self, phase: &Phase) {
        let at = self.rows.len();
        let first = self.next;
        for task in &phase.tasks {
            self.task(task, phase);
        }
        for milestone in &phase.milestones {
            self.milestone(milestone, phase);
        }
        let members: Vec<schedule::Facts> = (first..self.next)
            .map(|item| self.schedule.facts(item))
            .collect();
        let facts = self.summary(phase, &members);
        let start = phase.start.value().or(facts.early_start);
        let finish = phase.end.value().or(facts.early_finish);
        let said = Said {
            kind: PHASE,
            id: id(&phase.id),
            title: &phase.title,
            phase: id(&phase.id),
            progress: None,
            owner: &phase.owner,
            predecessors: Cell::Missing,
        };
        let row = self.row(RowKind::Group, (start, finish), &facts, said);
        self.rows.insert(at, row);
        self.bars
            .insert(at, bar(start, finish, Shape::Summary, None, Tone::Plain));
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

    fn task(&mut self, task: &Task, phase: &Phase) {
        let facts = self.facts();
        let stated = schedule::of_task(task);
        let start = facts.early_start.or(stated.start);
        let finish = facts.early_finish.or(stated.finish);
        let progress = task
            .progress
            .value()
            .or_else(|| task.finished.get().map(|_| Percent(Decimal::ONE_HUNDRED)));
        let said = Said {
            kind: TASK,
            id: id(&task.id),
            title: &task.title,
            phase: id(&phase.id),
            progress,
            owner: &task.owner,
            predecessors: links(&task.after),
        };
        let row = self.row(RowKind::Item, (start, finish), &facts, said);
        let tone = tone(&facts);
        self.rows.push(row);
        self.bars
            .push(bar(start, finish, Shape::Task, progress, tone));
    }

    fn milestone(&mut self, milestone: &Milestone, phase: &Phase) {
        let facts = self.facts();
        let stated = milestone.finished.value().or(milestone.date.value());
        let day = facts.early_finish.or(stated);
        let said = Said {
            kind: MILESTONE,
            id: id(&milestone.id),
            title: &milestone.title,
            phase: id(&phase.id),
            progress: None,
            owner: &milestone.owner,
            predecessors: links(&milestone.after),
        };
        let row = self.row(RowKind::Item, (day, day), &facts, said);
        let tone = tone(&facts);
        self.rows.push(row);
        self.bars.push(bar(day, day, Shape::Milestone, None, tone));
    }

    /// The facts of the next task or milestone in the file.
    fn facts(&mut self) -> schedule::Facts {
        self.next += 1;
        self.schedule.facts(self.next - 1)
    }

    fn row(
        &self,
        kind: RowKind,
        (start, finish): (Option<Date>, Option<Date>),
        facts: &schedule::Facts,
        said: Said<'_>,
    ) -> Row {
        let is_critical = facts.is_critical && kind == RowKind::Item;
        let is_late = facts.slip.is_some_and(|slip| slip > Decimal::ZERO);
        let mark = match is_critical {
            true => Cell::Label(CRITICAL).toned(Tone::Bad),
            false => Cell::Label(Text::new("", "")),
        };
        let slip = match is_late {
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

    /// The days that the chart covers: the plan's, widened by items that lie outside.
    fn range(&self, plan: &Plan) -> Option<(Date, Date)> {
        let dates = schedule::of_plan(plan);
        let bars = self.bars.iter().flatten();
        let first = bars.clone().map(|bar| bar.start).chain(dates.start).min();
        let last = bars.map(|bar| bar.finish).chain(dates.finish).max();
        first.zip(last).filter(|(first, last)| first <= last)
    }
}

fn tone(facts: &schedule::Facts) -> Tone {
    match facts.is_critical {
        true => Tone::Bad,
        false => Tone::Plain,
    }
}

/// A bar between two days; what has one day only is drawn on it, what ends before it begins
/// isn't drawn.
fn bar(
    start: Option<Date>,
    finish: Option<Date>,
    shape: Shape,
    progress: Option<Percent>,
    tone: Tone,
) -> Option<Bar> {
    let (start, finish) = (start.or(finish)?, finish.or(start)?);
    (start <= finish).then_some(Bar {
        start,
        finish,
        shape,
        progress,
        tone,
    })
}

//! The timeline: phases, tasks and milestones with their computed dates.

mod basis;
mod critical_by;
mod rows;
mod why;
mod window;

pub use basis::TimelineBasis;
pub use critical_by::CriticalBy;
pub use why::why;
pub use window::{OnlySet, TimelineBy, TimelineOnly, TimelineWindow};

use rust_decimal::Decimal;

use crate::check::Checked;
use crate::compare::Earlier;
use crate::lang::{Lang, Listed, Text};
use crate::plan::Plan;
use crate::schedule::calendar::year_runs;
use crate::schedule::network::{Doubts, Item, State};
use crate::schedule::{self, Calendar, Calendars, Schedule};
use crate::text;
use crate::view::report::{Bar, Block, Cell, Column, Facts, Key, Report, Table, Timeline, Tone};
use crate::view::{drawing, sections};

use rows::Rows;

/// The timeline of each plan.
pub fn timeline(
    files: &[Checked],
    window: TimelineWindow,
    basis: TimelineBasis,
    lang: Lang,
) -> Report {
    timeline_since(files, None, window, basis, lang)
}

/// The timeline of each plan, beside the dates that an earlier version had; these stand in the
/// place of the baselines that its tasks state.
pub fn timeline_since(
    files: &[Checked],
    earlier: Option<(&Plan, &Calendars)>,
    window: TimelineWindow,
    basis: TimelineBasis,
    lang: Lang,
) -> Report {
    sections("timeline", files, lang, |plan, file| {
        let calendars = &file.settings.calendars;
        let schedule = basis.schedule(plan, calendars);
        let calendar = calendars.of_plan(plan);
        let status = basis.status_of(plan);
        let stated = 0..schedule.network().stated;
        let facts: Vec<schedule::Facts> = stated.map(|item| schedule.facts(item)).collect();
        let computed = (&schedule, facts.as_slice());
        let earlier = earlier.map(|old| Earlier::of(old, plan));
        let rows = Rows::of(plan, computed, earlier.as_ref(), window, lang);
        let mut timeline = items(plan, computed, calendar, rows, window);
        tell_baselines(&mut timeline, &schedule, earlier.is_some());
        timeline.status_date = status;
        let mut project = project(plan, &schedule, calendars);
        let mut entry = |key: Key, cell: Cell| project.entries.push((key, cell));
        entry(
            Key::new("status_date", "Status date", "状态日期"),
            status.into(),
        );
        if !window.only.is_all() {
            let only = text!("{only}", "{only}", only = window.only);
            entry(Key::new("only", "Only", "仅显示"), only.into());
        }
        let nothing = timeline.nothing.clone();
        let mut marks = timeline.table.rows.iter().map(|row| row.cells.first());
        let shows_critical = marks.any(|mark| matches!(mark, Some(Cell::Toned(..))));
        let mut blocks = vec![Block::Facts(project), Block::Timeline(timeline)];
        blocks.extend(nothing.map(Block::Note));
        blocks.extend(notes(&schedule, &facts, shows_critical));
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
        ],
    }
}

/// What gives way to baselines that were asked for.
const GIVES_WAY: [&str; 3] = ["duration_days", "total_float_days", "progress"];

/// Adds columns for baselines when a row has one; those that were asked for don't give way on a
/// narrow terminal. Data formats have columns of their own.
fn tell_baselines(timeline: &mut Timeline, schedule: &Schedule, is_asked: bool) {
    let has_one = |bar: &Bar| bar.baseline.is_some();
    if !timeline.bars.iter().flatten().any(has_one) {
        return;
    }
    let columns = [
        Column::text("baseline", "Baseline", "基线完成"),
        Column::number("moved", "Moved", "较基线（日）"),
    ];
    let columns = columns.map(Column::for_people);
    let shown = &mut timeline.table.columns;
    if is_asked {
        for column in shown.iter_mut() {
            column.optional |= GIVES_WAY.contains(&column.key.id);
        }
        shown.extend(columns);
    } else {
        shown.extend(columns.map(Column::optional));
    }
    for (row, bar) in timeline.table.rows.iter_mut().zip(&timeline.bars) {
        let approved = bar.as_ref().and_then(|bar| Some(bar.baseline?.1));
        let finish = bar.as_ref().map(|bar| bar.finish);
        let moved = schedule.slip(finish, approved);
        let is_later = moved.is_some_and(|moved| moved > Decimal::ZERO);
        let moved = moved.map_or(Cell::Missing, Cell::Days);
        row.cells.extend([
            approved.into(),
            match is_later {
                true => moved.toned(Tone::Warning),
                false => moved,
            },
        ]);
    }
}

/// What the dates leave open, and what the mark of critical rows means if there are any.
fn notes(schedule: &Schedule, facts: &[schedule::Facts], shows_critical: bool) -> Vec<Block> {
    let network = schedule.network();
    let stated = &network.items[..network.stated];
    let with = |doubt: Doubts| stated.iter().filter(|item| item.doubts.has(doubt)).count();
    let looped = facts.iter().filter(|facts| facts.is_behind_loop).count();
    let mut notes = Vec::new();
    let mut note = |number: usize, text: fn(usize) -> Text| {
        if number > 0 {
            notes.push(Block::Note(text(number)));
        }
    };
    note(usize::from(shows_critical), |_| {
        text!(
            "● critical: a day late here makes the plan, or something that is promised, late.",
            "● 关键：这里每晚一天，方案或已承诺的日期就会跟着推迟。"
        )
    });
    let follows = |item: &&Item| matches!(&item.state, State::Done(done) if done.follows);
    note(stated.iter().filter(follows).count(), |number| {
        text!(
            "{milestones} counted as reached, for all that comes before is done; `finished` would say so.",
            "{milestones}的前置工作均已完成，按已达成处理；可填写 `finished` 予以确认。",
            milestones = count_of(number, "milestone", "milestones", "个里程碑"),
        )
    });
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
    let far = facts.iter();
    let far = far.filter(|facts| facts.doubts.has(Doubts::OUT_OF_RANGE));
    note(far.count(), |number| {
        text!(
            "{items} further away than any date, or behind one that is: no computed dates; look at durations and lags.",
            "{items}超出日期可表示的范围，或其前置如此，无法推算日期；请核对工期和间隔。",
            items = count_of(number, "item", "items", "项"),
        )
    });
    let years = schedule.unpublished_years();
    if !years.is_empty() {
        notes.push(Block::Note(text!(
            "No holidays are published for {years}: Monday to Friday count as worked there.",
            "{years} 年的节假日安排尚未公布，暂按周一至周五工作计算。",
            years = Listed(&year_runs(years)),
        )));
    }
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

fn items(
    plan: &Plan,
    computed: (&Schedule, &[schedule::Facts]),
    calendar: Option<Calendar>,
    rows: Rows<'_>,
    window: TimelineWindow,
) -> Timeline {
    let range = rows.range(plan);
    let nothing = rows.rows.is_empty().then(|| window.nothing());
    let days_off = range.zip(calendar);
    let days = Column::number("duration_days", "Days", "工期（日）");
    let late_by = Column::number("slip_days", "Late by", "晚于承诺（日）");
    // Who asks for what is late wants to know by how much.
    let (days, late_by) = match window.only.has(TimelineOnly::Late) {
        true => (days.optional(), late_by),
        false => (days, late_by.optional()),
    };
    Timeline {
        links: drawing::links(plan, computed, &rows.places),
        days_off: days_off.map_or_else(Vec::new, |((first, last), calendar)| {
            drawing::days_off(&calendar, first, last)
        }),
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
                days,
                Column::text("early_start", "Early start", "最早开始").data_only(),
                Column::text("early_finish", "Early finish", "最早完成").data_only(),
                Column::text("late_start", "Late start", "最晚开始").data_only(),
                Column::text("late_finish", "Late finish", "最晚完成").data_only(),
                Column::number("total_float_days", "Float", "总时差").bare(),
                Column::number("free_float_days", "Free float", "自由时差").data_only(),
                Column::text("critical", "Critical", "关键").data_only(),
                Column::text("promised", "Promised", "承诺日期").data_only(),
                late_by,
                Column::number("progress", "Done", "进度").bare(),
                Column::text("owner", "Owner", "负责人").optional(),
                Column::text("predecessors", "After", "前置").data_only(),
            ],
            rows: rows.rows,
        },
        bars: rows.bars,
        range,
        status_date: None,
        nothing,
    }
}

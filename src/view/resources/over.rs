//! The weeks in which more of a resource is used than there is, with the tasks that do.

use crate::plan::Task;
use crate::plan::value::Percent;
use crate::schedule::load::{ResourceLoad, WeekLoad};
use crate::view::report::{Cell, Column, Key, Row, Table, Tone};
use crate::view::words;

use super::{Shown, days, tasks};

pub(super) fn table(shown: &Shown<'_>) -> Table {
    let mut rows = Vec::new();
    for one in &shown.load.resources {
        for week in &one.weeks {
            if shown.is_over(week) {
                rows.push(row(shown, one, week));
            }
        }
    }
    Table {
        key: Key::new("over_allocated", "Weeks over", "超负荷的周"),
        columns: vec![
            Column::text("week", "Week of", "周（周一）"),
            Column::text("resource", "Resource", "资源"),
            Column::text("title", "Title", "名称").optional(),
            Column::number("peak", "Peak", "最高占用"),
            Column::number("capacity", "Capacity", "可用数量"),
            Column::percent("used", "Used", "负荷率"),
            Column::text("days", "Days over", "超负荷日").optional(),
            Column::text("tasks", "Tasks", "任务"),
            Column::text("task_titles", "Titles", "任务名称")
                .for_people()
                .optional(),
        ],
        rows,
    }
}

fn row(shown: &Shown<'_>, one: &ResourceLoad<'_>, week: &WeekLoad<'_>) -> Row {
    let title = |task: &Task| words(&task.title, shown.lang);
    let titles = week.tasks.iter().filter_map(|(task, _)| title(task));
    Row::item(
        0,
        vec![
            week.monday.into(),
            one.resource.id.get().map(|id| id.as_str()).into(),
            words(&one.resource.title, shown.lang).into(),
            Cell::from(days(week.peak)).toned(Tone::Bad),
            one.capacity.map(|capacity| capacity.normalize()).into(),
            week.percent().map(Percent).into(),
            Cell::List(week.over.iter().map(ToString::to_string).collect()),
            Cell::List(tasks(week, shown.lang)),
            Cell::List(titles.collect()),
        ],
    )
}

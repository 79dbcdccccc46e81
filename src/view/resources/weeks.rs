//! Every resource in every week: the long form that spreadsheets pivot.

use crate::plan::value::Percent;
use crate::schedule::load::{ResourceLoad, WeekLoad};
use crate::view::report::{Cell, Column, Key, Row, Table};

use super::{Shown, days, tasks};

pub(super) fn table(shown: &Shown<'_>) -> Table {
    let mut rows = Vec::new();
    for one in &shown.load.resources {
        rows.extend(one.weeks.iter().map(|week| row(shown, one, week)));
    }
    Table {
        key: Key::new("weeks", "Week by week", "逐周负荷"),
        columns: vec![
            Column::text("week", "Week of", "周（周一）"),
            Column::text("resource", "Resource", "资源"),
            Column::number("load", "Load", "负荷"),
            Column::number("capacity", "There is", "可用"),
            Column::percent("used", "Used", "负荷率"),
            Column::number("peak", "Peak", "最高占用"),
            Column::number("at_a_time", "Capacity", "可用数量"),
            Column::text("over", "Over", "超负荷"),
            Column::text("tasks", "Tasks", "任务"),
        ],
        rows,
    }
}

fn row(shown: &Shown<'_>, one: &ResourceLoad<'_>, week: &WeekLoad<'_>) -> Row {
    let tone = shown.tone(week);
    Row::item(
        0,
        vec![
            week.monday.into(),
            one.resource.id.get().map(|id| id.as_str()).into(),
            Cell::from(week.load).toned(tone),
            week.capacity.map(|capacity| capacity.normalize()).into(),
            week.percent().map(Percent).into(),
            Cell::from(days(week.peak)).toned(tone),
            one.capacity.map(|capacity| capacity.normalize()).into(),
            match one.capacity {
                Some(_) => Cell::Flag(!week.over.is_empty()).toned(tone),
                None => Cell::Missing,
            },
            Cell::List(tasks(week, shown.lang)),
        ],
    )
}

//! What moves the finish and the cost: tasks, risks, budget lines.

use crate::lang::{Lang, Localized as _, Text};
use crate::plan::Item;
use crate::simulate::Influence;
use crate::simulate::model::{Driver, DriverKind, Moved};
use crate::text;
use crate::view::report::{Block, Cell, Column, Drawing, Key, Row, Table};

use super::cells::{number, percent};
use super::run::traced;
use super::simulated::Simulated;
use super::tornado;

/// As many are shown among other things.
const MOST_SHOWN: usize = 8;

/// What a driver is.
fn word(kind: DriverKind) -> Text {
    match kind {
        DriverKind::Task => text!("task", "任务"),
        DriverKind::Risk => text!("risk", "风险"),
        DriverKind::Line => text!("budget line", "预算明细"),
    }
}

/// All that moves finish or cost, the largest share first.
pub(super) fn drivers<'p>(simulated: &Simulated<'_, 'p>, moved: Moved) -> Vec<Driver<'p>> {
    simulated.model.drivers(&simulated.after, moved)
}

/// The id and the whole title of an item, for a chart that has room for it.
pub(super) fn in_full(item: Item<'_>, lang: Lang) -> String {
    let title = item.title().map(|title| title.get(lang));
    match (item.id(), title) {
        (Some(id), Some(title)) => format!("{id} {title}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => item.in_lang(lang).to_string(),
    }
}

/// The name of an item for a list, without the space that stands before it in a Chinese sentence.
pub(super) fn named(item: Item<'_>) -> Text {
    let zh = item.in_lang(Lang::Zh).to_string();
    Text {
        en: item.in_lang(Lang::En).to_string().into(),
        zh: zh.trim_start().to_owned().into(),
    }
}

/// What moves finish and cost most, with the tornados.
pub(super) fn most(simulated: &Simulated<'_, '_>) -> Vec<Block> {
    blocks(simulated, MOST_SHOWN)
}

/// All that moves finish and cost.
pub(super) fn all(simulated: &Simulated<'_, '_>) -> Vec<Block> {
    let mut blocks = blocks(simulated, usize::MAX);
    if simulated.has_groups {
        blocks.push(Block::Note(text!(
            "Tasks that the plan correlates count with what the others of their group do: their shares overlap, \
             and all shares may add up to more than 100%.",
            "方案写明相关的任务，其占比含同组任务的影响：彼此重叠，合计可能超过 100%。",
        )));
    }
    match blocks.is_empty() {
        true => vec![Block::Note(text!(
            "Nothing spreads and nothing strikes by chance, so nothing moves the finish or the cost.",
            "没有任务或金额存在区间，也没有可能发生的风险，完工日期和成本都不会变动。",
        ))],
        false => blocks,
    }
}

fn blocks(simulated: &Simulated<'_, '_>, most: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    for moved in [Moved::Finish, Moved::Cost] {
        let drivers = drivers(simulated, moved);
        if drivers.is_empty() || (moved == Moved::Finish && simulated.after.finish.is_none()) {
            continue;
        }
        let shown = drivers.get(..most).unwrap_or(&drivers);
        blocks.push(Block::Table(table(simulated, shown, moved)));
        let tornado = tornado::bars(simulated, drivers, moved);
        blocks.push(Block::Drawing(Drawing::Bars(tornado)));
    }
    blocks
}

fn table(simulated: &Simulated<'_, '_>, drivers: &[Driver<'_>], moved: Moved) -> Table {
    let swing = |by: f64| -> Cell {
        match moved {
            Moved::Finish => number(by, 1).map_or(Cell::Missing, Cell::Days),
            Moved::Cost => simulated.rounding.nearest(by).into(),
        }
    };
    let rows = drivers.iter().map(|driver| {
        let title = driver.item.title().map(|title| title.get(simulated.lang));
        let Influence {
            correlation,
            low,
            high,
            ..
        } = driver.influence;
        Row::item(
            0,
            vec![
                word(driver.kind).into(),
                driver.item.id().into(),
                title.into(),
                percent(driver.share, 1),
                number(correlation, 2).into(),
                swing(low),
                swing(high),
            ],
        )
    });
    let (key, low, high) = match moved {
        Moved::Finish => (
            Key::new(
                "finish_drivers",
                "What moves the finish",
                "完工日期的影响因素",
            ),
            Column::number("low", "If it goes well", "顺利时").bare(),
            Column::number("high", "If it goes badly", "不顺时").bare(),
        ),
        Moved::Cost => (
            Key::new("cost_drivers", "What moves the cost", "成本的影响因素"),
            Column::money("low", "If it goes well", "顺利时"),
            Column::money("high", "If it goes badly", "不顺时"),
        ),
    };
    let table = Table {
        key,
        columns: vec![
            Column::text("kind", "Kind", "类别"),
            Column::text("id", "Id", "编号"),
            Column::text("title", "Title", "名称"),
            Column::percent("share", "Share of variance", "方差占比"),
            Column::number("correlation", "Correlation", "相关系数")
                .bare()
                .optional(),
            low,
            high,
        ],
        rows: rows.collect(),
    };
    traced(table, simulated)
}

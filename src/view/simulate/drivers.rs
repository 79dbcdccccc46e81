//! What moves the finish and the cost: tasks, risks, budget lines.

use crate::lang::{Lang, Listed, Localized as _, Text, count};
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

/// So few make "most of the difference"; more are a crowd.
const FEW: usize = 5;

/// What a driver is.
fn word(kind: DriverKind) -> Text {
    match kind {
        DriverKind::Task => text!("task", "任务"),
        DriverKind::Risk => text!("risk", "风险"),
        DriverKind::Line => text!("budget line", "预算明细"),
    }
}

/// All that moves finish or cost, the largest share first.
fn drivers<'p>(simulated: &Simulated<'_, 'p>, moved: Moved) -> Vec<Driver<'p>> {
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

/// The sentence of what makes most of the difference; nothing where nothing does.
pub(super) fn sentence(simulated: &Simulated<'_, '_>, moved: Moved) -> Option<Text> {
    let drivers = drivers(simulated, moved);
    let what = match moved {
        Moved::Finish => text!("finish", "完工日期"),
        Moved::Cost => text!("cost", "成本"),
    };
    let mut sum = 0.0;
    let few = drivers.iter().position(|driver| {
        sum += driver.share;
        sum > 0.5
    });
    let few = few.map(|last| &drivers[..=last]);
    if let Some(few) = few.filter(|few| few.len() <= FEW) {
        let names: Vec<Text> = few.iter().map(|driver| named(driver.item)).collect();
        let makes = if few.len() == 1 { "makes" } else { "make" };
        return Some(text!(
            "{counts} {makes} most of the difference in the {what}: {names}.",
            "{what}的不确定性主要来自 {counts}{makes}：{names}。",
            counts = counts(few),
            makes = Plain(makes),
            what = what,
            names = and(&names),
        ));
    }
    let largest = drivers.get(..FEW.min(drivers.len()))?;
    if largest.is_empty() {
        return None;
    }
    let names: Vec<Text> = largest.iter().map(|driver| named(driver.item)).collect();
    let share: f64 = largest.iter().map(|driver| driver.share).sum();
    Some(text!(
        "No few things make most of the difference in the {what}; the largest make {share}% of it: {names}.",
        "{what}的不确定性没有集中在少数几项；影响最大的几项共占 {share}%：{names}。",
        what = what,
        share = format!("{:.0}", share.min(1.0) * 100.0),
        names = and(&names),
    ))
}

/// A word that only the English sentence has.
struct Plain(&'static str);

impl crate::lang::Localized for Plain {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(lang.pick(self.0, ""))
    }
}

/// `Two tasks and one risk`, `2 项任务和 1 项风险`.
fn counts(drivers: &[Driver<'_>]) -> Text {
    let of = |kind: DriverKind| drivers.iter().filter(|driver| driver.kind == kind).count();
    let (tasks, risks, lines) = (
        of(DriverKind::Task),
        of(DriverKind::Risk),
        of(DriverKind::Line),
    );
    let parts = [
        (
            tasks,
            text!("{n}", "{n} 项任务", n = spelled(tasks, "task", "tasks")),
        ),
        (
            risks,
            text!("{n}", "{n} 项风险", n = spelled(risks, "risk", "risks")),
        ),
        (
            lines,
            text!(
                "{n}",
                "{n} 条预算明细",
                n = spelled(lines, "budget line", "budget lines")
            ),
        ),
    ];
    let parts = parts.into_iter().filter(|(n, _)| *n > 0);
    let parts: Vec<Text> = parts.map(|(_, text)| text).collect();
    let mut all = and(&parts);
    let mut letters = all.en.chars();
    if let Some(first) = letters.next() {
        all.en = format!("{}{}", first.to_uppercase(), letters.as_str()).into();
    }
    all
}

/// A small number in a word, with its noun; in Chinese the number alone.
fn spelled(n: usize, one: &'static str, many: &'static str) -> Text {
    const WORDS: [&str; FEW + 1] = ["no", "one", "two", "three", "four", "five"];
    let noun = if n == 1 { one } else { many };
    match WORDS.get(n) {
        Some(word) => Text {
            en: format!("{word} {noun}").into(),
            zh: n.to_string().into(),
        },
        None => text!("{n}", "{n}", n = count(n, one, many)),
    }
}

/// `a, b and c`, `a、b和c`.
pub(super) fn and(names: &[Text]) -> Text {
    match names {
        [] => Text::new("", ""),
        [only] => only.clone(),
        [first @ .., last] => Text {
            en: format!("{} and {}", Listed(first).in_lang(Lang::En), last.en).into(),
            zh: match first.len() {
                1 => format!("{}和 {}", Listed(first).in_lang(Lang::Zh), last.zh),
                _ => Listed(names).in_lang(Lang::Zh).to_string(),
            }
            .into(),
        },
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_end_in_and() {
        let names = ["T1", "T2", "R3"].map(|id| Text::new(id, id));
        let said = |n: usize| (and(&names[..n]).en, and(&names[..n]).zh);
        assert_eq!(said(1), ("T1".into(), "T1".into()));
        assert_eq!(said(2), ("T1 and T2".into(), "T1和 T2".into()));
        assert_eq!(said(3), ("T1, T2 and R3".into(), "T1、T2、R3".into()));
    }
}

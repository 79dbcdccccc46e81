//! What the simulation doesn't know, and what it assumes.

use crate::lang::Text;
use crate::plan::{Item, Named as _};
use crate::simulate::model::Gap;
use crate::text;
use crate::view::report::{Block, Cell, Column, Key, Row, Table};

use super::drivers::named;
use super::run::traced;
use super::simulated::Simulated;

/// At most so many items are named in a note.
const NAMED: usize = 8;

/// A kind of gap with the items that have it.
struct Kind<'p> {
    /// Its stable word.
    word: Text,
    /// What becomes of them.
    meaning: Text,
    items: Vec<Item<'p>>,
}

/// The same gaps together, in the order of the first of each.
fn kinds<'p>(simulated: &Simulated<'_, 'p>) -> Vec<Kind<'p>> {
    let mut kinds: Vec<Kind<'p>> = Vec::new();
    for gap in &simulated.model.gaps {
        let (word, meaning, item) = told(gap);
        match kinds.iter_mut().find(|kind| kind.word == word) {
            Some(kind) => kind.items.push(item),
            None => kinds.push(Kind {
                word,
                meaning,
                items: vec![item],
            }),
        }
    }
    kinds
}

/// The word for a gap, what becomes of the item, and the item.
fn told<'p>(gap: &Gap<'p>) -> (Text, Text, Item<'p>) {
    match gap {
        Gap::OneDuration(task) => (
            text!("one duration", "只有一个工期"),
            text!(
                "one duration instead of three points (min, likely, max): it takes just as long each time",
                "工期没有给出不同的三点（最短、最可能、最长），每次都按同一工期计算"
            ),
            task.name(),
        ),
        Gap::Durations(task) => (
            text!("unusable durations", "三点工期不可用"),
            text!(
                "three durations that contradict each other: the likeliest counts each time",
                "三点工期互相矛盾，每次都按最可能工期计算"
            ),
            task.name(),
        ),
        Gap::NoDuration(task) => (
            text!("no duration", "没有工期"),
            text!("no duration: it takes no time", "没有工期，按不占时间计算"),
            task.name(),
        ),
        Gap::NoEffect(risk) => (
            text!("no effect", "风险没有影响量"),
            text!(
                "neither cost nor delay in figures (impact: {cost: …, delay: …}): it changes nothing here",
                "没有写明影响的金额或工期（impact: {cost: …, delay: …}），不影响模拟结果"
            ),
            risk.name(),
        ),
        Gap::NoProbability(risk) => (
            text!("no probability", "风险没有概率"),
            text!(
                "no probability, or a level without bounds: it never strikes here",
                "没有概率，或等级没有对应的概率区间，模拟中不会发生"
            ),
            risk.name(),
        ),
        Gap::NothingToDelay(risk) => (
            text!("nothing to delay", "没有可推迟的任务"),
            text!(
                "it delays, but nothing that it threatens is still to be done",
                "会造成推迟，但所威胁的事项都已完成或没有任务"
            ),
            risk.name(),
        ),
        Gap::OtherMoney(risk) => (
            text!("cost in another currency", "风险损失为外币"),
            text!(
                "its cost is in another currency: it costs nothing here",
                "损失金额为其他币种，模拟中不计成本"
            ),
            risk.name(),
        ),
        Gap::MiddleOfLevel(risk) => (
            text!("probability by level", "概率为等级"),
            text!(
                "its probability is a level: the middle of its range counts",
                "概率以等级给出，按该等级区间的中值计算"
            ),
            risk.name(),
        ),
        Gap::SameEffect(risk) => (
            text!("remaining effect by level", "残余影响为等级"),
            text!(
                "what remains after its response is a level: it costs and delays as much as before",
                "应对后的残余影响只有等级，金额与推迟按应对前计算"
            ),
            risk.name(),
        ),
        Gap::NoAmount(line) => (
            text!("no amount", "明细没有金额"),
            text!(
                "no sum, or one too large: it costs nothing here",
                "没有金额或金额过大，模拟中不计成本"
            ),
            line.name(),
        ),
        Gap::Amounts(line) => (
            text!("unusable amounts", "三点金额不可用"),
            text!(
                "three sums that contradict each other or are of several currencies: the likeliest counts \
                 each time",
                "三点金额互相矛盾或币种不一，每次都按最可能金额计算"
            ),
            line.name(),
        ),
        Gap::TaskCost(task) => (
            text!("task cost left out", "任务费用未计入"),
            text!(
                "its own cost is in another currency, too large or can't be read: it costs nothing here",
                "任务自身费用为其他币种、过大或无法读取，模拟中不计成本"
            ),
            task.name(),
        ),
        Gap::NothingTogether(group) => (
            text!("nothing to correlate", "相关组无可相关的任务"),
            text!(
                "fewer than two tasks of the group have durations that spread: nothing goes together",
                "组内工期有区间的任务不足两项，不产生相关"
            ),
            group.name(),
        ),
        Gap::Impossible(group) => (
            text!("impossible correlation", "不可能的相关系数"),
            text!(
                "tasks can't go together as closely as the group says: it is left out",
                "组内任务不可能达到所写的相关程度，该组不计"
            ),
            group.name(),
        ),
    }
}

/// Each kind in a sentence, with the first names.
pub(super) fn notes(simulated: &Simulated<'_, '_>) -> Vec<Block> {
    let kinds = kinds(simulated).into_iter();
    let notes = kinds.map(|kind| {
        let names: Vec<Text> = kind.items.iter().map(|item| short(*item)).collect();
        Block::Note(text!(
            "{names}: {meaning}.",
            "{names}：{meaning}。",
            names = some_of(&names),
            meaning = kind.meaning,
        ))
    });
    notes.collect()
}

/// The id, or the whole name where there is none.
fn short(item: Item<'_>) -> Text {
    match item.id() {
        Some(id) => text!("{id}", "{id}", id = id),
        None => named(item),
    }
}

/// Names as a list that ends where it gets long.
fn some_of(names: &[Text]) -> Text {
    let shown = names.get(..NAMED).unwrap_or(names);
    let listed = crate::lang::Listed(shown);
    match names.len() - shown.len() {
        0 => text!("{names}", "{names}", names = listed),
        more => text!(
            "{names} and {more} more",
            "{names} 等，另有 {more} 项",
            names = listed,
            more = more,
        ),
    }
}

/// Each kind on a row, with all names.
pub(super) fn blocks(simulated: &Simulated<'_, '_>) -> Vec<Block> {
    let kinds = kinds(simulated);
    let rows = kinds.into_iter().map(|kind| {
        let names = kind.items.iter().map(|item| {
            let name = short(*item);
            name.get(simulated.lang).to_owned()
        });
        Row::item(
            0,
            vec![
                kind.word.into(),
                Cell::Int(kind.items.len() as i64),
                kind.meaning.into(),
                Cell::List(names.collect()),
            ],
        )
    });
    let table = Table {
        key: Key::new("assumptions", "What is assumed", "模拟的假设"),
        columns: vec![
            Column::text("gap", "What is missing", "缺什么"),
            Column::number("count", "How many", "数量"),
            Column::text("meaning", "What becomes of it", "如何处理"),
            Column::text("items", "Which", "涉及"),
        ],
        rows: rows.collect(),
    };
    vec![
        Block::Table(traced(table, simulated)),
        Block::Note(text!(
            "Durations and sums are drawn from their three points, and each risk strikes with its \
             probability, one independent of the other unless the plan correlates them (`simulation: \
             correlation`). The calendars of the plan hold in every iteration; links, fixed dates and the work \
             itself stay as planned, nobody hurries or is added when it is late.",
            "工期与金额按三点估算抽样，各风险按其概率发生；除方案写明的相关（`simulation: correlation`）外彼此独立。每次迭代都遵守\
             方案的日历；任务关系、固定日期和工作内容不变，拖期时不赶工、不加人。",
        )),
    ]
}

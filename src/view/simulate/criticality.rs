//! How often each task decides the finish.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

use crate::plan::{Named as _, Task};
use crate::schedule::network::ItemKind;
use crate::text;
use crate::view::report::{
    BarChart, Block, Cell, Column, Drawing, Key, NamedBar, Quantity, Role, Row, Table,
};

use super::cells::percent;
use super::drivers::in_full;
use super::run::traced;
use super::simulated::Simulated;

/// As many tasks are drawn at most.
const MOST_BARS: usize = 20;

/// The criticality index of each task that is not done, the largest first.
pub(super) fn blocks(simulated: &Simulated<'_, '_>) -> Vec<Block> {
    if simulated.after.finish.is_none() {
        return vec![Block::Note(super::story::NO_DATES)];
    }
    let tasks = tasks(simulated);
    let rows = tasks.iter().map(|(item, task, share)| {
        let facts = simulated.schedule.facts(*item);
        let name = task.name();
        let title = name.title().map(|title| title.get(simulated.lang));
        Row::item(
            0,
            vec![
                name.id().into(),
                title.into(),
                percent(*share, 1),
                facts.total_float.map_or(Cell::Missing, Cell::Days),
                Cell::Flag(facts.is_critical),
                facts.early_start.into(),
                facts.early_finish.into(),
            ],
        )
    });
    let table = Table {
        key: Key::new("criticality", "Criticality", "关键度"),
        columns: vec![
            Column::text("id", "Id", "编号"),
            Column::text("title", "Task", "任务"),
            Column::percent("criticality", "Criticality index", "关键度指数"),
            Column::number("total_float_days", "Total float as planned", "计划总时差"),
            Column::text("critical", "Critical as planned", "计划关键"),
            Column::text("start", "Start", "开始").optional(),
            Column::text("finish", "Finish", "完成").optional(),
        ],
        rows: rows.collect(),
    };
    let mut blocks = vec![Block::Table(traced(table, simulated))];
    blocks.extend(bars(simulated, &tasks).map(|bars| Block::Drawing(Drawing::Bars(bars))));
    blocks.push(Block::Note(text!(
        "The criticality index of a task is the share of cases in which it lies on the chain that \
         decides the finish; the float is that of the schedule as planned.",
        "关键度指数：该任务处于决定完工日期的链条上的情形所占比例；总时差取自计划进度。",
    )));
    blocks
}

/// Tasks that are not done with their numbers in the network, the most critical first.
fn tasks<'p>(simulated: &Simulated<'_, 'p>) -> Vec<(usize, &'p Task, f64)> {
    let network = simulated.schedule.network();
    let is_task = |item: &usize| network.items[*item].kind == ItemKind::Task;
    let items = (0..network.stated).filter(is_task);
    let mut tasks: Vec<(usize, &Task, f64)> = items
        .zip(simulated.plan.tasks())
        .filter(|(item, _)| !simulated.schedule.facts(*item).is_done)
        .map(|(item, task)| (item, task, simulated.after.criticality[item]))
        .collect();
    tasks.sort_by(|one, other| other.2.total_cmp(&one.2));
    tasks
}

fn bars(simulated: &Simulated<'_, '_>, tasks: &[(usize, &Task, f64)]) -> Option<BarChart> {
    let bars = tasks.iter().filter(|(_, _, share)| *share >= 0.005);
    let bars = bars.take(MOST_BARS).filter_map(|(item, task, share)| {
        let percent = Decimal::from_f64(share * 100.0)?.round_dp(1).normalize();
        let float = simulated.schedule.facts(*item).total_float;
        let lang = simulated.lang;
        Some(NamedBar {
            name: in_full(task.name(), lang),
            pieces: vec![(0, Decimal::ZERO, percent)],
            note: float.map(|float| {
                text!(
                    "float {days} d",
                    "总时差 {days} 天",
                    days = float.normalize()
                )
            }),
        })
    });
    let bars: Vec<NamedBar> = bars.collect();
    (!bars.is_empty()).then(|| BarChart {
        key: Key::new(
            "criticality_bars",
            "How often each task decides the finish",
            "各任务决定完工日期的频率",
        ),
        quantity: Quantity::Percent,
        parts: vec![(text!("Criticality index", "关键度指数"), Role::Planned)],
        bars,
        base: None,
    })
}

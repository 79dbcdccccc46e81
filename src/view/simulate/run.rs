//! How a simulation was run: what it takes to run it again.

use rust_decimal::Decimal;
use xxhash_rust::xxh3::xxh3_128;

use crate::check::Checked;
use crate::lang::Text;
use crate::simulate::{CHUNK, Curve, Ended, Iterations};
use crate::text;
use crate::view::report::{Block, Cell, Column, Facts, Key, Table};

use super::SimulateOptions;
use super::simulated::Simulated;

/// How a plan is simulated.
#[derive(Debug)]
pub(super) struct Run<'o> {
    pub(super) options: &'o SimulateOptions<'o>,
    /// The hash of the file.
    input: u128,
}

impl<'o> Run<'o> {
    pub(super) fn new(file: &Checked, options: &'o SimulateOptions<'o>) -> Run<'o> {
        Run {
            options,
            input: xxh3_128(file.source.text.as_bytes()),
        }
    }

    fn seed(&self) -> Cell {
        Decimal::from(self.options.seed).into()
    }

    fn input(&self) -> Cell {
        format!("{:032x}", self.input).into()
    }
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What it takes to run the same again.
pub(super) fn foot(simulated: &Simulated<'_, '_>) -> Option<Block> {
    let run = simulated.run;
    let curve = match simulated.curve {
        Curve::Triangular => text!("triangular", "三角分布"),
        Curve::Pert => text!("PERT", "PERT（贝塔分布）"),
    };
    Some(Block::Facts(Facts {
        key: Key::new("run", "Simulation", "模拟"),
        entries: vec![
            (
                Key::new("iterations", "Iterations", "迭代次数"),
                iterations(simulated),
            ),
            (
                Key::new("ended", "Ended", "结束原因"),
                ended(simulated).into(),
            ),
            (Key::new("curve", "Curve", "分布曲线"), curve.into()),
            (Key::new("seed", "Seed", "随机种子"), run.seed()),
            (
                Key::new("planvet", "planvet", "planvet 版本"),
                VERSION.into(),
            ),
            (
                Key::new("input", "Input (xxh3-128)", "输入文件（xxh3-128）"),
                run.input(),
            ),
        ],
    }))
}

fn iterations(simulated: &Simulated<'_, '_>) -> Cell {
    Decimal::from(simulated.after.iterations).into()
}

/// Why there are no more iterations.
fn ended(simulated: &Simulated<'_, '_>) -> Text {
    let asked = match simulated.run.options.iterations {
        Iterations::Exactly(asked) => Some(asked),
        Iterations::UntilSettled => None,
    };
    match simulated.after.ended {
        _ if simulated.is_stopped() => text!("stopped", "被中断"),
        Ended::AsAsked if asked != Some(simulated.after.iterations) => text!(
            "as asked, rounded up to a multiple of {chunk}",
            "按指定次数，向上取整为 {chunk} 的倍数",
            chunk = CHUNK,
        ),
        Ended::AsAsked => text!("as asked", "按指定次数"),
        Ended::Settled => text!(
            "settled: P80 is known to 1 day and to 0.5% of the cost",
            "已稳定：P80 的误差不超过 1 天、成本不超过 0.5%",
        ),
        Ended::AtTheLimit => text!(
            "at the limit, before P80 was known to 1 day and to 0.5% of the cost",
            "已达上限，P80 的误差尚未收敛到 1 天、成本 0.5% 以内",
        ),
        Ended::Stopped => text!("stopped", "被中断"),
    }
}

/// Adds how the simulation was run to a table, for readers of its data alone.
pub(super) fn traced(mut table: Table, simulated: &Simulated<'_, '_>) -> Table {
    let run = simulated.run;
    let columns = [
        Column::number("iterations", "Iterations", "迭代次数"),
        Column::number("seed", "Seed", "随机种子"),
        Column::text("planvet", "planvet", "planvet 版本"),
        Column::text("input", "Input", "输入文件"),
    ];
    table.columns.extend(columns.map(Column::data_only));
    for row in &mut table.rows {
        let cells = [
            iterations(simulated),
            run.seed(),
            VERSION.into(),
            run.input(),
        ];
        row.cells.extend(cells);
    }
    table
}

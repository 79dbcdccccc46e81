//! Finish and cost at each percentile.

use crate::simulate::Forecast;
use crate::view::report::{Block, Cell, Column, Key, Row, Table};

use super::run::traced;
use super::simulated::Simulated;

/// Finish and cost, P5 to P95.
pub(super) fn block(simulated: &Simulated<'_, '_>) -> Block {
    let before = simulated.before.as_ref();
    let mut columns = vec![
        Column::text("percentile", "Percentile", "百分位"),
        Column::text("finish", "Finish", "完工"),
        Column::number("days_late", "Days behind the promise", "晚于承诺（天）"),
        Column::text("finish_low", "Finish, low", "完工下限").data_only(),
        Column::text("finish_high", "Finish, high", "完工上限").data_only(),
        Column::money("cost", "Cost", "成本"),
        Column::money("cost_low", "Cost, low", "成本下限").data_only(),
        Column::money("cost_high", "Cost, high", "成本上限").data_only(),
    ];
    if before.is_some() {
        columns.extend([
            Column::text("finish_before", "Finish before responses", "应对前完工").optional(),
            Column::money("cost_before", "Cost before responses", "应对前成本").optional(),
        ]);
    }
    let rows = (5..=95).step_by(5).map(|percent| {
        let (finish, cost) = at(simulated, &simulated.after, percent);
        let after = &simulated.after;
        let interval = after.finish.as_ref().map(|finish| finish.interval(percent));
        let (first, last) = interval.unzip();
        let (least, most) = after.cost.interval(percent);
        let money = |sum: f64| -> Cell {
            let sum = simulated.rounding.nearest(sum);
            sum.filter(|_| simulated.has_money()).into()
        };
        let late = simulated.model.finish.and_then(|promise| {
            let day = after.finish.as_ref()?.percentile(percent);
            Some(Simulated::days_late(promise.day, day))
        });
        let mut cells = vec![
            format!("P{percent}").into(),
            finish,
            late.into(),
            first.into(),
            last.into(),
            cost,
            money(least),
            money(most),
        ];
        if let Some(before) = before {
            let (finish, cost) = at(simulated, before, percent);
            cells.extend([finish, cost]);
        }
        Row::item(0, cells)
    });
    let table = Table {
        key: Key::new("percentiles", "Percentiles", "百分位"),
        columns,
        rows: rows.collect(),
    };
    Block::Table(traced(table, simulated))
}

fn at(simulated: &Simulated<'_, '_>, forecast: &Forecast, percent: u32) -> (Cell, Cell) {
    let finish = forecast.finish.as_ref();
    (
        finish.map(|finish| finish.percentile(percent)).into(),
        simulated.enough(forecast, percent).into(),
    )
}

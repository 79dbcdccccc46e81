//! The money of each month.

use rust_decimal::Decimal;

use crate::finance::case::Case;
use crate::view::budget::cells::TOTAL;
use crate::view::report::{Cell, Column, Key, Row, RowKind, Table};

use super::Shown;

/// Factors are shown to so many decimal places; present values are computed with all of them.
const PLACES: u32 = 10;

pub(super) fn table(shown: &Shown<'_, '_>) -> Table {
    Table {
        key: Key::new("flows", "Money by month", "按月收支"),
        columns: vec![
            Column::text("month", "Month", "月份"),
            Column::money("cost", "Cost", "成本"),
            Column::money("benefits", "Benefits", "效益"),
            Column::money("net", "Net", "净额"),
            Column::money("cumulative", "Cumulative", "累计净额"),
            Column::number("factor", "Factor", "折现系数").optional(),
            Column::money("present_value", "Present value", "净额现值").optional(),
            Column::money("cumulative_present_value", "Cumulative", "累计现值").optional(),
        ],
        // The returns are computed of the same sums: they aren't too large.
        rows: rows(shown).unwrap_or_default(),
    }
}

fn rows(shown: &Shown<'_, '_>) -> Option<Vec<Row>> {
    let case = shown.case;
    let factors = case.factors();
    let mut rows = Vec::new();
    let (mut sum, mut present_sum) = (Decimal::ZERO, Decimal::ZERO);
    for (at, flow) in case.flows()?.iter().enumerate() {
        let net = flow.net()?;
        sum = sum.checked_add(net)?;
        let factor = factors
            .as_ref()
            .and_then(|factors| factors.get(at))
            .copied();
        let present = match factor {
            None => None,
            Some(factor) => {
                let values = Case::present(&[flow.benefit, flow.cost], &[factor, factor])?;
                let value = values.first()?.checked_sub(*values.get(1)?)?;
                present_sum = present_sum.checked_add(value)?;
                Some(value)
            }
        };
        rows.push(Row::item(
            0,
            vec![
                case.first.plus(at as i32).to_string().into(),
                shown.money(flow.cost),
                shown.money(flow.benefit),
                shown.money(net),
                shown.gain(sum),
                factor.map(|factor| factor.round_dp(PLACES)).into(),
                present.map_or(Cell::Missing, |value| shown.money(value)),
                present.map_or(Cell::Missing, |_| shown.gain(present_sum)),
            ],
        ));
    }
    let present = shown.returns.present.as_ref();
    rows.push(Row {
        kind: RowKind::Total,
        depth: 0,
        cells: vec![
            TOTAL.into(),
            shown.money(shown.returns.cost),
            shown.money(shown.returns.benefits),
            shown.money(shown.returns.net),
            Cell::Missing,
            Cell::Missing,
            present.map_or(Cell::Missing, |present| shown.money(present.net)),
            Cell::Missing,
        ],
    });
    Some(rows)
}

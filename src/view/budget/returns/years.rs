//! The money of each calendar year.

use rust_decimal::Decimal;

use crate::finance::case::Case;
use crate::view::budget::cells::TOTAL;
use crate::view::report::{Cell, Column, Key, Row, RowKind, Table};

use super::Shown;

/// Sums of a year.
#[derive(Default, Clone, Copy)]
struct Year {
    number: i32,
    cost: Decimal,
    benefit: Decimal,
    /// The present value of the net benefits.
    present: Option<Decimal>,
}

pub(super) fn table(shown: &Shown<'_, '_>) -> Table {
    let years = years(shown.case).unwrap_or_default();
    let mut rows = Vec::with_capacity(years.len() + 1);
    let mut sum = Year::default();
    let mut present_sum = Some(Decimal::ZERO);
    for year in &years {
        sum.cost += year.cost;
        sum.benefit += year.benefit;
        present_sum = present_sum
            .zip(year.present)
            .map(|(sum, value)| sum + value);
        rows.push(Row::item(
            0,
            vec![
                year.number.to_string().into(),
                shown.money(year.cost),
                shown.money(year.benefit),
                shown.money(year.benefit - year.cost),
                shown.gain(sum.benefit - sum.cost),
                year.present
                    .map_or(Cell::Missing, |value| shown.money(value)),
                present_sum.map_or(Cell::Missing, |value| shown.gain(value)),
            ],
        ));
    }
    rows.push(Row {
        kind: RowKind::Total,
        depth: 0,
        cells: vec![
            TOTAL.into(),
            shown.money(sum.cost),
            shown.money(sum.benefit),
            shown.money(sum.benefit - sum.cost),
            Cell::Missing,
            present_sum.map_or(Cell::Missing, |value| shown.money(value)),
            Cell::Missing,
        ],
    });
    Table {
        key: Key::new("years", "By year", "按年"),
        columns: vec![
            Column::text("year", "Year", "年份"),
            Column::money("cost", "Cost", "成本"),
            Column::money("benefits", "Benefits", "效益"),
            Column::money("net", "Net", "净额"),
            Column::money("cumulative", "Cumulative", "累计净额"),
            Column::money("present_value", "Present value", "净额现值").optional(),
            Column::money("cumulative_present_value", "Cumulative", "累计现值").optional(),
        ],
        rows,
    }
}

/// The sums of each year; `None` when they are too large.
fn years(case: &Case<'_>) -> Option<Vec<Year>> {
    let flows = case.flows()?;
    let factors = case.factors();
    let mut years: Vec<Year> = Vec::new();
    for (at, flow) in flows.iter().enumerate() {
        let number = case.first.plus(at as i32).year();
        if years.last().is_none_or(|year| year.number != number) {
            years.push(Year {
                number,
                present: factors.as_ref().map(|_| Decimal::ZERO),
                ..Year::default()
            });
        }
        let year = years.last_mut()?;
        year.cost = year.cost.checked_add(flow.cost)?;
        year.benefit = year.benefit.checked_add(flow.benefit)?;
        let factor = factors.as_ref().and_then(|factors| factors.get(at));
        if let (Some(sum), Some(factor)) = (year.present, factor) {
            // As in the net present value: benefits and cost are rounded apart.
            let values = Case::present(&[flow.benefit, flow.cost], &[*factor, *factor])?;
            let net = values.first()?.checked_sub(*values.get(1)?)?;
            year.present = Some(sum.checked_add(net)?);
        }
    }
    Some(years)
}

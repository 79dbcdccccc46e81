//! Each line of the budget.

use crate::finance::Ledger;
use crate::lang::Lang;
use crate::plan::Id;
use crate::view::report::{Cell, Column, Key, Row, RowKind, Table};
use crate::view::words;

use super::cells::{TOTAL, money, share};

/// The lines, in file order.
pub(super) fn by_line(ledger: &Ledger<'_>, lang: Lang) -> Table {
    let whole = ledger.lines_sum();
    let mut rows: Vec<Row> = ledger
        .entries
        .iter()
        .map(|entry| {
            let line = entry.line;
            let sum = ledger.sum([entry.amount]);
            Row::item(
                0,
                vec![
                    line.id.get().map(Id::as_str).into(),
                    words(&line.title, lang).into(),
                    words(&line.category, lang).into(),
                    line.phase.get().map(|phase| phase.as_str()).into(),
                    line.quantity.get().map(|quantity| quantity.0).into(),
                    line.unit_price.get().copied().into(),
                    money(sum),
                    share(sum, whole),
                    Cell::List(
                        line.serves
                            .iter()
                            .map(|id| id.as_str().to_owned())
                            .collect(),
                    ),
                ],
            )
        })
        .collect();
    rows.push(Row {
        kind: RowKind::Total,
        depth: 0,
        cells: vec![
            Cell::Missing,
            TOTAL.into(),
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
            money(whole),
            share(whole, whole),
            Cell::Missing,
        ],
    });
    Table {
        key: Key::new("lines", "Budget lines", "预算明细"),
        columns: vec![
            Column::text("id", "Id", "编号"),
            Column::text("title", "Line", "明细"),
            Column::text("category", "Category", "类别"),
            Column::text("phase", "Phase", "阶段"),
            Column::number("quantity", "Quantity", "数量"),
            Column::money("unit_price", "Unit price", "单价"),
            Column::money("amount", "Amount", "金额"),
            Column::percent("share", "Share", "占比"),
            Column::text("serves", "Serves", "服务于").data_only(),
        ],
        rows,
    }
}

//! Each line of the budget, with how its sum comes about.

use crate::finance::Basis;
use crate::plan::Id;
use crate::view::report::{Cell, Column, Key, Row, RowKind, Table};
use crate::view::words;

use super::books::Books;
use super::cells::{TOTAL, money, share};
use super::groups::{how, title};

/// The lines, in file order.
pub(super) fn by_line(books: &Books<'_>) -> Table {
    let (ledger, lang) = (&books.ledger, books.lang);
    let whole = ledger.lines_sum();
    let mut rows: Vec<Row> = ledger
        .entries
        .iter()
        .enumerate()
        .map(|(number, entry)| {
            let line = entry.line;
            let sum = ledger.sum([entry.amount]);
            let estimated = matches!(entry.basis, Basis::Estimated { .. });
            let range = entry.range().filter(|_| estimated);
            let (least, most) = range.unzip();
            let timing = books.spending.timing(number).ok();
            Row::item(
                0,
                vec![
                    line.id.get().map(Id::as_str).into(),
                    title(line, lang),
                    words(&line.category, lang).into(),
                    line.phase.get().map(|phase| phase.as_str()).into(),
                    line.quantity.get().map(|quantity| quantity.0).into(),
                    line.unit_price.get().copied().into(),
                    line.resource.get().map(|resource| resource.as_str()).into(),
                    money(sum),
                    share(sum, whole),
                    least.into(),
                    most.into(),
                    how(entry),
                    timing.map(|timing| timing.first).into(),
                    timing.map(|timing| timing.last).into(),
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
    let mut cells = vec![Cell::Missing; 15];
    cells[1] = TOTAL.into();
    cells[7] = money(whole);
    cells[8] = share(whole, whole);
    rows.push(Row {
        kind: RowKind::Total,
        depth: 0,
        cells,
    });
    Table {
        key: Key::new("lines", "Budget lines", "预算明细"),
        columns: vec![
            Column::text("id", "Id", "编号"),
            Column::text("title", "Line", "明细"),
            Column::text("category", "Category", "类别").optional(),
            Column::text("phase", "Phase", "阶段"),
            Column::number("quantity", "Quantity", "数量").data_only(),
            Column::money("unit_price", "Unit price", "单价").data_only(),
            Column::text("resource", "Resource", "资源").data_only(),
            Column::money("amount", "Amount", "金额"),
            Column::percent("share", "Share", "占比"),
            Column::money("least", "Least", "最低金额").data_only(),
            Column::money("most", "Most", "最高金额").data_only(),
            Column::text("how", "How it comes about", "金额由来"),
            Column::text("from", "From", "开始").optional(),
            Column::text("to", "To", "结束").optional(),
            Column::text("serves", "Serves", "服务于").data_only(),
        ],
        rows,
    }
}

//! The sources of the money.

use crate::finance::Ledger;
use crate::lang::{Lang, Localized as _};
use crate::view::report::{Cell, Column, Key, Row, RowKind, Table};
use crate::view::words;

use super::cells::{TOTAL, money, share};

/// The sources, in file order.
pub(super) fn by_source(ledger: &Ledger<'_>, lang: Lang) -> Table {
    let funding = ledger.budget.map(|budget| &*budget.funding).unwrap_or(&[]);
    let whole = ledger.sum(funding.iter().map(|source| ledger.given(source)));
    let mut rows: Vec<Row> = funding
        .iter()
        .map(|source| {
            let amount = ledger.sum([ledger.given(source)]);
            let status = source
                .status
                .get()
                .map(|status| status.in_lang(lang).to_string());
            Row::item(
                0,
                vec![
                    words(&source.source, lang).into(),
                    status.into(),
                    source.available.value().into(),
                    money(amount),
                    share(amount, whole),
                ],
            )
        })
        .collect();
    rows.push(Row {
        kind: RowKind::Total,
        depth: 0,
        cells: vec![
            TOTAL.into(),
            Cell::Missing,
            Cell::Missing,
            money(whole),
            share(whole, whole),
        ],
    });
    Table {
        key: Key::new("funding", "Funding", "资金来源"),
        columns: vec![
            Column::text("source", "Source", "来源"),
            Column::text("status", "Status", "状态"),
            Column::text("available", "Available", "可用日期"),
            Column::money("amount", "Amount", "金额"),
            Column::percent("share", "Share", "占比"),
        ],
        rows,
    }
}

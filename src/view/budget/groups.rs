//! The lines by category or phase.

use std::collections::HashMap;

use crate::finance::{Entry, Ledger};
use crate::lang::{Lang, Text};
use crate::plan::{Index, Plan};
use crate::view::report::{Cell, Column, Key, Row, RowKind, Table};
use crate::view::words;

use super::cells::{TOTAL, money, share};

const NONE_GIVEN: Text = Text::new("(none given)", "（未注明）");

/// Entries in groups, each group where its first entry stood.
fn grouped<'l, 'p>(
    ledger: &'l Ledger<'p>,
    name: impl Fn(&Entry<'p>) -> Option<String>,
) -> Vec<(Option<String>, Vec<&'l Entry<'p>>)> {
    let mut groups: Vec<(Option<String>, Vec<&Entry<'p>>)> = Vec::new();
    let mut numbers = HashMap::new();
    for entry in &ledger.entries {
        let name = name(entry);
        let number = *numbers.entry(name.clone()).or_insert_with(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        groups[number].1.push(entry);
    }
    groups
}

fn group_table(
    ledger: &Ledger<'_>,
    heading: Column,
    groups: Vec<(Option<String>, Option<String>, Vec<&Entry<'_>>)>,
) -> Table {
    let whole = ledger.lines_sum();
    let mut rows: Vec<Row> = groups
        .into_iter()
        .map(|(id, title, entries)| {
            let sum = ledger.sum(entries.iter().map(|entry| entry.amount));
            Row::item(
                0,
                vec![
                    id.into(),
                    title.map_or_else(|| NONE_GIVEN.into(), Cell::Text),
                    Cell::Int(entries.len() as i64),
                    money(sum),
                    share(sum, whole),
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
            Cell::Int(ledger.entries.len() as i64),
            money(whole),
            share(whole, whole),
        ],
    });
    Table {
        key: Key::new("budget", "Budget", "预算"),
        columns: vec![
            Column::text("id", "Id", "编号").data_only(),
            heading,
            Column::number("lines", "Lines", "明细数"),
            Column::money("amount", "Amount", "金额"),
            Column::percent("share", "Share", "占比"),
        ],
        rows,
    }
}

/// The lines by category.
pub(super) fn by_category(ledger: &Ledger<'_>, lang: Lang) -> Table {
    let groups = grouped(ledger, |entry| words(&entry.line.category, lang));
    let groups = groups
        .into_iter()
        .map(|(name, entries)| (None, name, entries))
        .collect();
    group_table(ledger, Column::text("category", "Category", "类别"), groups)
}

/// The lines by the phase in which they are spent.
pub(super) fn by_phase(ledger: &Ledger<'_>, plan: &Plan, lang: Lang) -> Table {
    let index = Index::new(plan);
    let mut groups = grouped(ledger, |entry| {
        entry
            .line
            .phase
            .get()
            .map(|phase| phase.as_str().to_owned())
    });
    // In the order of the phases; what names none, or an unknown one, comes last.
    let order: HashMap<&str, usize> = plan
        .phases
        .iter()
        .enumerate()
        .filter_map(|(number, phase)| Some((phase.id.get()?.as_str(), number)))
        .collect();
    let place = |id: &Option<String>| id.as_deref().and_then(|id| order.get(id).copied());
    groups.sort_by_key(|(id, _)| (id.is_none(), place(id).unwrap_or(usize::MAX)));
    let groups = groups
        .into_iter()
        .map(|(id, entries)| {
            let title = id.as_deref().map(|id| {
                index
                    .phase(id)
                    .and_then(|phase| words(&phase.title, lang))
                    .unwrap_or_else(|| id.to_owned())
            });
            (id, title, entries)
        })
        .collect();
    group_table(ledger, Column::text("phase", "Phase", "阶段"), groups)
}

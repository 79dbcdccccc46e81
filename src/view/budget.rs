//! The budget by category, phase or source, with sums.

use std::collections::HashMap;

use crate::check::Checked;
use crate::finance::{Entry, Ledger, Sum};
use crate::lang::{Lang, Localized as _, Text, count};
use crate::plan::value::{Money, Percent};
use crate::plan::{Id, Index, Plan};
use crate::text;

use super::report::{Block, Cell, Column, Facts, Key, Report, Row, RowKind, Table, Tone};
use super::{sections, words};

const NONE_GIVEN: Text = Text::new("(none given)", "（未注明）");
const TOTAL: Text = Text::new("Total", "合计");

/// What `planvet budget` groups money by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BudgetBy {
    /// Categories of the lines.
    #[default]
    Category,
    /// Phases in which the money is spent.
    Phase,
    /// Sources of the funding.
    Source,
    /// Not at all: each line.
    Line,
}

impl BudgetBy {
    /// All groupings, in the order help lists them.
    pub const ALL: [BudgetBy; 4] = [
        BudgetBy::Category,
        BudgetBy::Phase,
        BudgetBy::Source,
        BudgetBy::Line,
    ];

    /// The name of the grouping on the command line.
    pub fn name(self) -> &'static str {
        match self {
            BudgetBy::Category => "category",
            BudgetBy::Phase => "phase",
            BudgetBy::Source => "source",
            BudgetBy::Line => "line",
        }
    }
}

/// The budget of each plan.
pub fn budget(files: &[Checked], by: BudgetBy, lang: Lang) -> Report {
    sections("budget", files, lang, |plan, _| {
        let ledger = Ledger::new(plan);
        let table = match by {
            BudgetBy::Category => by_category(&ledger, lang),
            BudgetBy::Phase => by_phase(&ledger, plan, lang),
            BudgetBy::Source => by_source(&ledger, lang),
            BudgetBy::Line => by_line(&ledger, lang),
        };
        let mut blocks = vec![Block::Facts(totals(&ledger)), Block::Table(table)];
        let unknown = ledger.lines_sum().unknown;
        if unknown > 0 {
            blocks.push(Block::Note(text!(
                "{lines} without a readable amount in the plan's currency; the sums leave them out.",
                "有 {lines} 条明细没有可识别的本币金额，未计入合计。",
                lines = count(unknown, "line is", "lines are"),
            )));
        }
        blocks
    })
}

fn totals(ledger: &Ledger<'_>) -> Facts {
    let lines = ledger.lines_sum();
    let funding = ledger.budget.map(|budget| {
        ledger.sum(
            budget
                .funding
                .iter()
                .map(|source| own(ledger, source.amount.get())),
        )
    });
    Facts {
        key: Key::new("totals", "Totals", "总额"),
        entries: vec![
            (
                Key::new("stated", "Stated total", "方案总额"),
                ledger.stated_total().into(),
            ),
            (Key::new("lines", "Sum of lines", "明细合计"), money(lines)),
            (
                Key::new("contingency", "Contingency", "预备费"),
                ledger.contingency().into(),
            ),
            (
                Key::new("funding", "Funding", "资金来源合计"),
                funding.map_or(Cell::Missing, money),
            ),
        ],
    }
}

fn own(ledger: &Ledger<'_>, money: Option<&Money>) -> Option<Money> {
    ledger.own(*money?)
}

/// A sum as a cell: nothing known is no zero.
fn money(sum: Sum) -> Cell {
    match (sum.known, sum.unknown) {
        (0, _) => Cell::Missing,
        (_, 0) => Cell::Money(sum.total),
        _ => Cell::Money(sum.total).toned(Tone::Warning),
    }
}

fn share(part: Sum, whole: Sum) -> Cell {
    let percent = part
        .total
        .amount
        .checked_mul(rust_decimal::Decimal::ONE_HUNDRED)
        .and_then(|part| part.checked_div(whole.total.amount));
    match percent {
        Some(percent) if part.known > 0 => Cell::Percent(Percent(percent.round_dp(1))),
        _ => Cell::Missing,
    }
}

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

fn by_category(ledger: &Ledger<'_>, lang: Lang) -> Table {
    let groups = grouped(ledger, |entry| words(&entry.line.category, lang));
    let groups = groups
        .into_iter()
        .map(|(name, entries)| (None, name, entries))
        .collect();
    group_table(ledger, Column::text("category", "Category", "类别"), groups)
}

fn by_phase(ledger: &Ledger<'_>, plan: &Plan, lang: Lang) -> Table {
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

fn by_source(ledger: &Ledger<'_>, lang: Lang) -> Table {
    let funding = ledger.budget.map(|budget| &*budget.funding).unwrap_or(&[]);
    let whole = ledger.sum(
        funding
            .iter()
            .map(|source| own(ledger, source.amount.get())),
    );
    let mut rows: Vec<Row> = funding
        .iter()
        .map(|source| {
            let amount = ledger.sum([own(ledger, source.amount.get())]);
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

fn by_line(ledger: &Ledger<'_>, lang: Lang) -> Table {
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

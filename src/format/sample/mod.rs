//! One set of reports that all formats are tested with: every kind of cell and block, Chinese,
//! hostile texts, several plans, empty tables.

use jiff::civil::date;
use rust_decimal::Decimal;

use crate::lang::Text;
use crate::plan::value::{Currency, Money, Percent, Value};
use crate::text;
use crate::view::report::{
    Block, Cell, Column, Facts, Key, PlanName, Report, Row, RowKind, Section, Table, Tone,
};

mod charts;
mod drawings;
mod matrices;
mod versions;

pub(crate) use charts::timeline;
pub(crate) use drawings::drawings;
pub(crate) use matrices::{matrices, risks};
pub(crate) use versions::versions;

/// Texts that want to be more than text.
pub(crate) const HOSTILE: [&str; 9] = [
    "=cmd|' /C calc'!A0",
    "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m",
    "\u{202e}gnp.exe\u{2066}\u{feff}\u{e0041}",
    "a|b `c` **d** <script>alert(1)</script> [x](javascript:1) &amp; #1 \\",
    "first line\r\nsecond\tline\n\n# heading\n| a |",
    "＝SUM(1,2), \"quoted\"",
    "\0\u{85}\u{2028}",
    "👩‍👩‍👧‍👦👩🏽‍🔧 e\u{301}\u{301} مرحبا लागत",
    "超长文本没有空格超长文本没有空格超长文本没有空格超长文本没有空格超长文本没有空格",
];

fn money(amount: i64, scale: u32) -> Money {
    Money {
        amount: Decimal::new(amount, scale),
        currency: Currency::read("CNY").ok(),
    }
}

fn budget_columns() -> Vec<Column> {
    vec![
        Column::text("id", "ID", "编号"),
        Column::text("title", "Item", "项目"),
        Column::text("kind", "Kind", "类别"),
        Column::number("quantity", "Quantity", "数量").optional(),
        Column::number("factor", "Factor", "系数").optional(),
        Column::money("amount", "Amount", "金额"),
        Column::percent("share", "Share", "占比"),
        Column::text("due", "Due", "期限"),
        Column::number("effort", "Effort hidden", "工时 hidden").data_only(),
        Column::text("approved", "Approved", "已批准"),
        Column::text("links", "Tasks", "任务"),
        Column::text("note", "Note", "备注").optional(),
    ]
}

fn empty_row(kind: RowKind, title: Cell, amount: Cell) -> Row {
    let mut cells = vec![Cell::Missing; 12];
    cells[1] = title;
    cells[5] = amount;
    Row {
        kind,
        depth: 0,
        cells,
    }
}

fn budget_table(titles: &[&str]) -> Table {
    let mut rows = vec![empty_row(
        RowKind::Group,
        Text::new("Equipment", "设备").into(),
        money(72_000_040, 2).into(),
    )];
    for (position, title) in titles.iter().enumerate() {
        rows.push(Row::item(
            1,
            vec![
                format!("B{}", position + 1).into(),
                (*title).into(),
                Text::new("material", "材料").into(),
                40.into(),
                Decimal::new(-50, 2).into(),
                Cell::from(money(45_000_025, 2)).toned(Tone::Warning),
                Percent(Decimal::new(6250, 2)).into(),
                date(2026, 3, 31).into(),
                Cell::Days(Decimal::new(125, 1)),
                Cell::Flag(true).toned(Tone::Good),
                Cell::List(vec!["T1".to_owned(), "T2".to_owned()]),
                Cell::Missing,
            ],
        ));
    }
    rows.push(empty_row(
        RowKind::Total,
        Text::new("Total", "合计").into(),
        money(72_000_040, 2).into(),
    ));
    Table {
        key: Key::new("lines", "Budget lines", "预算明细"),
        columns: budget_columns(),
        rows,
    }
}

/// Rows of the first table of [`budget`].
pub(crate) fn budget_rows() -> usize {
    4
}

/// Facts, a note and tables of every kind of cell; the second plan is hostile.
pub(crate) fn budget() -> Report {
    let facts = |total: Cell| {
        Block::Facts(Facts {
            key: Key::new("summary", "Summary", "概要"),
            entries: vec![
                (Key::new("total", "Total", "合计"), total),
                (Key::new("currency", "Currency", "币种"), Cell::Missing),
                (
                    Key::new("scope", "Scope of the plan", "方案范围"),
                    HOSTILE[4].into(),
                ),
            ],
        })
    };
    let empty = Block::Table(Table {
        key: Key::new("funding", "Funding", "资金来源"),
        columns: budget_columns(),
        rows: vec![],
    });
    let note = Block::Note(text!(
        "- note about {x}",
        "1. 关于{x}的说明",
        x = HOSTILE[3]
    ));
    let hostile: Vec<&str> = HOSTILE.to_vec();
    Report {
        name: "budget",
        sections: vec![
            Section {
                plan: Some(PlanName {
                    id: None,
                    path: "plans/a.yaml".to_owned(),
                    title: "城市供水服务质量提升方案".to_owned(),
                }),
                blocks: vec![
                    facts(money(72_000_040, 2).into()),
                    Block::Table(budget_table(&[
                        "水表更换",
                        "Meter data platform, first and second stage",
                    ])),
                    note.clone(),
                    empty.clone(),
                ],
            },
            Section {
                plan: Some(PlanName {
                    id: None,
                    path: "plans/`b.yaml".to_owned(),
                    title: HOSTILE[3].to_owned(),
                }),
                blocks: vec![
                    note,
                    Block::Table(hostile_table(&hostile)),
                    facts(Cell::Missing),
                    empty,
                ],
            },
            Section {
                plan: Some(PlanName {
                    id: None,
                    path: format!("plans/`{}", HOSTILE[1]),
                    title: HOSTILE[1].to_owned(),
                }),
                blocks: vec![],
            },
        ],
    }
}

/// The budget of hostile titles, starting with the first of them.
fn hostile_table(titles: &[&str]) -> Table {
    let mut table = budget_table(titles);
    table.rows.remove(0);
    for row in &mut table.rows {
        if row.kind == RowKind::Item {
            let title = row.cells[1].clone();
            row.cells[2] = title.clone();
            row.cells[11] = title;
            row.cells[10] = Cell::List(HOSTILE.map(str::to_owned).to_vec());
            row.depth = 200;
        }
    }
    table
}

/// All sample reports.
pub(crate) fn all() -> [Report; 6] {
    let compared = versions();
    let changes = crate::view::changes(&compared.comparison, crate::lang::Lang::Zh);
    [
        budget(),
        timeline(),
        risks(),
        matrices(),
        drawings(),
        changes,
    ]
}

//! Sums over the budget: the totals, and a table of what is asked for.

use rust_decimal::Decimal;

use crate::finance::Sum;
use crate::text;
use crate::view::report::{Block, Cell, Column, Drawing, Facts, Key, Row, RowKind, Table};

use super::books::Books;
use super::cells::{TOTAL, money, share};
use super::groups::{Group, Share, groups};
use super::{BudgetBy, drawings, funding, lines};

/// The totals, one table and its drawing.
pub(super) fn blocks(books: &Books<'_>, by: BudgetBy) -> Vec<Block> {
    let mut blocks = vec![Block::Facts(totals(books))];
    match by {
        BudgetBy::Source => {
            blocks.push(Block::Table(funding::by_source(&books.ledger, books.lang)));
            blocks.extend(drawings::sources(books).map(Block::Drawing));
        }
        BudgetBy::Line => {
            blocks.push(Block::Table(lines::by_line(books)));
            blocks.extend(drawn(books, &groups(books, by), by));
        }
        _ => {
            let groups = groups(books, by);
            blocks.push(Block::Table(table(books, &groups, by)));
            blocks.extend(drawn(books, &groups, by));
            blocks.extend(split_note(&groups));
        }
    }
    blocks.extend(books.notes());
    blocks
}

/// Says that lines stand in several groups, where they do.
pub(super) fn split_note(groups: &[Group<'_, '_>]) -> Option<Block> {
    let mut parts = groups.iter().flat_map(|group| &group.parts);
    let is_split = parts.any(|part| matches!(part.of, Share::OneOf(_)));
    is_split.then(|| {
        Block::Note(text!(
            "A line that serves several goals counts in each of them with an equal part, to the cent.",
            "服务于多个目标的明细在各目标间均分，精确到分。"
        ))
    })
}

fn drawn(books: &Books<'_>, groups: &[Group<'_, '_>], by: BudgetBy) -> Option<Block> {
    let drawing: Option<Drawing> = match by {
        BudgetBy::Month => drawings::months(books, groups),
        _ => drawings::bars(books, groups, by),
    };
    drawing.map(Block::Drawing)
}

/// The figures of the budget as a whole.
pub(super) fn totals(books: &Books<'_>) -> Facts {
    let ledger = &books.ledger;
    let funding = ledger
        .budget
        .map(|budget| ledger.sum(budget.funding.iter().map(|source| ledger.given(source))));
    Facts {
        key: Key::new("totals", "Totals", "总额"),
        entries: vec![
            (
                Key::new("stated", "Stated total", "方案总额"),
                ledger.stated_total().into(),
            ),
            (
                Key::new("lines", "Sum of lines", "明细合计"),
                money(ledger.lines_sum()),
            ),
            (
                Key::new("contingency", "Contingency", "预备费"),
                ledger.contingency().into(),
            ),
            (
                Key::new("with_contingency", "Lines with contingency", "明细加预备费"),
                ledger.lines_with_contingency().into(),
            ),
            (
                Key::new("funding", "Funding", "资金来源合计"),
                funding.map_or(Cell::Missing, money),
            ),
        ],
    }
}

/// The heading of the groups.
pub(super) fn heading(by: BudgetBy) -> Column {
    match by {
        BudgetBy::Category => Column::text("category", "Category", "类别"),
        BudgetBy::Phase => Column::text("phase", "Phase", "阶段"),
        BudgetBy::Month => Column::text("month", "Month", "月份"),
        BudgetBy::Source => Column::text("source", "Source", "来源"),
        BudgetBy::Goal => Column::text("goal", "Goal", "目标"),
        BudgetBy::Resource => Column::text("resource", "Resource", "资源"),
        BudgetBy::Line => Column::text("line", "Line", "明细"),
    }
}

fn table(books: &Books<'_>, groups: &[Group<'_, '_>], by: BudgetBy) -> Table {
    let whole = books.ledger.lines_sum();
    let (goals, months) = (by == BudgetBy::Goal, by == BudgetBy::Month);
    let mut spent = Decimal::ZERO;
    let mut rows: Vec<Row> = groups
        .iter()
        .map(|group| {
            let sum = group.sum(books);
            let mut cells = vec![
                group.id.clone().into(),
                group.name.clone(),
                Cell::Int(group.parts.len() as i64),
                money(sum),
                share(sum, whole),
            ];
            if goals {
                cells.push(group.with_below.map_or(Cell::Missing, money));
            }
            if months {
                spent = spent.saturating_add(sum.total.amount);
                let total = Sum {
                    total: crate::plan::value::Money {
                        amount: spent,
                        ..sum.total
                    },
                    ..sum
                };
                cells.push(group.month.map_or(Cell::Missing, |_| money(total)));
            }
            Row::item(group.depth, cells)
        })
        .collect();
    let mut cells = vec![
        Cell::Missing,
        TOTAL.into(),
        Cell::Int(books.ledger.entries.len() as i64),
        money(whole),
        share(whole, whole),
    ];
    cells.extend((goals || months).then_some(Cell::Missing));
    rows.push(Row {
        kind: RowKind::Total,
        depth: 0,
        cells,
    });
    let id = Column::text("id", "Id", "编号");
    let mut columns = vec![
        if goals { id } else { id.data_only() },
        heading(by),
        Column::number("lines", "Lines", "明细数"),
        Column::money("amount", "Amount", "金额"),
        Column::percent("share", "Share", "占比"),
    ];
    if goals {
        columns.push(Column::money(
            "with_below",
            "With goals below",
            "含下级目标",
        ));
    }
    if months {
        columns.push(Column::money("cumulative", "Up to then", "累计"));
    }
    Table {
        key: Key::new("budget", "Budget", "预算"),
        columns,
        rows,
    }
}

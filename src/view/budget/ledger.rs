//! The ledger: every part of every line that a sum is made of.

use crate::plan::Id;
use crate::text;
use crate::view::report::{Block, Cell, Column, Key, Row, RowKind, Table};
use crate::view::words;

use super::books::Books;
use super::cells::{TOTAL, money};
use super::groups::{Group, Part, groups, how, title};
use super::{BudgetBy, funding, sums};

/// One row for each part of a line; the parts of a group add up to its sum in the other view.
pub(super) fn blocks(books: &Books<'_>, by: BudgetBy) -> Vec<Block> {
    let mut blocks = vec![Block::Facts(sums::totals(books))];
    blocks.push(Block::Table(match by {
        BudgetBy::Source => funding::by_source(&books.ledger, books.lang),
        _ => table(books, by),
    }));
    if by == BudgetBy::Goal {
        blocks.extend(sums::split_note(&groups(books, by)));
    }
    blocks.extend(books.notes());
    blocks
}

fn table(books: &Books<'_>, by: BudgetBy) -> Table {
    let groups = groups(books, by);
    let mut rows: Vec<Row> = Vec::new();
    for group in &groups {
        for part in &group.parts {
            rows.push(Row::item(0, cells(books, group, part)));
        }
    }
    let mut total = vec![Cell::Missing; 14];
    total[3] = TOTAL.into();
    total[6] = money(books.ledger.lines_sum());
    rows.push(Row {
        kind: RowKind::Total,
        depth: 0,
        cells: total,
    });
    Table {
        key: Key::new("ledger", "Ledger", "分录"),
        columns: vec![
            Column::text("group_id", "Id of the group", "分组编号").data_only(),
            sums::heading(by),
            Column::text("id", "Id", "编号"),
            Column::text("title", "Line", "明细"),
            Column::text("category", "Category", "类别").data_only(),
            Column::text("phase", "Phase", "阶段").data_only(),
            Column::money("amount", "Amount", "金额"),
            Column::text("part", "Part of the line", "占该明细"),
            Column::money("line_amount", "Whole line", "明细金额").optional(),
            Column::text("how", "How it comes about", "金额由来"),
            Column::text("from", "From", "开始").data_only(),
            Column::text("to", "To", "结束").data_only(),
            Column::text("dated_by", "Dated by", "日期依据").optional(),
            Column::text("serves", "Serves", "服务于").data_only(),
        ],
        rows,
    }
}

fn cells(books: &Books<'_>, group: &Group<'_, '_>, part: &Part<'_, '_>) -> Vec<Cell> {
    let (line, lang) = (part.entry.line, books.lang);
    let timing = books.spending.timing(part.number);
    let dated_by = match timing {
        Ok(timing) => text!("{by}", "{by}", by = timing.by),
        Err(why) => text!("{why}", "{why}", why = why),
    };
    let timing = timing.ok();
    let sum = |amount| money(books.ledger.sum([amount]));
    vec![
        group.id.clone().into(),
        group.name.clone(),
        line.id.get().map(Id::as_str).into(),
        title(line, lang),
        words(&line.category, lang).into(),
        line.phase.get().map(|phase| phase.as_str()).into(),
        sum(part.amount),
        part.of.label().into(),
        sum(part.entry.amount),
        how(part.entry),
        timing.map(|timing| timing.first).into(),
        timing.map(|timing| timing.last).into(),
        dated_by.into(),
        Cell::List(
            line.serves
                .iter()
                .map(|id| id.as_str().to_owned())
                .collect(),
        ),
    ]
}

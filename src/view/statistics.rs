//! Findings counted by rule.

use std::cmp::Reverse;

use crate::diagnostic::{RuleId, RuleTally, Tally};
use crate::lang::Text;

use super::report::{Block, Cell, Column, Facts, Key, Report, Row, RowKind, Section, Table};

/// The files of a run, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileCounts {
    /// Files that were checked.
    pub checked: usize,
    /// Files that are no plans.
    pub skipped: usize,
    /// Files that couldn't be read.
    pub unreadable: usize,
}

/// The rules that found something, those with the most open findings first.
pub fn statistics(tally: &Tally, files: FileCounts) -> Report {
    let mut rules: Vec<_> = tally.rules().collect();
    rules.sort_by_key(|(id, rule)| (Reverse(rule.open()), *id));
    let mut rows: Vec<Row> = rules
        .iter()
        .map(|(id, rule)| {
            let cells = vec![
                id.code.into(),
                id.name.into(),
                rule.worst.label().into(),
                number(rule.open()),
                number(rule.known),
                number(rule.allowed),
                number(rule.files),
                number(rule.fixable),
            ];
            Row::item(0, cells)
        })
        .collect();
    if rules.len() > 1 {
        rows.push(total(&rules));
    }
    let facts = Facts {
        key: Key::new("run", "Files", "文件"),
        entries: vec![
            (
                Key::new("files_checked", "checked", "已检查"),
                number(files.checked),
            ),
            (
                Key::new("files_skipped", "skipped, no plan", "跳过（非方案）"),
                number(files.skipped),
            ),
            (
                Key::new("files_unreadable", "not readable", "无法读取"),
                number(files.unreadable),
            ),
        ],
    };
    let table = Table {
        key: Key::new("rules", "Findings by rule", "各规则的问题数"),
        columns: vec![
            Column::text("code", "Code", "编码"),
            Column::text("name", "Name", "名称"),
            Column::text("severity", "Severity", "级别"),
            Column::number("open", "Open", "未处理"),
            Column::number("known", "Known", "已知"),
            Column::number("allowed", "Allowed", "已放行"),
            Column::number("files", "Files", "文件数"),
            Column::number("fixable", "Fixable", "可自动修改"),
        ],
        rows,
    };
    Report {
        name: "statistics",
        sections: vec![Section {
            plan: None,
            blocks: vec![Block::Facts(facts), Block::Table(table)],
        }],
    }
}

/// The sums. A file may have findings of several rules, so files are not added up.
fn total(rules: &[(RuleId, &RuleTally)]) -> Row {
    let sum =
        |count: fn(&RuleTally) -> usize| number(rules.iter().map(|(_, rule)| count(rule)).sum());
    Row {
        kind: RowKind::Total,
        depth: 0,
        cells: vec![
            Text::new("Total", "合计").into(),
            Cell::Missing,
            Cell::Missing,
            sum(|rule| rule.open()),
            sum(|rule| rule.known),
            sum(|rule| rule.allowed),
            Cell::Missing,
            sum(|rule| rule.fixable),
        ],
    }
}

fn number(count: usize) -> Cell {
    Cell::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

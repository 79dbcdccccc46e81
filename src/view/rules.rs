//! The catalogue of rules.

use crate::check::rules::RULES;

use super::report::{Block, Cell, Column, Key, Report, Row, Section, Table};

/// All rules as a table.
pub fn rules() -> Report {
    let rows = RULES
        .iter()
        .map(|rule| {
            Row::item(
                0,
                vec![
                    rule.id.code.into(),
                    rule.id.name.into(),
                    rule.severity.label().into(),
                    rule.family().label().into(),
                    rule.since.label().into(),
                    match rule.needs_simulation() {
                        true => "check --simulate".into(),
                        false => Cell::Missing,
                    },
                    rule.title.clone().into(),
                ],
            )
        })
        .collect();
    let table = Table {
        key: Key::new("rules", "Rules", "规则"),
        columns: vec![
            Column::text("code", "Code", "编码"),
            Column::text("name", "Name", "名称"),
            Column::text("severity", "Severity", "级别"),
            Column::text("family", "Family", "类别"),
            Column::text("since", "From", "适用阶段"),
            Column::text("needs", "Only with", "仅限"),
            Column::text("title", "What is wrong", "问题"),
        ],
        rows,
    };
    Report {
        name: "rules",
        sections: vec![Section {
            plan: None,
            blocks: vec![Block::Table(table)],
        }],
    }
}

//! Writes a report as JSON of a published, versioned shape.
//!
//! `{"version":1,"report":NAME,"plans":[{"path":…,"title":…,BLOCK:…}]}`, where each block stands
//! under its own name: facts are an object, tables and timelines a list of objects, a matrix has
//! `rows`, `columns` and `cells`. Missing is `null`; money is `{"amount":"450000","currency":"CNY"}`
//! with the amount as text, so that no reader rounds it; other numbers are JSON numbers, whole
//! ones exact and fractions the nearest double, whose shortest text is the plan's for up to 15
//! digits; shares are in percent and named `…_percent`; dates are ISO texts; planvet's own words
//! are English.

use std::io::{self, Write};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value, json};

use super::{Options, cell, data, escape};
use crate::view::report::{Axis, Block, Cell, Facts, Matrix, Report, Section, Table};

/// Version of the shape; grows when a reader of the old one would stumble.
pub const VERSION: u32 = 1;

/// Writes a report on one line, or on many when `pretty` is wanted.
pub fn write(report: &Report, options: &Options, out: &mut impl Write) -> io::Result<()> {
    let mut document = json!({"version": VERSION, "report": report.name});
    if let Some(object) = document.as_object_mut() {
        let about_plans = report.sections.iter().any(|section| section.plan.is_some());
        if about_plans || report.sections.is_empty() {
            let plans: Vec<Value> = report.sections.iter().map(plan).collect();
            object.insert("plans".to_owned(), plans.into());
        } else {
            for section in &report.sections {
                blocks(section, object);
            }
        }
    }
    let text = if options.pretty {
        serde_json::to_string_pretty(&document)?
    } else {
        serde_json::to_string(&document)?
    };
    writeln!(out, "{}", escape::json(&text))
}

fn plan(section: &Section) -> Value {
    let mut object = Map::new();
    if let Some(plan) = &section.plan {
        object.insert("path".to_owned(), plan.path.clone().into());
        object.insert("title".to_owned(), plan.title.clone().into());
    }
    blocks(section, &mut object);
    Value::Object(object)
}

fn blocks(section: &Section, object: &mut Map<String, Value>) {
    for block in &section.blocks {
        let (id, value) = match block {
            // These are for people.
            Block::Note(_) | Block::Aside(_) => continue,
            Block::Facts(block) => (block.key.id, facts(block)),
            Block::Table(block) => (block.key.id, table(block)),
            Block::Timeline(block) => (block.table.key.id, table(&block.table)),
            Block::Matrix(block) => (block.key.id, matrix(block)),
        };
        insert(object, id, value);
    }
}

/// Adds a value under its name, or under the next free `name_2` … should a view use a name twice.
fn insert(object: &mut Map<String, Value>, name: &str, value: Value) {
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    if let Some(free) = names.find(|name| !object.contains_key(name)) {
        object.insert(free, value);
    }
}

fn facts(facts: &Facts) -> Value {
    let mut object = Map::new();
    for (key, cell) in &facts.entries {
        insert(
            &mut object,
            &data::named(key.id, data::unit_of(cell)),
            value(cell),
        );
    }
    Value::Object(object)
}

fn table(table: &Table) -> Value {
    let columns = data::columns(&[table]);
    let nested = data::items(table).any(|row| row.depth > 0);
    let rows = data::items(table).map(|row| {
        let mut object = Map::new();
        for column in &columns {
            let cell = column.cell(table, row).unwrap_or(&Cell::Missing);
            insert(&mut object, &column.name(), value(cell));
        }
        if nested {
            insert(&mut object, "depth", row.depth.into());
        }
        Value::Object(object)
    });
    Value::Array(rows.collect())
}

fn matrix(matrix: &Matrix) -> Value {
    let cells = matrix.cells.iter().map(|row| {
        let fields = row
            .iter()
            .map(|cell| json!({"ids": cell.ids, "rating": data::rating(matrix, cell.tone)}));
        Value::Array(fields.collect())
    });
    json!({
        "rows": levels(&matrix.rows),
        "columns": levels(&matrix.columns),
        "cells": Value::Array(cells.collect()),
    })
}

fn levels(axis: &Axis) -> Value {
    let levels = axis
        .levels
        .iter()
        .map(|(level, label)| json!({"level": level, "label": label.en}));
    Value::Array(levels.collect())
}

/// A cell as a value.
pub(super) fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Missing | Cell::Unknown => Value::Null,
        Cell::Text(text) => text.as_str().into(),
        Cell::Label(label) => label.en.as_ref().into(),
        Cell::Int(number) => (*number).into(),
        Cell::Decimal(decimal) | Cell::Days(decimal) => number(*decimal),
        Cell::Money(money) => {
            let currency = money.currency.map(|currency| currency.to_string());
            json!({"amount": cell::plain(money.amount), "currency": currency})
        }
        Cell::Percent(percent) => number(percent.0),
        Cell::Date(date) => date.to_string().into(),
        Cell::Flag(flag) => (*flag).into(),
        Cell::List(items) => items.as_slice().into(),
        Cell::Toned(_, inner) => value(inner),
    }
}

/// A decimal as a JSON number. This is the one place where a float comes near a value: JSON
/// knows no decimals, and the shortest text of the nearest double is the decimal's own.
fn number(decimal: Decimal) -> Value {
    let decimal = decimal.normalize();
    if decimal.is_integer()
        && let Some(whole) = decimal.to_i64()
    {
        return whole.into();
    }
    let nearest = cell::plain(decimal).parse::<f64>().ok();
    nearest.map_or(Value::Null, Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample;
    use crate::view::report::{Key, Row};

    fn written(report: &Report, pretty: bool) -> String {
        let mut out = Vec::new();
        let options = Options {
            pretty,
            ..Options::default()
        };
        write(report, &options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_kind_of_cell_has_its_json() {
        let text = written(&sample::budget(), false);
        assert_eq!(text.matches('\n').count(), 1);
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["version"], 1);
        assert_eq!(read["report"], "budget");
        let plan = &read["plans"][0];
        assert_eq!(plan["path"], "plans/a.yaml");
        assert_eq!(
            plan["lines"][1],
            json!({
                "id": "B1", "title": "水表更换", "kind": "material", "quantity": 40, "factor": -0.5,
                "amount": {"amount": "450000.25", "currency": "CNY"}, "share_percent": 62.5,
                "due": "2026-03-31", "effort": 12.5, "approved": true, "links": ["T1", "T2"],
                "note": null, "depth": 1,
            })
        );
        assert_eq!(plan["summary"]["total"]["amount"], "720000.4");
        // Sums are left out, groups stay.
        let kinds = plan["lines"].as_array().unwrap();
        assert_eq!(kinds.len(), sample::budget_rows() - 1);
    }

    #[test]
    fn hostile_text_survives_and_never_shows_raw() {
        for pretty in [false, true] {
            let text = written(&sample::budget(), pretty);
            assert!(!text.contains(|c: char| escape::is_control(c) && c != '\n'));
            let read: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(read["plans"][1]["lines"][0]["title"], sample::HOSTILE[0]);
        }
    }

    #[test]
    fn a_matrix_keeps_its_scales() {
        let read: Value = serde_json::from_str(&written(&sample::risks(), true)).unwrap();
        let matrix = &read["plans"][0]["inherent"];
        assert_eq!(matrix["rows"][0], json!({"level": 5, "label": "very high"}));
        assert_eq!(
            matrix["cells"][0][4],
            json!({"ids": ["R1", "R12"], "rating": "extreme"})
        );
    }

    #[test]
    fn depth_is_written_only_where_rows_are_nested() {
        let key = Key::new("items", "Items", "项目");
        let flat = Table {
            key,
            columns: vec![],
            rows: vec![Row::item(0, vec![])],
        };
        assert_eq!(table(&flat), json!([{}]));
    }

    #[test]
    fn numbers_keep_their_text() {
        for text in ["0", "-3", "0.1", "12.345", "123456789012.34", "-0.05"] {
            assert_eq!(number(text.parse().unwrap()).to_string(), text);
        }
        assert_eq!(number(Decimal::MAX), json!(7.922816251426434e28));
    }

    #[test]
    fn a_name_used_twice_loses_nothing() {
        let mut object = Map::new();
        for number in 0..3 {
            insert(&mut object, "a", number.into());
        }
        assert_eq!(Value::Object(object), json!({"a": 0, "a_2": 1, "a_3": 2}));
    }
}

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
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::{Options, cell, data, escape};
use crate::view::report::{Axis, Block, Cell, Facts, Matrix, Report, Row, Section, Table};

/// Version of the shape; grows when a reader of the old one would stumble.
pub const VERSION: u32 = 1;

/// Writes a report on one line, or on many when `pretty` is wanted.
pub fn write(report: &Report, options: &Options, out: &mut impl Write) -> io::Result<()> {
    let mut document = Object::default();
    document.add("version", Node::Value(VERSION.into()));
    document.add("report", Node::Value(report.name.into()));
    let about_plans = report.sections.iter().any(|section| section.plan.is_some());
    if about_plans || report.sections.is_empty() {
        let plans = report.sections.iter().map(plan).collect();
        document.add("plans", Node::Objects(plans));
    } else {
        for section in &report.sections {
            blocks(section, &mut document);
        }
    }
    let text = if options.pretty {
        serde_json::to_string_pretty(&document)?
    } else {
        serde_json::to_string(&document)?
    };
    writeln!(out, "{}", escape::json(&text))
}

/// An object whose tables are written row by row: as values they would take many times the room.
#[derive(Default)]
struct Object<'r>(Vec<(String, Node<'r>)>);

enum Node<'r> {
    Value(Value),
    Objects(Vec<Object<'r>>),
    Rows(&'r Table),
}

impl<'r> Object<'r> {
    /// Adds a value under its name, or under the next free `name_2` … should a view use a name
    /// twice.
    fn add(&mut self, name: &str, node: Node<'r>) {
        let name = free(name, |name| self.0.iter().any(|(known, _)| known == name));
        self.0.push((name, node));
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, node)| (name, node)))
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Value(value) => value.serialize(serializer),
            Node::Objects(objects) => objects.serialize(serializer),
            Node::Rows(table) => rows(table, serializer),
        }
    }
}

fn plan(section: &Section) -> Object<'_> {
    let mut object = Object::default();
    if let Some(plan) = &section.plan {
        object.add("path", Node::Value(plan.path.clone().into()));
        object.add("title", Node::Value(plan.title.clone().into()));
    }
    blocks(section, &mut object);
    object
}

fn blocks<'r>(section: &'r Section, object: &mut Object<'r>) {
    for block in &section.blocks {
        let (id, node) = match block {
            // These are for people.
            Block::Note(_) | Block::Aside(_) | Block::Drawing(_) => continue,
            Block::Facts(block) => (block.key.id, Node::Value(facts(block))),
            Block::Table(block) => (block.key.id, Node::Rows(block)),
            Block::Timeline(block) => (block.table.key.id, Node::Rows(&block.table)),
            Block::Matrix(block) => (block.key.id, Node::Value(matrix(block))),
        };
        object.add(id, node);
    }
}

/// The name itself, or the next of `name_2` … that isn't taken.
fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// Adds a value under its name, or under the next free one.
fn insert(object: &mut Map<String, Value>, name: &str, value: Value) {
    let name = free(name, |name| object.contains_key(name));
    object.insert(name, value);
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

fn rows<S: Serializer>(table: &Table, serializer: S) -> Result<S::Ok, S::Error> {
    let mut columns: Vec<(String, Option<usize>)> = Vec::new();
    for column in data::columns(&[table]) {
        let name = column.name();
        let name = free(&name, |name| columns.iter().any(|(known, _)| known == name));
        columns.push((name, column.place(table)));
    }
    let nested = data::items(table).any(|row| row.depth > 0);
    let depth = free("depth", |name| {
        columns.iter().any(|(known, _)| known == name)
    });
    let rows = data::items(table).map(|row| Fields {
        row,
        columns: &columns,
        depth: nested.then_some(&depth),
    });
    serializer.collect_seq(rows)
}

/// A row as an object.
struct Fields<'r> {
    row: &'r Row,
    columns: &'r [(String, Option<usize>)],
    /// The name of the depth, where rows are nested.
    depth: Option<&'r String>,
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cells = self.columns.iter();
        let cells = cells.map(|(name, place)| (name, value(data::cell(self.row, *place))));
        let depth = self.depth.map(|name| (name, self.row.depth.into()));
        serializer.collect_map(cells.chain(depth))
    }
}

fn matrix(matrix: &Matrix) -> Value {
    let cells = matrix.cells.iter().map(|row| {
        let fields = row
            .iter()
            .map(|cell| json!({"ids": cell.ids, "rating": data::rating(matrix, cell)}));
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
    use crate::view::report::Key;

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
        let written = rows(&flat, serde_json::value::Serializer).unwrap();
        assert_eq!(written, json!([{}]));
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

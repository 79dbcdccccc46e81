//! A comparison as JSON of a published, versioned shape (docs/diff.schema.json).

use std::io::{self, Write};

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::compare::{Change, Comparison, Condition, Delta, Held};
use crate::format::json::{VERSION, value};
use crate::format::{Options, escape};
use crate::lang::Lang;
use crate::plan::value::{Money, Percent};
use crate::view::report::{Cell, PlanName};
use crate::view::{Compared, data_cell};

/// Writes a comparison on one line, or on many when `pretty` is wanted.
pub(super) fn write(
    compared: &Compared,
    options: &Options,
    out: &mut impl Write,
) -> io::Result<()> {
    let comparison = &compared.comparison;
    let lang = options.lang;
    let changes = comparison.changes.iter().map(|one| change(one, lang));
    let conditions = compared.conditions.iter().map(|one| condition(one, lang));
    let document = json!({
        "version": VERSION,
        "report": "diff",
        "old": plan(&compared.old),
        "new": plan(&compared.new),
        "summary": summary(comparison),
        "conditions": Value::Array(conditions.collect()),
        "changes": Value::Array(changes.collect()),
    });
    let text = match options.pretty {
        true => serde_json::to_string_pretty(&document)?,
        false => serde_json::to_string(&document)?,
    };
    writeln!(out, "{}", escape::json(&text))
}

fn plan(plan: &PlanName) -> Value {
    json!({"path": plan.path, "title": plan.title})
}

fn condition((condition, held): &(Condition, Option<Held>), lang: Lang) -> Value {
    json!({
        "condition": condition.to_string(),
        "holds": held.is_some(),
        "reason": held.as_ref().map(|held| held.reason.get(lang)),
    })
}

fn change(change: &Change, lang: Lang) -> Value {
    json!({
        "kind": change.kind.name(),
        "id": change.id,
        "title": value(&data_cell(&change.title, lang)),
        "field": change.field.name(),
        "old": value(&data_cell(&change.old, lang)),
        "new": value(&data_cell(&change.new, lang)),
        "change": amount(change.delta.as_ref()),
        "unit": unit(change.delta.as_ref()),
        "percent": percent(change.percent),
        "effect": change.effect.map(|effect| effect.name()),
    })
}

fn amount(delta: Option<&Delta>) -> Value {
    value(&delta.map(|delta| delta.amount).into())
}

/// The unit of a difference; `null` where there is none.
fn unit(delta: Option<&Delta>) -> Option<String> {
    delta
        .map(|delta| delta.unit.name())
        .filter(|unit| !unit.is_empty())
}

fn percent(percent: Option<Decimal>) -> Value {
    value(&percent.map(|percent| Percent(percent.round_dp(2))).into())
}

fn summary(comparison: &Comparison) -> Value {
    let totals = &comparison.totals;
    let items: Map<String, Value> = comparison
        .counts
        .iter()
        .map(|(kind, counts)| {
            let counts = json!({
                "added": counts.added,
                "removed": counts.removed,
                "changed": counts.changed,
                "unchanged": counts.unchanged,
            });
            (kind.name().to_owned(), counts)
        })
        .collect();
    let worst = totals.slips.worst;
    let worst = worst.and_then(|worst| comparison.changes.get(worst)?.delta.as_ref());
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let money = |money: Option<Money>| value(&Cell::from(money));
    json!({
        "changes": comparison.changes.len(),
        "unchanged": comparison.unchanged(),
        "items": items,
        "dates": {
            "later": totals.slips.later,
            "earlier": totals.slips.earlier,
            "worst_slip": amount(worst),
            "unit": if comparison.has_no_calendar { "ed" } else { "d" },
        },
        "finish": {
            "old": day(totals.finish.0),
            "new": day(totals.finish.1),
            "slip": amount(totals.finish_slip.as_ref()),
        },
        "computed": {
            "finish": {
                "old": day(totals.computed_finish.0),
                "new": day(totals.computed_finish.1),
                "slip": amount(totals.computed_slip.as_ref()),
            },
            "in_doubt": totals.in_doubt,
        },
        "critical_path": {
            "old": totals.critical.paths.0,
            "new": totals.critical.paths.1,
            "now_critical": totals.critical.now,
            "no_longer_critical": totals.critical.no_longer,
        },
        "cost": {
            "old": money(totals.cost.0),
            "new": money(totals.cost.1),
            "change": money(totals.cost_change),
            "percent": percent(totals.cost_percent),
        },
        "goals_weakened": totals.goals_weakened,
        "goals_strengthened": totals.goals_strengthened,
        "new_red_risks": totals.new_red,
        "calendars_differ": comparison.calendars_differ,
        "currencies_differ": comparison.currencies_differ,
    })
}

/// The JSON Schema (2020-12) of a comparison.
pub fn schema() -> Value {
    // The file is part of the program, and a test reads it. The words of kinds and fields are
    // those of the code.
    let mut schema: Value = serde_json::from_str(include_str!("schema.json")).unwrap_or_default();
    let kinds: Vec<&str> = crate::compare::Kind::ALL
        .iter()
        .map(|kind| kind.name())
        .collect();
    let fields: Vec<&str> = crate::compare::Field::ALL
        .iter()
        .map(|field| field.name())
        .collect();
    if let Some(change) = schema.pointer_mut("/$defs/change/properties") {
        change["kind"]["enum"] = json!(kinds);
        change["field"]["enum"] = json!(fields);
    }
    if let Some(names) = schema.pointer_mut("/$defs/summary/properties/items/propertyNames") {
        names["enum"] = json!(kinds);
    }
    schema
}

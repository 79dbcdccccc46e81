//! The JSON Schemas (2020-12) of plans and of `planvet.toml`, from the declarations that read them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::config::{ConfigFile, RuleName, Selector};
use crate::plan::Plan;
use crate::plan::read::{EXTENSION, FieldInfo, Record, RecordInfo, Shape};
use crate::plan::value::{Kind, Number, Value as _};

/// The schema of a plan; descriptions are in both languages, English first.
pub fn plan_schema() -> Value {
    schema(
        Plan::INFO,
        "urn:planvet:plan:1",
        "planvet plan / planvet 方案",
        definitions(Plan::INFO),
    )
}

/// The schema of `planvet.toml`. Editors offer the names of rules, families and profiles; a
/// profile of the file's own may stand there too.
pub fn config_schema() -> Value {
    let mut definitions = definitions(ConfigFile::INFO);
    if let Some(names) = definitions.get_mut(&value_name(RuleName::KIND)) {
        let known: Vec<String> = Selector::known().collect();
        let any = std::mem::take(names);
        *names = json!({ "anyOf": [{ "enum": known }, any] });
    }
    schema(
        ConfigFile::INFO,
        "urn:planvet:config:1",
        "planvet.toml",
        definitions,
    )
}

fn definitions(root: &'static RecordInfo) -> BTreeMap<String, Value> {
    let mut definitions = BTreeMap::new();
    define(root, &mut definitions);
    definitions
}

fn schema(root: &RecordInfo, id: &str, title: &str, definitions: BTreeMap<String, Value>) -> Value {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": id,
        "title": title,
        "$ref": reference(root),
    });
    schema["$defs"] = Value::Object(definitions.into_iter().collect());
    schema
}

fn reference(info: &RecordInfo) -> String {
    format!("#/$defs/{}", info.name)
}

fn define(info: &'static RecordInfo, definitions: &mut BTreeMap<String, Value>) {
    if definitions.contains_key(info.name) {
        return;
    }
    // Entered before its fields, so that a record may hold itself.
    definitions.insert(info.name.to_owned(), Value::Null);
    let mut properties = Map::new();
    for field in info.fields {
        properties.insert(field.key.to_owned(), property(field, definitions));
    }
    let required: Vec<&str> = info
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.key)
        .collect();
    let mut schema = json!({
        "description": format!("{} / {}", info.noun.en, info.noun.zh),
        "type": "object",
        "properties": properties,
        "patternProperties": { format!("^{EXTENSION}"): true },
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    definitions.insert(info.name.to_owned(), schema);
}

fn property(field: &FieldInfo, definitions: &mut BTreeMap<String, Value>) -> Value {
    let mut choices = choices(&(field.shape)(), field.required, definitions);
    if !field.required {
        // A key without a value is a key still to be filled in.
        choices.push(json!({"type": "null"}));
    }
    let mut schema = one_of(choices);
    schema["description"] = json!(format!("{}\n{}", field.doc.en, field.doc.zh));
    schema
}

fn one_of(mut choices: Vec<Value>) -> Value {
    if choices.len() == 1 {
        choices.remove(0)
    } else {
        json!({ "anyOf": choices })
    }
}

fn or_null(mut choices: Vec<Value>) -> Value {
    choices.push(json!({"type": "null"}));
    one_of(choices)
}

fn choices(shape: &Shape, required: bool, definitions: &mut BTreeMap<String, Value>) -> Vec<Value> {
    match shape {
        Shape::Text => text(),
        Shape::Flag => vec![json!({ "type": "boolean" })],
        Shape::Value(kind) => vec![value(kind, definitions)],
        Shape::Record(info) => {
            define(info, definitions);
            let mut all = vec![json!({ "$ref": reference(info) })];
            if let Some(key) = info.shorthand()
                && let Some(field) = info.fields.iter().find(|field| field.key == key)
            {
                let short = choices(&(field.shape)(), true, definitions);
                all.extend(short.into_iter().filter(|schema| !is_mapping(schema)));
            }
            all
        }
        Shape::List(item) => {
            let items = choices(item, true, definitions);
            let mut array = json!({ "type": "array", "items": or_null(items.clone()) });
            if required {
                array["contains"] = json!({ "not": { "type": "null" } });
            }
            let mut all = vec![array];
            if item.takes_scalar() {
                all.extend(items.into_iter().filter(|schema| !is_mapping(schema)));
            }
            all
        }
        Shape::Map(value) => {
            let values = or_null(choices(value, true, definitions));
            vec![json!({ "type": "object", "additionalProperties": values })]
        }
        Shape::OneOf(shapes) => shapes
            .iter()
            .flat_map(|shape| choices(shape, required, definitions))
            .collect(),
    }
}

/// Whether a choice is a mapping: a record, whose definition has a capital letter, or one of
/// no name.
fn is_mapping(schema: &Value) -> bool {
    let is_record = |reference: &str| {
        let name = reference.rsplit('/').next().unwrap_or_default();
        name.starts_with(|c: char| c.is_ascii_uppercase())
    };
    schema["$ref"].as_str().is_some_and(is_record) || schema["type"] == "object"
}

fn text() -> Vec<Value> {
    let plain = json!({ "type": ["string", "number", "boolean"] });
    let either = json!({ "type": ["string", "number", "boolean", "null"] });
    vec![
        plain,
        json!({
            "type": "object",
            "properties": { "zh": either, "en": either },
            "additionalProperties": false,
            "minProperties": 1,
        }),
    ]
}

/// A value's definition is shared, for its pattern is long.
fn value(kind: &Kind, definitions: &mut BTreeMap<String, Value>) -> Value {
    let name = value_name(kind);
    let reference = json!({ "$ref": format!("#/$defs/{name}") });
    if definitions.contains_key(&name) {
        return reference;
    }
    let text = json!({ "type": "string", "pattern": kind.pattern });
    let mut choices = vec![text];
    match kind.number {
        Number::No => {}
        Number::Any => choices.push(json!({ "type": "number" })),
        Number::NotNegative => choices.push(json!({ "type": "number", "minimum": 0 })),
        Number::ZeroOrBeyond(least) => choices.extend([
            json!({ "type": "number", "maximum": -least }),
            json!({ "const": 0 }),
            json!({ "type": "number", "minimum": least }),
        ]),
        Number::Whole(least, most) => {
            choices.push(json!({ "type": "integer", "minimum": least, "maximum": most }));
        }
    }
    let mut schema = one_of(choices);
    schema["description"] = json!(format!("{} / {}", kind.noun.en, kind.noun.zh));
    schema["examples"] = json!(kind.forms);
    definitions.insert(name, schema);
    reference
}

/// The name of a value's definition: its noun in lower case, so that it never meets a record's.
fn value_name(kind: &Kind) -> String {
    let noun = kind.noun.en.as_ref();
    let bare = noun
        .strip_prefix("a ")
        .or_else(|| noun.strip_prefix("an "))
        .unwrap_or(noun);
    bare.replace(',', "").replace(' ', "_")
}

//! What the fuzz targets (docs/fuzzing.md) lean on: their dictionary, and the inputs that once
//! broke something.

mod support;

#[path = "support/laws/mod.rs"]
mod laws;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use planvet::format::schema::plan_schema;
use planvet::lang::Lang;
use planvet::source::Limits;
use serde_json::Value;
use support::{files, root};

/// Words of YAML and of planners that no schema knows.
const WORDS: [&str; 24] = [
    "- ",
    ": ",
    "  ",
    "\n",
    "# ",
    "&a ",
    "*a",
    "<<: ",
    "--- ",
    "...",
    "|\n",
    ">-\n",
    "~",
    "：",
    "－",
    "\u{feff}",
    "\r\n",
    "2026-02-30",
    "2026年9月30日",
    "1万元",
    "50%",
    "# planvet: allow[S104] ",
    "until 2026-12-31",
    "1e400",
];

#[test]
fn the_dictionary_is_fresh() {
    let mut words: BTreeSet<String> = WORDS.map(str::to_owned).into();
    collect(
        &serde_json::to_value(plan_schema()).expect("schema"),
        &mut words,
    );
    assert!(words.contains("goals: ") && words.len() > 100, "{words:?}");
    let mut dictionary = String::new();
    for word in words {
        dictionary.push('"');
        for byte in word.bytes() {
            match byte {
                b'"' | b'\\' => {
                    let _ = write!(dictionary, "\\{}", char::from(byte));
                }
                b' '..=b'~' => dictionary.push(char::from(byte)),
                _ => {
                    let _ = write!(dictionary, "\\x{byte:02x}");
                }
            }
        }
        dictionary.push_str("\"\n");
    }
    let path = root().join("fuzz/plan.dict");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &dictionary).expect("the dictionary can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed.replace("\r\n", "\n") == dictionary,
        "stale; renew with `UPDATE_DOCS=1 cargo test --test fuzzing`"
    );
}

/// The keys and words of a schema.
fn collect(schema: &Value, words: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            for (key, value) in members {
                match (key.as_str(), value) {
                    ("properties", Value::Object(keys)) => {
                        words.extend(keys.keys().map(|key| format!("{key}: ")));
                    }
                    ("enum", Value::Array(known)) => {
                        words.extend(known.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => {}
                }
                collect(value, words);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        _ => {}
    }
}

#[test]
fn what_once_broke_stays_mended() {
    let found = files(&root().join("fixtures/broken"), &["yaml"]);
    assert!(!found.is_empty());
    for path in found {
        let bytes = std::fs::read(&path).expect("a fixture");
        laws::source::bytes(&bytes, &Limits::DEFAULT);
        let file = support::check("plan.yaml", bytes);
        laws::findings::checked(&file);
        let files = [file];
        for lang in Lang::ALL {
            laws::findings::formats(&files[0], lang);
            laws::views::formats(&files, lang);
        }
    }
}

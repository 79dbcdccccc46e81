//! What the fuzz targets (docs/fuzzing.md) lean on: their dictionary, and the inputs that once
//! broke something.

mod support;

#[path = "support/laws/mod.rs"]
mod laws;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use planvet::check::baseline::Baseline;
use planvet::check::{Family, Maturity};
use planvet::config::{self, ConfigFile};
use planvet::format::schema::plan_schema;
use planvet::lang::Lang;
use planvet::plan::read::{Record as _, Shape};
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

/// Words of TOML and of configurations.
const CONFIG_WORDS: [&str; 26] = [
    "= ",
    "\n",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "\\u0007",
    "，",
    "“",
    "\u{feff}",
    "2027-01-01",
    "2027-02-30",
    "1e400",
    "0xffffffffffffffff",
    "ALL",
    "S104",
    "F001",
    "../",
    "**/",
    "{a,b}",
];

/// Words of goal sentences that no vocabulary has: marks, numbers, times.
const SENTENCE_WORDS: [&str; 30] = [
    "，",
    "。",
    "；",
    "\n",
    ", ",
    "“",
    "”",
    "％",
    "%",
    "由",
    "至",
    "三成",
    "百分之九十",
    "翻一番",
    "个百分点",
    "24小时",
    "≥",
    "2026年底前",
    "3个月内",
    "合同签订后30天内",
    "2026年2月30日前",
    " from ",
    " to ",
    " by ",
    "by Q3 2026",
    "within 6 months",
    "one in five",
    "4.5 out of 5",
    "$1.2m",
    "____",
];

#[test]
fn the_dictionaries_are_fresh() {
    let mut words: BTreeSet<String> = WORDS.map(str::to_owned).into();
    collect(
        &serde_json::to_value(plan_schema()).expect("schema"),
        &mut words,
    );
    assert!(words.contains("goals: ") && words.len() > 100, "{words:?}");
    fresh("plan.dict", &words);

    let mut words: BTreeSet<String> = CONFIG_WORDS.map(str::to_owned).into();
    words.extend(Family::ALL.map(|family| family.name().to_owned()));
    words.extend(Maturity::ALL.map(|maturity| maturity.name().to_owned()));
    keys_of(&Shape::Record(ConfigFile::INFO), &mut words);
    assert!(words.contains("score_bounds = "), "{words:?}");
    fresh("config.dict", &words);

    let mut words: BTreeSet<String> = SENTENCE_WORDS.map(str::to_owned).into();
    for lang in Lang::ALL {
        words.extend(vocabulary(lang));
    }
    assert!(words.contains("提升") && words.contains("increase"));
    fresh("statement.dict", &words);
}

/// The words that decide what a goal sentence says.
fn vocabulary(lang: Lang) -> Vec<String> {
    let file = format!("src/statement/vocabulary/{}.txt", lang.tag());
    let text = std::fs::read_to_string(root().join(file)).expect("a vocabulary");
    let entries = text.lines().filter(|line| !line.starts_with('#'));
    let words = entries.filter_map(|line| line.split_once('='));
    words
        .flat_map(|(words, _)| words.split(','))
        // A regular verb stands by its stem.
        .map(|word| word.trim().trim_end_matches('~').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Holds a dictionary of the fuzz targets against what it should be.
fn fresh(name: &str, words: &BTreeSet<String>) {
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
    let path = root().join("fuzz").join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &dictionary).expect("the dictionary can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed.replace("\r\n", "\n") == dictionary,
        "{name} is stale; renew with `UPDATE_DOCS=1 cargo test --test fuzzing`"
    );
}

/// The keys and words below a place in a configuration.
fn keys_of(shape: &Shape, words: &mut BTreeSet<String>) {
    match shape {
        Shape::Text | Shape::Flag => {}
        Shape::Value(kind) => {
            let choices = kind.choices.iter().copied().flatten();
            words.extend(choices.map(|word| (*word).to_owned()));
        }
        Shape::Record(info) => {
            for field in info.fields {
                words.insert(format!("{} = ", field.key));
                keys_of(&(field.shape)(), words);
            }
        }
        Shape::List(inner) | Shape::Map(inner) => keys_of(inner, words),
        Shape::OneOf(shapes) => shapes.iter().for_each(|shape| keys_of(shape, words)),
    }
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
    for (target, bytes) in found() {
        match target.as_str() {
            "source" | "plan" => {
                laws::source::bytes(&bytes, &Limits::DEFAULT);
                laws::plan::bytes(&bytes);
                let file = support::check("plan.yaml", bytes);
                laws::findings::checked(&file);
                let files = [file];
                for lang in Lang::ALL {
                    laws::findings::formats(&files[0], lang);
                    laws::views::formats(&files, lang);
                }
            }
            "config" => {
                laws::config::bytes(&bytes);
                laws::baseline::bytes(&bytes);
            }
            "statement" => {
                laws::statement::bytes(&bytes);
                laws::statement::formats(&String::from_utf8_lossy(&bytes));
            }
            other => panic!("{other} is no fuzz target"),
        }
    }
}

/// What the runs of the target `config` begin with.
#[test]
fn seeds_of_the_configuration_reach_all_of_it() {
    for path in files(&root().join("fixtures/config"), &["toml", "json"]) {
        let bytes = std::fs::read(&path).expect("a seed");
        laws::config::bytes(&bytes);
        laws::baseline::bytes(&bytes);
    }
    let seed = |name: &str| std::fs::read(root().join("fixtures/config").join(name)).expect(name);
    let read = |name: &str| config::read(name.to_owned(), seed(name), &Limits::DEFAULT);
    let valid = read("everything.toml");
    assert!(
        valid.config.is_some(),
        "{}",
        support::listed(&valid.checked)
    );
    let faults = read("faults.toml").checked.findings;
    let codes: BTreeSet<&str> = faults.iter().map(|fault| fault.rule.code).collect();
    let all = ["F004", "F005", "F006", "F007", "F009", "F011"];
    assert!(all.iter().all(|code| codes.contains(code)), "{codes:?}");
    let broken = read("broken.toml").checked.findings;
    assert!(broken.iter().any(|fault| fault.rule.code == "F001"));
    assert!(Baseline::read(&seed("baseline.json")).is_ok());
}

/// The inputs that once broke something, each with its target.
fn found() -> Vec<(String, Vec<u8>)> {
    let folder = root().join("fixtures/broken");
    let found = files(&folder, &["yaml", "toml", "json"]);
    assert!(!found.is_empty());
    let read = found.iter().map(|path| {
        let below = path.strip_prefix(&folder).expect("below the folder");
        let target = below.iter().next().expect("a folder of its own");
        let bytes = std::fs::read(path).expect("a fixture");
        (target.to_string_lossy().into_owned(), bytes)
    });
    read.collect()
}

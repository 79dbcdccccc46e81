#![allow(clippy::print_stdout)] // The table is what one runs it for.
//! How far the reader agrees with people on the goals of `fixtures/smart/`.
//!
//! `cargo test --test smart -- --nocapture` prints the table.

mod support;

#[path = "support/scorer.rs"]
mod scorer;

use planvet::statement::{Anchors, Judged, OPEN_TIMES, OPEN_VALUES};
use scorer::score;
use serde_json::{Value, json};
use support::{files, root};

/// The least agreement on each verdict. Raise it when the reader gets better.
const VERDICTS: [(&str, f64); 3] = [("S", 0.95), ("M", 0.95), ("T", 0.95)];

/// The least agreement on the slots of sentences with one aim, and on each of them.
const SLOTS: f64 = 0.9;

fn rows() -> Vec<Value> {
    let fixtures = files(&root().join("fixtures/smart"), &["jsonl"]);
    let text = |path: &std::path::PathBuf| std::fs::read_to_string(path).expect("a fixture");
    let texts: Vec<String> = fixtures.iter().map(text).collect();
    let rows = texts.iter().flat_map(|text| text.lines());
    rows.filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

#[test]
fn the_reader_agrees_with_people() {
    let rows = rows();
    assert!(rows.len() >= 6, "{} sentences", rows.len());
    let score = score(&rows);
    let table = score.table();
    println!("{table}");
    for (name, least) in VERDICTS {
        assert!(score.share(name).value() >= least, "{name}\n{table}");
    }
    assert!(score.slots_share() >= SLOTS, "slots\n{table}");
    assert_eq!(score.confusions, 0, "{table}");
    // Nothing is called impossible that isn't.
    assert_eq!(score.impossible.agree, score.impossible.of, "{table}");
}

/// What a reviewer would ask back about is told, but few sentences leave it open.
#[test]
fn few_sentences_can_be_read_in_two_ways() {
    const MOST: f64 = 0.05;
    let rows = rows();
    let is_open = |row: &&Value| {
        let judged = Judged::new(row["text"].as_str().expect("a text"), Anchors::default());
        let criteria = judged.verdicts.all();
        let mut reasons = criteria.iter().flat_map(|(_, from)| &from.reasons);
        reasons.any(|reason| [OPEN_VALUES, OPEN_TIMES].concat().contains(&reason.code))
    };
    let open = rows.iter().filter(is_open).count();
    assert!(
        open > 0 && (open as f64) < MOST * rows.len() as f64,
        "{open}"
    );
}

#[test]
fn every_row_is_whole_and_stands_once() {
    let mut texts = std::collections::BTreeSet::new();
    for row in rows() {
        for name in ["S", "M", "T"] {
            assert!(row[name] == 0 || row[name] == 1, "{name}: {row}");
        }
        assert!(
            row["A"].is_null() || row["A"] == 0 || row["A"] == 1,
            "{row}"
        );
        assert!(
            row["relative"].is_boolean() && row["atomic"].is_boolean(),
            "{row}"
        );
        let text = row["text"].as_str().expect("a text");
        assert!(texts.insert(text.to_owned()), "twice: {text}");
    }
}

#[test]
fn a_wrong_reading_lowers_the_score() {
    let row = json!({
        "id": "X", "lang": "zh", "text": "保洁覆盖率提升至95%。", "S": 1, "M": 1, "A": null, "T": 0,
        "atomic": true, "metric": "保洁覆盖率", "baseline": null, "target": 95, "target_max": null,
        "unit": "%", "direction": "increase", "relative": false, "deadline": null, "tags": [],
    });
    let right = score(std::slice::from_ref(&row));
    assert_eq!(right.differences, Vec::<String>::new());
    let mut wrong = row.clone();
    for (key, value) in [
        ("S", json!(0)),
        ("target", json!(90)),
        ("relative", json!(true)),
        ("deadline", json!("年底前")),
    ] {
        wrong[key] = value;
    }
    let score = score(&[row, wrong]);
    assert_eq!(score.differences.len(), 4, "{}", score.table());
    assert_eq!(score.share("S").value(), 0.5);
    assert_eq!(score.share("target zh").value(), 0.5);
    assert_eq!(score.confusions, 1);
    assert!(score.slots_share() < 1.0);
}

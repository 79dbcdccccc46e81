//! The sample repository of plans: good, bad, allowed, known and passed-over ones, with
//! configurations in two folders.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::sample::{Sample, root};

/// How many findings of each state a run tells of each file.
fn states(sample: &Sample, args: &str) -> BTreeMap<(String, String), usize> {
    let ran = sample.bash(&format!("planvet check {args} -f json || true"), &[]);
    let json: Value = serde_json::from_str(&ran.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", ran.stdout, ran.stderr));
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let mut states = BTreeMap::new();
    for finding in json["findings"].as_array().expect("findings") {
        let key = (text(&finding["path"]), text(&finding["state"]));
        *states.entry(key).or_default() += 1;
    }
    states
}

fn count(states: &BTreeMap<(String, String), usize>, path: &str, state: &str) -> usize {
    let key = (path.to_owned(), state.to_owned());
    states.get(&key).copied().unwrap_or_default()
}

fn code(sample: &Sample, args: &str) -> i32 {
    sample.bash(&format!("planvet check {args}"), &[]).code
}

#[test]
fn each_plan_is_what_the_readme_says() {
    let sample = Sample::new();
    let states = states(&sample, ".");
    for plan in [
        "2026/helpdesk.yaml",
        "2026/报修提速.yaml",
        "drafts/parking.yaml",
    ] {
        assert!(states.keys().all(|(path, _)| path != plan), "{states:#?}");
        assert_eq!(code(&sample, plan), 0, "{plan}");
    }
    assert_eq!(count(&states, "2026/complaints.yaml", "open"), 2);
    assert_eq!(code(&sample, "2026/complaints.yaml"), 1);
    assert_eq!(count(&states, "2026/培训.yaml", "allowed"), 1);
    assert_eq!(count(&states, "2026/培训.yaml", "open"), 0);
    for plan in ["2025/cleaning.yaml", "2025/门岗.yaml"] {
        assert!(count(&states, plan, "known") >= 5, "{states:#?}");
        assert_eq!(count(&states, plan, "open"), 0, "{states:#?}");
        assert_eq!(code(&sample, plan), 0, "{plan}");
        assert_eq!(code(&sample, &format!("--isolated {plan}")), 1, "{plan}");
    }
    assert!(states.keys().all(|(path, _)| !path.starts_with("archive")));
    assert_eq!(code(&sample, "archive/2019.yaml"), 1, "excluded, but named");
    assert_eq!(code(&sample, "."), 1);
}

#[test]
fn the_nearest_configuration_counts() {
    let sample = Sample::new();
    // A warning: east/ fails on errors only, the top on warnings.
    assert_eq!(count(&states(&sample, "east"), "east/电梯.yaml", "open"), 1);
    assert_eq!(code(&sample, "east"), 0);
    assert_eq!(code(&sample, "east --config planvet.toml"), 1);
    assert_eq!(
        code(&sample, "east --fail-on warning"),
        1,
        "the command line wins"
    );
    // From inside and by an absolute path alike.
    assert_eq!(sample.bash("cd east && planvet check", &[]).code, 0);
    assert_eq!(
        sample
            .bash("cd east && planvet check ../2026/complaints.yaml", &[])
            .code,
        1
    );
    assert_eq!(code(&sample, "\"$PWD/east\" \"$PWD/drafts\""), 0);
    // Drafts are held to less; as an approved plan the same file falls short.
    assert_eq!(code(&sample, "drafts"), 0);
    assert_eq!(code(&sample, "drafts --profile approved"), 1);
}

#[test]
fn the_baseline_is_that_of_the_first_day() {
    let sample = Sample::without(&[
        "planvet.toml",
        "planvet-baseline.json",
        "2026/complaints.yaml",
        "drafts",
        "east",
        "archive",
    ]);
    assert_eq!(code(&sample, ". --write-baseline planvet-baseline.json"), 0);
    let written = sample.0.read("planvet-baseline.json");
    let committed = root().join("fixtures/repository/planvet-baseline.json");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&committed, &written).expect("the baseline can be written");
    }
    let committed = std::fs::read_to_string(committed).expect("the baseline");
    assert_eq!(
        committed.replace("\r\n", "\n"),
        written,
        "renew with `UPDATE_DOCS=1 cargo test --test cli repository`"
    );
}

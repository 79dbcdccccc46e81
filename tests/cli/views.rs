//! `timeline`, `risks`, `goals`, `budget`, in all formats, over one and several plans.

use serde_json::Value;

use crate::run::{Folder, PLANS, plan};

const VIEWS: [&[&str]; 9] = [
    &["timeline"],
    &["risks"],
    &["risks", "--view", "residual"],
    &["risks", "--view", "register"],
    &["goals"],
    &["budget"],
    &["budget", "--by", "phase"],
    &["budget", "--by", "source"],
    &["budget", "--by", "line"],
];

fn run(view: &[&str], rest: &[&str]) -> String {
    let args: Vec<&str> = view.iter().chain(rest).copied().collect();
    let ran = Folder::new().run(&args);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
    assert_eq!(ran.stderr, "", "{args:?}");
    ran.stdout
}

#[test]
fn every_view_of_every_plan_in_every_format() {
    for view in VIEWS {
        for name in PLANS {
            let plan = plan(name);
            let table = run(view, &[&plan, "--width", "100"]);
            for line in table.lines() {
                let width: usize = line
                    .chars()
                    .map(|c| {
                        if c > '\u{2e80}' && c < '\u{fffd}' {
                            2
                        } else {
                            1
                        }
                    })
                    .sum();
                assert!(width <= 100, "{view:?} {name}: {line}");
            }
            let csv = run(view, &[&plan, "--format", "csv"]);
            let mut reader = csv::Reader::from_reader(csv.as_bytes());
            let columns = reader.headers().expect("a header").len();
            let rows = reader
                .records()
                .map(|row| row.expect("a row").len())
                .collect::<Vec<_>>();
            assert!(!rows.is_empty(), "{view:?} {name}");
            assert!(rows.iter().all(|&row| row == columns));
            let json: Value =
                serde_json::from_str(&run(view, &[&plan, "--format", "json"])).expect("JSON");
            assert_eq!(json["version"], 1);
            assert_eq!(json["plans"].as_array().map(Vec::len), Some(1));
            let markdown = run(view, &[&plan, "--format", "markdown"]);
            assert!(markdown.contains("|"), "{view:?} {name}");
        }
    }
}

#[test]
fn several_plans_make_one_report() {
    let (a, b) = (plan("satisfaction"), plan("attitude"));
    for view in VIEWS {
        let json: Value =
            serde_json::from_str(&run(view, &[&a, &b, "--format", "json"])).expect("JSON");
        assert_eq!(json["plans"].as_array().map(Vec::len), Some(2));
        let csv = run(view, &[&a, &b, "--format", "csv"]);
        assert!(csv.starts_with("plan,"), "{csv}");
        assert_eq!(csv.matches("\r\n").count(), csv.lines().count());
    }
}

#[test]
fn the_timeline_has_every_phase_task_and_milestone() {
    let plan = plan("satisfaction");
    let json: Value =
        serde_json::from_str(&run(&["timeline"], &[&plan, "--format", "json"])).expect("JSON");
    let items = json["plans"][0]["items"].as_array().expect("items");
    let text = std::fs::read_to_string(&plan).expect("plan");
    let tasks = items.iter().filter(|item| item["kind"] == "task").count();
    assert_eq!(
        tasks,
        text.matches("- id: T").count() + text.matches("- {id: T").count()
    );
    let project = &json["plans"][0]["project"];
    assert_eq!(project["start"], "2026-01-05");
    assert_eq!(project["finish"], "2026-12-31");
    // 248 working days of 2026 less 2026-01-04, the only one before the plan begins.
    assert_eq!(project["length_days"], 247);
}

#[test]
fn sums_of_the_budget_agree_whatever_the_grouping() {
    for name in PLANS {
        let plan = plan(name);
        let sum = |by: &str| -> f64 {
            let csv = run(&["budget", "--by", by], &[&plan, "--format", "csv"]);
            let mut reader = csv::Reader::from_reader(csv.as_bytes());
            let at = reader
                .headers()
                .expect("a header")
                .iter()
                .position(|column| column == "amount")
                .expect("amounts");
            reader
                .records()
                .map(|row| row.expect("a row")[at].parse::<f64>().expect("a number"))
                .sum()
        };
        let lines = sum("line");
        assert!(lines > 0.0);
        assert!((sum("category") - lines).abs() < 0.001, "{name}");
        assert!((sum("phase") - lines).abs() < 0.001, "{name}");
    }
}

#[test]
fn a_line_that_cant_be_read_is_no_part_of_a_share() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1\ntitle: x\ncurrency: GBP\ngoals: []\nbudget:\n  contingency: 10%\n  lines:\n    - {title: Training, amount: 6000}\n    - Dispatch system 45000\n",
    );
    let ran = folder.run(&["budget", "p.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let totals = &json["plans"][0]["totals"];
    assert!(totals["contingency"].is_null(), "{json}");
    let table = folder.run(&["budget", "p.yaml"]);
    assert!(table.stdout.contains("1 line is without"), "{table:?}");
}

#[test]
fn the_register_is_sorted_by_score() {
    let json: Value = serde_json::from_str(&run(
        &["risks", "--view", "register"],
        &[&plan("process"), "--format", "json"],
    ))
    .expect("JSON");
    let scores: Vec<i64> = json["plans"][0]["risks"]
        .as_array()
        .expect("risks")
        .iter()
        .map(|risk| risk["score"].as_i64().expect("a score"))
        .collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn excel_gets_a_byte_order_mark_and_no_formula() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1\ntitle: x\ngoals:\n  - {id: G1, title: '=HYPERLINK(\"http://x\")', owner: '+1'}\n",
    );
    let ran = folder.run(&["goals", "p.yaml", "--format", "csv", "--bom"]);
    assert!(ran.stdout.starts_with('\u{feff}'));
    let mut reader = csv::Reader::from_reader(ran.stdout.trim_start_matches('\u{feff}').as_bytes());
    for row in reader.records() {
        for cell in &row.expect("a row") {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn goals_say_which_letters_have_findings() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1\ntitle: x\ngoals:\n  - {id: G1, title: Answer faster}\n",
    );
    let ran = folder.run(&["goals", "p.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["plans"][0]["goals"][0]["specific"], false, "no owner");
    folder.write(
        "q.yaml",
        "planvet: 1\ntitle: x\ngoals:\n  - {id: G1, title: Answer faster, measure: [x]}\n  - {id: G2, title: Fix at once, owner: Ann}\n",
    );
    let ran = folder.run(&["goals", "q.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let goals = &json["plans"][0]["goals"];
    assert_eq!(goals[0]["measurable"], Value::Null, "can't be read");
    assert_eq!(goals[0]["specific"], false, "no owner all the same");
    assert_eq!(goals[1]["specific"], true);
    let clean: Value =
        serde_json::from_str(&run(&["goals"], &[&plan("repairs"), "--format", "json"]))
            .expect("JSON");
    for goal in clean["plans"][0]["goals"].as_array().expect("goals") {
        for letter in [
            "specific",
            "measurable",
            "achievable",
            "relevant",
            "time_bound",
        ] {
            assert_eq!(goal[letter], true, "{goal}");
        }
    }
}

#[test]
fn durations_chances_and_phases_are_shown_as_they_are() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1
title: x
goals: [{id: G1, title: x}]
phases:
  - {id: PH1, title: One, tasks: [{id: T1, title: t, duration: 3mo}, {id: T2, title: t, duration: 2w}]}
  - {id: PH2, title: Two}
risks:
  - {id: R1, title: kept, probability: 4, impact: 4, response: accept}
  - {id: R2, title: chance, probability: 5, impact: 5, response: exploit}
  - {id: R3, title: open, probability: 2, impact: 2, response: mitigate}
budget:
  lines: [{title: b, amount: 2元, phase: PH2}, {title: a, amount: 1元, phase: PH1}, {title: c, amount: 3元}]
",
    );
    let run = |args: &[&str]| folder.run(args).stdout;
    let timeline: Value =
        serde_json::from_str(&run(&["timeline", "p.yaml", "-f", "json"])).expect("JSON");
    let items = &timeline["plans"][0]["items"];
    assert_eq!(items[1]["duration"], "3 months");
    assert_eq!(items[1]["duration_days"], Value::Null);
    assert_eq!(items[2]["duration_days"], 10);
    let risks = run(&["risks", "p.yaml"]);
    assert_eq!(
        risks.matches("R1").count(),
        2,
        "an accepted risk stays as it was: {risks}"
    );
    assert!(
        risks.contains("Opportunities, not part of the matrix: R2"),
        "{risks}"
    );
    assert!(risks.contains("No residual risk stated: R3"), "{risks}");
    let budget = run(&["budget", "p.yaml", "--by", "phase", "-f", "csv"]);
    let ids: Vec<&str> = budget
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(ids, ["PH1", "PH2", ""]);
}

#[test]
fn faults_of_a_plan_are_counted_in_both_languages() {
    let folder = Folder::new();
    folder
        .write("one.yaml", "planvet: 1\ntitle: x\n")
        .write("two.yaml", "planvet: 1\ntitle: x\nstart: 2026-02-30\n");
    for (file, lang, said) in [
        ("one.yaml", "en", "one.yaml has 1 error; "),
        ("two.yaml", "en", "two.yaml has 2 errors; "),
        ("one.yaml", "zh", "one.yaml 有 1 个错误，"),
    ] {
        let ran = folder.run(&["goals", file, "--lang", lang]);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn a_note_about_a_plan_speaks_its_language() {
    let folder = Folder::new();
    folder.write("p.yaml", "planvet: 1\ntitle: 方案\nlanguage: zh-CN\n");
    let note = |args: &[&str]| folder.run(args).stderr;
    assert!(note(&["goals", "p.yaml"]).starts_with("注意："));
    assert!(note(&["goals", "p.yaml", "--lang", "en"]).starts_with("note: "));
}

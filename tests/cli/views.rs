//! `timeline`, `risks`, `goals`, `budget`, in all formats, over one and several plans.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::Value;

use crate::run::{Folder, PLANS, plan};

const VIEWS: [&[&str]; 32] = [
    &["timeline"],
    &["risks"],
    &["risks", "--view", "residual"],
    &["risks", "--view", "register"],
    &["risks", "--view", "owners"],
    &["risks", "--view", "categories"],
    &["risks", "--view", "threatened"],
    &["risks", "--view", "responses"],
    &["goals"],
    &["budget"],
    &["budget", "--by", "phase"],
    &["budget", "--by", "source"],
    &["budget", "--by", "line"],
    &["budget", "--by", "month"],
    &["budget", "--by", "goal"],
    &["budget", "--by", "resource"],
    &["budget", "--view", "cash"],
    &["budget", "--view", "ledger"],
    &["budget", "--view", "ledger", "--by", "goal"],
    &["budget", "--view", "returns"],
    &["budget", "--view", "flows"],
    &["resources"],
    &["resources", "--view", "weeks"],
    &["trace"],
    &["trace", "--from", "bottom"],
    &["simulate", "--iterations", "1"],
    &["simulate", "--iterations", "1", "--view", "percentiles"],
    &["simulate", "--iterations", "1", "--view", "distribution"],
    &["simulate", "--iterations", "1", "--view", "drivers"],
    &["simulate", "--iterations", "1", "--view", "criticality"],
    &["simulate", "--iterations", "1", "--view", "contingency"],
    &["simulate", "--iterations", "1", "--view", "assumptions"],
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

/// The records of a csv, by heading.
fn records(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader
        .deserialize()
        .map(|row| row.expect("a row"))
        .collect()
}

fn added(rows: &[BTreeMap<String, String>]) -> Decimal {
    let amounts = rows.iter().filter(|row| !row["amount"].is_empty());
    amounts
        .map(|row| row["amount"].parse::<Decimal>().expect("a number"))
        .sum()
}

#[test]
fn sums_of_the_budget_agree_whatever_the_grouping() {
    for name in PLANS {
        let plan = plan(name);
        let rows = |args: &[&str]| records(&run(args, &[&plan, "--format", "csv"]));
        let lines = added(&rows(&["budget", "--by", "line"]));
        assert!(lines > Decimal::ZERO);
        for by in ["category", "phase", "month", "goal", "resource"] {
            let sums = rows(&["budget", "--by", by]);
            assert_eq!(added(&sums), lines, "{name} {by}");
            // Each sum is made of the rows of the ledger, to the cent.
            let parts = rows(&["budget", "--view", "ledger", "--by", by]);
            for sum in sums {
                let own = parts.iter().filter(|part| part[by] == sum[by]);
                let own: Vec<_> = own.cloned().collect();
                let amount = sum["amount"].parse().unwrap_or_default();
                assert_eq!(added(&own), amount, "{name} {by} {}", sum[by]);
            }
        }
        let cash = rows(&["budget", "--view", "cash"]);
        let spent = cash
            .iter()
            .map(|row| row["spent"].parse::<Decimal>().expect("a number"));
        assert_eq!(spent.sum::<Decimal>(), lines, "{name}");
    }
}

#[test]
fn cash_tells_the_day_money_runs_short_and_what_it_leaves_out() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1
title: x
currency: CNY
calendar: standard
goals: [{id: G1, title: one}]
phases:
  - {id: PH1, title: first, start: 2026-01-05, end: 2026-01-16}
budget:
  contingency: 100元
  lines:
    - {id: B1, title: a, amount: 1000元, phase: PH1}
    - {id: B2, title: b, amount: 500元, paid: 2026-01-14}
    - {id: B3, title: 预备费, amount: 70元}
    - {id: B4, title: c, amount: USD 5}
  funding:
    - {source: one, amount: 650元, status: approved, available: 2026-01-01}
    - {source: two, amount: 900元, status: planned, available: 2026-01-16}
    - {source: three, status: planned}
",
    );
    let ran = folder.run(&["budget", "p.yaml", "--view", "cash", "-f", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let totals = &json["plans"][0]["cash_totals"];
    assert_eq!(totals["short_from"], "2026-01-13");
    assert_eq!(totals["short_by"]["amount"], "750");
    assert_eq!(totals["enough_from"], "2026-01-16");
    assert_eq!(totals["undated"]["amount"], "70");
    assert_eq!(totals["approved_enough_from"], Value::Null);
    let table = folder
        .run(&["budget", "p.yaml", "--view", "cash", "--lang", "en"])
        .stdout;
    let words = table.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Money runs short on 2026-01-13, by CNY 50 (1 line paid that day: B1 CNY 100)",
        "Without a day, and not in the months: B3 (kept for risks)",
        "left out of the sums: B4 (in another currency)",
        "left out: \"three\"",
        "The contingency of CNY 100 has no day",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let refused = folder.run(&["budget", "p.yaml", "--view", "cash", "--by", "phase"]);
    assert_eq!(refused.code, 2, "{refused:?}");
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
    assert!(
        table.stdout.contains("1 line can't be read at all"),
        "{table:?}"
    );
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

/// A plan with a goal for each thing that the view of goals says of progress.
const GOALS: &str = "planvet: 1
title: x
status_date: 2026-03-31
problems: [{id: P1, title: Slow}]
goals:
  - {id: G1, title: Behind, addresses: [P1], owner: Ann, deadline: 2026-06-29, measure: {metric: m, unit: hours, source: s, frequency: monthly,
     baseline: {value: 24, date: 2025-12-31}, target: 16, stages: [{value: 20, date: 2026-02-28}],
     actuals: [{value: 23, date: 2026-01-30}, {value: 21.5, date: 2026-03-01}]}}
  - {id: G2, title: Reached, addresses: [P1], owner: Ann, deadline: 2026-06-30, measure: {metric: m2, unit: hours, baseline: {value: 24, date: 2025-12-31}, target: 16,
     actuals: [{value: 15, date: 2026-03-31}]}}
  - {id: G3, title: Kept, addresses: [P1], owner: Ann, deadline: 2026-06-30, measure: {metric: m3, unit: \"%\", baseline: {value: 97, date: 2025-12-31}, target: ≥95%,
     actuals: [{value: 96, date: 2026-03-31}]}}
  - {id: G4, title: Nobody looked, addresses: [P1], deadline: 2026-06-30, measure: {metric: m4, unit: hours, baseline: {value: 24, date: 2025-12-31}, target: 16,
     stages: [{value: 20, date: 2026-02-28}]}}
  - {id: G5, title: No measure, addresses: [P1], owner: Ann, deadline: 2026-06-30}
";

#[test]
fn goals_show_how_they_stand() {
    let folder = Folder::new();
    folder.write("p.yaml", GOALS);
    let ran = folder.run(&["goals", "p.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let goals = &json["plans"][0]["goals"];
    let behind = &goals[0];
    for (key, value) in [
        ("actual", "21.5"),
        ("actual_date", "2026-03-01"),
        ("due", "20"),
        ("due_date", "2026-02-28"),
        ("standing", "behind"),
        // One day of 121 from 20 to 16.
        ("line", "20"),
        ("against_line", "behind"),
        // 21.5 less 1 hour in 24 days, over 120 days.
        ("forecast", "16.5"),
        ("reached_on", "2026-07-11"),
    ] {
        assert_eq!(behind[key], value, "{key}");
    }
    assert_eq!(behind["done_percent"], 31.3, "31.25 to one digit");
    assert_eq!(behind["forecast_holds"], false);
    assert_eq!(behind["change_per_month"], -1.27);
    assert_eq!(behind["required_per_month"], -1.4);
    assert_eq!(behind["reading_due"], Value::Null);
    for (goal, standing) in [(1, "reached"), (2, "kept"), (3, "reading due")] {
        assert_eq!(goals[goal]["standing"], standing, "{goal}");
    }
    assert_eq!(goals[2]["done_percent"], Value::Null, "nowhere to go");
    assert_eq!(goals[3]["reading_due"], "2026-02-28");
    assert_eq!(goals[3]["actual"], Value::Null, "no reading is not zero");
    assert_eq!(goals[4]["standing"], Value::Null);
    assert!(
        json["plans"][0]
            .as_object()
            .expect("a plan")
            .keys()
            .eq(["path", "title", "goals"]),
        "what people see below the matrix is in its rows"
    );
    let table = folder.run(&["goals", "p.yaml", "--width", "100"]).stdout;
    for shown in ["Progress as of 2026-03-31", "16.5 ✗", "reading due", "31%"] {
        assert!(table.contains(shown), "{shown}: {table}");
    }
}

#[test]
fn goals_say_which_single_change_would_turn_a_verdict() {
    let folder = Folder::new();
    folder.write("p.yaml", GOALS);
    let ran = folder.run(&["goals", "p.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let goals = &json["plans"][0]["goals"];
    let flips = |goal: usize| -> Vec<&str> {
        let list = goals[goal]["would_flip"].as_array().expect("a list");
        list.iter().filter_map(Value::as_str).collect()
    };
    // Behind plan is one finding; speed and the like are others' business.
    assert_eq!(goals[0]["achievable"], false);
    assert_eq!(flips(3)[0], "S104: add `owner:` with one person or role");
    assert_eq!(goals[4]["measurable"], false);
    assert_eq!(goals[4]["achievable"], Value::Null, "no target");
    assert!(
        flips(4).iter().any(|flip| flip.starts_with("M201: ")),
        "{:?}",
        flips(4)
    );
    // As long as the owner is missing, S fails; with him it passes.
    assert_eq!(goals[3]["specific"], false);
    let mended = GOALS.replace("title: Nobody looked,", "title: Nobody looked, owner: Ann,");
    folder.write("p.yaml", &mended);
    let ran = folder.run(&["goals", "p.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["plans"][0]["goals"][3]["specific"], true);
    for (lang, shown) in [
        (
            "en",
            [
                "One change that would turn ✗ into ✓",
                "? can't be told: A needs a target.",
            ],
        ),
        ("zh", ["改一处即可由 ✗ 变 ✓", "? 无从判断：A 需要目标值。"]),
    ] {
        let table = folder.run(&["goals", "p.yaml", "--lang", lang]).stdout;
        for shown in shown {
            assert!(table.contains(shown), "{shown}: {table}");
        }
    }
}

#[test]
fn a_verdict_is_open_when_nothing_tells() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1\ntitle: x\ngoals: [{id: G1, title: x}]\n",
    );
    let goal = |args: &[&str]| {
        let args: Vec<&str> = ["goals", "p.yaml", "-f", "json"]
            .iter()
            .chain(args)
            .copied()
            .collect();
        let ran = folder.run(&args);
        let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        json["plans"][0]["goals"][0].clone()
    };
    assert_eq!(goal(&[])["relevant"], Value::Null, "no problem to answer");
    assert_eq!(goal(&[])["time_bound"], false);
    folder.write("planvet.toml", "ignore = [\"T\"]\n");
    assert_eq!(goal(&[])["time_bound"], Value::Null, "no rule looks");
    // Behind a fault that ends reading, nothing is certain but what was found.
    folder.write("planvet.toml", "");
    folder.write("p.yaml", "planvet: 1\ntitle: x\ngoals:\n  - {id: G1, title: x, owner: Ann, deadline: 2026-06-30}\nnotes: [\n");
    assert_eq!(goal(&[])["specific"], Value::Null);
}

#[test]
fn goals_that_fail_together_fail_each() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1
title: x
goals:
  - {id: G1, title: Train, measure: {metric: number of training sessions, kind: count, unit: sessions, target: 12}}
  - {id: G2, title: Write, measure: {metric: number of procedures issued, kind: count, unit: documents, target: 20}}
",
    );
    let table = folder.run(&["goals", "p.yaml", "-f", "csv"]).stdout;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let headers = reader.headers().expect("a header").clone();
    let at = headers
        .iter()
        .position(|name| name == "relevant")
        .expect("a column");
    for row in reader.records() {
        assert_eq!(&row.expect("a row")[at], "false");
    }
    let table = folder.run(&["goals", "p.yaml", "--width", "100"]).stdout;
    assert_eq!(
        table.matches("R404").count(),
        1,
        "one row for both: {table}"
    );
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

#[test]
fn the_timeline_computes_dates_floats_and_what_is_critical() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1\ntitle: x\nstart: 2026-01-05\ncalendar: standard\ngoals: [{id: G1, title: x}]\nphases:\n  - title: One\n    tasks:\n      \
         - {id: T1, title: a, duration: 5d}\n      - {id: T2, title: b, duration: 2d}\n      \
         - {id: T3, title: c, duration: 1d, after: [T1, T2]}\n    milestones:\n      \
         - {id: M1, title: d, after: [T3], date: 2026-01-09}\n",
    );
    let csv = folder.run(&["timeline", "p.yaml", "-f", "csv"]).stdout;
    let mut lines = csv.lines();
    assert_eq!(
        lines.next().map(|line| line.trim_start_matches('\u{feff}')),
        Some(
            "kind,id,title,phase,start,finish,duration_days,early_start,early_finish,late_start,late_finish,\
             total_float_days,free_float_days,critical,promised,slip_days,progress,owner,predecessors"
        )
    );
    let row = |id: &str| {
        csv.lines()
            .find(|line| line.contains(id))
            .unwrap_or_default()
            .to_owned()
    };
    assert!(
        row(",T2,").contains(
            "2026-01-05,2026-01-06,2,2026-01-05,2026-01-06,2026-01-07,2026-01-08,2,3,false"
        ),
        "{csv}"
    );
    assert!(row(",M1,").contains("2026-01-12,2026-01-12,0,"), "{csv}");
    assert!(row(",M1,").contains(",-1,0,true,2026-01-09,1,"), "{csv}");
    let table = folder.run(&["timeline", "p.yaml", "--lang", "en"]).stdout;
    assert!(table.contains("● critical"), "{table}");
}

#[test]
fn a_phase_is_the_sum_of_its_work() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1\ntitle: x\nstart: 2026-01-05\ncalendar: standard\ngoals: [{id: G1, title: x}]\nphases:\n  \
         - {id: PH1, title: Work, end: 2026-01-07, tasks: [{id: T1, title: a, duration: 5d}]}\n  \
         - {id: PH2, title: Frame, start: 2026-01-12, end: 2026-02-27, milestones: [{id: M1, title: b, date: 2026-01-20}]}\n",
    );
    let csv = folder.run(&["timeline", "p.yaml", "-f", "csv"]).stdout;
    for part in [
        ",Work,PH1,2026-01-05,2026-01-09,5,",
        // Promised two working days earlier.
        ",2026-01-07,2,",
        ",Frame,PH2,2026-01-12,2026-02-27,",
    ] {
        assert!(csv.contains(part), "{part}: {csv}");
    }
}

#[test]
fn why_says_what_drives_a_date_in_both_languages() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1\ntitle: x\nstart: 2026-01-05\ncalendar: standard\ngoals: [{id: G1, title: x}]\nphases:\n  - title: One\n    tasks:\n      \
         - {id: T1, title: a, duration: 5d}\n      - {id: T2, title: b, duration: 2d}\n      \
         - {id: T3, title: c, duration: 1d, after: [T1, T2]}\n    milestones:\n      \
         - {id: M1, title: d, after: [T3], date: 2026-01-09}\n",
    );
    let why =
        |id: &str, lang: &str| folder.run(&["timeline", "p.yaml", "--why", id, "--lang", lang]);
    let late = why("M1", "en");
    for said in [
        "T3 is done 2026-01-12 (FS)",
        "T1 → T3 → M1",
        "It is 1 working day too late for its own promised day 2026-01-09.",
    ] {
        assert!(late.stdout.contains(said), "{said} in {late:?}");
    }
    let early = why("T2", "zh");
    for said in [
        "方案 2026-01-05 开始",
        "可推迟 2 个工作日而不影响 M1 的承诺日期",
    ] {
        assert!(early.stdout.contains(said), "{said} in {early:?}");
    }
    let unknown = why("T9", "en");
    assert_eq!(unknown.code, 2, "{unknown:?}");
    assert!(
        unknown
            .stderr
            .contains("no task or milestone has the id `T9`"),
        "{unknown:?}"
    );
}

#[test]
fn the_timeline_says_what_its_dates_rest_on() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1\ntitle: x\nstart: 2028-12-01\nstatus_date: 2029-01-31\ncalendar: CN\ngoals: [{title: x}]\nphases:\n  - title: x\n    \
         tasks:\n      - {id: T1, title: x, duration: 5d, finished: 2028-12-20}\n      - {id: T2, title: x, duration: 300d}\n    \
         milestones:\n      - {id: M1, title: x, after: [T1], date: 2028-12-20}\n",
    );
    for format in ["table", "markdown"] {
        let en = folder
            .run(&["timeline", "p.yaml", "--format", format, "--lang", "en"])
            .stdout;
        assert!(
            en.contains("No holidays are published for 2028–2030:"),
            "{en}"
        );
        assert!(en.contains("1 milestone counted as reached"), "{en}");
        let zh = folder
            .run(&["timeline", "p.yaml", "--format", format, "--lang", "zh"])
            .stdout;
        assert!(zh.contains("2028–2030 年的节假日安排尚未公布"), "{zh}");
        assert!(zh.contains("1 个里程碑的前置工作均已完成"), "{zh}");
    }
    let why = folder
        .run(&["timeline", "p.yaml", "--why", "M1", "--lang", "en"])
        .stdout;
    assert!(why.contains("so it counts as reached"), "{why}");
}

//! `planvet trace`: matrices from both ends, holes, coverage, the graph, and the page about it.

use serde_json::Value;

use crate::run::{Folder, Ran, plan};

/// A plan with holes of most kinds.
const PLAN: &str = "planvet: 1
title: x
currency: GBP
problems:
  - {id: P1, title: Slow, causes: [{id: C1, title: By hand}, {id: C2, title: 'No night shift'}]}
  - {id: P2, title: Left out, accepted: another plan's}
goals:
  - {id: G0, title: Top, addresses: [P1]}
  - {id: G1, title: Fast, parent: G0, addresses: [C1], owner: Ann}
  - {id: G2, title: Calls, parent: G0}
phases:
  - id: PH1
    title: One
    tasks:
      - {id: T1, title: a, serves: [G1], cost: £10}
      - {id: T2, title: b, serves: [G1, G0]}
      - {id: T3, title: c}
    milestones:
      - {id: M1, title: m, after: [T1], acceptance: done}
risks:
  - {id: R1, title: r, threatens: [PH1], owner: Ann}
  - {id: R2, title: s, threatens: [M1]}
budget:
  lines:
    - {id: B1, title: d, amount: £100, serves: [T1]}
    - {id: B2, title: e, amount: £20, serves: [M1, G0]}
    - {id: B3, title: f, amount: £3}
    - {id: B4, title: Contingency, amount: £7}
    - {id: B5, title: g, serves: [T3]}
    - {id: B6, title: h, amount: £5, serves: [T3]}
";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("p.yaml", PLAN);
    folder
}

fn traced(folder: &Folder, args: &[&str]) -> Ran {
    let args: Vec<&str> = ["trace"].iter().chain(args).copied().collect();
    let ran = folder.run(&args);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{args:?}");
    ran
}

fn json(folder: &Folder, args: &[&str]) -> Value {
    let args: Vec<&str> = args.iter().chain(&["-f", "json"]).copied().collect();
    let ran = traced(folder, &args);
    let all: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    all["plans"][0].clone()
}

fn row<'v>(rows: &'v Value, id: &str) -> &'v Value {
    let mut rows = rows.as_array().expect("rows").iter();
    rows.find(|row| row["id"] == id)
        .unwrap_or_else(|| panic!("{id}"))
}

/// The amount of money in a cell.
fn amount(cell: &Value) -> &str {
    cell["amount"].as_str().unwrap_or("none")
}

#[test]
fn the_top_has_problems_causes_and_goals_with_what_stands_behind_them() {
    let folder = folder();
    let plan = json(&folder, &["p.yaml"]);
    let rows = &plan["chain"];
    let ids: Vec<&str> = rows
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["id"].as_str())
        .collect();
    assert_eq!(ids, ["P1", "C1", "C2", "P2", "G0", "G1", "G2"]);
    let goal = row(rows, "G1");
    for (key, list) in [
        ("work", vec!["T1", "T2"]),
        ("milestones", vec!["M1"]),
        ("paid_by", vec!["T1", "B1", "B2"]),
        ("risks", vec!["R1", "R2"]),
        ("missing", vec!["measure", "deadline"]),
    ] {
        assert_eq!(goal[key], serde_json::json!(list), "{key}");
    }
    assert_eq!(amount(&goal["money"]), "130");
    let top = row(rows, "G0");
    assert_eq!(amount(&top["money"]), "20");
    assert_eq!(
        amount(&top["money_with_sub_goals"]),
        "130",
        "each line once"
    );
    assert_eq!(
        (&top["work_below"], &top["milestones_below"]),
        (&1.into(), &1.into())
    );
    let problem = row(rows, "P1");
    assert_eq!(problem["goals"], serde_json::json!(["G0", "G1"]));
    assert_eq!(amount(&problem["money"]), "130");
    assert_eq!(row(rows, "C2")["missing"], serde_json::json!(["goals"]));
    assert_eq!(row(rows, "P2")["accepted"], serde_json::json!(["goals"]));
    let screen = traced(&folder, &["p.yaml", "--width", "160"]).stdout;
    for shown in [
        "GBP 20, Σ GBP 130",
        "✗ missing",
        "(accepted)",
        "sub-goals",
        "2 tasks",
    ] {
        assert!(screen.contains(shown), "{shown}: {screen}");
    }
}

#[test]
fn the_bottom_says_what_work_money_and_risks_are_for() {
    let plan = json(&folder(), &["p.yaml", "--from", "bottom"]);
    let rows = &plan["chain"];
    for (id, links, goals, problems) in [
        ("PH1", vec![], vec!["G0", "G1"], vec!["P1", "C1"]),
        ("T2", vec!["G1", "G0"], vec!["G0", "G1"], vec!["P1", "C1"]),
        ("T3", vec![], vec![], vec![]),
        ("M1", vec!["T1"], vec!["G1"], vec!["C1"]),
        ("B2", vec!["M1", "G0"], vec!["G0", "G1"], vec!["P1", "C1"]),
        ("B6", vec!["T3"], vec![], vec![]),
        ("R1", vec!["PH1"], vec!["G0", "G1"], vec!["P1", "C1"]),
    ] {
        let row = row(rows, id);
        assert_eq!(row["links"], serde_json::json!(links), "{id}");
        assert_eq!(row["goals"], serde_json::json!(goals), "{id}");
        assert_eq!(row["problems"], serde_json::json!(problems), "{id}");
    }
    assert_eq!(row(rows, "T3")["missing"], serde_json::json!(["serves"]));
    assert_eq!(
        row(rows, "B4")["missing"],
        serde_json::json!([]),
        "a reserve"
    );
    assert_eq!(row(rows, "R2")["missing"], serde_json::json!(["owner"]));
}

#[test]
fn the_money_can_be_added_up_again_from_the_csv() {
    let folder = folder();
    let money = json(&folder, &["p.yaml"])["money"].clone();
    let csv = traced(&folder, &["p.yaml", "--from", "bottom", "-f", "csv"]).stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headers = reader.headers().expect("a header").clone();
    let at = |name: &str| {
        headers
            .iter()
            .position(|column| column == name)
            .expect("a column")
    };
    let (kind, goals, links, missing) = (at("kind"), at("goals"), at("links"), at("missing"));
    let amount_at = at("amount");
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let sum = |wanted: &dyn Fn(&csv::StringRecord) -> bool| -> String {
        let lines = rows.iter().filter(|row| &row[kind] == "budget line");
        let amounts = lines.filter(|row| wanted(row));
        let sum: i64 = amounts
            .filter_map(|row| row[amount_at].parse::<i64>().ok())
            .sum();
        sum.to_string()
    };
    assert_eq!(sum(&|_| true), amount(&money["lines"]));
    assert_eq!(sum(&|row| !row[goals].is_empty()), amount(&money["goals"]));
    let idle = |row: &csv::StringRecord| row[goals].is_empty() && !row[links].is_empty();
    assert_eq!(sum(&idle), amount(&money["work"]));
    assert_eq!(
        sum(&|row| !row[missing].is_empty()),
        amount(&money["nothing"])
    );
    assert_eq!(amount(&money["reserve"]), "7");
    assert_eq!(money["goals_share_percent"], 88.9, "120 of 135");
    let screen = traced(&folder, &["p.yaml"]).stdout;
    assert!(screen.contains("without a readable amount"), "B5: {screen}");
}

#[test]
fn holes_are_those_of_both_ends_or_of_one() {
    let folder = folder();
    let kinds = |args: &[&str]| -> Vec<String> {
        let plan = json(&folder, args);
        assert_eq!(plan["chain"], Value::Null, "only holes");
        let rows = plan["holes"].as_array().expect("holes").iter();
        let mut kinds: Vec<String> = rows
            .filter_map(|row| row["kind"].as_str().map(str::to_owned))
            .collect();
        kinds.dedup();
        kinds
    };
    let top = ["cause", "problem", "goal"];
    let bottom = ["task", "budget line", "risk"];
    assert_eq!(kinds(&["p.yaml", "--holes", "--from", "top"]), top);
    assert_eq!(kinds(&["p.yaml", "--holes", "--from", "bottom"]), bottom);
    assert_eq!(
        kinds(&["p.yaml", "--holes"]),
        [&top[..], &bottom[..]].concat()
    );
    let holes = json(&folder, &["p.yaml", "--holes"])["holes"].clone();
    let accepted = row(&holes, "P2");
    assert_eq!(accepted["state"], "accepted");
    assert_eq!(accepted["reason"], "another plan's");
    assert_eq!(
        (&accepted["rule"], &accepted["line"]),
        (&"R402".into(), &6.into())
    );
}

#[test]
fn a_hole_stays_one_when_its_rule_is_off() {
    let folder = folder();
    folder.write("planvet.toml", "ignore = [\"R406\"]\n");
    let holes = json(&folder, &["p.yaml", "--holes"])["holes"].clone();
    let hole = row(&holes, "T3");
    assert_eq!(
        (&hole["state"], &hole["severity"]),
        (&"open".into(), &"off".into())
    );
}

#[test]
fn coverage_counts_what_is_asked_for() {
    let plan = json(&folder(), &["p.yaml"]);
    let rows = plan["coverage"].as_array().expect("rows");
    let count = |kind: &str, link: &str| {
        let row = rows
            .iter()
            .find(|row| row["kind"] == kind && row["link"] == link);
        let row = row.unwrap_or_else(|| panic!("{kind} {link}"));
        let number = |key: &str| row[key].as_i64().expect("a number");
        (
            number("asked"),
            number("there"),
            number("accepted"),
            number("missing"),
        )
    };
    assert_eq!(count("problem", "goals"), (2, 1, 1, 0));
    assert_eq!(count("cause", "goals"), (2, 1, 0, 1));
    assert_eq!(count("goal", "work"), (3, 2, 0, 1));
    assert_eq!(count("task", "serves"), (3, 2, 0, 1));
    assert_eq!(count("risk", "owner"), (2, 1, 0, 1));
    let has_acceptance = |row: &&Value| row["kind"] == "goal" && row["link"] == "acceptance";
    assert!(
        !rows.iter().any(|row| has_acceptance(&row)),
        "no such chapter"
    );
}

#[test]
fn behind_a_fault_nothing_is_a_hole() {
    let folder = Folder::new();
    folder.write("p.yaml", format!("{PLAN}notes: [\n"));
    let ran = folder.run(&["trace", "p.yaml", "-f", "json"]);
    let all: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let plan = &all["plans"][0];
    assert_eq!(plan["holes"], serde_json::json!([]));
    let goal = row(&plan["chain"], "G2");
    assert!(
        goal["unknown"].as_array().expect("a list").len() > 4,
        "{goal}"
    );
    assert_eq!(
        row(&plan["chain"], "G1")["work"],
        serde_json::json!(["T1", "T2"])
    );
}

#[test]
fn the_graph_is_a_flowchart() {
    let folder = folder();
    let text = traced(&folder, &["p.yaml", "-f", "mermaid"]).stdout;
    for line in [
        "flowchart LR",
        "        p0n0[\"P1 Slow\"]:::item",
        "        p0n2[\"C2 No night shift<br/>missing#58; a goal or task that answers it\"]:::hole",
        "    p0n0 --> p0n1",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}: {text}");
    }
    assert!(text.contains(":::accepted"), "{text}");
    traced(&folder, &["p.yaml", "-o", "graph.mmd"]);
    assert_eq!(folder.read("graph.mmd"), text);
    let ran = folder.run(&["trace", "p.yaml", "--holes", "-f", "mermaid"]);
    assert_eq!(ran.code, 2, "nothing to draw: {}", ran.stdout);
    assert!(ran.stderr.contains("--holes"), "{}", ran.stderr);
}

#[test]
fn the_graph_is_a_drawing_without_the_notes_of_the_tables() {
    let folder = folder();
    traced(&folder, &["p.yaml", "-o", "graph.svg"]);
    let svg = folder.read("graph.svg");
    for shown in [
        "Slow",
        "missing: a task",
        "another plan",
        "For goals: GBP 120",
    ] {
        assert!(svg.contains(shown), "{shown}: {svg}");
    }
    assert!(
        !svg.contains("add up to"),
        "there is no column of money: {svg}"
    );
    let ran = folder.run(&["trace", "p.yaml", "--holes", "-o", "graph.svg"]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
}

#[test]
fn a_crowded_graph_is_told_by_groups() {
    let folder = Folder::new();
    let mut text = String::from("planvet: 1\ntitle: x\ngoals:\n");
    for goal in 0..100 {
        text += &format!("  - {{id: G{goal}, title: goal}}\n");
    }
    text += "phases:\n";
    for phase in 0..5 {
        text += &format!("  - id: PH{phase}\n    title: Part\n    tasks:\n");
        for task in 0..100 {
            let goal = (phase * 7 + task) % 100;
            text += &format!(
                "      - {{id: T{phase}x{task}, title: task, serves: [G{goal}, G{task}]}}\n"
            );
        }
    }
    folder.write("p.yaml", text);
    let graph = traced(&folder, &["p.yaml", "-f", "mermaid"]).stdout;
    let arrows = graph.matches(" --> ").count();
    assert!((1..=500).contains(&arrows), "{arrows}");
    assert!(graph.contains("PH0 (Part)#58; 100 items"), "{graph}");
}

#[test]
fn several_plans_may_have_more_arrows_than_mermaid_draws() {
    let plans = crate::run::PLANS.map(plan);
    let mut args = vec!["trace", "-f", "mermaid", "--lang", "en"];
    args.extend(plans.iter().map(String::as_str));
    let ran = Folder::new().run(&args);
    assert_eq!(ran.code, 0);
    assert!(ran.stderr.contains("maxEdges"), "{}", ran.stderr);
    assert!(ran.stdout.contains("subgraph plan5["), "one of six");
}

#[test]
fn the_documentation_shows_real_output() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    for (page, lang) in [("trace.md", "en"), ("trace.zh-CN.md", "zh")] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("docs")
            .join(page);
        let text = std::fs::read_to_string(&path)
            .expect("the page")
            .replace("\r\n", "\n");
        let block = |language: &str| {
            let fence = format!("```{language}\n");
            let start = text.find(&fence).expect("a block") + fence.len();
            let end = text[start..].find("```").expect("its end");
            start..start + end
        };
        let folder = Folder::new();
        folder.write("plan.yaml", &text[block("yaml")]);
        let args = ["plan.yaml", "--width", "110", "--lang", lang];
        let real = format!(
            "$ planvet trace plan.yaml\n{}",
            traced(&folder, &args).stdout
        );
        let shown = block("text");
        if update && text[shown.clone()] != real {
            let (before, behind) = (&text[..shown.start], &text[shown.end..]);
            let renewed = format!("{before}{real}{behind}");
            std::fs::write(&path, renewed).expect("the page can be written");
        } else {
            assert_eq!(text[shown], real, "{page}");
        }
    }
}

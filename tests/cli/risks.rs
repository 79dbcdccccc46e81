//! `planvet risks`: its views, scales of plans, and bad input.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::run::Folder;

const HEAD: &str = "planvet: 1\ntitle: Repairs\ncurrency: CNY\nstart: 2026-01-05\n\
    end: 2026-12-25\ngoals:\n  - {id: G1, title: Answer faster, parent: G0, deadline: 2026-12-25}\n  - {id: G0, title: Content customers}\n";

const RISKS: &str = "phases:
  - id: PH1
    title: Preparation
    tasks:
      - {id: T1, title: Roll out, duration: 10d, serves: [G1]}
      - {id: T2, title: Train the crews, duration: 5d, after: [T1], cost: 2万元, owner: Trainer}
    milestones:
      - {id: M1, title: Live, after: [T1], date: 2026-03-02}
risks:
  - {id: R1, title: Staff resist, category: people, owner: Lead, probability: 60%, impact: {cost: 30万元, delay: 10d}, threatens: [T1], response: mitigate, actions: [T2, T1], contingency: Go back, residual: {probability: 20%}}
  - {id: R2, title: Outage, category: technology, owner: Lead, probability: 2, impact: 2}
  - {title: Injury, probability: 0%, impact: {cost: 100万元, safety: 5}}
  - {id: R4, title: Cheap licences, probability: 100%, impact: {cost: 5万元}, response: exploit}
  - {id: R5, title: Old news, probability: 5, impact: 5, status: closed}
  - {id: R6, title: It came, probability: 5, impact: 5, status: occurred}
budget:
  total: 100万元
  lines:
    - {id: B1, title: Licences, amount: 60万元, serves: [T1]}
    - {id: B2, title: Training, amount: 1万元, serves: [T2]}
    - {id: B3, title: Other, amount: 39万元}
";

fn shown(plan: &str, args: &[&str]) -> String {
    let folder = Folder::new();
    folder.write("plan.yaml", plan);
    let mut all = vec!["risks", "plan.yaml"];
    all.extend(args);
    if !args.contains(&"--lang") {
        all.extend(["--lang", "en"]);
    }
    let ran = folder.run(&all);
    assert_eq!(ran.code, 0, "{ran:?}");
    ran.stdout
}

fn csv(plan: &str, view: &str) -> Vec<Vec<String>> {
    let text = shown(plan, &["--view", view, "--format", "csv"]);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a record"));
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// The value of a column in the row that begins with a text.
fn cell<'r>(records: &'r [Vec<String>], row: &str, column: &str) -> &'r str {
    let at = records[0].iter().position(|name| name == column);
    let at = at.unwrap_or_else(|| panic!("{column} in {:?}", records[0]));
    let row = records.iter().find(|record| record[0] == row);
    &row.unwrap_or_else(|| panic!("no such row in {records:?}"))[at]
}

#[test]
fn the_matrix_holds_open_threats_and_names_the_rest() {
    let plan = format!("{HEAD}{RISKS}");
    let matrix = shown(&plan, &["--width", "120"]);
    for line in [
        "Opportunities, not part of the matrix: R4",
        "Already happened, not part of the matrix: R6",
        "Closed, not part of the matrix: R5",
        "No residual risk stated: R2, #3",
    ] {
        assert!(matrix.contains(line), "{line} in {matrix}");
    }
    let fields = csv(&plan, "inherent");
    let ids = |probability: &str, impact: &str| {
        let field = fields
            .iter()
            .find(|field| field[0] == probability && field[1] == impact);
        field.map(|field| field[4].clone()).unwrap_or_default()
    };
    // 60% is level 4, 30 of 100 level 4; safety decides for the one without an id.
    assert_eq!((ids("4", "4"), ids("1", "5")), ("R1".into(), "#3".into()));
    assert_eq!((ids("2", "2"), ids("5", "5")), ("R2".into(), String::new()));
}

#[test]
fn the_register_has_the_addends_of_its_sums() {
    let plan = format!("{HEAD}{RISKS}");
    let register = csv(&plan, "register");
    let of = |row: &str, column: &str| cell(&register, row, column);
    assert_eq!(of("R1", "emv"), "180000");
    assert_eq!(of("R1", "residual_emv"), "60000");
    assert_eq!(of("R1", "expected_delay_days"), "6");
    assert_eq!(of("R1", "worst_dimension"), "cost");
    assert_eq!(of("", "emv"), "0");
    assert_eq!(of("", "worst_dimension"), "safety");
    assert_eq!(of("R2", "emv"), "");
    assert_eq!(of("R4", "emv"), "50000");
    let order: Vec<&str> = register[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(order, ["R1", "", "R2", "R6", "R4", "R5"]);
    let table = shown(&plan, &["--view", "register"]);
    for line in ["CNY 180,000", "CNY 60,000", "CNY 50,000"] {
        assert!(table.contains(line), "{line} in {table}");
    }
    assert!(table.contains("Expected losses leave out"), "{table}");
}

#[test]
fn groups_count_and_never_average() {
    let plan = format!("{HEAD}{RISKS}");
    let owners = csv(&plan, "owners");
    let of = |column: &str| cell(&owners, "Lead", column);
    assert_eq!(
        (of("threats"), of("rating_4"), of("rating_1")),
        ("2", "1", "1")
    );
    assert_eq!(
        (of("worst"), of("emv"), of("emv_unknown")),
        ("R1", "180000", "1")
    );
    assert_eq!(
        (of("beyond_appetite"), of("residual_beyond_appetite")),
        ("1", "0")
    );
    let nobody = owners.last().expect("a row");
    assert_eq!(nobody[0], "(nobody named)");
    let categories = csv(&plan, "categories");
    assert_eq!(cell(&categories, "people", "worst_rating"), "extreme");
    let all = shown(&plan, &["--view", "owners"]);
    assert!(!all.to_lowercase().contains("average"), "{all}");
}

#[test]
fn what_hangs_on_a_threatened_task_is_threatened() {
    let plan = format!("{HEAD}{RISKS}");
    let rows = csv(&plan, "threatened");
    let found: Vec<(&str, &str)> = rows[1..]
        .iter()
        .map(|row| (row[1].as_str(), row[3].as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("G1", "indirect"),
            ("G0", "indirect"),
            ("M1", "indirect"),
            ("T1", "direct"),
        ]
    );
    let json: Value =
        serde_json::from_str(&shown(&plan, &["--view", "threatened", "--format", "json"]))
            .expect("JSON");
    let text = json.to_string();
    assert!(
        text.contains("\"B1\"") && !text.contains("\"B3\""),
        "{text}"
    );
}

#[test]
fn responses_have_dates_and_costs() {
    let plan = format!("{HEAD}{RISKS}");
    let rows = csv(&plan, "responses");
    let risk = &rows[1];
    let column = |name: &str| rows[0].iter().position(|heading| heading == name).unwrap();
    assert_eq!(risk[column("id")], "R1");
    assert_eq!(risk[column("start")], "2026-01-05");
    assert_eq!(risk[column("finish")], "2026-01-23");
    // The task that is there for the risk, and the line that pays for it.
    assert_eq!(risk[column("cost")], "30000");
    assert_eq!(rows[2][column("id")], "T2");
    assert_eq!(rows[3][column("cost")], "");
    let table = shown(&plan, &["--view", "responses", "--width", "160"]);
    assert!(
        table.contains("Not counted as cost of a response"),
        "{table}"
    );
}

#[test]
fn nothing_and_five_thousand_risks_in_a_cell_are_shown() {
    const VIEWS: [&str; 8] = [
        "matrix",
        "inherent",
        "residual",
        "register",
        "owners",
        "categories",
        "threatened",
        "responses",
    ];
    let mut many = format!(
        "{HEAD}phases:\n  - id: PH1\n    title: One\n    tasks:\n      - {{id: T1, title: a, duration: 5d, serves: [G1]}}\nrisks:\n"
    );
    for number in 0..5_000 {
        let _ = writeln!(
            many,
            "  - {{id: R{number}, title: Risk {number}, probability: 100%, impact: {{cost: 9e14, delay: 9y}}, threatens: [PH1], response: mitigate, actions: [T1], residual: {{probability: 50%}}}}"
        );
    }
    let start = Instant::now();
    for view in VIEWS {
        let empty = shown(HEAD, &["--view", view]);
        assert!(empty.contains("Repairs"), "{view}");
        for format in ["table", "csv", "json", "markdown"] {
            shown(HEAD, &["--view", view, "--format", format]);
        }
        if ["inherent", "residual", "categories"].contains(&view) {
            continue;
        }
        let crowd = shown(&many, &["--view", view, "--format", "json"]);
        let last = match view {
            "owners" => "\"threats\":5000",
            _ => "R4999",
        };
        assert!(crowd.contains(last), "{view}");
    }
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
}

/// The plans in the manual are read without a fault, and rated as the manual says.
#[test]
fn the_scales_of_the_manual_hold() {
    for manual in [
        include_str!("../../docs/risks.md"),
        include_str!("../../docs/risks.zh-CN.md"),
    ] {
        let examples: Vec<&str> = manual
            .split("```yaml\n")
            .skip(1)
            .filter_map(|part| part.split_once("```").map(|(yaml, _)| yaml))
            .collect();
        assert_eq!(examples.len(), 2);
        for example in &examples {
            let folder = Folder::new();
            folder.write("plan.yaml", format!("{HEAD}{example}"));
            let ran = folder.run(&[
                "check",
                "plan.yaml",
                "--select",
                "F,K708,K717,K718",
                "--lang",
                "en",
            ]);
            assert_eq!(ran.code, 0, "{ran:?}");
        }
        let worst = csv(&format!("{HEAD}{}", examples[0]), "register");
        assert_eq!(cell(&worst, "R1", "worst_dimension"), "safety");
        let own = csv(&format!("{HEAD}{}", examples[1]), "register");
        assert_eq!(cell(&own, "R1", "rating"), "yellow");
        assert_eq!(cell(&own, "R2", "rating"), "red");
        let matrix = shown(&format!("{HEAD}{}", examples[1]), &["--lang", "zh"]);
        assert!(matrix.contains("风险标准：方案自定"), "{matrix}");
        let commands = manual
            .lines()
            .filter(|line| line.starts_with("    planvet "));
        for command in commands {
            let words: Vec<&str> = command
                .split('#')
                .next()
                .unwrap_or("")
                .split_whitespace()
                .collect();
            let folder = Folder::new();
            folder.write("plan.yaml", format!("{HEAD}{RISKS}"));
            let ran = folder.run(&words[1..]);
            assert_eq!(ran.code, 0, "{command}: {ran:?}");
        }
    }
}

#[test]
fn a_scale_that_cant_be_used_leaves_the_one_below() {
    let plan = format!(
        "{HEAD}risk_scale:\n  probability: [a, b]\nrisks:\n  - {{id: R1, title: x, probability: 5, impact: 5}}\n"
    );
    let matrix = shown(&plan, &[]);
    assert!(matrix.contains("can't be used (K718)"), "{matrix}");
    assert!(matrix.contains("5 very high"), "{matrix}");
}

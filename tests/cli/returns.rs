//! `planvet budget --view returns|flows`: what a finance person checks by hand, and hostile money.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::run::{Folder, PLANS, plan};

fn run(args: &[&str]) -> String {
    let all: Vec<&str> = ["budget"].iter().chain(args).copied().collect();
    let ran = Folder::new().run(&all);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
    ran.stdout
}

/// The figures of a plan and the rows of a csv with their columns by name.
fn figures(plan: &str, more: &[&str]) -> Value {
    let args: Vec<&str> = [plan, "--view", "returns", "--format", "json"]
        .iter()
        .chain(more)
        .copied()
        .collect();
    let json: Value = serde_json::from_str(&run(&args)).expect("JSON");
    json["plans"][0].clone()
}

fn amount(figures: &Value, key: &str) -> Decimal {
    let text = figures["returns"][key]["amount"].as_str();
    text.unwrap_or_else(|| panic!("{key} in {figures}"))
        .parse()
        .expect("a number")
}

/// The sum of a column of a csv.
fn sum(csv: &str, column: &str) -> Decimal {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let at = reader
        .headers()
        .expect("headings")
        .iter()
        .position(|name| name == column);
    let at = at.unwrap_or_else(|| panic!("no column {column}"));
    let cells = reader
        .records()
        .map(|row| row.expect("a row")[at].to_owned());
    cells
        .map(|cell| cell.parse::<Decimal>().expect("a number"))
        .sum()
}

#[test]
fn every_total_can_be_added_up_again_from_the_months_and_the_years() {
    for name in PLANS {
        let plan = plan(name);
        let figures = figures(&plan, &[]);
        for view in ["flows", "returns"] {
            let csv = run(&[&plan, "--view", view, "--format", "csv"]);
            for (column, key) in [
                ("cost", "cost"),
                ("benefits", "benefits"),
                ("net", "net"),
                ("present_value", "npv"),
            ] {
                assert_eq!(
                    sum(&csv, column),
                    amount(&figures, key),
                    "{name} {view} {key}"
                );
            }
        }
    }
}

#[test]
fn months_are_discounted_by_their_factors() {
    let csv = run(&[
        &plan("repairs"),
        "--view",
        "flows",
        "--format",
        "csv",
        "--discount-rate",
        "12%",
    ]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let headings = reader.headers().expect("headings").clone();
    let at = |name: &str| {
        headings
            .iter()
            .position(|heading| heading == name)
            .expect("a column")
    };
    let number = |row: &csv::StringRecord, name: &str| -> Decimal {
        row[at(name)].parse().expect("a number")
    };
    assert_eq!(number(&rows[0], "factor"), Decimal::ONE);
    let after_a_year = number(&rows[12], "factor");
    let wanted = Decimal::ONE / Decimal::new(112, 2);
    assert!(
        (after_a_year - wanted).abs() < Decimal::new(1, 9),
        "{after_a_year}"
    );
    for row in &rows {
        let value = number(row, "net") * number(row, "factor");
        let off = (value - number(row, "present_value")).abs();
        assert!(off <= Decimal::new(2, 2), "{row:?}");
    }
}

#[test]
fn a_reader_may_ask_for_other_terms() {
    let plan = plan("repairs");
    let five = amount(&figures(&plan, &[]), "benefits");
    let three = figures(&plan, &["--horizon", "3y", "--discount-rate", "0%"]);
    assert!(amount(&three, "benefits") < five);
    assert_eq!(amount(&three, "npv"), amount(&three, "net"));
    let raised = figures(&plan, &["--uplift", "equipment"]);
    let rows = raised["optimism"].as_array().expect("rows").clone();
    let cost = |row: &Value| -> Decimal {
        row["cost"]["amount"]
            .as_str()
            .expect("an amount")
            .parse()
            .expect("a number")
    };
    assert_eq!(rows.len(), 3);
    // Three times the lines, whose tenth is the contingency.
    assert_eq!(
        cost(&rows[2]),
        cost(&rows[0]) / Decimal::new(11, 1) * Decimal::from(3)
    );
    for (option, value) in [
        ("--horizon", "0y"),
        ("--discount-rate", "six"),
        ("--uplift", "castles"),
    ] {
        let args = ["budget", &plan, "--view", "returns", option, value];
        for lang in ["en", "zh"] {
            let args: Vec<&str> = args.iter().chain(&["--lang", lang]).copied().collect();
            let ran = Folder::new().run(&args);
            assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{option} {lang}");
            assert!(ran.stderr.contains(value), "{}", ran.stderr);
        }
    }
}

#[test]
fn rates_at_the_edge_and_money_without_end_have_results() {
    for (rate, has_npv) in [("-100%", false), ("1000%", true), ("-99.9999%", false)] {
        let figures = figures(&plan("expansion"), &["--discount-rate", rate]);
        assert_eq!(figures["returns"]["npv"].is_null(), !has_npv, "{rate}");
    }
    let folder = Folder::new();
    let head = "planvet: 1\ntitle: 大数\ncurrency: CNY\nstart: 2026-01-01\nend: 2026-12-31\ngoals: [{id: G1, title: x}]\nbudget:\n";
    let plans = [
        (
            "huge.yaml",
            "  total: 1000000000000000元\n  discount_rate: 6%\n  benefits: [{title: y, amount: 1000000000000000元, per: month, from: 2026-02-01}]\n",
        ),
        (
            "tiny.yaml",
            "  total: 0.01元\n  discount_rate: 1000%\n  benefits: [{title: y, amount: -5元, per: year, from: 2026-02-01}]\n",
        ),
        (
            "too_large.yaml",
            "  total: 70000000000000000000000000000\n  benefits: [{title: y, amount: 70000000000000000000000000000, per: month, from: 2026-02-01}]\n",
        ),
        (
            "several.yaml",
            "  total: 1600元\n  horizon: 3y\n  lines: [{title: a, amount: 1600元}]\n  benefits:\n    - {title: y, amount: 10000元, per: once, from: 2027-01-01}\n    - {title: z, amount: -10000元, per: once, from: 2028-01-01}\n",
        ),
        ("nothing.yaml", "  lines: []\n"),
        (
            "far.yaml",
            "  total: 5元\n  benefits: [{title: y, amount: 1元, per: year, from: 9999-12-31}]\n",
        ),
    ];
    for (name, budget) in plans {
        folder.write(name, format!("{head}{budget}"));
        for view in ["returns", "flows"] {
            for lang in ["en", "zh"] {
                let ran = folder.run(&["budget", name, "--view", view, "--lang", lang]);
                assert_eq!(ran.code, 0, "{name} {view}: {}", ran.stderr);
                assert!(!ran.stdout.is_empty());
            }
        }
    }
    let several = folder.run(&[
        "budget",
        "several.yaml",
        "--view",
        "returns",
        "--format",
        "json",
    ]);
    let json: Value = serde_json::from_str(&several.stdout).expect("JSON");
    let rates = json["plans"][0]["returns"]["irr_percent"].clone();
    assert!(rates.is_array() || rates.is_number(), "{rates}");
}

#[test]
fn the_curve_and_the_tornado_are_drawn() {
    for name in PLANS {
        for view in ["returns", "flows"] {
            let svg = run(&[&plan(name), "--view", view, "--format", "svg"]);
            assert!(
                svg.starts_with("<svg") && svg.ends_with("</svg>\n"),
                "{name} {view}"
            );
        }
    }
}

//! `planvet timeline --only` and `--status`, in every format.

use serde_json::Value;

use crate::run::{Folder, Ran, plan};

/// T1 is late and critical, T3 has float, M1 is late and T4 ends a week before its day.
const PLAN: &str = "planvet: 1
title: x
start: 2026-01-05
calendar: standard
goals: [{title: x}]
phases:
  - id: PH1
    title: First phase
    tasks:
      - {id: T1, title: Long work, duration: 10d, deadline: 2026-01-14}
      - {id: T2, title: Work behind, duration: 5d, after: [T1]}
      - {id: T3, title: Short work, duration: 1d}
    milestones:
      - {id: M1, title: First gate, after: [T1], date: 2026-01-13}
  - id: PH2
    title: Second phase
    tasks:
      - {id: T4, title: Side work, duration: 2d, deadline: 2026-01-13}
    milestones:
      - {id: M2, title: Second gate, after: [T4], date: 2026-01-20}
";

fn run(args: &[&str]) -> Ran {
    let folder = Folder::new();
    folder.write("p.yaml", PLAN);
    let all: Vec<&str> = ["timeline", "p.yaml", "--lang", "en"]
        .iter()
        .chain(args)
        .copied()
        .collect();
    let ran = folder.run(&all);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
    ran
}

/// The ids of the rows, in their order.
fn ids(args: &[&str]) -> Vec<String> {
    let ran = run(&[args, &["--format", "csv"]].concat());
    assert_eq!(ran.stderr, "", "{args:?}");
    let mut reader = csv::Reader::from_reader(ran.stdout.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row[1].to_owned()).collect()
}

#[test]
fn rows_are_those_of_one_of_the_choices_below_their_phases() {
    let only = |choices: &str| ids(&["--only", choices]);
    assert_eq!(only("critical"), ["PH1", "T1", "T2", "M1"]);
    assert_eq!(only("late"), ["PH1", "T1", "M1"]);
    assert_eq!(only("milestones"), ["PH1", "M1", "PH2", "M2"]);
    let both = ["PH1", "T1", "T2", "M1", "PH2", "M2"];
    assert_eq!(only("critical,milestones"), both);
    // Said twice is the same as with a comma.
    assert_eq!(ids(&["--only", "critical", "--only", "milestones"]), both);
}

#[test]
fn it_goes_with_rows_and_days_that_are_asked_for() {
    let by = |by: &str, only: &str| ids(&["--by", by, "--only", only]);
    // A phase without rows below stands for what it holds.
    assert_eq!(by("phase", "critical"), ["PH1"]);
    assert_eq!(by("phase", "milestones"), ["PH1", "PH2"]);
    assert_eq!(by("milestone", "late"), ["PH1", "M1"]);
    let from = ["--only", "critical", "--from", "2026-01-19"];
    assert_eq!(ids(&from), ["PH1", "T2"]);
    let to = ["--only", "critical", "--to", "2026-01-12", "--by", "task"];
    assert_eq!(ids(&to), ["PH1", "T1"]);
}

#[test]
fn every_format_has_the_same_rows() {
    for (format, sign) in [
        ("table", "Long work"),
        ("json", "Long work"),
        ("markdown", "Long work"),
        ("svg", "Long work"),
        ("mermaid", "Long work"),
        ("ics", "Deadline: Long work"),
    ] {
        let text = run(&["--only", "late", "--format", format]).stdout;
        assert!(
            text.contains(sign) && text.contains("First gate"),
            "{format}: {text}"
        );
        for other in ["Short work", "Work behind", "Second"] {
            assert!(!text.contains(other), "{format} {other}: {text}");
        }
    }
    // Links to rows that aren't there are no arrows.
    let arrows = |args: &[&str]| {
        let svg = run(&[args, &["--format", "svg"]].concat()).stdout;
        svg.matches(" head\"").count()
    };
    assert!(arrows(&["--only", "late"]) < arrows(&["--only", "critical"]));
    let json: Value =
        serde_json::from_str(&run(&["--only", "late", "--format", "json"]).stdout).expect("JSON");
    assert_eq!(json["plans"][0]["project"]["only"], "late");
}

#[test]
fn a_timeline_without_rows_says_so() {
    let args = ["--only", "late", "--from", "2026-03-01"];
    let said = "Nothing in this stretch is among what alone was asked for: late.";
    for format in ["table", "markdown", "svg"] {
        let ran = run(&[&args[..], &["--format", format]].concat());
        assert!(ran.stdout.contains(said), "{format}: {ran:?}");
        assert_eq!(ran.stderr, "", "{format}");
    }
    for format in ["csv", "json", "mermaid", "ics"] {
        let ran = run(&[&args[..], &["--format", format]].concat());
        assert!(
            ran.stderr.contains(&format!("p.yaml: {said}")),
            "{format}: {ran:?}"
        );
    }
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        PLAN.replace(", date: 2026-01-13", "")
            .replace(", deadline: 2026-01-14", ""),
    );
    let ran = folder.run(&["timeline", "p.yaml", "--only", "late", "--lang", "zh"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.stdout.contains("方案中没有所要求的内容：晚于承诺。"),
        "{ran:?}"
    );
}

#[test]
fn a_project_file_holds_the_whole_plan() {
    let folder = Folder::new();
    folder.write("p.yaml", PLAN);
    for args in [
        ["--only", "late"],
        ["--by", "phase"],
        ["--from", "2026-01-05"],
    ] {
        let all: Vec<&str> = ["timeline", "p.yaml", "--format", "mspdi"]
            .iter()
            .chain(&args)
            .copied()
            .collect();
        let ran = folder.run(&all);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
        assert!(
            ran.stderr.contains("holds the whole plan"),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn what_is_left_is_done_after_the_status_date_asked_for() {
    let status = ["--status", "2026-01-16"];
    let item = |id: &str, key: &str| -> Value {
        let ran = run(&[&status[..], &["--format", "json"]].concat());
        let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        assert_eq!(json["plans"][0]["project"]["status_date"], "2026-01-16");
        let items = json["plans"][0]["items"].as_array().expect("items").clone();
        let found = items.into_iter().find(|item| item["id"] == id);
        found.expect("the item")[key].clone()
    };
    assert_eq!(item("T1", "start"), "2026-01-19");
    assert_eq!(item("T1", "finish"), "2026-01-30");
    for (format, sign) in [
        ("table", "2026-01-16"),
        ("markdown", "2026-01-16"),
        ("svg", "status 2026-01-16"),
        ("ics", "DTSTAMP:20260116T000000Z"),
        ("mspdi", "<StatusDate>2026-01-16T17:00:00</StatusDate>"),
        ("mermaid", "Long work :crit, T1, 2026-01-19, 2026-01-30"),
        ("csv", "task,T1,Long work,PH1,2026-01-19,2026-01-30"),
    ] {
        let text = run(&[&status[..], &["--format", format]].concat()).stdout;
        assert!(text.contains(sign), "{format}: {text}");
    }
    let why = run(&["--why", "T1", "--status", "2026-01-16"]).stdout;
    assert!(why.contains("after the status date 2026-01-16"), "{why}");
}

#[test]
fn it_comes_before_the_date_of_the_plan() {
    let folder = Folder::new();
    let plan = plan("satisfaction");
    let stated = folder.run(&["timeline", &plan, "--format", "svg"]).stdout;
    assert!(
        stated.contains("状态日期 2026-03-31"),
        "the plan states its date"
    );
    let asked = folder.run(&[
        "timeline",
        &plan,
        "--format",
        "svg",
        "--status",
        "2026年6月30日",
    ]);
    assert!(
        asked.stdout.contains("状态日期 2026-06-30"),
        "{}",
        asked.stderr
    );
    assert!(!asked.stdout.contains("状态日期 2026-03-31"));
    let wrong = folder.run(&["timeline", &plan, "--status", "2026-02-30"]);
    assert_eq!(wrong.code, 2, "{}", wrong.stdout);
}

#[test]
fn what_is_late_says_by_how_much_on_a_narrow_terminal() {
    let table = |only: &str| run(&["--only", only, "--width", "100"]).stdout;
    assert!(table("late").contains("Late by"), "{}", table("late"));
    assert!(!table("critical").contains("Late by"));
}

/// The plan as it was: T1 took five days less.
fn with_baseline(args: &[&str]) -> Ran {
    let folder = Folder::new();
    folder
        .write("p.yaml", PLAN)
        .write("old.yaml", PLAN.replace("duration: 10d", "duration: 5d"));
    let first = ["timeline", "p.yaml", "--baseline", "old.yaml"];
    let all: Vec<&str> = first.iter().chain(args).copied().collect();
    folder.run(&all)
}

#[test]
fn an_earlier_version_stands_beside_the_dates() {
    let table = with_baseline(&["--lang", "en", "--format", "markdown"]).stdout;
    let row = |id: &str| {
        let rows = table.lines().filter(|line| line.starts_with('|'));
        let bare = |cell: &str| cell.trim_matches([' ', '*']).replace(" d", "");
        rows.map(|row| row.split('|').map(bare).collect::<Vec<_>>())
            .find(|cells| cells.iter().any(|cell| cell == id))
            .unwrap_or_else(|| panic!("{id}: {table}"))
    };
    for (id, baseline, moved) in [
        ("PH1", "2026-01-16", "5"),
        ("T1", "2026-01-09", "5"),
        ("T3", "2026-01-05", "0"),
        ("M1", "2026-01-09", "5"),
        ("T4", "2026-01-06", "0"),
    ] {
        let cells = row(id);
        let last = &cells[cells.len() - 3..cells.len() - 1];
        assert_eq!(last, [baseline, moved], "{id}: {table}");
    }
    let narrow = with_baseline(&["--lang", "en", "--width", "100"]).stdout;
    assert!(
        narrow.contains("Baseline") && narrow.contains("Moved"),
        "{narrow}"
    );
    let zh = with_baseline(&["--lang", "zh", "--format", "markdown"]).stdout;
    assert!(
        zh.contains("基线完成") && zh.contains("较基线（日）"),
        "{zh}"
    );
    let svg = with_baseline(&["--format", "svg", "--lang", "en"]).stdout;
    assert!(svg.contains(">baseline<"), "{svg}");
    assert!(!run(&["--format", "svg"]).stdout.contains(">baseline<"));
}

#[test]
fn data_keeps_its_columns_beside_a_baseline() {
    for format in ["csv", "json", "ics", "mermaid", "mspdi"] {
        let ran = with_baseline(&["--format", format, "--lang", "en"]);
        assert_eq!(ran.code, 0, "{format}: {}", ran.stderr);
        assert_eq!(ran.stdout, run(&["--format", format]).stdout, "{format}");
        assert!(
            ran.stderr.contains("`planvet diff` has it as data"),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn a_baseline_is_one_plan_beside_one() {
    let folder = Folder::new();
    folder
        .write("p.yaml", PLAN)
        .write("two.yaml", format!("{PLAN}---\n{PLAN}"))
        .write("empty.yaml", "");
    for (args, said) in [
        (
            ["p.yaml", "p.yaml", "two.yaml"],
            "one plan beside one other",
        ),
        (
            ["p.yaml", "two.yaml", "p.yaml"],
            "one plan beside one other",
        ),
        (["p.yaml", "empty.yaml", "p.yaml"], "holds no readable plan"),
        (["p.yaml", "gone.yaml", "p.yaml"], "gone.yaml"),
    ] {
        let [plan, baseline, other] = args;
        let mut all = vec!["timeline", plan, "--baseline", baseline, "--lang", "en"];
        if other != plan {
            all.push(other);
        }
        let ran = folder.run(&all);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{all:?}");
        assert!(ran.stderr.contains(said), "{all:?}: {}", ran.stderr);
    }
}

//! `planvet diff`: formats, conditions and their exit codes, bad input.

use serde_json::Value;

use crate::run::{Folder, PLANS, Ran, plan};

const OLD: &str = "planvet: 1
title: Faster repairs
language: en
currency: GBP
start: 2026-01-05
end: 2026-06-30
goals:
  - {id: G1, title: Answer faster, owner: Ann, deadline: 2026-06-30, measure: {metric: time, unit: hours, baseline: 24, target: 6}}
phases:
  - id: PH1
    title: Dispatch
    tasks:
      - {id: T1, title: Shifts, duration: 10d}
    milestones:
      - {id: M1, title: Dispatch is live, date: 2026-03-31, after: [T1]}
risks:
  - {id: R1, title: Outage, probability: 3, impact: 4, contingency: Dispatch by telephone}
budget:
  lines:
    - {id: B1, title: System, amount: 45000}
";

/// The old version, and one with everything a little worse.
fn versions() -> Folder {
    let folder = Folder::new();
    let new = OLD
        .replace("date: 2026-03-31", "date: 2026-04-15")
        .replace("target: 6", "target: 8")
        .replace("probability: 3", "probability: 5")
        .replace("45000", "52000");
    folder.write("old.yaml", OLD).write("new.yaml", new);
    folder
}

fn diff(folder: &Folder, args: &[&str]) -> Ran {
    let all: Vec<&str> = ["diff"].iter().chain(args).copied().collect();
    folder.run(&all)
}

fn json(folder: &Folder, args: &[&str]) -> Value {
    let all: Vec<&str> = args.iter().chain(&["-f", "json"]).copied().collect();
    serde_json::from_str(&diff(folder, &all).stdout).expect("JSON")
}

#[test]
fn every_worked_plan_is_the_same_as_itself_and_another_than_the_others() {
    let folder = Folder::new();
    for name in PLANS {
        let same = json(&folder, &[&plan(name), &plan(name), "--fail-on", "any"]);
        assert_eq!(same["changes"], Value::Array(vec![]), "{name}");
        assert_eq!(same["conditions"][0]["holds"], false, "{name}");
        assert!(same["summary"]["unchanged"].as_u64() > Some(50), "{name}");
    }
    let other = json(&folder, &[&plan("repairs"), &plan("attitude")]);
    assert!(other["summary"]["changes"].as_u64() > Some(100));
}

#[test]
fn every_format_says_what_changed() {
    let folder = versions();
    for (lang, words) in [
        (
            "en",
            [
                "In short",
                "promised date",
                "+11 d (later)",
                "+2 hours (easier)",
                "+GBP 7,000 (+15.6%)",
                "extreme",
            ],
        ),
        (
            "zh",
            [
                "概要",
                "承诺日期",
                "+11天（推迟）",
                "+2 hours（要求降低）",
                "+7,000英镑（+15.6%）",
                "极高",
            ],
        ),
    ] {
        for format in ["table", "markdown"] {
            let ran = diff(
                &folder,
                &["old.yaml", "new.yaml", "--lang", lang, "-f", format],
            );
            assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{ran:?}");
            let text = ran.stdout.replace('\\', "");
            for word in words {
                assert!(text.contains(word), "{word}: {text}");
            }
        }
    }
    let csv = diff(&folder, &["old.yaml", "new.yaml", "-f", "csv", "--bom"]).stdout;
    let csv = csv.strip_prefix('\u{feff}').expect("a byte-order mark");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "kind,id,title,field,old,new,change,unit");
    for line in [
        "goal,G1,Answer faster,target,6 hours,8 hours,2,hours",
        "milestone,M1,Dispatch is live,promised,2026-03-31,2026-04-15,11,d",
        "risk,R1,Outage,score,12,20,8,",
        "budget,,,lines,45000,52000,7000,GBP",
        "line,B1,System,amount,45000,52000,7000,GBP",
    ] {
        assert!(lines.contains(&line), "{line}: {csv}");
    }
    let json = json(&folder, &["old.yaml", "new.yaml"]);
    assert_eq!(json["version"], 1);
    assert_eq!(json["old"]["path"], "old.yaml");
    assert_eq!(json["new"]["title"], "Faster repairs");
    assert_eq!(json["summary"]["dates"]["worst_slip"], 11);
    assert_eq!(json["summary"]["cost"]["change"]["amount"], "7000");
    assert_eq!(json["summary"]["goals_weakened"], 1);
    assert_eq!(json["summary"]["new_red_risks"][0], "R1");
    let target = &json["changes"][0];
    assert_eq!(target["field"], "target");
    assert_eq!(target["effect"], "easier");
}

#[test]
fn conditions_decide_the_exit_code() {
    let folder = versions();
    for (condition, code) in [
        ("slip>11d", 0),
        ("slip>10d", 1),
        ("cost>16%", 0),
        ("cost>15%", 1),
        ("cost>7,000", 0),
        ("cost>£6,999.99", 1),
        ("goals", 1),
        ("risks", 1),
        ("any", 1),
        ("slip>3w,cost>50%", 0),
        ("slip>3w,cost>50%,risks", 1),
    ] {
        let ran = diff(&folder, &["old.yaml", "new.yaml", "--fail-on", condition]);
        assert_eq!(ran.code, code, "{condition}: {}", ran.stderr);
        let told = ran.stderr.contains("note: ");
        assert_eq!(told, code == 1, "{condition}: {}", ran.stderr);
        assert!(ran.stdout.contains("Conditions"), "{condition}");
    }
    // The other way round everything is better.
    let better = [
        "new.yaml",
        "old.yaml",
        "--fail-on",
        "slip>0d",
        "--fail-on",
        "cost>0%,goals,risks",
    ];
    let ran = diff(&folder, &better);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let zh = diff(
        &folder,
        &[
            "old.yaml",
            "new.yaml",
            "--fail-on",
            "slip>5d",
            "--lang",
            "zh",
        ],
    );
    assert!(
        zh.stderr.contains("注意：slip>5d：M1 推迟 11 个工作日"),
        "{}",
        zh.stderr
    );
}

#[test]
fn a_bad_condition_tells_what_is_possible() {
    let folder = versions();
    for (lang, word) in [("en", "there are:"), ("zh", "可用的条件：")] {
        for condition in ["slip", "slips>5d", "cost>", "slip>5x", ""] {
            let ran = diff(
                &folder,
                &[
                    "old.yaml",
                    "new.yaml",
                    "--fail-on",
                    condition,
                    "--lang",
                    lang,
                ],
            );
            assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{condition}");
            for word in [word, "slip>5d", "cost>10%", "goals", "risks", "any"] {
                assert!(ran.stderr.contains(word), "{word}: {}", ran.stderr);
            }
        }
    }
}

#[test]
fn one_version_may_come_from_standard_input() {
    let folder = versions();
    let ran = folder.run_with(
        &["diff", "-", "new.yaml", "-f", "json"],
        OLD.as_bytes(),
        &[],
    );
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["old"]["path"], "-");
    assert_eq!(json["summary"]["dates"]["later"], 1);
    let ran = folder.run_with(&["diff", "-", "-"], OLD.as_bytes(), &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("not both"), "{}", ran.stderr);
}

#[test]
fn what_cant_be_compared_is_told() {
    let folder = versions();
    folder
        .write("empty.yaml", "")
        .write(
            "half.yaml",
            OLD.replace("duration: 10d", "duration: a while"),
        )
        .write("two.yaml", format!("{OLD}---\n{OLD}"));
    let gone = diff(&folder, &["gone.yaml", "nowhere.yaml"]);
    assert_eq!(gone.code, 2);
    for file in ["gone.yaml", "nowhere.yaml"] {
        assert!(gone.stderr.contains(file), "{}", gone.stderr);
    }
    let empty = diff(&folder, &["old.yaml", "empty.yaml"]);
    assert_eq!((empty.code, empty.stdout.as_str()), (2, ""));
    assert!(
        empty.stderr.contains("empty.yaml holds no readable plan"),
        "{}",
        empty.stderr
    );
    let half = diff(&folder, &["old.yaml", "half.yaml", "--width", "100"]);
    assert_eq!(half.code, 0);
    assert!(half.stderr.contains("half.yaml has "), "{}", half.stderr);
    assert!(
        half.stdout.contains("`a while` (unreadable)"),
        "{}",
        half.stdout
    );
    let two = diff(&folder, &["old.yaml", "two.yaml"]);
    assert!(
        two.stderr.contains("holds 2 plans; the first is compared"),
        "{}",
        two.stderr
    );
    assert!(
        two.stdout.contains("Nothing that is compared has changed."),
        "{}",
        two.stdout
    );
    let folder_named = diff(&folder, &["old.yaml", "."]);
    assert_eq!(folder_named.code, 2);
    let same = diff(&folder, &["old.yaml", "./old.yaml"]);
    assert_eq!(same.code, 0);
    assert!(
        same.stderr.contains("both versions are the same file"),
        "{}",
        same.stderr
    );
    let over = diff(&folder, &["old.yaml", "new.yaml", "-o", "old.yaml"]);
    assert_eq!(over.code, 2);
    assert_eq!(folder.read("old.yaml"), OLD);
}

#[test]
fn other_calendars_and_currencies_are_told() {
    let folder = versions();
    let other = OLD
        .replace("currency: GBP", "currency: CNY\ncalendar: CN")
        .replace("2026-03-31", "2026-04-07");
    folder.write("other.yaml", other);
    let text = diff(&folder, &["old.yaml", "other.yaml"]).stdout;
    for said in [
        "different calendars",
        "different currencies",
        "+4 d (later)",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let json = json(&folder, &["old.yaml", "other.yaml"]);
    assert_eq!(json["summary"]["calendars_differ"], true);
    assert_eq!(json["summary"]["currencies_differ"], true);
    assert_eq!(json["summary"]["cost"]["change"], Value::Null);
}

#[test]
fn the_configuration_of_each_version_holds() {
    let folder = versions();
    folder.write(
        "planvet.toml",
        "calendar = \"daily\"\n[calendars.daily]\nbase = \"continuous\"\n",
    );
    let days = |args: &[&str]| json(&folder, args)["summary"]["dates"]["worst_slip"].clone();
    assert_eq!(days(&["old.yaml", "new.yaml"]), 15);
    assert_eq!(days(&["old.yaml", "new.yaml", "--isolated"]), 11);
}

#[test]
fn the_documentation_shows_real_output() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    for (page, lang) in [("diff.md", "en"), ("diff.zh-CN.md", "zh")] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("docs")
            .join(page);
        let text = std::fs::read_to_string(&path)
            .expect("the page")
            .replace("\r\n", "\n");
        let blocks: Vec<&str> = text.split("```").skip(1).step_by(2).collect();
        let block = |language: &str, number: usize| {
            let mut all = blocks
                .iter()
                .filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'));
            all.nth(number)
                .unwrap_or_else(|| panic!("{page}: {language} {number}"))
        };
        let folder = Folder::new();
        folder
            .write("old.yaml", block("yaml", 0))
            .write("new.yaml", block("yaml", 1));
        let shown = block("text", 0);
        let args = ["old.yaml", "new.yaml", "--width", "100", "--lang", lang];
        let real = format!(
            "$ planvet diff old.yaml new.yaml\n{}",
            diff(&folder, &args).stdout
        );
        if update && shown != real {
            std::fs::write(&path, text.replace(shown, &real)).expect("the page can be written");
        } else {
            assert_eq!(shown, real, "{page}");
        }
    }
}

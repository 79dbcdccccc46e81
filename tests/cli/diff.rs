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
        zh.stderr
            .contains("注意：slip>5d：M1 的承诺日期推迟 11 个工作日"),
        "{}",
        zh.stderr
    );
}

/// The task takes 60 days in place of 10, and no promised date has moved.
fn longer() -> Folder {
    let folder = Folder::new();
    let new = OLD.replace("duration: 10d", "duration: 60d");
    folder.write("old.yaml", OLD).write("new.yaml", new);
    folder
}

#[test]
fn computed_dates_stand_beside_promised_ones() {
    let folder = longer();
    for (lang, words) in [
        (
            "en",
            [
                "Computed finish   2026-01-16 → 2026-03-27 (+50 d)",
                "Promised end      2026-06-30, unchanged",
                "Promised dates    none has moved",
                "Critical path     T1, M1, unchanged",
                "computed dates follow from durations, links and calendars",
                "Computed dates",
            ],
        ),
        (
            "zh",
            [
                "推算完成  2026-01-16 → 2026-03-27（+50天）",
                "承诺结束  2026-06-30，不变",
                "承诺日期  没有变动",
                "关键路径  T1、M1，不变",
                "推算日期由工期、前置关系和日历得出",
                "推算日期",
            ],
        ),
    ] {
        let ran = diff(
            &folder,
            &["old.yaml", "new.yaml", "--lang", lang, "--width", "160"],
        );
        for word in words {
            assert!(ran.stdout.contains(word), "{word}: {}", ran.stdout);
        }
        let ran = diff(
            &folder,
            &["old.yaml", "new.yaml", "--lang", lang, "-f", "markdown"],
        );
        assert!(ran.stdout.contains(words[5]), "{}", ran.stdout);
    }
    let csv = diff(&folder, &["old.yaml", "new.yaml", "-f", "csv"]).stdout;
    for line in [
        "plan,,Faster repairs,computed_finish,2026-01-16,2026-03-27,50,d",
        "task,T1,Shifts,computed_finish,2026-01-16,2026-03-27,50,d",
        "milestone,M1,Dispatch is live,computed_finish,2026-01-16,2026-03-27,50,d",
    ] {
        assert!(csv.lines().any(|one| one == line), "{line}: {csv}");
    }
    let json = json(&folder, &["old.yaml", "new.yaml"]);
    let summary = &json["summary"];
    assert_eq!(summary["computed"]["finish"]["slip"], 50);
    assert_eq!(summary["finish"]["slip"], 0);
    assert_eq!(summary["dates"]["later"], 0);
    assert_eq!(
        summary["critical_path"]["new"],
        serde_json::json!(["T1", "M1"])
    );
    assert_eq!(summary["computed"]["in_doubt"], serde_json::json!([]));
    for (condition, code) in [("slip>50d", 0), ("slip>49d", 1), ("critical", 0)] {
        let ran = diff(&folder, &["old.yaml", "new.yaml", "--fail-on", condition]);
        assert_eq!(ran.code, code, "{condition}: {}", ran.stderr);
    }
}

#[test]
fn what_cant_be_computed_is_told() {
    let folder = longer();
    folder.write("open.yaml", OLD.replace(", duration: 10d", ""));
    let text = diff(&folder, &["old.yaml", "open.yaml", "--width", "160"]).stdout;
    assert!(
        text.contains("Stated dates only for 2 items (T1, M1)"),
        "{text}"
    );
    assert!(!text.contains("Computed finish"), "{text}");
    let zh = diff(&folder, &["old.yaml", "open.yaml", "--lang", "zh"]).stdout;
    assert!(zh.contains("2 项（T1、M1）只比较填写的日期"), "{zh}");
    let json = json(&folder, &["old.yaml", "open.yaml"]);
    assert_eq!(
        json["summary"]["computed"]["in_doubt"],
        serde_json::json!(["T1", "M1"])
    );
    assert_eq!(json["summary"]["computed"]["finish"]["old"], "2026-01-16");
    assert_eq!(json["summary"]["computed"]["finish"]["new"], Value::Null);
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
            for word in [
                word, "slip>5d", "cost>10%", "goals", "risks", "critical", "any",
            ] {
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

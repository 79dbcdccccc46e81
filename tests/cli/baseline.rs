//! `check --baseline` and `--write-baseline`.

use serde_json::Value;

use crate::run::{Folder, NO_OWNER, Ran};

/// [`NO_OWNER`] with a second finding of the same rule.
fn two_goals() -> String {
    let goal = &NO_OWNER[NO_OWNER.find("  - id: G1").expect("a goal")..];
    format!("{NO_OWNER}{}", goal.replace("G1", "G2"))
}

fn with_owner(plan: &str) -> String {
    plan.replace(
        "    accepted: 示例\n",
        "    accepted: 示例\n    owner: 张三\n",
    )
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder
        .write("plans/a.yaml", NO_OWNER)
        .write("plans/deep/b.yaml", NO_OWNER);
    folder
}

fn write(folder: &Folder, more: &[&str]) -> Ran {
    let args = [
        "check",
        "plans",
        "--lang",
        "en",
        "--write-baseline",
        "base.json",
    ];
    folder.run(&[&args, more].concat())
}

fn check(folder: &Folder) -> Ran {
    folder.run(&["check", "plans", "--lang", "en", "--baseline", "base.json"])
}

/// Path and rule of each entry.
fn entries(folder: &Folder) -> Vec<String> {
    let file: Value = serde_json::from_str(&folder.read("base.json")).expect("JSON");
    let entries = file["findings"].as_array().expect("findings").iter();
    let words = |entry: &Value, key: &str| entry[key].as_str().expect("a text").to_owned();
    entries
        .map(|entry| {
            [
                words(entry, "path"),
                words(entry, "rule"),
                words(entry, "route"),
            ]
            .join(" ")
        })
        .collect()
}

fn s104(folder: &Folder) -> Vec<String> {
    let mut entries = entries(folder);
    entries.retain(|entry| entry.contains("S104"));
    entries
}

#[test]
fn old_findings_are_taken_in_and_fail_nothing_from_then_on() {
    let folder = folder();
    assert_eq!(folder.run(&["check", "plans"]).code, 1);
    let first = write(&folder, &[]);
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert!(first.stderr.contains("base.json has"), "{}", first.stderr);
    assert_eq!(
        s104(&folder),
        [
            "plans/a.yaml S104 goals[G1]",
            "plans/deep/b.yaml S104 goals[G1]"
        ]
    );
    let later = check(&folder);
    assert_eq!((later.code, later.stderr.as_str()), (0, ""));
    assert!(
        later.stdout.contains("known"),
        "marked, not removed: {}",
        later.stdout
    );
    let json = folder.run(&["check", "plans", "--baseline", "base.json", "-f", "json"]);
    let json: Value = serde_json::from_str(&json.stdout).expect("JSON");
    let findings = json["findings"].as_array().expect("findings");
    assert!(!findings.is_empty());
    assert!(
        findings.iter().all(|finding| finding["state"] == "known"),
        "{json:#}"
    );
}

#[test]
fn a_changed_plan_keeps_its_known_findings() {
    let folder = folder();
    write(&folder, &[]);
    let moved = NO_OWNER.replace(
        "goals:\n",
        "# 目标\n\ngoals:\n  - {id: G0, title: 新目标, accepted: 示例, owner: 李四}\n",
    );
    folder.write("plans/a.yaml", moved.replace('\n', "\r\n"));
    let ran = folder.run(&[
        "check",
        "plans",
        "--baseline",
        "base.json",
        "-f",
        "concise",
        "--hide-known",
    ]);
    assert!(!ran.stdout.contains("S104"), "{}", ran.stdout);
}

#[test]
fn new_findings_fail_and_are_not_swallowed_unasked() {
    let folder = folder();
    write(&folder, &[]);
    let before = folder.read("base.json");
    folder.write("plans/a.yaml", two_goals());
    let ran = check(&folder);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("G2"), "{}", ran.stdout);
    let ran = write(&folder, &[]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("not taken into base.json"),
        "{}",
        ran.stderr
    );
    assert_eq!(folder.read("base.json"), before);
    let ran = write(&folder, &["--accept-new"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(s104(&folder).contains(&"plans/a.yaml S104 goals[G2]".to_owned()));
    assert_eq!(check(&folder).code, 0);
}

#[test]
fn stale_entries_are_told_and_dropped_when_the_file_is_written() {
    let folder = folder();
    folder.write("plans/a.yaml", two_goals());
    write(&folder, &[]);
    folder.write("plans/a.yaml", with_owner(NO_OWNER));
    std::fs::remove_file(folder.path().join("plans/deep/b.yaml")).expect("removed");
    let ran = check(&folder);
    assert_eq!(ran.code, 0, "stale entries fail nothing: {}", ran.stdout);
    assert!(
        ran.stderr.contains("plans/a.yaml S104 goals[G1]") || ran.stderr.contains("…"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("--write-baseline base.json"),
        "{}",
        ran.stderr
    );
    let ran = write(&folder, &[]);
    assert!(ran.stderr.contains("dropped"), "{}", ran.stderr);
    assert_eq!(s104(&folder), [""; 0]);
    assert!(
        !folder.read("base.json").contains("b.yaml"),
        "the file is gone"
    );
    assert_eq!(check(&folder).stderr, "");
}

#[test]
fn what_the_run_says_nothing_about_stays() {
    let folder = folder();
    write(&folder, &[]);
    let before = folder.read("base.json");
    // Another file, a file that can't be read to its end, one that can't be read at all.
    folder.write(
        "plans/a.yaml",
        format!("{}risks: [\n", with_owner(NO_OWNER)),
    );
    let ran = folder.run(&[
        "check",
        "plans/a.yaml",
        "plans/none.yaml",
        "--write-baseline",
        "base.json",
    ]);
    assert_eq!(ran.code, 2);
    assert_eq!(folder.read("base.json"), before);
    assert!(!ran.stderr.contains("goals[G1]"), "{}", ran.stderr);
}

#[test]
fn runs_from_any_folder_agree() {
    let folder = folder();
    folder.write("ci/.keep", "");
    let ran = folder.run(&["check", "plans", "--write-baseline", "ci/base.json"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        folder
            .read("ci/base.json")
            .contains("\"../plans/deep/b.yaml\"")
    );
    let whole = folder.path().join("plans");
    let whole = whole.to_str().expect("UTF-8");
    for paths in [
        &["plans/deep", "./plans/../plans/a.yaml"][..],
        &[whole],
        &["."],
    ] {
        let args = [&["check", "--baseline", "ci/base.json"][..], paths].concat();
        let ran = folder.run(&args);
        assert_eq!(
            (ran.code, ran.stderr.as_str()),
            (0, ""),
            "{paths:?} {}",
            ran.stdout
        );
    }
    let below = Folder::new();
    let base = folder.path().join("ci/base.json");
    let base = base.to_str().expect("UTF-8");
    assert_eq!(below.run(&["check", whole, "--baseline", base]).code, 0);
}

#[test]
fn writing_twice_gives_the_same_bytes_whatever_the_threads() {
    let folder = Folder::new();
    for number in 0..60 {
        folder.write(&format!("plans/{number}.yaml"), NO_OWNER);
    }
    let written = |threads: &str| {
        let args = [
            "check",
            "plans",
            "--write-baseline",
            "base.json",
            "--accept-new",
        ];
        folder.run_with(&args, b"", &[("RAYON_NUM_THREADS", threads)]);
        folder.read("base.json")
    };
    let first = written("8");
    assert_eq!(written("1"), first, "over itself");
    std::fs::remove_file(folder.path().join("base.json")).expect("removed");
    assert_eq!(written("1"), first, "anew");
    assert_eq!(
        first.lines().count(),
        entries(&folder).len() + 2,
        "one entry a line"
    );
}

#[test]
fn one_baseline_may_be_renewed_into_another_file() {
    let folder = folder();
    folder.write("ci/.keep", "");
    write(&folder, &[]);
    folder.write("plans/a.yaml", two_goals());
    let args = [
        "check",
        "plans",
        "--baseline",
        "base.json",
        "--write-baseline",
        "ci/new.json",
    ];
    let ran = folder.run(&args);
    assert_eq!(ran.code, 1, "G2 is new: there was a baseline");
    assert_eq!(
        folder.read("ci/new.json").replace("../plans", "plans"),
        folder.read("base.json")
    );
    // The same file in both places may be missing the first time.
    let args = [
        "check",
        "plans",
        "--baseline",
        "x.json",
        "--write-baseline",
        "./x.json",
    ];
    assert_eq!(folder.run(&args).code, 0);
    assert_eq!(folder.run(&args).code, 0);
}

#[test]
fn a_baseline_that_cant_be_read_is_trouble() {
    let folder = folder();
    let ran = check(&folder);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("--write-baseline base.json"),
        "{}",
        ran.stderr
    );
    write(&folder, &[]);
    let good = folder.read("base.json");
    let line = good.lines().nth(1).expect("an entry").to_owned();
    for (bad, says) in [
        (good.replace("\"version\":1", "\"version\":9"), "版本为 9"),
        (format!("<<<<<<< HEAD\n{good}"), "合并标记"),
        (
            good.replacen(&line, &format!("{line}\n{line}"), 1),
            "第 3 行",
        ),
        (good[..good.len() / 2].to_owned(), "恢复上一版"),
    ] {
        folder.write("base.json", &bad);
        for option in ["--baseline", "--write-baseline"] {
            let ran = folder.run(&["check", "plans", "--lang", "zh", option, "base.json"]);
            assert_eq!(ran.code, 2);
            assert!(ran.stderr.contains(says), "{}", ran.stderr);
            assert_eq!(folder.read("base.json"), bad, "it stays as it is");
        }
    }
}

#[test]
fn a_baseline_is_written_over_nothing_else() {
    let folder = folder();
    for args in [
        &["check", "plans", "--write-baseline", "plans/a.yaml"][..],
        &["check", "plans", "--write-baseline", "-"],
        &["check", "plans", "--write-baseline", "/dev/stdout"],
        &["check", "plans", "--write-baseline", "plans"],
        &["check", "plans", "--write-baseline", "x", "-o", "x"],
        &["check", "plans", "--accept-new"],
        &["check", "plans", "--write-baseline", "none/base.json"],
    ] {
        assert_eq!(folder.run(args).code, 2, "{args:?}");
    }
    assert_eq!(folder.read("plans/a.yaml"), NO_OWNER);
    assert!(!folder.path().join("x").exists());
}

#[test]
fn a_configuration_may_name_the_baseline() {
    let folder = folder();
    folder.write("plans/planvet.toml", "baseline = \"old.json\"\n");
    let ran = folder.run(&["check", "plans"]);
    assert_eq!(ran.code, 2, "it isn't there");
    assert!(
        ran.stderr.contains("--write-baseline ") && ran.stderr.contains("plans/old.json"),
        "{}",
        ran.stderr
    );
    let ran = folder.run(&["check", "plans", "--write-baseline", "plans/old.json"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.run(&["check", "plans/deep"]).code, 0);
    assert_eq!(folder.run(&["check", "plans", "--isolated"]).code, 1);
    folder.write("none.json", "{\"version\":1,\"findings\":[]}");
    let other = folder.run(&["check", "plans", "--baseline", "none.json"]);
    assert_eq!(other.code, 1, "the command line wins");
}

#[test]
fn entries_of_rules_that_dont_run_are_no_business_of_the_run() {
    let folder = folder();
    write(&folder, &[]);
    let before = folder.read("base.json");
    folder.write("plans/a.yaml", with_owner(NO_OWNER));
    let ran = write(&folder, &["--ignore", "S104"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert_eq!(folder.read("base.json"), before);
    write(&folder, &["--select", "S104"]);
    assert_ne!(folder.read("base.json"), before);
}

#[test]
fn standard_input_is_never_known() {
    let folder = folder();
    let args = ["check", "-", "--write-baseline", "base.json"];
    let ran = folder.run_with(&args, NO_OWNER.as_bytes(), &[]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert_eq!(entries(&folder), [""; 0]);
}

#[test]
fn an_allow_takes_the_place_of_an_entry() {
    let folder = folder();
    write(&folder, &[]);
    let allow = "  # planvet: allow[S104] 责任人五月任命\n  - id: G1";
    folder.write("plans/a.yaml", NO_OWNER.replace("  - id: G1", allow));
    let ran = check(&folder);
    assert!(
        ran.stderr.contains("plans/a.yaml S104 goals[G1]"),
        "{}",
        ran.stderr
    );
    assert_eq!(ran.code, 0, "{}", ran.stdout);
}

#[test]
fn names_from_plans_do_nothing_to_a_terminal() {
    let folder = Folder::new();
    let hostile = NO_OWNER.replace("id: G1", "id: \"G\\e[31m\\u202e1\"");
    folder.write("plans/a.yaml", hostile);
    assert_eq!(write(&folder, &[]).code, 0);
    let file = folder.read("base.json");
    assert!(
        !file.contains('\u{1b}') && !file.contains('\u{202e}'),
        "{file}"
    );
    folder.write("plans/a.yaml", with_owner(NO_OWNER));
    let ran = check(&folder);
    assert!(
        !ran.stderr.contains('\u{1b}') && !ran.stderr.contains('\u{202e}'),
        "{}",
        ran.stderr
    );
}

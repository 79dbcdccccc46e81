//! `planvet check`.

use serde_json::Value;

use crate::run::{Folder, NO_OWNER, PLANS, plan};

#[test]
fn worked_plans_are_clean() {
    let plans: Vec<String> = PLANS.iter().map(|name| plan(name)).collect();
    let args: Vec<&str> = std::iter::once("check")
        .chain(plans.iter().map(String::as_str))
        .collect();
    let ran = Folder::new().run(&args);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert_eq!(ran.stdout, "6 files checked, nothing found\n");
    assert_eq!(ran.stderr, "");
}

#[test]
fn human_findings_point_with_carets_under_chinese_text() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "planvet: 1\ntitle: 方案\nlanguage: zh\ngoals:\n  - {id: G1, title: 目标一, 期限: 年底}\n",
    );
    let ran = folder.run(&["check", "p.yaml"]);
    assert_eq!(ran.code, 1);
    // Seventeen columns of ASCII before the title, then carets two columns a character.
    let shown = ran.stdout.lines().collect::<Vec<_>>();
    let at = shown
        .iter()
        .position(|line| line.contains("警告[F004]"))
        .expect("F004 is told");
    let source = shown[at + 3];
    let carets = shown[at + 4];
    let key = source.find("期限").expect("the key is shown");
    let columns = |text: &str| unicode_width(text);
    assert_eq!(
        columns(&source[..key]),
        columns(&carets[..carets.find('^').expect("carets")])
    );
    assert_eq!(carets.matches('^').count(), 4);
}

/// Width on a terminal: two columns for Chinese characters.
fn unicode_width(text: &str) -> usize {
    text.chars()
        .map(|c| if c > '\u{2e80}' { 2 } else { 1 })
        .sum()
}

#[test]
fn exit_codes_follow_the_failing_level() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    for (level, code) in [("error", 0), ("warning", 1), ("info", 1), ("never", 0)] {
        assert_eq!(
            folder.run(&["check", "p.yaml", "--fail-on", level]).code,
            code,
            "{level}"
        );
    }
    let missing = folder.run(&["check", "missing.yaml"]);
    assert_eq!(missing.code, 2);
    assert_eq!(
        missing.stdout, "no file was checked; 1 file could not be read\n",
        "nothing is called clean"
    );
    assert_eq!(folder.run(&["check", "--nonsense"]).code, 2);
    assert_eq!(folder.run(&["nonsense"]).code, 2);
    assert_eq!(folder.run(&[]).code, 2);
    assert_eq!(folder.run(&["--version"]).code, 0);
    assert_eq!(folder.run(&["check", "--help"]).code, 0);
}

#[test]
fn concise_is_one_line_a_finding() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    let ran = folder.run(&[
        "check", "p.yaml", "--format", "concise", "--lang", "en", "--quiet",
    ]);
    let s104: Vec<&str> = ran
        .stdout
        .lines()
        .filter(|line| line.contains("S104"))
        .collect();
    assert_eq!(
        s104,
        ["p.yaml:6:12: warning S104 no-owner: nobody answers for goal G1 (缩短维修响应时间)"]
    );
}

#[test]
fn json_has_its_documented_shape() {
    let folder = Folder::new();
    folder
        .write("a.yaml", NO_OWNER)
        .write("b.yaml", "just: yaml\n");
    let ran = folder.run(&["check", ".", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["version"], 1);
    assert_eq!(json["tool"]["name"], "planvet");
    assert_eq!(json["files_checked"], 1);
    assert_eq!(json["files_skipped"], 1);
    let findings = json["findings"].as_array().expect("findings");
    let finding = findings
        .iter()
        .find(|finding| finding["code"] == "S104")
        .expect("S104");
    let keys: Vec<&str> = finding
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "code",
            "name",
            "severity",
            "state",
            "message",
            "path",
            "route",
            "start",
            "end",
            "help",
            "related",
            "fix",
            "fingerprint",
            "reason"
        ]
    );
    assert_eq!(finding["route"], "goals[0].title");
    assert_eq!(finding["start"]["line"], 6);
    assert_eq!(finding["start"]["column"], 12);
    assert_eq!(finding["end"]["column"], 20, "columns count characters");
    assert_eq!(finding["fix"], Value::Null);
    let lines = ran.stdout.lines().count();
    assert_eq!(lines, findings.len() + 2, "a finding a line");
    let count = |severity: &str| {
        findings
            .iter()
            .filter(|finding| finding["severity"] == severity)
            .count() as u64
    };
    for severity in ["error", "warning", "info"] {
        assert_eq!(json["summary"][severity].as_u64(), Some(count(severity)));
    }
    let pretty = folder.run(&["check", ".", "--format", "json", "--pretty"]);
    assert!(pretty.stdout.lines().count() > 10);
    let same: Value = serde_json::from_str(&pretty.stdout).expect("JSON");
    assert_eq!(same, json);
}

#[test]
fn folders_are_searched_and_other_yaml_is_skipped() {
    let folder = Folder::new();
    folder
        .write("plans/a.yaml", NO_OWNER)
        .write("plans/deep/b.yml", NO_OWNER)
        .write("plans/ignored/c.yaml", NO_OWNER)
        .write("plans/.gitignore", "ignored/\n")
        .write("plans/workflow.yaml", "on: push\n")
        .write("plans/notes.txt", NO_OWNER)
        .write("plans/x.yaml/inner.yaml", NO_OWNER);
    let ran = folder.run(&["check", "plans", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["files_checked"], 3);
    assert_eq!(json["files_skipped"], 1);
    // A file that is named is never skipped.
    let ran = folder.run(&["check", "plans/workflow.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("F005"), "{}", ran.stdout);
}

#[test]
fn output_order_never_depends_on_threads() {
    let folder = Folder::new();
    for number in 0..300 {
        folder.write(&format!("p{number:03}.yaml"), NO_OWNER);
    }
    let one = folder.run_with(
        &["check", ".", "--format", "concise"],
        b"",
        &[("RAYON_NUM_THREADS", "1")],
    );
    let many = folder.run_with(
        &["check", ".", "--format", "concise"],
        b"",
        &[("RAYON_NUM_THREADS", "8")],
    );
    assert_eq!(one.stdout, many.stdout);
    let first: Vec<&str> = one
        .stdout
        .lines()
        .filter_map(|line| line.split_once(".yaml").map(|(name, _)| name))
        .collect();
    assert!(first.is_sorted());
}

#[test]
fn standard_input_and_a_byte_order_mark_are_read() {
    let folder = Folder::new();
    let text = format!("\u{feff}{}", NO_OWNER.replace('\n', "\r\n"));
    let ran = folder.run_with(&["check", "-", "-f", "concise"], text.as_bytes(), &[]);
    assert!(ran.stdout.contains("-:6:12: 警告 S104"), "{}", ran.stdout);
}

#[test]
fn several_documents_are_several_plans() {
    let folder = Folder::new();
    folder.write("p.yaml", format!("{NO_OWNER}---\n{NO_OWNER}"));
    let ran = folder.run(&["check", "p.yaml", "-f", "concise"]);
    assert_eq!(ran.stdout.matches("S104").count(), 2);
    assert!(
        !ran.stdout.contains("F008"),
        "ids are unique in a plan, not in a file"
    );
}

#[test]
fn the_language_is_the_users_else_the_plans_else_the_systems() {
    let folder = Folder::new();
    folder
        .write("zh.yaml", NO_OWNER)
        .write("none.yaml", NO_OWNER.replace("language: zh-CN\n", ""));
    let run =
        |args: &[&str], locale: &str| folder.run_with(args, b"", &[("LC_ALL", locale)]).stdout;
    let chinese = "没有责任人";
    let english = "nobody answers";
    assert!(run(&["check", "zh.yaml"], "en_US.UTF-8").contains(chinese));
    assert!(run(&["check", "zh.yaml", "--lang", "en"], "zh_CN.UTF-8").contains(english));
    assert!(run(&["check", "none.yaml"], "zh_CN.UTF-8").contains(chinese));
    assert!(run(&["check", "none.yaml"], "en_US.UTF-8").contains(english));
}

#[test]
fn one_unreadable_file_stops_nothing() {
    let folder = Folder::new();
    folder.write("good.yaml", NO_OWNER);
    let ran = folder.run(&["check", "good.yaml", "missing.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stdout.contains("S104"));
    assert!(ran.stderr.contains("missing.yaml"), "{}", ran.stderr);
}

#[test]
fn an_allowed_finding_is_counted_apart_and_fails_nothing() {
    let folder = Folder::new();
    let allow = "# planvet: allow[S104] 责任人五月任命 until 2026-05-31\n  - id: G1";
    folder.write("p.yaml", NO_OWNER.replace("- id: G1", allow));
    let ran = folder.run(&["check", "p.yaml", "-f", "concise"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(!ran.stdout.contains("S104"), "{}", ran.stdout);
    assert!(ran.stdout.contains("1 个已放行"), "{}", ran.stdout);
    let late = folder.run(&["check", "p.yaml", "-f", "concise", "--as-of", "2026-06-01"]);
    assert_eq!(late.code, 1);
    assert!(
        late.stdout.contains("S104") && late.stdout.contains("X003"),
        "{}",
        late.stdout
    );
    assert_eq!(
        folder.run(&["check", "p.yaml", "--as-of", "someday"]).code,
        2
    );
}

#[test]
fn a_file_that_is_named_twice_is_checked_once() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    let ran = folder.run(&["check", ".", "p.yaml", "./p.yaml", "-f", "concise"]);
    assert_eq!(ran.stdout.matches("S104").count(), 1, "{}", ran.stdout);
}

#[test]
fn a_hook_may_name_files_that_are_no_plans() {
    let folder = Folder::new();
    folder.write("compose.yaml", "services: {}\n");
    folder.write("p.yaml", NO_OWNER);
    let named = ["check", "compose.yaml", "p.yaml", "-q", "-f", "concise"];
    let all = folder.run(&named).stdout;
    assert!(all.contains("compose.yaml:1:1: error F005"), "{all}");
    let ran = folder.run(&[&named[..], &["--only-plans"]].concat());
    assert_eq!(ran.code, 1);
    assert!(!ran.stdout.contains("compose.yaml"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("p.yaml:6:12: 警告 S104"),
        "{}",
        ran.stdout
    );
    let ran = folder.run(&["check", "compose.yaml", "--only-plans"]);
    assert_eq!(ran.code, 0);
    let ran = folder.run(&["check", "missing.yaml", "--only-plans"]);
    assert_eq!(ran.code, 2, "what isn't there is told all the same");
}

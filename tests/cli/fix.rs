//! `check --fix`, `--unsafe-fixes` and `--diff`.

use std::process::Command;

use crate::run::{Folder, NO_OWNER};

/// A plan with a safe fix (F007), an unsafe one (T508) and a finding without one (F005).
const PLAN: &str = "planvet: 1
title: Repairs  # as of May
goals:
  - id: G1
    title: Answer faster
    deadline: 31st March 2026 # the end of the quarter
  - {id: G2, title: Answer all, deadline: 2026-06-31}
  - {id: G3}
";

const ISO: &str = "deadline: 2026-03-31 # the end";
const UNSAFE: &str = "deadline: 2026-06-30}";

/// Only what the program can mend, so that the outcome of a run follows from that.
const FILE_RULES: [&str; 2] = ["--select", "file,T508"];

fn args<'a>(own: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["check"];
    args.extend(own);
    args.extend(FILE_RULES);
    args
}

fn mended(plan: &str) -> String {
    plan.replace("31st March 2026", "2026-03-31")
}

#[test]
fn safe_fixes_are_made_and_the_rest_is_told() {
    let folder = Folder::new();
    folder.write("plan.yaml", PLAN);
    let run = folder.run(&args(&["plan.yaml", "--fix"]));
    assert_eq!(folder.read("plan.yaml"), mended(PLAN));
    assert_eq!(run.code, 1);
    assert!(!run.stdout.contains("F007"), "{}", run.stdout);
    assert!(
        run.stdout.contains("T508") && run.stdout.contains("F005"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .ends_with("1 file checked: 2 errors, 0 warnings, 0 infos\n")
    );
    assert_eq!(
        run.stderr,
        "note: fixed 1 problem in 1 file; 1 more could be fixed with --unsafe-fixes\n"
    );
    let again = folder.run(&args(&["plan.yaml", "--fix"]));
    assert_eq!(again.stdout, run.stdout);
    assert_eq!(
        again.stderr,
        "note: fixed nothing; 1 more could be fixed with --unsafe-fixes\n"
    );
    let quiet = folder.run(&args(&["plan.yaml", "--fix", "--quiet"]));
    assert_eq!((quiet.stderr.as_str(), quiet.code), ("", 1));
}

#[test]
fn unsafe_fixes_are_made_when_they_are_asked_for() {
    let folder = Folder::new();
    folder.write("plan.yaml", PLAN.replace("  - {id: G3}\n", ""));
    let run = folder.run(&args(&["--fix", "--unsafe-fixes", "--lang", "zh"]));
    let text = folder.read("plan.yaml");
    assert!(text.contains(ISO) && text.contains(UNSAFE), "{text}");
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, "已检查 1 个文件，未发现问题\n")
    );
    assert_eq!(run.stderr, "注意：已修改 1 个文件中的 2 个问题\n");
}

#[test]
fn without_fix_nothing_changes_and_fixes_are_offered() {
    let folder = Folder::new();
    folder.write("plan.yaml", PLAN);
    let run = folder.run(&args(&["plan.yaml"]));
    assert!(
        run.stdout.contains("= fix: write 2026-03-31\n"),
        "{}",
        run.stdout
    );
    assert!(
        !run.stdout.contains("= fix: write 2026-06-30"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .ends_with("0 infos; --fix mends 1, --unsafe-fixes 1 more\n"),
        "{}",
        run.stdout
    );
    let run = folder.run(&args(&["plan.yaml", "--unsafe-fixes", "--lang", "zh"]));
    assert!(
        run.stdout.contains("= 可修改: 改为 2026-06-30\n"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("；--fix --unsafe-fixes 可修改 2 处\n"),
        "{}",
        run.stdout
    );
    assert_eq!(folder.read("plan.yaml"), PLAN);
}

#[test]
fn a_diff_shows_what_would_change() {
    let folder = Folder::new();
    folder
        .write("plan.yaml", PLAN)
        .write("good.yaml", mended(PLAN));
    let run = folder.run(&args(&["--diff"]));
    let expected = "--- plan.yaml
+++ plan.yaml
@@ -3,6 +3,6 @@
 goals:
   - id: G1
     title: Answer faster
-    deadline: 31st March 2026 # the end of the quarter
+    deadline: 2026-03-31 # the end of the quarter
   - {id: G2, title: Answer all, deadline: 2026-06-31}
   - {id: G3}
";
    assert_eq!((run.stdout.as_str(), run.code), (expected, 1));
    assert_eq!(
        run.stderr,
        "note: would fix 1 problem in 1 file; 2 more could be fixed with --unsafe-fixes\n"
    );
    assert_eq!(folder.read("plan.yaml"), PLAN);
    // With --fix it is still only a preview.
    let both = folder.run(&args(&[
        "--diff", "--fix", "--lang", "zh", "--color", "always",
    ]));
    assert_eq!(both.code, 1);
    assert!(
        both.stdout.contains("\u{1b}[31m-    deadline: 31st"),
        "{:?}",
        both.stdout
    );
    assert_eq!(
        both.stderr.lines().next(),
        Some("注意：将修改 1 个文件中的 1 个问题；加 --unsafe-fixes 可再修改 2 个")
    );
    assert_eq!(folder.read("plan.yaml"), PLAN);
    // What can't be mended is no reason to fail.
    let none = folder.run(&args(&["good.yaml", "--diff"]));
    assert_eq!((none.stdout.as_str(), none.code), ("", 0));
}

#[test]
fn a_diff_is_a_patch() {
    let folder = Folder::new();
    for (name, text) in [
        ("unix.yaml", PLAN.to_owned()),
        ("windows.yaml", PLAN.replace('\n', "\r\n")),
        (
            "marked.yaml",
            format!(
                "\u{feff}{}",
                PLAN.replace("title: Repairs", "Title: Repairs")
            ),
        ),
        (
            "short.yaml",
            PLAN.trim_end().replace("31st March 2026", "31/3/2026"),
        ),
    ] {
        folder.write(name, text);
    }
    let diff = folder.run(&args(&["--diff", "--unsafe-fixes"]));
    folder.write("all.diff", &diff.stdout);
    let names = ["unix.yaml", "windows.yaml", "marked.yaml", "short.yaml"];
    let before = names.map(|name| folder.read(name));
    let run = folder.run(&args(&["--fix", "--unsafe-fixes"]));
    assert_eq!(run.code, 1, "{}", run.stderr);
    let fixed = names.map(|name| folder.read(name));
    for (name, text) in names.iter().zip(&before) {
        folder.write(name, text);
    }
    let git = Command::new("git")
        .args(["apply", "-p0", "--whitespace=nowarn", "all.diff"])
        .current_dir(folder.path())
        .output()
        .expect("git runs");
    assert!(git.status.success(), "{git:?}\n{}", diff.stdout);
    assert_eq!(names.map(|name| folder.read(name)), fixed);
    assert_ne!(before, fixed);
}

#[test]
fn line_ends_marks_and_comments_stay() {
    let folder = Folder::new();
    let plan = "\u{feff}planvet：1 # 版本\r\ntitle: 方案\r\n# 目标\r\ngoals：\r\n  - id：G1\r\n    \
                title：缩短“维修”时间 # 甲：乙\r\n    Deadline: 二〇二六年三月三十一日\r\n";
    folder.write("方案.yaml", plan);
    let run = folder.run(&args(&["方案.yaml", "--fix"]));
    let expected = "\u{feff}planvet: 1 # 版本\r\ntitle: 方案\r\n# 目标\r\ngoals:\r\n  - id: G1\r\n    \
                    title: 缩短“维修”时间 # 甲：乙\r\n    deadline: 2026-03-31\r\n";
    assert_eq!(folder.read("方案.yaml"), expected);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (0, "note: fixed 6 problems in 1 file\n")
    );
}

#[test]
fn every_document_of_a_file_is_mended() {
    let folder = Folder::new();
    let plan = "planvet: 1\ntitle: A\ngoals:\n  - {id: G1, title: B, deadline: 31/3/2026}\n";
    folder.write("both.yaml", format!("{plan}---\n# the second\n{plan}...\n"));
    folder.run(&args(&["both.yaml", "--fix"]));
    let plan = plan.replace("31/3/2026", "2026-03-31");
    assert_eq!(
        folder.read("both.yaml"),
        format!("{plan}---\n# the second\n{plan}...\n")
    );
}

#[test]
fn standard_input_is_mended_to_standard_output() {
    let folder = Folder::new();
    let run = folder.run_with(&args(&["-", "--fix"]), PLAN.as_bytes(), &[]);
    assert_eq!((run.stdout, run.code), (mended(PLAN), 1));
    assert!(run.stderr.contains("error[F005]"), "{}", run.stderr);
    assert!(
        run.stderr.contains("note: fixed 1 problem in 1 file"),
        "{}",
        run.stderr
    );
    let json = folder.run_with(
        &args(&["-", "--fix", "-f", "json", "-q"]),
        PLAN.as_bytes(),
        &[],
    );
    assert_eq!(json.stdout, mended(PLAN));
    let findings: serde_json::Value = serde_json::from_str(&json.stderr).expect("JSON");
    assert_eq!(findings["findings"].as_array().map(Vec::len), Some(2));
    let diff = folder.run_with(&args(&["-", "--diff"]), PLAN.as_bytes(), &[]);
    assert!(
        diff.stdout.starts_with("--- -\n+++ -\n@@"),
        "{}",
        diff.stdout
    );
    assert_eq!(diff.code, 1);
}

/// An editor puts what comes back in the place of what it sent.
#[test]
fn whatever_comes_in_comes_out_again() {
    let folder = Folder::new();
    let large = format!("planvet: 1\n# {}\n", "x".repeat((64 << 20) + 100_000));
    let inputs: [&[u8]; 5] = [
        b"a: 1\r\n",
        b"title: \xc2\xfa\xd2\xe2\n",
        b"goals: [\n",
        b"",
        large.as_bytes(),
    ];
    for input in inputs {
        for own in [&["-", "--fix"][..], &["-", "--fix", "--only-plans"]] {
            let mut child = crate::run::command(&args(own))
                .current_dir(folder.path())
                .stdin(std::process::Stdio::piped())
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::null())
                .spawn()
                .expect("the binary runs");
            let mut stdin = child.stdin.take().expect("stdin");
            let bytes = input.to_vec();
            let writer = std::thread::spawn(move || {
                let _ = std::io::Write::write_all(&mut stdin, &bytes);
            });
            let output = child.wait_with_output().expect("the binary ends");
            writer.join().expect("stdin was written");
            let beginning = String::from_utf8_lossy(&input[..input.len().min(20)]);
            assert!(output.stdout == input, "{beginning:?} {own:?}");
        }
    }
}

#[test]
fn what_is_not_mended_is_not_written() {
    let folder = Folder::new();
    let untouched = [
        ("clean.yaml", mended(PLAN)),
        ("compose.yaml", "Deadline: 31st March 2026\n".to_owned()),
        (
            "allowed.yaml",
            PLAN.replace("# the end", "# planvet: allow[F007] as agreed;"),
        ),
    ];
    for (name, text) in &untouched {
        folder.write(name, text);
    }
    folder.write(
        "gbk.yaml",
        b"planvet: 1\ntitle: \xc2\xfa\xd2\xe2\nDeadline: 1\n",
    );
    let time = |name: &str| {
        let path = folder.path().join(name);
        std::fs::metadata(path)
            .and_then(|file| file.modified())
            .expect("a time")
    };
    let names = ["clean.yaml", "compose.yaml", "allowed.yaml", "gbk.yaml"];
    let before = names.map(time);
    std::thread::sleep(std::time::Duration::from_millis(20));
    let run = folder.run(&args(&["--fix"]));
    assert!(run.stderr.contains("fixed nothing"), "{}", run.stderr);
    assert_eq!(names.map(time), before);
    let leftovers = std::fs::read_dir(folder.path())
        .expect("the folder")
        .count();
    assert_eq!(leftovers, names.len());
}

#[test]
fn a_file_that_is_read_only_is_told_and_the_others_are_mended() {
    let folder = Folder::new();
    folder.write("a.yaml", PLAN).write("b.yaml", PLAN);
    let path = folder.path().join("a.yaml");
    let mut permissions = std::fs::metadata(&path).expect("a file").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("permissions");
    let run = folder.run(&args(&["--fix", "-f", "concise"]));
    assert_eq!(run.code, 2);
    assert_eq!(folder.read("a.yaml"), PLAN);
    assert_eq!(folder.read("b.yaml"), mended(PLAN));
    assert!(
        run.stderr
            .contains("error: can't fix a.yaml: it is read-only\n"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("fixed 1 problem in 1 file"),
        "{}",
        run.stderr
    );
    // The findings are those of the file as it is.
    assert!(
        run.stdout.contains("a.yaml:6:15: error F007"),
        "{}",
        run.stdout
    );
    let zh = folder.run(&args(&["a.yaml", "--fix", "--lang", "zh"]));
    assert!(
        zh.stderr.contains("错误：无法修改 a.yaml: 文件为只读\n"),
        "{}",
        zh.stderr
    );
}

#[cfg(unix)]
#[test]
fn links_and_permissions_survive() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::new();
    folder.write("below/real.yaml", PLAN);
    let real = folder.path().join("below/real.yaml");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("mode");
    symlink("below/real.yaml", folder.path().join("link.yaml")).expect("a link");
    // Both names lead to one file, which is mended and counted once.
    let run = folder.run(&args(&["--fix", "-f", "concise"]));
    assert_eq!(folder.read("below/real.yaml"), mended(PLAN));
    assert!(
        run.stderr.contains("fixed 1 problem in 1 file"),
        "{}",
        run.stderr
    );
    assert!(!run.stdout.contains("F007"), "{}", run.stdout);
    let link = std::fs::symlink_metadata(folder.path().join("link.yaml")).expect("the link");
    assert!(link.is_symlink());
    let mode = std::fs::metadata(&real)
        .expect("the file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    let diff = folder.run(&args(&["--diff", "--unsafe-fixes"]));
    assert_eq!(diff.stdout.matches("--- ").count(), 1, "{}", diff.stdout);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_replaced() {
    let folder = Folder::new();
    let run = folder.run_with(&args(&["/dev/stdin", "--fix"]), PLAN.as_bytes(), &[]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("it is no regular file"),
        "{}",
        run.stderr
    );
}

#[test]
fn outputs_hold_what_is_left() {
    let folder = Folder::new();
    folder.write("plan.yaml", PLAN);
    let run = folder.run(&args(&[
        "plan.yaml",
        "--fix",
        "-o",
        "json:left.json",
        "-o",
        "sarif:left.sarif",
        "-o",
        "concise",
    ]));
    assert_eq!(run.stdout.lines().count(), 3, "{}", run.stdout);
    let json: serde_json::Value = serde_json::from_str(&folder.read("left.json")).expect("JSON");
    let findings = json["findings"].as_array().expect("findings");
    let codes: Vec<_> = findings.iter().map(|finding| &finding["code"]).collect();
    assert_eq!(codes, ["T508", "F005"]);
    let fix = &findings[0]["fix"];
    assert_eq!(fix["safe"], false);
    assert_eq!(fix["edits"][0]["replacement"], "2026-06-30");
    assert_eq!(fix["edits"][0]["start"]["line"], 7);
    let sarif: serde_json::Value = serde_json::from_str(&folder.read("left.sarif")).expect("JSON");
    let fixes = &sarif["runs"][0]["results"][0]["fixes"];
    assert_eq!(fixes[0]["properties"]["safe"], false, "{fixes}");
    // Beside a diff, files hold the findings of the plans as they are.
    folder.write("plan.yaml", PLAN);
    let diff = folder.run(&args(&["plan.yaml", "--diff", "-o", "json:all.json"]));
    assert!(diff.stdout.starts_with("--- plan.yaml"), "{}", diff.stdout);
    let json: serde_json::Value = serde_json::from_str(&folder.read("all.json")).expect("JSON");
    assert_eq!(json["findings"][0]["code"], "F007");
    assert_eq!(json["findings"][0]["fix"]["safe"], true);
}

#[test]
fn a_diff_leaves_no_room_for_findings() {
    let folder = Folder::new();
    folder.write("plan.yaml", PLAN);
    for own in [["-f", "json"], ["-o", "human"], ["-o", "-"]] {
        let run = folder.run(&["check", "--diff", own[0], own[1]]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(
            run.stderr.contains("--output FORMAT:FILE"),
            "{}",
            run.stderr
        );
    }
    for own in ["--statistics", "--write-baseline=b.json"] {
        let run = folder.run(&["check", "--diff", own]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    }
}

#[test]
fn known_findings_are_mended_and_their_entries_are_stale() {
    let folder = Folder::new();
    folder.write("plan.yaml", PLAN);
    folder.run(&args(&["plan.yaml", "--write-baseline", "b.json"]));
    let run = folder.run(&args(&["plan.yaml", "--baseline", "b.json", "--fix"]));
    assert_eq!(run.code, 0);
    assert_eq!(folder.read("plan.yaml"), mended(PLAN));
    assert!(
        run.stderr.contains("b.json lists 1 finding"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("fixed 1 problem in 1 file"),
        "{}",
        run.stderr
    );
    let run = folder.run(&args(&["plan.yaml", "--write-baseline", "b.json", "--fix"]));
    assert!(
        run.stderr.contains("dropped from b.json: 1 finding"),
        "{}",
        run.stderr
    );
    // A preview says nothing about the baseline.
    folder.write("plan.yaml", PLAN);
    folder.run(&args(&[
        "plan.yaml",
        "--write-baseline",
        "b.json",
        "--accept-new",
    ]));
    let diff = folder.run(&args(&["plan.yaml", "--baseline", "b.json", "--diff"]));
    assert_eq!(diff.code, 1);
    assert!(!diff.stderr.contains("b.json"), "{}", diff.stderr);
}

#[test]
fn only_the_selected_rules_are_mended() {
    let folder = Folder::new();
    folder.write("plan.yaml", PLAN);
    folder.run(&["check", "plan.yaml", "--fix", "--ignore", "F007"]);
    assert_eq!(folder.read("plan.yaml"), PLAN);
    folder.write("planvet.toml", "[overrides]\n");
    let run = folder.run(&["check", "plan.yaml", "--fix"]);
    assert_eq!(run.code, 2, "a wrong configuration stops the run");
    assert_eq!(folder.read("plan.yaml"), PLAN);
}

#[test]
fn only_changed_plans_are_mended() {
    let folder = Folder::new();
    let git = |args: &[&str]| {
        let output = Command::new("git")
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
            .args(args)
            .current_dir(folder.path())
            .env_remove("GIT_DIR")
            .env_remove("GIT_WORK_TREE")
            .output()
            .expect("git runs");
        assert!(output.status.success(), "{output:?}");
    };
    folder.write("old.yaml", PLAN).write("new.yaml", NO_OWNER);
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "plans"]);
    folder.write("new.yaml", PLAN);
    let run = folder.run(&args(&["--fix", "--changed-since", "main", "--statistics"]));
    assert_eq!(folder.read("old.yaml"), PLAN);
    assert_eq!(folder.read("new.yaml"), mended(PLAN));
    assert!(
        run.stdout.contains("T508") && !run.stdout.contains("F007"),
        "{}",
        run.stdout
    );
}

//! `planvet check` with several outputs, and with counts instead of findings.

use std::io::Write as _;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::run::{Folder, NO_OWNER, command};

#[test]
fn several_outputs_say_what_each_would_say_alone() {
    let folder = Folder::new();
    folder
        .write("plans/a.yaml", NO_OWNER)
        .write("plans/b.yaml", "planvet: 1\ntitle: x\ngoals: 3\n");
    let ran = folder.run(&[
        "check",
        "plans",
        "--bom",
        "--output",
        "json:out.json",
        "-o",
        "csv:out.csv",
        "-o",
        "out.txt",
        "-f",
        "human",
        "-o",
        "concise",
    ]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    let alone = |format: &str| {
        folder
            .run(&["check", "plans", "--bom", "-f", format])
            .stdout
    };
    assert_eq!(ran.stdout, alone("concise"));
    assert_eq!(folder.read("out.json"), alone("json"));
    assert_eq!(folder.read("out.csv"), alone("csv"));
    assert!(folder.read("out.csv").starts_with("\u{feff}path,line,"));
    assert_eq!(folder.read("out.txt"), alone("human"));
    assert!(folder.read("out.txt").contains("S104"));
    // Without an output on standard output, nothing is there.
    let ran = folder.run(&["check", "plans", "-o", "jsonl:out.jsonl"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert_eq!(folder.read("out.jsonl"), alone("jsonl"));
    // A single name is a format, `-` is standard output.
    assert_eq!(
        folder.run(&["check", "plans", "-o", "json"]).stdout,
        alone("json")
    );
    let ran = folder.run(&["check", "plans", "-o", "-", "-f", "concise"]);
    assert_eq!(ran.stdout, alone("concise"));
}

#[test]
fn outputs_that_can_t_be_meant_are_told_in_both_languages() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER).write("old.json", "old");
    for (outputs, en, zh) in [
        (&["-o", "json", "-o", "human"][..], "only one", "只能有一个"),
        (&["-o", "json", "-o", "-"], "only one", "只能有一个"),
        (
            &["-o", "json:old.json", "-o", "csv:./old.json"],
            "two outputs",
            "两个输出",
        ),
        (
            &["-o", "new.txt", "-o", "json:new.txt"],
            "two outputs",
            "两个输出",
        ),
        (&["-o", "json:"], "no file", "没有写明文件"),
        (&["-o", ""], "nothing", "空的"),
        (&["-o", "xml:a.xml"], "no format xml", "没有 xml 这种格式"),
        (&["-o", "jsonn"], "did you mean json", "是不是想写 json"),
        (
            &["-f", "json", "-o", "csv:a.csv"],
            "--format json says nothing",
            "--format json 不起作用",
        ),
        (
            &["--statistics", "-f", "concise"],
            "human, json, csv, markdown",
            "human、json、csv、markdown",
        ),
        (&["-o", "json:p.yaml"], "overwrite p.yaml", "覆盖输入文件"),
    ] {
        for (lang, part) in [("en", en), ("zh", zh)] {
            let args: Vec<&str> = ["check", "p.yaml", "--lang", lang]
                .into_iter()
                .chain(outputs.iter().copied())
                .collect();
            let ran = folder.run(&args);
            assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
            assert!(ran.stderr.contains(part), "{args:?}: {}", ran.stderr);
        }
    }
    let ran = folder.run(&["goals", "p.yaml", "-o", "a", "-o", "b", "--lang", "zh"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("只能写一次"), "{}", ran.stderr);
    assert_eq!(folder.read("old.json"), "old");
    assert_eq!(folder.read("p.yaml"), NO_OWNER);
    assert_eq!(names(&folder), ["old.json", "p.yaml"], "nothing is left");
}

#[test]
fn outputs_may_stand_on_both_sides_of_the_verb() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    for args in [
        &["-o", "json:a", "check", "p.yaml", "-o", "csv:b"][..],
        &["--output=json:a", "-o", "csv:b", "check", "p.yaml"],
        &["--lang", "zh", "check", "-o", "json:a", "p.yaml", "-ocsv:b"],
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{args:?}");
        for name in ["a", "b"] {
            assert!(folder.read(name).contains("S104"), "{name} {args:?}");
            std::fs::remove_file(folder.path().join(name)).expect("removed");
        }
    }
    let ran = folder.run(&["-o", "a", "goals", "p.yaml", "-o", "b"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--output once"), "{}", ran.stderr);
    assert_eq!(names(&folder), ["p.yaml"]);
    // The value of an option is no verb.
    let ran = folder.run(&["-o", "check", "goals", "p.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(names(&folder), ["check", "p.yaml"]);
}

/// The files of a folder.
fn names(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).expect("the folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            let name = entry.expect("an entry").file_name();
            name.into_string().expect("a UTF-8 name")
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_named_like_a_format_is_reached_by_its_path() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    let ran = folder.run(&["check", "p.yaml", "-o", "./json", "-f", "json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(folder.read("json").starts_with('{'));
}

#[test]
#[cfg(target_os = "linux")]
fn when_one_output_fails_no_file_changes() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER).write("old.json", "old");
    for bad in ["csv:/dev/full", "csv:missing/out.csv", "csv:."] {
        let ran = folder.run(&["check", "p.yaml", "-o", "json:old.json", "-o", bad]);
        assert_eq!(ran.code, 2, "{bad}: {}", ran.stderr);
        assert!(ran.stderr.contains("can't write"), "{}", ran.stderr);
        assert_eq!(folder.read("old.json"), "old", "{bad}");
        assert_eq!(names(&folder), ["old.json", "p.yaml"], "{bad}");
    }
}

#[test]
fn what_could_not_be_read_is_counted_in_every_output() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    let ran = folder.run(&[
        "check",
        "p.yaml",
        "missing.yaml",
        "-o",
        "json:out.json",
        "-o",
        "concise",
        "--lang",
        "zh",
    ]);
    assert_eq!(ran.code, 2);
    assert!(ran.stdout.contains("1 个文件无法读取"), "{}", ran.stdout);
    let json: Value = serde_json::from_str(&folder.read("out.json")).expect("JSON");
    assert_eq!(json["files_checked"], 1);
    assert_eq!(json["files_unreadable"], 1);
}

#[test]
fn colour_stays_out_of_files() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    folder.run(&["check", "p.yaml", "-o", "human:out.txt"]);
    assert!(!folder.read("out.txt").contains('\u{1b}'));
}

#[test]
fn statistics_count_by_rule() {
    let folder = Folder::new();
    let allowed = NO_OWNER.replace("- id: G1", "# planvet: allow[S104] x\n  - id: G1");
    folder
        .write("a.yaml", NO_OWNER)
        .write("b.yaml", NO_OWNER)
        .write("c.yaml", allowed)
        .write("d.yaml", "planvet: 1\ntitle: x\ngoals: 3\n")
        .write("e.yaml", "no: plan\n");
    let ran = folder.run(&["check", ".", "--statistics", "-f", "json"]);
    assert_eq!(ran.code, 1, "as the findings say");
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["report"], "statistics");
    assert_eq!(json["run"]["files_checked"], 4);
    assert_eq!(json["run"]["files_skipped"], 1);
    let rules = json["rules"].as_array().expect("rules");
    let s104 = rules
        .iter()
        .find(|rule| rule["code"] == "S104")
        .expect("S104");
    assert_eq!(s104["open"], 2);
    assert_eq!(s104["allowed"], 1);
    assert_eq!(s104["files"], 3);
    assert_eq!(s104["severity"], "warning");
    let order: Vec<(i64, &str)> = rules
        .iter()
        .map(|rule| {
            let open = rule["open"].as_i64().expect("a number");
            (-open, rule["code"].as_str().expect("a code"))
        })
        .collect();
    assert!(order.is_sorted(), "{order:?}");

    let csv = folder
        .run(&["check", ".", "--statistics", "-f", "csv"])
        .stdout;
    assert!(
        csv.starts_with("code,name,severity,open,known,allowed,files,fixable\r\n"),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), rules.len() + 1, "no sums");
    let table = folder
        .run(&["check", ".", "--statistics", "--lang", "zh"])
        .stdout;
    assert!(table.contains("合计") && table.contains("S104"), "{table}");
    let ran = folder.run(&[
        "check",
        ".",
        "--statistics",
        "-o",
        "markdown:out.md",
        "-o",
        "human",
    ]);
    assert_eq!(ran.code, 1);
    assert!(folder.read("out.md").contains("| S104 | no-owner |"));
}

#[test]
#[cfg(unix)]
fn the_summary_of_a_pull_request_is_markdown() {
    let folder = Folder::new();
    folder.write("p|`x`.yaml", NO_OWNER);
    let ran = folder.run(&["check", ".", "-f", "markdown", "--lang", "en"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.starts_with("## planvet\n\n1 file checked: "));
    assert!(
        ran.stdout.contains("\n### `` p|`x`.yaml ``\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout
            .contains("| warning | 6 | `S104` no-owner | nobody answers"),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_run_that_is_killed_leaves_the_old_file() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER).write("out.json", "old");
    let mut child = command(&["check", "p.yaml", "-", "-o", "json:out.json"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    // Standard input stays open: the run is in the middle for as long as we like.
    let mut stdin = child.stdin.take().expect("stdin");
    stdin.write_all(b"planvet: 1\n").expect("it reads");
    let half_written = || {
        names(&folder)
            .iter()
            .any(|name| name.starts_with(".planvet-"))
    };
    for _ in 0..500 {
        if half_written() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(half_written(), "the result is being written");
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    assert_eq!(folder.read("out.json"), "old");
    // What is left of it is hidden, no plan, and in nobody's way.
    let ran = folder.run(&["check", ".", "-o", "json:out.json"]);
    assert_eq!(ran.code, 1);
    let json: Value = serde_json::from_str(&folder.read("out.json")).expect("JSON");
    assert_eq!(json["files_checked"], 1);
}

#[test]
fn killed_at_any_moment_files_are_old_or_new() {
    let folder = Folder::new();
    for number in 0..60 {
        folder.write(&format!("plans/{number:02}.yaml"), NO_OWNER);
    }
    let args = ["check", "plans", "-o", "json:out.json", "-o", "csv:out.csv"];
    folder.run(&args);
    let whole = [folder.read("out.json"), folder.read("out.csv")];
    let (mut kept, mut replaced) = (0, 0);
    for step in 0..24 {
        folder.write("out.json", "old").write("out.csv", "old");
        let mut child = command(&args)
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        std::thread::sleep(Duration::from_millis(step * 5));
        // It may have ended by itself.
        let _ = child.kill();
        child.wait().expect("it ends");
        for (name, whole) in ["out.json", "out.csv"].into_iter().zip(&whole) {
            let now = folder.read(name);
            assert!(now == "old" || now == *whole, "{name} after {step}: {now}");
            kept += usize::from(now == "old");
            replaced += usize::from(now == *whole);
        }
    }
    assert!(kept > 0, "the first kills came in time");
    assert_eq!(kept + replaced, 48);
}

/// The first JSON block of a document.
fn published(name: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name);
    let text = std::fs::read_to_string(path).expect("the document");
    let (_, block) = text.split_once("```json").expect("a block");
    let (block, _) = block.split_once("```").expect("its end");
    serde_json::from_str(block).expect("JSON")
}

fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    object.keys().map(String::as_str).collect()
}

#[test]
fn the_published_shapes_are_real() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    let real = folder.run(&["check", "p.yaml", "-f", "json"]).stdout;
    let real: Value = serde_json::from_str(&real).expect("JSON");
    let table = folder.run(&["check", "p.yaml", "-f", "csv"]).stdout;
    let columns: Vec<String> = table
        .lines()
        .next()
        .expect("a heading")
        .split(',')
        .map(|name| format!("`{name}`"))
        .collect();
    for (name, comma) in [("findings.md", ", "), ("findings.zh-CN.md", "、")] {
        let shown = published(name);
        assert_eq!(keys(&shown), keys(&real), "{name}");
        for part in ["tool", "summary"] {
            assert_eq!(keys(&shown[part]), keys(&real[part]), "{name}");
        }
        let finding = &shown["findings"][0];
        assert_eq!(keys(finding), keys(&real["findings"][0]), "{name}");
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("docs")
            .join(name);
        let text = std::fs::read_to_string(path).expect("the document");
        let text = text.replace("\r\n", "\n").replace('\n', " ");
        let text = text.replace("、 ", "、");
        assert!(text.contains(&columns.join(comma)), "{name}");
    }
}

#[test]
fn no_result_goes_over_a_file_that_the_run_reads() {
    let folder = Folder::new();
    let config = "baseline = \"known.json\"\nexclude = [\"drafts/\"]\n";
    folder
        .write("p.yaml", NO_OWNER)
        .write("drafts/d.yaml", NO_OWNER)
        .write("planvet.toml", config)
        .write("other.toml", "profile = \"draft\"\n")
        .write("empty.toml", "");
    folder.run(&["check", ".", "--write-baseline", "known.json"]);
    let known = folder.read("known.json");
    for args in [
        &["check", ".", "-o", "json:planvet.toml"][..],
        &["check", ".", "-o", "json:known.json"],
        &["check", ".", "-o", "json:drafts/d.yaml"],
        &[
            "check",
            ".",
            "--isolated",
            "--baseline",
            "known.json",
            "-o",
            "json:./known.json",
        ],
        &["check", ".", "--config", "other.toml", "-o", "other.toml"],
        &[
            "check",
            ".",
            "--config",
            "empty.toml",
            "--write-baseline",
            "empty.toml",
        ],
        &["config", "-o", "planvet.toml"],
        &["goals", "p.yaml", "-o", "planvet.toml"],
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
        assert!(ran.stderr.contains("would overwrite"), "{}", ran.stderr);
    }
    assert_eq!(folder.read("planvet.toml"), config);
    assert_eq!(folder.read("known.json"), known);
    assert_eq!(folder.read("drafts/d.yaml"), NO_OWNER);
    assert_eq!(folder.read("other.toml"), "profile = \"draft\"\n");
    assert_eq!(folder.read("empty.toml"), "");
}

#[test]
#[cfg(unix)]
fn a_link_stays_a_link_wherever_it_leads() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER).write("deep/.keep", "");
    let place = |name: &str| folder.path().join(name);
    symlink("deep/new.json", place("link")).expect("a link");
    symlink("round", place("round")).expect("a link");
    let ran = folder.run(&["check", "p.yaml", "-o", "json:link"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(place("link").is_symlink());
    assert!(folder.read("deep/new.json").starts_with('{'));
    let ran = folder.run(&["check", "p.yaml", "-o", "json:round"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("can't write round"), "{}", ran.stderr);
    assert!(place("round").is_symlink());
    let ran = folder.run(&["check", "p.yaml", "-o", "json:/dev/stdout"]);
    assert!(ran.stdout.starts_with('{'), "{}", ran.stderr);
}

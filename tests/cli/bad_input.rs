//! Whatever bytes a file holds, planvet ends with findings and exit code 1, or 2 for a file that
//! can't be opened: never a panic, a hang or an exhausted memory.

use std::time::{Duration, Instant};

use crate::run::{Folder, NO_OWNER};

/// Checks a file of these bytes; gives what was printed.
fn findings(bytes: impl AsRef<[u8]>) -> String {
    let folder = Folder::new();
    folder.write("bad.yaml", bytes);
    let began = Instant::now();
    let ran = folder.run(&["check", "bad.yaml", "-f", "concise", "--lang", "en"]);
    assert!(began.elapsed() < Duration::from_secs(60), "a hang");
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.stderr, "");
    assert!(
        !ran.stdout.contains(|c: char| c.is_control() && c != '\n'),
        "{:?}",
        ran.stdout
    );
    // Views must live with it too.
    for verb in ["timeline", "risks", "goals", "budget"] {
        let ran = folder.run(&[verb, "bad.yaml"]);
        assert!(ran.code <= 1, "{verb}: {}", ran.stderr);
    }
    ran.stdout
}

#[test]
fn a_file_of_100_megabytes() {
    let mut text = String::from("planvet: 1\ntitle: x\ngoals:\n");
    let line = "  - {title: 目标目标目标目标目标目标目标目标目标目标}\n";
    text.push_str(&line.repeat((100 << 20) / line.len()));
    assert!(findings(text).contains("F013"));
}

#[test]
fn ten_thousand_levels() {
    assert!(findings(format!("planvet: 1\ntitle: {}\n", "[".repeat(10_000))).contains("F013"));
    let deep: String = (0..2_000)
        .map(|level| format!("{}a:\n", " ".repeat(level)))
        .collect();
    assert!(findings(deep).contains("F013"));
    let dashes = format!("planvet: 1\ntitle: x\ngoals:\n  {}x\n", "- ".repeat(10_000));
    assert!(findings(dashes).contains("F013"));
}

#[test]
fn a_billion_laughs() {
    let mut text = String::from("planvet: 1\ntitle: x\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..20 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        text += &format!("a{level}: &a{level} [{aliases}]\n");
    }
    text += "goals:\n  - title: *a19\n";
    assert!(findings(text).contains("F013"));
}

#[test]
fn merge_keys_that_multiply() {
    let mut text = String::from("planvet: 1\ntitle: x\nx-0: &m0 {title: a, owner: b, id: c}\n");
    for level in 1..25 {
        let below = level - 1;
        text += &format!("x-{level}: &m{level} {{<<: [*m{below}, *m{below}, *m{below}]}}\n");
    }
    text += "goals:\n  - {<<: *m24, dedline: x}\n";
    findings(text);
}

#[test]
fn nul_bytes_and_other_control_characters() {
    findings("planvet: 1\ntitle: \0\0\ngoals: x\n");
    findings(b"\0\0\0\0");
    findings(
        "planvet: 1\ntitle: x\ngoals:\n  - {title: x, \"\\e]0;pwned\\a\": 1, owner: \"\\u009b31m\"}\n",
    );
    findings("planvet: 1\ntitle: x\ngoals:\n  - {title: x, \"a\\u202eb\": 1}\n");
}

#[test]
fn control_characters_never_reach_the_terminal_raw() {
    let folder = Folder::new();
    folder.write(
        "bad.yaml",
        "planvet: 1\ntitle: \"x\\e[31m\"\ngoals:\n  - {id: G1, title: \"a\u{1b}]0;b\\a\\u009b\\u202e\", \"k\\e\": \"\u{9b}\"}\nrisks:\n  - {title: \"\\e[2J\", threatens: [\"G\\e\"]}\n",
    );
    for args in [
        &["check", "bad.yaml"][..],
        &["check", "bad.yaml", "-f", "concise"],
        &["check", "bad.yaml", "-f", "json"],
        &["check", "bad.yaml", "-f", "json", "--pretty"],
        &["check", "bad.yaml", "-f", "jsonl"],
        &["check", "bad.yaml", "-f", "csv"],
        &["check", "bad.yaml", "-f", "markdown"],
        &["check", "bad.yaml", "--statistics"],
        &["goals", "bad.yaml", "-f", "json"],
        &["goals", "bad.yaml"],
        &["goals", "bad.yaml", "-f", "markdown"],
        &["goals", "bad.yaml", "-f", "csv"],
        &["risks", "bad.yaml", "--view", "register"],
        &["timeline", "bad.yaml"],
    ] {
        let ran = folder.run(args);
        for text in [&ran.stdout, &ran.stderr] {
            assert!(
                !text.contains(
                    |c: char| (c.is_control() && c != '\n' && c != '\r') || c == '\u{202e}'
                ),
                "{args:?}: {text:?}"
            );
        }
    }
}

#[test]
fn invalid_utf8_and_other_encodings() {
    assert!(findings(b"planvet: 1\ntitle: \xff\xfe\n").contains("F002"));
    let utf16: Vec<u8> = NO_OWNER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(findings(utf16).contains("UTF-16"));
    // "title: 满意度提升" in GBK.
    assert!(
        findings(b"planvet: 1\ntitle: \xc2\xfa\xd2\xe2\xb6\xc8\xcc\xe1\xc9\xfd\n")
            .contains("GB18030")
    );
}

#[test]
fn empty_and_odd_roots() {
    for text in ["", "\n", "# nothing\n", "---\n", "...\n", "\u{feff}"] {
        assert!(findings(text).contains("F0"), "{text:?}");
    }
    for text in [
        "x",
        "[1, 2]",
        "3",
        "~",
        "? [a]\n: b\n",
        "{}",
        "- planvet: 1\n",
        "!!binary x",
        "%YAML 9.9\n---\na: 1\n",
    ] {
        assert!(findings(text).contains("F0"), "{text:?}");
    }
}

#[test]
fn many_comments_in_a_row() {
    for comment in ["# planvet: allow[S104] x\n", "# planvet: alow\n"] {
        let comments = comment.repeat(20_000);
        findings(format!("planvet: 1\n{comments}title: x\n{comments}"));
    }
}

#[test]
fn one_long_line_with_many_findings() {
    let keys: String = (0..20_000).map(|n| format!("k{n}: 甲, ")).collect();
    let out = findings(format!(
        "{{planvet: 1, title: x, {keys} goals: [{{title: x}}]}}\n"
    ));
    // Behind a limit, one finding stands for the rest.
    assert_eq!(out.matches("F004").count(), 5_001);
    assert!(out.contains("15000 more findings"), "the rest is counted");
}

#[test]
fn many_duplicate_keys_and_ids() {
    let keys: String = (0..30_000)
        .map(|n| format!("k{}: 1\n", n % 15_000))
        .collect();
    findings(format!(
        "planvet: 1\ntitle: x\n{keys}goals:\n  - title: x\n"
    ));
    let ids: String = (0..20_000).map(|_| "  - {id: G1, title: x}\n").collect();
    findings(format!("planvet: 1\ntitle: x\ngoals:\n{ids}"));
}

#[test]
fn huge_numbers_and_odd_dates() {
    let out = findings(
        "planvet: 1\ntitle: x\nstart: 9999-12-31\nend: 0001-01-01\nstatus_date: -1-1-1\ngoals:\n  - title: x\n    measure: {metric: m, baseline: 1e400, target: 99999999999999999999999999999999}\nphases:\n  - title: p\n    start: 2999-12-31\n    end: 1900-01-01\n    tasks:\n      - {id: T1, title: t, duration: 99999999999999999999d, progress: 1000000%}\nbudget:\n  total: 99999999999999999999999999999亿元\n  contingency: 99999999999999999999999999%\n  lines:\n    - {title: a, quantity: 79228162514264337593543950335, unit_price: 79228162514264337593543950335}\n    - {title: b, amount: 79228162514264337593543950335}\n    - {title: c, amount: 79228162514264337593543950335}\n",
    );
    assert!(out.contains("F007"));
}

#[test]
#[cfg(unix)]
fn odd_files_among_good_ones() {
    let folder = Folder::new();
    folder
        .write("x.yaml/inside.txt", "a directory named x.yaml")
        .write("good.yaml", NO_OWNER);
    std::os::unix::fs::symlink("nowhere", folder.path().join("dangling.yaml")).expect("a link");
    std::os::unix::fs::symlink(".", folder.path().join("loop")).expect("a link");
    std::os::unix::fs::symlink("b.yaml", folder.path().join("a.yaml")).expect("a link");
    std::os::unix::fs::symlink("a.yaml", folder.path().join("b.yaml")).expect("a link");
    let ran = folder.run(&["check", ".", "-f", "concise"]);
    assert!(
        ran.stdout.contains("good.yaml:6"),
        "{}{}",
        ran.stdout,
        ran.stderr
    );
    // Named on the command line, each is told.
    for name in ["dangling.yaml", "a.yaml"] {
        let ran = folder.run(&["check", "good.yaml", name, "-f", "concise"]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(ran.stdout.contains("good.yaml:6"));
        assert!(ran.stderr.contains(name), "{}", ran.stderr);
    }
    // The folder holds the dangling link too.
    assert_eq!(folder.run(&["check", "loop"]).code, 2);
}

#[test]
fn mutations_of_a_good_plan_never_panic() {
    let text = std::fs::read(crate::run::plan("satisfaction")).expect("plan");
    // A fixed sequence of changes, so that a failure can be repeated.
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let mut next = |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % bound as u64) as usize
    };
    let options = planvet::check::Options::default();
    for _ in 0..300 {
        let mut bytes = text.clone();
        for _ in 0..=next(4) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = next(256) as u8,
                1 => {
                    bytes.remove(at);
                }
                2 => bytes.truncate(at.max(1)),
                _ => {
                    let from = next(bytes.len());
                    let piece = bytes[from..bytes.len().min(from + 40)].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        let checked = planvet::check::check("mutated.yaml".into(), bytes, &options);
        let length = checked.source.text.len();
        for finding in &checked.findings {
            assert!(finding.span.end as usize <= length, "{finding:?}");
            assert!(
                checked.source.text.get(finding.span.range()).is_some(),
                "{finding:?}"
            );
        }
    }
}

#[test]
#[cfg(unix)]
fn a_pipe_in_a_folder_is_no_plan() {
    let folder = Folder::new();
    folder.write("good.yaml", NO_OWNER);
    let made = std::process::Command::new("mkfifo")
        .arg(folder.path().join("x.yaml"))
        .status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(folder.run(&["check", "."]).code, 1);
    }
}

#[test]
fn a_million_documents() {
    findings("--- a\n".repeat(100_000));
}

#[test]
fn a_list_of_a_million_slips() {
    let items = "a,".repeat(1_000_000);
    let out = findings(format!("planvet: 1\ntitle: x\ngoals: [{items}]\n"));
    assert!(out.lines().count() < 20_000);
}

#[test]
#[cfg(unix)]
fn a_configuration_that_is_no_file_is_trouble() {
    let folder = Folder::new();
    folder.write("plans/p.yaml", NO_OWNER);
    let place = folder.path().join("plans/planvet.toml");
    std::os::unix::fs::symlink("nowhere.toml", &place).expect("a link");
    let ran = folder.run(&["check", "plans"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("plans/planvet.toml"), "{}", ran.stderr);
    std::fs::remove_file(&place).expect("removed");
    std::fs::create_dir(&place).expect("a folder");
    let ran = folder.run(&["check", "plans"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("it is no file"), "{}", ran.stderr);
    assert_eq!(folder.run(&["check", "plans", "--isolated"]).code, 1);
}

/// What GitHub's and Azure's runners would obey in a log.
fn commands(log: &str) -> Vec<&str> {
    let inline = ["##[", "##vso[", "##teamcity["];
    let obeyed = |line: &&str| {
        line.trim_start().starts_with("::") || inline.iter().any(|opens| line.contains(opens))
    };
    log.split(['\n', '\r']).filter(obeyed).collect()
}

#[test]
#[cfg(unix)]
fn a_log_in_ci_obeys_no_plan() {
    const COMMANDS: [&str; 4] = [
        "::error file=a::b",
        "##[add-mask]x",
        "##vso[task.complete]x",
        "x\n::stop-commands::y",
    ];
    let folder = Folder::new();
    let mut named = vec!["check"];
    for command in COMMANDS {
        let text = serde_json::to_string(command).expect("JSON");
        let plan = format!(
            "planvet: 1\ntitle: {text}\ngoals:\n  - {{id: {text}, title: {text}, {text}: 1}}\n  - {{id: G1}}  # planvet: allow[F005] {command}\nrisks:\n  - {{id: {text}, title: {text}, threatens: [{text}]}}\n"
        );
        folder.write(&format!("{command}.yaml"), plan);
        named.extend(["--select", command]);
    }
    let baseline = ["check", ".", "--write-baseline", "##[b]\n::error::x.json"];
    let mut runs = vec![
        baseline.to_vec(),
        vec!["check", "::error::x\n::y.yaml", "no\r::z"],
        vec!["check", ".", "--baseline", "::error::x\n::y.json"],
        vec!["check", ".", "--config", "::error::x\n::y.toml"],
        vec!["check", ".", "-o", "json:no\n::error::x/##[y]"],
        vec!["check", ".", "--profile", "x\n::error::y"],
        vec!["check", ".", "--changed-since", "x\n::error::y"],
        vec!["check", "--fail-on", "x\n::error::y"],
        vec!["check", "-\n::error::y"],
        vec!["check", "--lang", "zh", "--x\n::error::y"],
        vec!["x\n::error::y"],
        vec!["explain", "x\n::error::y"],
        named,
    ];
    for format in [
        "human",
        "concise",
        "json",
        "jsonl",
        "csv",
        "markdown",
        "sarif",
        "junit",
        "gitlab",
        "checkstyle",
    ] {
        runs.push(vec!["check", ".", "-f", format]);
        runs.push(vec!["check", ".", "--pretty", "-f", format]);
        runs.push(vec!["check", ".", "-f", format, "--baseline", baseline[3]]);
    }
    for verb in ["timeline", "risks", "goals", "budget"] {
        for format in ["table", "csv", "json", "markdown"] {
            runs.push(vec![verb, ".", "-f", format]);
        }
    }
    for args in runs {
        let ran = folder.run(&args);
        assert_eq!(commands(&ran.stdout), [""; 0], "{args:?}");
        assert_eq!(commands(&ran.stderr), [""; 0], "{args:?}");
    }
}

#[test]
fn many_allows_above_many_findings() {
    let goals: String = (0..5_000)
        .map(|number| format!("- {{id: G{number}, title: goal {number}}}\n"))
        .collect();
    let allows = "# planvet: allow[S104, M201, T501, S104] old\n".repeat(20_000);
    let shown = findings(format!("planvet: 1\ntitle: t\n{allows}goals:\n{goals}"));
    assert!(shown.contains("X001"), "a rule named twice");
    let names = "S14,M201,".repeat(50_000);
    let reason = "old ".repeat(200_000);
    findings(format!(
        "planvet: 1\ntitle: t\n# planvet: allow-file[{names}] {reason}\ngoals:\n{goals}"
    ));
}

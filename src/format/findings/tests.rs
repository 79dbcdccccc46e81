//! The same files through every format.

use serde_json::Value;

use super::*;
use crate::check;
use crate::diagnostic::{Severity, State};

use crate::lang::Lang;

/// One finding of each state: G1 is allowed to have no owner, that of G2 is known.
const STATES: &str = "planvet: 1
title: 方案
goals:
  # planvet: allow[S104] named in May
  - {id: G1, title: 甲, accepted: x}
  - {id: G2, title: 乙, accepted: x}
  - {id: G3, title: 丙, accepted: x}
";

fn checked(path: &str, text: &str) -> Checked {
    check::check(
        path.to_owned(),
        text.as_bytes().to_vec(),
        &check::Options::default(),
    )
}

/// A file with open, known and allowed findings.
fn states(path: &str) -> Checked {
    let mut file = checked(path, STATES);
    file.findings
        .retain(|finding| finding.rule.code == "S104" || finding.rule.code == "T501");
    for finding in &mut file.findings {
        finding.known = finding.message.en.contains("G2");
    }
    file
}

/// What a run over these files writes.
fn written(files: &[Checked], format: FindingsFormat, options: &Options) -> String {
    let mut out = head(format, options);
    let mut run = Run::default();
    let mut begun = false;
    for file in files {
        run.add(Run::of_file(file, options).with_digest(file, options));
        let piece = render(file, format, options);
        if !piece.is_empty() {
            if begun {
                out.push_str(separator(format));
            }
            begun = true;
            out.push_str(&piece);
        }
    }
    out + &tail(format, &run, options)
}

fn english() -> Options {
    Options {
        lang: Some(Lang::En),
        ..Options::default()
    }
}

#[test]
fn json_is_one_object_however_many_files_there_are() {
    for files in [
        vec![],
        vec![checked("a.yaml", "planvet: 1\n")],
        vec![
            states("a.yaml"),
            checked(
                "clean.yaml",
                "planvet: 1\ntitle: x\ngoals: [{id: G1, title: x}]\n",
            ),
            states("b.yaml"),
        ],
    ] {
        let plain = written(&files, FindingsFormat::Json, &english());
        let pretty = Options {
            pretty: true,
            ..english()
        };
        let pretty = written(&files, FindingsFormat::Json, &pretty);
        let value: Value = serde_json::from_str(&plain).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&pretty).unwrap(), value);
        let total: usize = files.iter().map(|file| file.findings.len()).sum();
        assert_eq!(value["findings"].as_array().unwrap().len(), total);
        assert_eq!(value["files_checked"], files.len());
        assert!(plain.ends_with("}\n") && pretty.ends_with("\n}\n"));
        if total > 0 {
            let usual = serde_json::to_string_pretty(&value).unwrap() + "\n";
            assert_eq!(pretty, usual, "indented as usual");
        }
    }
}

#[test]
fn every_state_is_in_the_data_formats() {
    let files = [states("a.yaml")];
    let json: Value =
        serde_json::from_str(&written(&files, FindingsFormat::Json, &english())).unwrap();
    let of = |state: &str| -> Vec<&Value> {
        let findings = json["findings"].as_array().unwrap();
        let has = |finding: &&Value| finding["state"] == state;
        findings.iter().filter(has).collect()
    };
    assert_eq!(of("allowed").len(), 1);
    assert_eq!(of("allowed")[0]["reason"], "named in May");
    assert_eq!(of("known").len(), 2);
    assert!(of("open").iter().all(|finding| finding["reason"].is_null()));
    let summary = &json["summary"];
    assert_eq!(
        (&summary["known"], &summary["allowed"]),
        (&2.into(), &1.into())
    );
    assert_eq!(
        summary["warning"].as_u64().unwrap() + summary["info"].as_u64().unwrap(),
        of("open").len() as u64,
        "only open ones are counted by severity"
    );

    let lines = written(&files, FindingsFormat::Jsonl, &english());
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let (last, findings) = lines.split_last().unwrap();
    assert_eq!(last["type"], "summary");
    assert_eq!(last["summary"], json["summary"]);
    for (line, finding) in findings.iter().zip(json["findings"].as_array().unwrap()) {
        assert_eq!(line["type"], "finding");
        let mut line = line.clone();
        line.as_object_mut().unwrap().shift_remove("type");
        assert_eq!(&line, finding, "the same shape");
    }

    let table = written(&files, FindingsFormat::Csv, &english());
    let mut reader = ::csv::Reader::from_reader(table.as_bytes());
    let at = reader
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "state")
        .unwrap();
    let states: Vec<String> = reader
        .records()
        .map(|record| record.unwrap()[at].to_owned())
        .collect();
    let expected: Vec<&str> = files[0]
        .findings
        .iter()
        .map(|finding| finding.state().word())
        .collect();
    assert_eq!(states, expected);
}

#[test]
fn what_is_known_is_marked_for_people_and_hidden_on_demand() {
    let files = [states("a.yaml")];
    let human = written(&files, FindingsFormat::Human, &english());
    let known = "known: a.yaml:6:21 S104 nobody answers for goal G2 (乙)\n";
    let at = human.find(known).unwrap_or_else(|| panic!("{human}"));
    assert!(human.rfind("G3").unwrap() < at, "behind the open ones");
    assert!(
        human.ends_with("; 2 more are known, 1 allowed\n"),
        "{human}"
    );
    let chinese = Options {
        lang: Some(Lang::Zh),
        color: true,
        ..Options::default()
    };
    let human = written(&files, FindingsFormat::Human, &chinese);
    assert!(
        human.contains("\u{1b}[2m已知：a.yaml:6:21 S104 "),
        "{human}"
    );
    let concise = written(&files, FindingsFormat::Concise, &english());
    assert!(
        concise.contains(
            "a.yaml:6:21: warning S104 no-owner: nobody answers for goal G2 (乙) (known)\n"
        ),
        "{concise}"
    );
    let concise = written(&files, FindingsFormat::Concise, &chinese);
    assert_eq!(concise.matches("（已知）\n").count(), 2);
    let hidden = Options {
        hide_known: true,
        ..english()
    };
    for format in FindingsFormat::ALL {
        let text = written(&files, format, &hidden);
        let data = ["json", "jsonl", "csv", "sarif", "junit", "gitlab"].contains(&format.name());
        assert_eq!(text.contains("G2"), data, "{format:?}");
    }
    let concise = written(&files, FindingsFormat::Concise, &hidden);
    assert!(concise.contains("2 more are known"), "still counted");
}

#[test]
fn the_summary_leaves_out_what_there_is_none_of() {
    let silent = Options {
        quiet: true,
        ..english()
    };
    for format in [FindingsFormat::Human, FindingsFormat::Concise] {
        assert_eq!(written(&[], format, &silent), "");
        assert_eq!(written(&[], format, &english()), "no file was checked\n");
    }
    let mut file = states("a.yaml");
    file.findings
        .retain(|finding| finding.state() == State::Allowed);
    let concise = written(&[file], FindingsFormat::Concise, &english());
    assert_eq!(
        concise,
        "1 file checked, nothing found; 1 more is allowed\n"
    );
    let mut run = Run::skipped();
    run.add(Run::unreadable());
    assert_eq!(
        tail(FindingsFormat::Concise, &run, &english()),
        "no file was checked; 1 file could not be read (1 file skipped: no plan)\n"
    );
}

/// Files with many findings, warnings first.
fn many(files: usize, goals: usize) -> Vec<Checked> {
    (0..files)
        .map(|file| {
            let mut text = String::from("planvet: 1\ntitle: x\ngoals:\n");
            for goal in 0..goals {
                text += &format!("  - {{id: G{goal}, title: 目标 {goal} 号 & <b>, deadline: x}}\n");
            }
            checked(&format!("plans/{file:04}.yaml"), &text)
        })
        .collect()
}

#[test]
fn a_pull_request_comment_has_room_for_the_worst_only() {
    let files = many(60, 40);
    let options = english();
    let text = written(&files, FindingsFormat::Markdown, &options);
    assert!(text.len() <= 60_000, "{} bytes", text.len());
    assert!(text.len() > 40_000, "{} bytes", text.len());
    let shown = |severity: Severity| {
        text.matches(&format!("\n| {} | ", severity.label().en))
            .count()
    };
    let all = |severity: Severity| {
        files
            .iter()
            .flat_map(Checked::open)
            .filter(|finding| finding.severity == severity)
            .count()
    };
    // The table of counts has a row of the same beginning.
    let errors = shown(Severity::Error) - 1;
    let warnings = shown(Severity::Warning) - 1;
    assert!(
        errors > 0 && warnings == 0,
        "{errors} errors, {warnings} warnings"
    );
    let left = all(Severity::Error) - errors;
    let missing = format!(
        "_Not shown for want of room: {left} errors, {} warnings",
        all(Severity::Warning)
    );
    assert!(
        text.contains(&missing),
        "{missing}\n{}",
        &text[text.len() - 200..]
    );
    assert!(text.contains("### `plans/0000.yaml`\n"));
    assert!(!text.contains("plans/0059.yaml"), "the first ones stay");
}

#[test]
fn a_pull_request_comment_begins_with_the_worst_file() {
    let mild = checked(
        "a.yaml",
        "planvet: 1\ntitle: x\ngoals:\n  - {id: G1, title: x}\n",
    );
    let bad = checked("b.yaml", "planvet: 1\ntitle: x\ngoals: 3\n");
    assert!(
        bad.open()
            .any(|finding| finding.severity == Severity::Error)
    );
    let text = written(&[mild, bad], FindingsFormat::Markdown, &english());
    assert!(text.find("`b.yaml`").unwrap() < text.find("`a.yaml`").unwrap());
    let nothing = written(&[], FindingsFormat::Markdown, &english());
    assert_eq!(nothing, "## planvet\n\nno file was checked\n");
}

//! Text of a plan that would like to be more than text.

use super::*;
use crate::format::escape::is_control;

/// Ids, titles and keys of a plan and its path that try to be more than text.
fn hostile() -> Checked {
    let text = "planvet: 1
title: \"\\e]0;x\\a=1+1\"
goals:
  # planvet: allow[S104] =cmd|'/c calc'!A0 | @team
  - {id: \"=cmd|' /C calc'!A0\", title: \"-1|`x`\\n## <script>alert(1)</script>\", \"k\\e[2J\": 1}
  - {id: \"@SUM(1)\", title: \"a\\u202eb\\u009b31m ]]> ::error::x %0A &lt; | \\\\| [l](http://x)\"}
  - {id: G3, title: \"＝1+1 \\\"q\\\" \\r\\n\\t x\", owner: \"\\0\\u2028\"}
tasks: \"=1\"
";
    let mut file = checked("=a|`b`\n\u{1b}[31m<i>@team,\"c\".yaml", text);
    let mut known = file.findings.clone();
    for finding in &mut known {
        finding.known = true;
        finding.suppressed = None;
    }
    file.findings.extend(known);
    file
}

#[test]
fn no_text_of_a_plan_is_more_than_text() {
    let file = hostile();
    assert!(file.findings.len() > 10);
    let total = file.findings.len();
    let files = [file];
    for lang in Lang::ALL {
        for pretty in [false, true] {
            let options = Options {
                lang: Some(lang),
                pretty,
                ..Options::default()
            };
            for format in FindingsFormat::ALL {
                let text = written(&files, format, &options);
                let raw = text.replace("\r\n", "\n");
                let raw = raw.find(|c| is_control(c) && c != '\n');
                assert_eq!(raw, None, "{format:?}: {text:?}");
            }
            let json = written(&files, FindingsFormat::Json, &options);
            let json: Value = serde_json::from_str(&json).unwrap();
            assert_eq!(json["findings"].as_array().unwrap().len(), total);
            assert_eq!(
                json["findings"][0]["path"].as_str(),
                Some(files[0].source.path.as_str()),
                "readers of JSON get the very text"
            );
            let jsonl = written(&files, FindingsFormat::Jsonl, &options);
            assert_eq!(jsonl.lines().count(), total + 1);
            assert!(
                jsonl
                    .lines()
                    .all(|line| serde_json::from_str::<Value>(line).is_ok())
            );
            let concise = written(&files, FindingsFormat::Concise, &options);
            let shown = files[0]
                .findings
                .iter()
                .filter(|finding| finding.state() != State::Allowed)
                .count();
            assert_eq!(concise.lines().count(), shown + 1, "{concise}");
        }
    }
}

#[test]
fn no_text_of_a_plan_is_a_formula() {
    let files = [hostile()];
    let text = written(&files, FindingsFormat::Csv, &english());
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let mut records = 0;
    for record in reader.records() {
        let record = record.unwrap();
        records += 1;
        for field in &record {
            assert!(
                !field
                    .trim_start()
                    .starts_with(['=', '+', '-', '@', '＝', '\t', '\r']),
                "{field:?}"
            );
            assert!(!field.contains('\n'), "{field:?}");
        }
    }
    assert_eq!(records, files[0].findings.len());
    let marked = Options {
        bom: true,
        ..english()
    };
    assert_eq!(
        written(&files, FindingsFormat::Csv, &marked),
        format!("\u{feff}{text}")
    );
}

#[test]
fn no_text_of_a_plan_is_markup() {
    for lang in Lang::ALL {
        let options = Options {
            lang: Some(lang),
            ..Options::default()
        };
        let text = written(&[hostile()], FindingsFormat::Markdown, &options);
        assert!(!text.contains("<script"), "{text}");
        assert!(!text.contains("](http"), "{text}");
        for line in text.lines() {
            // A path is code, where nothing is markup.
            let code = line.starts_with("### ");
            assert!(code || !line.contains('<'), "{line}");
            assert!(
                code || line
                    .match_indices('@')
                    .all(|(at, _)| line[at..].starts_with("@&#8203;")),
                "{line}"
            );
            assert!(!line.starts_with("## ") || line == "## planvet", "{line}");
            if line.starts_with("| ") {
                assert!([3, 6].contains(&bars(line)), "{line}");
            }
        }
    }
}

/// The bars of a row that GitHub takes for edges of cells.
fn bars(line: &str) -> usize {
    let mut bars = 0;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '|' => bars += 1,
            _ => {}
        }
    }
    bars
}

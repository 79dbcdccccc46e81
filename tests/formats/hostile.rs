//! Whatever a plan or its path holds, a report stays whole and says just that.

use planvet::check::Checked;
use planvet::diagnostic::{Diagnostic, Related, Severity, Suppression};
use planvet::format::escape::{is_control, one_line, visible, visible_lines};
use planvet::format::findings::{FindingsFormat, Options};
use planvet::lang::Text;
use planvet::source::{Edit, Limits, Route, Span, parse};
use proptest::prelude::*;

use crate::{checkstyle, file, finding, github, gitlab, junit, options, report, sarif};

const FORMATS: [FindingsFormat; 5] = [
    FindingsFormat::Sarif,
    FindingsFormat::Junit,
    FindingsFormat::Github,
    FindingsFormat::Gitlab,
    FindingsFormat::Checkstyle,
];

/// What breaks out of one format or another, or into a terminal.
const ATTACKS: &[&str] = &[
    "\u{0}\u{1}\u{8}\u{b}\u{c}\u{e}\u{1b}[31mred\u{7f}\u{85}\u{9b}",
    "]]><x/><![CDATA[",
    "\"' onload='x' a=\"b",
    "<script>alert(1)</script>",
    "</failure></testcase><testcase name=\"x\">",
    "&amp;&#0;&#x1b;&lt;&nbsp;",
    "a\n::error file=x::y",
    "::stop-commands::x",
    "##[error]x",
    "%0A%0D%25%3A%2C%",
    "a,line=1::b",
    "line\nfeed\r\nand\rreturn\tand tab",
    "\u{202e}right to left\u{2066}\u{2069}",
    "\u{feff}",
    "\u{2028}\u{2029}\u{fffe}\u{ffff}\u{10ffff}\u{e0001}",
    "\"}],\"results\":[{",
    "\\u0000\\n\\\"",
    "[x](https://example.com) {0} {{1}}",
    "../../../etc/passwd",
    "=cmd|'/c calc'!A0",
    "  two  spaces at both ends  ",
];

fn text(attack: &str) -> Text {
    Text {
        en: attack.to_owned().into(),
        zh: attack.to_owned().into(),
    }
}

/// A file whose path, text and findings hold an attack everywhere one can stand: open, known and
/// allowed.
fn attacked(path: &str, attack: &str) -> Checked {
    let yaml = format!("{}: x\n", serde_json::to_string(attack).expect("JSON"));
    let route = Route::to(&parse(&yaml, &Limits::DEFAULT), Span::new(0, 1));
    let source = format!("end\n甲: {attack} 乙");
    let attacked = |severity| {
        let mut finding: Diagnostic = finding("end", "end", severity);
        finding.route = route.clone();
        finding.message = text(attack);
        finding.help = Some(text(attack));
        finding.related.push(Related {
            span: Span::new(0, source.len()),
            message: text(attack),
        });
        finding.fix(
            text(attack),
            false,
            Edit {
                span: Span::new(4, source.len()),
                replacement: attack.to_owned(),
            },
        );
        finding
    };
    let mut known = attacked(Severity::Warning);
    known.known = true;
    let mut allowed = attacked(Severity::Info);
    allowed.suppressed = Some(Suppression {
        by: Span::new(0, 3),
        reason: attack.to_owned(),
    });
    file(
        path,
        &source,
        vec![attacked(Severity::Error), known, allowed],
    )
}

/// What XML can hold of a text that is shown.
fn in_xml(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// Checks that each format says what it is to say and nothing else.
fn holds(path: &str, attack: &str) {
    let files = [attacked(path, attack)];
    let options = Options {
        has_baseline: true,
        root: None,
        ..options()
    };
    let line = one_line(attack);
    let lines = visible_lines(attack);
    for format in FORMATS {
        let out = report(&files, format, &options);
        let raw = out.find(|c: char| is_control(c) && c != '\n' && c != '\t');
        assert_eq!(raw, None, "{format:?} {attack:?}");
        match format {
            FindingsFormat::Sarif => {
                let log = sarif::read(&out);
                let results = log["runs"][0]["results"].as_array().expect("results");
                assert_eq!(results.len(), 3);
                let told = lines.replace("](", "] (");
                for result in results {
                    assert_eq!(result["message"]["text"], format!("{told}\n{told}"));
                    assert_eq!(result["relatedLocations"][0]["message"]["text"], told);
                    let fix = &result["fixes"][0];
                    assert_eq!(fix["description"]["text"], told);
                    let inserted = &fix["artifactChanges"][0]["replacements"][0];
                    let inserted = inserted["insertedContent"]["text"].as_str();
                    assert_eq!(inserted.unwrap_or_default(), attack, "the very text");
                }
                let why = results[2]["suppressions"][0]["justification"].as_str();
                assert_eq!(why.unwrap_or_default(), lines);
            }
            FindingsFormat::Junit => {
                let read = junit::read(&out);
                assert_eq!(read.suites.len(), 1);
                let suite = &read.suites[0];
                assert_eq!(suite.name, in_xml(&one_line(path)));
                assert_eq!(suite.cases.len(), 3);
                let failure = suite.cases[0].status.failure_as_ref();
                assert_eq!(failure.message, in_xml(&line));
                let texts = junit::texts(&out, "failure");
                let path = in_xml(&one_line(path));
                let first = format!("{path}:1:1: error S104 no-owner: {}", in_xml(&line));
                assert_eq!(texts, [format!("{first}\n{}", in_xml(&lines))]);
                let skipped = |nth: usize| &suite.cases[nth].status.skipped_as_ref().message;
                assert!(skipped(1).starts_with("known:"));
                assert!(skipped(2).starts_with("allowed"));
            }
            FindingsFormat::Github => {
                let commands = github::read(&out);
                assert_eq!(commands.len(), 1);
                assert_eq!(commands[0].name, "error");
                assert_eq!(commands[0].get("file"), visible(path));
                assert_eq!(commands[0].get("title"), "S104 no-owner");
                assert_eq!(commands[0].data, format!("{line}\n{line}"));
            }
            FindingsFormat::Gitlab => {
                let issues = gitlab::read(&out);
                assert_eq!(issues.len(), 2);
                assert_eq!(issues[0].location.path, visible(path));
                assert_eq!(issues[0].description, format!("S104 no-owner: {line}"));
            }
            FindingsFormat::Checkstyle => {
                let (names, told) = checkstyle::read(&out);
                assert_eq!(names, [in_xml(&one_line(path))]);
                assert_eq!(told.len(), 1);
                assert_eq!(told[0].message, in_xml(&line));
            }
            other => panic!("{other:?} has tests of its own"),
        }
    }
}

#[test]
fn attacks_are_only_text() {
    for attack in ATTACKS {
        holds(&format!("{attack}.yaml"), attack);
        holds("plan.yaml", &ATTACKS.concat());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_only_text(
        path in any::<String>(),
        parts in prop::collection::vec(
            prop_oneof![
                prop::sample::select(ATTACKS).prop_map(str::to_owned),
                any::<String>(),
            ],
            1..4,
        ),
    ) {
        holds(&format!("p{path}"), &parts.concat());
    }
}

//! JUnit's XML: a test suite for each file, a test case for each finding.
//!
//! A finding that makes the run fail is a failure, one below that level a test that passed and
//! has something to say, a known or allowed one a skipped test. A file without findings is one
//! test that passed. Nothing depends on the clock: all times are zero.

use std::collections::HashMap;

use crate::check::Checked;
use crate::diagnostic::{Diagnostic, State};
use crate::format::escape::one_line;
use crate::lang::{Lang, Text};
use crate::source::{LineIndex, Position};
use crate::text;

use super::{Options, paths};
use crate::format::xml::{DECLARATION, Elements};

/// The test of a file in which nothing was found.
const CLEAN: &str = "nothing found";

/// What opens the document; its counts are those of its suites.
pub(super) fn head() -> String {
    format!("{DECLARATION}<testsuites name=\"planvet\">\n")
}

/// What closes the document.
pub(super) fn tail() -> String {
    "</testsuites>\n".to_owned()
}

/// The suite of a file.
pub(super) fn render(file: &Checked, lang: Lang, options: &Options) -> String {
    let path = paths::relative(&file.source.path, options.root.as_deref());
    let fail_on = options.fail_on;
    let fails =
        |finding: &&Diagnostic| finding.state() == State::Open && fail_on.fails(finding.severity);
    let failures = file.findings.iter().filter(fails).count();
    let skipped = file.findings.len() - file.open().count();
    let mut elements = Elements::new();
    elements.open(
        "testsuite",
        &[
            ("name", &path),
            ("tests", &file.findings.len().max(1).to_string()),
            ("failures", &failures.to_string()),
            ("errors", "0"),
            ("skipped", &skipped.to_string()),
            ("time", "0"),
        ],
    );
    // Readers split the name of a class at its dots.
    let class = path
        .strip_suffix(".yaml")
        .or_else(|| path.strip_suffix(".yml"))
        .unwrap_or(&path);
    if file.findings.is_empty() {
        elements.empty("testcase", &test(CLEAN, class));
    }
    let lines = LineIndex::new(&file.source.text);
    let mut names = Names::default();
    for finding in &file.findings {
        elements.open("testcase", &test(&names.of(finding), class));
        let at = lines.position(finding.span.start);
        match finding.state() {
            State::Open if fails(&finding) => elements.text(
                "failure",
                &[
                    ("type", finding.severity.word()),
                    ("message", finding.message.get(lang)),
                ],
                &details(finding, &path, at, lang),
            ),
            State::Open => elements.text("system-out", &[], &details(finding, &path, at, lang)),
            State::Known | State::Allowed => {
                let why = why_skipped(finding);
                elements.empty("skipped", &[("message", why.get(lang))]);
            }
        }
        elements.close("testcase");
    }
    elements.close("testsuite");
    elements.finish()
}

/// The attributes of a test.
fn test<'a>(name: &'a str, class: &'a str) -> [(&'static str, &'a str); 3] {
    [("name", name), ("classname", class), ("time", "0")]
}

/// The names of the tests of a file: rule and place in the plan, which stay when lines move, and
/// a number for the second of a kind, because CI systems take tests of one name for one test.
#[derive(Default)]
struct Names(HashMap<String, usize>);

impl Names {
    fn of(&mut self, finding: &Diagnostic) -> String {
        let rule = finding.rule;
        let name = format!("{} {} {}", rule.code, rule.name, finding.route);
        let name = one_line(name.trim_end()).into_owned();
        let seen = self.0.entry(name.clone()).or_default();
        *seen += 1;
        match *seen {
            1 => name,
            nth => format!("{name} ({nth})"),
        }
    }
}

/// What a finding says, as the one-line format has it, with the help below.
fn details(finding: &Diagnostic, path: &str, at: Position, lang: Lang) -> String {
    let mut details = format!(
        "{}:{}:{}: {} {} {}: {}",
        one_line(path),
        at.line,
        at.column,
        finding.severity.label().get(lang),
        finding.rule.code,
        finding.rule.name,
        one_line(finding.message.get(lang)),
    );
    if let Some(help) = &finding.help {
        details.push('\n');
        details.push_str(help.get(lang));
    }
    details
}

/// Why the finding doesn't count, and what it says.
fn why_skipped(finding: &Diagnostic) -> Text {
    let message = &finding.message;
    match &finding.suppressed {
        None => text!("known: {message}", "已知：{message}", message = message),
        Some(by) if by.reason.is_empty() => {
            text!("allowed: {message}", "已放行：{message}", message = message)
        }
        Some(by) => text!(
            "allowed, {reason}: {message}",
            "已放行，{reason}：{message}",
            reason = by.reason,
            message = message,
        ),
    }
}

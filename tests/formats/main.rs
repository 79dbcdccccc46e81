//! The formats that CI systems read: each valid by its schema, each read back by a reader that
//! is not ours, whatever a plan holds.

mod checkstyle;
mod github;
mod gitlab;
mod hostile;
mod junit;
mod sarif;
#[path = "../support/mod.rs"]
mod support;

use planvet::check::{Checked, Settings};
use planvet::diagnostic::{Diagnostic, Fingerprint, RuleId, Severity, Suppression};
use planvet::format::findings::{FindingsFormat, Options, Run, head, render, separator, tail};
use planvet::lang::Text;
use planvet::source::{Source, Span};

/// The report on some files.
fn report(files: &[Checked], format: FindingsFormat, options: &Options) -> String {
    let mut run = Run::default();
    let mut pieces = Vec::new();
    for file in files {
        run.add(Run::of_file(file, options));
        pieces.push(render(file, format, options));
    }
    pieces.retain(|piece| !piece.is_empty());
    [
        head(format, options),
        pieces.join(separator(format)),
        tail(format, &run, options),
    ]
    .concat()
}

/// Options of a run in `/work`.
fn options() -> Options {
    Options {
        root: Some("/work".to_owned()),
        ..Options::default()
    }
}

/// Every plan of the fixtures, checked: real findings of every rule there is.
fn fixtures() -> Vec<Checked> {
    let all = support::files(&support::root().join("fixtures/rules"), &["yaml"]);
    assert!(all.len() > 100);
    all.iter()
        .map(|path| support::check(&support::relative(path), std::fs::read(path).expect("plan")))
        .collect()
}

/// A finding about `place` in `text`, which has it once.
fn finding(text: &str, place: &str, severity: Severity) -> Diagnostic {
    assert_eq!(text.matches(place).count(), 1, "{place:?} in {text:?}");
    let start = text.find(place).expect("a place");
    let span = Span::new(start, start + place.len());
    let rule = RuleId {
        code: "S104",
        name: "no-owner",
    };
    let mut finding = Diagnostic::new(rule, severity, span, Text::new("a message", "一句话"));
    finding.fingerprint = Fingerprint(start as u64 + 1);
    finding
}

/// A file with findings.
fn file(path: &str, text: &str, findings: Vec<Diagnostic>) -> Checked {
    Checked {
        source: Source {
            path: path.to_owned(),
            text: text.to_owned(),
        },
        findings,
        complete: true,
        text_faults: 0,
        plans: Vec::new(),
        settings: Settings::standard(),
    }
}

/// The text of [`mixed`].
const MIXED: &str = "a: error\nb: warning\nc: info\nd: known\ne: allowed\n";

/// A file with a finding of each severity, a known and an allowed one.
fn mixed(path: &str) -> Checked {
    let mut known = finding(MIXED, "known", Severity::Error);
    known.known = true;
    let mut allowed = finding(MIXED, "allowed", Severity::Error);
    allowed.suppressed = Some(Suppression {
        by: Span::new(0, 1),
        reason: "agreed <here>".to_owned(),
    });
    file(
        path,
        MIXED,
        vec![
            finding(MIXED, "error", Severity::Error),
            finding(MIXED, "warning", Severity::Warning),
            finding(MIXED, "info", Severity::Info),
            known,
            allowed,
        ],
    )
}

/// A file without findings.
fn clean(path: &str) -> Checked {
    file(path, "a: 1\n", Vec::new())
}

//! GitLab's Code Quality report: the subset of Code Climate's issues that GitLab reads.
//!
//! GitLab compares the report of a merge request with that of its target branch by fingerprint
//! and shows what is new and what is gone. So known findings stay in the report: left out on one
//! side only they would look like new or mended ones. Allowed findings are left out.

use std::collections::HashMap;

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_128;

use crate::check::Checked;
use crate::diagnostic::{Fingerprint, Severity, State};
use crate::format::escape::{one_line, visible};
use crate::lang::Lang;
use crate::source::LineIndex;

use super::{FindingsFormat, Options, paths, separator, shape};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'a str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// What opens the report.
pub(super) fn head() -> String {
    "[\n".to_owned()
}

/// What closes the report.
pub(super) fn tail() -> String {
    "\n]\n".to_owned()
}

/// The findings of a file as members of the report, a line each.
pub(super) fn render(file: &Checked, lang: Lang, options: &Options) -> String {
    let lines = LineIndex::new(&file.source.text);
    let path = paths::relative(&file.source.path, options.root.as_deref());
    let path = visible(&path);
    let mut seen: HashMap<Fingerprint, usize> = HashMap::new();
    let mut members = Vec::new();
    for finding in &file.findings {
        if finding.state() == State::Allowed {
            continue;
        }
        // GitLab drops the second of two issues with one fingerprint.
        let nth = seen.entry(finding.fingerprint).or_default();
        *nth += 1;
        let whole = format!("{path}\0{}\0{nth}", finding.fingerprint);
        let rule = finding.rule;
        let message = one_line(finding.message.get(lang));
        let issue = Issue {
            description: format!("{} {}: {message}", rule.code, rule.name),
            check_name: rule.code,
            fingerprint: format!("{:032x}", xxh3_128(whole.as_bytes())),
            severity: match finding.severity {
                Severity::Error => "critical",
                Severity::Warning => "major",
                Severity::Info => "info",
            },
            location: Location {
                path: &path,
                lines: Lines {
                    begin: lines.position(finding.span.start).line,
                },
            },
        };
        members.push(shape::member(&issue, options.pretty, 2));
    }
    members.join(separator(FindingsFormat::Gitlab))
}

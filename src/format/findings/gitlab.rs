//! GitLab's Code Quality report: the subset of Code Climate's issues that GitLab reads.
//!
//! GitLab compares the report of a merge request with that of its target branch by fingerprint
//! and shows what is new and what is gone. So known findings stay in the report: left out on one
//! side only they would look like new or mended ones. Allowed findings are left out.

use std::collections::HashMap;

use serde::Serialize;

use crate::check::Checked;
use crate::diagnostic::{Severity, State};
use crate::format::escape::{self, one_line, visible};
use crate::lang::Lang;
use crate::source::LineIndex;

use super::{Options, paths};

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
    let place = hash(path.as_bytes());
    let mut repeats: HashMap<_, u64> = HashMap::new();
    let mut members = Vec::new();
    for finding in &file.findings {
        if finding.state() == State::Allowed {
            continue;
        }
        // GitLab drops the second of two issues with one fingerprint.
        let repeat = repeats.entry(finding.fingerprint).or_default();
        let fingerprint = format!(
            "{:016x}{}",
            place.wrapping_add(*repeat),
            finding.fingerprint
        );
        *repeat += 1;
        let rule = finding.rule;
        let message = one_line(finding.message.get(lang));
        let issue = Issue {
            description: format!("{} {}: {message}", rule.code, rule.name),
            check_name: rule.code,
            fingerprint,
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
        // Strings and numbers always serialize.
        let member = serde_json::to_string(&issue).unwrap_or_default();
        members.push(escape::json(&member).into_owned());
    }
    members.join(",\n")
}

/// FNV-1a: the same on every machine and in every release, as fingerprints must be.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

//! Findings for programs: the shape has its own version and never follows internals.

use serde::Serialize;

use crate::check::Checked;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::format::escape;
use crate::lang::Lang;
use crate::source::{self, LineIndex, Span};

use super::Run;

/// Version of the shape; grows when a reader of the old one would stumble.
pub const VERSION: u32 = 1;

/// A finding.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
    /// Where each line stands for itself, what it stands for.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    line: Option<&'static str>,
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    state: &'a str,
    message: &'a str,
    path: &'a str,
    route: String,
    start: Position,
    end: Position,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
    fix: Option<Fix<'a>>,
    fingerprint: String,
    /// Why it may stand, when the author allows it.
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    path: &'a str,
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: Position,
    end: Position,
    replacement: &'a str,
}

/// Who wrote the findings.
#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    pub(super) const PLANVET: Tool = Tool {
        name: "planvet",
        version: env!("CARGO_PKG_VERSION"),
    };
}

/// The counts of a run: open findings by severity, then the others.
#[derive(Serialize)]
pub(super) struct Summary {
    error: usize,
    warning: usize,
    info: usize,
    known: usize,
    allowed: usize,
}

impl Summary {
    pub(super) fn of(run: &Run) -> Summary {
        Summary {
            error: run.of(Severity::Error),
            warning: run.of(Severity::Warning),
            info: run.of(Severity::Info),
            known: run.tally.known(),
            allowed: run.tally.allowed(),
        }
    }
}

/// The findings of a file, whatever their state.
pub(super) fn findings<'f>(
    file: &'f Checked,
    lang: Lang,
    line: Option<&'static str>,
) -> impl Iterator<Item = Finding<'f>> {
    let lines = LineIndex::new(&file.source.text);
    let path = file.source.path.as_str();
    file.findings
        .iter()
        .map(move |finding| shape(finding, path, &lines, lang, line))
}

fn shape<'a>(
    finding: &'a Diagnostic,
    path: &'a str,
    lines: &LineIndex<'_>,
    lang: Lang,
    line: Option<&'static str>,
) -> Finding<'a> {
    let ends = |span: Span| {
        [span.start, span.end].map(|offset| {
            let at = lines.position(offset);
            Position {
                line: at.line,
                column: at.column,
            }
        })
    };
    let [start, end] = ends(finding.span);
    let related = |related: &'a diagnostic::Related| {
        let [start, end] = ends(related.span);
        Related {
            message: related.message.get(lang),
            path,
            start,
            end,
        }
    };
    let edit = |edit: &'a source::Edit| {
        let [start, end] = ends(edit.span);
        Edit {
            start,
            end,
            replacement: &edit.replacement,
        }
    };
    Finding {
        line,
        code: finding.rule.code,
        name: finding.rule.name,
        severity: finding.severity.word(),
        state: finding.state().word(),
        message: finding.message.get(lang),
        path,
        route: finding.route.to_string(),
        start,
        end,
        help: finding.help.as_ref().map(|help| help.get(lang)),
        related: finding.related.iter().map(related).collect(),
        fix: finding.fix.as_ref().map(|fix| Fix {
            title: fix.title.get(lang),
            safe: fix.safe,
            edits: fix.edits.iter().map(edit).collect(),
        }),
        fingerprint: finding.fingerprint.to_string(),
        reason: finding
            .suppressed
            .as_ref()
            .map(|allow| allow.reason.as_str()),
    }
}

/// A value as JSON without control characters.
pub(super) fn text(value: &impl Serialize, pretty: bool) -> String {
    let text = if pretty {
        serde_json::to_string_pretty(value)
    } else {
        serde_json::to_string(value)
    };
    // Strings and numbers always serialize.
    escape::json(&text.unwrap_or_default()).into_owned()
}

/// A value as the member of an array that stands so many spaces deep when lines are broken.
pub(super) fn member(value: &impl Serialize, pretty: bool, depth: usize) -> String {
    let text = text(value, pretty);
    if !pretty {
        return text;
    }
    // No line break of a string is left to be indented.
    let indent = " ".repeat(depth);
    format!("{indent}{}", text.replace('\n', &format!("\n{indent}")))
}

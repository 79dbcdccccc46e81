//! Findings for programs; the shape has its own version and never follows internals.

use std::io::{self, Write};

use serde::Serialize;

use crate::check::Checked;
use crate::diagnostic::Severity;
use crate::format::escape;
use crate::lang::Lang;
use crate::source::{LineIndex, Span};

use super::Run;

/// Version of the shape.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    path: &'a str,
    route: String,
    start: Position,
    end: Position,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
    fix: Option<Fix<'a>>,
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

/// The findings of a file as JSON objects, one a line.
pub(super) fn render(file: &Checked, lang: Lang) -> String {
    let mut out = String::new();
    if file.open().next().is_none() {
        return out;
    }
    let lines = LineIndex::new(&file.source.text);
    let at = |offset: u32| {
        let position = lines.position(offset);
        Position {
            line: position.line,
            column: position.column,
        }
    };
    let path = file.source.path.as_str();
    let ends = |span: Span| (at(span.start), at(span.end));
    for finding in file.open() {
        let (start, end) = ends(finding.span);
        let shape = Finding {
            code: finding.rule.code,
            name: finding.rule.name,
            severity: finding.severity.word(),
            message: finding.message.get(lang),
            path,
            route: finding.route.to_string(),
            start,
            end,
            help: finding.help.as_ref().map(|help| help.get(lang)),
            related: finding
                .related
                .iter()
                .map(|related| {
                    let (start, end) = ends(related.span);
                    Related {
                        message: related.message.get(lang),
                        path,
                        start,
                        end,
                    }
                })
                .collect(),
            fix: finding.fix.as_ref().map(|fix| Fix {
                title: fix.title.get(lang),
                safe: fix.safe,
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| {
                        let (start, end) = ends(edit.span);
                        Edit {
                            start,
                            end,
                            replacement: &edit.replacement,
                        }
                    })
                    .collect(),
            }),
        };
        // Strings and numbers always serialize.
        out.push_str(&escape::json(
            &serde_json::to_string(&shape).unwrap_or_default(),
        ));
        out.push('\n');
    }
    out
}

/// Writes the object of a run around the findings that [`render`](super::render) made.
///
/// # Errors
///
/// Fails when `out` can't be written to.
pub fn write(run: &Run, findings: &[String], pretty: bool, out: &mut impl Write) -> io::Result<()> {
    let members: Vec<&str> = findings.iter().flat_map(|text| text.lines()).collect();
    let head = format!(
        r#"{{"version":{VERSION},"tool":{{"name":"planvet","version":"{}"}},"files_checked":{},"files_skipped":{},"findings":["#,
        env!("CARGO_PKG_VERSION"),
        run.files_checked,
        run.files_skipped,
    );
    let tail = format!(
        r#"],"summary":{{"error":{},"warning":{},"info":{}}}}}"#,
        run.of(Severity::Error),
        run.of(Severity::Warning),
        run.of(Severity::Info),
    );
    let text = [head, members.join(","), tail].concat();
    if pretty {
        let value: serde_json::Value = serde_json::from_str(&text)?;
        out.write_all(escape::json(&serde_json::to_string_pretty(&value)?).as_bytes())?;
    } else {
        out.write_all(text.as_bytes())?;
    }
    writeln!(out)
}

//! GitHub workflow commands: findings become annotations beside the lines of a pull request.
//!
//! GitHub shows the first ten errors, the first ten warnings and the first ten notices of a step.
//! Each kind has its own ten, so findings stay in the order of their files. Known and allowed
//! findings are left out: an annotation can't be marked as either.

use std::fmt::Write as _;

use crate::check::Checked;
use crate::diagnostic::Severity;
use crate::format::escape::{one_line, visible};
use crate::lang::Lang;
use crate::source::{LineIndex, Span};

use super::{Options, paths};

/// The findings of a file, a line each.
pub(super) fn render(file: &Checked, lang: Lang, options: &Options) -> String {
    let mut out = String::new();
    if file.open().next().is_none() {
        return out;
    }
    let lines = LineIndex::new(&file.source.text);
    let path = paths::relative(&file.source.path, options.root.as_deref());
    let path = property(&path);
    for finding in file.open() {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let (first, last) = shown(finding.span, &file.source.text);
        let (first, last) = (lines.position(first), lines.position(last));
        let mut message = one_line(finding.message.get(lang)).into_owned();
        if let Some(help) = &finding.help {
            message.push('\n');
            message.push_str(&one_line(help.get(lang)));
        }
        // Writing to a string never fails.
        let _ = writeln!(
            out,
            "::{command} file={path},line={},endLine={},col={},endColumn={},title={}::{}",
            first.line,
            last.line,
            first.column,
            last.column,
            property(&format!("{} {}", finding.rule.code, finding.rule.name)),
            data(&message),
        );
    }
    out
}

/// The first and the last character that an annotation marks: those of the span on its first
/// line. GitHub takes columns of a single line only, and puts what it shows below the last line,
/// which for a whole chapter is far from its heading.
fn shown(span: Span, text: &str) -> (u32, u32) {
    let marked = text.get(span.range()).unwrap_or_default();
    let line = marked.split(['\r', '\n']).next().unwrap_or_default();
    let last = line.trim_end().char_indices().next_back();
    let last = last.map_or(0, |(at, _)| at);
    (span.start, Span::new(span.range().start + last, 0).start)
}

/// Escapes the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property of a command.
fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}

//! A table for spreadsheets (RFC 4180): English headings that never change, a finding a line.

use csv::{Terminator, WriterBuilder};

use crate::check::Checked;
use crate::format::escape::{no_formula, one_line};
use crate::lang::Lang;
use crate::source::LineIndex;

use super::Options;

const COLUMNS: [&str; 14] = [
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "severity",
    "code",
    "name",
    "state",
    "message",
    "help",
    "route",
    "fingerprint",
    "reason",
];

pub(super) fn head(options: &Options) -> String {
    let mark = if options.bom { "\u{FEFF}" } else { "" };
    mark.to_owned() + &records([COLUMNS.map(str::to_owned)])
}

pub(super) fn render(file: &Checked, lang: Lang) -> String {
    if file.findings.is_empty() {
        return String::new();
    }
    let lines = LineIndex::new(&file.source.text);
    records(file.findings.iter().map(|finding| {
        let start = lines.position(finding.span.start);
        let end = lines.position(finding.span.end);
        let reason = finding.suppressed.as_ref().map(|allow| &*allow.reason);
        [
            text(&file.source.path),
            start.line.to_string(),
            start.column.to_string(),
            end.line.to_string(),
            end.column.to_string(),
            finding.severity.word().to_owned(),
            finding.rule.code.to_owned(),
            finding.rule.name.to_owned(),
            finding.state().word().to_owned(),
            text(finding.message.get(lang)),
            text(finding.help.as_ref().map_or("", |help| help.get(lang))),
            text(&finding.route.to_string()),
            finding.fingerprint.to_string(),
            text(reason.unwrap_or_default()),
        ]
    }))
}

/// A text on one line that no spreadsheet runs.
fn text(text: &str) -> String {
    no_formula(&one_line(text)).into_owned()
}

fn records(records: impl IntoIterator<Item = [String; COLUMNS.len()]>) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for record in records {
        // Writing to memory never fails, and every record has the same length.
        let _ = writer.write_record(&record);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

//! Report formats: neutral reports become bytes, and only here.
//!
//! A format knows no plan and a view knows no format, so each works with every other; [`mspdi`]
//! alone is made from a plan, for programs that schedule it anew. All of
//! them are deterministic, write a final line break and send plan text through [`escape`].

use std::io::{self, Write};

use crate::lang::Lang;
use crate::view::report::{Align, Column, Report, Row};

mod cell;
pub mod chart;
pub mod comparison;
pub mod csv;
mod data;
pub mod diff;
mod drawn;
pub mod escape;
pub mod findings;
pub mod ics;
pub mod json;
pub mod markdown;
mod marks;
pub mod mermaid;
pub mod mspdi;
mod rows;
pub mod rule_docs;
#[cfg(test)]
mod sample;
pub mod schema;
pub mod sentences;
pub mod table;
pub mod width;
mod xml;

pub use drawn::{DrawnFormat, Formats, GraphFormat, TimelineFormat};

/// A format that reports can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ReportFormat {
    /// Tables and charts for a terminal.
    #[default]
    Table,
    /// The main table for spreadsheets.
    Csv,
    /// Everything for programs.
    Json,
    /// Tables for GitHub and documents.
    Markdown,
}

impl ReportFormat {
    /// All formats, in the order help texts list them.
    pub const ALL: [ReportFormat; 4] = [
        ReportFormat::Table,
        ReportFormat::Csv,
        ReportFormat::Json,
        ReportFormat::Markdown,
    ];

    /// The name of the format on the command line.
    pub fn name(self) -> &'static str {
        match self {
            ReportFormat::Table => "table",
            ReportFormat::Csv => "csv",
            ReportFormat::Json => "json",
            ReportFormat::Markdown => "markdown",
        }
    }
}

/// How a report is written; each format heeds what concerns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Language of headings and words; data formats always use stable English names.
    pub lang: Lang,
    /// Columns of the terminal, at least [`table::NARROWEST`]; `None` lets tables grow.
    pub width: Option<usize>,
    /// Whether tables carry ANSI colours.
    pub color: bool,
    /// Whether CSV starts with a byte order mark, which makes Excel read it as UTF-8.
    pub bom: bool,
    /// Whether JSON is broken into indented lines.
    pub pretty: bool,
}

/// Writes a report in a format.
pub fn write_report(
    report: &Report,
    format: ReportFormat,
    options: &Options,
    out: &mut impl Write,
) -> io::Result<()> {
    match format {
        ReportFormat::Table => table::write(report, options, out),
        ReportFormat::Csv => csv::write(report, options, out),
        ReportFormat::Json => json::write(report, options, out),
        ReportFormat::Markdown => markdown::write(report, options, out),
    }
}

/// The column that is indented by the depth of a row: the title, or else the first text.
fn title_column(columns: &[Column]) -> Option<usize> {
    let shown = || {
        columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.on_screen)
    };
    let title = shown().find(|(_, column)| column.key.id == "title");
    let text = || shown().find(|(_, column)| column.align == Align::Left);
    title.or_else(text).map(|(at, _)| at)
}

/// Steps by which the title of a row is indented; a hostile plan can't nest it off the page.
fn indent_steps(row: &Row) -> usize {
    row.depth.min(8).into()
}

/// What stands in the place of a table without rows.
fn nothing(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "None.",
        Lang::Zh => "无。",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(report: &Report, format: ReportFormat, options: &Options) -> String {
        let mut out = Vec::new();
        write_report(report, format, options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn no_control_character_of_a_plan_reaches_any_output() {
        for report in sample::all() {
            for format in ReportFormat::ALL {
                for lang in Lang::ALL {
                    for width in [None, Some(20), Some(60)] {
                        let options = Options {
                            lang,
                            width,
                            ..Options::default()
                        };
                        let text = written(&report, format, &options);
                        let text = match format {
                            // The line break and tabs of quoted fields are data.
                            ReportFormat::Csv => text.replace(['\r', '\t'], ""),
                            _ => text,
                        };
                        let raw = text.find(|c| escape::is_control(c) && c != '\n');
                        assert_eq!(raw, None, "{format:?} {}", report.name);
                    }
                }
            }
        }
    }

    #[test]
    fn every_format_ends_its_last_line_and_repeats_itself() {
        for report in sample::all() {
            for format in ReportFormat::ALL {
                let options = Options {
                    width: Some(80),
                    color: true,
                    ..Options::default()
                };
                let text = written(&report, format, &options);
                assert!(
                    text.ends_with('\n') && !text.ends_with("\n\n"),
                    "{format:?}: {text:?}"
                );
                assert_eq!(text, written(&report, format, &options));
            }
        }
    }

    #[test]
    fn asides_and_question_marks_are_for_people() {
        use crate::view::report::{Block, Cell, Column, Key, Row, Section, Table};
        let table = |id, text: &str, cell: Cell| Table {
            key: Key::new(id, "Heading", "标题"),
            columns: vec![
                Column::text("id", "Id", "编号"),
                Column::text("verdict", "Verdict", "结果"),
            ],
            rows: vec![Row::item(0, vec![text.into(), cell])],
        };
        let report = Report {
            name: "goals",
            sections: vec![Section {
                plan: None,
                blocks: vec![
                    // An aside in front is still no main block of CSV.
                    Block::Aside(table("aside", "shown twice", Cell::Flag(true))),
                    Block::Table(table("goals", "G1", Cell::Unknown)),
                ],
            }],
        };
        let [screen, csv, json, markdown] =
            ReportFormat::ALL.map(|format| written(&report, format, &Options::default()));
        assert_eq!(csv, "id,verdict\r\nG1,\r\n");
        let goals = r#""goals":[{"id":"G1","verdict":null}]"#;
        assert_eq!(
            json,
            format!("{{\"version\":1,\"report\":\"goals\",{goals}}}\n")
        );
        for text in [screen, markdown] {
            assert!(text.contains("shown twice") && text.contains('?'), "{text}");
        }
    }

    #[test]
    fn nothing_to_report_is_no_error() {
        let report = Report {
            name: "goals",
            sections: vec![],
        };
        let texts = ReportFormat::ALL.map(|format| written(&report, format, &Options::default()));
        assert_eq!(
            texts,
            [
                "",
                "",
                "{\"version\":1,\"report\":\"goals\",\"plans\":[]}\n",
                ""
            ]
        );
    }
}

//! One JSON object a line: each finding, then a summary. A reader that finds no summary knows
//! that the run broke off.

use serde::Serialize;

use crate::check::Checked;
use crate::lang::Lang;

use super::shape::{self, Summary, Tool};
use super::{Run, VERSION};

#[derive(Serialize)]
struct Last {
    #[serde(rename = "type")]
    line: &'static str,
    version: u32,
    tool: Tool,
    files_checked: usize,
    files_skipped: usize,
    files_unreadable: usize,
    summary: Summary,
}

pub(super) fn render(file: &Checked, lang: Lang) -> String {
    let mut out = String::new();
    for finding in shape::findings(file, lang, Some("finding")) {
        out.push_str(&shape::text(&finding, false));
        out.push('\n');
    }
    out
}

pub(super) fn tail(run: &Run) -> String {
    let last = Last {
        line: "summary",
        version: VERSION,
        tool: Tool::PLANVET,
        files_checked: run.files_checked,
        files_skipped: run.files_skipped,
        files_unreadable: run.files_unreadable,
        summary: Summary::of(run),
    };
    shape::text(&last, false) + "\n"
}

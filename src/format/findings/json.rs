//! One JSON object for the whole run, written as it comes: the counts stand behind the findings.

use serde::Serialize;

use crate::check::Checked;
use crate::lang::Lang;

use super::shape::{self, Summary, Tool};
use super::{FindingsFormat, Options, Run, VERSION};

/// The object, but for its findings.
#[derive(Serialize)]
struct Document {
    version: u32,
    tool: Tool,
    findings: [(); 0],
    files_checked: usize,
    files_skipped: usize,
    files_unreadable: usize,
    summary: Summary,
}

/// Where the findings go.
const GAP: &str = "[]";

/// The object before and behind its findings.
fn around(run: &Run, options: &Options) -> (String, String) {
    let document = Document {
        version: VERSION,
        tool: Tool::PLANVET,
        findings: [],
        files_checked: run.files_checked,
        files_skipped: run.files_skipped,
        files_unreadable: run.files_unreadable,
        summary: Summary::of(run),
    };
    let text = shape::text(&document, options.pretty);
    let (head, tail) = text.split_once(GAP).unwrap_or_default();
    let indent = if options.pretty { "  " } else { "" };
    (format!("{head}[\n"), format!("\n{indent}]{tail}\n"))
}

pub(super) fn head(options: &Options) -> String {
    around(&Run::default(), options).0
}

pub(super) fn tail(run: &Run, options: &Options) -> String {
    around(run, options).1
}

/// The findings of a file as members of the array.
pub(super) fn render(file: &Checked, lang: Lang, options: &Options) -> String {
    let member = |finding: shape::Finding<'_>| {
        let text = shape::text(&finding, options.pretty);
        if options.pretty {
            // No line break of a string is left to be indented.
            format!("    {}", text.replace('\n', "\n    "))
        } else {
            text
        }
    };
    let members: Vec<String> = shape::findings(file, lang, None).map(member).collect();
    members.join(super::separator(FindingsFormat::Json))
}

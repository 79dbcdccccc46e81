//! Checkstyle's XML, which most CI systems and review bots read.
//!
//! The format has no place to mark a finding as known or allowed, so both are left out. A file
//! without findings is listed: it was checked.

use crate::check::Checked;
use crate::lang::Lang;
use crate::source::LineIndex;

use super::{Options, paths};
use crate::format::xml::{DECLARATION, Elements};

/// The version of Checkstyle whose form this is; readers expect one.
const VERSION: &str = "4.3";

/// What opens the document.
pub(super) fn head() -> String {
    format!("{DECLARATION}<checkstyle version=\"{VERSION}\">\n")
}

/// What closes the document.
pub(super) fn tail() -> String {
    "</checkstyle>\n".to_owned()
}

/// The element of a file.
pub(super) fn render(file: &Checked, lang: Lang, options: &Options) -> String {
    let path = paths::relative(&file.source.path, options.root.as_deref());
    let mut elements = Elements::new();
    if file.open().next().is_none() {
        elements.empty("file", &[("name", &path)]);
        return elements.finish();
    }
    let lines = LineIndex::new(&file.source.text);
    elements.open("file", &[("name", &path)]);
    for finding in file.open() {
        let at = lines.position(finding.span.start);
        elements.empty(
            "error",
            &[
                ("line", &at.line.to_string()),
                ("column", &at.column.to_string()),
                ("severity", finding.severity.word()),
                ("message", finding.message.get(lang)),
                // Readers take what stands behind the last dot for the rule.
                ("source", &format!("planvet.{}", finding.rule.code)),
            ],
        );
    }
    elements.close("file");
    elements.finish()
}

//! One line a finding: `plan.yaml:3:5: warning S104 no-owner: …`.

use std::fmt::Write as _;

use crate::check::Checked;
use crate::format::escape::one_line;
use crate::lang::Lang;
use crate::source::LineIndex;

pub(super) fn render(file: &Checked, lang: Lang) -> String {
    let mut out = String::new();
    if file.open().next().is_none() {
        return out;
    }
    let lines = LineIndex::new(&file.source.text);
    for finding in file.open() {
        let at = lines.position(finding.span.start);
        // Writing to a string never fails.
        let _ = writeln!(
            out,
            "{}:{}:{}: {} {} {}: {}",
            one_line(&file.source.path),
            at.line,
            at.column,
            finding.severity.label().get(lang),
            finding.rule.code,
            finding.rule.name,
            one_line(finding.message.get(lang)),
        );
    }
    out
}

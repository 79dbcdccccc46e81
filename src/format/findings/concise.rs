//! One line a finding: `plan.yaml:3:5: warning S104 no-owner: …`.

use std::fmt::Write as _;

use crate::check::Checked;
use crate::diagnostic::State;
use crate::format::escape::{no_command, one_line};
use crate::lang::Lang;
use crate::source::LineIndex;

use super::Options;

pub(super) fn render(file: &Checked, lang: Lang, options: &Options) -> String {
    let mut out = String::new();
    let mut shown = options.shown(file).peekable();
    if shown.peek().is_none() {
        return out;
    }
    let lines = LineIndex::new(&file.source.text);
    let path = one_line(&file.source.path);
    for finding in shown {
        let at = lines.position(finding.span.start);
        let mark = match finding.state() {
            State::Known => lang.pick(" (known)", "（已知）"),
            State::Open | State::Allowed => "",
        };
        // Writing to a string never fails.
        let _ = writeln!(
            out,
            "{path}:{}:{}: {} {} {}: {}{mark}",
            at.line,
            at.column,
            finding.severity.label().get(lang),
            finding.rule.code,
            finding.rule.name,
            one_line(finding.message.get(lang)),
        );
    }
    no_command(&out).into_owned()
}

//! What changes in a file, as a unified diff.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::escape::{no_command, one_line, visible_lines};

/// Lines around a change that are shown.
const CONTEXT: usize = 3;

/// What stands behind a last line that has no end, as `diff` and `patch` know it.
const NO_LINE_END: &str = "\\ No newline at end of file\n";

/// Writes what changes in a file as a unified diff; empty when nothing does.
///
/// The output is a patch for the file, line ends and byte-order mark included, unless its lines
/// hold characters that would do something to a terminal or to a CI system: those become
/// visible, or are taken apart.
pub fn unified(path: &str, before: &str, after: &str, color: bool) -> String {
    if before == after {
        return String::new();
    }
    let paint = |style: Style| if color { style } else { Style::new() };
    let diff = TextDiff::from_lines(before, after);
    let mut out = String::new();
    let path = one_line(path);
    for mark in ["---", "+++"] {
        line(
            &mut out,
            paint(Style::new().bold()),
            &format!("{mark} {path}"),
            "\n",
        );
    }
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        let place = paint(AnsiColor::Cyan.on_default());
        line(&mut out, place, &hunk.header().to_string(), "\n");
        for change in hunk.iter_changes() {
            let (mark, style) = match change.tag() {
                ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
                ChangeTag::Equal => (' ', Style::new()),
            };
            let (body, end) = split_end(change.value());
            // A byte-order mark does nothing where a file begins.
            let is_first = change.old_index() == Some(0) || change.new_index() == Some(0);
            let marked = body.strip_prefix('\u{feff}').filter(|_| is_first);
            let bom = if marked.is_some() { "\u{feff}" } else { "" };
            let shown = visible_lines(marked.unwrap_or(body));
            line(&mut out, paint(style), &format!("{mark}{bom}{shown}"), end);
            if change.missing_newline() {
                out.push_str(NO_LINE_END);
            }
        }
    }
    no_command(&out).into_owned()
}

/// A line without its end, and the end that it is written with.
fn split_end(line: &str) -> (&str, &'static str) {
    match (line.strip_suffix("\r\n"), line.strip_suffix('\n')) {
        (Some(body), _) => (body, "\r\n"),
        (None, Some(body)) => (body, "\n"),
        (None, None) => (line, "\n"),
    }
}

fn line(out: &mut String, style: Style, text: &str, end: &str) {
    // Writing to a string never fails.
    let _ = write!(out, "{style}{text}{style:#}{end}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_stand_between_the_lines_around_them() {
        let before: String = (1..=12).map(|n| format!("line {n}\n")).collect();
        let after = before.replace("line 2\n", "line two\n");
        let expected = "--- a b.yaml\n+++ a b.yaml\n@@ -1,5 +1,5 @@\n line 1\n-line 2\n+line two\n \
                        line 3\n line 4\n line 5\n";
        assert_eq!(unified("a b.yaml", &before, &after, false), expected);
        assert_eq!(unified("a", &before, &before, false), "");
    }

    #[test]
    fn line_ends_and_the_mark_of_the_file_are_kept() {
        let diff = unified("a", "\u{feff}题\r\nb", "\u{feff}题\r\nc", false);
        let lines = [
            "--- a\n",
            "+++ a\n",
            "@@ -1,2 +1,2 @@\n",
            " \u{feff}题\r\n",
            "-b\n",
            NO_LINE_END,
            "+c\n",
            NO_LINE_END,
        ];
        assert_eq!(diff, lines.concat());
    }

    #[test]
    fn nothing_is_done_to_a_terminal_or_a_log() {
        let after = "\u{1b}[2Jx\u{202e}\ta\rb\n::error::x\n##[group]y\n";
        let diff = unified("a\u{1b}\nb", "x\n", after, false);
        assert!(!diff.contains(['\u{1b}', '\u{202e}', '\r']), "{diff:?}");
        assert!(diff.contains('\t'), "{diff:?}");
        assert!(!diff.contains("##["), "{diff}");
        let diff = unified("a", "::warning::x\ny\n", "::warning::x\nz\n", false);
        assert!(!diff.contains(" ::warning"), "{diff}");
    }

    #[test]
    fn colours_tell_what_goes_and_what_comes() {
        let diff = unified("a", "x\n", "y\n", true);
        assert!(
            diff.contains("\u{1b}[31m-x\u{1b}[0m\n\u{1b}[32m+y\u{1b}[0m\n"),
            "{diff:?}"
        );
    }
}

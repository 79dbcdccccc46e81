//! Full-width punctuation typed where YAML wants its own: a Chinese planner's most common slip.

use super::Span;

/// A mark that YAML doesn't read as the planner meant it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// The mark as typed.
    pub span: Span,
    /// The character as typed.
    pub typed: char,
    /// What YAML wants instead.
    pub wanted: &'static str,
}

/// Longest stretch of a line before or behind a span that is searched, in bytes.
const LONGEST_LINE: usize = 4_096;

/// Finds the first slip in the lines that `span` touches.
///
/// A slip is a full-width colon (or an ASCII colon without its space) after what looks like a
/// key, or a dash-like mark where a list item begins. Colons inside a sentence are left alone:
/// a key is one short word without spaces or punctuation.
pub fn find_slip(text: &str, span: Span) -> Option<Slip> {
    let start = span.start as usize;
    let end = span.end as usize;
    // Lines that no planner wrote are not searched: a file may be one huge line.
    let near = text.floor_char_boundary(start.saturating_sub(LONGEST_LINE));
    let far = text.ceil_char_boundary(end.saturating_add(LONGEST_LINE).min(text.len()));
    let from = match text.get(near..start)?.rfind('\n') {
        Some(at) => near + at + 1,
        None if near == 0 => 0,
        None => return None,
    };
    let to = text.get(end..far)?.find('\n').map_or(far, |at| end + at);
    let mut line_start = from;
    for line in text[from..to].split_inclusive('\n') {
        if let Some(slip) = slip_in_line(line, line_start) {
            return Some(slip);
        }
        line_start += line.len();
    }
    None
}

fn slip_in_line(line: &str, line_start: usize) -> Option<Slip> {
    let body = line.trim_start_matches([' ', '\t', '\u{feff}', '\u{3000}']);
    let mut at = line_start + (line.len() - body.len());
    let mut rest = body;
    let first = rest.chars().next()?;
    if matches!(first, '－' | '—' | '–' | '−' | '•' | '·' | '﹣') {
        let after = &rest[first.len_utf8()..];
        // A minus before a number is a value, not a list item.
        if !after.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(Slip {
                span: Span::new(at, at + first.len_utf8()),
                typed: first,
                wanted: apart(after, "-", "- "),
            });
        }
    }
    while let Some(item) = rest.strip_prefix("- ") {
        at += rest.len() - item.trim_start().len();
        rest = item.trim_start();
    }
    if rest.starts_with('#') {
        return None;
    }
    let (key_len, typed) = rest
        .char_indices()
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')))?;
    if key_len == 0 || rest[..key_len].chars().count() > 24 {
        return None;
    }
    let after = &rest[key_len + typed.len_utf8()..];
    let slipped = match typed {
        '：' | '﹕' | '︰' => true,
        // `10:30` and `https://…` are values; a key glued to its value starts with a letter.
        ':' => {
            !after.starts_with(|c: char| c.is_whitespace() || c == '/')
                && !after.is_empty()
                && !rest.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    };
    slipped.then(|| Slip {
        span: Span::new(at + key_len, at + key_len + typed.len_utf8()),
        typed,
        wanted: apart(after, ":", ": "),
    })
}

/// The mark that keeps apart from what follows: a space that is there already is enough, and
/// another one would move the keys of a list item out of line.
fn apart(after: &str, mark: &'static str, with_space: &'static str) -> &'static str {
    match after.is_empty() || after.starts_with([' ', '\t', '\r', '\n']) {
        true => mark,
        false => with_space,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(text: &str) -> Option<(char, &str, &'static str)> {
        find_slip(text, Span::new(0, text.len()))
            .map(|slip| (slip.typed, &text[..slip.span.start as usize], slip.wanted))
    }

    #[test]
    fn slips_of_planners_are_found() {
        assert_eq!(slip("title：方案"), Some(('：', "title", ": ")));
        assert_eq!(slip("  - id：G1"), Some(('：', "  - id", ": ")));
        assert_eq!(slip("a: 1\n－ id: G1"), Some(('－', "a: 1\n", "-")));
        assert_eq!(slip("－id: G1"), Some(('－', "", "- ")));
        assert_eq!(slip("goals：\r\n"), Some(('：', "goals", ":")));
        assert_eq!(slip("title： 甲"), Some(('：', "title", ":")));
        assert_eq!(slip("title：\u{3000}甲"), Some(('：', "title", ": ")));
        assert_eq!(slip("title:方案"), Some((':', "title", ": ")));
        assert_eq!(slip("  • 派单靠人工"), Some(('•', "  ", "-")));
    }

    #[test]
    fn honest_text_is_left_alone() {
        for text in [
            "title: 方案：甲",
            "note: 10:30",
            "10:30",
            "https://example.com",
            "# 目标：略",
            "- -3",
            "−3",
            "为了业主，我们：一起努力",
            "key:",
            "",
        ] {
            assert_eq!(slip(text), None, "{text}");
        }
    }

    #[test]
    fn only_the_lines_of_the_span_count() {
        let text = "标题：甲\nb: 1\n";
        assert_eq!(
            find_slip(text, Span::new(text.len() - 3, text.len() - 2)),
            None
        );
    }
}

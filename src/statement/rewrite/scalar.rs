//! Texts as YAML scalars that mean the very text.

use std::fmt::Write as _;

/// A text as a YAML scalar: plain where that is safe, else in double quotes.
pub fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if is_printable(c) => quoted.push(c),
            c => {
                let _ = write!(quoted, "\\U{:08x}", u32::from(c));
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a text means itself without quotes, whatever reads the YAML.
fn is_plain(text: &str) -> bool {
    let starts = text
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || "≥≤_“《（￥$£€".contains(c));
    let ends = !text.ends_with(|c: char| c.is_whitespace() || c == ':');
    let word = !matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n"
    );
    let inside = !text.contains(": ") && !text.contains(" #");
    // A colon of a Chinese keyboard too: what looks like markup is quoted.
    let markup = text.contains(['{', '}', '[', ']', '`', '"', '\'', '\\', '：', '＃']);
    starts && ends && word && inside && !markup && text.chars().all(is_printable)
}

/// Whether a character shows something and stays on its line.
pub fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{2028}' | '\u{2029}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2066}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{FFFE}' | '\u{FFFF}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Limits, parse};

    #[test]
    fn every_text_means_itself() {
        for text in [
            "满意度提升至90%。",
            "yes",
            "No",
            "~",
            "",
            " x ",
            "- x",
            "a: b",
            "a #b",
            "a:",
            "≥95%",
            ">90%",
            "|",
            "'x' \"y\"",
            "back\\slash",
            "{a: [b]}",
            "满意度：高",
            "%a",
            "@a",
            "`a`",
            "a\nb\tc\r\nd",
            "\u{1b}[0m\u{0}\u{9b}\u{85}\u{2028}\u{feff}\u{e0041}",
            "---",
            "...",
            "*a",
            "&a",
            "!a",
            "? a",
            "____",
            "👩‍👩‍👧‍👦",
        ] {
            let written = format!("k: {}\n", scalar(text));
            let tree = parse(&written, &Limits::DEFAULT);
            assert!(tree.faults().is_empty(), "{text:?}: {written}");
            let root = tree.roots()[0];
            let (_, value) = tree.entries(root).next().expect("an entry");
            assert_eq!(tree.scalar(value), Some(text), "{written}");
            assert!(
                !written.trim_end().contains(char::is_control),
                "{written:?}"
            );
        }
    }
}

//! Builds the regular expressions of the JSON Schema.
//!
//! A reader and its pattern are made of the same parts: fragments are constants, joined with
//! [`joined!`]; a table of words in braces stands for any of its words. The author of a pattern
//! writes plain ASCII in lower case and one space for white space; [`pattern!`] anchors it, and
//! [`widen`](super::widen) makes each character match everything that folds to it. What comes out
//! is ECMA 262 with the `u` flag, without look-around, and means the same to Rust's `regex`.

use std::fmt;

use super::widen::widen;

/// An anchored regular expression, kept in parts and written out when somebody asks for it.
#[derive(Debug, Clone, Copy)]
pub struct Pattern(pub(crate) Part);

/// A piece of a pattern before it is widened.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    /// The piece itself.
    Text(&'static str),
    /// Several pieces, one after the other.
    Parts(&'static [Part]),
    /// A piece that a function writes.
    Written(fn(&mut String)),
}

impl Part {
    /// Writes the piece at the end of a text.
    fn push(self, out: &mut String) {
        match self {
            Part::Text(text) => out.push_str(text),
            Part::Parts(parts) => parts.iter().for_each(|part| part.push(out)),
            Part::Written(write) => write(out),
        }
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut narrow = String::from("^ *(?:");
        self.0.push(&mut narrow);
        narrow.push_str(") *$");
        f.write_str(&widen(&narrow))
    }
}

impl serde::Serialize for Pattern {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Writes the words of a table as `(?:one|two)`, in lower case and escaped.
pub(crate) fn push_words<T>(table: &[(&str, T)], out: &mut String) {
    out.push_str("(?:");
    for (position, (word, _)) in table.iter().enumerate() {
        if position > 0 {
            out.push('|');
        }
        for c in word.chars() {
            if matches!(c, '.' | '$' | '+' | '*' | '?' | '(' | ')' | '|') {
                out.push('\\');
            }
            out.push(c.to_ascii_lowercase());
        }
    }
    out.push(')');
}

/// Joins pieces of a pattern; a constant table of words in braces stands for any of its words.
macro_rules! joined {
    ($($part:tt)+) => {
        $crate::plan::value::pattern::Part::Parts(&[
            $($crate::plan::value::pattern::part!($part)),+
        ])
    };
}
pub(crate) use joined;

/// One piece of a pattern: a literal, a constant piece or a constant table of words in braces.
macro_rules! part {
    ({ $table:expr }) => {
        $crate::plan::value::pattern::Part::Written(|out| {
            $crate::plan::value::pattern::push_words($table, out)
        })
    };
    ($text:literal) => {
        $crate::plan::value::pattern::Part::Text($text)
    };
    ($part:ident) => {
        $part
    };
}
pub(crate) use part;

/// Makes the pattern of a kind: anchored, with white space around it, in every width and case.
macro_rules! pattern {
    ($($part:tt)+) => {
        $crate::plan::value::pattern::Pattern($crate::plan::value::pattern::joined!($($part)+))
    };
}
pub(crate) use pattern;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_put_together_from_tables() {
        const WORDS: &[(&str, u8)] = &[("HK$", 1), ("元", 2)];
        const PART: Part = joined!("x" { WORDS } "?");
        let mut narrow = String::new();
        PART.push(&mut narrow);
        assert_eq!(narrow, "x(?:hk\\$|元)?");
        let space = "[ \\t\\n\\r\u{a0}\u{3000}]*";
        assert_eq!(
            pattern!("d").to_string(),
            format!("^{space}(?:[dｄDＤ]){space}$")
        );
    }
}

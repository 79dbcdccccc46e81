//! Builds the regular expressions of the JSON Schema while planvet is compiled.
//!
//! A reader and its pattern are made of the same parts: fragments are ordinary constants, joined
//! with [`joined!`]; a table of words in braces stands for any of its words. The author of a
//! pattern writes plain ASCII in lower case and one space for white space; [`pattern!`] anchors it
//! and widens each character to everything [`fold`](super::fold) reads as that character, so `d`
//! becomes `[dDｄＤ]`. What comes out is ECMA 262 with the `u` flag, without
//! look-around, and means the same to Rust's `regex`.

/// Text of up to `N` bytes put together at compile time; with `N` = 0 it only counts.
pub(super) struct Buffer<const N: usize> {
    bytes: [u8; N],
    /// Bytes pushed, whether they found room or not.
    pub len: usize,
}

impl<const N: usize> Buffer<N> {
    /// Starts with nothing.
    pub const fn new() -> Buffer<N> {
        Buffer {
            bytes: [0; N],
            len: 0,
        }
    }

    /// Puts one byte at the end.
    pub const fn byte(&mut self, byte: u8) {
        if self.len < N {
            self.bytes[self.len] = byte;
        }
        self.len += 1;
    }

    /// Puts a text at the end.
    pub const fn text(&mut self, text: &str) {
        self.slice(text.as_bytes());
    }

    /// Puts bytes at the end, all at once: the compiler is slow at loops.
    pub const fn slice(&mut self, bytes: &[u8]) {
        if N > 0 {
            let (_, room) = self.bytes.split_at_mut(self.len);
            let (room, _) = room.split_at_mut(bytes.len());
            room.copy_from_slice(bytes);
        }
        self.len += bytes.len();
    }

    /// Puts a character at the end.
    pub const fn character(&mut self, c: char) {
        self.text(c.encode_utf8(&mut [0; 4]));
    }

    /// The bytes pushed so far.
    pub const fn filled(&self) -> &[u8] {
        self.bytes.split_at(self.len).0
    }

    /// The text that was put together.
    pub const fn as_str(&self) -> &str {
        match std::str::from_utf8(&self.bytes) {
            Ok(text) => text,
            Err(_) => panic!("patterns are UTF-8"),
        }
    }
}

/// Puts texts one after the other.
pub(super) const fn join<const N: usize>(parts: &[&str]) -> Buffer<N> {
    let mut out = Buffer::new();
    let mut at = 0;
    while at < parts.len() {
        out.text(parts[at]);
        at += 1;
    }
    out
}

/// Writes the words of a table as `(?:one|two)`, in lower case and escaped.
pub(super) const fn alternatives<T: Copy, const N: usize>(table: &[(&str, T)]) -> Buffer<N> {
    let mut out = Buffer::new();
    out.text("(?:");
    let mut at = 0;
    while at < table.len() {
        if at > 0 {
            out.byte(b'|');
        }
        let word = table[at].0.as_bytes();
        let mut position = 0;
        while position < word.len() {
            let byte = word[position].to_ascii_lowercase();
            if matches!(byte, b'.' | b'$' | b'+' | b'*' | b'?' | b'(' | b')' | b'|') {
                out.byte(b'\\');
            }
            out.byte(byte);
            position += 1;
        }
        at += 1;
    }
    out.byte(b')');
    out
}

/// Writes a class of the characters from the first to the last that are not in `without`, which
/// must be sorted; `more` goes into the class as it stands.
pub(super) const fn class_without<const N: usize>(
    more: &str,
    (first, last): (char, char),
    without: &[char],
) -> Buffer<N> {
    let mut out = Buffer::new();
    out.byte(b'[');
    out.text(more);
    let mut from = first as u32;
    let mut at = 0;
    while at <= without.len() {
        let hole = if at < without.len() {
            without[at] as u32
        } else {
            last as u32 + 1
        };
        assert!(
            hole >= from,
            "the characters must be sorted and inside the range"
        );
        if hole > from
            && let (Some(from), Some(to)) = (char::from_u32(from), char::from_u32(hole - 1))
        {
            out.character(from);
            out.byte(b'-');
            out.character(to);
        }
        from = hole + 1;
        at += 1;
    }
    out.byte(b']');
    out
}

/// Joins constant texts into one; a table of words in braces becomes its alternatives.
macro_rules! joined {
    ($($part:tt)+) => {{
        use $crate::plan::value::pattern::{Buffer, join};
        const JOINED_PARTS: &[&str] = &[$($crate::plan::value::pattern::part!($part)),+];
        const JOINED_LEN: usize = join::<0>(JOINED_PARTS).len;
        const JOINED_TEXT: &Buffer<JOINED_LEN> = &join::<JOINED_LEN>(JOINED_PARTS);
        JOINED_TEXT.as_str()
    }};
}
pub(super) use joined;

/// One part of a pattern: a constant text, or a constant table of words in braces.
macro_rules! part {
    ({ $table:expr }) => {{
        use $crate::plan::value::pattern::{Buffer, alternatives};
        const WORDS_LEN: usize = alternatives::<_, 0>($table).len;
        const WORDS_TEXT: &Buffer<WORDS_LEN> = &alternatives::<_, WORDS_LEN>($table);
        WORDS_TEXT.as_str()
    }};
    ($text:tt) => {
        $text
    };
}
pub(super) use part;

/// Makes the pattern of a kind out of parts: anchored, between white space, widened.
macro_rules! pattern {
    ($($part:tt)+) => {{
        use $crate::plan::value::pattern::Buffer;
        use $crate::plan::value::widen::widen;
        const NARROW: &str = $crate::plan::value::pattern::joined!("^ *(?:" $($part)+ ") *$");
        const WIDE_LEN: usize = widen::<0>(NARROW).len;
        const WIDE_TEXT: &Buffer<WIDE_LEN> = &widen::<WIDE_LEN>(NARROW);
        WIDE_TEXT.as_str()
    }};
}
pub(super) use pattern;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_put_together_from_tables() {
        const WORDS: &[(&str, u8)] = &[("HK$", 1), ("元", 2)];
        assert_eq!(joined!("x" { WORDS } "?"), "x(?:hk\\$|元)?");
        let class = class_without::<32>("a", ('一', '七'), &['一', '丁']);
        assert_eq!(class.as_str().trim_end_matches('\0'), "[a丂-七]");
        assert_eq!(
            pattern!("d"),
            "^[ \\t\\n\\r\u{a0}\u{3000}]*(?:[dｄDＤ])[ \\t\\n\\r\u{a0}\u{3000}]*$"
        );
    }
}

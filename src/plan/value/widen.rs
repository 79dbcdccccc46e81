//! Makes a pattern accept all characters that fold to those it names.

use super::fold::FULL_WIDTH;
use super::pattern::Buffer;

/// Widens each ASCII character of a pattern to all characters that fold to it.
///
/// Understands literals, escaped punctuation, classes with ranges and `\p{…}`, `(?:`, counts and
/// the operators `| ? * +`; anything else in ASCII stops the build.
pub(super) const fn widen<const N: usize>(narrow: &str) -> Buffer<N> {
    let bytes = narrow.as_bytes();
    let mut out = Buffer::new();
    let mut in_class = false;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let next = if at + 1 < bytes.len() {
            bytes[at + 1]
        } else {
            0
        };
        match byte {
            b'\\' if next == b'p' => {
                while bytes[at] != b'}' {
                    out.byte(bytes[at]);
                    at += 1;
                }
                out.byte(b'}');
            }
            b'{' if !in_class => {
                while bytes[at] != b'}' {
                    out.byte(bytes[at]);
                    at += 1;
                }
                out.byte(b'}');
            }
            b'(' if next == b'?' => {
                out.text("(?:");
                at += 2;
            }
            b'[' => {
                in_class = true;
                out.byte(byte);
            }
            b']' => {
                in_class = false;
                out.byte(byte);
            }
            b')' | b'|' | b'?' | b'*' | b'+' | b'^' | b'$' if !in_class => out.byte(byte),
            b'-' if in_class => {
                assert!(bytes[at - 1] >= 0x80, "a hyphen in a class is escaped");
                out.byte(byte);
            }
            // The signs of pound and yen have full-width twins outside the ASCII block.
            0xc2 if next == 0xa3 => {
                out.text(if in_class { "£￡" } else { "[£￡]" });
                at += 1;
            }
            0xc2 if next == 0xa5 => {
                out.text(if in_class { "¥￥" } else { "[¥￥]" });
                at += 1;
            }
            0x80.. => out.byte(byte),
            _ => {
                let plain = if byte == b'\\' { next } else { byte };
                at += (byte == b'\\') as usize;
                assert!(
                    plain == b' ' || plain.is_ascii_graphic() && !plain.is_ascii_uppercase(),
                    "patterns are written in lower case"
                );
                let is_range = in_class
                    && byte.is_ascii_alphanumeric()
                    && next == b'-'
                    && bytes[at + 2].is_ascii_alphanumeric();
                if is_range {
                    out.range(plain, bytes[at + 2]);
                    at += 2;
                } else if in_class {
                    out.members(plain);
                } else {
                    out.byte(b'[');
                    out.members(plain);
                    out.byte(b']');
                }
            }
        }
        at += 1;
    }
    out
}

impl<const N: usize> Buffer<N> {
    /// The characters of a class that fold to the ASCII character `plain`, without brackets.
    const fn members(&mut self, plain: u8) {
        match plain {
            b' ' => return self.text(" \\t\\n\\r\u{a0}\u{3000}"),
            b'-' => return self.text("\\-－\u{2212}"),
            b'/' | b'.' | b'$' | b'+' | b'*' | b'?' | b'(' | b')' | b'|' | b'{' | b'}' | b'['
            | b']' | b'^' | b'\\' => self.byte(b'\\'),
            _ => {}
        }
        self.byte(plain);
        self.twin(plain);
        if plain.is_ascii_alphabetic() {
            self.byte(plain.to_ascii_uppercase());
            self.twin(plain.to_ascii_uppercase());
        }
    }

    /// The full-width twin of an ASCII character.
    const fn twin(&mut self, plain: u8) {
        match char::from_u32(plain as u32 + FULL_WIDTH) {
            Some(twin) => self.character(twin),
            None => panic!("no full-width twin"),
        }
    }

    /// A range of ASCII characters in a class, such as `a-z`.
    const fn range(&mut self, from: u8, to: u8) {
        self.byte(from);
        self.byte(b'-');
        self.byte(to);
        self.twin(from);
        self.byte(b'-');
        self.twin(to);
        if from.is_ascii_alphabetic() {
            let (from, to) = (from.to_ascii_uppercase(), to.to_ascii_uppercase());
            self.byte(from);
            self.byte(b'-');
            self.byte(to);
            self.twin(from);
            self.byte(b'-');
            self.twin(to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_all_that_fold_to_them() {
        for (narrow, wide) in [
            ("d{2}", "[dｄDＤ]{2}"),
            ("[0-9一-丁]", "[0-9０-９一-丁]"),
            ("\\.?", "[\\.．]?"),
            ("£", "[£￡]"),
            ("[\\p{Alphabetic}_]", "[\\p{Alphabetic}_＿]"),
        ] {
            assert_eq!(widen::<64>(narrow).as_str().trim_end_matches('\0'), wide);
        }
    }

    #[test]
    fn every_printable_character_is_matched_in_both_widths() {
        for plain in '!'..='~' {
            let twin = char::from_u32(plain as u32 + FULL_WIDTH).unwrap();
            let mut narrow = plain.to_ascii_lowercase().to_string();
            if plain.is_ascii_punctuation() {
                narrow.insert(0, '\\');
            }
            let wide = widen::<64>(&narrow);
            let wide = regex::Regex::new(wide.as_str().trim_end_matches('\0')).unwrap();
            assert!(wide.is_match(&plain.to_string()), "{plain}");
            assert!(wide.is_match(&twin.to_string()), "{twin}");
        }
    }
}

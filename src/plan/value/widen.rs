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
        let start = at;
        let byte = bytes[at];
        let next = if at + 1 < bytes.len() {
            bytes[at + 1]
        } else {
            0
        };
        at += 1;
        match byte {
            // The signs of pound and yen have full-width twins outside the ASCII block.
            0xc2 if next == 0xa3 || next == 0xa5 => {
                out.text(match (next == 0xa3, in_class) {
                    (true, false) => "[£￡]",
                    (true, true) => "£￡",
                    (false, false) => "[¥￥]",
                    (false, true) => "¥￥",
                });
                at += 1;
            }
            // Other characters stand for themselves; the hyphen between two of them is a range.
            0x80.. => {
                while at < bytes.len() && (bytes[at] >= 0x80 || in_class && bytes[at] == b'-') {
                    at += 1;
                }
                out.slice(part(bytes, start, at));
            }
            b'(' if next == b'?' => {
                at += 2;
                out.text("(?:");
            }
            b'{' if !in_class => {
                at = after_brace(bytes, at);
                out.slice(part(bytes, start, at));
            }
            b'\\' if next == b'p' => {
                at = after_brace(bytes, at);
                out.slice(part(bytes, start, at));
            }
            b'[' | b']' => {
                in_class = byte == b'[';
                out.byte(byte);
            }
            b')' | b'|' | b'?' | b'*' | b'+' | b'^' | b'$' if !in_class => out.byte(byte),
            b'0'..=b'9' | b'a'..=b'z' if in_class && next == b'-' => {
                out.text(range(part(bytes, start, at + 2)));
                at += 2;
            }
            _ => {
                let plain = if byte == b'\\' { next } else { byte };
                assert!(
                    plain == b' ' || plain.is_ascii_graphic() && !plain.is_ascii_uppercase(),
                    "patterns are ASCII in lower case"
                );
                assert!(byte != b'-' || !in_class, "a hyphen in a class is escaped");
                at += (byte == b'\\') as usize;
                let members = CLASSES[plain as usize].filled();
                out.slice(if in_class {
                    part(members, 1, members.len() - 1)
                } else {
                    members
                });
            }
        }
    }
    out
}

/// The bytes from one position up to, not including, another.
const fn part(bytes: &[u8], from: usize, to: usize) -> &[u8] {
    bytes.split_at(to).0.split_at(from).1
}

/// The position behind the next closing brace.
const fn after_brace(bytes: &[u8], mut at: usize) -> usize {
    while bytes[at] != b'}' {
        at += 1;
    }
    at + 1
}

/// The ranges of a class, in both cases and widths.
const fn range(narrow: &[u8]) -> &'static str {
    match narrow {
        b"0-9" => "0-9０-９",
        b"1-9" => "1-9１-９",
        b"a-z" => "a-zA-Zａ-ｚＡ-Ｚ",
        _ => panic!("a range that no pattern needed so far"),
    }
}

/// For each ASCII character the class of all characters that fold to it, with brackets.
static CLASSES: [Buffer<16>; 128] = {
    let mut classes = [const { Buffer::new() }; 128];
    let mut plain = b' ';
    while plain < 127 {
        classes[plain as usize] = class(plain);
        plain += 1;
    }
    classes
};

const fn class(plain: u8) -> Buffer<16> {
    let mut out = Buffer::new();
    out.byte(b'[');
    match plain {
        b' ' => out.text(" \\t\\n\\r\u{a0}\u{3000}"),
        b'-' => out.text("\\-－\u{2212}"),
        _ => {
            if matches!(plain, b'$' | b'('..=b'+' | b'.' | b'/' | b'?' | b'['..=b'^' | b'{'..=b'}')
            {
                out.byte(b'\\');
            }
            out.byte(plain);
            out.character(twin(plain));
            if plain.is_ascii_lowercase() {
                out.byte(plain.to_ascii_uppercase());
                out.character(twin(plain.to_ascii_uppercase()));
            }
        }
    }
    out.byte(b']');
    out
}

/// The full-width twin of an ASCII character.
const fn twin(plain: u8) -> char {
    match char::from_u32(plain as u32 + FULL_WIDTH) {
        Some(twin) => twin,
        None => panic!("ASCII has twins"),
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

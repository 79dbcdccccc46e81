//! Makes a pattern accept all characters that fold to those it names.

use super::fold::FULL_WIDTH;

/// Widens each ASCII character of a pattern to all characters that fold to it: `d` becomes
/// `[dｄDＤ]`, and a space all white space.
///
/// Understands literals, escaped punctuation, classes with ranges, `\p{…}`, `\P{…}`, `(?:`, counts and the
/// operators `| ? * +`.
pub(super) fn widen(narrow: &str) -> String {
    let mut out = String::with_capacity(4 * narrow.len());
    let mut chars = narrow.chars().peekable();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match c {
            '[' | ']' => {
                in_class = c == '[';
                out.push(c);
            }
            '(' if chars.next_if_eq(&'?').is_some() => out.push_str("(?"),
            ':' if out.ends_with("(?") => out.push(c),
            '{' if !in_class => push_braces(c, &mut chars, &mut out),
            '\\' if matches!(chars.peek(), Some('p' | 'P')) => push_braces(c, &mut chars, &mut out),
            '(' | ')' | '|' | '?' | '*' | '+' | '^' | '$' if !in_class => out.push(c),
            '-' if in_class => out.push(c),
            '0'..='9' | 'a'..='z' if in_class && chars.next_if_eq(&'-').is_some() => {
                push_range(c, chars.next().unwrap_or(c), &mut out);
            }
            _ => {
                let plain = if c == '\\' {
                    chars.next().unwrap_or(c)
                } else {
                    c
                };
                let members = members(plain);
                if in_class || members.chars().nth(1).is_none() {
                    out.push_str(&members);
                } else {
                    out.push('[');
                    out.push_str(&members);
                    out.push(']');
                }
            }
        }
    }
    out
}

/// Takes everything up to the next closing brace as it stands.
fn push_braces(first: char, chars: &mut impl Iterator<Item = char>, out: &mut String) {
    out.push(first);
    for c in chars {
        out.push(c);
        if c == '}' {
            break;
        }
    }
}

/// Writes a range of a class in both cases and widths.
fn push_range(from: char, to: char, out: &mut String) {
    for (from, to) in [
        (from, to),
        (from.to_ascii_uppercase(), to.to_ascii_uppercase()),
    ] {
        out.extend([from, '-', to, twin(from), '-', twin(to)]);
        if !from.is_ascii_lowercase() {
            break;
        }
    }
}

/// The characters that fold to `plain`, as the inside of a class.
fn members(plain: char) -> String {
    match plain {
        ' ' => " \\t\\n\\r\u{a0}\u{3000}".into(),
        '-' => "\\-－\u{2212}".into(),
        '¥' => "¥￥".into(),
        '£' => "£￡".into(),
        'a'..='z' => {
            let upper = plain.to_ascii_uppercase();
            String::from_iter([plain, twin(plain), upper, twin(upper)])
        }
        '$' | '('..='+' | '.' | '/' | '?' | '['..='^' | '{'..='}' => {
            String::from_iter(['\\', plain, twin(plain)])
        }
        '!'..='~' => String::from_iter([plain, twin(plain)]),
        _ => plain.into(),
    }
}

/// The full-width twin of an ASCII character.
fn twin(plain: char) -> char {
    char::from_u32(u32::from(plain) + FULL_WIDTH).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_all_that_fold_to_them() {
        for (narrow, wide) in [
            ("d{2}", "[dｄDＤ]{2}"),
            ("(?:[0-9一-丁]|:)", "(?:[0-9０-９一-丁]|[:：])"),
            ("[a-z]", "[a-zａ-ｚA-ZＡ-Ｚ]"),
            ("\\.?", "[\\.．]?"),
            ("£", "[£￡]"),
            ("[\\p{Alphabetic}_\\-]", "[\\p{Alphabetic}_＿\\-－\u{2212}]"),
        ] {
            assert_eq!(widen(narrow), wide);
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
            let wide = widen(&narrow);
            let wide = regex::Regex::new(&wide).unwrap();
            assert!(wide.is_match(&plain.to_string()), "{plain}");
            assert!(wide.is_match(&twin.to_string()), "{twin}");
        }
    }
}

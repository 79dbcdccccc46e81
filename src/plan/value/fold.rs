//! Reads full-width characters as the plain ones they stand for.
//!
//! A Chinese keyboard writes `３０％` as easily as `30%`; both mean the same. Every reader looks at
//! folded text only, and [`widen`](super::widen) widens what a pattern accepts by the same
//! table, so this file and `widen` are the only places that know the two widths.

/// Gives the plain character that `c` stands for, or `c` itself.
///
/// Full-width ASCII becomes ASCII, all accepted white space becomes a space, the minus sign
/// U+2212 a hyphen, and the full-width currency signs the plain ones.
pub const fn fold_char(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{3000}' => ' ',
        '\u{2212}' => '-',
        '￥' => '¥',
        '￡' => '£',
        '！'..='～' => match char::from_u32(c as u32 - FULL_WIDTH) {
            Some(plain) => plain,
            None => c,
        },
        _ => c,
    }
}

/// Distance from an ASCII character to its full-width twin.
pub(super) const FULL_WIDTH: u32 = '！' as u32 - '!' as u32;

/// Folds a text and trims white space at both ends; letters keep their case.
pub(super) fn fold(text: &str) -> String {
    text.trim_matches(is_space).chars().map(fold_char).collect()
}

/// Whether `c` is one of the white-space characters that readers skip.
pub(super) fn is_space(c: char) -> bool {
    fold_char(c) == ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_text_becomes_plain() {
        assert_eq!(
            fold("\u{3000}－１，２３４．５％ ／ｄ（￥）\n"),
            "-1,234.5% /d(¥)"
        );
        assert_eq!(fold("三成 Kg"), "三成 Kg");
    }
}

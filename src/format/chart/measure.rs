//! How wide a text is when it is drawn, without a font at hand.
//!
//! Nobody knows which font a viewer will take, so widths are those of a wide one (DejaVu Sans):
//! in any usual font a text takes no more room than it was given.

use unicode_width::UnicodeWidthChar as _;

use super::scene::Tenths;
use crate::format::width::clusters;

/// Width of a text in a font of `size`.
pub(super) fn width(text: &str, size: Tenths, bold: bool) -> Tenths {
    scaled(text.chars().map(advance).sum(), size, bold)
}

/// Cuts a text to a room; the last sign of a cut text is `…`.
pub(super) fn cut(text: &str, size: Tenths, bold: bool, room: Tenths) -> String {
    let dots = advance('…');
    let (mut used, mut end, mut kept) = (0, 0, 0);
    for cluster in clusters(text) {
        if scaled(used + dots, size, bold) <= room {
            kept = end;
        }
        used += cluster.chars().map(advance).sum::<i64>();
        end += cluster.len();
        if scaled(used, size, bold) > room {
            let fits = scaled(dots, size, bold) <= room;
            let kept = text[..kept].trim_end();
            return if fits {
                format!("{kept}…")
            } else {
                String::new()
            };
        }
    }
    text.to_owned()
}

/// Thousandths of an em at a size; bold letters are wider.
fn scaled(thousandths: i64, size: Tenths, bold: bool) -> Tenths {
    let percent = if bold { 110 } else { 100 };
    // Rounded up.
    (thousandths * size * percent + 99_999) / 100_000
}

/// Width of a character in thousandths of an em.
fn advance(c: char) -> i64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' | ' ' => 340,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '"' => 420,
        'm' | 'W' | '%' | '@' | 'M' => 1000,
        'w' | '+' | '<' | '=' | '>' | '~' | '#' | '–' => 840,
        'A'..='Z' | '&' => 760,
        'a'..='z' | '0'..='9' | ' '..='\u{7f}' => 640,
        '—' | '…' | '·' | '“' | '”' | '‘' | '’' => 1000,
        c => match c.width().unwrap_or(0) {
            0 => 0,
            // Scripts of any kind: some letters of them are wide.
            1 => 800,
            _ => 1000,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_square_and_latin_is_not() {
        assert_eq!(width("供水", 120, false), 240);
        assert!(width("water", 120, false) < 5 * 120 * 3 / 4);
        assert!(width("water", 120, true) > width("water", 120, false));
        assert_eq!(width("", 120, false), 0);
    }

    #[test]
    fn a_cut_text_fits_its_room() {
        let texts = [
            "供水服务质量提升方案（一期）",
            "Baseline of complaint handling times",
            "👩‍👩‍👧‍👦👩🏽‍🔧 e\u{301}\u{301} مرحبا लागत",
        ];
        for text in texts {
            for room in (0..4000).step_by(7) {
                let cut = cut(text, 120, false, room);
                assert!(width(&cut, 120, false) <= room, "{cut} in {room}");
            }
            assert_eq!(cut(text, 120, false, 100_000), text);
        }
        assert_eq!(cut("供水服务", 100, false, 300), "供水…");
    }
}

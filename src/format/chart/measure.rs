//! How wide a text is when it is drawn, without a font at hand.
//!
//! Nobody knows which font a viewer will take, so widths are those of a wide one (DejaVu Sans):
//! in any usual font a text takes no more room than it was given.

use unicode_width::UnicodeWidthChar as _;

use super::scene::Tenths;
use crate::format::width::{breakable, clusters};

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

/// Breaks a text into at most `most` lines of a room; what is left is cut with `…`. Always gives a
/// line, be it empty.
pub(super) fn wrap(text: &str, size: Tenths, bold: bool, room: Tenths, most: usize) -> Vec<String> {
    let wide = |text: &str| text.chars().map(advance).sum::<i64>();
    let mut lines = Vec::new();
    // Begin and end of the line, and how wide it is in thousandths.
    let (mut start, mut end, mut used) = (0, 0, 0);
    for piece in breakable(text) {
        let (from, to) = (piece.start, piece.end);
        let own = wide(&text[from..to]);
        let gap = wide(&text[end..from]);
        let is_empty = end <= start;
        if is_empty {
            (start, used) = (from, own);
        } else if scaled(used + gap + own, size, bold) <= room {
            used += gap + own;
        } else if lines.len() + 1 < most {
            lines.push(text[start..end].to_owned());
            (start, used) = (from, own);
        } else {
            break;
        }
        end = to;
        // A word wider than a line is cut where the line ends.
        while scaled(used, size, bold) > room && lines.len() + 1 < most {
            let kept = start + fitting(&text[start..end], size, bold, room);
            if kept <= start || kept >= end {
                break;
            }
            lines.push(text[start..kept].to_owned());
            start = kept;
            used = wide(&text[start..end]);
        }
    }
    lines.push(cut(text[start..].trim_end(), size, bold, room));
    lines
}

/// How many bytes of a text have room.
fn fitting(text: &str, size: Tenths, bold: bool, room: Tenths) -> usize {
    let (mut used, mut end) = (0, 0);
    for cluster in clusters(text) {
        used += cluster.chars().map(advance).sum::<i64>();
        if scaled(used, size, bold) > room {
            break;
        }
        end += cluster.len();
    }
    end
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
    fn wrapped_lines_fit_and_keep_all_of_the_text() {
        let texts = [
            "供水服务质量提升方案（一期），含管网改造",
            "Baseline of complaint handling times in incomprehensibilities",
            "👩‍👩‍👧‍👦👩🏽‍🔧 e\u{301}\u{301} مرحبا लागत",
        ];
        let bare = |text: &str| text.replace(' ', "");
        for text in texts {
            for room in (700..4000).step_by(13) {
                let lines = wrap(text, 120, true, room, 2);
                assert!((1..=2).contains(&lines.len()));
                assert!(lines.iter().all(|line| width(line, 120, true) <= room));
                let lines = wrap(text, 120, true, room, usize::MAX);
                assert_eq!(bare(&lines.concat()), bare(text), "{room}");
            }
        }
        assert_eq!(wrap("a b c", 100, false, 100, 9), ["a", "b", "c"]);
        assert_eq!(
            wrap("供水服务方案", 100, false, 300, 2),
            ["供水服", "务方案"]
        );
        assert_eq!(
            wrap("供水服务方案书", 100, false, 300, 2),
            ["供水服", "务方…"]
        );
        assert_eq!(wrap("", 100, false, 300, 2), [""]);
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

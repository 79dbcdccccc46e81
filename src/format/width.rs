//! Text on a grid of terminal columns: measures, wraps, cuts and pads it.
//!
//! Widths are those of the `unicode-width` crate: Chinese characters take two columns,
//! characters of ambiguous width (`◆`, `█`, `━`) one.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The number of terminal columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// What a reader sees as one character: a base with its accents, joined emoji, flags.
pub(super) fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let (_, first) = chars.next()?;
        let flag = |c: char| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
        let (mut last, mut flags) = (first, usize::from(flag(first)));
        let mut end = rest.len();
        for (at, c) in chars {
            let pairs = flags == 1 && flag(c);
            let joins = c.width().unwrap_or(0) == 0
                || last == '\u{200D}'
                || matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
                || pairs;
            if !joins {
                end = at;
                break;
            }
            flags += usize::from(pairs);
            last = c;
        }
        let (cluster, tail) = rest.split_at(end);
        rest = tail;
        Some(cluster)
    })
}

/// Punctuation that must not start a line.
fn closes(c: char) -> bool {
    "，。、；：！？）】》」』”’％…·,.;:!?)]}%".contains(c)
}

/// Punctuation that must not end a line.
fn opens(c: char) -> bool {
    "（【《「『“‘([{".contains(c)
}

/// A piece of text that is broken only when it is wider than a line.
struct Piece<'a> {
    text: &'a str,
    spaced: bool,
}

/// Splits a text where lines may break: at spaces, and around Chinese characters.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split(' ')
        .filter(|word| !word.is_empty())
        .flat_map(|word| {
            let mut rest = word;
            let mut spaced = true;
            std::iter::from_fn(move || {
                if rest.is_empty() {
                    return None;
                }
                let mut end = 0;
                let mut last: Option<&str> = None;
                for cluster in clusters(rest) {
                    if last.is_some_and(|last| may_break(last, cluster)) {
                        break;
                    }
                    end += cluster.len();
                    last = Some(cluster);
                }
                let (text, tail) = rest.split_at(end);
                rest = tail;
                Some(Piece {
                    text,
                    spaced: std::mem::take(&mut spaced),
                })
            })
        })
}

/// The parts of a text that a line may break between, in bytes, spaces left out.
pub(super) fn breakable(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut end = 0;
    pieces(text).map(move |piece| {
        let start = text[end..].find(|c| c != ' ').unwrap_or(0) + end;
        end = start + piece.text.len();
        start..end
    })
}

fn may_break(before: &str, after: &str) -> bool {
    let first = |cluster: &str| cluster.chars().next().unwrap_or(' ');
    (before.width() > 1 || after.width() > 1) && !opens(first(before)) && !closes(first(after))
}

/// The least width at which a label reads well: its longest word, or three Chinese characters.
pub fn label_width(text: &str) -> usize {
    widest_piece(text).max(text.width().min(6))
}

/// The width of the widest part of a text that `wrap` doesn't break unless it must.
pub fn widest_piece(text: &str) -> usize {
    let widths = pieces(text).map(|piece| piece.text.width());
    widths.max().unwrap_or(0)
}

/// Breaks a text into at most `max_lines` lines of at most `limit` columns; what doesn't fit is
/// cut with `…`. Always gives a line, be it empty.
///
/// A limit of 1 counts as 2, the width of a Chinese character.
pub fn wrap(text: &str, limit: usize, max_lines: usize) -> Vec<String> {
    let limit = limit.max(2);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // The sum of the pieces' widths: measuring the whole line for every piece would take
    // quadratic time on hostile text.
    let mut used = 0;
    for piece in pieces(text) {
        if lines.len() >= max_lines {
            break;
        }
        let wide = piece.text.width();
        let gap = usize::from(piece.spaced && !line.is_empty());
        if used + gap + wide <= limit {
            line.extend((gap > 0).then_some(' '));
            line.push_str(piece.text);
            used += gap + wide;
            continue;
        }
        // A word wider than a line fills what is left of this one, when that is worth it.
        let splits = wide > limit && limit.saturating_sub(used + gap) >= 4;
        if splits {
            line.extend((gap > 0).then_some(' '));
            used += gap;
        } else if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        for cluster in clusters(piece.text) {
            let wide = cluster.width();
            if used + wide > limit && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0;
                if lines.len() > max_lines {
                    break;
                }
            }
            line.push_str(cluster);
            used += wide;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    if lines.len() > max_lines {
        lines.truncate(max_lines);
        if let Some(last) = lines.last_mut() {
            // Full to the brim, so that `cut` leaves its mark.
            let over = format!("{last}{}", " ".repeat(limit));
            *last = cut(&over, limit);
        }
    }
    for line in &mut lines {
        // Pieces measured one by one can come out narrower than the line they make.
        while line.width() > limit && line.pop().is_some() {}
    }
    lines
}

/// Cuts a text to at most `limit` columns; the last column of a cut text is `…`.
pub fn cut(text: &str, limit: usize) -> String {
    if text.width() <= limit {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for cluster in clusters(text) {
        if used + cluster.width() + 1 > limit {
            break;
        }
        kept.push_str(cluster);
        used += cluster.width();
    }
    let mut kept = kept.trim_end().to_owned();
    if limit > 0 {
        kept.push('…');
    }
    kept
}

/// Fills a text with spaces at its right up to a width.
pub fn pad(text: &str, to: usize) -> String {
    let spaces = to.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(spaces))
}

/// How much room a column of a table needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The least width at which its content can be read.
    pub least: usize,
    /// The width at which nothing wraps.
    pub natural: usize,
}

/// Shares `total` columns among the columns of a table; `None` when not even the least widths
/// fit.
///
/// Narrow columns get what they need, the wide ones the same share of the rest.
pub fn share(rooms: &[Room], total: usize) -> Option<Vec<usize>> {
    let at = |cap: usize| -> Vec<usize> {
        let fit = |room: &Room| room.natural.min(cap).max(room.least);
        rooms.iter().map(fit).collect()
    };
    let sum = |widths: &[usize]| widths.iter().sum::<usize>();
    if sum(&at(0)) > total {
        return None;
    }
    // The greatest cap that fits, by bisection; `low` always fits.
    let (mut low, mut high) = (0, total + 1);
    while high - low > 1 {
        let middle = low.midpoint(high);
        if sum(&at(middle)) <= total {
            low = middle;
        } else {
            high = middle;
        }
    }
    let mut widths = at(low);
    let mut left = total - sum(&widths);
    for (width, room) in widths.iter_mut().zip(rooms) {
        if left > 0 && *width < room.natural {
            *width += 1;
            left -= 1;
        }
    }
    Some(widths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_words_and_chinese_characters() {
        assert_eq!(
            wrap("the quick brown fox", 9, 9),
            ["the quick", "brown fox"]
        );
        assert_eq!(
            wrap("供水服务，提升方案", 8, 9),
            ["供水服", "务，提升", "方案"]
        );
        assert_eq!(wrap("供水(abc)服务", 8, 9), ["供水", "(abc)服", "务"]);
        assert_eq!(wrap("incomprehensible", 6, 9), ["incomp", "rehens", "ible"]);
        assert_eq!(
            wrap("a incomprehensible", 6, 9),
            ["a inco", "mprehe", "nsible"]
        );
        assert_eq!(wrap("", 6, 9), [""]);
        assert_eq!(wrap("中", 0, 9), ["中"]);
    }

    #[test]
    fn labels_keep_their_words() {
        assert_eq!(label_width("Scope of work"), 6);
        assert_eq!(label_width("Predecessors"), 12);
        assert_eq!(label_width("已批准"), 6);
        assert_eq!(label_width("前置任务"), 6);
        assert_eq!(label_width(""), 0);
    }

    #[test]
    fn long_texts_are_cut_visibly() {
        assert_eq!(wrap("one two three", 5, 2), ["one", "two…"]);
        assert_eq!(wrap("abcdefghijklmnop", 4, 2), ["abcd", "efg…"]);
        assert_eq!(cut("供水服务", 5), "供水…");
        assert_eq!(cut("供水服务", 4), "供…");
        assert_eq!(cut("供水服务", 8), "供水服务");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn no_line_is_wider_than_its_limit() {
        let texts = [
            "普通 text mixed混排 with 標點，and “quotes”…（括号）",
            "👩‍👩‍👧‍👦👩🏽‍🔧🇨🇳🇬🇧e\u{301}\u{301}\u{301}n\u{303}",
            "สวัสดี नमस्ते مرحبا لا لا 한국어",
            "\u{301}\u{200d}\u{fe0f}#\u{fe0f}\u{20e3}",
        ];
        for text in texts {
            for limit in 2..30 {
                for max_lines in 1..4 {
                    let lines = wrap(text, limit, max_lines);
                    assert!(lines.len() <= max_lines);
                    assert!(
                        lines.iter().all(|line| width(line) <= limit),
                        "{lines:?} at {limit}"
                    );
                }
                assert!(width(&cut(text, limit)) <= limit);
            }
        }
    }

    #[test]
    fn narrow_columns_get_what_they_need() {
        let room = |least, natural| Room { least, natural };
        let rooms = [room(2, 3), room(8, 40), room(8, 20), room(10, 10)];
        assert_eq!(share(&rooms, 100), Some(vec![3, 40, 20, 10]));
        assert_eq!(share(&rooms, 50), Some(vec![3, 19, 18, 10]));
        assert_eq!(share(&rooms, 28), Some(vec![2, 8, 8, 10]));
        assert_eq!(share(&rooms, 27), None);
        assert_eq!(share(&[], 0), Some(vec![]));
    }
}

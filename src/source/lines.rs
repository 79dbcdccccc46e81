//! Lines and columns, computed only when something is shown.

use super::Span;

/// The text of a file and the name the user knows it by.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as the user named it, or `-` for standard input.
    pub path: String,
    /// The whole text, byte-order mark included, so that spans are offsets in the file.
    pub text: String,
}

/// A place for people and editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), counted from 1.
    pub column: usize,
}

/// Where the lines of a text begin, and how many characters stand before each stretch of it.
///
/// A position takes the same time wherever it lies, even in a file of a single huge line.
#[derive(Debug, Clone)]
pub struct LineIndex<'s> {
    text: &'s str,
    starts: Vec<usize>,
    /// Characters before each multiple of [`STRETCH`] bytes.
    chars: Vec<usize>,
}

const STRETCH: usize = 1024;

/// Whether a byte begins a character.
fn begins(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

impl<'s> LineIndex<'s> {
    /// Finds the lines of a text; `\n`, `\r\n` and a lone `\r` end a line, as in YAML.
    pub fn new(text: &'s str) -> LineIndex<'s> {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(at + 1);
            }
        }
        let mut chars = vec![0];
        for stretch in bytes.chunks(STRETCH) {
            let before = chars.last().copied().unwrap_or_default();
            chars.push(before + stretch.iter().filter(|&&byte| begins(byte)).count());
        }
        LineIndex {
            text,
            starts,
            chars,
        }
    }

    /// The line and column of a byte; past the end it is the end, inside a character its start.
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        let mark = usize::from(line == 1 && offset > 0 && self.text.starts_with('\u{feff}'));
        Position {
            line,
            column: self.chars_before(offset) - self.chars_before(start) - mark + 1,
        }
    }

    fn chars_before(&self, offset: usize) -> usize {
        let stretch = offset / STRETCH;
        let rest = &self.text.as_bytes()[stretch * STRETCH..offset];
        self.chars[stretch] + rest.iter().filter(|&&byte| begins(byte)).count()
    }

    /// The bytes of the lines that `span` touches, without the last line break.
    pub fn lines_around(&self, span: Span) -> Span {
        let first = self.position(span.start).line;
        let last = self.position(span.end).line;
        let start = self.starts[first - 1];
        let end = self.starts.get(last).copied().unwrap_or(self.text.len());
        let end = start + self.text[start..end].trim_end_matches(['\r', '\n']).len();
        Span::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn columns_count_characters() {
        let index = LineIndex::new("标题: 甲\r\n目标:\rx");
        assert_eq!(index.position(0), at(1, 1));
        assert_eq!(index.position(6), at(1, 3));
        assert_eq!(index.position(7), at(1, 4));
        assert_eq!(index.position(13), at(2, 1));
        assert_eq!(index.position(21), at(3, 1));
        assert_eq!(index.position(99), at(3, 2));
    }

    #[test]
    fn a_byte_inside_a_character_belongs_to_it() {
        assert_eq!(LineIndex::new("题x").position(1), at(1, 1));
    }

    #[test]
    fn the_byte_order_mark_has_no_column() {
        assert_eq!(LineIndex::new("\u{feff}ab").position(4), at(1, 2));
    }

    #[test]
    fn long_lines_count_right() {
        let text = "甲".repeat(5_000);
        assert_eq!(LineIndex::new(&text).position(12_000), at(1, 4_001));
    }

    #[test]
    fn whole_lines_around_a_span() {
        let text = "a: 1\nb: 2\r\nc: 3";
        let index = LineIndex::new(text);
        assert_eq!(&text[index.lines_around(Span::new(6, 7)).range()], "b: 2");
        assert_eq!(&text[index.lines_around(Span::new(0, 12)).range()], text);
    }
}

//! A reading position that knows where words begin and end.

use crate::statement::table::{Spellings, Table};

/// Spaces or hyphens that may stand in one gap; more are no gap between words of a phrase.
const WIDEST_GAP: usize = 3;

/// A position in the folded text.
///
/// Readers copy it, read on, and keep the copy when they succeed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    /// Stands at a character boundary of the text.
    pub fn new(text: &'t str, at: usize) -> Cursor<'t> {
        Cursor { text, at }
    }

    /// The byte it stands at.
    pub fn at(self) -> usize {
        self.at
    }

    /// What is still to be read.
    pub fn rest(self) -> &'t str {
        &self.text[self.at..]
    }

    /// What stands before it.
    pub fn before(self) -> &'t str {
        &self.text[..self.at]
    }

    /// The next character.
    pub fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character before it.
    pub fn previous(self) -> Option<char> {
        self.before().chars().next_back()
    }

    /// Reads with `read`; when it fails, nothing has been taken.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Cursor<'t>) -> Option<T>) -> Option<T> {
        let mut after = *self;
        let value = read(&mut after)?;
        *self = after;
        Some(value)
    }

    /// Takes `spelling` if it comes next, as whole words.
    ///
    /// A space or hyphen in it stands for any gap between words.
    pub fn eat(&mut self, spelling: &str) -> bool {
        let (text, wanted) = (self.rest().as_bytes(), spelling.as_bytes());
        if text.first() != wanted.first() {
            return false;
        }
        let mut length = 0;
        for (at, byte) in wanted.iter().enumerate() {
            length += match byte {
                b' ' | b'-' if at > 0 => match width_of_gap(&text[length..]) {
                    0 => return false,
                    width => width,
                },
                b'\'' if text[length..].starts_with("’".as_bytes()) => "’".len(),
                _ if text.get(length) == Some(byte) => 1,
                _ => return false,
            };
        }
        let is_latin = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let is_cut = is_latin(wanted.last()) && is_latin(text.get(length))
            || is_latin(wanted.first()) && !self.begins_word();
        if is_cut || wanted.is_empty() {
            return false;
        }
        self.at += length;
        true
    }

    /// Takes the longest of several spellings.
    pub fn eat_any(&mut self, spellings: &Spellings) -> bool {
        let ends = spellings.near(self.rest()).iter().filter_map(|spelling| {
            let mut after = *self;
            after.eat(spelling).then_some(after.at)
        });
        match ends.max() {
            Some(at) => {
                self.at = at;
                true
            }
            None => false,
        }
    }

    /// Takes the longest word of a table.
    pub fn eat_longest<T: Copy>(&mut self, table: &Table<T>) -> Option<T> {
        let mut best: Option<(usize, T)> = None;
        for &(spelling, value) in table.near(self.rest()) {
            let mut after = *self;
            if after.eat(spelling) && best.is_none_or(|(at, _)| after.at > at) {
                best = Some((after.at, value));
            }
        }
        let (at, value) = best?;
        self.at = at;
        Some(value)
    }

    /// Takes a spelling whether or not a word ends there: the `fy` of `fy27`.
    pub fn eat_start(&mut self, spelling: &str) -> bool {
        let starts = self.begins_word() && self.rest().starts_with(spelling);
        if starts {
            self.at += spelling.len();
        }
        starts
    }

    /// Takes the next character if it is as wanted.
    pub fn eat_if(&mut self, wanted: impl FnOnce(char) -> bool) -> Option<char> {
        let next = self.peek().filter(|c| wanted(*c))?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Skips the spaces between two words.
    pub fn gap(&mut self) {
        let spaces = self.rest().bytes().take(WIDEST_GAP);
        self.at += spaces.take_while(|byte| *byte == b' ').count();
    }

    /// Skips the spaces and hyphens between two words and says whether there were any.
    pub fn gap_or_hyphen(&mut self) -> bool {
        let width = width_of_gap(self.rest().as_bytes());
        self.at += width;
        width > 0
    }

    /// Takes a whole run of digits that is as long as wanted.
    pub fn digits(&mut self, shortest: usize, longest: usize) -> Option<u32> {
        if self.previous().is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        let digits = self.rest().bytes().take(longest + 1);
        let length = digits.take_while(u8::is_ascii_digit).count();
        if length < shortest || length > longest {
            return None;
        }
        let value = self.rest()[..length].parse().ok()?;
        self.at += length;
        Some(value)
    }

    /// Moves past a part that another reader has taken from the rest.
    pub fn skip_to(&mut self, rest: &str) {
        self.at = self.text.len() - rest.len();
    }

    /// Whether no word of Latin letters or digits runs on across this place from the left.
    pub fn begins_word(self) -> bool {
        !self.previous().is_some_and(is_word)
    }

    /// Whether no word of Latin letters or digits runs on across this place to the right.
    pub fn ends_word(self) -> bool {
        !self.peek().is_some_and(is_word)
    }

    /// Whether a clause begins here: nothing but a mark of punctuation before it.
    pub fn begins_clause(self) -> bool {
        let before = self.before().trim_end_matches(' ').chars().next_back();
        before.is_none_or(is_break)
    }

    /// Whether a clause ends here.
    pub fn ends_clause(self) -> bool {
        let mut after = self;
        after.gap();
        after.peek().is_none_or(is_break)
    }
}

/// The length of the spaces and hyphens that a text begins with.
fn width_of_gap(text: &[u8]) -> usize {
    let mut width = 0;
    for _ in 0..WIDEST_GAP {
        width += match text[width..] {
            [b' ' | b'-', ..] => 1,
            // The hyphens U+2010 and U+2011.
            [0xe2, 0x80, 0x90 | 0x91, ..] => 3,
            _ => break,
        };
    }
    width
}

/// Whether a character belongs to a word of Latin letters and digits.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Whether a character is a hyphen within a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a character ends a clause.
pub(super) fn is_break(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '.'
            | '!'
            | '?'
            | '('
            | ')'
            | '['
            | ']'
            | '。'
            | '、'
            | '|'
            | '/'
            | '—'
            | '–'
    )
}

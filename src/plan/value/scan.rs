//! A reader's position in a text, one character after the other.

use super::fold::{fold_char, is_space};

/// The part of a text that is still to be read.
///
/// Characters are folded as they are looked at, so `rest` stays a slice of the author's own text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scan<'a> {
    /// What has not been read yet.
    pub rest: &'a str,
}

/// Whether a word begins with a character: what tells most words apart at once.
fn begins(word: &str, next: char) -> bool {
    word.starts_with(|letter: char| letter.eq_ignore_ascii_case(&next))
}

impl<'a> Scan<'a> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'a str) -> Scan<'a> {
        Scan { rest: text }
    }

    /// Starts after the white space before `text` and stops before the white space behind it.
    pub fn trimmed(text: &'a str) -> Scan<'a> {
        Scan::new(text.trim_matches(is_space))
    }

    /// The next character, folded.
    pub fn peek(&self) -> Option<char> {
        self.rest.chars().next().map(fold_char)
    }

    /// Takes the next character if `wanted` says so.
    pub fn take_if(&mut self, wanted: impl FnOnce(char) -> bool) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next().map(fold_char).filter(|&c| wanted(c))?;
        self.rest = chars.as_str();
        Some(c)
    }

    /// Takes `word` if it comes next; case does not matter.
    pub fn eat(&mut self, word: &str) -> bool {
        let mut after = *self;
        for letter in word.chars() {
            if after.take_if(|c| c.eq_ignore_ascii_case(&letter)).is_none() {
                return false;
            }
        }
        *self = after;
        true
    }

    /// Takes the longest word of `table` that comes next.
    pub fn eat_longest<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let mut best: Option<(Scan<'a>, T)> = None;
        let next = self.peek()?;
        for &(word, value) in table.iter().filter(|(word, _)| begins(word, next)) {
            let mut after = *self;
            let longer =
                |best: &(Scan<'_>, T), after: &Scan<'_>| after.rest.len() < best.0.rest.len();
            if after.eat(word) && best.as_ref().is_none_or(|best| longer(best, &after)) {
                best = Some((after, value));
            }
        }
        let (after, value) = best?;
        *self = after;
        Some(value)
    }

    /// Takes the whole rest if it is a word of `table`.
    pub fn finish_with<T: Copy>(&self, table: &[(&str, T)]) -> Option<T> {
        let next = self.peek()?;
        let mut words = table.iter().filter(|(word, _)| begins(word, next));
        words.find_map(|&(word, value)| {
            let mut after = *self;
            (after.eat(word) && after.is_done()).then_some(value)
        })
    }

    /// Skips white space and says whether there was any.
    pub fn spaces(&mut self) -> bool {
        let after = self.rest.trim_start_matches(is_space);
        let any = after.len() < self.rest.len();
        self.rest = after;
        any
    }

    /// Whether all characters of the rest are as wanted.
    pub fn only(&self, wanted: impl Fn(char) -> bool) -> bool {
        self.rest.chars().map(fold_char).all(wanted)
    }

    /// Whether everything has been read.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}

/// Finds the value of `text` in a table of words; case and width do not matter.
pub(crate) fn lookup<T: Copy>(table: &[(&str, T)], text: &str) -> Option<T> {
    Scan::trimmed(text).finish_with(table)
}

/// Makes a table of words: each value with the words that mean it.
macro_rules! words {
    ($($value:expr => $($word:literal)|+;)+) => { &[$($(($word, $value)),+),+] };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        let table = [("千", 1), ("千万", 2), ("K", 3)];
        let mut scan = Scan::new("千万ｋ x");
        assert_eq!(scan.eat_longest(&table), Some(2));
        assert_eq!(scan.eat_longest(&table), Some(3));
        assert_eq!(scan.eat_longest(&table), None);
        assert!(scan.spaces());
        assert_eq!(scan.rest, "x");
        assert_eq!(lookup(&table, " Ｋ "), Some(3));
    }
}

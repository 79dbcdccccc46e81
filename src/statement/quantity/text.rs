//! Looking around at a place of the folded text.
//!
//! Every look back is bounded, so that reading stays linear however long the text is.

/// How many characters a look back may take.
const NEARBY: usize = 24;

/// What ends a clause: looking back stops there.
const BREAKS: &[char] = &[',', ';', '.', '!', '?', '(', '。', '、', ':'];

/// The text from a place on.
pub(super) fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// The character at a place.
pub(super) fn next(text: &str, at: usize) -> Option<char> {
    rest(text, at).chars().next()
}

/// The character before a place.
pub(super) fn previous(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The place after the blanks at a place.
pub(super) fn blanks(text: &str, at: usize) -> usize {
    let rest = rest(text, at);
    at + rest.len() - rest.trim_start_matches(' ').len()
}

/// The place after the characters that are as wanted.
pub(super) fn run(text: &str, at: usize, wanted: impl Fn(char) -> bool) -> usize {
    let rest = rest(text, at);
    at + rest.find(|c| !wanted(c)).unwrap_or(rest.len())
}

/// The Latin word at a place.
pub(super) fn word(text: &str, at: usize) -> &str {
    let end = run(text, at, |c| c.is_ascii_lowercase());
    text.get(at..end).unwrap_or_default()
}

/// The Latin word after the blanks at a place.
pub(super) fn next_word(text: &str, at: usize) -> &str {
    word(text, blanks(text, at))
}

/// The place after a word that stands alone, blanks before it skipped.
pub(super) fn after_word(text: &str, at: usize, word: &str) -> Option<usize> {
    let from = blanks(text, at);
    let end = from + word.len();
    let alone = from > at && !next(text, end).is_some_and(|c| c.is_ascii_alphanumeric());
    (rest(text, from).starts_with(word) && alone).then_some(end)
}

/// The characters of the same clause that lie close before a place.
pub(super) fn before(text: &str, at: usize) -> &str {
    let head = text.get(..at).unwrap_or_default();
    let from = head.char_indices().rev().nth(NEARBY - 1);
    let near = &head[from.map_or(0, |(at, _)| at)..];
    let clause = near.rfind(BREAKS).and_then(|at| {
        let broken = near[at..].chars().next()?;
        Some(at + broken.len_utf8())
    });
    &near[clause.unwrap_or(0)..]
}

/// The Latin word before a place, blanks between skipped.
pub(super) fn previous_word(text: &str, at: usize) -> &str {
    let near = before(text, at).trim_end_matches(' ');
    let word = near.trim_end_matches(|c: char| c.is_ascii_lowercase());
    &near[word.len()..]
}

/// Whether a place lies inside a Latin word or a number with letters.
pub(super) fn inside_word(text: &str, at: usize) -> bool {
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    is_latin(previous(text, at)) && is_latin(next(text, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_back_ends_at_the_clause_and_at_a_distance() {
        let text = "by june, from 3";
        assert_eq!(before(text, text.len() - 1), " from ");
        assert_eq!(previous_word(text, text.len() - 1), "from");
        assert_eq!(previous_word(text, 7), "june");
        assert_eq!(before(&"一".repeat(99), 99), "一".repeat(NEARBY));
        assert_eq!(before("", 0), "");
    }
}

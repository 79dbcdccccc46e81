//! Short marks for the ratings of a matrix, for readers without colour.

use crate::lang::Lang;
use crate::view::report::MatrixRating;

/// The mark of each rating: the start of its word, no longer than it takes to tell
/// it from the others.
pub fn marks(ratings: &[MatrixRating], lang: Lang) -> Vec<String> {
    let words: Vec<Vec<char>> = ratings
        .iter()
        .map(|rating| rating.label.get(lang).to_uppercase().chars().collect())
        .collect();
    let longest = words.iter().map(Vec::len).max().unwrap_or(0);
    let mark = |at: usize| -> String {
        let start = |word: &Vec<char>, length: usize| word[..length.min(word.len())].to_vec();
        let others = || words.iter().enumerate().filter(|(other, _)| *other != at);
        let tells = |length: &usize| {
            let mine = start(&words[at], *length);
            others().all(|(_, word)| start(word, *length) != mine)
        };
        let length = (1..=longest).find(tells).unwrap_or(longest);
        start(&words[at], length).into_iter().collect()
    };
    (0..ratings.len()).map(mark).collect()
}

/// The mark of a rating by its position; empty when there is none.
pub fn of(marks: &[String], rating: usize) -> &str {
    marks.get(rating).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Text;
    use crate::view::report::Tone;

    fn ratings(labels: &[(&'static str, &'static str)]) -> Vec<MatrixRating> {
        let rating = |&(en, zh): &(&'static str, &'static str)| MatrixRating {
            tone: Tone::Plain,
            label: Text::new(en, zh),
            color: None,
        };
        labels.iter().map(rating).collect()
    }

    #[test]
    fn marks_are_as_short_as_they_can_be() {
        let usual = ratings(&[
            ("extreme", "极高"),
            ("high", "高"),
            ("moderate", "中"),
            ("minor", "低"),
        ]);
        assert_eq!(marks(&usual, Lang::En), ["E", "H", "MO", "MI"]);
        assert_eq!(of(&marks(&usual, Lang::Zh), 0), "极");
        assert_eq!(of(&marks(&usual, Lang::Zh), 4), "");
        let same = ratings(&[("a", "甲"), ("a", "甲")]);
        assert_eq!(marks(&same, Lang::En), ["A", "A"]);
    }
}

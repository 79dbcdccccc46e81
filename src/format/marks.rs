//! Short marks for the ratings of a matrix, for readers without colour.

use crate::lang::{Lang, Text};
use crate::view::report::Tone;

/// The mark of each rating of a legend: the start of its word, no longer than it takes to tell
/// it from the others.
pub fn marks(legend: &[(Tone, Text)], lang: Lang) -> Vec<(Tone, String)> {
    let words: Vec<Vec<char>> = legend
        .iter()
        .map(|(_, text)| text.get(lang).to_uppercase().chars().collect())
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
    let tones = legend.iter().map(|(tone, _)| *tone);
    tones
        .enumerate()
        .map(|(at, tone)| (tone, mark(at)))
        .collect()
}

/// The mark of a tone; empty when the legend doesn't know the tone.
pub fn of(marks: &[(Tone, String)], tone: Tone) -> &str {
    let known = marks.iter().find(|(known, _)| *known == tone);
    known.map_or("", |(_, mark)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_as_short_as_they_can_be() {
        let legend = [
            (Tone::Bad, Text::new("extreme", "极高")),
            (Tone::Warning, Text::new("high", "高")),
            (Tone::Notice, Text::new("moderate", "中")),
            (Tone::Good, Text::new("minor", "低")),
        ];
        let en = marks(&legend, Lang::En);
        assert_eq!(of(&en, Tone::Bad), "E");
        assert_eq!(of(&en, Tone::Notice), "MO");
        assert_eq!(of(&en, Tone::Good), "MI");
        assert_eq!(of(&en, Tone::Plain), "");
        assert_eq!(of(&marks(&legend, Lang::Zh), Tone::Bad), "极");
        let same = [
            (Tone::Bad, Text::new("a", "甲")),
            (Tone::Good, Text::new("a", "甲")),
        ];
        assert_eq!(of(&marks(&same, Lang::En), Tone::Good), "A");
    }
}

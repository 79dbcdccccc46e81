//! The small words of English clauses, by the list that holds them.

use std::sync::LazyLock;

use crate::statement::entries::entries;
use crate::statement::index::Index;

const FILE: &str = include_str!("words.txt");

/// A list of `words.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// Stands before a noun.
    Article,
    /// May follow a verb and hardly a noun.
    Determiner,
    /// Makes a verb of two words with the word before.
    Particle,
    /// Begins a clause and is no verb.
    NoVerb,
    /// Leads to a verb in its plain form.
    Modal,
    /// Ends the head of a noun phrase.
    Preposition,
    /// Before a number: so far the goal reaches.
    Scope,
    /// Before `all`: there.
    Where,
    /// Begins a clause that says more of the one before.
    Relative,
    /// Begins a clause that says what for, by what means or when.
    Context,
    /// Praise, which can't be measured.
    Praise,
    /// Praise that leaves a broad thing broad.
    MildPraise,
    /// The end of an adjective.
    AdjectiveEnd,
    /// Says that something is there.
    State,
    /// A verb of making that only puts money in.
    Payer,
    /// Something that happens once in a project.
    Project,
    /// A verb that often begins a noun phrase instead.
    VerbNoun,
    /// Ends in -ed and praises rather than says what was done.
    Feeling,
    /// The head of what can be gained once for all.
    Award,
    /// Brings a pile down to nothing.
    Clears,
    /// Money and posts under other names.
    Funds,
    /// Says softly that something takes less time.
    Hastens,
    /// Who does it.
    Pronoun,
    /// The end of a noun that names a quality.
    QualityEnd,
    /// Ends like a quality and is none.
    NoQuality,
    /// Ends like an adjective and is none.
    NoAdjective,
    /// Has been tried before the goal was written.
    Tried,
    /// Sums up what the clause before has said.
    Summary,
    /// Says that something happens often without how often.
    Vague,
    /// So many on top.
    More,
    /// A participle of the past that has no -ed.
    Past,
    /// Stands before a noun phrase and is no part of it.
    BeforeNoun,
    /// Stands behind a noun phrase and is no part of it.
    BehindNoun,
    /// Makes a slogan of what it stands behind.
    Boundless,
    /// Begins a long sentence whose main clause comes later.
    Opening,
}

impl List {
    const ALL: [(&'static str, List); 35] = [
        ("article", List::Article),
        ("determiner", List::Determiner),
        ("particle", List::Particle),
        ("no-verb", List::NoVerb),
        ("modal", List::Modal),
        ("preposition", List::Preposition),
        ("scope", List::Scope),
        ("where", List::Where),
        ("relative", List::Relative),
        ("context", List::Context),
        ("praise", List::Praise),
        ("mild-praise", List::MildPraise),
        ("adjective-end", List::AdjectiveEnd),
        ("state", List::State),
        ("payer", List::Payer),
        ("project", List::Project),
        ("verb-noun", List::VerbNoun),
        ("feeling", List::Feeling),
        ("award", List::Award),
        ("clears", List::Clears),
        ("funds", List::Funds),
        ("hastens", List::Hastens),
        ("pronoun", List::Pronoun),
        ("quality-end", List::QualityEnd),
        ("no-quality", List::NoQuality),
        ("no-adjective", List::NoAdjective),
        ("tried", List::Tried),
        ("summary", List::Summary),
        ("vague", List::Vague),
        ("more", List::More),
        ("past", List::Past),
        ("before-noun", List::BeforeNoun),
        ("behind-noun", List::BehindNoun),
        ("boundless", List::Boundless),
        ("opening", List::Opening),
    ];
}

/// All lists.
struct Lists {
    index: Index<List>,
    /// The words of each list, by its place in [`List::ALL`].
    words: [Vec<&'static str>; List::ALL.len()],
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let of_list = |(name, _): (&str, List)| {
        let entries = entries(FILE).filter(move |entry| entry.section == name);
        entries.flat_map(|entry| entry.spellings()).collect()
    };
    let words: [Vec<&str>; _] = List::ALL.map(of_list);
    let lists = List::ALL.iter().zip(&words);
    let all = lists.flat_map(|((_, list), words)| words.iter().map(move |word| (*word, *list)));
    Lists {
        index: Index::new(all),
        words,
    }
});

/// Whether a list holds a word.
pub fn is_in(list: List, word: &str) -> bool {
    let mut same = LISTS.index.near(word).filter(|(known, _)| *known == word);
    same.any(|(_, of)| *of == list)
}

/// Whether a text begins with a word of a list and a space.
pub fn begins(list: List, text: &str) -> bool {
    let mut words = LISTS.index.starts(text).filter(|(_, of)| **of == list);
    words.any(|(word, _)| text[word.len()..].starts_with(' '))
}

/// The words of a list.
pub fn words(list: List) -> impl Iterator<Item = &'static str> {
    LISTS.words[list as usize].iter().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_section_is_a_list_and_each_list_has_words() {
        for name in FILE.lines().filter_map(|line| line.strip_prefix('[')) {
            let name = name.trim_end_matches(']');
            assert!(List::ALL.iter().any(|(known, _)| *known == name), "{name}");
        }
        for (at, (name, list)) in List::ALL.into_iter().enumerate() {
            assert_eq!(at, list as usize, "{name}");
            assert!(words(list).count() > 3, "{name}");
        }
        assert!(is_in(List::Context, "given") && !is_in(List::Context, "the"));
    }
}

//! The small words of English clauses, by the list that holds them.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

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
}

impl List {
    const ALL: [(&'static str, List); 33] = [
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
    ];

    fn named(name: &str) -> Option<List> {
        let found = List::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, list)| *list)
    }
}

/// Whether a list holds a word.
pub fn is_in(list: List, word: &str) -> bool {
    lists().get(&list).is_some_and(|words| words.contains(word))
}

/// The words of a list.
pub fn words(list: List) -> impl Iterator<Item = &'static str> {
    lists().get(&list).into_iter().flatten().copied()
}

fn lists() -> &'static HashMap<List, HashSet<&'static str>> {
    static LISTS: OnceLock<HashMap<List, HashSet<&'static str>>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let mut lists: HashMap<List, HashSet<&'static str>> = HashMap::new();
        let mut list = None;
        for line in FILE
            .lines()
            .map(str::trim)
            .filter(|line| !line.starts_with('#'))
        {
            if let Some(name) = line.strip_prefix('[') {
                list = List::named(name.trim_end_matches(']'));
            } else if let Some(list) = list {
                let words = line
                    .split(',')
                    .map(str::trim)
                    .filter(|word| !word.is_empty());
                lists.entry(list).or_default().extend(words);
            }
        }
        lists
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_section_is_a_list_and_each_list_has_words() {
        for name in FILE.lines().filter_map(|line| line.strip_prefix('[')) {
            assert!(List::named(name.trim_end_matches(']')).is_some(), "{name}");
        }
        for (name, list) in List::ALL {
            assert!(words(list).count() > 3, "{name}");
        }
        assert!(is_in(List::Context, "given") && !is_in(List::Context, "the"));
    }
}

//! The small words of English clauses, by the list that holds them.

use std::sync::LazyLock;

use crate::statement::entries::entries;
use crate::statement::index::Index;

const FILE: &str = include_str!("words.txt");

/// Declares the lists with the names of their sections.
macro_rules! lists {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// A list of `words.txt`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum List {
            $($(#[doc = $doc])+ $name,)+
        }

        impl List {
            /// All lists with the names of their sections, in their order.
            const ALL: &[(&'static str, List)] = &[$(($text, List::$name),)+];
        }
    };
}

lists! {
    /// Stands before a noun.
    Article = "article",
    /// May follow a verb and hardly a noun.
    Determiner = "determiner",
    /// Makes a verb of two words with the word before.
    Particle = "particle",
    /// Begins a clause and is no verb.
    NoVerb = "no-verb",
    /// Leads to a verb in its plain form.
    Modal = "modal",
    /// Ends the head of a noun phrase.
    Preposition = "preposition",
    /// Before a number: so far the goal reaches.
    Scope = "scope",
    /// Before `all`: there.
    Where = "where",
    /// Begins a clause that says more of the one before.
    Relative = "relative",
    /// Begins a clause that says what for, by what means or when.
    Context = "context",
    /// Praise, which can't be measured.
    Praise = "praise",
    /// Praise that leaves a broad thing broad.
    MildPraise = "mild-praise",
    /// The end of an adjective.
    AdjectiveEnd = "adjective-end",
    /// Says that something is there.
    State = "state",
    /// A verb of making that only puts money in.
    Payer = "payer",
    /// Something that happens once in a project.
    Project = "project",
    /// A verb that often begins a noun phrase instead.
    VerbNoun = "verb-noun",
    /// Ends in -ed and praises rather than says what was done.
    Feeling = "feeling",
    /// The head of what can be gained once for all.
    Award = "award",
    /// Brings a pile down to nothing.
    Clears = "clears",
    /// Money and posts under other names.
    Funds = "funds",
    /// Says softly that something takes less time.
    Hastens = "hastens",
    /// Who does it.
    Pronoun = "pronoun",
    /// The end of a noun that names a quality.
    QualityEnd = "quality-end",
    /// Ends like a quality and is none.
    NoQuality = "no-quality",
    /// Ends like an adjective and is none.
    NoAdjective = "no-adjective",
    /// Has been tried before the goal was written.
    Tried = "tried",
    /// Sums up what the clause before has said.
    Summary = "summary",
    /// A verb by which something is held.
    Runs = "runs",
    /// What is held again and again.
    Series = "series",
    /// Says in a clause before the aim that something is done already.
    Settled = "settled",
    /// Says that something happens often without how often.
    Vague = "vague",
    /// So many on top.
    More = "more",
    /// A participle of the past that has no -ed.
    Past = "past",
    /// Stands before a noun phrase and is no part of it.
    BeforeNoun = "before-noun",
    /// Stands behind a noun phrase and is no part of it.
    BehindNoun = "behind-noun",
    /// Makes a slogan of what it stands behind.
    Boundless = "boundless",
    /// What is made better so that nobody can say when.
    Better = "better",
    /// Begins a long sentence whose main clause comes later.
    Opening = "opening",
    /// Behind a number: so much more or less.
    Comparative = "comparative",
    /// A verb whose object is what moves.
    Causes = "causes",
    /// Leads to how things stand.
    Stands = "stands",
    /// Nobody.
    Nobody = "nobody",
    /// What a share is counted in where nothing is named.
    NoThing = "no-thing",
    /// Leads to praise of what stands before.
    PraisedAs = "praised-as",
    /// Before a number: so many on top.
    OnTop = "on-top",
    /// Stands between who has something and how many.
    Has = "has",
    /// Stands between the numbers of a ratio.
    Ratio = "ratio",
    /// Before a number: which cases are meant.
    Age = "age",
    /// Before an event that comes again.
    OfEach = "of-each",
    /// A noun of time that an infinitive belongs to.
    TimeNoun = "time-noun",
    /// Behind a number: so much more.
    Larger = "larger",
    /// Behind a number: so much less.
    Smaller = "smaller",
}

/// All lists.
struct Lists {
    index: Index<List>,
    /// The words of each list, by its place in [`List::ALL`].
    words: Vec<Vec<&'static str>>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut words: Vec<Vec<&'static str>> = vec![Vec::new(); List::ALL.len()];
    let mut all = Vec::new();
    for entry in entries(FILE) {
        let of_section = |(_, (name, _)): &(usize, &(&str, List))| *name == entry.section;
        if let Some((at, (_, list))) = List::ALL.iter().enumerate().find(of_section) {
            words[at].extend(entry.spellings());
            all.extend(entry.spellings().map(|word| (word, *list)));
        }
    }
    Lists {
        index: Index::new(all),
        words,
    }
});

/// Whether a list holds a word.
pub fn is_in(list: List, word: &str) -> bool {
    let mut same = LISTS.index.near(word).filter(|(known, _)| *known == word);
    same.any(|(known, of)| *of == list && is_there(list, known))
}

/// Whether a text begins with a word of a list and a space.
pub fn begins(list: List, text: &str) -> bool {
    let mut words = LISTS.index.starts(text).filter(|(_, of)| **of == list);
    words.any(|(word, _)| text[word.len()..].starts_with(' ') && is_there(list, word))
}

/// The words of a list.
pub fn words(list: List) -> impl Iterator<Item = &'static str> {
    let words = LISTS.words[list as usize].iter().copied();
    words.filter(move |word| is_there(list, word))
}

/// Whether a text ends with a word of a list that stands alone there.
pub fn ends(list: List, text: &str) -> bool {
    words(list).any(|word| {
        let before = text.strip_suffix(word);
        before.is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

/// Whether a word stands in its list: a test takes some out.
#[cfg(not(test))]
fn is_there(_: List, _: &str) -> bool {
    true
}

#[cfg(test)]
use tests::is_there;

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::statement::entries::Entry;
    use crate::statement::{Anchors, Judged};

    thread_local! {
        /// An entry that is taken out of its list for a while.
        static WITHOUT: Cell<Option<(List, Entry)>> = const { Cell::new(None) };
    }

    pub(super) fn is_there(list: List, word: &str) -> bool {
        WITHOUT.get().is_none_or(|(of, entry)| {
            of != list || !entry.spellings().any(|spelling| spelling == word)
        })
    }

    #[test]
    fn each_section_is_a_list_and_each_list_has_words() {
        for name in FILE.lines().filter_map(|line| line.strip_prefix('[')) {
            let name = name.trim_end_matches(']');
            assert!(List::ALL.iter().any(|(known, _)| *known == name), "{name}");
        }
        for (at, (name, list)) in List::ALL.iter().enumerate() {
            assert_eq!(at, *list as usize, "{name}");
            assert!(words(*list).count() > 0, "{name}");
        }
        assert!(is_in(List::Context, "given") && !is_in(List::Context, "the"));
    }

    #[test]
    fn taken_out_of_its_list_an_entry_leaves_its_example_read_otherwise() {
        let mut idle = Vec::new();
        for entry in entries(FILE).filter(|entry| !entry.example.is_empty()) {
            let named = List::ALL.iter().find(|(name, _)| *name == entry.section);
            let (_, list) = named.expect("a list");
            let with = Judged::new(entry.example, Anchors::default());
            WITHOUT.set(Some((*list, entry)));
            let without = Judged::new(entry.example, Anchors::default());
            WITHOUT.set(None);
            if with.statement == without.statement && with.verdicts == without.verdicts {
                idle.push(format!(
                    "{}: {} = {}",
                    entry.section, entry.words, entry.example
                ));
            }
        }
        assert_eq!(idle, Vec::<String>::new());
    }
}

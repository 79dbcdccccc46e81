//! Words of a file, found at a place of a text by what stands there.

/// Words with what they mean, by the characters that they begin with.
///
/// A place of a text begins with a run of Latin letters and digits, or with other characters, of
/// which two tell nearly all words apart. So only a few of thousands of words are compared with
/// the text at any place.
#[derive(Debug)]
pub struct Index<T> {
    /// The spellings of all words, one behind the other.
    spellings: String,
    /// Sorted by slot, and in a slot the longest first.
    words: Vec<Entry<T>>,
    /// For each slot the first of its words, and the number of all words at the end.
    slots: Vec<u32>,
}

#[derive(Debug)]
struct Entry<T> {
    slot: u32,
    start: u32,
    end: u32,
    value: T,
}

/// The longest run of Latin letters and digits that tells words apart.
const LONGEST_RUN: usize = 24;

impl<T> Index<T> {
    /// Sorts words by what they begin with; of equal ones the first comes first.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = (W, T)>) -> Index<T> {
        let mut spellings = String::new();
        let mut entries = Vec::new();
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        for (word, value) in words {
            let start = place(spellings.len());
            spellings.push_str(word.as_ref());
            entries.push(Entry {
                slot: key(word.as_ref()),
                start,
                end: place(spellings.len()),
                value,
            });
        }
        let count = (2 * entries.len()).next_power_of_two();
        for entry in &mut entries {
            entry.slot = place(slot(entry.slot, count));
        }
        entries.sort_by_key(|entry| (entry.slot, std::cmp::Reverse(entry.end - entry.start)));
        let mut slots = vec![0; count + 1];
        for entry in &entries {
            slots[entry.slot as usize + 1] += 1;
        }
        let mut before = 0;
        for slot in &mut slots {
            before += *slot;
            *slot = before;
        }
        Index {
            spellings,
            words: entries,
            slots,
        }
    }

    /// The words that may stand at the beginning of a text, the longest first; most others, but
    /// not all of them, are left out.
    pub fn near(&self, text: &str) -> impl Iterator<Item = (&str, &T)> {
        let (long, short) = keys(text);
        let short = short.map_or(&[][..], |key| self.words_of(key));
        let words = self.words_of(long).iter().chain(short);
        words.map(|entry| {
            let spelling = &self.spellings[entry.start as usize..entry.end as usize];
            (spelling, &entry.value)
        })
    }

    /// The words that a text begins with, the longest first, whatever follows them.
    pub fn starts(&self, text: &str) -> impl Iterator<Item = (&str, &T)> {
        self.near(text).filter(|(word, _)| text.starts_with(word))
    }

    fn words_of(&self, key: u32) -> &[Entry<T>] {
        let slot = slot(key, self.slots.len() - 1);
        &self.words[self.slots[slot] as usize..self.slots[slot + 1] as usize]
    }
}

/// The slot of a key, of a power of two of them.
fn slot(key: u32, count: usize) -> usize {
    // Multiplying spreads neighbouring characters; the upper bits depend on all of the key.
    let spread = key.wrapping_mul(0x9e37_79b1);
    (spread >> 15) as usize & (count - 1)
}

/// The key under which a word stands.
fn key(word: &str) -> u32 {
    keys(word).0
}

/// The keys under which the words stand that a text may begin with: those of longer words and of
/// words of one character.
fn keys(text: &str) -> (u32, Option<u32>) {
    let bytes = text.as_bytes();
    let is_latin = |byte: &&u8| byte.is_ascii_alphanumeric();
    if bytes.first().as_ref().is_some_and(is_latin) {
        let run = bytes.iter().take(LONGEST_RUN).take_while(is_latin);
        let hash = run.fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
        });
        return (hash, None);
    }
    let mut chars = text.chars();
    let first = chars.next().map_or(0, u32::from);
    match chars.next() {
        Some(second) if !second.is_ascii() => (first << 11 ^ u32::from(second), Some(first)),
        _ => (first, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(index: &'t Index<u8>, text: &str) -> Vec<&'t str> {
        index.starts(text).map(|(word, _)| word).collect()
    }

    #[test]
    fn words_are_found_the_longest_first() {
        let words = ["提", "提升", "提升到", "re", "read", "read on", "%", "7×24"];
        let index = Index::new(words.into_iter().zip(1..));
        assert_eq!(found(&index, "提升到90%"), ["提升到", "提升", "提"]);
        assert_eq!(found(&index, "提90%"), ["提"]);
        assert_eq!(found(&index, "提"), ["提"]);
        assert_eq!(found(&index, "read on"), ["read on", "read"]);
        assert_eq!(found(&index, "reads"), [""; 0]);
        assert_eq!(found(&index, "%"), ["%"]);
        assert_eq!(found(&index, "7×24小时"), ["7×24"]);
        assert_eq!(found(&index, ""), [""; 0]);
    }

    #[test]
    fn of_equal_words_the_first_comes_first() {
        let index = Index::new([("on", 2), ("on", 1)]);
        let values: Vec<u8> = index.starts("on").map(|(_, value)| *value).collect();
        assert_eq!(values, [2, 1]);
    }
}

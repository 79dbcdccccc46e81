//! Tables of spellings that readers try in one go.
//!
//! Most tables hold nothing that stands at a place. A set of marks tells so at once: each spelling
//! puts in the mark of its first characters, and nothing can match without that mark.

/// Spellings that mean the same.
#[derive(Debug)]
pub struct Spellings {
    words: &'static [&'static str],
    firsts: Marks,
    lasts: Marks,
}

impl Spellings {
    /// Makes a table, when the program is built.
    pub const fn new(words: &'static [&'static str]) -> Spellings {
        let (mut firsts, mut lasts) = (Marks::NONE, Marks::NONE);
        let mut at = 0;
        while at < words.len() {
            firsts = firsts.with(first(words[at].as_bytes()));
            lasts = lasts.with(last(words[at].as_bytes()));
            at += 1;
        }
        Spellings {
            words,
            firsts,
            lasts,
        }
    }

    /// All of them.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.iter().copied()
    }

    /// Those that may stand at the beginning of a text.
    pub fn near(&self, text: &str) -> &'static [&'static str] {
        match self.firsts.has(first(text.as_bytes())) {
            true => self.words,
            false => &[],
        }
    }

    /// Whether a text begins with one of them, whatever stands behind it.
    pub fn begin(&self, text: &str) -> bool {
        self.near(text).iter().any(|word| text.starts_with(word))
    }

    /// Whether a text ends with one of them, whatever stands before it.
    pub fn end(&self, text: &str) -> bool {
        self.lasts.has(last(text.as_bytes())) && self.words.iter().any(|word| text.ends_with(word))
    }
}

/// Spellings with what each of them means.
#[derive(Debug)]
pub struct Table<T: 'static> {
    words: &'static [(&'static str, T)],
    firsts: Marks,
}

impl<T> Table<T> {
    /// Makes a table, when the program is built.
    pub const fn new(words: &'static [(&'static str, T)]) -> Table<T> {
        let mut firsts = Marks::NONE;
        let mut at = 0;
        while at < words.len() {
            firsts = firsts.with(first(words[at].0.as_bytes()));
            at += 1;
        }
        Table { words, firsts }
    }

    /// All spellings.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + use<T> {
        self.words.iter().map(|(word, _)| *word)
    }

    /// What a spelling means.
    pub fn value(&self, word: &str) -> Option<T>
    where
        T: Copy,
    {
        let mut near = self.near(word).iter();
        near.find_map(|(known, value)| (*known == word).then_some(*value))
    }

    /// Those that may stand at the beginning of a text.
    pub fn near(&self, text: &str) -> &'static [(&'static str, T)] {
        match self.firsts.has(first(text.as_bytes())) {
            true => self.words,
            false => &[],
        }
    }
}

/// A set of marks.
#[derive(Debug, Clone, Copy)]
struct Marks([u64; 4]);

impl Marks {
    const NONE: Marks = Marks([0; 4]);

    const fn with(mut self, mark: u8) -> Marks {
        self.0[(mark >> 6) as usize] |= 1 << (mark & 63);
        self
    }

    const fn has(&self, mark: u8) -> bool {
        self.0[(mark >> 6) as usize] >> (mark & 63) & 1 == 1
    }
}

/// The mark of what a text begins with: the first two characters of a Latin word, else the first
/// character. Case makes no difference.
const fn first(text: &[u8]) -> u8 {
    match *text {
        [a, b, ..] if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() => {
            let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
            a.wrapping_mul(31).wrapping_add(b.wrapping_mul(7))
        }
        [a, ..] if a.is_ascii() => a.to_ascii_lowercase(),
        // A character of two bytes, such as £.
        [a, b, ..] if a < 0xe0 => low_bits(a, b),
        [_, b, c, ..] => low_bits(b, c),
        _ => 0,
    }
}

/// The mark of the last character.
const fn last(text: &[u8]) -> u8 {
    match *text {
        [.., a] if a.is_ascii() => a,
        [.., a, b] => low_bits(a, b),
        _ => 0,
    }
}

/// The lowest bits of a character by its last two bytes.
const fn low_bits(a: u8, b: u8) -> u8 {
    (a & 0b11) << 6 | (b & 0b11_1111)
}

/// Makes a table of spellings.
macro_rules! spellings {
    ($($word:literal)|+) => {
        const { &$crate::statement::table::Spellings::new(&[$($word),+]) }
    };
}

/// Makes a table of spellings: each meaning with those that have it.
macro_rules! table {
    ($($rows:tt)+) => {
        const {
            &$crate::statement::table::Table::new(
                $crate::plan::value::scan::words! { $($rows)+ },
            )
        }
    };
}

pub(crate) use {spellings, table};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_or_ends_a_text_is_never_left_out() {
        const WORDS: &Spellings = spellings! {
            "a" | "a few" | "in" | "£" | "内" | "之内" | "vs." | "~" | "—" | "q1" | "é" | "二次"
        };
        const TABLE: &Table<u8> = table! { 1 => "a few" | "内"; 2 => "—"; };
        for word in WORDS.words() {
            for behind in ["", " x", "，", "。"] {
                let text = format!("{word}{behind}");
                assert!(
                    WORDS.near(&text).contains(&word) && WORDS.begin(&text),
                    "{text}"
                );
                assert!(WORDS.end(&format!("{behind}{word}")), "{text}");
            }
        }
        assert_eq!(TABLE.words().collect::<Vec<_>>(), ["a few", "内", "—"]);
        assert_eq!((TABLE.value("—"), TABLE.value("a")), (Some(2), None));
        assert!(TABLE.words().all(|word| !TABLE.near(word).is_empty()));
        assert!(WORDS.near("后").is_empty() && TABLE.near("in").is_empty());
        assert!(!WORDS.begin("an") && !WORDS.end("以后") && WORDS.near("").is_empty());
    }
}

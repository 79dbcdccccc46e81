//! Files of words that a planner can read and extend.
//!
//! A line of a file is an entry: spellings with commas between them, ` = ` and a text with one of
//! them in it, which runs as a test. ` : ` may stand behind the spellings with a note on them. A
//! line in brackets begins a section, one with `#` in front is a comment.

/// An entry of a file of words.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The name of the section that it stands in; empty before the first one.
    pub section: &'static str,
    /// The spellings as they stand in the file.
    pub words: &'static str,
    /// What is noted of them: the day of a feast.
    pub note: Option<&'static str>,
    /// The text that shows the words in use; empty where the file needs none.
    #[cfg_attr(not(test), expect(dead_code, reason = "the examples run as tests"))]
    pub example: &'static str,
}

impl Entry {
    /// The spellings, which mean the same.
    pub fn spellings(self) -> impl Iterator<Item = &'static str> {
        let spellings = self.words.split(',').map(str::trim);
        spellings.filter(|spelling| !spelling.is_empty())
    }
}

/// The entries of a file.
pub fn entries(file: &'static str) -> impl Iterator<Item = Entry> {
    let mut section = "";
    file.lines().map(str::trim).filter_map(move |line| {
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let name = line.strip_prefix('[');
        if let Some(name) = name.and_then(|name| name.strip_suffix(']')) {
            section = name;
            return None;
        }
        let (words, example) = line.split_once(" = ").unwrap_or((line, ""));
        let (words, note) = match words.split_once(" : ") {
            Some((words, note)) => (words, Some(note.trim())),
            None => (words, None),
        };
        Some(Entry {
            section,
            words: words.trim(),
            note,
            example: example.trim(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_their_section_and_spellings() {
        let file = "x\n# words\n[one]\na, b = 1 a\n\n[two]\nc,  d e= : 1 : 2 = 2 c\n";
        let read: Vec<_> = entries(file)
            .map(|entry| {
                let spellings: Vec<_> = entry.spellings().collect();
                (
                    entry.section,
                    spellings.join("|"),
                    entry.note,
                    entry.example,
                )
            })
            .collect();
        assert_eq!(
            read,
            [
                ("", "x".to_owned(), None, ""),
                ("one", "a|b".to_owned(), None, "1 a"),
                ("two", "c|d e=".to_owned(), Some("1 : 2"), "2 c"),
            ]
        );
    }
}

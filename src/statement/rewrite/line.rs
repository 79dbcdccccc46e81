//! A sentence that is being written: words, and blanks that say what they ask for.

/// How a blank looks.
pub const BLANK: &str = "____";

/// What a blank asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blank {
    /// By when.
    Deadline,
    /// The value of today.
    Baseline,
    /// The value to be reached.
    Target,
    /// What is measured.
    Metric,
    /// What anyone can see when it is done.
    Evidence,
}

/// Words and blanks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The text, blanks and all.
    pub text: String,
    /// What its blanks ask for, left to right.
    pub blanks: Vec<Blank>,
}

impl Line {
    /// Adds words.
    pub fn say(mut self, words: &str) -> Line {
        self.text.push_str(words);
        self
    }

    /// Adds a blank.
    pub fn blank(mut self, blank: Blank) -> Line {
        self.text.push_str(BLANK);
        self.blanks.push(blank);
        self
    }

    /// Adds words, or a blank where there are none.
    pub fn fill(self, words: Option<&str>, blank: Blank) -> Line {
        match words {
            Some(words) => self.say(words),
            None => self.blank(blank),
        }
    }

    /// Adds another line.
    pub fn join(mut self, other: Line) -> Line {
        self.text.push_str(&other.text);
        self.blanks.extend(other.blanks);
        self
    }

    /// The line with its first letter in upper case.
    pub fn capitalized(mut self) -> Line {
        if let Some(first) = self.text.chars().next().filter(char::is_ascii_lowercase) {
            self.text
                .replace_range(..1, &first.to_ascii_uppercase().to_string());
        }
        self
    }
}

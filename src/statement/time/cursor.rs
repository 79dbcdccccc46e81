//! A reading position that knows where words begin and end.

/// Spaces or hyphens that may stand in one gap; more are no gap between words of a phrase.
const WIDEST_GAP: usize = 3;

/// A position in the folded text.
///
/// Readers copy it, read on, and keep the copy when they succeed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    /// Stands at a character boundary of the text.
    pub fn new(text: &'t str, at: usize) -> Cursor<'t> {
        Cursor { text, at }
    }

    /// The byte it stands at.
    pub fn at(self) -> usize {
        self.at
    }

    /// What is still to be read.
    pub fn rest(self) -> &'t str {
        &self.text[self.at..]
    }

    /// What stands before it.
    pub fn before(self) -> &'t str {
        &self.text[..self.at]
    }

    /// The next character.
    pub fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character before it.
    pub fn previous(self) -> Option<char> {
        self.before().chars().next_back()
    }

    /// Reads with `read`; when it fails, nothing has been taken.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Cursor<'t>) -> Option<T>) -> Option<T> {
        let mut after = *self;
        let value = read(&mut after)?;
        *self = after;
        Some(value)
    }

    /// Takes `spelling` if it comes next, as whole words.
    ///
    /// A space or hyphen in it stands for any gap between words.
    pub fn eat(&mut self, spelling: &str) -> bool {
        // Most spellings differ in their first byte.
        if self.rest().as_bytes().first() != spelling.as_bytes().first() {
            return false;
        }
        let mut after = *self;
        let mut letters = spelling.chars();
        let Some(first) = letters.next() else {
            return false;
        };
        if after.peek() != Some(first) || is_word(first) && !self.begins_word() {
            return false;
        }
        after.at += first.len_utf8();
        let mut last = first;
        for letter in letters {
            last = letter;
            let taken = match letter {
                ' ' | '-' => after.gap_or_hyphen(),
                '\'' => after.eat_if(|c| matches!(c, '\'' | '’')).is_some(),
                _ => after.eat_if(|c| c == letter).is_some(),
            };
            if !taken {
                return false;
            }
        }
        if is_word(last) && !after.ends_word() {
            return false;
        }
        *self = after;
        true
    }

    /// Takes the longest of several spellings.
    pub fn eat_any(&mut self, spellings: &[&str]) -> bool {
        let first = self.rest().as_bytes().first();
        let near = spellings
            .iter()
            .filter(|spelling| spelling.as_bytes().first() == first);
        let ends = near.filter_map(|spelling| {
            let mut after = *self;
            after.eat(spelling).then_some(after.at)
        });
        match ends.max() {
            Some(at) => {
                self.at = at;
                true
            }
            None => false,
        }
    }

    /// Takes the longest word of a table.
    pub fn eat_longest<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let mut best: Option<(usize, T)> = None;
        let first = self.rest().as_bytes().first();
        let near = table
            .iter()
            .filter(|(word, _)| word.as_bytes().first() == first);
        for &(spelling, value) in near {
            let mut after = *self;
            if after.eat(spelling) && best.is_none_or(|(at, _)| after.at > at) {
                best = Some((after.at, value));
            }
        }
        let (at, value) = best?;
        self.at = at;
        Some(value)
    }

    /// Takes a spelling whether or not a word ends there: the `fy` of `fy27`.
    pub fn eat_start(&mut self, spelling: &str) -> bool {
        let starts = self.begins_word() && self.rest().starts_with(spelling);
        if starts {
            self.at += spelling.len();
        }
        starts
    }

    /// Takes the next character if it is as wanted.
    pub fn eat_if(&mut self, wanted: impl FnOnce(char) -> bool) -> Option<char> {
        let next = self.peek().filter(|c| wanted(*c))?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Skips the spaces between two words.
    pub fn gap(&mut self) {
        for _ in 0..WIDEST_GAP {
            if self.eat_if(|c| c == ' ').is_none() {
                break;
            }
        }
    }

    /// Skips the spaces and hyphens between two words and says whether there were any.
    pub fn gap_or_hyphen(&mut self) -> bool {
        let from = self.at;
        for _ in 0..WIDEST_GAP {
            if self.eat_if(|c| c == ' ' || is_hyphen(c)).is_none() {
                break;
            }
        }
        self.at > from
    }

    /// Takes a whole run of digits that is as long as wanted.
    pub fn digits(&mut self, shortest: usize, longest: usize) -> Option<u32> {
        if self.previous().is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        let digits = self.rest().bytes().take(longest + 1);
        let length = digits.take_while(u8::is_ascii_digit).count();
        if length < shortest || length > longest {
            return None;
        }
        let value = self.rest()[..length].parse().ok()?;
        self.at += length;
        Some(value)
    }

    /// Moves past a part that another reader has taken from the rest.
    pub fn skip_to(&mut self, rest: &str) {
        self.at = self.text.len() - rest.len();
    }

    /// Whether no word of Latin letters or digits runs on across this place from the left.
    pub fn begins_word(self) -> bool {
        !self.previous().is_some_and(is_word)
    }

    /// Whether no word of Latin letters or digits runs on across this place to the right.
    pub fn ends_word(self) -> bool {
        !self.peek().is_some_and(is_word)
    }

    /// Whether a clause begins here: nothing but a mark of punctuation before it.
    pub fn begins_clause(self) -> bool {
        let before = self.before().trim_end_matches(' ').chars().next_back();
        before.is_none_or(is_break)
    }

    /// Whether a clause ends here.
    pub fn ends_clause(self) -> bool {
        let mut after = self;
        after.gap();
        after.peek().is_none_or(is_break)
    }
}

/// Whether a character belongs to a word of Latin letters and digits.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Whether a character is a hyphen within a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a character ends a clause.
pub(super) fn is_break(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '.'
            | '!'
            | '?'
            | '('
            | ')'
            | '['
            | ']'
            | '。'
            | '、'
            | '|'
            | '/'
            | '—'
            | '–'
    )
}

/// Makes a list of spellings.
macro_rules! spellings {
    ($($word:literal)|+) => { &[$($word),+] };
}
pub(super) use spellings;

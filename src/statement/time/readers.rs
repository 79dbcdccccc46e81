//! Which readers know something that begins with the words at a place.
//!
//! Hardly any word of a sentence begins a time, so most places need no reader at all.

use std::ops::BitOr;
use std::sync::LazyLock;

use super::cursor::Cursor;
use super::words::Meaning;
use super::{bounded, dated, event, frequency, length, point, words};
use crate::statement::index::Index;

/// A set of readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Readers(u8);

impl Readers {
    /// No reader.
    pub const NONE: Readers = Readers(0);
    /// All of them.
    #[cfg(test)]
    pub const ALL: Readers = Readers(u8::MAX);
    /// How often.
    pub const FREQUENCY: Readers = Readers(1);
    /// Lengths.
    pub const BOUNDED: Readers = Readers(1 << 1);
    /// Points of the calendar.
    pub const DATED: Readers = Readers(1 << 2);
    /// Events.
    pub const EVENT: Readers = Readers(1 << 3);
    /// Words that are times by themselves.
    pub const WORD: Readers = Readers(1 << 4);
    /// Words that are none.
    pub const INNOCENT: Readers = Readers(1 << 5);

    /// Points of the calendar without what may stand before them.
    const POINT: Readers = Readers(1 << 6);

    /// What a length may begin.
    const LENGTHS: Readers = Readers(Readers::FREQUENCY.0 | Readers::BOUNDED.0);

    /// What a point may begin.
    const POINTS: Readers = Readers(Readers::DATED.0 | Readers::POINT.0);

    /// Whether a point of the calendar may begin here.
    pub fn may_be_point(cursor: Cursor<'_>) -> bool {
        Readers::at(cursor).0 & Readers::POINT.0 != 0
    }

    /// The readers that know something that may begin here.
    pub fn at(cursor: Cursor<'_>) -> Readers {
        let rest = cursor.rest();
        let with_digits = match *rest.as_bytes() {
            [b'0'..=b'9', ..] => Readers::LENGTHS | Readers::POINTS,
            // `Q3`, `H1` and `FY27`.
            [b'q' | b'h', b'0'..=b'9', ..] | [b'f', b'y', ..] => Readers::POINTS,
            _ => Readers::NONE,
        };
        let words = OPENINGS.starts(rest).map(|(_, readers)| *readers);
        words.fold(with_digits, Readers::bitor)
    }

    /// Asks a reader that is in the set.
    pub fn ask<T>(self, reader: Readers, read: impl FnOnce() -> Option<T>) -> Option<T> {
        (self.0 & reader.0 != 0).then(read).flatten()
    }
}

impl BitOr for Readers {
    type Output = Readers;

    fn bitor(self, other: Readers) -> Readers {
        Readers(self.0 | other.0)
    }
}

/// What a reading begins with: of Latin words the first, for what may stand between words is
/// written in several ways.
static OPENINGS: LazyLock<Index<Readers>> = LazyLock::new(|| {
    let with = |readers| move |word| (word, readers);
    let tables = frequency::openings().map(with(Readers::FREQUENCY));
    let tables = tables.chain(length::openings().map(with(Readers::LENGTHS)));
    let tables = tables.chain(bounded::openings().map(with(Readers::BOUNDED)));
    let tables = tables.chain(dated::openings().map(with(Readers::DATED)));
    let tables = tables.chain(point::openings().map(with(Readers::POINTS)));
    let tables = tables.chain(event::openings().map(with(Readers::EVENT)));
    let files = words::all().map(|(word, meaning)| (word, Readers::of(meaning)));
    let openings = tables.chain(files).map(|(word, readers)| {
        let end = word.find([' ', '-', '\'', '.']).unwrap_or(word.len());
        (word[..end].to_ascii_lowercase(), readers)
    });
    Index::new(openings)
});

impl Readers {
    /// The readers that look for words of a meaning.
    fn of(meaning: Meaning) -> Readers {
        match meaning {
            Meaning::Vague | Meaning::Reference => Readers::WORD,
            Meaning::Frequency => Readers::FREQUENCY,
            Meaning::Event => Readers::EVENT,
            Meaning::Named(_) | Meaning::Term(_) => Readers::POINTS,
            Meaning::Innocent => Readers::INNOCENT,
        }
    }
}

//! Names of items that others refer to.

use std::fmt;

use super::fold::fold;
use super::pattern::{Part, pattern};
use super::{Kind, Number, Unreadable, Value};
use crate::{same_in_both_languages, text};

/// The name of an item, unique in its file.
///
/// One to 64 letters of any script, digits, `_`, `-` and `.`, with a letter, a digit or `_` first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub String);

impl Id {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The longest id, in characters.
const LONGEST: usize = 64;

/// Pattern of an id.
pub(super) const ID: Part = Part::Text("[\\p{Alphabetic}0-9_][\\p{Alphabetic}0-9_.\\-]{0,63}");

/// Whether a text can be an id as it stands.
pub fn is_id(text: &str) -> bool {
    text.starts_with(|c| is_id_char(c) && c != '-' && c != '.')
        && text.chars().all(is_id_char)
        && text.chars().nth(LONGEST).is_none()
}

/// Whether an id may have this character after its first.
pub(super) fn is_id_char(c: char) -> bool {
    c.is_ascii_digit() || c.is_alphabetic() || matches!(c, '_' | '-' | '.')
}

impl Value for Id {
    const KIND: &'static Kind = &Kind {
        noun: text!("an id", "编号"),
        forms: &["G1", "T1.2", "维修_01"],
        choices: &[],
        number: Number::NotNegative,
        pattern: pattern!(ID),
    };

    fn read(text: &str) -> Result<Id, Unreadable> {
        let id = fold(text);
        if is_id(&id) {
            Ok(Id(id))
        } else {
            Err(Unreadable::Form)
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

same_in_both_languages!(Id);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{agree, reads};
    use super::*;

    #[test]
    fn ids_have_letters_digits_and_three_signs() {
        let longest = "长".repeat(64);
        let good = [
            "G1",
            "1",
            "1.2",
            "_x",
            "维修-01",
            "Ärger",
            "цель",
            longest.as_str(),
        ];
        reads(&good.map(|text| (text, Id(text.to_string()))));
        reads(&[("Ｔ１－２", Id("T1-2".into()))]);
        let too_long = "x".repeat(65);
        agree::<Id>(
            &good,
            &[],
            &[
                "",
                "-1",
                ".5",
                "a b",
                "a+b",
                "a/b",
                "T1、T2",
                "“T1”",
                "①",
                too_long.as_str(),
            ],
        );
        assert!(is_id("T1") && !is_id(" T1") && !is_id(""));
    }

    proptest! {
        #[test]
        fn printed_ids_read_back(text in "[A-Za-z0-9_一-龥][A-Za-z0-9_.一-龥-]{0,63}") {
            prop_assert_eq!(Id::read(&text).map(|id| id.to_string()), Ok(text));
        }
    }
}

//! Names of calendars.

use std::fmt;

use super::id::ID;
use super::pattern::pattern;
use super::{Id, Kind, Number, Unreadable, Value};
use crate::{same_in_both_languages, text};

/// The name of a calendar: one that planvet knows, or one that a configuration adds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarId(pub Id);

impl CalendarId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Value for CalendarId {
    const KIND: &'static Kind = &Kind {
        noun: text!("a calendar", "日历"),
        forms: &["standard", "CN", "continuous", "标准", "中国", "连续"],
        choices: &[],
        number: Number::NotNegative,
        pattern: pattern!(ID),
    };

    fn read(text: &str) -> Result<CalendarId, Unreadable> {
        Id::read(text).map(CalendarId)
    }
}

impl fmt::Display for CalendarId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

same_in_both_languages!(CalendarId);

#[cfg(test)]
mod tests {
    use super::super::testing::agree;
    use super::super::{CalendarBase, Value as _};
    use super::*;

    #[test]
    fn any_id_names_a_calendar_and_so_does_each_word_of_those_that_are_known() {
        agree::<CalendarId>(&["office", "项目部-2027", "7"], &[], &["", "a b", "-x"]);
        for words in CalendarBase::KIND.choices {
            for word in *words {
                assert!(CalendarId::read(word).is_ok(), "{word}");
            }
        }
    }
}

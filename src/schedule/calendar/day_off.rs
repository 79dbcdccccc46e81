//! Why a day is not worked.

use std::fmt;

use crate::lang::{Lang, Localized, Text};

/// The reason why a day is not worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayOff {
    /// The week rests on this day.
    Weekend,
    /// The calendar names the day as off; a plan's own days off may have no name.
    Holiday(Option<Text>),
}

impl Localized for DayOff {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const WEEKEND: Text = Text::new("weekend", "周末");
        const UNNAMED: Text = Text::new("day off", "休息日");
        match self {
            DayOff::Weekend => WEEKEND.fmt_in(lang, f),
            DayOff::Holiday(None) => UNNAMED.fmt_in(lang, f),
            DayOff::Holiday(Some(name)) => name.fmt_in(lang, f),
        }
    }
}

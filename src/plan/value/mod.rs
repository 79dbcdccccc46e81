//! Values the way planners write them: one reader, one printer and one list of accepted forms
//! each.
//!
//! A value is read from the text of its scalar, never through a float or YAML's own guess, and
//! `read(print(x)) == x` holds for every value (a tested law). The same declaration gives the
//! JSON Schema its pattern and a finding the forms it shows.

mod amount;
mod bound;
mod calendar_id;
mod certain_date;
pub(crate) mod chinese;
mod coefficient;
mod color;
mod contingency;
mod count;
pub(crate) mod currency;
pub(crate) mod date;
mod digits;
mod duration;
mod duration_unit;
mod fold;
mod frequency;
mod hours;
mod id;
pub(crate) mod keyword;
mod lag;
mod level;
mod link;
mod money;
mod money_read;
pub(crate) mod number;
mod paid;
pub(crate) mod pattern;
pub(crate) mod percent;
mod rate;
pub(crate) mod scan;
mod share_or_length;
mod tag;
#[cfg(test)]
mod testing;
mod unit;
mod vocabulary;
mod widen;

use std::fmt;

use crate::lang::{Lang, Text};

pub use amount::Amount;
pub use bound::Bound;
pub use calendar_id::CalendarId;
pub use certain_date::certain_date;
pub use coefficient::Coefficient;
pub use color::Color;
pub use contingency::Contingency;
pub use count::{Count, Signed, Whole};
pub use currency::Currency;
pub use date::date_parts;
pub use duration::Duration;
pub use duration_unit::DurationUnit;
pub use fold::fold_char;
pub use frequency::Frequency;
pub use hours::DailyHours;
pub use id::{Id, is_id};
pub use lag::Lag;
pub use level::{Level, LevelName, Probability};
pub use link::{Link, LinkKind};
pub use money::Money;
pub use number::grouped;
pub use paid::Paid;
pub use pattern::Pattern;
pub use percent::Percent;
pub use rate::Rate;
pub use share_or_length::ShareOrLength;
pub use tag::LanguageTag;
pub use vocabulary::{
    CalendarBase, CostClass, EstimateCurve, FundingStatus, Grade, Horizon, MeasureKind, PaidWhen,
    Per, ResourceKind, Response, RiskStatus,
};

/// Why a text is not a value of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// The text has none of the accepted forms.
    Form,
    /// A date of the right form that no calendar has, such as 2026-02-30.
    NoSuchDate,
    /// The form is right but the number is outside what the value can hold.
    Range,
}

/// What a kind of value is called, how it may be written, and its JSON Schema.
#[derive(Debug)]
pub struct Kind {
    /// The noun a finding uses: "a date", "日期".
    pub noun: Text,
    /// Accepted forms to show when a text can't be read, most usual first.
    pub forms: &'static [&'static str],
    /// The words of a closed vocabulary, each with its synonyms; empty for all other kinds.
    pub choices: &'static [&'static [&'static str]],
    /// Whether a bare YAML number may stand here, and which.
    pub number: Number,
    /// ECMA 262 regular expression (`u` flag, no look-around, anchored) for a YAML string: it
    /// matches exactly when `read` does not say [`Unreadable::Form`].
    pub pattern: Pattern,
}

impl Kind {
    /// The accepted forms to show to a reader of a language, those in that language first; of a
    /// closed vocabulary one word for each choice.
    pub fn forms_in(&self, lang: Lang) -> Vec<&'static str> {
        let is_own = |form: &&'static str| {
            let is_chinese = form.chars().any(|c| matches!(c, '一'..='龥'));
            is_chinese == (lang == Lang::Zh)
        };
        if self.choices.is_empty() {
            let (mut forms, others): (Vec<_>, Vec<_>) =
                self.forms.iter().copied().partition(is_own);
            forms.extend(others);
            return forms;
        }
        let shown = |words: &&'static [&'static str]| {
            let own = words.iter().copied().find(is_own);
            own.or_else(|| words.first().copied())
        };
        self.choices.iter().filter_map(shown).collect()
    }
}

/// Which bare YAML numbers a value accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// None: the value always has letters or signs.
    No,
    /// Any number.
    Any,
    /// Any number from zero up.
    NotNegative,
    /// Zero, and any number at least so far from it.
    ZeroOrBeyond(i64),
    /// Whole numbers from the first to the second bound.
    Whole(i64, i64),
}

/// A value with units, read from and printed to text.
pub trait Value: Sized + Clone + PartialEq + fmt::Debug + fmt::Display {
    /// The description of the kind.
    const KIND: &'static Kind;

    /// Reads the text of a scalar.
    fn read(text: &str) -> Result<Self, Unreadable>;

    /// The item the value refers to, if it is a reference.
    fn refers_to(&self) -> Option<Refers<'_>> {
        None
    }
}

/// A reference to an item by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refers<'a> {
    /// The kinds of items that may be meant, as a set of bits; what they stand for is the
    /// plan's business.
    pub kinds: u16,
    /// The id.
    pub id: &'a str,
}

//! A delay: a share of the plan's length, or a length of time.

use std::fmt;

use super::duration::DURATION;
use super::pattern::pattern;
use super::percent::PERCENT;
use super::{Duration, Kind, Number, Percent, Unreadable, Value};
use crate::lang::{Lang, Localized};
use crate::text;

/// A share of a length of time, or a length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShareOrLength {
    /// A share.
    Percent(Percent),
    /// A length of time.
    Length(Duration),
}

impl Value for ShareOrLength {
    const KIND: &'static Kind = &Kind {
        noun: text!("a share or a length of time", "比例或时长"),
        forms: &["5%", "10d", "2w", "10个工作日", "百分之五"],
        choices: &[],
        number: Number::No,
        pattern: pattern!(DURATION "|" PERCENT),
    };

    fn read(text: &str) -> Result<ShareOrLength, Unreadable> {
        match Percent::read(text) {
            Err(Unreadable::Form) => Duration::read(text).map(ShareOrLength::Length),
            percent => percent.map(ShareOrLength::Percent),
        }
    }
}

impl fmt::Display for ShareOrLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShareOrLength::Percent(percent) => percent.fmt(f),
            ShareOrLength::Length(length) => length.fmt(f),
        }
    }
}

impl Localized for ShareOrLength {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShareOrLength::Percent(percent) => percent.fmt_in(lang, f),
            ShareOrLength::Length(length) => length.fmt_in(lang, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::super::DurationUnit;
    use super::super::testing::{agree, reads};
    use super::*;

    #[test]
    fn delays_are_shares_or_lengths() {
        let share = |percent: i64| ShareOrLength::Percent(Percent(Decimal::from(percent)));
        let good = [
            ("5%", share(5)),
            ("一成", share(10)),
            (
                "10d",
                ShareOrLength::Length(Duration {
                    amount: Decimal::TEN,
                    unit: DurationUnit::Days,
                }),
            ),
            (
                "2周",
                ShareOrLength::Length(Duration {
                    amount: Decimal::TWO,
                    unit: DurationUnit::Weeks,
                }),
            ),
        ];
        reads(&good);
        agree::<ShareOrLength>(
            &good.map(|(text, _)| text),
            &[],
            &["", "5", "soon", "10 元", "%"],
        );
    }
}

//! When the money of a budget line is spent.

use std::fmt;

use jiff::civil::Date;

use super::date::DATE;
use super::pattern::pattern;
use super::vocabulary::PaidWhen;
use super::{Kind, Number, Unreadable, Value};
use crate::lang::{Lang, Localized};
use crate::text;

/// When the money of a budget line is spent: in step with what it serves, or on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paid {
    /// In step with what it serves.
    When(PaidWhen),
    /// On a day.
    On(Date),
}

impl Value for Paid {
    const KIND: &'static Kind = &Kind {
        noun: text!("a time of payment", "支出时间"),
        forms: &[
            "start",
            "even",
            "finish",
            "开始时",
            "均匀",
            "完成时",
            "2026-03-31",
        ],
        choices: &[],
        number: Number::No,
        pattern: pattern!({PaidWhen::WORDS} "|" DATE),
    };

    fn read(text: &str) -> Result<Paid, Unreadable> {
        match PaidWhen::read(text) {
            Ok(when) => Ok(Paid::When(when)),
            Err(_) => Date::read(text).map(Paid::On),
        }
    }
}

impl fmt::Display for Paid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Paid::When(when) => when.fmt(f),
            Paid::On(date) => date.fmt(f),
        }
    }
}

impl Localized for Paid {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Paid::When(when) => when.fmt_in(lang, f),
            Paid::On(date) => date.fmt_in(lang, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::testing::{agree, reads};
    use super::*;

    #[test]
    fn payments_are_read() {
        let good = [
            ("start", Paid::When(PaidWhen::Start)),
            ("Upfront", Paid::When(PaidWhen::Start)),
            ("均匀", Paid::When(PaidWhen::Even)),
            ("完成时", Paid::When(PaidWhen::Finish)),
            ("2026-03-31", Paid::On(date(2026, 3, 31))),
            ("2026年3月31日", Paid::On(date(2026, 3, 31))),
        ];
        reads(&good);
        agree::<Paid>(
            &good.map(|(text, _)| text),
            &["2026-02-30"],
            &["", "later", "3 days", "30%", "2026-03"],
        );
    }

    #[test]
    fn printed_payments_read_back() {
        let all = PaidWhen::ALL.iter().map(|when| Paid::When(*when));
        for paid in all.chain([Paid::On(date(2026, 3, 31))]) {
            assert_eq!(Paid::read(&paid.to_string()), Ok(paid));
            for lang in Lang::ALL {
                assert_eq!(Paid::read(&paid.in_lang(lang).to_string()), Ok(paid));
            }
        }
    }
}

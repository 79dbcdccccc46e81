//! How long a day is worked.

use std::fmt;

use rust_decimal::Decimal;

use super::count::Count;
use super::{Kind, Number, Unreadable, Value};
use crate::{same_in_both_languages, text};

/// The working hours of a day: more than none, and no more than a day has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DailyHours(pub Decimal);

impl DailyHours {
    /// The hours of a day.
    pub const MOST: i64 = 24;
}

impl Value for DailyHours {
    const KIND: &'static Kind = &Kind {
        noun: text!("hours of a day (up to 24)", "每天的小时数（不超过24）"),
        forms: &["8", "7.5", "24"],
        choices: &[],
        number: Number::NotNegative,
        pattern: Count::KIND.pattern,
    };

    fn read(text: &str) -> Result<DailyHours, Unreadable> {
        let Count(hours) = Count::read(text)?;
        match hours.is_zero() || hours > Decimal::from(DailyHours::MOST) {
            true => Err(Unreadable::Range),
            false => Ok(DailyHours(hours)),
        }
    }
}

impl fmt::Display for DailyHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

same_in_both_languages!(DailyHours);

#[cfg(test)]
mod tests {
    use super::super::testing::{agree, reads};
    use super::*;

    #[test]
    fn a_day_has_some_hours_and_24_at_most() {
        let good = [("8", "8"), ("7.5", "7.5"), ("24", "24"), ("八", "8")];
        let good = good.map(|(text, hours)| (text, DailyHours(hours.parse().unwrap())));
        reads(&good);
        let out_of_range = ["0", "-8", "24.5", "25"];
        agree::<DailyHours>(
            &good.map(|(text, _)| text),
            &out_of_range,
            &["", "many", "8h"],
        );
    }
}

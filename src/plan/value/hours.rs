//! How long a day is worked.

use std::fmt;

use rust_decimal::Decimal;

use super::count::{COUNTED, Count};
use super::number::{SIGNED, signed};
use super::pattern::{Part, joined, pattern};
use super::scan::{Scan, words};
use super::{Kind, Number, Unreadable, Value};
use crate::{same_in_both_languages, text};

/// The working hours of a day: more than none, and no more than a day has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DailyHours(pub Decimal);

impl DailyHours {
    /// The hours of a day.
    pub const MOST: i64 = 24;
}

/// What may follow the number.
const HOURS: &[(&str, ())] = words! {
    () => "h" | "hr" | "hrs" | "hour" | "hours" | "小时" | "个小时" | "h/d" | "h/day" | "hours/day" | "hours a day"
        | "hours per day" | "小时/天" | "小时/日" | "小时每天";
};

const HOURS_A_DAY: Part = joined!(COUNTED "|" SIGNED " *" {HOURS});

/// Reads a number of hours that names its unit.
fn with_unit(text: &str) -> Option<Result<Decimal, Unreadable>> {
    let mut scan = Scan::trimmed(text);
    let hours = signed(&mut scan)?;
    scan.spaces();
    scan.finish_with(HOURS)?;
    Some(hours.ok_or(Unreadable::Range))
}

impl Value for DailyHours {
    const KIND: &'static Kind = &Kind {
        noun: text!("hours of a day (up to 24)", "每天的小时数（不超过24）"),
        forms: &["8", "7.5", "8h", "8小时"],
        choices: &[],
        number: Number::NotNegative,
        pattern: pattern!(HOURS_A_DAY),
    };

    fn read(text: &str) -> Result<DailyHours, Unreadable> {
        let hours = match with_unit(text) {
            Some(hours) => hours?,
            None => Count::read(text)?.0,
        };
        match hours <= Decimal::ZERO || hours > Decimal::from(DailyHours::MOST) {
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
        let good = [
            ("8", "8"),
            ("7.5", "7.5"),
            ("24", "24"),
            ("八", "8"),
            ("8h", "8"),
            ("8小时", "8"),
            ("7.5 个小时", "7.5"),
            ("八小时/天", "8"),
            ("8 hours a day", "8"),
        ];
        let good = good.map(|(text, hours)| (text, DailyHours(hours.parse().unwrap())));
        reads(&good);
        let out_of_range = ["0", "-8", "24.5", "25", "0h", "-8h", "25小时"];
        agree::<DailyHours>(
            &good.map(|(text, _)| text),
            &out_of_range,
            &["", "many", "8d", "8小时/周"],
        );
    }
}

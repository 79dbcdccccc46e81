//! How long something takes.

use std::fmt;

use rust_decimal::Decimal;

use super::chinese::{CHINESE, SECTION, attempt, numeral, section};
use super::duration_unit::{
    DurationUnit::{
        self, Days, ElapsedDays, ElapsedHours, ElapsedWeeks, Hours, Months, Quarters, Weeks, Years,
    },
    LONG_UNITS, SHORT_UNITS,
};
use super::number::{Held, INTEGER, UNSIGNED, unsigned};
use super::pattern::{Part, joined, pattern};
use super::scan::{Scan, words};
use super::{Kind, Number, Unreadable, Value};
use crate::lang::{Lang, Localized};
use crate::text;

/// A length of time that is not negative, in the unit the author chose; never converted here.
///
/// `10天` counts working days like `10d`; `10个自然日` and `10ed` count calendar days. A bare
/// number is no duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many units.
    pub amount: Decimal,
    /// The unit.
    pub unit: DurationUnit,
}

impl Duration {
    /// Working hours in a working day.
    pub const HOURS_A_DAY: i64 = 8;
    /// Working days in a working week.
    pub const WORKDAYS_A_WEEK: i64 = 5;
    /// Calendar days in a week.
    pub const DAYS_A_WEEK: i64 = 7;

    /// Calendar days on average, or `None` when they are too many for a decimal.
    ///
    /// A year has 365.25 days, so a month has 30.4375 and a quarter 91.3125. Five working days
    /// fill a week of seven, and eight working hours a working day. Only for rough comparisons: a
    /// schedule counts days of its calendar.
    pub fn approximate_days(self) -> Option<Decimal> {
        /// Days in four years.
        const FOUR_YEARS: i64 = 4 * 365 + 1;
        let (days, units) = match self.unit {
            Hours => (Self::DAYS_A_WEEK, Self::WORKDAYS_A_WEEK * Self::HOURS_A_DAY),
            Days => (Self::DAYS_A_WEEK, Self::WORKDAYS_A_WEEK),
            Weeks | ElapsedWeeks => (Self::DAYS_A_WEEK, 1),
            Months => (FOUR_YEARS, 4 * 12),
            Quarters => (FOUR_YEARS, 4 * 4),
            Years => (FOUR_YEARS, 4),
            ElapsedDays => (1, 1),
            ElapsedHours => (1, 24),
        };
        self.amount
            .checked_mul(Decimal::from(days))?
            .checked_div(Decimal::from(units))
    }
}

/// Half of one unit.
const HALVES: &[(&str, DurationUnit)] = words! {
    Hours => "半小时" | "半个小时" | "half an hour";
    Days => "半天" | "半日" | "半个工作日" | "half a day";
    Weeks => "半周" | "半个星期";
    Months => "半月" | "半个月";
    Quarters => "半个季度";
    Years => "半年" | "half a year";
};

/// What ends a number and a half: `三个半月`, `一年半`.
const AND_A_HALF: &[(&str, DurationUnit)] = words! {
    Hours => "个半小时" | "小时半" | "个小时半";
    Days => "天半" | "个半工作日";
    Weeks => "周半" | "个半星期" | "个星期半";
    Months => "个半月" | "个月半";
    Quarters => "个半季度";
    Years => "年半";
};

/// Pattern of a number of units.
pub(super) const QUANTITY: Part = joined!("(?:" UNSIGNED "|" CHINESE ")");
/// Pattern of a duration.
pub(super) const DURATION: Part = joined!(
    QUANTITY " *(?:" {SHORT_UNITS} "|" {LONG_UNITS} ")|(?:" INTEGER "|" SECTION ") *" {AND_A_HALF}
    "|" {HALVES}
);

/// Reads a number of units.
pub(super) fn quantity(scan: &mut Scan<'_>) -> Option<Held> {
    unsigned(scan).or_else(|| attempt(scan, numeral))
}

/// Reads a whole number without groups.
fn integer(scan: &mut Scan<'_>) -> Option<Held> {
    if let Some(section) = attempt(scan, section) {
        return Some(Some(Decimal::from(section)));
    }
    let before = *scan;
    let value = unsigned(scan)?;
    let read = before.rest.len() - scan.rest.len();
    let digits = Scan::new(&before.rest[..read]);
    digits.only(|c| c.is_ascii_digit()).then_some(value)
}

impl Value for Duration {
    const KIND: &'static Kind = &Kind {
        noun: text!("a duration", "时长"),
        forms: &[
            "10d",
            "2w",
            "5ed",
            "3个月",
            "10个工作日",
            "2 weeks",
            "1.5y",
            "6h",
        ],
        choices: &[],
        number: Number::No,
        pattern: pattern!(DURATION),
    };

    fn read(text: &str) -> Result<Duration, Unreadable> {
        let start = Scan::trimmed(text);
        let half = Decimal::new(5, 1);
        if let Some(unit) = start.finish_with(HALVES) {
            return Ok(Duration { amount: half, unit });
        }
        let mut scan = start;
        let counted = quantity(&mut scan).and_then(|amount| {
            scan.spaces();
            let unit = scan
                .finish_with(SHORT_UNITS)
                .or_else(|| scan.finish_with(LONG_UNITS))?;
            Some((amount, unit))
        });
        let (amount, unit) = counted
            .or_else(|| {
                let mut scan = start;
                let whole = integer(&mut scan)?;
                scan.spaces();
                let unit = scan.finish_with(AND_A_HALF)?;
                Some((whole.and_then(|whole| exact_sum(whole, half)), unit))
            })
            .ok_or(Unreadable::Form)?;
        Ok(Duration {
            amount: amount.ok_or(Unreadable::Range)?,
            unit,
        })
    }
}

/// The sum, or `None` when a decimal can't hold it without rounding.
fn exact_sum(one: Decimal, two: Decimal) -> Option<Decimal> {
    let sum = one.checked_add(two)?;
    (sum.checked_sub(one)? == two).then_some(sum)
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount.normalize(), self.unit)
    }
}

impl Localized for Duration {
    /// Writes `10 working days` in English and `10个工作日` in Chinese.
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount.normalize();
        match lang {
            Lang::En => {
                let plural = if amount == Decimal::ONE { "" } else { "s" };
                write!(f, "{amount} {}{plural}", self.unit.singular())
            }
            Lang::Zh => write!(f, "{amount}{}", self.unit.counted()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{agree, decimals, reads};
    use super::*;

    #[test]
    fn durations_are_read() {
        let good = [
            ("10d", "10", Days),
            ("10天", "10", Days),
            ("10 working days", "10", Days),
            ("十个工作日", "10", Days),
            ("０.５Ｄ", "0.5", Days),
            ("2w", "2", Weeks),
            ("两周", "2", Weeks),
            ("24小时", "24", Hours),
            ("3mo", "3", Months),
            ("3 个月", "3", Months),
            ("半个月", "0.5", Months),
            ("三个半月", "3.5", Months),
            ("半年", "0.5", Years),
            ("一年半", "1.5", Years),
            ("2年半", "2.5", Years),
            ("1 year", "1", Years),
            ("一点五年", "1.5", Years),
            ("2个季度", "2", Quarters),
            ("5ed", "5", DurationUnit::ElapsedDays),
            ("3 calendar days", "3", DurationUnit::ElapsedDays),
            ("5个自然日", "5", DurationUnit::ElapsedDays),
            ("2ew", "2", DurationUnit::ElapsedWeeks),
            ("36eh", "36", DurationUnit::ElapsedHours),
            ("half a day", "0.5", Days),
            ("1个半小时", "1.5", Hours),
        ];
        let good = good.map(|(text, amount, unit)| {
            (
                text,
                Duration {
                    amount: amount.parse().unwrap(),
                    unit,
                },
            )
        });
        reads(&good);
        agree::<Duration>(
            &good.map(|(text, _)| text),
            &[
                "1000000000000000000000000000000d",
                "79228162514264337593543950335年半",
            ],
            &[
                "",
                "10",
                "d",
                "-3d",
                "+3d",
                "3月",
                "三季度",
                "3m",
                "1.5年半",
                "1,000年半",
                "半",
                "1年6个月",
                "10 d d",
                "两三天",
                "一万二天",
                "P10D",
                "10dd",
                "1 h 30",
                "3d-5d",
                "几天",
                "010d",
                "5min",
            ],
        );
    }

    #[test]
    fn every_unit_has_its_symbol_and_names() {
        for unit in DurationUnit::ALL {
            for (amount, en) in [(Decimal::ONE, ""), (Decimal::TWO, "s")] {
                let duration = Duration { amount, unit };
                assert_eq!(
                    duration.in_lang(Lang::En).to_string(),
                    format!("{amount} {}{en}", unit.singular()),
                );
            }
        }
        let duration = Duration {
            amount: Decimal::TEN,
            unit: Days,
        };
        assert_eq!(duration.in_lang(Lang::En).to_string(), "10 working days");
        assert_eq!(duration.in_lang(Lang::Zh).to_string(), "10个工作日");
    }

    #[test]
    fn every_unit_has_its_days() {
        let days = |text: &str| {
            let days = Duration::read(text).unwrap().approximate_days().unwrap();
            days.normalize().to_string()
        };
        for (text, expected) in [
            ("8h", "1.4"),
            ("5d", "7"),
            ("2w", "14"),
            ("1mo", "30.4375"),
            ("1q", "91.3125"),
            ("1y", "365.25"),
            ("36eh", "1.5"),
            ("5ed", "5"),
            ("2ew", "14"),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn printed_durations_read_back(amount in decimals(), unit in 0..DurationUnit::ALL.len()) {
            let duration = Duration { amount: amount.abs(), unit: DurationUnit::ALL[unit] };
            prop_assert_eq!(Duration::read(&duration.to_string()), Ok(duration));
            for lang in Lang::ALL {
                prop_assert_eq!(Duration::read(&duration.in_lang(lang).to_string()), Ok(duration));
            }
        }
    }
}

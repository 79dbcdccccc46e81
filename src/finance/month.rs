//! Months of the civil calendar, for money that is counted month by month.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::same_in_both_languages;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The months of a year.
    pub const A_YEAR: i32 = 12;

    /// The month of a date.
    pub fn of(date: Date) -> Month {
        Month(i32::from(date.year()) * Month::A_YEAR + i32::from(date.month()) - 1)
    }

    /// The month so many months later.
    pub fn plus(self, months: i32) -> Month {
        Month(self.0.saturating_add(months))
    }

    /// How many months it lies behind another.
    pub fn since(self, earlier: Month) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(Month::A_YEAR)
    }

    /// The month of the year, from 1 for January.
    pub fn of_year(self) -> i32 {
        self.0.rem_euclid(Month::A_YEAR) + 1
    }

    /// The first day; `None` outside the years -9999 to 9999.
    pub fn first_day(self) -> Option<Date> {
        let year = i16::try_from(self.year()).ok()?;
        Date::new(year, i8::try_from(self.of_year()).ok()?, 1).ok()
    }

    /// The last day; `None` outside the years -9999 to 9999.
    pub fn last_day(self) -> Option<Date> {
        self.first_day().map(Date::last_of_month)
    }

    /// The place of the beginning of a date on a line on which every month has the length one.
    pub fn place(date: Date) -> Decimal {
        let day = Decimal::from(date.day() - 1);
        let days = Decimal::from(date.days_in_month());
        // Months have 28 days and more.
        let part = day.checked_div(days).unwrap_or_default();
        Month::of(date).begin() + part
    }

    /// The place of its beginning on that line.
    pub fn begin(self) -> Decimal {
        Decimal::from(self.0)
    }
}

impl fmt::Display for Month {
    /// Writes `2026-03`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.of_year())
    }
}

same_in_both_languages!(Month);

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn months_are_counted_over_years() {
        let december = Month::of(date(2026, 12, 31));
        assert_eq!(december.to_string(), "2026-12");
        assert_eq!(december.plus(1).to_string(), "2027-01");
        assert_eq!(december.plus(-12).since(december), -12);
        assert_eq!(december.plus(2).last_day(), Some(date(2027, 2, 28)));
        assert_eq!(december.plus(i32::MAX).first_day(), None);
    }

    #[test]
    fn a_day_has_its_part_of_the_month() {
        let place = |day| Month::place(day) - Month::of(date(2026, 1, 1)).begin();
        assert_eq!(place(date(2026, 4, 16)), Decimal::new(35, 1));
        assert_eq!(place(date(2027, 2, 15)), Decimal::new(135, 1));
        assert_eq!(place(date(2026, 1, 1)), Decimal::ZERO);
    }
}

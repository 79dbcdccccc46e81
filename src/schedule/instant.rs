//! Exact places in time, finer than days.
//!
//! A schedule counts in ticks: whole numbers, so that nothing is rounded on the way. A calendar
//! day has [`DAY`] ticks, and a day that is worked is worked from its first tick to its last, so
//! half a working day is half the ticks of a day in every calendar, whatever its hours. The end of
//! a day and the beginning of the next are one instant; [`Edge`] tells which of the two days people
//! call it by.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::calendar::{date_of, day_number};

/// Ticks of a day: hours of days with 7, 7.5, 8, 9, 10, 12 or 24 of them, and six decimal places of
/// a day are whole numbers of ticks.
pub const DAY: i64 = 5_040_000_000;

/// No plan is further from 1970; farther instants are held here, where no date is.
const FARTHEST: i64 = 100_000_000 * DAY;

/// The day that an instant between two days belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Edge {
    /// The day that ends there, as for finishes.
    End,
    /// The day that begins there, as for starts.
    #[default]
    Start,
}

/// An instant by its number of ticks since the beginning of 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Instant(pub i64);

impl Instant {
    /// The first tick of a date.
    pub fn begin_of(date: Date) -> Instant {
        Instant(i64::from(day_number(date)) * DAY)
    }

    /// The end of a date: the first tick behind it.
    pub fn end_of(date: Date) -> Instant {
        Instant::begin_of(date).plus(DAY)
    }

    /// The instant so many ticks later; far outside all dates it stays where it is.
    pub fn plus(self, ticks: i64) -> Instant {
        Instant(bounded(self.0.saturating_add(ticks)))
    }

    /// The number of its day; between two days, the one that begins.
    pub fn day(self) -> i32 {
        // `FARTHEST` days fit an i32.
        self.0.div_euclid(DAY) as i32
    }

    /// Whether a date begins in its day, asked often: the years -9999 to 9999.
    pub(super) fn is_in_range(self) -> bool {
        const DAYS: std::ops::RangeInclusive<i32> = -4_371_587..=2_932_896;
        DAYS.contains(&self.day())
    }

    /// The date people give it; `None` outside the years -9999 to 9999.
    pub fn date(self, edge: Edge) -> Option<Date> {
        match edge {
            Edge::Start => date_of(self.day()),
            Edge::End => date_of(Instant(self.0 - 1).day()),
        }
    }
}

/// Holds ticks to what can be counted on with.
pub(super) fn bounded(ticks: i64) -> i64 {
    ticks.clamp(-FARTHEST, FARTHEST)
}

/// Days as ticks, to the nearest tick; more than there can be count as the most.
pub fn ticks(days: Decimal) -> i64 {
    let most = if days.is_sign_negative() {
        -FARTHEST
    } else {
        FARTHEST
    };
    let ticks = days.checked_mul(Decimal::from(DAY));
    let whole = ticks.and_then(|ticks| ticks.round().to_i64());
    whole.map_or(most, bounded)
}

/// Ticks as days, to four decimal places.
pub fn days(ticks: i64) -> Decimal {
    (Decimal::from(ticks) / Decimal::from(DAY))
        .round_dp(4)
        .normalize()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn all_dates_and_no_others_are_in_range() {
        for (date, step) in [(Date::MIN, -1), (Date::MAX, 1)] {
            let at = Instant::begin_of(date);
            assert!(at.is_in_range() && at.plus(DAY - 1).is_in_range());
            assert!(!at.plus(step * DAY).is_in_range());
        }
    }

    #[test]
    fn an_instant_between_two_days_is_called_by_either() {
        let monday = date(2026, 1, 5);
        let end = Instant::end_of(monday);
        assert_eq!(end.date(Edge::End), Some(monday));
        assert_eq!(end.date(Edge::Start), Some(date(2026, 1, 6)));
        let noon = Instant::begin_of(monday).plus(DAY / 2);
        assert_eq!(noon.date(Edge::End), noon.date(Edge::Start));
        assert_eq!(Instant::end_of(Date::MAX).date(Edge::Start), None);
        assert_eq!(Instant(i64::MAX).plus(i64::MAX).date(Edge::End), None);
    }

    #[test]
    fn days_turn_into_ticks_and_back() {
        for text in ["0", "1", "0.5", "10.25", "-3", "0.000001", "1234.5"] {
            let amount: Decimal = text.parse().unwrap();
            assert_eq!(Decimal::from(ticks(amount)) / Decimal::from(DAY), amount);
        }
        assert_eq!(
            days(ticks("-2.5".parse().unwrap())),
            "-2.5".parse().unwrap()
        );
        assert_eq!(days(DAY / 3).to_string(), "0.3333");
        assert_eq!(ticks(Decimal::MAX), FARTHEST);
        assert_eq!(ticks(Decimal::MIN), -FARTHEST);
        // Hours of a day with so many of them.
        for hours in ["7", "7.5", "8", "9", "10", "12", "24"] {
            let hours: Decimal = hours.parse().unwrap();
            assert!((Decimal::from(DAY) / hours).is_integer(), "{hours}");
        }
    }
}

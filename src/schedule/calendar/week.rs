//! The week that a calendar repeats.

use jiff::civil::Weekday;

/// A repeating week with at least one workday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Week {
    /// One bit a day, Monday lowest; never zero.
    bits: u8,
}

impl Week {
    /// The week that works from Monday to Friday.
    pub const MONDAY_TO_FRIDAY: Week = Week { bits: 0b001_1111 };
    /// The week that works on all seven days.
    pub const EVERY_DAY: Week = Week { bits: 0b111_1111 };

    /// Builds the week that works on the given days; `None` when there is none.
    pub fn of(days: &[Weekday]) -> Option<Week> {
        let bits = days
            .iter()
            .fold(0, |bits, day| bits | 1 << day.to_monday_zero_offset());
        (bits != 0).then_some(Week { bits })
    }

    /// Tells whether the week works on a day number.
    pub(super) fn works(self, day: i32) -> bool {
        let (_, weekday) = split(day);
        self.bits >> weekday & 1 == 1
    }

    /// Counts the workdays from a fixed Monday up to, but not including, a day number.
    pub(super) fn workdays_before(self, day: i32) -> i64 {
        let (weeks, weekday) = split(day);
        let earlier_this_week = self.bits & ((1 << weekday) - 1);
        weeks * self.length() + i64::from(earlier_this_week.count_ones())
    }

    /// Finds the workday with `index` workdays before it; `None` beyond day numbers.
    pub(super) fn workday_at(self, index: i64) -> Option<i32> {
        let weeks = index.div_euclid(self.length());
        let mut bits = self.bits;
        for _ in 0..index.rem_euclid(self.length()) {
            bits &= bits - 1;
        }
        let day = weeks
            .checked_mul(7)?
            .checked_add(i64::from(bits.trailing_zeros()) - MONDAY_BEFORE_EPOCH)?;
        i32::try_from(day).ok()
    }

    fn length(self) -> i64 {
        i64::from(self.bits.count_ones())
    }
}

/// Days from Monday, 1969-12-29, to day number 0.
const MONDAY_BEFORE_EPOCH: i64 = 3;

/// Splits a day number into whole weeks and the day of the week, Monday 0.
fn split(day: i32) -> (i64, u32) {
    let days = i64::from(day) + MONDAY_BEFORE_EPOCH;
    (days.div_euclid(7), days.rem_euclid(7) as u32)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::day_number;
    use super::*;

    #[test]
    fn a_week_needs_a_workday() {
        assert_eq!(Week::of(&[]), None);
        let monday_to_friday = [
            Weekday::Monday,
            Weekday::Tuesday,
            Weekday::Wednesday,
            Weekday::Thursday,
            Weekday::Friday,
        ];
        assert_eq!(Week::of(&monday_to_friday), Some(Week::MONDAY_TO_FRIDAY));
    }

    #[test]
    fn days_of_the_week_are_jiffs() {
        let sundays = Week::of(&[Weekday::Sunday]).unwrap();
        assert!(sundays.works(day_number(date(2026, 1, 4))));
        assert!(!sundays.works(day_number(date(2026, 1, 5))));
    }

    proptest! {
        #[test]
        fn index_and_day_are_inverse(bits in 1u8..128, day: i32) {
            let week = Week { bits };
            let found = week.workday_at(week.workdays_before(day));
            if week.works(day) {
                prop_assert_eq!(found, Some(day));
            } else {
                prop_assert!(found.is_none_or(|next| next > day));
            }
        }

        #[test]
        fn no_index_overflows(bits in 1u8..128, index: i64) {
            let week = Week { bits };
            if let Some(day) = week.workday_at(index) {
                prop_assert_eq!(week.workdays_before(day), index);
            }
        }
    }
}

//! Lengths in working days.

use rust_decimal::Decimal;

use crate::plan::value::{Duration, DurationUnit};

/// The working days of a duration that is counted in working time; `None` for elapsed time and
/// months, which depend on where they begin.
pub fn workdays(duration: &Duration) -> Option<Decimal> {
    let amount = duration.amount;
    match duration.unit {
        DurationUnit::Hours => amount.checked_div(Decimal::from(Duration::HOURS_A_DAY)),
        DurationUnit::Days => Some(amount),
        DurationUnit::Weeks => amount.checked_mul(Decimal::from(Duration::WORKDAYS_A_WEEK)),
        _ => None,
    }
}

/// The working days of any duration, as five in seven of its
/// [calendar days](Duration::approximate_days): for shares and levels, never for dates.
pub fn approximate_workdays(duration: &Duration) -> Option<Decimal> {
    duration
        .approximate_days()?
        .checked_mul(Decimal::from(Duration::WORKDAYS_A_WEEK))?
        .checked_div(Decimal::from(Duration::DAYS_A_WEEK))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::value::Value as _;

    #[test]
    fn working_time_is_the_same_by_both_ways() {
        for text in ["6h", "1h", "10d", "2.5d", "2w", "0.1w"] {
            let duration = Duration::read(text).unwrap();
            assert_eq!(
                workdays(&duration),
                approximate_workdays(&duration),
                "{text}"
            );
        }
    }

    #[test]
    fn other_time_has_five_working_days_in_seven() {
        let days = |text: &str| approximate_workdays(&Duration::read(text).unwrap()).unwrap();
        assert_eq!(days("7ed"), Decimal::from(5));
        assert_eq!(days("24eh"), days("1ed"));
        assert_eq!(days("28mo"), Decimal::new(60875, 2));
        assert_eq!(days("12mo"), days("1y"));
        assert_eq!(days("4q"), days("1y"));
        assert_eq!(workdays(&Duration::read("1mo").unwrap()), None);
    }
}

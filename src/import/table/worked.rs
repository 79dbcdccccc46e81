//! By which calendar the dates of a table were counted.

use rust_decimal::Decimal;

use crate::plan::value::{CalendarBase, DurationUnit};
use crate::schedule::Calendar;

use super::rows::Row;

/// The calendar that gives most rows the duration that stands beside their start and finish; from
/// Monday to Friday when none fits better.
pub(super) fn calendar(rows: &[Row<'_>]) -> (CalendarBase, Calendar) {
    let known = [
        (CalendarBase::Standard, Calendar::standard()),
        (CalendarBase::Cn, Calendar::cn()),
        (CalendarBase::Continuous, Calendar::continuous()),
    ];
    let fitting = |calendar: &Calendar| rows.iter().filter(|row| fits(row, calendar)).count();
    // Of several that fit as well, the first.
    let best = known
        .into_iter()
        .rev()
        .max_by_key(|(_, calendar)| fitting(calendar));
    best.unwrap_or_else(|| (CalendarBase::Standard, Calendar::standard()))
}

fn fits(row: &Row<'_>, calendar: &Calendar) -> bool {
    let (Some(start), Some(finish), Some(duration)) =
        (row.days.start, row.days.finish, row.duration)
    else {
        return false;
    };
    let days = match duration.unit {
        DurationUnit::Days => duration.amount,
        DurationUnit::Weeks => duration.amount * Decimal::from(5),
        _ => return false,
    };
    start <= finish && Decimal::from(calendar.workdays_between(start, finish)) == days
}

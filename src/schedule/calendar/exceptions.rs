//! The days on which a calendar differs from its week, ready for counting.

use super::Week;

/// A day that a calendar names, with counts that spare walking over the days before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exception {
    /// The day number.
    pub(super) day: i32,
    /// Workdays of the calendar before this day, on the scale of [`Week::workdays_before`].
    before: i32,
    /// Workdays that this and all earlier exceptions add to the week; days off count as minus one.
    gained: i32,
    /// Whether the day is worked.
    pub(super) works: bool,
}

/// Prepares named days for counting; `days` ascends and names no day twice.
pub(super) fn exceptions(
    week: Week,
    days: impl IntoIterator<Item = (i32, bool)>,
) -> Vec<Exception> {
    let mut gained = 0;
    days.into_iter()
        .map(|(day, works)| {
            // Every day of jiff's range has fewer than 7.4 million days before it.
            let before = week.workdays_before(day) as i32 + gained;
            gained += i32::from(works) - i32::from(week.works(day));
            Exception {
                day,
                before,
                gained,
                works,
            }
        })
        .collect()
}

/// Finds the exception of a day.
pub(super) fn find(exceptions: &[Exception], day: i32) -> Option<&Exception> {
    let at = exceptions.binary_search_by_key(&day, |known| known.day);
    at.ok().and_then(|at| exceptions.get(at))
}

/// Counts the workdays before a day.
pub(super) fn workdays_before(week: Week, exceptions: &[Exception], day: i32) -> i64 {
    let passed = exceptions.partition_point(|known| known.day < day);
    week.workdays_before(day) + gained(exceptions, passed)
}

/// Finds the workday with `index` workdays before it.
pub(super) fn workday_at(week: Week, exceptions: &[Exception], index: i64) -> Option<i32> {
    let passed = exceptions.partition_point(|known| i64::from(known.before) <= index);
    match passed.checked_sub(1).map(|last| exceptions[last]) {
        Some(last) if last.works && i64::from(last.before) == index => Some(last.day),
        // The day lies after `last` and before the next exception, where only the week counts.
        _ => week.workday_at(index.checked_sub(gained(exceptions, passed))?),
    }
}

/// The workdays that the first `passed` exceptions add to the week.
fn gained(exceptions: &[Exception], passed: usize) -> i64 {
    let last = passed.checked_sub(1).and_then(|last| exceptions.get(last));
    last.map_or(0, |last| i64::from(last.gained))
}

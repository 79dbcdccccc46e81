//! A strip of marks, one a week: how full it is.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::schedule::load::WeekLoad;

use super::Shown;

/// Marks for a week that is empty, up to an eighth full, and so on to a full one.
const MARKS: [char; 9] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The mark of a week with a day on which more is used than there is.
const OVER: char = '!';

/// More weeks than these share their marks.
const LONGEST: usize = 40;

/// The weeks as marks; of weeks that share one, the fullest counts.
pub(super) fn strip(shown: &Shown<'_>, weeks: &[WeekLoad<'_>]) -> String {
    let together = weeks.len().div_ceil(LONGEST).max(1);
    let marks = weeks.chunks(together).map(|weeks| {
        if weeks.iter().any(|week| shown.is_over(week)) {
            return OVER;
        }
        let eighths = weeks.iter().filter_map(eighths).max().unwrap_or(0);
        MARKS[eighths.min(MARKS.len() - 1)]
    });
    marks.collect()
}

/// How many eighths of a week are used, rounded up.
fn eighths(week: &WeekLoad<'_>) -> Option<usize> {
    let share = week.load.checked_div(week.capacity?)?;
    share.checked_mul(Decimal::from(8))?.ceil().to_usize()
}

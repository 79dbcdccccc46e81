//! Where the readings lead if all goes on as so far.

use jiff::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::Goal;
use crate::plan::value::Amount;

use super::Aim;
use super::numbers::Numbers;
use super::slope::{Dated, Slope, days_between};
use super::standing::{is_strict, meets};

/// Where the readings lead if all goes on as so far; nothing where the plan says too little.
///
/// The slope so far is that of the line with the least squares through the dated baseline and
/// all readings up to the status date, so that one odd reading doesn't decide; it is carried on
/// from the latest reading, so that a forecast starts where the goal stands.
#[derive(Debug, Clone, Default)]
pub struct Outlook {
    /// How fast the value changed so far.
    pub slope: Option<Slope>,
    /// Through how many readings that is, the baseline among them.
    pub readings: usize,
    /// The value on the deadline at that slope.
    pub forecast: Option<Amount>,
    /// Whether that value meets the target.
    pub holds: Option<bool>,
    /// The day on which the target is reached at that slope; `None` when it is reached already,
    /// or never.
    pub reached_on: Option<Date>,
    /// How fast the value has to change from the latest reading on to reach the target on the
    /// deadline; `None` when it is reached already, or the deadline is past.
    pub required: Option<Slope>,
}

impl Outlook {
    /// The outlook from the latest reading.
    pub(super) fn of(
        goal: &Goal,
        numbers: &Numbers<'_>,
        current: Dated,
        aim: Option<Aim>,
        is_met: Option<bool>,
    ) -> Outlook {
        let slope = Slope::through(&numbers.readings);
        let deadline = goal
            .deadline
            .value()
            .filter(|deadline| *deadline > current.0);
        let target = goal.measure.get().and_then(|measure| measure.target.get());
        let forecast = slope
            .zip(deadline)
            .and_then(|(slope, deadline)| on_day(deadline, current, slope))
            .map(|value| within(value, current, numbers, goal));
        let holds = forecast.and_then(|forecast| {
            let order = forecast.cmp(&numbers.target?);
            Some(meets(order, aim?.direction(), target?))
        });
        let is_open = is_met == Some(false) && matches!(aim, Some(Aim::Reach(_)));
        let open_target = numbers.target.filter(|_| is_open);
        let reached_on = slope.zip(open_target).and_then(|(slope, wanted)| {
            let change = wanted.checked_sub(current.1)?;
            let days = slope.days_to(change)?;
            let just_there = target.is_some_and(is_strict) && slope.over(days) == Some(change);
            let days = days.checked_add(i64::from(just_there))?;
            // Days beyond the calendar are as good as never.
            let days = Span::new().try_days(days).ok()?;
            current.0.checked_add(days).ok()
        });
        let required = deadline
            .zip(open_target)
            .and_then(|(deadline, target)| Slope::between(current, (deadline, target)));
        Outlook {
            slope,
            readings: numbers.readings.len(),
            forecast: forecast.map(|value| numbers.amount(value)),
            holds,
            reached_on,
            required,
        }
    }
}

/// The value on a later day at a slope.
fn on_day(day: Date, (from, value): Dated, slope: Slope) -> Option<Decimal> {
    value.checked_add(slope.over(days_between(from, day))?)
}

/// Keeps a forecast from values that the metric can't have: a straight line runs on below zero
/// hours and above 100%. Limits that the plan's own values don't heed are none.
fn within(forecast: Decimal, (_, now): Dated, numbers: &Numbers<'_>, goal: &Goal) -> Decimal {
    let Some(measure) = goal.measure.get() else {
        return forecast;
    };
    let known = [Some(now), numbers.baseline, numbers.target];
    let all = |holds: &dyn Fn(Decimal) -> bool| known.into_iter().flatten().all(holds);
    let (low, high) = numbers.limits(measure);
    let low = low.filter(|low| all(&|value| value >= *low));
    let high = high.filter(|high| all(&|value| value <= *high));
    let forecast = low.map_or(forecast, |low| forecast.max(low));
    high.map_or(forecast, |high| forecast.min(high))
}

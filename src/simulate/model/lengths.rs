//! Which tasks spread, and between what.

use rust_decimal::Decimal;

use crate::plan::read::Either;
use crate::plan::value::Duration;
use crate::plan::{DurationEstimate, Named as _, Plan, Task};
use crate::schedule::instant::ticks;
use crate::schedule::network::{ItemKind, Length, Network, State};

use super::super::inputs::SpreadLength;
use super::super::single::units;
use super::Gap;
use super::key::Keys;

pub(super) struct Lengths<'p> {
    pub(super) tasks: Vec<&'p Task>,
    pub(super) spread: Vec<SpreadLength>,
}

/// The lengths that spread, in the order of the file.
pub(super) fn of<'p>(
    plan: &'p Plan,
    network: &Network,
    keys: &mut Keys,
    gaps: &mut Vec<Gap<'p>>,
) -> Lengths<'p> {
    let mut lengths = Lengths {
        tasks: Vec::new(),
        spread: Vec::new(),
    };
    for (place, (item, task)) in numbered(plan, network).enumerate() {
        if matches!(network.items[item].state, State::Done(_)) {
            continue;
        }
        let left = match task.progress.value() {
            Some(done) => (Decimal::ONE - done.fraction()).max(Decimal::ZERO),
            None => Decimal::ONE,
        };
        let gap = match task.duration.get() {
            Some(Either::Long(estimate)) => match points(network, item, estimate, left) {
                Some([least, likely, most]) if least <= likely && likely <= most => {
                    if least < most {
                        lengths.tasks.push(task);
                        lengths.spread.push(SpreadLength {
                            item: item as u32,
                            key: keys.of("task", task.name(), place),
                            least,
                            likely,
                            most,
                            groups: Vec::new(),
                        });
                        continue;
                    }
                    Gap::OneDuration(task)
                }
                _ => Gap::Durations(task),
            },
            Some(Either::Short(duration)) if duration.amount.is_zero() => continue,
            Some(Either::Short(_)) => Gap::OneDuration(task),
            None => Gap::NoDuration(task),
        };
        gaps.push(gap);
    }
    lengths
}

/// The tasks with their numbers in the network.
pub(super) fn numbered<'p>(
    plan: &'p Plan,
    network: &Network,
) -> impl Iterator<Item = (usize, &'p Task)> {
    let is_task = |item: &usize| network.items[*item].kind == ItemKind::Task;
    (0..network.stated).filter(is_task).zip(plan.tasks())
}

/// What is left of three points, in units of the item's own kind of time.
fn points(
    network: &Network,
    item: usize,
    estimate: &DurationEstimate,
    left: Decimal,
) -> Option<[i32; 3]> {
    let points = [&estimate.min, &estimate.likely, &estimate.max];
    let mut found = [0; 3];
    for (found, point) in found.iter_mut().zip(points) {
        *found = units(network.length_of(item, point.get()?, left)?);
    }
    Some(found)
}

/// What a delay adds to an item, in units of its own kind of time. Working time and the time of
/// the clock are five days in seven of each other, as nothing else says how they compare.
pub(super) fn delay(network: &Network, item: usize, delay: &Duration) -> Option<i32> {
    if let Some(length) = network.length_of(item, delay, Decimal::ONE) {
        return Some(units(length));
    }
    let days = match network.items[item].length {
        Length::Ticks(_) if network.items[item].line == network.items[item].calendar => {
            crate::schedule::approximate_workdays(delay)?
        }
        Length::Ticks(_) => delay.approximate_days()?,
        // The average month of the calendar.
        Length::Months { .. } => delay
            .approximate_days()?
            .checked_div(Decimal::new(304_375, 4))?,
    };
    Some(units(Length::Ticks(ticks(days))))
}

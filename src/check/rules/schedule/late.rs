//! Work that can't be done by the day it is due, each cause once.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::d624;
use super::work::{Piece, Work, may_be_made_up};
use crate::check::rules::achievable::a307;
use crate::check::rules::prelude::*;
use crate::plan::{Phase, Task};
use crate::schedule::Facts;
use crate::schedule::cpm::{Driver, Overrun};

/// A day that can't be kept, and what goes with it.
#[derive(Debug)]
pub(super) struct Late {
    /// The number of the task in the schedule.
    pub(super) number: usize,
    pub(super) what: Missed,
    /// The tasks behind it whose days can't be kept either.
    pub(super) others: Vec<(usize, Missed)>,
}

/// What can't be kept.
#[derive(Debug, Clone, Copy)]
pub(super) enum Missed {
    /// The deadline of a task, by so many working days, with its computed finish.
    Deadline(Date, Decimal),
    /// The day that a task is pinned to.
    Pin(Overrun),
}

/// The days that can't be kept, where nothing before them is to blame, in the order of the file.
///
/// What a milestone (D624) or a goal (A307) that hangs on the same work tells is left out, and so
/// are deadlines that have passed: D611 and D614 count them.
pub(super) fn late(cx: &Context<'_>, work: &Work<'_>) -> Vec<Late> {
    let made_up = may_be_made_up(cx);
    let rests = work.rests_on_unknown_progress();
    let pieces = work.pieces.iter().enumerate();
    let missed: Vec<Option<Missed>> = pieces
        .map(|(number, piece)| {
            let Piece::Task(task, phase) = *piece else {
                return None;
            };
            let dates = [&task.deadline, &task.starts_on];
            if rests[number]
                || !task.accepted.is_absent()
                || dates.iter().all(|date| date.is_absent())
            {
                return None;
            }
            let facts = work.certain(number).filter(|facts| !facts.is_done)?;
            let overrun = work.schedule.overrun(number);
            let overrun = overrun.filter(|overrun| overrun.by > made_up);
            overrun
                .map(Missed::Pin)
                .or_else(|| deadline(cx, (task, phase), &facts, made_up))
        })
        .collect();
    if missed.iter().all(Option::is_none) {
        return Vec::new();
    }
    let elsewhere = told_elsewhere(cx, work);
    gather(work, &missed, &elsewhere)
}

/// The deadline of a task when it can't be kept.
fn deadline(
    cx: &Context<'_>,
    (task, phase): (&Task, &Phase),
    facts: &Facts,
    made_up: Decimal,
) -> Option<Missed> {
    let (due, slip) = (task.deadline.value()?, facts.slip?);
    let status = cx.plan.status_date.value();
    let has_passed = status.is_some_and(|status| due < status);
    // What is due on the status date itself may have that day still.
    let least = match status == Some(due) {
        true => made_up.max(Decimal::ONE),
        false => made_up,
    };
    // D609 tells of dates of one task that contradict each other, D629 of those outside its phase.
    let own = [&task.not_before, &task.starts_on];
    let frame = match phase.start.is_absent() {
        true => &cx.plan.start,
        false => &phase.start,
    };
    let starts = own.into_iter().chain([frame]);
    let begins_later = starts
        .filter_map(|date| date.value())
        .any(|start| start > due);
    let is_late = slip > least && !has_passed && !begins_later;
    is_late.then_some(Missed::Deadline(facts.early_finish?, slip))
}

/// For each item the most working days by which another rule tells that something is late which
/// hangs on it.
fn told_elsewhere(cx: &Context<'_>, work: &Work<'_>) -> Vec<Option<Decimal>> {
    let network = work.schedule.network();
    let mut told = vec![None; network.items.len()];
    let told_late = d624::told(cx).into_iter().chain(a307::told(cx));
    for (number, slip) in told_late {
        told[number] = told[number].max(Some(slip));
    }
    for &item in network.order().iter().rev() {
        let item = item as usize;
        if told[item].is_none() {
            continue;
        }
        for from in driving(work, item) {
            told[from] = told[from].max(told[item]);
        }
    }
    told
}

/// The items that set the early times of an item.
fn driving<'w>(work: &'w Work<'_>, item: usize) -> impl Iterator<Item = usize> + 'w {
    let drivers = work.schedule.drivers(item).into_iter();
    drivers.filter_map(|driver| match driver {
        Driver::Link(number) => Some(work.schedule.network().link(number).from as usize),
        _ => None,
    })
}

/// What an item is late for; a finding here counts more than one of another rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    /// Another rule tells it, so many working days.
    Elsewhere(Decimal),
    /// A finding, by its number.
    Told(usize),
}

/// Puts what is late behind its first cause.
fn gather(work: &Work<'_>, missed: &[Option<Missed>], elsewhere: &[Option<Decimal>]) -> Vec<Late> {
    let network = work.schedule.network();
    let mut causes: HashMap<usize, Cause> = HashMap::new();
    let mut found: Vec<Late> = Vec::new();
    for &item in network.order() {
        let number = item as usize;
        let what = missed.get(number).copied().flatten();
        let before = match what {
            // What is pinned is driven by its date alone.
            Some(Missed::Pin(overrun)) => Some(network.link(overrun.link).from as usize),
            _ => None,
        };
        let before = before.into_iter().chain(driving(work, number));
        let cause = before.filter_map(|from| causes.get(&from).copied()).max();
        let cause = match (what, cause) {
            // What waits for something late is late for the same reason.
            (None, cause) if is_late(work, number) => {
                cause.max(elsewhere[number].map(Cause::Elsewhere))
            }
            (None, cause) => cause,
            (Some(Missed::Deadline(_, slip)), _)
                if elsewhere[number].is_some_and(|told| told >= slip) =>
            {
                elsewhere[number].map(Cause::Elsewhere)
            }
            (Some(Missed::Deadline(_, slip)), Some(Cause::Elsewhere(told))) if told >= slip => {
                cause
            }
            (Some(what), Some(Cause::Told(late))) => {
                found[late].others.push((number, what));
                cause
            }
            (Some(what), _) => {
                found.push(Late {
                    number,
                    what,
                    others: Vec::new(),
                });
                Some(Cause::Told(found.len() - 1))
            }
        };
        // What begins on its day whatever comes before passes nothing on.
        let cause = cause.filter(|_| !matches!(what, Some(Missed::Pin(_))));
        if let Some(cause) = cause {
            causes.insert(number, cause);
        }
    }
    found.sort_by_key(|late| late.number);
    found
}

/// Whether an item isn't done and is late for a day of its own.
fn is_late(work: &Work<'_>, number: usize) -> bool {
    let facts = work.facts.get(number).filter(|facts| !facts.is_done);
    let slip = facts.and_then(|facts| facts.slip);
    slip.is_some_and(|slip| slip > Decimal::ZERO)
}

/// Whether an item, or one on the chain that drives it, is late for a day of its own.
pub(super) fn is_chain_late(work: &Work<'_>, number: usize) -> bool {
    let chain = work.schedule.chain(number);
    chain.iter().any(|&number| is_late(work, number))
}

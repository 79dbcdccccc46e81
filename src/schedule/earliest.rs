//! The earliest days on which work can begin and be done, for certain.
//!
//! This is a lower bound by stated dates, not a schedule: nothing of the work can be done earlier
//! than these days unless the plan contradicts itself, though it may well be later. Where the plan
//! leaves room (a lead, a part of the work done, a loop of links), the bound gives way.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive as _;

use crate::plan::read::{Field, List};
use crate::plan::value::{Duration, Lag, Link, LinkKind};
use crate::plan::{Milestone, Phase, Plan, Task, TaskCalendars};
use crate::source::{Span, Spanned};

use super::calendar::{date_of, day_number};
use super::length::{is_in_whole_days, last_day, least_days};
use super::{Calendars, WorkingTime};

/// The earliest days of the tasks and milestones of a plan.
#[derive(Debug)]
pub struct Earliest {
    /// Of the tasks, in file order.
    pub tasks: Vec<EarliestDates>,
    /// Of the milestones, in file order.
    pub milestones: Vec<EarliestDates>,
}

/// The earliest days of a piece of work, each with the stated date that it follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EarliestDates {
    /// The first day on which the work can begin.
    pub start: Option<Since>,
    /// The first day on which it can be done, inclusive.
    pub finish: Option<Since>,
}

/// A day, and the place of the stated date that it follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Since {
    /// The day.
    pub day: Date,
    /// Where the date stands.
    pub stated: Span,
}

/// A day as a number, for arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    day: i32,
    stated: Span,
}

impl At {
    fn of(date: Spanned<&Date>) -> At {
        At {
            day: day_number(*date.value),
            stated: date.span,
        }
    }

    fn plus(self, days: i32) -> Option<At> {
        Some(At {
            day: self.day.checked_add(days)?,
            ..self
        })
    }

    fn since(self) -> Option<Since> {
        Some(Since {
            day: date_of(self.day)?,
            stated: self.stated,
        })
    }
}

/// What is known of an item. Later days are larger, and what isn't known is smallest of all.
#[derive(Debug, Clone, Copy, Default)]
struct Bounds {
    start: Option<At>,
    /// The day on which the item is done.
    finish: Option<At>,
    /// The day on which what follows can begin: often the day after.
    ready: Option<At>,
}

/// An item that links lead to.
enum Item<'p> {
    Task(&'p Task, &'p Phase),
    Milestone(&'p Milestone),
    Phase(&'p Phase),
}

/// What comes before an item.
#[derive(Debug, Clone, Copy)]
struct Before {
    item: usize,
    kind: LinkKind,
    /// At least so many calendar days lie between; `None` when it may be fewer than none.
    lag: Option<i32>,
}

impl Earliest {
    /// Works through the stated dates and the links of a plan, once.
    pub fn of(plan: &Plan, calendars: &Calendars) -> Earliest {
        let items = items(plan);
        let before = links(&items);
        let working_time = WorkingTime::of_plan(plan, calendars);
        let calendars_of = TaskCalendars::new(plan);
        let mut bounds = vec![Bounds::default(); items.len()];
        let order = order(&before);
        for (position, &item) in order.items.iter().enumerate() {
            // Links of a loop, and behind it, bound nothing.
            let links = match position < order.free_of_loops {
                true => &before[item][..],
                false => &[],
            };
            bounds[item] = match items[item] {
                Item::Task(task, phase) => {
                    let calendar = calendars_of.of(task);
                    let own = match calendar.get() {
                        Some(name) => WorkingTime::named(name, calendars),
                        None if calendar.is_absent() => working_time.clone(),
                        None => None,
                    };
                    of_task((task, phase, plan), own.as_ref(), &held(links, &bounds))
                }
                Item::Milestone(milestone) => of_milestone(milestone, &held(links, &bounds)),
                Item::Phase(phase) => of_phase(phase, &held(links, &bounds)),
            };
        }
        let dates = |wanted: fn(&Item<'_>) -> bool| {
            let found = items.iter().zip(&bounds).filter(|(item, _)| wanted(item));
            found.map(|(_, bounds)| bounds.dates()).collect()
        };
        Earliest {
            tasks: dates(|item| matches!(item, Item::Task(..))),
            milestones: dates(|item| matches!(item, Item::Milestone(_))),
        }
    }
}

impl Bounds {
    fn dates(&self) -> EarliestDates {
        EarliestDates {
            start: self.start.and_then(At::since),
            finish: self.finish.and_then(At::since),
        }
    }
}

fn items(plan: &Plan) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for phase in &plan.phases {
        items.push(Item::Phase(phase));
        items.extend(phase.tasks.iter().map(|task| Item::Task(task, phase)));
        items.extend(phase.milestones.iter().map(Item::Milestone));
    }
    items
}

/// What comes before each item: by its links, and for a phase all that stands in it.
fn links(items: &[Item<'_>]) -> Vec<Vec<Before>> {
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        let id = match item {
            Item::Task(task, _) => task.id.get().map(|id| id.as_str()),
            Item::Milestone(milestone) => milestone.id.get().map(|id| id.as_str()),
            Item::Phase(phase) => phase.id.get().map(|id| id.as_str()),
        };
        if let Some(id) = id {
            by_id.entry(id).or_insert(at);
        }
    }
    let stated = |after: &List<Spanned<Link>>| -> Vec<Before> {
        let known = |link: &Spanned<Link>| {
            let Link { target, kind, lag } = &link.value;
            Some(Before {
                item: *by_id.get(target.as_str())?,
                kind: *kind,
                lag: lag.map_or(Some(0), least_lag),
            })
        };
        after.iter().filter_map(known).collect()
    };
    let mut phase_at = None;
    let mut before: Vec<Vec<Before>> = vec![Vec::new(); items.len()];
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Phase(_) => {
                phase_at = Some(at);
                continue;
            }
            Item::Task(task, _) => before[at] = stated(&task.after),
            Item::Milestone(milestone) => before[at] = stated(&milestone.after),
        }
        if let Some(phase) = phase_at {
            before[phase].push(Before {
                item: at,
                kind: LinkKind::FinishToFinish,
                lag: Some(0),
            });
        }
    }
    before
}

/// The calendar days that a lag takes at least; `None` for a lead.
fn least_lag(lag: Lag) -> Option<i32> {
    if lag.amount.is_sign_negative() && !lag.amount.is_zero() {
        return None;
    }
    let length = Duration {
        amount: lag.amount,
        unit: lag.unit,
    };
    least_days(&length)?.floor().to_i32()
}

/// Items in an order in which everything comes behind what it waits for, as far as there is one.
struct Order {
    items: Vec<usize>,
    /// So many items wait for no loop; the others stand behind them.
    free_of_loops: usize,
}

/// Sorts topologically (Kahn).
fn order(before: &[Vec<Before>]) -> Order {
    let mut waiting: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); before.len()];
    for (item, links) in before.iter().enumerate() {
        for link in links {
            behind[link.item].push(item);
        }
    }
    let mut items: Vec<usize> = (0..before.len()).filter(|&at| waiting[at] == 0).collect();
    let mut next = 0;
    while let Some(&done) = items.get(next) {
        next += 1;
        for &item in &behind[done] {
            waiting[item] -= 1;
            if waiting[item] == 0 {
                items.push(item);
            }
        }
    }
    let free_of_loops = items.len();
    items.extend((0..before.len()).filter(|&at| waiting[at] > 0));
    Order {
        items,
        free_of_loops,
    }
}

/// What the links of an item hold it to.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    /// The first day on which it can begin.
    begin: Option<At>,
    /// The first day on which it can happen, if it takes no time.
    happen: Option<At>,
    /// The first day on which it can be done.
    finish: Option<At>,
}

fn held(links: &[Before], bounds: &[Bounds]) -> Held {
    let mut held = Held::default();
    for link in links {
        let Some(lag) = link.lag else { continue };
        let earlier = &bounds[link.item];
        let later = |at: Option<At>| at.and_then(|at| at.plus(lag));
        match link.kind {
            LinkKind::FinishToStart => {
                held.begin = held.begin.max(later(earlier.ready));
                held.happen = held.happen.max(later(earlier.finish));
            }
            LinkKind::StartToStart => {
                held.begin = held.begin.max(later(earlier.start));
                held.happen = held.happen.max(later(earlier.start));
            }
            LinkKind::FinishToFinish => {
                // What takes no time may be at the beginning of its day.
                let finish = match earlier.start == earlier.finish {
                    true => later(earlier.finish).and_then(|at| at.plus(-1)),
                    false => later(earlier.finish),
                };
                held.finish = held.finish.max(finish);
            }
            // What must be done when something begins on a Monday may be done on Friday.
            LinkKind::StartToFinish => {}
        }
    }
    held
}

fn of_task(
    (task, phase, plan): (&Task, &Phase, &Plan),
    working_time: Option<&WorkingTime>,
    held: &Held,
) -> Bounds {
    let at = |field: &Field<Date>| field.spanned().map(At::of);
    let unknown = [&task.finished, &task.started, &task.starts_on];
    if unknown.iter().any(|field| field.is_unreadable()) {
        return Bounds::default();
    }
    if let Some(finish) = at(&task.finished) {
        return Bounds {
            start: at(&task.started),
            finish: Some(finish),
            ready: Some(finish),
        };
    }
    // What began or is pinned doesn't wait for what comes before.
    let fixed = at(&task.started).or_else(|| at(&task.starts_on));
    let (begin, happen, finish) = match fixed {
        Some(start) => (Some(start), Some(start), None),
        None => {
            let own = if !task.not_before.is_absent() {
                at(&task.not_before)
            } else if !phase.start.is_absent() {
                at(&phase.start)
            } else {
                at(&plan.start)
            };
            (own.max(held.begin), own.max(held.happen), held.finish)
        }
    };
    let length = task
        .least_duration()
        .filter(|length| !length.amount.is_zero());
    let (own_finish, own_ready) = match (begin, length) {
        // Of work that is done in part, more may be done than the plan says.
        (Some(begin), Some(length)) if !task.is_done_in_part() => {
            of_work(begin, length, working_time)
        }
        _ => (happen, happen),
    };
    Bounds {
        start: if length.is_some() { begin } else { happen },
        finish: own_finish.max(finish),
        ready: own_ready.max(finish),
    }
}

/// The day on which work that begins on a day is done, and the one on which what follows can
/// begin.
fn of_work(
    begin: At,
    length: &Duration,
    working_time: Option<&WorkingTime>,
) -> (Option<At>, Option<At>) {
    let Some(last) = last_day(begin.day, length, working_time) else {
        return (Some(begin), Some(begin));
    };
    let finish = At { day: last, ..begin };
    // A part of a day leaves the rest of it to what follows.
    let ready = match is_in_whole_days(length, working_time) {
        true => finish.plus(1),
        false => Some(finish),
    };
    (Some(finish), ready)
}

/// A milestone with nothing before it happens when it is promised; else when its tasks are done.
fn of_milestone(milestone: &Milestone, held: &Held) -> Bounds {
    let at = |field: &Field<Date>| field.spanned().map(At::of);
    let day = match &milestone.finished {
        Field::Given(..) => at(&milestone.finished),
        Field::Unreadable(_) => None,
        Field::Absent if milestone.after.is_absent() => at(&milestone.date),
        Field::Absent => held.happen.max(held.finish),
    };
    Bounds {
        start: day,
        finish: day,
        ready: day,
    }
}

/// A phase is done when all that stands in it is.
fn of_phase(phase: &Phase, held: &Held) -> Bounds {
    Bounds {
        start: phase.start.spanned().map(At::of),
        finish: held.finish,
        ready: held.finish,
    }
}

#[cfg(test)]
mod tests;

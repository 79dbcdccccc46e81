//! A goal's latest reading against what the plan wanted by then.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::plan::read::Field;
use crate::plan::value::{Amount, Bound, Percent};
use crate::plan::{Goal, Measure, Reading};
use crate::source::Span;

use super::Outlook;
use super::numbers::{Numbers, is_unreadable};
use super::slope::{Dated, Slope, days_between};

/// What a goal wants of its metric; the direction is the better one, `Greater` for up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// To get to the target.
    Reach(Ordering),
    /// To stay where the baseline already is: at the bound or better.
    Keep(Ordering),
}

impl Aim {
    /// The aim of a measure; `None` when nothing tells what is better.
    pub fn of(measure: &Measure) -> Option<Aim> {
        let direction = measure.direction()?;
        let target = measure.target.get()?;
        let holds = measure
            .baseline_value()
            .and_then(|baseline| measure.compare(baseline.value, target))
            .is_some_and(|order| meets(order, direction, target));
        Some(if holds {
            Aim::Keep(direction)
        } else {
            Aim::Reach(direction)
        })
    }

    /// The better direction.
    pub fn direction(self) -> Ordering {
        match self {
            Aim::Reach(direction) | Aim::Keep(direction) => direction,
        }
    }
}

/// Whether a value that stands so to the target meets it.
pub(super) fn meets(order: Ordering, direction: Ordering, target: &Amount) -> bool {
    order == direction || (order.is_eq() && !is_strict(target))
}

/// Whether the bound itself is not enough.
pub(super) fn is_strict(target: &Amount) -> bool {
    matches!(target.bound, Some(Bound::Above | Bound::Below))
}

/// A value of the plan on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point<'p> {
    /// The day.
    pub date: Date,
    /// The value.
    pub amount: &'p Amount,
    /// Where the value stands.
    pub span: Span,
}

impl<'p> Point<'p> {
    fn of(reading: &'p Reading) -> Option<Point<'p>> {
        Point::on(reading.date.value()?, &reading.value)
    }

    fn on(date: Date, value: &'p Field<Amount>) -> Option<Point<'p>> {
        let value = value.spanned()?;
        Some(Point {
            date,
            amount: value.value,
            span: value.span,
        })
    }
}

/// How a value stands to the one that was wanted by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Worse.
    Behind,
    /// Just as wanted; of a value to be kept, no worse.
    OnPlan,
    /// Better.
    Ahead,
}

impl Standing {
    fn of(order: Ordering, aim: Aim) -> Standing {
        match aim {
            _ if order == aim.direction().reverse() => Standing::Behind,
            Aim::Reach(direction) if order == direction => Standing::Ahead,
            _ => Standing::OnPlan,
        }
    }
}

/// How a goal stands as of a day.
#[derive(Debug, Clone)]
pub struct Progress<'p> {
    /// The goal.
    pub goal: &'p Goal,
    /// Its measure.
    pub measure: &'p Measure,
    /// The day as of which it is judged; later readings don't count.
    pub as_of: Date,
    /// What it wants; `None` when nothing tells what is better.
    pub aim: Option<Aim>,
    /// The latest reading; `None` without one, or when one that can't be read may be later.
    pub reading: Option<Point<'p>>,
    /// The last stage, or the target, that was due on the day of that reading.
    pub due: Option<Point<'p>>,
    /// What has fallen due since, without a reading that would tell.
    pub awaited: Option<Point<'p>>,
    /// The reading against what was due.
    pub standing: Option<Standing>,
    /// Whether the reading meets the target.
    pub is_met: Option<bool>,
    /// The share of the way from the baseline to the target that is gone; below 0% and above
    /// 100% beyond its ends. Nothing for values to be kept.
    pub done: Option<Percent>,
    /// Where the straight line between baseline, stages and target was on the day of the reading.
    pub line: Option<Amount>,
    /// The reading against that line.
    pub against_line: Option<Standing>,
    /// Where the readings lead.
    pub outlook: Outlook,
    /// Digits behind the point of the most exact value of the measure.
    digits: u32,
    /// The unit of values that are reckoned, as it is written.
    unit: Option<String>,
}

impl<'p> Progress<'p> {
    /// How a goal stands as of a day; `None` when it has no measure.
    pub fn of(goal: &'p Goal, as_of: Date) -> Option<Progress<'p>> {
        let measure = goal.measure.get()?;
        let aim = Aim::of(measure);
        let is_known = measure.actuals.is_complete() && !measure.actuals.iter().any(is_unreadable);
        let reading = measure
            .actuals
            .iter()
            .filter_map(Point::of)
            .filter(|point| is_known && point.date <= as_of)
            .max_by_key(|point| point.date);
        let due = reading.and_then(|reading| due_by(goal, measure, reading.date));
        let since = |due: &Point<'_>| reading.is_none_or(|reading| reading.date < due.date);
        let awaited = due_by(goal, measure, as_of).filter(|due| is_known && since(due));
        let against = |wanted: &Amount| {
            let order = measure.compare(reading?.amount, wanted)?;
            Some(Standing::of(order, aim?))
        };
        let target = measure.target.get();
        let is_met = reading.zip(target).and_then(|(reading, target)| {
            let order = measure.compare(reading.amount, target)?;
            match aim {
                Some(aim) => Some(meets(order, aim.direction(), target)),
                None => order.is_eq().then_some(true),
            }
        });
        let numbers = Numbers::of(measure, as_of);
        let numbers = numbers.as_ref();
        let current = numbers.and_then(|numbers| current(numbers, measure, reading));
        let reaches = matches!(aim, Some(Aim::Reach(_)));
        let done = numbers
            .filter(|_| reaches)
            .zip(current)
            .and_then(|(numbers, current)| done(numbers, current));
        let line = numbers
            .filter(|_| reaches)
            .zip(current)
            .and_then(|(numbers, current)| {
                Some(numbers.amount(line(numbers, goal, current, aim?)?))
            });
        Some(Progress {
            goal,
            measure,
            as_of,
            aim,
            reading,
            due,
            awaited,
            standing: due.and_then(|due| against(due.amount)),
            is_met,
            done,
            against_line: line.as_ref().and_then(against),
            line,
            outlook: numbers
                .zip(current)
                .map(|(numbers, current)| Outlook::of(goal, numbers, current, aim, is_met))
                .unwrap_or_default(),
            digits: numbers.map_or(0, |numbers| numbers.digits),
            unit: numbers.and_then(|numbers| numbers.amount(Decimal::ZERO).unit),
        })
    }

    /// A change that was reckoned, as a value with one digit more than those of the plan have.
    pub fn change(&self, by: Decimal) -> Amount {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        let rounded = by.round_dp_with_strategy(self.digits + 1, strategy);
        Amount {
            value: rounded.normalize(),
            unit: self.unit.clone(),
            bound: None,
        }
    }

    /// A value that was reckoned, with as many digits as those of the plan have.
    pub fn rounded(&self, amount: &Amount) -> Amount {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        Amount {
            value: amount.value.round_dp_with_strategy(self.digits, strategy),
            ..amount.clone()
        }
    }
}

/// The last of the stages and the target that is due by a day; of several on one day, the one
/// that stands last.
fn due_by<'p>(goal: &Goal, measure: &'p Measure, day: Date) -> Option<Point<'p>> {
    let target = goal.deadline.value();
    let target = target.and_then(|deadline| Point::on(deadline, &measure.target));
    let stages = measure.stages.iter().filter_map(Point::of);
    stages
        .chain(target)
        .filter(|point| point.date <= day)
        .max_by_key(|point| point.date)
}

/// The latest reading as a number; a bound is none.
fn current(numbers: &Numbers<'_>, measure: &Measure, reading: Option<Point<'_>>) -> Option<Dated> {
    let reading = reading.filter(|reading| reading.amount.bound.is_none())?;
    let value = numbers.number(measure, reading.amount)?;
    Some((reading.date, value))
}

fn done(numbers: &Numbers<'_>, (_, value): Dated) -> Option<Percent> {
    let (baseline, target) = (numbers.baseline?, numbers.target?);
    let gone = value.checked_sub(baseline)?;
    let way = target.checked_sub(baseline)?;
    let share = gone.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(way)?;
    Some(Percent(share.normalize()))
}

/// Where the straight line between the points of the plan is on a day: from the first of them
/// on, and level behind the last.
fn line(numbers: &Numbers<'_>, goal: &Goal, (day, _): Dated, aim: Aim) -> Option<Decimal> {
    let way = numbers.way(goal, aim.direction())?;
    let next = way.partition_point(|(date, _)| *date <= day);
    let before = *way.get(next.checked_sub(1)?)?;
    let Some(after) = way.get(next) else {
        // A single point makes no line.
        return (way.len() > 1).then_some(before.1);
    };
    let rise = Slope::between(before, *after)?.over(days_between(before.0, day))?;
    before.1.checked_add(rise)
}

//! The business case of a plan: what it costs and brings, month by month.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::plan::Plan;
use crate::plan::read::Field;
use crate::plan::value::{Currency, Percent};
use crate::schedule::{self, Calendars};

use super::benefits::{Benefits, Stream, months};
use super::discount::{factors, monthly_growth};
use super::month::Month;
use super::{Ledger, cents, spending};

/// Benefits that don't end by themselves are counted for so many months where nobody says how
/// long: five years.
pub const USUAL_HORIZON: i32 = 60;

/// Nothing is counted for more months than these: a hundred years.
pub const LONGEST: i32 = 1_200;

/// Why there is nothing to be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// The plan has no budget.
    Budget,
    /// What it costs isn't known.
    Cost,
    /// No benefit says how much it brings, how often and when.
    Benefits,
    /// No date says when.
    Dates,
    /// The sums are too large to be counted.
    TooLarge,
}

/// Where the time comes from over which benefits are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HorizonSource {
    /// The reader asks for it.
    Asked,
    /// The plan states it.
    Stated,
    /// All benefits end by themselves.
    Benefits,
    /// Nobody says; [`USUAL_HORIZON`].
    Usual,
}

/// What a reader asks for in the place of what the plan says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// Months over which benefits are counted, from the start of the plan.
    pub horizon: Option<i32>,
    /// The rate a year by which later money is worth less.
    pub rate: Option<Percent>,
}

/// What a plan costs and brings, month by month.
#[derive(Debug, Clone)]
pub struct Case<'p> {
    /// The currency of the plan.
    pub currency: Option<Currency>,
    /// The month that everything is counted from: that in which the plan starts, or the first
    /// with money if that is earlier.
    pub first: Month,
    /// The month in which the plan starts.
    pub start: Month,
    /// The month in which the plan ends, if it says.
    pub end: Option<Month>,
    /// What the plan asks for.
    pub cost: Decimal,
    /// The same by month, from the first on.
    pub costs: Vec<Decimal>,
    /// The benefits that count.
    pub streams: Vec<Stream<'p>>,
    /// The months over which benefits are counted, from the start of the plan.
    pub horizon: i32,
    /// Where they come from.
    pub horizon_source: HorizonSource,
    /// The rate a year by which later money is worth less.
    pub rate: Option<Percent>,
}

/// Money of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flow {
    /// What is spent.
    pub cost: Decimal,
    /// What comes in.
    pub benefit: Decimal,
}

impl Flow {
    /// What comes in less what is spent.
    pub fn net(&self) -> Option<Decimal> {
        self.benefit.checked_sub(self.cost)
    }
}

impl<'p> Case<'p> {
    /// The business case of a plan.
    ///
    /// # Errors
    ///
    /// Says what is lacking.
    pub fn of(
        plan: &'p Plan,
        ledger: &Ledger<'p>,
        calendars: &Calendars,
        benefits: &Benefits<'p>,
        terms: Terms,
    ) -> Result<Case<'p>, Lacking> {
        let budget = ledger.budget.ok_or(Lacking::Budget)?;
        let cost = ledger.asked().ok_or(Lacking::Cost)?.amount;
        let streams = benefits.streams.clone();
        if streams.is_empty() {
            return Err(Lacking::Benefits);
        }
        let dates = schedule::of_plan(plan);
        let spent = spending::by_month(plan, ledger, calendars);
        let first_spent = spent.iter().map(|(month, _)| *month).min();
        let first_benefit = streams.iter().map(|stream| Month::of(stream.from)).min();
        let start = dates.start.map(Month::of);
        let start = start.or(first_spent).or(first_benefit);
        let start = start.ok_or(Lacking::Dates)?;
        let earliest = [first_spent, first_benefit].into_iter().flatten().min();
        let first = earliest.map_or(start, |month| month.min(start));
        if start.since(first) > LONGEST {
            return Err(Lacking::TooLarge);
        }
        let costs = costs(cost, &spent, first, start).ok_or(Lacking::TooLarge)?;
        let stated = match &budget.horizon {
            Field::Absent => None,
            stated => stated.get().and_then(months),
        };
        let stated = stated.map(|months| months.round().to_i32().unwrap_or(LONGEST));
        let (horizon, horizon_source) = match (terms.horizon, stated) {
            (Some(asked), _) => (asked, HorizonSource::Asked),
            (None, Some(stated)) => (stated, HorizonSource::Stated),
            (None, None) => match last_month(&streams) {
                Some(last) => (last.since(start) + 1, HorizonSource::Benefits),
                None => (USUAL_HORIZON, HorizonSource::Usual),
            },
        };
        Ok(Case {
            currency: ledger.currency,
            first,
            start,
            end: dates.finish.map(Month::of),
            cost,
            costs,
            streams,
            horizon: horizon.clamp(1, LONGEST),
            horizon_source,
            rate: terms.rate.or(budget.discount_rate.value()),
        })
    }

    /// How many months are looked at: all those with cost, and those up to the horizon.
    pub fn months(&self) -> i32 {
        self.counted().max(self.costs.len() as i32)
    }

    /// The months in which benefits count, from the first on.
    pub fn counted(&self) -> i32 {
        self.start.since(self.first).saturating_add(self.horizon)
    }

    /// The same with benefits counted for another time.
    #[must_use]
    pub fn within(&self, horizon: i32) -> Case<'p> {
        Case {
            horizon: horizon.clamp(1, LONGEST),
            ..self.clone()
        }
    }

    /// The same at another cost, spent in the same proportions.
    pub fn with_cost(&self, cost: Decimal) -> Option<Case<'p>> {
        let months = (0..).map(|at| self.first.plus(at));
        let spent: Vec<(Month, Decimal)> = months.zip(self.costs.iter().copied()).collect();
        Some(Case {
            cost,
            costs: costs(cost, &spent, self.first, self.start)?,
            ..self.clone()
        })
    }

    /// The same with all benefits setting in so many months later, or earlier.
    pub fn later_by(&self, months: i32) -> Option<Case<'p>> {
        let streams = self.streams.iter().map(|stream| stream.later_by(months));
        Some(Case {
            streams: streams.collect::<Option<_>>()?,
            ..self.clone()
        })
    }

    /// What a benefit brings in each month, from the first on; nothing beyond the horizon.
    pub fn brought(&self, stream: &Stream<'_>) -> Option<Vec<Decimal>> {
        let mut before = stream.up_to(self.first)?;
        let months = 0..self.months();
        let brought = months.map(|at| {
            if at >= self.counted() {
                return Some(Decimal::ZERO);
            }
            let after = stream.up_to(self.first.plus(at + 1))?;
            let sum = after.checked_sub(before)?;
            before = after;
            Some(sum)
        });
        brought.collect()
    }

    /// The money of each month, from the first on; `None` when it is too large.
    pub fn flows(&self) -> Option<Vec<Flow>> {
        let costs = self
            .costs
            .iter()
            .copied()
            .chain(std::iter::repeat(Decimal::ZERO));
        let mut flows: Vec<Flow> = costs
            .take(self.months().max(0) as usize)
            .map(|cost| Flow {
                cost,
                benefit: Decimal::ZERO,
            })
            .collect();
        for stream in &self.streams {
            for (flow, sum) in flows.iter_mut().zip(self.brought(stream)?) {
                flow.benefit = flow.benefit.checked_add(sum)?;
            }
        }
        Some(flows)
    }

    /// The factors that later months are worth less by; `None` without a rate, and for rates of
    /// -100% a year and less.
    pub fn factors(&self) -> Option<Vec<Decimal>> {
        let growth = monthly_growth(self.rate?)?;
        let wanted = self.months().max(0) as usize;
        let factors: Vec<Decimal> = factors(growth).take(wanted).collect();
        (factors.len() == wanted).then_some(factors)
    }

    /// Present values: an amount of each month times its factor, to the cent.
    pub fn present(amounts: &[Decimal], factors: &[Decimal]) -> Option<Vec<Decimal>> {
        let pairs = amounts.iter().zip(factors);
        let values = pairs.map(|(amount, factor)| amount.checked_mul(*factor).map(cents));
        values.collect()
    }
}

/// What the plan asks for by month, in the proportions in which its lines are spent; at its start
/// where nothing is known of them.
fn costs(
    cost: Decimal,
    spent: &[(Month, Decimal)],
    first: Month,
    start: Month,
) -> Option<Vec<Decimal>> {
    let whole = spent
        .iter()
        .try_fold(Decimal::ZERO, |sum, (_, spent)| sum.checked_add(*spent))?;
    let last = spent
        .iter()
        .map(|(month, _)| *month)
        .max()
        .unwrap_or(start)
        .max(start);
    let months = last
        .since(first)
        .checked_add(1)
        .filter(|months| *months <= LONGEST)?;
    let mut by_month = vec![Decimal::ZERO; months as usize];
    for (month, sum) in spent {
        let at = month.since(first).to_usize()?;
        let total = by_month.get_mut(at)?;
        *total = total.checked_add(*sum)?;
    }
    if whole.is_zero() {
        *by_month.get_mut(start.since(first).to_usize()?)? = cost;
        return Some(by_month);
    }
    // Shares of what has been spent so far, rounded once each, so that they add up.
    let (mut so_far, mut before) = (Decimal::ZERO, Decimal::ZERO);
    for sum in &mut by_month {
        so_far = so_far.checked_add(*sum)?;
        let after = match so_far == whole {
            true => cost,
            false => cents(cost.checked_mul(so_far.checked_div(whole)?)?),
        };
        *sum = after.checked_sub(before)?;
        before = after;
    }
    Some(by_month)
}

/// The last month in which there is a benefit, if all end by themselves.
fn last_month(streams: &[Stream<'_>]) -> Option<Month> {
    use crate::plan::value::Per;
    let ends = streams.iter().map(|stream| match stream.per {
        Per::Once => Some(Month::of(stream.from)),
        _ => stream.until.map(Month::of),
    });
    ends.collect::<Option<Vec<Month>>>()?.into_iter().max()
}

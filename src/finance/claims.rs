//! The returns that a plan claims, beside what its own figures come to by each usual definition.
//!
//! "Return on investment" and "payback" have no one definition: over how long, a year or in all,
//! with or without reserves, from the start or from the end of the work. A claim is only wrong
//! when no usual one gives it.

use rust_decimal::Decimal;

use crate::plan::value::{Duration, Money, Percent};

use super::case::{Case, HorizonSource};
use super::discount::power;
use super::month::Month;
use super::optimism::reserves;
use super::returns::{LONGEST_PAYBACK, Present, Returns, payback, share};
use super::{Ledger, benefits};

/// Horizons that are usual where a plan states none, in years.
const USUAL_YEARS: std::ops::RangeInclusive<i32> = 1..=10;

/// Claims within this share of a definition, in percent, agree with it: planners round.
const CLOSE_PERCENT: i64 = 5;
/// The same for times: they are rounded more.
const CLOSE_PERCENT_OF_TIME: i64 = 10;

/// What a claim comes to by the plan's own figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recomputed {
    /// By the definition that planvet shows; `None` where it has no value (a plan that never
    /// pays for itself).
    pub shown: Option<Decimal>,
    /// By the usual definition that comes nearest to the claim.
    pub nearest: Option<Decimal>,
    /// Whether the claim agrees with one of them.
    pub agrees: bool,
}

/// A return on investment, in percent.
pub fn roi(case: &Case<'_>, ledger: &Ledger<'_>, claim: Percent) -> Option<Recomputed> {
    let net = Returns::of_benefits(case)?.checked_sub(case.cost)?;
    let shown = share(net, case.cost).map(|roi| roi.0);
    let mut others = Vec::new();
    let yearly = a_year(case);
    for cost in costs(case, ledger) {
        let of_cost = |amount: Decimal| {
            let percent = amount.checked_div(cost)?.checked_mul(Decimal::ONE_HUNDRED);
            percent.filter(|_| cost > Decimal::ZERO)
        };
        if let Some(yearly) = yearly {
            others.extend(of_cost(yearly));
            others.extend(yearly.checked_sub(cost).and_then(of_cost));
        }
        let (own, from_end) = horizons(case);
        for (horizon, is_own) in with(true, own).chain(with(false, from_end)) {
            let years = Decimal::from(horizon).checked_div(Decimal::from(Month::A_YEAR))?;
            let within = Returns::of_benefits(&case.within(horizon))?;
            let full = yearly.filter(|_| is_own);
            let full = full.and_then(|yearly| yearly.checked_mul(years));
            for brought in [Some(within), full].into_iter().flatten() {
                let roi = brought.checked_sub(cost).and_then(of_cost);
                others.extend(roi);
                others.extend(roi.and_then(|roi| roi.checked_div(years)));
            }
        }
    }
    Some(recomputed(case, shown, others, claim.0, CLOSE_PERCENT))
}

/// A net present value; `None` where no rate is known.
pub fn npv(case: &Case<'_>, ledger: &Ledger<'_>, claim: Money) -> Option<Recomputed> {
    let shown = Present::of(case)?.net;
    let step = Decimal::ONE.checked_add(case.rate?.fraction())?;
    let mut others = Vec::new();
    for cost in costs(case, ledger) {
        let case = case.with_cost(cost)?;
        let (own, from_end) = horizons(&case);
        for horizon in own.into_iter().chain(from_end) {
            let case = case.within(horizon);
            others.extend(Present::of(&case).map(|present| present.net));
            others.extend(by_years(&case, step).into_iter().flatten());
        }
    }
    Some(recomputed(
        case,
        Some(shown),
        others,
        claim.amount,
        CLOSE_PERCENT,
    ))
}

/// A payback, in months.
pub fn time(case: &Case<'_>, ledger: &Ledger<'_>, claim: &Duration) -> Option<Recomputed> {
    let stated = benefits::months(claim)?;
    let longest = |case: &Case<'_>| payback(&case.within(LONGEST_PAYBACK), None);
    let shown = longest(case).map(|payback| payback.months);
    let first = case
        .streams
        .iter()
        .map(|stream| Month::of(stream.from))
        .min()?;
    let waits = [
        0,
        first.since(case.first).max(0),
        case.end.map_or(0, |end| end.since(case.first) + 1),
    ];
    let mut others = Vec::new();
    for cost in costs(case, ledger) {
        let case = case.with_cost(cost)?;
        let longer = case.within(LONGEST_PAYBACK);
        let discounted = longer
            .factors()
            .and_then(|factors| payback(&longer, Some(&factors)));
        let plain = payback(&longer, None);
        for months in [plain, discounted].into_iter().flatten() {
            // Counted from the start, from the first benefit, or from the end of the work.
            let from = waits
                .iter()
                .map(|wait| months.months - Decimal::from(*wait));
            others.extend(from.filter(|months| *months > Decimal::ZERO));
        }
        let simple = a_year(&case).and_then(|yearly| cost.checked_div(yearly));
        if let Some(simple) = simple.filter(|years| *years > Decimal::ZERO) {
            let months = simple.checked_mul(Decimal::from(Month::A_YEAR))?;
            others.extend(waits.iter().map(|wait| months + Decimal::from(*wait)));
        }
    }
    // One unit of what the author wrote: 4y may be 3.2 years, rounded up.
    let unit = Duration {
        amount: Decimal::new(1, claim.amount.normalize().scale()),
        ..*claim
    };
    let slack = benefits::months(&unit)?;
    let close = stated
        .checked_mul(Decimal::new(CLOSE_PERCENT_OF_TIME, 2))?
        .max(slack);
    let nearest = nearest(&others, stated);
    Some(Recomputed {
        shown,
        nearest,
        agrees: nearest.is_some_and(|nearest| (nearest - stated).abs() <= close),
    })
}

/// Compares a claim with all definitions. Where no one states for how long benefits count, a
/// claim between two of them may be that of a time between.
fn recomputed(
    case: &Case<'_>,
    shown: Option<Decimal>,
    others: Vec<Decimal>,
    claim: Decimal,
    percent: i64,
) -> Recomputed {
    let unit = Decimal::new(1, claim.normalize().scale());
    let share = claim.abs().checked_mul(Decimal::new(percent, 2));
    let close = share.unwrap_or_default().max(unit);
    let all: Vec<Decimal> = others.into_iter().chain(shown).collect();
    let nearest = nearest(&all, claim);
    let is_between =
        all.iter().any(|value| *value <= claim) && all.iter().any(|value| *value >= claim);
    let is_close = nearest.is_some_and(|nearest| (nearest - claim).abs() <= close);
    Recomputed {
        shown,
        nearest,
        agrees: is_close || is_between && case.horizon_source == HorizonSource::Usual,
    }
}

/// The value that comes nearest to a claim; of two as near, the smaller.
fn nearest(values: &[Decimal], claim: Decimal) -> Option<Decimal> {
    let distance = |value: &Decimal| value.checked_sub(claim).map(|far| far.abs());
    let known = values
        .iter()
        .copied()
        .filter(|value| distance(value).is_some());
    known.min_by_key(|value| (distance(value), *value))
}

/// The cost as asked for, and without reserves where there are some.
fn costs(case: &Case<'_>, ledger: &Ledger<'_>) -> Vec<Decimal> {
    let bare = reserves(ledger).and_then(|reserves| case.cost.checked_sub(reserves));
    let bare = bare.filter(|bare| *bare != case.cost);
    std::iter::once(case.cost).chain(bare).collect()
}

/// Each with a mark.
fn with(mark: bool, horizons: Vec<i32>) -> impl Iterator<Item = (i32, bool)> {
    horizons.into_iter().map(move |horizon| (horizon, mark))
}

/// The months over which benefits may be meant to count, from the start of the plan and from its
/// end: those of the case, and whole years where the plan doesn't say.
fn horizons(case: &Case<'_>) -> (Vec<i32>, Vec<i32>) {
    let work = case.end.map(|end| end.since(case.start) + 1);
    let mut horizons = vec![case.horizon];
    if case.horizon_source == HorizonSource::Usual {
        horizons.extend(USUAL_YEARS.map(|years| years * Month::A_YEAR));
        horizons.extend(work);
    }
    let from_end = work.map(|work| horizons.iter().map(|months| months + work).collect());
    (horizons, from_end.unwrap_or_default())
}

/// What all benefits bring in a full year; `None` where some come only once.
fn a_year(case: &Case<'_>) -> Option<Decimal> {
    let yearly = case.streams.iter().map(|stream| stream.a_year());
    let yearly: Vec<Decimal> = yearly.collect::<Option<_>>()?;
    yearly
        .into_iter()
        .try_fold(Decimal::ZERO, Decimal::checked_add)
}

/// Net present values by whole years, as spreadsheets have them: full benefits at the end of each
/// year against the cost at the beginning, and the money of each calendar year at its beginning
/// or at its end.
fn by_years(case: &Case<'_>, step: Decimal) -> [Option<Decimal>; 3] {
    let full = || {
        let yearly = a_year(case)?;
        let years = u32::try_from(case.horizon / Month::A_YEAR).ok()?;
        let mut values = (1..=years).map(|year| yearly.checked_div(power(step, year)?));
        let benefits = values.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?))?;
        benefits.checked_sub(case.cost)
    };
    let calendar = |first: u32| {
        let mut sum = Decimal::ZERO;
        for (at, flow) in case.flows()?.iter().enumerate() {
            let month = case.first.plus(at as i32);
            let year = first + u32::try_from(month.year() - case.first.year()).ok()?;
            sum = sum.checked_add(flow.net()?.checked_div(power(step, year)?)?)?;
        }
        Some(sum)
    };
    [full(), calendar(0), calendar(1)]
}

//! Sensitivity: how far each input has to move until the verdict on a plan turns.
//!
//! These are the switching values of HM Treasury's Green Book (2022, chapter 5): the value an
//! input must reach for an option to be worth it no longer, or at last.

use rust_decimal::Decimal;

use crate::plan::Benefit;
use crate::plan::value::Percent;

use super::case::{Case, Flow};
use super::irr::Irr;
use super::month::Month;

/// How far inputs are moved to show what hangs on them, in percent.
pub const STEP: i64 = 20;

/// So many months are looked through for the time that benefits must last: fifty years.
const LONGEST_LOOK: i32 = 600;

/// What may turn out otherwise than planned.
#[derive(Debug, Clone, Copy)]
pub enum Input<'p> {
    /// What the plan costs.
    Cost,
    /// What all benefits bring together.
    Benefits,
    /// What one benefit brings.
    Benefit(&'p Benefit),
    /// The month in which benefits set in.
    Start,
    /// How long benefits are counted.
    Horizon,
    /// The rate by which later money is worth less.
    Rate,
}

/// A value of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Money.
    Money(Decimal),
    /// So many months: later than planned, or from the start of the plan.
    Months(i32),
    /// A rate a year.
    Rate(Percent),
}

/// What hangs on an input.
#[derive(Debug, Clone, Copy)]
pub struct Sensitivity<'p> {
    /// The input.
    pub input: Input<'p>,
    /// Its value as planned.
    pub planned: Value,
    /// The value at which the verdict turns; `None` where no value of it turns the verdict.
    pub switching: Option<Value>,
    /// The change up to there in percent of what is planned; of the start of benefits in percent
    /// of the time over which they are counted.
    pub change: Option<Percent>,
    /// What the plan is worth when the input is [`STEP`] percent lower, and higher.
    pub range: Option<(Decimal, Decimal)>,
}

/// What a case is worth: its net present value, or net benefits where there is no rate.
pub fn worth(case: &Case<'_>) -> Option<Decimal> {
    let nets: Vec<Decimal> = case.flows()?.iter().map(Flow::net).collect::<Option<_>>()?;
    sum(&weighed(case, &nets)?)
}

/// What hangs on each input, the one that takes the least change first; those that can't turn the
/// verdict last. `None` when sums are too large to be counted.
pub fn sensitivity<'p>(case: &Case<'p>, irr: &Irr) -> Option<Vec<Sensitivity<'p>>> {
    let worth_as_planned = worth(case)?;
    let costs: Vec<Decimal> = case.flows()?.iter().map(|flow| flow.cost).collect();
    let cost = sum(&weighed(case, &costs)?)?;
    let all = worth_as_planned.checked_add(cost)?;
    let mut found = vec![of_amount(Input::Cost, case.cost, worth_as_planned, -cost)?];
    if case.streams.len() > 1 {
        let amounts = case
            .streams
            .iter()
            .map(|one| case.brought(one))
            .collect::<Option<Vec<_>>>();
        let total = sum(&amounts?.into_iter().flatten().collect::<Vec<_>>())?;
        found.push(of_amount(Input::Benefits, total, worth_as_planned, all)?);
    }
    for stream in &case.streams {
        let brought = sum(&weighed(case, &case.brought(stream)?)?)?;
        let input = Input::Benefit(stream.benefit);
        found.push(of_amount(input, stream.amount, worth_as_planned, brought)?);
    }
    found.push(of_start(case, worth_as_planned));
    found.push(of_horizon(case, worth_as_planned, cost)?);
    found.extend(of_rate(case, irr));
    // Stable: inputs that take the same change stay in this order.
    found.sort_by_key(|one| {
        let change = one.change.map(|change| change.0.abs());
        (one.switching.is_none(), change.is_none(), change)
    });
    Some(found)
}

/// Amounts by month at what they are worth in the first.
fn weighed(case: &Case<'_>, amounts: &[Decimal]) -> Option<Vec<Decimal>> {
    match case.rate {
        None => Some(amounts.to_vec()),
        Some(_) => Case::present(amounts, &case.factors()?),
    }
}

fn sum(amounts: &[Decimal]) -> Option<Decimal> {
    let mut amounts = amounts.iter();
    amounts.try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(*amount))
}

/// What hangs on an amount that has a part in what the plan is worth: that part is linear in it.
fn of_amount<'p>(
    input: Input<'p>,
    planned: Decimal,
    worth: Decimal,
    part: Decimal,
) -> Option<Sensitivity<'p>> {
    // worth + part × change = 0
    let change = worth.checked_div(part).map(|change| -change);
    // Below nothing at all there is no amount.
    let change = change.filter(|change| *change >= -Decimal::ONE);
    let switching =
        change.and_then(|change| planned.checked_mul(Decimal::ONE.checked_add(change)?));
    let step = super::cents(part.checked_mul(Decimal::new(STEP, 2))?);
    let ends = (worth.checked_sub(step)?, worth.checked_add(step)?);
    Some(Sensitivity {
        input,
        planned: Value::Money(planned),
        switching: switching.map(|amount| Value::Money(super::cents(amount))),
        change: change.and_then(percent),
        range: Some(ends),
    })
}

fn percent(fraction: Decimal) -> Option<Percent> {
    let percent = fraction.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(Percent(percent.round_dp(1)))
}

/// The part that months are of others, in percent.
fn part(months: i32, of: i32) -> Option<Percent> {
    percent(Decimal::from(months).checked_div(Decimal::from(of))?)
}

/// By how many months benefits may set in later, or must set in earlier: found by halving, since
/// later benefits are worth less.
fn of_start<'p>(case: &Case<'p>, worth_as_planned: Decimal) -> Sensitivity<'p> {
    let is_worth = |months: i32| {
        let worth = case.later_by(months).and_then(|case| worth(&case));
        worth.is_some_and(|worth| worth >= Decimal::ZERO)
    };
    let is_good = worth_as_planned >= Decimal::ZERO;
    let latest = case
        .streams
        .iter()
        .map(|stream| Month::of(stream.from))
        .max();
    let farthest = match is_good {
        true => case.horizon,
        false => -latest.map_or(0, |month| month.since(case.start)).max(0),
    };
    let months = (is_worth(farthest) != is_good).then(|| {
        let (mut same, mut other) = (0_i32, farthest);
        while same.abs_diff(other) > 1 {
            let middle = i32::midpoint(same, other);
            match is_worth(middle) == is_good {
                true => same = middle,
                false => other = middle,
            }
        }
        other
    });
    Sensitivity {
        input: Input::Start,
        planned: Value::Months(0),
        switching: months.map(Value::Months),
        change: months.and_then(|months| part(months, case.horizon)),
        range: None,
    }
}

/// For how long benefits come in that just don't cover the cost any more, or at last do.
fn of_horizon<'p>(
    case: &Case<'p>,
    worth_as_planned: Decimal,
    cost: Decimal,
) -> Option<Sensitivity<'p>> {
    let longest = case.within(case.horizon.max(LONGEST_LOOK));
    let before = case.start.since(case.first);
    // Factors of far months may be too large; then only those up to the horizon are looked at.
    let looked_at = match weighed(&longest, &[]) {
        Some(_) => longest,
        None => case.clone(),
    };
    let flows = looked_at.flows()?;
    let benefits: Vec<Decimal> = flows.iter().map(|flow| flow.benefit).collect();
    let benefits = weighed(&looked_at, &benefits)?;
    let mut so_far = -cost;
    // By the months after the start of the plan.
    let mut worth_after = Vec::with_capacity(benefits.len());
    for (at, benefit) in benefits.iter().enumerate() {
        so_far = so_far.checked_add(*benefit)?;
        if at as i32 >= before {
            worth_after.push(so_far);
        }
    }
    let is_worth = |worth: &Decimal| *worth >= Decimal::ZERO;
    let at = match worth_as_planned >= Decimal::ZERO {
        // The longest time that isn't enough.
        true => {
            let mut planned = worth_after.iter().take(case.horizon as usize);
            planned.rposition(|worth| !is_worth(worth))
        }
        false => worth_after.iter().position(is_worth),
    };
    let months = at.map(|at| at as i32 + 1);
    let moved = |percent: i64| {
        let months = i64::from(case.horizon) * (100 + percent) / 100;
        worth_after
            .get(usize::try_from(months.max(1) - 1).ok()?)
            .copied()
    };
    Some(Sensitivity {
        input: Input::Horizon,
        planned: Value::Months(case.horizon),
        switching: months.map(Value::Months),
        change: months.and_then(|months| part(months - case.horizon, case.horizon)),
        range: moved(-STEP).zip(moved(STEP)),
    })
}

/// The rate at which the plan is worth nothing: of several, the one closest to the plan's.
fn of_rate<'p>(case: &Case<'p>, irr: &Irr) -> Option<Sensitivity<'p>> {
    let rate = case.rate?;
    let switching = match irr {
        Irr::Rates(rates) => rates
            .iter()
            .min_by_key(|root| root.0.checked_sub(rate.0).map(|far| far.abs()))
            .copied(),
        _ => None,
    };
    let change = switching.and_then(|root| {
        let fraction = root.0.checked_sub(rate.0)?.checked_div(rate.0)?;
        percent(fraction)
    });
    let moved = |percent: i64| {
        let rate = rate.0.checked_mul(Decimal::new(100 + percent, 2))?;
        worth(&Case {
            rate: Some(Percent(rate)),
            ..case.clone()
        })
    };
    Some(Sensitivity {
        input: Input::Rate,
        planned: Value::Rate(rate),
        switching: switching.map(Value::Rate),
        change,
        range: moved(-STEP).zip(moved(STEP)).filter(|_| !rate.0.is_zero()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::Ledger;
    use crate::finance::benefits::Benefits;
    use crate::finance::case::Terms;
    use crate::finance::returns::Returns;
    use crate::finance::testing::plan;
    use crate::schedule::Calendars;

    fn with(text: &str, look: impl FnOnce(&Case<'_>, Vec<Sensitivity<'_>>)) {
        let plan = plan(text);
        let ledger = Ledger::new(&plan, crate::schedule::Calendars::standard());
        let benefits = Benefits::of(&plan, &ledger);
        let calendars = Calendars::standard();
        let case = Case::of(&plan, &ledger, calendars, &benefits, Terms::default()).unwrap();
        let irr = Returns::of(&case).unwrap().irr;
        let found = sensitivity(&case, &irr).unwrap();
        look(&case, found);
    }

    const PLAN: &str = "start: 2026-01-01\nend: 2026-12-31\nbudget:\n  total: 2400\n  horizon: 5y\n  benefits:\n    - {title: y, amount: 1000, per: year, from: 2027-01-01}\n    - {title: z, amount: 200, per: year, from: 2027-01-01}\n";

    fn find<'s, 'p>(
        found: &'s [Sensitivity<'p>],
        is_it: impl Fn(&Input<'p>) -> bool,
    ) -> &'s Sensitivity<'p> {
        found
            .iter()
            .find(|one| is_it(&one.input))
            .expect("the input")
    }

    #[test]
    fn switching_values_are_those_of_hand_reckoning() {
        with(PLAN, |case, found| {
            // Four years of 1,200 against 2,400.
            assert_eq!(worth(case), Some(Decimal::from(2400)));
            let cost = find(&found, |input| matches!(input, Input::Cost));
            assert_eq!(cost.switching, Some(Value::Money(Decimal::from(4800))));
            assert_eq!(cost.change, Some(Percent(Decimal::ONE_HUNDRED)));
            assert_eq!(cost.range, Some((Decimal::from(2880), Decimal::from(1920))));
            let all = find(&found, |input| matches!(input, Input::Benefits));
            assert_eq!(all.change, Some(Percent(Decimal::from(-50))));
            let start = find(&found, |input| matches!(input, Input::Start));
            // After 24 months two years of benefits are left, which just do.
            assert_eq!(start.switching, Some(Value::Months(25)));
            let horizon = find(&found, |input| matches!(input, Input::Horizon));
            assert_eq!(horizon.switching, Some(Value::Months(35)));
            // The small benefit can't turn anything, and stands last.
            let last = found.last().unwrap();
            assert!(matches!(last.input, Input::Benefit(_)) && last.switching.is_none());
        });
    }

    #[test]
    fn what_does_not_pay_is_told_what_would_make_it_pay() {
        let bad = PLAN.replace("total: 2400", "total: 6000");
        with(&bad, |case, found| {
            assert!(worth(case).unwrap() < Decimal::ZERO);
            let cost = find(&found, |input| matches!(input, Input::Cost));
            assert_eq!(cost.switching, Some(Value::Money(Decimal::from(4800))));
            assert_eq!(cost.change, Some(Percent(Decimal::from(-20))));
            let horizon = find(&found, |input| matches!(input, Input::Horizon));
            assert_eq!(horizon.switching, Some(Value::Months(72)));
            let start = find(&found, |input| matches!(input, Input::Start));
            assert_eq!(start.switching, Some(Value::Months(-12)));
        });
    }

    #[test]
    fn the_switching_rate_is_the_internal_rate_of_return() {
        let with_rate = PLAN.replace("  horizon", "  discount_rate: 6%\n  horizon");
        with(&with_rate, |case, found| {
            let rate = find(&found, |input| matches!(input, Input::Rate));
            let irr = Returns::of(case).unwrap().irr.single().unwrap();
            assert_eq!(rate.switching, Some(Value::Rate(irr)));
            let (low, high) = rate.range.unwrap();
            assert!(low > worth(case).unwrap() && worth(case).unwrap() > high);
        });
    }
}

//! Returns: what comes back for the money of a plan, and when.

use rust_decimal::Decimal;

use crate::plan::value::Percent;

use super::case::{Case, Flow, LONGEST};
use super::irr::Irr;
use super::month::Month;

/// So many months are looked through for the one in which the plan has paid for itself: fifty
/// years.
pub const LONGEST_PAYBACK: i32 = 600;

/// What comes back for the money of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returns {
    /// What the plan asks for.
    pub cost: Decimal,
    /// What it brings within the horizon.
    pub benefits: Decimal,
    /// The benefits less the cost.
    pub net: Decimal,
    /// The return on investment: net benefits ÷ cost. `None` where nothing is spent.
    pub roi: Option<Percent>,
    /// Present values, where there is a rate.
    pub present: Option<Present>,
    /// The rates at which it would be worth nothing.
    pub irr: Irr,
    /// When it has paid for itself.
    pub payback: Option<Payback>,
    /// The same with money worth less the later it comes.
    pub discounted_payback: Option<Payback>,
    /// Years of the full benefits that the cost equals.
    pub simple_payback: Option<Decimal>,
}

/// Present values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Present {
    /// Of the cost.
    pub cost: Decimal,
    /// Of the benefits.
    pub benefits: Decimal,
    /// The net present value: that of the benefits less that of the cost.
    pub net: Decimal,
    /// The benefit-cost ratio.
    pub ratio: Option<Decimal>,
}

/// When a plan has paid for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payback {
    /// The month.
    pub month: Month,
    /// Months from the first to the day of that month, if its money comes evenly.
    pub months: Decimal,
}

impl Returns {
    /// The returns of a business case; `None` when the sums are too large to be counted.
    pub fn of(case: &Case<'_>) -> Option<Returns> {
        let flows = case.flows()?;
        let sum = |of: fn(&Flow) -> Decimal| {
            let mut amounts = flows.iter().map(of);
            amounts.try_fold(Decimal::ZERO, Decimal::checked_add)
        };
        let benefits = sum(|flow| flow.benefit)?;
        let net = benefits.checked_sub(case.cost)?;
        let nets: Vec<Decimal> = flows.iter().map(Flow::net).collect::<Option<_>>()?;
        let longer = case.within(LONGEST_PAYBACK.max(case.horizon).min(LONGEST));
        Some(Returns {
            cost: case.cost,
            benefits,
            net,
            roi: share(net, case.cost),
            present: Present::of_flows(case, &flows),
            irr: Irr::of(&nets),
            payback: payback(&longer, None),
            discounted_payback: longer.factors().and_then(|by| payback(&longer, Some(&by))),
            simple_payback: simple_payback(case),
        })
    }
}

impl Returns {
    /// What a case brings within its horizon.
    pub fn of_benefits(case: &Case<'_>) -> Option<Decimal> {
        let flows = case.flows()?;
        let mut amounts = flows.iter().map(|flow| flow.benefit);
        amounts.try_fold(Decimal::ZERO, Decimal::checked_add)
    }
}

impl Present {
    /// The present values of a case; `None` without a rate, or when they are too large.
    pub fn of(case: &Case<'_>) -> Option<Present> {
        Present::of_flows(case, &case.flows()?)
    }

    fn of_flows(case: &Case<'_>, flows: &[Flow]) -> Option<Present> {
        let factors = case.factors()?;
        let value = |of: fn(&Flow) -> Decimal| {
            let amounts: Vec<Decimal> = flows.iter().map(of).collect();
            let values = Case::present(&amounts, &factors)?;
            values
                .into_iter()
                .try_fold(Decimal::ZERO, Decimal::checked_add)
        };
        let cost = value(|flow| flow.cost)?;
        let benefits = value(|flow| flow.benefit)?;
        let ratio = benefits.checked_div(cost).map(|ratio| ratio.round_dp(2));
        Some(Present {
            cost,
            benefits,
            net: benefits.checked_sub(cost)?,
            ratio: ratio.filter(|_| cost > Decimal::ZERO),
        })
    }
}

/// A part in percent of a whole above zero, to one decimal place.
pub fn share(part: Decimal, whole: Decimal) -> Option<Percent> {
    let percent = part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)?;
    (whole > Decimal::ZERO).then(|| Percent(percent.round_dp(1)))
}

/// The month from which on all that has come in covers all that has been spent, and does so in
/// every later month that is looked at.
pub fn payback(case: &Case<'_>, factors: Option<&[Decimal]>) -> Option<Payback> {
    let nets: Option<Vec<Decimal>> = case.flows()?.iter().map(Flow::net).collect();
    let nets = match factors {
        Some(factors) => Case::present(&nets?, factors)?,
        None => nets?,
    };
    let mut sum = Decimal::ZERO;
    let mut found = Some((0, Decimal::ZERO));
    for (at, net) in nets.iter().enumerate() {
        let before = sum;
        sum = sum.checked_add(*net)?;
        if sum < Decimal::ZERO {
            found = None;
        } else if found.is_none() {
            let part = before.abs().checked_div(*net)?;
            found = Some((at, part));
        }
    }
    let (at, part) = found?;
    Some(Payback {
        month: case.first.plus(at as i32),
        months: Decimal::from(at).checked_add(part)?.round_dp(1),
    })
}

/// Years of the full benefits that the cost equals, to one decimal place; `None` where some come
/// only once, for they have no year.
fn simple_payback(case: &Case<'_>) -> Option<Decimal> {
    let yearly: Option<Vec<Decimal>> = case.streams.iter().map(|one| one.a_year()).collect();
    let yearly = yearly?
        .into_iter()
        .try_fold(Decimal::ZERO, Decimal::checked_add)?;
    let years = case.cost.checked_div(yearly)?.round_dp(1);
    (yearly > Decimal::ZERO).then_some(years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::Ledger;
    use crate::finance::benefits::Benefits;
    use crate::finance::case::{HorizonSource, Lacking, Terms};
    use crate::finance::testing::plan;
    use crate::schedule::Calendars;

    fn with(text: &str, terms: Terms, look: impl FnOnce(Result<Case<'_>, Lacking>)) {
        let plan = plan(text);
        let ledger = Ledger::new(&plan, Calendars::standard());
        let benefits = Benefits::of(&plan, &ledger);
        look(Case::of(
            &plan,
            &ledger,
            Calendars::standard(),
            &benefits,
            terms,
        ));
    }

    const SMALL: &str = "start: 2026-01-05\nend: 2026-12-31\nbudget:\n  total: 1200\n  discount_rate: 10%\n  lines: [{title: x, amount: 1200, paid: start}]\n  benefits: [{title: y, amount: 600, per: year, from: 2027-01-01}]\n";

    #[test]
    fn returns_are_those_of_hand_reckoning() {
        with(SMALL, Terms::default(), |case| {
            let case = case.unwrap();
            assert_eq!(
                (case.horizon, case.horizon_source),
                (60, HorizonSource::Usual)
            );
            let returns = Returns::of(&case).unwrap();
            // Five years from January 2026: four years of benefits.
            assert_eq!(returns.benefits, Decimal::from(2400));
            assert_eq!(returns.net, Decimal::from(1200));
            assert_eq!(returns.roi, Some(Percent(Decimal::from(100))));
            let payback = returns.payback.unwrap();
            assert_eq!(payback.month.to_string(), "2028-12");
            assert_eq!(payback.months, Decimal::from(36));
            assert_eq!(returns.simple_payback, Some(Decimal::TWO));
            // 50 a month over months 12 to 59 at 10% a year:
            // 50 × v¹² × (1 − v⁴⁸) ÷ (1 − v) with v = 1.1^(−1/12) is 1,821.31.
            let present = returns.present.unwrap();
            assert_eq!(present.cost, Decimal::from(1200));
            let off = (present.benefits - Decimal::new(182_131, 2)).abs();
            assert!(off < Decimal::new(10, 2), "{}", present.benefits);
            assert_eq!(present.net, present.benefits - present.cost);
            let rate = returns.irr.single().unwrap();
            assert!(
                rate.0 > Decimal::from(25) && rate.0 < Decimal::from(30),
                "{rate}"
            );
        });
    }

    #[test]
    fn the_rate_of_return_makes_the_net_present_value_zero() {
        with(SMALL, Terms::default(), |case| {
            let case = case.unwrap();
            let rate = Returns::of(&case).unwrap().irr.single();
            let at = Case { rate, ..case };
            let npv = Returns::of(&at).unwrap().present.unwrap().net;
            assert!(npv.abs() < Decimal::ONE, "{npv}");
        });
    }

    #[test]
    fn reader_and_plan_say_how_long_benefits_count() {
        let asked = Terms {
            horizon: Some(24),
            rate: None,
        };
        with(SMALL, asked, |case| {
            let case = case.unwrap();
            assert_eq!(case.horizon_source, HorizonSource::Asked);
            let returns = Returns::of(&case).unwrap();
            assert_eq!(returns.benefits, Decimal::from(600));
            assert_eq!(returns.roi, Some(Percent(Decimal::from(-50))));
            // When it pays for itself doesn't hang on the horizon.
            assert_eq!(returns.payback.unwrap().months, Decimal::from(36));
        });
        let stated = SMALL.replace("  total", "  horizon: 3y\n  total");
        with(&stated, Terms::default(), |case| {
            assert_eq!(case.unwrap().horizon_source, HorizonSource::Stated);
        });
        let ends = SMALL.replace("2027-01-01}", "2027-01-01, until: 2028-12-31}");
        with(&ends, Terms::default(), |case| {
            let case = case.unwrap();
            assert_eq!(
                (case.horizon, case.horizon_source),
                (36, HorizonSource::Benefits)
            );
            let returns = Returns::of(&case).unwrap();
            assert_eq!(returns.net, Decimal::ZERO);
            assert_eq!(returns.payback.unwrap().months, Decimal::from(36));
            assert_eq!(returns.discounted_payback, None);
        });
    }

    #[test]
    fn rates_at_the_edge_have_exact_results() {
        for (rate, is_known) in [
            ("-100%", false),
            ("-101%", false),
            ("1,000%", true),
            ("0%", true),
        ] {
            with(&SMALL.replace("10%", rate), Terms::default(), |case| {
                let returns = Returns::of(&case.unwrap()).unwrap();
                assert_eq!(returns.present.is_some(), is_known, "{rate}");
            });
        }
        with(&SMALL.replace("10%", "0%"), Terms::default(), |case| {
            let returns = Returns::of(&case.unwrap()).unwrap();
            assert_eq!(returns.present.unwrap().net, returns.net);
        });
    }

    #[test]
    fn what_is_lacking_is_told() {
        for (text, lacking) in [
            ("", Lacking::Budget),
            (
                "budget:\n  benefits: [{title: y, amount: 6, per: year, from: 2027-01-01}]\n",
                Lacking::Cost,
            ),
            ("budget:\n  total: 5\n", Lacking::Benefits),
        ] {
            with(text, Terms::default(), |case| {
                assert_eq!(case.err(), Some(lacking), "{text}");
            });
        }
        let huge = SMALL.replace("amount: 600", "amount: 70000000000000000000000000000");
        with(&huge, Terms::default(), |case| {
            assert_eq!(Returns::of(&case.unwrap()), None);
        });
    }

    #[test]
    fn what_costs_nothing_has_no_return_on_it() {
        let free = SMALL
            .replace("total: 1200", "total: 0")
            .replace("amount: 1200", "amount: 0");
        with(&free, Terms::default(), |case| {
            let returns = Returns::of(&case.unwrap()).unwrap();
            assert_eq!(returns.roi, None);
            assert_eq!(returns.irr, Irr::OneSided);
            assert_eq!(
                returns.payback.map(|payback| payback.months),
                Some(Decimal::ZERO)
            );
        });
    }
}

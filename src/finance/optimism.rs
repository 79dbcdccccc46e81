//! Optimism bias: what projects of a class have turned out to cost beyond what was planned.
//!
//! The figures are those of HM Treasury, Supplementary Green Book Guidance: Optimism Bias (2003,
//! updated 2013), table 1, from Mott MacDonald, Review of Large Public Procurement in the UK
//! (2002), table 2. The guidance has appraisers begin with the upper bound and come down to the
//! lower one as the reasons for the bias are dealt with.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::plan::value::CostClass;

use super::Ledger;
use super::case::Case;
use super::returns::Returns;

/// By how much projects of a class are optimistic, in percent: the lower and the upper bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uplift {
    /// Of what they cost: capital expenditure, for outsourcing what it costs to run.
    pub cost: (u32, u32),
    /// Of how long they take; the study has no figure for outsourcing.
    pub duration: Option<(u32, u32)>,
}

impl Uplift {
    /// The bounds of a class.
    pub fn of(class: CostClass) -> Uplift {
        let (cost, duration) = match class {
            CostClass::StandardBuildings => ((2, 24), Some((1, 4))),
            CostClass::NonStandardBuildings => ((4, 51), Some((2, 39))),
            CostClass::StandardCivil => ((3, 44), Some((1, 20))),
            CostClass::NonStandardCivil => ((6, 66), Some((3, 25))),
            CostClass::Equipment => ((10, 200), Some((10, 54))),
            CostClass::Outsourcing => ((0, 41), None),
        };
        Uplift { cost, duration }
    }
}

/// A case with its optimism taken out.
#[derive(Debug, Clone)]
pub struct Adjusted {
    /// By how much the cost is raised, in percent.
    pub cost_percent: u32,
    /// By how much the plan takes longer, in percent; `None` where nothing is known of it.
    pub duration_percent: Option<u32>,
    /// The months by which benefits set in later for it; `None` where the plan states no end.
    pub months_later: Option<i32>,
    /// The cost then.
    pub cost: Decimal,
    /// The returns then; `None` when they are too large to be counted.
    pub returns: Option<Returns>,
}

/// The case at the lower and at the upper bound of a class.
///
/// The uplift is taken of the cost without the plan's own reserves, which stand for the same
/// overruns; benefits set in later by the share of the time from the start to the end of the plan.
pub fn adjusted(case: &Case<'_>, ledger: &Ledger<'_>, class: CostClass) -> Option<[Adjusted; 2]> {
    let uplift = Uplift::of(class);
    let base = case.cost.checked_sub(reserves(ledger)?)?;
    let length = case.end.map(|end| end.since(case.start) + 1);
    let at = |cost_percent: u32, duration_percent: Option<u32>| {
        let factor = Decimal::from(100 + cost_percent).checked_div(Decimal::ONE_HUNDRED)?;
        let cost = super::cents(base.checked_mul(factor)?);
        let months_later = length.map(|length| {
            let months = Decimal::from(length) * Decimal::from(duration_percent.unwrap_or(0));
            (months / Decimal::ONE_HUNDRED)
                .round()
                .to_i32()
                .unwrap_or(0)
        });
        let raised = case.with_cost(cost)?;
        let later = raised.later_by(months_later.unwrap_or(0))?;
        Some(Adjusted {
            cost_percent,
            duration_percent,
            months_later,
            cost,
            returns: Returns::of(&later),
        })
    };
    Some([
        at(uplift.cost.0, uplift.duration.map(|(low, _)| low))?,
        at(uplift.cost.1, uplift.duration.map(|(_, high)| high))?,
    ])
}

/// The plan's own reserves: its contingency and the lines that are named as one; `None` when
/// they aren't known.
pub fn reserves(ledger: &Ledger<'_>) -> Option<Decimal> {
    let budget = ledger.budget?;
    let mut sum = match budget.contingency.is_absent() {
        true => Decimal::ZERO,
        false => ledger.contingency()?.amount,
    };
    for entry in &ledger.entries {
        if entry.line.is_reserve()? {
            sum = sum.checked_add(entry.amount?.amount)?;
        }
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::benefits::Benefits;
    use crate::finance::case::Terms;
    use crate::finance::testing::plan;
    use crate::plan::value::Percent;
    use crate::schedule::Calendars;

    #[test]
    fn bounds_are_those_of_the_guidance() {
        for class in CostClass::ALL {
            let uplift = Uplift::of(*class);
            assert!(uplift.cost.0 < uplift.cost.1);
            assert!(uplift.duration.is_none_or(|(low, high)| low < high));
        }
        assert_eq!(Uplift::of(CostClass::Equipment).cost, (10, 200));
        assert_eq!(Uplift::of(CostClass::Outsourcing).duration, None);
    }

    #[test]
    fn reserves_are_not_raised_and_benefits_come_later() {
        let text = "start: 2026-01-05\nend: 2026-12-31\nbudget:\n  contingency: 10%\n  horizon: 5y\n  lines: [{title: x, amount: 900}, {title: Reserve, amount: 100}]\n  benefits: [{title: y, amount: 600, per: year, from: 2027-01-01}]\n";
        let plan = plan(text);
        let ledger = Ledger::new(&plan, crate::schedule::Calendars::standard());
        assert_eq!(reserves(&ledger), Some(Decimal::from(200)));
        let benefits = Benefits::of(&plan, &ledger);
        let calendars = Calendars::standard();
        let case = Case::of(&plan, &ledger, calendars, &benefits, Terms::default()).unwrap();
        let [low, high] = adjusted(&case, &ledger, CostClass::Equipment).unwrap();
        assert_eq!(low.cost, Decimal::from(990));
        assert_eq!(high.cost, Decimal::from(2700));
        // 54% of twelve months is six months and a half.
        assert_eq!((low.months_later, high.months_later), (Some(1), Some(6)));
        let returns = high.returns.unwrap();
        assert_eq!(returns.benefits, Decimal::from(2100));
        assert_eq!(returns.roi, Some(Percent(Decimal::new(-222, 1))));
    }
}

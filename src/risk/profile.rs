//! What is computed about the risks of a plan.

use rust_decimal::Decimal;

use crate::finance::Ledger;
use crate::plan::read::{Either, Field};
use crate::plan::value::{Level, Money, Probability};
use crate::plan::{Impact, Plan, Residual, Risk};
use crate::schedule;

use super::scale::{level_of_cost, level_of_delay, level_of_percent};
use super::{Rating, Score};

/// A risk before and after its response.
#[derive(Debug, Clone, Copy)]
pub struct Exposure<'p> {
    /// The risk.
    pub risk: &'p Risk,
    /// Before the response; `None` when the plan doesn't say enough.
    pub inherent: Option<Score>,
    /// After the response; `None` when the plan doesn't say enough.
    pub residual: Option<Score>,
    /// Expected money value before the response: probability times cost. Only when both are
    /// given as numbers, for a level is no number.
    pub emv: Option<Money>,
    /// Expected money value after the response.
    pub residual_emv: Option<Money>,
}

impl Exposure<'_> {
    /// The rating before the response.
    pub fn rating(&self) -> Option<Rating> {
        self.inherent.map(Score::rating)
    }
}

/// The risks of a plan with what is computed about them, in file order.
#[derive(Debug)]
pub struct RiskProfile<'p> {
    /// One exposure for each risk.
    pub exposures: Vec<Exposure<'p>>,
}

/// What money and delay are measured against.
struct Yardstick {
    budget: Option<Decimal>,
    length: Option<Decimal>,
}

impl<'p> RiskProfile<'p> {
    /// Computes the exposures of a plan.
    pub fn new(plan: &'p Plan, ledger: &Ledger<'_>) -> RiskProfile<'p> {
        let dates = schedule::of_plan(plan);
        let length = dates.start.zip(dates.finish).and_then(|(start, finish)| {
            let calendar = schedule::plan_calendar(plan)?;
            Some(Decimal::from(calendar.workdays_between(start, finish)))
        });
        let yardstick = Yardstick {
            budget: ledger
                .stated_total()
                .or(ledger.lines_total())
                .map(|money| money.amount),
            length,
        };
        let exposures = plan
            .risks
            .iter()
            .map(|risk| {
                let residual = risk.residual.get();
                Exposure {
                    risk,
                    inherent: score(&risk.probability, &risk.impact, &yardstick),
                    residual: residual.and_then(|rest| residual_score(risk, rest, &yardstick)),
                    emv: emv(risk.probability.get(), risk.impact.get()),
                    residual_emv: residual.and_then(|rest| {
                        emv(
                            rest.probability.get().or(risk.probability.get()),
                            rest.impact.get().or(risk.impact.get()),
                        )
                    }),
                }
            })
            .collect();
        RiskProfile { exposures }
    }
}

/// What the response leaves as it was keeps its inherent level.
fn residual_score(risk: &Risk, rest: &Residual, yardstick: &Yardstick) -> Option<Score> {
    if rest.probability.is_absent() && rest.impact.is_absent() {
        return None;
    }
    let probability = if rest.probability.is_absent() {
        &risk.probability
    } else {
        &rest.probability
    };
    let impact = if rest.impact.is_absent() {
        &risk.impact
    } else {
        &rest.impact
    };
    score(probability, impact, yardstick)
}

fn score(
    probability: &Field<Probability>,
    impact: &Field<Impact>,
    yardstick: &Yardstick,
) -> Option<Score> {
    let probability = match probability.get()? {
        Probability::Level(level) => *level,
        Probability::Percent(percent) => level_of_percent(*percent)?,
    };
    Some(Score::new(
        probability,
        impact_level(impact.get()?, yardstick)?,
    ))
}

/// The level of an impact; of cost and delay, the worse one counts.
fn impact_level(impact: &Impact, yardstick: &Yardstick) -> Option<Level> {
    let detail = match impact {
        Either::Short(level) => return Some(*level),
        Either::Long(detail) => detail,
    };
    let cost = detail
        .cost
        .get()
        .zip(yardstick.budget)
        .and_then(|(cost, budget)| level_of_cost(cost.amount, budget));
    let delay = detail
        .delay
        .get()
        .and_then(schedule::approximate_workdays)
        .zip(yardstick.length)
        .and_then(|(delay, length)| level_of_delay(delay, length));
    cost.max(delay)
}

fn emv(probability: Option<&Probability>, impact: Option<&Impact>) -> Option<Money> {
    let (Probability::Percent(percent), Either::Long(detail)) = (probability?, impact?) else {
        return None;
    };
    let cost = detail.cost.get()?;
    let share = percent.0.checked_div(Decimal::ONE_HUNDRED)?;
    cost.checked_mul(share)
}

//! What is computed about the risks of a plan.

use rust_decimal::Decimal;

use crate::finance::Ledger;
use crate::plan::read::Either;
use crate::plan::value::{Level, Money, Probability};
use crate::plan::{Impact, Plan, Risk};
use crate::schedule::{self, Calendars};

use super::{Rating, Scale, Score};

/// Probability and impact as the plan gives them; `None` where it gives none that can be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stake<'p> {
    /// How likely it is.
    pub probability: Option<&'p Probability>,
    /// What it would do.
    pub impact: Option<&'p Impact>,
}

/// A risk before and after its response.
#[derive(Debug, Clone, Copy)]
pub struct Exposure<'p> {
    /// The risk.
    pub risk: &'p Risk,
    /// What the scores and sums before the response are reckoned from.
    pub before: Stake<'p>,
    /// The same after the response. What the response leaves as it was is as before it.
    pub after: Stake<'p>,
    /// Before the response; `None` when the plan doesn't say enough.
    pub inherent: Option<Score>,
    /// The rating before the response.
    pub inherent_rating: Option<Rating>,
    /// After the response; `None` when the plan doesn't say enough.
    pub residual: Option<Score>,
    /// The rating after the response.
    pub residual_rating: Option<Rating>,
    /// Expected money value before the response: probability times cost. Only when both are
    /// given as numbers, for a level is no number.
    pub emv: Option<Money>,
    /// Expected money value after the response.
    pub residual_emv: Option<Money>,
}

/// The risks of a plan with what is computed about them, in file order.
#[derive(Debug)]
pub struct RiskProfile<'p> {
    /// One exposure for each risk.
    pub exposures: Vec<Exposure<'p>>,
}

/// What probability, money and delay are measured against.
struct Yardstick<'l> {
    scale: &'l Scale,
    ledger: &'l Ledger<'l>,
    budget: Option<Decimal>,
    length: Option<Decimal>,
}

impl<'p> RiskProfile<'p> {
    /// Computes the exposures of a plan.
    pub fn new(
        plan: &'p Plan,
        ledger: &Ledger<'_>,
        calendars: &Calendars,
        scale: &Scale,
    ) -> RiskProfile<'p> {
        let dates = schedule::of_plan(plan);
        let length = dates.start.zip(dates.finish).and_then(|(start, finish)| {
            let calendar = calendars.of_plan(plan)?;
            Some(Decimal::from(calendar.workdays_between(start, finish)))
        });
        // What is written and can't be read may be more than the lines come to, and a yardstick
        // that is too short makes risks too large.
        let says_total = ledger
            .budget
            .is_some_and(|budget| !budget.total.is_absent());
        let budget = if says_total {
            ledger.stated_total()
        } else {
            ledger.lines_total()
        };
        let yardstick = Yardstick {
            scale,
            ledger,
            budget: budget.map(|money| money.amount),
            length,
        };
        let exposures = plan
            .risks
            .iter()
            .map(|risk| {
                let before = Stake {
                    probability: risk.probability.get(),
                    impact: risk.impact.get(),
                };
                let after = after_response(risk, before);
                let inherent = score(before, &yardstick);
                let residual = score(after, &yardstick);
                Exposure {
                    risk,
                    before,
                    after,
                    inherent,
                    inherent_rating: inherent.map(|score| scale.rating(score)),
                    residual,
                    residual_rating: residual.map(|score| scale.rating(score)),
                    emv: emv(before),
                    residual_emv: emv(after),
                }
            })
            .collect();
        RiskProfile { exposures }
    }
}

/// What the response leaves as it was stays as before; a risk that says nothing about what
/// remains has no stake after the response.
fn after_response<'p>(risk: &'p Risk, before: Stake<'p>) -> Stake<'p> {
    let Some(rest) = risk.residual.get() else {
        return Stake::default();
    };
    let (same_probability, same_impact) = (rest.probability.is_absent(), rest.impact.is_absent());
    if same_probability && same_impact {
        return Stake::default();
    }
    Stake {
        probability: rest
            .probability
            .get()
            .or(before.probability.filter(|_| same_probability)),
        impact: rest.impact.get().or(before.impact.filter(|_| same_impact)),
    }
}

fn score(stake: Stake<'_>, yardstick: &Yardstick<'_>) -> Option<Score> {
    let probability = match stake.probability? {
        Probability::Level(level) => *level,
        Probability::Percent(percent) => yardstick.scale.level_of_percent(*percent)?,
    };
    Some(Score {
        probability,
        impact: impact_level(stake.impact?, yardstick)?,
    })
}

/// The level of an impact; of cost and delay, the worse one counts.
fn impact_level(impact: &Impact, yardstick: &Yardstick<'_>) -> Option<Level> {
    let detail = match impact {
        Either::Short(level) => return Some(*level),
        Either::Long(detail) => detail,
    };
    let cost = detail
        .cost
        .value()
        .and_then(|cost| yardstick.ledger.own(cost))
        .zip(yardstick.budget)
        .and_then(|(cost, budget)| yardstick.scale.level_of_cost(cost.amount, budget));
    let delay = detail
        .delay
        .get()
        .and_then(schedule::approximate_workdays)
        .zip(yardstick.length)
        .and_then(|(delay, length)| yardstick.scale.level_of_delay(delay, length));
    cost.max(delay)
}

fn emv(stake: Stake<'_>) -> Option<Money> {
    let (Probability::Percent(percent), Either::Long(detail)) = (stake.probability?, stake.impact?)
    else {
        return None;
    };
    let cost = detail.cost.get()?;
    cost.checked_mul(percent.fraction())
}

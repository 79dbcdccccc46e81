//! What is computed about the risks of a plan.

use rust_decimal::Decimal;

use crate::finance::Ledger;
use crate::plan::read::Either;
use crate::plan::value::{Level, Money, Probability};
use crate::plan::{Harm, Impact, Plan, Risk};
use crate::schedule::{self, Calendars};

use super::{OwnScale, Rating, Scale, Score};

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
    /// The dimension that its impact before the response is rated by, where the plan tells
    /// several apart.
    pub worst_harm: Option<Harm>,
    /// Expected money value before the response: probability times cost (PMBOK Guide, 5th
    /// edition, 11.4.2.2). Only when both are given as numbers, for a level is no number.
    pub emv: Option<Money>,
    /// Expected money value after the response.
    pub residual_emv: Option<Money>,
    /// Expected delay before the response in working days: probability times delay.
    pub delay: Option<Decimal>,
    /// Expected delay after the response.
    pub residual_delay: Option<Decimal>,
}

/// The risks of a plan with what is computed about them, in file order.
#[derive(Debug)]
pub struct RiskProfile<'p> {
    /// The levels and ratings in force: the plan's own, or those below.
    pub scale: OwnScale,
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
    /// Computes the exposures of a plan; `below` is the scale of a plan that has none of its own.
    pub fn new(
        plan: &'p Plan,
        ledger: &Ledger<'_>,
        calendars: &Calendars,
        below: &Scale,
    ) -> RiskProfile<'p> {
        let own = below.of_plan(plan);
        let scale = &own.scale;
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
                let (inherent, worst_harm) = score(before, &yardstick).unzip();
                let residual = score(after, &yardstick).map(|(score, _)| score);
                Exposure {
                    risk,
                    before,
                    after,
                    inherent,
                    inherent_rating: inherent.map(|score| scale.rating(score)),
                    residual,
                    residual_rating: residual.map(|score| scale.rating(score)),
                    worst_harm: worst_harm.flatten(),
                    emv: emv(before),
                    residual_emv: emv(after),
                    delay: expected_delay(before),
                    residual_delay: expected_delay(after),
                }
            })
            .collect();
        RiskProfile {
            scale: own,
            exposures,
        }
    }

    /// The levels and ratings in force.
    pub fn scale(&self) -> &Scale {
        &self.scale.scale
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

fn score(stake: Stake<'_>, yardstick: &Yardstick<'_>) -> Option<(Score, Option<Harm>)> {
    let probability = match stake.probability? {
        Probability::Level(name) => yardstick.scale.probability_named(name)?,
        Probability::Percent(percent) => yardstick.scale.level_of_percent(*percent)?,
    };
    let (impact, harm) = impact_level(stake.impact?, yardstick)?;
    Some((
        Score {
            probability,
            impact,
        },
        harm,
    ))
}

/// The level of an impact, and the dimension it is that of.
///
/// The worst dimension counts: levels are ranks, and neither a mean nor a sum of ranks means
/// anything; an impact that is unbearable in one way isn't made bearable by being small in others.
fn impact_level(impact: &Impact, yardstick: &Yardstick<'_>) -> Option<(Level, Option<Harm>)> {
    let detail = match impact {
        Either::Short(name) => return Some((yardstick.scale.impact_named(name)?, None)),
        Either::Long(detail) => detail,
    };
    let own = |money: Money| yardstick.ledger.own(money);
    let cost = detail.cost.value().and_then(own).and_then(|cost| {
        let scale = yardstick.scale;
        scale.level_of_cost(cost.amount, yardstick.budget, own)
    });
    let delay = detail
        .delay
        .get()
        .and_then(schedule::approximate_workdays)
        .and_then(|delay| yardstick.scale.level_of_delay(delay, yardstick.length));
    let by_level = detail.by_level().map(|(harm, name)| {
        let level = name
            .get()
            .and_then(|name| yardstick.scale.impact_named(name));
        (harm, level)
    });
    // Of equally bad dimensions one without figures counts: money alone doesn't say as much.
    let figures = [(Harm::Delay, delay), (Harm::Cost, cost)];
    let all = by_level.into_iter().chain(figures);
    let known = all.filter_map(|(harm, level)| Some((level?, harm)));
    let worst = known.reduce(|worst, next| if next.0 > worst.0 { next } else { worst });
    worst.map(|(level, harm)| (level, Some(harm)))
}

fn emv(stake: Stake<'_>) -> Option<Money> {
    let (Probability::Percent(percent), Either::Long(detail)) = (stake.probability?, stake.impact?)
    else {
        return None;
    };
    let cost = detail.cost.get()?;
    cost.checked_mul(percent.fraction())
}

fn expected_delay(stake: Stake<'_>) -> Option<Decimal> {
    let (Probability::Percent(percent), Either::Long(detail)) = (stake.probability?, stake.impact?)
    else {
        return None;
    };
    let days = schedule::approximate_workdays(detail.delay.get()?)?;
    days.checked_mul(percent.fraction())
}

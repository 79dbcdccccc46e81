//! A plan that was simulated: what all blocks are made of.

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive as _;

use crate::check::Checked;
use crate::finance::Ledger;
use crate::lang::Lang;
use crate::plan::value::{Currency, Money};
use crate::plan::{Index, Links, Plan};
use crate::risk::RiskProfile;
use crate::schedule::Schedule;
use crate::simulate::model::{Model, Read, Responses};
use crate::simulate::{self, Curve, Ended, Forecast, Iterations, Odds, Rounding};

use super::movable::Movable;
use super::run::Run;

/// A plan that was simulated.
pub(super) struct Simulated<'r, 'p> {
    pub(super) run: &'r Run<'r>,
    pub(super) plan: &'p Plan,
    pub(super) schedule: Schedule,
    pub(super) model: Model<'p>,
    /// The curve through the three points of estimates.
    pub(super) curve: Curve,
    /// The plan as written: with its responses to risks.
    pub(super) after: Forecast,
    /// As if nothing were done about risks; `None` where that is the same.
    pub(super) before: Option<Forecast>,
    pub(super) currency: Option<Currency>,
    pub(super) rounding: Rounding,
    pub(super) lang: Lang,
    /// Whether anything moves the finish between iterations, or could.
    pub(super) finish_spreads: bool,
    /// The same of what is watched, before the responses or after them.
    watched_spreads: Vec<bool>,
    /// Whether the cost differs between iterations.
    pub(super) cost_spreads: bool,
    /// Whether some estimates go well or badly together.
    pub(super) has_groups: bool,
    /// Whether it was stopped before the end.
    is_stopped: bool,
}

impl<'r, 'p> Simulated<'r, 'p> {
    /// Simulates a plan; `None` when that was stopped before there was anything to tell.
    pub(super) fn new(
        plan: &'p Plan,
        file: &Checked,
        run: &'r Run<'r>,
        lang: Lang,
    ) -> Option<Simulated<'r, 'p>> {
        let settings = &file.settings;
        let calendars = &settings.calendars;
        let index = Index::new(plan);
        let ledger = Ledger::new(plan, calendars);
        let schedule = Schedule::of(plan, calendars);
        let model = Model::new(Read {
            plan,
            index: &index,
            links: &Links::new(plan, &index),
            schedule: &schedule,
            ledger: &ledger,
            risks: &RiskProfile::new(plan, &ledger, calendars, &settings.scale),
        });
        let curve = run.options.curve.unwrap_or(model.curve);
        let mut options = simulate::Options {
            curve,
            seed: run.options.seed,
            iterations: run.options.iterations,
        };
        let watch = &run.options.watch;
        let inputs = model.inputs(Responses::After);
        let mut movable = Movable::of(&inputs);
        let after = simulate::run(&inputs, options, watch)?;
        // The same random numbers, as many of them: what differs is what the responses do.
        options.iterations = Iterations::Exactly(after.iterations);
        let goes_on = after.ended != Ended::Stopped;
        let mut is_stopped = !goes_on;
        let mut before = None;
        if model.has_responses() && goes_on {
            let inputs = model.inputs(Responses::Before);
            movable = movable.or(Movable::of(&inputs));
            before = simulate::run(&inputs, options, watch);
            let ended = before.as_ref().map(|before| before.ended);
            is_stopped = ended.is_none_or(|ended| ended == Ended::Stopped);
        }
        let (least, most) = after.cost.range;
        Some(Simulated {
            run,
            plan,
            schedule,
            rounding: Rounding::new(&after.cost, ledger.currency),
            currency: ledger.currency,
            finish_spreads: movable.anything,
            watched_spreads: movable.watched,
            has_groups: !inputs.groups.is_empty(),
            cost_spreads: most - least > 1e-9 * most.abs().max(least.abs()),
            model,
            curve,
            after,
            before,
            lang,
            is_stopped,
        })
    }

    /// Whether it was stopped before the end.
    pub(super) fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// Whether dates are promised besides the finish.
    pub(super) fn promises_more_dates(&self) -> bool {
        let mut watched = self.model.watched.iter();
        watched.any(|subject| subject.promised().is_some())
    }

    /// Whether the plan says anything about money.
    pub(super) fn has_money(&self) -> bool {
        self.model.likely_cost.is_some() || self.after.cost.range.1 > 0.0
    }

    /// The odds of the promised finish.
    pub(super) fn finish_odds(&self, forecast: &Forecast) -> Option<Odds> {
        let promise = self.model.finish?;
        let finish = forecast.finish.as_ref()?;
        Some(Odds {
            share: finish.odds_by(promise.day),
            is_exact: !self.finish_spreads,
        })
    }

    /// The odds of the promised day of something that is watched, by its number.
    pub(super) fn watched_odds(&self, forecast: &Forecast, number: usize) -> Option<Odds> {
        let promised = self.model.watched.get(number)?.promised()?;
        let finish = forecast.watched.get(number)?.as_ref()?;
        Some(Odds {
            share: finish.odds_by(promised),
            is_exact: !*self.watched_spreads.get(number)?,
        })
    }

    /// The odds of the budget.
    pub(super) fn cost_odds(&self, forecast: &Forecast) -> Option<Odds> {
        let budget = self.budget().filter(|_| self.has_money())?;
        let (least, most) = forecast.cost.range;
        // Sums of the same money in another order differ in their last digits.
        let slack = 1e-9 * most.abs().max(1.0);
        if budget + slack >= most || budget + slack < least {
            let share = f64::from(u8::from(budget + slack >= most));
            let is_exact = true;
            return Some(Odds { share, is_exact });
        }
        Some(Odds::counted(forecast.cost.odds_within(budget)))
    }

    /// The budget as a number.
    pub(super) fn budget(&self) -> Option<f64> {
        self.model.budget.and_then(|budget| budget.amount.to_f64())
    }

    /// What is enough in a share of the iterations.
    pub(super) fn enough(&self, forecast: &Forecast, percent: u32) -> Option<Money> {
        let cost = self.has_money().then_some(&forecast.cost)?;
        self.rounding.enough(cost.percentile(percent))
    }

    /// The calendar days from a promised day to another: above zero when it is later.
    pub(super) fn days_late(promised: Date, day: Date) -> i64 {
        let days = |date: Date| i64::from(crate::schedule::calendar::day_number(date));
        days(day) - days(promised)
    }
}

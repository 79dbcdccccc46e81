//! From a plan to what is simulated of it: which lengths and sums spread, which risks strike what,
//! and what is promised.
//!
//! Nothing is made up: what gives one number doesn't spread, a risk that says neither money nor
//! time changes neither, and [`Gap`] says so.

mod drivers;
mod gap;
mod groups;
mod key;
mod lengths;
mod money;
mod promise;
mod targets;
#[cfg(test)]
mod tests;
mod threats;
mod work;

pub use drivers::{Driver, DriverKind, Moved};
pub use gap::Gap;
pub use promise::{FinishPromise, PromisedBy, Subject};
pub use threats::{Blow, Odds, Threat};

use crate::finance::Ledger;
use crate::plan::value::{EstimateCurve, Money};
use crate::plan::{BudgetLine, Index, Links, Plan, Task};
use crate::risk::RiskProfile;
use crate::schedule::Schedule;
use crate::schedule::network::Network;

use super::Curve;
use super::inputs::{Group, Inputs, SpreadAmount, SpreadLength, Strike, Watched};

/// What a model is made from.
#[derive(Debug, Clone, Copy)]
pub struct Read<'a, 'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// Its items by id.
    pub index: &'a Index<'p>,
    /// Its goals as a tree.
    pub links: &'a Links<'p>,
    /// Its schedule.
    pub schedule: &'a Schedule,
    /// Its money.
    pub ledger: &'a Ledger<'p>,
    /// Its risks.
    pub risks: &'a RiskProfile<'p>,
}

/// Which risks strike: those before the responses, or what remains of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Responses {
    /// As if nothing were done about risks.
    Before,
    /// As the plan has it: responses work as it says; risks that don't say what remains stay as
    /// they are.
    After,
}

/// A plan as it is simulated.
#[derive(Debug)]
pub struct Model<'p> {
    /// The tasks whose length spreads, in the order of [`Forecast::lengths`](super::Forecast).
    pub tasks: Vec<&'p Task>,
    /// The risks that may strike, in the order of [`Forecast::strikes`](super::Forecast).
    pub risks: Vec<Threat<'p>>,
    /// The lines whose amount spreads, in the order of [`Inputs::amounts`].
    pub lines: Vec<&'p BudgetLine>,
    /// What is watched, in the order of [`Forecast::watched`](super::Forecast).
    pub watched: Vec<Subject<'p>>,
    /// The day by which all is to be done.
    pub finish: Option<FinishPromise>,
    /// What all may cost: the stated total, else the lines with the contingency.
    pub budget: Option<Money>,
    /// What is spent if every sum is the likeliest and nothing strikes; reserves are not spent.
    pub likely_cost: Option<Money>,
    /// The curve through three points that the plan names, else the triangle.
    pub curve: Curve,
    /// What the forecast doesn't know, and what it assumes.
    pub gaps: Vec<Gap<'p>>,
    network: Network,
    lengths: Vec<SpreadLength>,
    groups: Vec<Group>,
    day_rates: Vec<(u32, f64)>,
    amounts: Vec<SpreadAmount>,
    fixed_cost: f64,
    strikes: [Vec<Strike>; 2],
    watches: Vec<Watched>,
}

impl<'p> Model<'p> {
    /// The model of a plan.
    pub fn new(read: Read<'_, 'p>) -> Model<'p> {
        let mut network = read.schedule.network().clone();
        let mut keys = key::Keys::default();
        let mut gaps = Vec::new();
        let mut lengths = lengths::of(read.plan, &network, &mut keys, &mut gaps);
        let groups = groups::of(
            read.plan,
            &lengths.tasks,
            &mut lengths.spread,
            &mut keys,
            &mut gaps,
        );
        let threats = threats::of(&read, &mut network, &mut keys, &mut gaps);
        let mut varies = vec![false; network.items.len()];
        let spread = lengths.spread.iter().map(|length| length.item);
        let struck = threats.strikes.iter().flatten();
        let struck = struck.flat_map(|strike| strike.delays.iter().map(|(item, _)| *item));
        spread
            .chain(struck)
            .for_each(|item| varies[item as usize] = true);
        let money = money::of(&read, &network, &varies, &mut keys, &mut gaps);
        let (watched, watches) = promise::watched(&read, &network);
        Model {
            tasks: lengths.tasks,
            risks: threats.risks,
            lines: money.lines,
            watched,
            finish: promise::finish(read.plan),
            budget: read.ledger.asked(),
            likely_cost: money.likely,
            curve: curve(read.plan),
            gaps,
            network,
            lengths: lengths.spread,
            groups,
            day_rates: money.rates,
            amounts: money.amounts,
            fixed_cost: money.fixed,
            strikes: threats.strikes,
            watches,
        }
    }

    /// What the engine is given.
    pub fn inputs(&self, responses: Responses) -> Inputs {
        Inputs {
            network: self.network.clone(),
            lengths: self.lengths.clone(),
            groups: self.groups.clone(),
            day_rates: self.day_rates.clone(),
            strikes: self.strikes[responses as usize].clone(),
            amounts: self.amounts.clone(),
            fixed_cost: self.fixed_cost,
            promised_finish: self.finish.map(|promise| promise.day),
            promised_cost: self.budget.map(|budget| money::float(budget.amount)),
            watched: self.watches.clone(),
        }
    }

    /// The items of the network whose finish is watched, by their place in [`Model::watched`].
    pub fn items(&self, watched: usize) -> &[u32] {
        &self.watches[watched].items
    }

    /// Whether a risk says what remains of it: else before and after the responses are the same.
    pub fn has_responses(&self) -> bool {
        self.strikes[0] != self.strikes[1]
    }

    /// Whether nothing of the plan spreads and nothing may strike: then there is one outcome.
    pub fn is_certain(&self) -> bool {
        let chance = |strike: &Strike| strike.probability > 0.0 && strike.probability < 1.0;
        let is_chance = self.strikes.iter().flatten().any(chance);
        self.lengths.is_empty() && self.amounts.is_empty() && !is_chance
    }
}

fn curve(plan: &Plan) -> Curve {
    let named = plan.simulation.get().and_then(|own| own.curve.value());
    match named {
        Some(EstimateCurve::Pert) => Curve::Pert,
        Some(EstimateCurve::Triangular) | None => Curve::Triangular,
    }
}

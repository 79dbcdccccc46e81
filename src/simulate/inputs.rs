//! What is simulated: a network with lengths that spread, risks that may strike, and money.

use jiff::civil::Date;

use crate::schedule::network::Network;

/// Everything that an iteration draws, and what it is drawn for.
///
/// Lengths are in units of 1/5040 working day. The keys of all that is drawn differ.
#[derive(Debug)]
pub struct Inputs {
    /// The network, with the likeliest lengths.
    pub network: Network,
    /// Lengths that spread.
    pub lengths: Vec<SpreadLength>,
    /// What may strike.
    pub strikes: Vec<Strike>,
    /// Money that spreads.
    pub amounts: Vec<SpreadAmount>,
    /// What makes several of them go well or badly together.
    pub groups: Vec<Group>,
    /// Money that is spent whatever happens.
    pub fixed_cost: f64,
    /// Money that an item costs for each unit that it takes, with what strikes add to it: a crew
    /// paid by the day. Of work that has begun, what is left counts.
    pub day_rates: Vec<(u32, f64)>,
    /// The day by which everything is to be done.
    pub promised_finish: Option<Date>,
    /// What all may cost.
    pub promised_cost: Option<f64>,
    /// What finishes are told of: sets of items, each done when all of it is.
    pub watched: Vec<Watched>,
}

/// A length with three points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadLength {
    /// The item.
    pub item: u32,
    /// What its random numbers depend on besides the seed.
    pub key: u64,
    /// If everything goes well.
    pub least: i32,
    /// Most likely.
    pub likely: i32,
    /// If much goes wrong.
    pub most: i32,
    /// The groups that it belongs to: their places in [`Inputs::groups`].
    pub groups: Vec<u32>,
}

/// A risk that strikes in a share of the iterations.
#[derive(Debug, Clone, PartialEq)]
pub struct Strike {
    /// What its random numbers depend on besides the seed.
    pub key: u64,
    /// How often it strikes, 0 to 1.
    pub probability: f64,
    /// The items that it makes longer, with how much. What is done and what takes no time stays as
    /// it is.
    pub delays: Vec<(u32, i32)>,
    /// What it costs.
    pub cost: f64,
}

/// An amount of money with three points.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadAmount {
    /// What its random numbers depend on besides the seed.
    pub key: u64,
    /// The least.
    pub least: f64,
    /// Most likely.
    pub likely: f64,
    /// The most.
    pub most: f64,
    /// The groups that it belongs to: their places in [`Inputs::groups`].
    pub groups: Vec<u32>,
}

/// What makes several estimates go well or badly together: a Gaussian copula with one factor.
///
/// The coefficients of the groups that one estimate belongs to add up to at most 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// What its random numbers depend on besides the seed.
    pub key: u64,
    /// The correlation of the normal variables below the estimates of the group, 0 to 1.
    pub coefficient: f64,
}

/// Something whose finish is told: a milestone, or the work of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The items that must be done.
    pub items: Vec<u32>,
    /// The day by which they are to be done.
    pub promised: Option<Date>,
}

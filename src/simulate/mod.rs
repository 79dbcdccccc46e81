//! What a plan's estimates and risks make of its dates and its money: Monte Carlo simulation.
//!
//! D. T. Hulett, Practical Schedule Risk Analysis (2009); GAO Schedule Assessment Guide
//! (GAO-16-89G, 2015), best practice 8; GAO Cost Estimating and Assessment Guide (GAO-20-195G).

mod chunk;
mod clock;
mod costs;
mod course;
mod draws;
mod finishes;
mod forecast;
mod histogram;
mod hits;
mod influence;
mod inputs;
pub mod model;
mod money;
mod normal;
mod odds;
mod random;
mod ranks;
mod room;
mod rounding;
mod run;
mod scale;
mod settled;
mod setup;
mod single;
mod spread;
mod tally;
#[cfg(test)]
mod tests;

pub use chunk::CHUNK;
pub use costs::Costs;
pub use finishes::Finishes;
pub use forecast::{Ended, Forecast, Kept};
pub use influence::{CostInfluences, Influence};
pub use inputs::{Group, Inputs, SpreadAmount, SpreadLength, Strike, Watched};
pub use odds::Odds;
pub use rounding::Rounding;
pub use run::{Iterations, LIMIT, Options, Watch, run};
pub use settled::{COST_WITHIN, FINISH_WITHIN_DAYS, SETTLED_AT};
pub use spread::Curve;

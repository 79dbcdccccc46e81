//! What a plan's estimates and risks make of its dates and its money: Monte Carlo simulation.
//!
//! D. T. Hulett, Practical Schedule Risk Analysis (2009); GAO Schedule Assessment Guide
//! (GAO-16-89G, 2015), best practice 8; GAO Cost Estimating and Assessment Guide (GAO-20-195G).

mod chunk;
mod clock;
mod course;
mod forecast;
mod inputs;
pub mod model;
mod random;
mod run;
mod setup;
mod single;
mod spread;
mod tally;
#[cfg(test)]
mod tests;

pub use forecast::{Costs, Finishes, Forecast, Influence};
pub use inputs::{Inputs, SpreadAmount, SpreadLength, Strike, Watched};
pub use run::{Options, run};
pub use spread::Curve;

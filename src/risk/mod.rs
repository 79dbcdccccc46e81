//! Risks as computed facts: levels, scores and ratings.

mod matrix;
mod profile;
mod scale;

pub use matrix::{Rating, Score};
pub use profile::{Exposure, RiskProfile, Stake};
pub use scale::{impact_label, level_of_cost, level_of_delay, level_of_percent, probability_label};

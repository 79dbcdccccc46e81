//! Risks as computed facts: levels, scores and ratings.

mod matrix;
mod profile;
mod scale;

pub use matrix::{Rating, Score};
pub use profile::{Exposure, RiskProfile, Stake};
pub use scale::{Bounds, Contradiction, Scale, impact_label, probability_label};

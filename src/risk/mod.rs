//! Risks as computed facts: levels, scores, ratings and expected losses.

mod axioms;
mod matrix;
mod own;
mod profile;
mod response;
mod scale;
mod standard;
mod threatened;

pub use axioms::Contradiction;
pub use matrix::{Rating, Score};
pub use own::{OwnScale, ScaleFault};
pub use profile::{Exposure, RiskProfile, Stake};
pub use response::{Cost, ResponseCosts};
pub use scale::{Fields, ImpactStep, ProbabilityStep, RatingStep, Scale};
pub use threatened::{Threatened, Under};

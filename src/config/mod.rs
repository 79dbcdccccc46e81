//! `planvet.toml`: what a team asks of its plans.
//!
//! The text becomes a [`ConfigFile`], the tables as written, with every fault at its place;
//! [`read`] makes a valid [`Config`] of it. [`resolve`] lays defaults, profile, file, overrides
//! and command line over each other and gives the [`Effective`] settings for one plan, each with
//! where it comes from.

mod calendars;
mod effective;
mod file;
mod kinds;
mod layer;
mod overrides;
mod profile;
mod read;
mod resolve;
mod scale;
mod selector;
mod slips;
#[cfg(test)]
mod tests;
mod validate;
mod value;

pub use effective::{Effective, KindOrigins, Origin, OwnLanguage, RuleState, Sourced};
pub use file::ConfigFile;
pub use kinds::KindLayer;
pub use layer::{At, Layer};
pub use overrides::Override;
pub use profile::Profile;
pub use read::{Config, ReadConfig, read};
pub use resolve::{UnknownName, resolve};
pub use scale::{ScaleKeys, ScaleLayer};
pub use selector::Selector;
pub use value::RuleName;

/// The name of the file.
pub const FILE_NAME: &str = "planvet.toml";

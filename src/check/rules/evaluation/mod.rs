//! E: evaluation and chapters.

pub mod e901;
pub mod e902;
pub mod e903;
pub mod e904;
pub mod e906;
pub mod e907;
mod figures;

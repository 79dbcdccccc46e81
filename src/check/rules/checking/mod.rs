//! X: the checking itself.

pub mod x001;
pub mod x002;
pub mod x003;

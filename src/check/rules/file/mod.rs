//! F: the file and its format.

pub mod f001;
pub mod f002;
pub mod f003;
pub mod f004;
pub mod f005;
pub mod f006;
pub mod f007;
pub mod f008;
pub mod f009;
pub mod f010;
pub mod f011;
pub mod f012;
pub mod f013;

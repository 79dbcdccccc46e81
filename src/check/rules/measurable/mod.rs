//! M: goals are measurable.

pub mod m201;
pub mod m202;
pub mod m203;
pub mod m204;
pub mod m205;
pub mod m206;
pub mod m210;
pub mod m211;
pub mod m213;
pub mod m214;

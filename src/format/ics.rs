//! x
use crate::lang::Lang;
use crate::view::report::Report;
/// x
pub fn calendar(_: &Report, _: Lang) -> String { String::new() }

//! x
use crate::lang::Lang;
use crate::view::report::Report;
/// x
pub fn gantt(_: &Report, _: Lang) -> String { String::new() }

//! Phases, which sum up their work.

use jiff::civil::Date;

use super::Facts;
use crate::plan::Phase;

/// First and last day of a phase: of its tasks and milestones, as far as they are computed; where
/// no task is planned yet, the frame that the plan states.
///
/// `members` are the facts of its tasks and milestones.
pub fn days_of_phase(phase: &Phase, members: &[Facts]) -> (Option<Date>, Option<Date>) {
    let stated = (phase.start.value(), phase.end.value());
    let computed = (
        members.iter().filter_map(|facts| facts.early_start).min(),
        members.iter().filter_map(|facts| facts.early_finish).max(),
    );
    match phase.tasks.is_empty() {
        true => (stated.0.or(computed.0), stated.1.or(computed.1)),
        false => (computed.0.or(stated.0), computed.1.or(stated.1)),
    }
}

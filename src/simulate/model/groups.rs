//! Which tasks run over together.

use rust_decimal::Decimal;

use crate::plan::{Plan, Task};

use super::super::inputs::{Group, SpreadLength};
use super::Gap;
use super::key::Keys;
use super::money::float;

/// Puts lengths into the groups of the plan. A group that can't be is left out, and so is one that
/// leaves nothing to go together.
pub(super) fn of<'p>(
    plan: &'p Plan,
    tasks: &[&'p Task],
    lengths: &mut [SpreadLength],
    keys: &mut Keys,
    gaps: &mut Vec<Gap<'p>>,
) -> Vec<Group> {
    let Some(simulation) = plan.simulation.get() else {
        return Vec::new();
    };
    let mut groups = Vec::new();
    let mut shared = vec![Decimal::ZERO; lengths.len()];
    for (place, (group, members)) in simulation
        .correlation
        .iter()
        .zip(plan.correlated_tasks())
        .enumerate()
    {
        let Some(coefficient) = group.coefficient.value().map(|coefficient| coefficient.0) else {
            continue;
        };
        // Both are in the order of the file.
        let mut members = members.into_iter().peekable();
        let spread: Vec<usize> = (0..tasks.len())
            .filter(|&at| {
                while members
                    .next_if(|task| task.span.start < tasks[at].span.start)
                    .is_some()
                {}
                members
                    .next_if(|task| task.span == tasks[at].span)
                    .is_some()
            })
            .collect();
        if spread.len() < 2 {
            gaps.push(Gap::NothingTogether(group));
            continue;
        }
        let fits = |at: &usize| {
            shared[*at]
                .checked_add(coefficient)
                .is_some_and(|sum| sum <= Decimal::ONE)
        };
        if coefficient.is_sign_negative() || !spread.iter().all(fits) {
            gaps.push(Gap::Impossible(group));
            continue;
        }
        for at in spread {
            shared[at] += coefficient;
            lengths[at].groups.push(groups.len() as u32);
        }
        groups.push(Group {
            key: keys.of_place("group", place),
            coefficient: float(coefficient),
        });
    }
    groups
}

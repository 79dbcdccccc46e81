//! Which way the figure of an aim is to move.

use std::cmp::Ordering;

use crate::plan::value::Bound;
use crate::statement::quantity::UnitKind;
use crate::statement::vocabulary::Class;
use crate::statement::{Direction, Figure, Sort};

use super::super::draft::{Draft, Head, Noun};
use super::Found;

/// Which way the words say that the figure moves.
pub fn way_of(draft: &Draft, noun: Option<Noun>) -> Option<Direction> {
    // From the 12th place to the 5th is up.
    if draft.is_rank {
        return None;
    }
    let verbs = draft.verb.iter().chain(&draft.earlier);
    for verb in verbs {
        match verb.class {
            Class::Rise | Class::Double | Class::Triple | Class::RiseNoun => {
                return Some(Direction::Increase);
            }
            Class::Fall | Class::Halve | Class::Eliminate | Class::FallNoun | Class::Cap => {
                return Some(Direction::Decrease);
            }
            Class::Keep => return Some(Direction::Maintain),
            Class::Soft => {
                return noun.and_then(|noun| match noun.head {
                    Head::Cost => Some(Direction::Decrease),
                    Head::Metric => Some(Direction::Increase),
                    _ => None,
                });
            }
            _ => {}
        }
    }
    None
}

/// Which way the figure is to move, by the verb, the value and what is measured.
pub fn direction_of(
    draft: &Draft,
    found: &Found,
    sort: Sort,
    way: Option<Direction>,
    noun: Option<Noun>,
) -> Option<Direction> {
    if matches!(
        sort,
        Sort::Deliverable | Sort::Hidden | Sort::Activity | Sort::Input | Sort::Slogan
    ) {
        return None;
    }
    let Some(target) = &found.target else {
        return way.filter(|_| sort == Sort::Metric);
    };
    if found.is_count {
        return by_bound(target);
    }
    if way == Some(Direction::Maintain) {
        return way;
    }
    if target.value.is_zero() && !found.relative {
        return Some(Direction::Decrease);
    }
    if draft.is_rank {
        return None;
    }
    // All of them: never fewer.
    if draft.all.is_some_and(|all| all == target.span) {
        return Some(Direction::Increase);
    }
    let from = draft.baseline.as_ref().filter(|_| !found.relative);
    way.or_else(|| by_bound(target))
        .or_else(|| by_baseline(from?, target))
        .or_else(|| by_metric(target, noun?))
}

fn by_bound(target: &Figure) -> Option<Direction> {
    target.bound.map(|bound| match bound {
        Bound::AtLeast | Bound::Above => Direction::Increase,
        Bound::AtMost | Bound::Below => Direction::Decrease,
    })
}

fn by_baseline(baseline: &Figure, target: &Figure) -> Option<Direction> {
    match target.value.cmp(&baseline.value) {
        Ordering::Greater => Some(Direction::Increase),
        Ordering::Less => Some(Direction::Decrease),
        Ordering::Equal => None,
    }
}

/// What would be an improvement of the metric.
fn by_metric(target: &Figure, noun: Noun) -> Option<Direction> {
    match (target.kind(), noun.head) {
        // So often is neither up nor down, and no more is a place in a ranking.
        (Some(UnitKind::Count), _) if is_frequency(target) => None,
        (Some(UnitKind::Count) | None, _) if is_rank(target) => None,
        (_, Head::Cost) => Some(Direction::Decrease),
        _ => Some(Direction::Increase),
    }
}

fn is_frequency(figure: &Figure) -> bool {
    figure
        .unit
        .as_ref()
        .is_some_and(|unit| unit.name.contains('/'))
}

fn is_rank(figure: &Figure) -> bool {
    figure
        .unit
        .as_ref()
        .is_some_and(|unit| matches!(&*unit.name, "名" | "位"))
}

//! The value that an amount of change leads to.

use rust_decimal::Decimal;

use crate::plan::Unit as PlanUnit;
use crate::statement::quantity::{Unit, UnitKind};
use crate::statement::{Direction, Figure};

use super::clause::Clause;

/// A value with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The value.
    pub value: Decimal,
    /// Its unit.
    pub unit: Option<Unit>,
}

/// The value that the change of a clause leads to; `None` when the value of today isn't known, or
/// when it can't be told exactly.
pub fn reached(clause: &Clause<'_>) -> Option<Level> {
    clause.aim.filter(|aim| aim.relative)?;
    let (baseline, amount) = (clause.baseline()?, clause.target()?);
    let value = changed(baseline, amount, clause.direction()?)?;
    Some(Level {
        value: value.normalize(),
        unit: baseline.unit.clone(),
    })
}

fn changed(baseline: &Figure, amount: &Figure, direction: Direction) -> Option<Decimal> {
    if baseline.upper.is_some() || amount.upper.is_some() {
        return None;
    }
    let from = baseline.value;
    let by = match amount.kind() {
        Some(UnitKind::Multiple) => return from.checked_mul(amount.value),
        // 60% grows by 20%: to 72% or to 80%? People mean both.
        Some(UnitKind::Percent) if baseline.kind() == Some(UnitKind::Percent) => return None,
        Some(UnitKind::Percent) => from
            .checked_mul(amount.value)?
            .checked_div(Decimal::ONE_HUNDRED)?,
        Some(UnitKind::PercentagePoints) if baseline.kind() == Some(UnitKind::Percent) => {
            amount.value
        }
        _ => in_unit(amount, baseline.unit.as_ref())?,
    };
    match direction {
        Direction::Increase => from.checked_add(by),
        Direction::Decrease => from.checked_sub(by),
        Direction::Maintain => None,
    }
}

/// An amount in the unit of the baseline, when both are the same kind of thing for certain.
fn in_unit(amount: &Figure, unit: Option<&Unit>) -> Option<Decimal> {
    match (&amount.unit, unit) {
        (None, _) => Some(amount.value),
        (Some(own), Some(unit)) if own.name == unit.name => Some(amount.value),
        (Some(own), Some(unit)) => {
            PlanUnit::of(&own.name).convert(amount.value, &PlanUnit::of(&unit.name))
        }
        (Some(_), None) => None,
    }
}

/// A value with its unit as people write it.
pub fn in_words(level: &Level) -> String {
    let value = level.value.normalize();
    let Some(unit) = &level.unit else {
        return value.to_string();
    };
    let is_sign = unit.kind == UnitKind::Money && !unit.name.chars().all(char::is_alphabetic);
    let is_word = unit.name.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_sign {
        format!("{}{value}", unit.name)
    } else if is_word {
        format!("{value} {}", unit.name)
    } else {
        format!("{value}{}", unit.name)
    }
}

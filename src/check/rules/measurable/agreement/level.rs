//! Levels: whether a value of the sentence is that of the fields.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::plan::value::{Amount, Bound};
use crate::plan::{Measure, Unit};
use crate::statement::Figure;
use crate::statement::quantity::UnitKind;

/// Largest difference that rounding excuses in a level, in hundredths of it: 17 hours for 16.8.
pub(super) const ROUNDED_OFF: i64 = 2;

/// A value of the sentence in the unit of a value of the measure; `None` when it can't be converted
/// for certain.
pub(super) fn convert(
    value: Decimal,
    said: &Figure,
    measure: &Measure,
    field: &Amount,
) -> Option<Decimal> {
    match (&said.unit, measure.unit_meant_by(field)) {
        (None, None) => Some(value),
        // A bare number is in the unit that goes without saying.
        (None, Some(_)) => Some(value),
        (Some(_), None) => None,
        (Some(unit), Some(meant)) => {
            let own = Unit::of(&unit.name);
            own.convert(value, &meant)
                // Points and 分 are one where scores are given.
                .or_else(|| (own.is_points() && meant.is_points()).then_some(value))
        }
    }
}

/// Whether a value of the sentence is another one than that of the measure; `None` when the two
/// can't be compared for certain.
pub(super) fn differs(
    said: &Figure,
    measure: &Measure,
    field: &Amount,
    same: bool,
) -> Option<bool> {
    // Counts of things, and numbers without a unit, may be about anything.
    let counts = matches!(said.kind(), None | Some(UnitKind::Count | UnitKind::Other));
    if counts && !same {
        return None;
    }
    let low = convert(said.value, said, measure, field)?;
    let high = match said.upper {
        Some(upper) => convert(upper, said, measure, field)?,
        None => low,
    };
    let is_within = low.min(high) <= field.value && field.value <= low.max(high);
    Some(!is_within && !rounds_to(said, low, field.value))
}

/// Whether a value of the measure rounds to the one that the sentence gives.
fn rounds_to(said: &Figure, converted: Decimal, field: Decimal) -> bool {
    if converted != said.value {
        return false;
    }
    let Some(apart) = converted.checked_sub(field).map(|apart| apart.abs()) else {
        return false;
    };
    let most = converted.abs().checked_mul(Decimal::new(ROUNDED_OFF, 2));
    most.is_some_and(|most| apart <= most) && rounded(field, said.value) == said.value
}

/// A value with as many decimals as the other one is written with.
pub(super) fn rounded(value: Decimal, like: Decimal) -> Decimal {
    value.round_dp_with_strategy(
        like.normalize().scale(),
        RoundingStrategy::MidpointAwayFromZero,
    )
}

/// Whether the sentence bounds each case and the measure has a mean below that: 24小时内办结 and 20
/// hours on average.
pub(super) fn is_stricter_limit(said: &Figure, measure: &Measure, field: &Amount) -> bool {
    let is_limit = matches!(said.kind(), Some(UnitKind::Time(_)))
        && matches!(said.bound, Some(Bound::AtMost | Bound::Below));
    is_limit && convert(said.value, said, measure, field).is_some_and(|most| field.value < most)
}

/// Whether one is a score and the other a rate.
pub(super) fn is_other_kind(said: &Figure, measure: &Measure, field: &Amount) -> bool {
    let Some(unit) = measure.unit_meant_by(field) else {
        return false;
    };
    match said.kind() {
        Some(UnitKind::Percent) => unit.is_points(),
        Some(UnitKind::Score) => unit.is_percent(),
        _ => false,
    }
}

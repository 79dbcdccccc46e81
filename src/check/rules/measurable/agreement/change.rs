//! Amounts of change: what the fields come to, beside what the sentence says.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Gap;
use super::level::{ROUNDED_OFF, convert, rounded};
use crate::check::Reading;
use crate::lang::Text;
use crate::plan::Measure;
use crate::plan::value::{Amount, Bound};
use crate::source::Spanned;
use crate::statement::quantity::UnitKind;
use crate::statement::{Aim, Direction, Figure, OtherTime};
use crate::text;

/// What the fields come to, and what they would have to be.
#[derive(Debug)]
pub struct Change {
    /// The change from baseline to target, as the sentence counts it.
    pub actual: Text,
    /// The same as the sentence would have it: its verb says which way.
    pub worded: Text,
    /// The target that the sentence means.
    pub wanted: Decimal,
    /// The target that it means when its percent are percentage points, where they may be.
    pub in_points: Option<Decimal>,
}

/// Whether the change of the sentence isn't that from baseline to target: 每年提升2%, or 较2023年 when
/// the baseline is of another year.
pub(super) fn counts_otherwise(reading: &Reading<'_>, measure: &Measure) -> bool {
    let baseline = measure.baseline.get();
    let year = baseline.and_then(|reading| Some(reading.date.value()?.year().to_string()));
    let times = &reading.statement.other_times;
    times.iter().any(|(time, other)| {
        let words = reading.sentence.part(time.span);
        let mut numbers = words.split(|c: char| !c.is_ascii_digit());
        let is_another =
            |number: &str| number.len() == 4 && year.as_ref().is_some_and(|year| year != number);
        match other {
            OtherTime::Frequency => true,
            OtherTime::Reference => numbers.any(is_another),
            _ => false,
        }
    })
}

/// The change that a measure comes to, where it isn't the one of the sentence.
pub(super) fn change_gap<'p>(
    aim: &Aim,
    said: &'p Figure,
    measure: &'p Measure,
    field: Spanned<&'p Amount>,
) -> Option<Gap<'p>> {
    let baseline = measure.baseline_value()?;
    if baseline.bound.is_some() || said.upper.is_some() {
        return None;
    }
    let from = start(measure, baseline.value, field.value)?;
    let target = field.value.value;
    let down = match aim.direction? {
        Direction::Increase => false,
        Direction::Decrease => true,
        Direction::Maintain => return None,
    };
    let signed = if down { -said.value } else { said.value };
    let is_percent = measure
        .unit_meant_by(field.value)
        .is_some_and(|unit| unit.is_percent());
    let apart = target.checked_sub(from)?;
    let by_points = || Some((apart, from.checked_add(signed)?));
    let change = match said.kind() {
        Some(UnitKind::Percent) => {
            let actual = apart.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from)?;
            let part = from
                .checked_mul(signed)?
                .checked_div(Decimal::ONE_HUNDRED)?;
            let (points, in_points) = by_points().filter(|_| is_percent).unzip();
            let wanted = from.checked_add(part)?;
            if agrees(actual, signed, said.bound)
                || points.is_some_and(|points| agrees(points, signed, said.bound))
                || is_rounded_off(target, wanted)
            {
                return None;
            }
            Change {
                actual: plain(with_sign(actual, signed), "%", "%"),
                worded: plain(worded(actual, signed), "%", "%"),
                wanted: shortened(wanted),
                in_points: in_points.filter(|points| !points.is_sign_negative()),
            }
        }
        Some(UnitKind::PercentagePoints) if is_percent => {
            let (actual, wanted) = by_points()?;
            if agrees(actual, signed, said.bound) {
                return None;
            }
            Change {
                actual: plain(with_sign(actual, signed), " percentage points", "个百分点"),
                worded: plain(worded(actual, signed), " percentage points", "个百分点"),
                wanted,
                in_points: None,
            }
        }
        Some(UnitKind::Multiple) if !down => {
            let actual = target.checked_div(from)?;
            if agrees(actual, said.value, said.bound) {
                return None;
            }
            Change {
                actual: plain(rounded_off(actual).to_string(), " times that", "倍"),
                worded: plain(rounded_off(actual).to_string(), " times that", "倍"),
                wanted: shortened(from.checked_mul(said.value)?),
                in_points: None,
            }
        }
        Some(UnitKind::PercentagePoints | UnitKind::PerMille | UnitKind::Multiple) => return None,
        _ => {
            let by = convert(signed, said, measure, field.value)?;
            // A bare number beside percent may mean either.
            if agrees(apart, by, said.bound) || (said.unit.is_none() && is_percent) {
                return None;
            }
            let shown = |value| {
                let change = Amount {
                    value,
                    bound: None,
                    ..field.value.clone()
                };
                plain(measure.as_read(&change).to_string(), "", "")
            };
            let same_way = apart.is_sign_negative() == by.is_sign_negative();
            Change {
                actual: shown(apart),
                worded: shown(if same_way { apart.abs() } else { apart }),
                wanted: from.checked_add(by)?,
                in_points: None,
            }
        }
    };
    let change = Some(change).filter(|change| !change.wanted.is_sign_negative())?;
    Some(Gap::Change {
        said,
        field,
        baseline,
        change,
    })
}

/// The value of today in the unit of the target; a target in % of a baseline in hours is itself
/// a change, which another rule tells.
fn start(measure: &Measure, baseline: &Amount, target: &Amount) -> Option<Decimal> {
    let start = match (
        measure.unit_meant_by(baseline),
        measure.unit_meant_by(target),
    ) {
        (None, None) => Some(baseline.value),
        (Some(unit), Some(into)) => unit.convert(baseline.value, &into),
        _ => None,
    };
    start.filter(|start| !start.is_zero() && !start.is_sign_negative())
}

/// Whether a change that was computed rounds to the one that is written, or goes as the written
/// bound lets it: further than "by at least 30%", not as far as "by no more than 5%".
fn agrees(actual: Decimal, said: Decimal, bound: Option<Bound>) -> bool {
    let goes_further = match said.is_sign_negative() {
        true => actual < said,
        false => actual > said,
    };
    let leaves_room = match bound {
        Some(Bound::AtLeast | Bound::Above) => goes_further,
        Some(Bound::AtMost | Bound::Below) => !goes_further,
        None => false,
    };
    leaves_room || rounded(actual, said) == said
}

/// Whether a target is what the sentence comes to, in a rounder number: 17 hours for 16.8.
fn is_rounded_off(target: Decimal, wanted: Decimal) -> bool {
    let most = wanted.abs().checked_mul(Decimal::new(ROUNDED_OFF, 2));
    let apart = target.checked_sub(wanted).map(|apart| apart.abs());
    most.zip(apart).is_some_and(|(most, apart)| apart <= most) && rounded(wanted, target) == target
}

/// Decimals that a change is shown with at most.
const MOST_DECIMALS: u32 = 2;

/// A change with its sign, with a decimal more than the sentence needs to tell it apart.
fn with_sign(actual: Decimal, said: Decimal) -> String {
    let places = (said.normalize().scale() + 1).min(MOST_DECIMALS);
    let shown = actual.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let sign = if shown.is_sign_negative() { "" } else { "+" };
    format!("{sign}{}", shown.normalize())
}

/// A change without its sign, where the verb of the sentence says it.
fn worded(actual: Decimal, said: Decimal) -> String {
    let shown = with_sign(actual, said);
    match actual.is_sign_negative() == said.is_sign_negative() {
        true => shown.trim_start_matches(['+', '-']).to_owned(),
        false => shown,
    }
}

fn rounded_off(value: Decimal) -> Decimal {
    value.round_dp(2).normalize()
}

/// A value that people would write, where the exact one is longer.
fn shortened(value: Decimal) -> Decimal {
    value.round_dp(4).normalize()
}

fn plain(number: String, en: &str, zh: &str) -> Text {
    text!(
        "{number}{unit}",
        "{number}{unit}",
        number = number,
        unit = Text {
            en: en.to_owned().into(),
            zh: zh.to_owned().into(),
        },
    )
}

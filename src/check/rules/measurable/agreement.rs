//! Where the figures of a sentence and of a measure differ.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::check::Reading;
use crate::lang::{Lang, Text};
use crate::plan::value::{Amount, Bound};
use crate::plan::{Measure, Unit};
use crate::source::Spanned;
use crate::statement::quantity::UnitKind;
use crate::statement::{Aim, Direction, Figure, OtherTime, Sort};
use crate::text;

/// Something that sentence and measure say differently.
#[derive(Debug)]
pub(super) enum Gap<'p> {
    /// The value to be reached.
    Target {
        /// What the sentence says.
        said: &'p Figure,
        /// What the measure says.
        field: Spanned<&'p Amount>,
    },
    /// The value of today.
    Baseline {
        /// What the sentence says.
        said: &'p Figure,
        /// What the measure says.
        field: Spanned<&'p Amount>,
    },
    /// Score and rate.
    Kind {
        /// What the sentence says.
        said: &'p Figure,
        /// What the measure says.
        field: Spanned<&'p Amount>,
    },
    /// The amount of change.
    Change {
        /// What the sentence says.
        said: &'p Figure,
        /// The target of the measure.
        field: Spanned<&'p Amount>,
        /// The baseline of the measure.
        baseline: Spanned<&'p Amount>,
        /// What the two come to.
        change: Change,
    },
}

/// What the fields come to, and what they would have to be.
#[derive(Debug)]
pub(super) struct Change {
    /// The change from baseline to target, as the sentence counts it.
    pub(super) actual: Text,
    /// The same as the sentence would have it: its verb says which way.
    pub(super) worded: Text,
    /// The target that the sentence means.
    pub(super) wanted: Decimal,
    /// The target that it means when its percent are percentage points, where they may be.
    pub(super) in_points: Option<Decimal>,
}

/// Largest difference that rounding excuses in a level, in hundredths of it: 17 hours for 16.8.
const ROUNDED_OFF: i64 = 2;

/// What sentence and measure say differently for certain.
pub(super) fn gaps<'p>(
    reading: &'p Reading<'_>,
    aim: &'p Aim,
    measure: &'p Measure,
) -> Vec<Gap<'p>> {
    let mut gaps = Vec::new();
    let is_measured = matches!(aim.sort, Sort::Metric | Sort::Output | Sort::Abstract);
    if !is_measured {
        return gaps;
    }
    let same = is_same_metric(reading, measure);
    if let (Some(said), Some(field)) = (&aim.baseline, measure.baseline_value())
        && differs(said, measure, field.value, same) == Some(true)
    {
        gaps.push(Gap::Baseline { said, field });
    }
    let (Some(said), Some(field)) = (&aim.target, measure.target.spanned()) else {
        return gaps;
    };
    if aim.relative {
        if counts_otherwise(reading, measure) {
            return gaps;
        }
        gaps.extend(change_gap(aim, said, measure, field).filter(|_| same));
    } else if is_other_kind(said, measure, field.value) {
        gaps.extend(same.then_some(Gap::Kind { said, field }));
    } else if differs(said, measure, field.value, same) == Some(true)
        && !is_stricter_limit(said, measure, field.value)
    {
        gaps.push(Gap::Target { said, field });
    }
    gaps
}

/// The value of the sentence in the unit of a value of the measure; `None` when it can't be
/// converted for certain.
pub(super) fn in_unit_of(said: &Figure, measure: &Measure, field: &Amount) -> Option<Decimal> {
    convert(said.value, said, measure, field)
}

fn convert(value: Decimal, said: &Figure, measure: &Measure, field: &Amount) -> Option<Decimal> {
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
fn differs(said: &Figure, measure: &Measure, field: &Amount, same: bool) -> Option<bool> {
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
fn rounded(value: Decimal, like: Decimal) -> Decimal {
    value.round_dp_with_strategy(
        like.normalize().scale(),
        RoundingStrategy::MidpointAwayFromZero,
    )
}

/// Whether the sentence bounds each case and the measure has a mean below that: 24小时内办结 and 20
/// hours on average.
fn is_stricter_limit(said: &Figure, measure: &Measure, field: &Amount) -> bool {
    let is_limit = matches!(said.kind(), Some(UnitKind::Time(_)))
        && matches!(said.bound, Some(Bound::AtMost | Bound::Below));
    is_limit && convert(said.value, said, measure, field).is_some_and(|most| field.value < most)
}

/// Whether one is a score and the other a rate.
fn is_other_kind(said: &Figure, measure: &Measure, field: &Amount) -> bool {
    let Some(unit) = measure.unit_meant_by(field) else {
        return false;
    };
    match said.kind() {
        Some(UnitKind::Percent) => unit.is_points(),
        Some(UnitKind::Score) => unit.is_percent(),
        _ => false,
    }
}

/// Whether the change of the sentence isn't that from baseline to target: 每年提升2%, or 较2023年 when
/// the baseline is of another year.
fn counts_otherwise(reading: &Reading<'_>, measure: &Measure) -> bool {
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

fn change_gap<'p>(
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

/// Whether the sentence speaks of what the measure measures: two Chinese characters in a row, or
/// the beginning of a longer English word, stand in both.
fn is_same_metric(reading: &Reading<'_>, measure: &Measure) -> bool {
    let Some(metric) = measure.metric.get() else {
        return false;
    };
    let sentence = reading.sentence.folded();
    Lang::ALL.iter().any(|&lang| {
        let name = metric.get(lang).to_lowercase();
        let chars: Vec<char> = name.chars().collect();
        let shares_pair = chars.windows(2).any(|pair| {
            let pair: String = pair.iter().collect();
            !pair.is_ascii() && sentence.contains(&pair)
        });
        let mut words = name.split(|c: char| !c.is_ascii_alphabetic());
        shares_pair || words.any(|word| word.len() > 3 && sentence.contains(stem(word)))
    })
}

/// A word without its ending: complaints, complaint.
fn stem(word: &str) -> &str {
    let word = word.strip_suffix('s').unwrap_or(word);
    word.strip_suffix("ing")
        .filter(|stem| stem.len() > 3)
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Said;
    use crate::source::{Limits, parse};

    /// What a sentence and a measure say differently, by name.
    fn found(statement: &str, measure: &str) -> Vec<&'static str> {
        let text = format!(
            "planvet: 1\ngoals:\n  - {{title: A, statement: '{statement}', measure: {{{measure}}}}}\n"
        );
        let tree = parse(&text, &Limits::DEFAULT);
        let (plan, _) = crate::plan::read(&tree, &text, tree.roots()[0], &Limits::DEFAULT);
        let plan = plan.unwrap();
        let said = Said::all(&plan, &text);
        let reading = said[0].statement().unwrap();
        let measure = said[0].goal().measure.get().unwrap();
        let gaps = gaps(reading, reading.statement.aim().unwrap(), measure);
        let name = |gap: &Gap<'_>| match gap {
            Gap::Target { .. } => "target",
            Gap::Baseline { .. } => "baseline",
            Gap::Kind { .. } => "kind",
            Gap::Change { .. } => "change",
        };
        gaps.iter().map(name).collect()
    }

    #[test]
    fn levels_are_compared_in_one_unit() {
        let statement = "维修响应时间由24小时缩短至12小时";
        let hours = "metric: 维修响应时间, unit: 小时, baseline: 24";
        assert_eq!(found(statement, &format!("{hours}, target: 12")), [""; 0]);
        assert_eq!(
            found(statement, &format!("{hours}, target: 18")),
            ["target"]
        );
        let minutes = "metric: 维修响应时间, unit: 分钟, baseline: 1440, target: 720";
        assert_eq!(found(statement, minutes), [""; 0]);
        let other = "metric: 维修响应时间, unit: 小时, baseline: 30, target: 12";
        assert_eq!(found(statement, other), ["baseline"]);
    }

    #[test]
    fn an_amount_of_change_is_computed_from_the_fields() {
        let statement = "维修响应时间缩短30%";
        let measure = "metric: 维修响应时间, unit: 小时, baseline: 24";
        assert_eq!(
            found(statement, &format!("{measure}, target: 20")),
            ["change"]
        );
        assert_eq!(
            found(statement, &format!("{measure}, target: 16.8")),
            [""; 0]
        );
        // Rounded.
        assert_eq!(found(statement, &format!("{measure}, target: 17")), [""; 0]);
    }
}

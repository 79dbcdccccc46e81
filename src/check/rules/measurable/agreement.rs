//! Where the figures of a sentence and of a measure differ.

mod change;
mod level;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use crate::check::Reading;
use crate::lang::Lang;
use crate::plan::Measure;
use crate::plan::value::Amount;
use crate::source::Spanned;
use crate::statement::{Aim, Figure, Sort};
pub(super) use change::Change;
use change::{change_gap, counts_otherwise};
use level::{convert, differs, is_other_kind, is_stricter_limit};

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

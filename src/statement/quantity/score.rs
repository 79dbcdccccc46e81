//! Scores and the ends of their scales: `4.5 out of 5`, `4.5/5`, 4.5分（5分制）.

use rust_decimal::Decimal;

use crate::source::Span;

use super::number;
use super::text::{after_word, before, blanks, next, next_word, rest};
use super::{Form, Quantity, Unit, UnitKind};

/// Words that say that a score is spoken of.
const SCORED: &[&str] = &[
    "score",
    "scores",
    "scored",
    "scoring",
    "rating",
    "ratings",
    "rated",
    "rate",
    "satisfaction",
    "average",
    "mean",
    "quality",
    "csat",
    "grade",
    "marks",
];

/// Words after which no counted thing follows.
const FUNCTION_WORDS: &[&str] = &[
    "by", "in", "on", "for", "at", "from", "and", "or", "within", "before", "after", "until",
    "during", "across", "with", "per", "every", "each", "over", "to", "as", "when", "while",
    "overall", "this", "next",
];

/// Scales that a stroke may stand for: 4.5/5.
const SCALES: &[i64] = &[5, 7, 10, 100];

/// Whether `8 out of 10` is a score: a score is spoken of and nothing is counted.
pub(super) fn is_meant(text: &str, start: usize, end: usize) -> bool {
    let counted = next_word(text, end);
    let counts = !counted.is_empty() && !FUNCTION_WORDS.contains(&counted);
    let near = before(text, start);
    let mut words = near.split(|c: char| !c.is_ascii_lowercase());
    !counts && words.any(|word| SCORED.contains(&word))
}

/// Reads the end of a scale directly behind a number: ` out of 5`, `/5`.
pub(super) fn end_of_scale(text: &str, score: &Quantity) -> Option<Quantity> {
    let is_score = score
        .unit
        .as_ref()
        .is_none_or(|unit| unit.kind == UnitKind::Score);
    (score.form == Form::Plain && is_score).then_some(())?;
    let at = score.span.end as usize;
    let out = after_word(text, at, "out").and_then(|end| after_word(text, end, "of"));
    let stroke = (next(text, at) == Some('/')).then_some(at + 1);
    let number_at = blanks(text, out.or(stroke)?);
    let end = number::at(text, number_at)?;
    let value = end.plain();
    let known = SCALES.contains(&i64::try_from(value).unwrap_or(0));
    let whole = rest(text, at).starts_with('/') && !known;
    let follows = next(text, end.end);
    let closed = !follows.is_some_and(|c| c == '/' || c.is_ascii_alphanumeric());
    // “5.4 out of 5” is a slip that is to be told, “5.4/5” may be anything.
    let fits = score.value <= value || out.is_some();
    (fits && !whole && closed).then(|| scale_end(at, (number_at, end.end), value))
}

/// The end of a scale as results give it.
pub(super) fn scale_end(start: usize, number: (usize, usize), value: Decimal) -> Quantity {
    Quantity {
        span: Span::new(start, number.1),
        number: Span::new(number.0, number.1),
        value,
        upper: None,
        unit: None,
        form: Form::ScaleEnd,
    }
}

/// Makes a score of the bare number that the end of a scale belongs to.
pub(super) fn make_score(text: &str, score: &mut Quantity, scale_start: usize) {
    /// How far the end of the scale may stand from the number.
    const NEARBY: usize = 24;
    let distance = scale_start.saturating_sub(score.span.end as usize);
    let in_chinese = rest(text, scale_start)
        .chars()
        .take(8)
        .any(|c| c == '分' || c == '制' || c == '满');
    if score.unit.is_none() && score.form == Form::Plain && distance <= NEARBY {
        score.unit = Some(Unit {
            kind: UnitKind::Score,
            name: if in_chinese { "分" } else { "points" }.into(),
        });
    }
}

//! Makes an aim of a clause: what kind it is, its values, and which way its figure is to move.

mod direction;
mod sort;
mod split;

use rust_decimal::Decimal;

use crate::lang::Lang;
use crate::statement::quantity::{TimeUnit, UnitKind};
use crate::statement::vocabulary::List;
use crate::statement::{Aim, Figure, Sentence, Sort, TimePhrase};

use super::draft::{Draft, Noun, said};

use direction::{direction_of, way_of};
use sort::sort_of;

pub use split::split_values;

/// The aim of a clause; `None` when it has none.
pub fn aims_of(sentence: &Sentence<'_>, draft: &Draft) -> Option<Aim> {
    if draft.is_empty() {
        return None;
    }
    let mut found = value_of(draft);
    let noun = draft.noun();
    let sort = sort_of(sentence, draft, found.target.as_ref(), found.is_count);
    if matches!(sort, Sort::Input | Sort::Slogan) {
        found = Found::default();
    }
    let way = way_of(draft, noun);
    let direction = direction_of(draft, &found, sort, way, noun);
    let (stages, own) = stages_of(draft, found.target.as_ref());
    let deadline = own.or_else(|| draft.deadlines.last().cloned());
    let verb = draft.verb.map(|verb| verb.span);
    if let Some(target) = &mut found.target {
        name_points(sentence, target, noun);
    }
    let mut baseline = draft.baseline.clone().filter(|_| found.target.is_some());
    if let (Some(baseline), Some(target)) = (&mut baseline, &mut found.target) {
        agree(baseline, target, found.relative);
    }
    Some(Aim {
        span: draft.span,
        sort,
        verb,
        object: noun.map(|noun| noun.span),
        direction,
        way,
        baseline,
        target: found.target,
        relative: found.relative,
        stages,
        scale_end: draft.scale_end,
        deadline,
    })
}

/// Points go without saying for a net promoter score.
fn name_points(sentence: &Sentence<'_>, target: &mut Figure, noun: Option<Noun>) {
    let text = noun.map_or("", |noun| sentence.part(noun.span));
    let is_score = List::PointsScore.is_within(text);
    if target.unit.is_none() && is_score && sentence.lang() == Lang::En {
        target.unit = said(target.span, 0, Some((UnitKind::Score, "points"))).unit;
    }
}

/// The value that a clause wants.
#[derive(Debug, Clone, Default)]
struct Found {
    target: Option<Figure>,
    relative: bool,
    is_count: bool,
}

fn value_of(draft: &Draft) -> Found {
    let found = |target, relative, is_count| Found {
        target,
        relative,
        is_count,
    };
    if let Some((level, _)) = draft.levels.last() {
        return found(Some(level.clone()), false, false);
    }
    if draft.amount.is_some() {
        return found(draft.amount.clone(), true, false);
    }
    if draft.count.is_some() {
        return found(draft.count.clone(), false, true);
    }
    let all = draft
        .all
        .map(|all| said(all, 100, Some((UnitKind::Percent, "%"))));
    found(all.or_else(|| draft.limit.clone()), false, false)
}

/// A value, and by when it is to be reached.
type Stage = (Figure, Option<TimePhrase>);

/// The values on the way, and the deadline of the last one.
fn stages_of(draft: &Draft, target: Option<&Figure>) -> (Vec<Stage>, Option<TimePhrase>) {
    let Some(((last, due), before)) = draft.levels.split_last() else {
        return (Vec::new(), None);
    };
    if target != Some(last) {
        return (Vec::new(), None);
    }
    (before.to_vec(), due.clone())
}

/// Gives baseline and target one unit: 由3.2%降至1.5%, 由20降到15%, from 4 hours to 90 minutes.
fn agree(baseline: &mut Figure, target: &mut Figure, relative: bool) {
    if relative {
        return;
    }
    if target.unit.is_none() {
        target.unit.clone_from(&baseline.unit);
    } else if baseline.unit.is_none() {
        baseline.unit.clone_from(&target.unit);
    } else if let (Some(UnitKind::Time(from)), Some(UnitKind::Time(to))) =
        (baseline.kind(), target.kind())
        && from != to
        && let Some(value) = in_unit(baseline.value, from, to)
    {
        baseline.value = value;
        baseline.unit.clone_from(&target.unit);
    }
}

/// A length of time in another unit, where that is exact.
fn in_unit(value: Decimal, from: TimeUnit, to: TimeUnit) -> Option<Decimal> {
    let seconds = |unit: TimeUnit| {
        Some(match unit {
            TimeUnit::Second => 1,
            TimeUnit::Minute => 60,
            TimeUnit::Hour => 3_600,
            TimeUnit::Day => 86_400,
            TimeUnit::Week => 604_800,
            TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year => return None,
        })
    };
    let whole = value.checked_mul(Decimal::from(seconds(from)?))?;
    let converted = whole.checked_div(Decimal::from(seconds(to)?))?;
    Some(converted.normalize())
}

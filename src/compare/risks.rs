//! Risks: which came, which were closed, which are larger than they were.

use crate::finance::Ledger;
use crate::plan::read::{Either, Field as Given};
use crate::plan::value::{Duration, Level, LevelName, Money, Probability, RiskStatus};
use crate::plan::{Impact, Residual, Risk};
use crate::risk::{Exposure, Rating, RiskProfile, Scale};

use super::collect::{Collector, Item, Sense};
use super::matching::{Known as _, Matched};
use super::value::{Comparable as _, read};
use super::{Effect, Field, Kind, Side, Value};

/// Compares the risks; gives back the names of those that are red and were not.
pub(super) fn risks<'p>(
    all: &mut Collector<'p>,
    matched: &Matched<'p>,
    ledgers: &(Ledger<'_>, Ledger<'_>),
) -> Vec<String> {
    let (old_profile, new_profile) = (profile(&all.old, &ledgers.0), profile(&all.new, &ledgers.1));
    let mut new_red = Vec::new();
    for pair in &matched.risks {
        let exposure = |profile: &'_ RiskProfile<'_>, seat: Option<usize>| {
            let exposure = seat.and_then(|index| profile.exposures.get(index));
            exposure.map(|exposure| Shown::of(exposure, profile.scale()))
        };
        let before = exposure(&old_profile, pair.old.map(|seat| seat.index));
        let after = exposure(&new_profile, pair.new.map(|seat| seat.index));
        if let Some(after) = &after
            && after.is_red
            && !before.as_ref().is_some_and(|before| before.is_red)
            && let Some(seat) = pair.new
        {
            let title = seat.item.title.get().map(|title| title.as_str().to_owned());
            let name = seat.item.id().map(str::to_owned).or(title);
            new_red.push(name.unwrap_or_else(|| format!("#{}", seat.index + 1)));
        }
        // Of several risks with one title, each is worth its own score.
        let worth = |_: &Side<'_>, _: &Risk| {
            let shown = after.as_ref().or(before.as_ref());
            shown.map_or(Value::Missing, |shown| shown.rating.clone())
        };
        let either = after.as_ref().or(before.as_ref());
        let one_more = match either.is_some_and(|shown| shown.is_threat) {
            true => Some(Effect::Worse),
            false => None,
        };
        let Some((mut item, old, new)) = all.pair(Kind::Risk, pair, worth, one_more) else {
            continue;
        };
        status(&mut item, old, new);
        if let (Some(before), Some(after)) = (&before, &after) {
            exposures(&mut item, before, after);
        }
        let scales = (old_profile.scale(), new_profile.scale());
        stakes(&mut item, scales, old, new);
        words(&mut item, old, new);
    }
    new_red
}

fn profile<'p>(side: &Side<'p>, ledger: &Ledger<'_>) -> RiskProfile<'p> {
    RiskProfile::new(side.plan, ledger, side.calendars, side.scale)
}

/// What is shown of an exposure.
struct Shown {
    score: Value,
    rating: Value,
    emv: Value,
    residual_score: Value,
    residual_rating: Value,
    residual_emv: Value,
    /// How bad the ratings are, before and after the response.
    ranks: (Option<Rating>, Option<Rating>),
    /// How many ratings there are: ranks of scales of different sizes can't be compared.
    ratings: usize,
    is_threat: bool,
    /// An open threat in the worst part of the matrix, before the response.
    is_red: bool,
}

impl Shown {
    fn of(exposure: &Exposure<'_>, scale: &Scale) -> Shown {
        let rating = |rating: Option<Rating>| {
            rating.map_or(Value::Missing, |rating| Value::Label(scale.label(rating)))
        };
        let score = |score: Option<crate::risk::Score>| {
            score.map_or(Value::Missing, |score| {
                Value::Number(score.product().into())
            })
        };
        let money = |money: Option<Money>| money.map_or(Value::Missing, Value::Money);
        let is_threat = exposure.risk.is_threat();
        let is_extreme = exposure.inherent_rating == Some(scale.worst());
        Shown {
            score: score(exposure.inherent),
            rating: rating(exposure.inherent_rating),
            emv: money(exposure.emv),
            residual_score: score(exposure.residual),
            residual_rating: rating(exposure.residual_rating),
            residual_emv: money(exposure.residual_emv),
            ranks: (exposure.inherent_rating, exposure.residual_rating),
            ratings: scale.ratings.len(),
            is_threat,
            is_red: is_extreme && is_threat && exposure.risk.is_open(),
        }
    }
}

/// Compares scores, ratings and expected losses. More of a threat is worse, more of a chance
/// better; what was a threat and is a chance is neither.
fn exposures(item: &mut Item<'_, '_>, before: &Shown, after: &Shown) {
    let sense = match (before.is_threat, after.is_threat) {
        (true, true) => Sense::UpIsWorse,
        (false, false) => Sense::UpIsBetter,
        _ => Sense::Neutral,
    };
    let mut values = |field, old: &Value, new: &Value| {
        item.value(field, old.clone(), new.clone(), sense);
    };
    values(Field::Score, &before.score, &after.score);
    values(Field::Emv, &before.emv, &after.emv);
    values(
        Field::ResidualScore,
        &before.residual_score,
        &after.residual_score,
    );
    values(
        Field::ResidualEmv,
        &before.residual_emv,
        &after.residual_emv,
    );
    let mut ratings = |field, values: (&Value, &Value), ranks: (Option<Rating>, Option<Rating>)| {
        if values.0 == values.1 {
            return;
        }
        let is_one_scale = before.ratings == after.ratings;
        let effect = match (ranks, sense) {
            _ if !is_one_scale => None,
            ((Some(old), Some(new)), Sense::UpIsWorse) if new > old => Some(Effect::Worse),
            ((Some(_), Some(_)), Sense::UpIsWorse) => Some(Effect::Better),
            ((Some(old), Some(new)), Sense::UpIsBetter) if new > old => Some(Effect::Better),
            ((Some(_), Some(_)), Sense::UpIsBetter) => Some(Effect::Worse),
            _ => None,
        };
        item.push(field, (values.0.clone(), values.1.clone()), None, effect);
    };
    ratings(
        Field::Rating,
        (&before.rating, &after.rating),
        (before.ranks.0, after.ranks.0),
    );
    ratings(
        Field::ResidualRating,
        (&before.residual_rating, &after.residual_rating),
        (before.ranks.1, after.ranks.1),
    );
}

/// Compares where a risk stands; nothing said is open.
fn status(item: &mut Item<'_, '_>, old: &Risk, new: &Risk) {
    let known = |status: &Given<RiskStatus>| match status {
        Given::Absent => Some(RiskStatus::Open),
        other => other.value(),
    };
    let badness = |status: RiskStatus| match status {
        RiskStatus::Closed => 0,
        RiskStatus::Open => 1,
        RiskStatus::Occurred => 2,
    };
    let (Some(was), Some(is)) = (known(&old.status), known(&new.status)) else {
        return item.plain(Field::Status, &old.status, &new.status);
    };
    if was == is {
        return;
    }
    let effect = match badness(is) > badness(was) {
        true => Effect::Worse,
        false => Effect::Better,
    };
    item.push(Field::Status, (was.value(), is.value()), None, Some(effect));
}

/// Compares probabilities and impacts; a word means the level that it names.
fn stakes(item: &mut Item<'_, '_>, scales: (&Scale, &Scale), old: &Risk, new: &Risk) {
    let sense = match (old.is_threat(), new.is_threat()) {
        (true, true) => Sense::UpIsWorse,
        (false, false) => Sense::UpIsBetter,
        _ => Sense::Neutral,
    };
    let texts = (item.all.old.text, item.all.new.text);
    let sides = ((texts.0, scales.0), (texts.1, scales.1));
    let none = (Given::Absent, Given::Absent);
    let rest = |risk: &'_ Given<Residual>| risk.get().cloned();
    let (old_rest, new_rest) = (rest(&old.residual), rest(&new.residual));
    for (field, old, new) in [
        (Field::Probability, &old.probability, &new.probability),
        (
            Field::ResidualProbability,
            old_rest.as_ref().map_or(&none.0, |rest| &rest.probability),
            new_rest.as_ref().map_or(&none.1, |rest| &rest.probability),
        ),
    ] {
        let (old, new) = (probability(sides.0, old), probability(sides.1, new));
        item.value(field, old, new, sense);
    }
    let none = (Given::Absent, Given::Absent);
    for (fields, old, new) in [
        (BEFORE, &old.impact, &new.impact),
        (
            AFTER,
            old_rest.as_ref().map_or(&none.0, |rest| &rest.impact),
            new_rest.as_ref().map_or(&none.1, |rest| &rest.impact),
        ),
    ] {
        let (old, new) = (impact(sides.0, old), impact(sides.1, new));
        for ((field, old), new) in fields.into_iter().zip(old).zip(new) {
            item.value(field, old, new, sense);
        }
    }
}

/// The fields of an impact before the response: its level, or what is lost by dimension.
const BEFORE: [Field; 8] = [
    Field::Impact,
    Field::ImpactCost,
    Field::ImpactDelay,
    Field::ImpactQuality,
    Field::ImpactSatisfaction,
    Field::ImpactReputation,
    Field::ImpactSafety,
    Field::ImpactCompliance,
];

/// The same after the response.
const AFTER: [Field; 8] = [
    Field::ResidualImpact,
    Field::ResidualCost,
    Field::ResidualDelay,
    Field::ResidualQuality,
    Field::ResidualSatisfaction,
    Field::ResidualReputation,
    Field::ResidualSafety,
    Field::ResidualCompliance,
];

fn probability((text, scale): (&str, &Scale), field: &Given<Probability>) -> Value {
    match field.get() {
        Some(Probability::Level(name)) => level(name, scale.probability_named(name)),
        _ => read(text, field),
    }
}

/// A level by its number; a word that names none as it is written.
fn level(name: &LevelName, level: Option<Level>) -> Value {
    match level {
        Some(level) => Value::Number(level.number().into()),
        None => name.value(),
    }
}

fn impact((text, scale): (&str, &Scale), impact: &Given<Impact>) -> [Value; 8] {
    let of_name = |name: &LevelName| level(name, scale.impact_named(name));
    let mut values = std::array::from_fn(|_| Value::Missing);
    match impact {
        Given::Absent => {}
        Given::Unreadable(place) => {
            let written = text.get(place.value.range()).unwrap_or_default();
            values[0] = Value::Unreadable(written.trim().to_owned());
        }
        Given::Given(_, Either::Short(name)) => values[0] = of_name(name),
        Given::Given(_, Either::Long(detail)) => {
            values[1] = read::<Money>(text, &detail.cost);
            values[2] = read::<Duration>(text, &detail.delay);
            for (value, (_, name)) in values.iter_mut().skip(3).zip(detail.by_level()) {
                *value = match name.get() {
                    Some(name) => of_name(name),
                    None => read(text, name),
                };
            }
        }
    }
    values
}

fn words(item: &mut Item<'_, '_>, old: &Risk, new: &Risk) {
    item.plain(Field::Response, &old.response, &new.response);
    item.references(Field::Actions, &old.actions, &new.actions);
    item.plain(Field::Owner, &old.owner, &new.owner);
    item.plain(Field::Trigger, &old.trigger, &new.trigger);
    item.plain(Field::Fallback, &old.contingency, &new.contingency);
    item.references(Field::Threatens, &old.threatens, &new.threatens);
    item.references(Field::Secondary, &old.secondary, &new.secondary);
    item.plain(Field::Review, &old.review, &new.review);
    item.plain(Field::Category, &old.category, &new.category);
    item.plain(Field::Cause, &old.cause, &new.cause);
    item.plain(Field::Consequence, &old.effect, &new.effect);
    item.plain(Field::Accepted, &old.accepted, &new.accepted);
}

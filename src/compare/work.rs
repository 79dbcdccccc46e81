//! Phases, tasks and milestones: their dates, durations and links.

use jiff::civil::Date;

use crate::plan::read::{Either, Field as Given, Map};
use crate::plan::value::{Count, Duration};
use crate::plan::{DurationEstimate, Milestone, Phase, Ref, Task};
use crate::schedule::{self, StatedDates};

use super::collect::{Collector, Item, Sense};
use super::dates::{Computed, Expected};
use super::links::links;
use super::matching::{Known as _, Matched, Pair};
use super::value::{Comparable, read};
use super::{Effect, Field, Kind, Side, Value};

/// Compares the phases.
pub(super) fn phases<'p>(all: &mut Collector<'p>, matched: &Matched<'p>) {
    let worth = |side: &Side<'_>, phase: &Phase| read(side.text, &phase.end);
    for pair in &matched.phases {
        let Some((mut item, old, new)) = all.pair(Kind::Phase, pair, worth, None) else {
            continue;
        };
        item.field(Field::Finish, &old.end, &new.end, Sense::UpIsWorse);
        item.plain(Field::Start, &old.start, &new.start);
        if let (Some(old), Some(new)) = (pair.old, pair.new) {
            let (before, now) = &item.all.expected;
            let computed = (before.phase(old.index), now.phase(new.index));
            item.computed(computed);
        }
        item.plain(Field::Owner, &old.owner, &new.owner);
    }
}

/// Compares the tasks of all phases.
pub(super) fn tasks<'p>(all: &mut Collector<'p>, matched: &Matched<'p>) {
    let worth = |side: &Side<'_>, task: &Task| durations(side.text, &task.duration)[0].clone();
    for pair in &matched.tasks {
        let computed = all.computed(pair, Expected::task);
        let Some((mut item, old, new)) = all.pair(Kind::Task, pair, worth, None) else {
            continue;
        };
        moved(&mut item, pair, matched);
        dates(&mut item, computed, (old, new));
        let [likely, min, max] = durations(item.all.old.text, &old.duration);
        let [new_likely, new_min, new_max] = durations(item.all.new.text, &new.duration);
        item.value(Field::Duration, likely, new_likely, Sense::UpIsWorse);
        item.value(Field::DurationMin, min, new_min, Sense::UpIsWorse);
        item.value(Field::DurationMax, max, new_max, Sense::UpIsWorse);
        links(&mut item, &old.after, &new.after);
        item.field(
            Field::Progress,
            &old.progress,
            &new.progress,
            Sense::UpIsBetter,
        );
        item.field(Field::Cost, &old.cost, &new.cost, Sense::UpIsWorse);
        item.field(
            Field::ActualCost,
            &old.actual_cost,
            &new.actual_cost,
            Sense::Neutral,
        );
        item.plain(Field::Owner, &old.owner, &new.owner);
        uses(&mut item, &old.uses, &new.uses);
        item.references(Field::Serves, &old.serves, &new.serves);
        item.references(Field::Addresses, &old.addresses, &new.addresses);
        item.plain(Field::Calendar, &old.calendar, &new.calendar);
        item.plain(Field::Accepted, &old.accepted, &new.accepted);
    }
}

/// Compares the milestones of all phases.
pub(super) fn milestones<'p>(all: &mut Collector<'p>, matched: &Matched<'p>) {
    let worth = |side: &Side<'_>, milestone: &Milestone| read(side.text, &milestone.date);
    for pair in &matched.milestones {
        let computed = all.computed(pair, Expected::milestone);
        let one_more = Some(Effect::Better);
        let Some((mut item, old, new)) = all.pair(Kind::Milestone, pair, worth, one_more) else {
            continue;
        };
        moved(&mut item, pair, matched);
        promise(&mut item, &old.date, &new.date);
        item.plain(Field::Reached, &old.finished, &new.finished);
        item.computed(computed);
        links(&mut item, &old.after, &new.after);
        item.plain(Field::Deliverable, &old.deliverable, &new.deliverable);
        item.plain(Field::Acceptance, &old.acceptance, &new.acceptance);
        item.plain(Field::Owner, &old.owner, &new.owner);
        item.plain(Field::Accepted, &old.accepted, &new.accepted);
    }
}

/// Tells that an item stands in another phase.
fn moved<T>(item: &mut Item<'_, '_>, pair: &Pair<'_, T>, matched: &Matched<'_>) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else {
        return;
    };
    if old.within == new.within {
        return;
    }
    let name = |phase: Option<&Phase>| match phase {
        None => Value::Missing,
        Some(phase) => match phase.id() {
            Some(id) => Value::Word(id.to_owned()),
            None => phase.title.get().map_or(Value::Missing, Comparable::value),
        },
    };
    let pair_of = |within: Option<usize>| within.and_then(|number| matched.phases.get(number));
    let old = pair_of(old.within).and_then(|pair| pair.old);
    let new = pair_of(new.within).and_then(|pair| pair.new);
    let values = (
        name(old.map(|seat| seat.item)),
        name(new.map(|seat| seat.item)),
    );
    item.push(Field::Phase, values, None, None);
}

/// Compares a promised day: to promise none any more is worse, to promise one is better.
fn promise(item: &mut Item<'_, '_>, old: &Given<Date>, new: &Given<Date>) {
    let effect = match (old, new) {
        (Given::Given(..), Given::Absent) => Some(Effect::Worse),
        (Given::Absent, Given::Given(..)) => Some(Effect::Better),
        _ => return item.field(Field::Promised, old, new, Sense::UpIsWorse),
    };
    let values = (read(item.all.old.text, old), read(item.all.new.text, new));
    item.push(Field::Promised, values, None, effect);
}

/// Compares the dates of a task: those that it states, and those that follow. What only says over
/// again what another stated date said isn't told twice.
fn dates(
    item: &mut Item<'_, '_>,
    computed: (Option<Computed>, Option<Computed>),
    (old, new): (&Task, &Task),
) {
    promise(item, &old.deadline, &new.deadline);
    item.computed(computed);
    // Where the computed dates are in doubt, the stated ones say best when it starts and ends.
    let days = match computed {
        (Some(_), Some(_)) => (StatedDates::default(), StatedDates::default()),
        _ => (schedule::of_task(old), schedule::of_task(new)),
    };
    let day = |day: Option<Date>| day.map_or(Value::Missing, Value::Date);
    let (old_text, new_text) = (item.all.old.text, item.all.new.text);
    let approved = (old.baseline.get(), new.baseline.get());
    let none = Given::Absent;
    let stated = |field: Field, old: &Given<Date>, new: &Given<Date>| {
        (
            field,
            read(old_text, old),
            read(new_text, new),
            Sense::Neutral,
        )
    };
    let all = [
        (
            Field::Finish,
            day(days.0.finish),
            day(days.1.finish),
            Sense::UpIsWorse,
        ),
        (
            Field::Start,
            day(days.0.start),
            day(days.1.start),
            Sense::Neutral,
        ),
        stated(Field::Started, &old.started, &new.started),
        stated(Field::Finished, &old.finished, &new.finished),
        stated(Field::StartsOn, &old.starts_on, &new.starts_on),
        stated(Field::NotBefore, &old.not_before, &new.not_before),
        stated(
            Field::ApprovedStart,
            approved.0.map_or(&none, |dates| &dates.start),
            approved.1.map_or(&none, |dates| &dates.start),
        ),
        stated(
            Field::ApprovedFinish,
            approved.0.map_or(&none, |dates| &dates.finish),
            approved.1.map_or(&none, |dates| &dates.finish),
        ),
    ];
    let mut told = vec![(read(old_text, &old.deadline), read(new_text, &new.deadline))];
    for (field, old, new, sense) in all {
        let is_told = told.iter().any(|(one, other)| *one == old && *other == new);
        if !is_told {
            item.value(field, old.clone(), new.clone(), sense);
            told.push((old, new));
        }
    }
}

/// The likeliest, the least and the longest duration.
fn durations(text: &str, field: &Given<Either<Duration, DurationEstimate>>) -> [Value; 3] {
    match field {
        Given::Given(_, Either::Short(duration)) => {
            [duration.value(), Value::Missing, Value::Missing]
        }
        Given::Given(_, Either::Long(estimate)) => [
            read(text, &estimate.likely),
            read(text, &estimate.min),
            read(text, &estimate.max),
        ],
        Given::Absent => [Value::Missing, Value::Missing, Value::Missing],
        Given::Unreadable(place) => {
            let written = text.get(place.value.range()).unwrap_or_default();
            let written = Value::Unreadable(written.trim().to_owned());
            [written, Value::Missing, Value::Missing]
        }
    }
}

type Uses = Map<Ref<{ crate::plan::kind::RESOURCE }>, Count>;

/// Compares what a task needs at a time; a new id of the same resource is no change.
fn uses(item: &mut Item<'_, '_>, old: &Uses, new: &Uses) {
    let written = |uses: &Uses, now: &dyn Fn(&str) -> String| {
        let uses = uses.iter();
        let all =
            uses.map(|(id, count)| format!("{}: {}", now(id.as_str()), count.value.0.normalize()));
        all.collect::<Vec<String>>()
    };
    let list = |all: Vec<String>| match all.is_empty() {
        true => Value::Missing,
        false => Value::List(all),
    };
    let same = |id: &str| id.to_owned();
    let renamed = list(written(old, &|id| item.all.references.now(id).to_owned()));
    let meant = list(written(new, &|id| item.all.references.meant(id).to_owned()));
    if !renamed.says_same(&meant) {
        let (old, new) = (list(written(old, &same)), list(written(new, &same)));
        item.value(Field::Uses, old, new, Sense::Neutral);
    }
}

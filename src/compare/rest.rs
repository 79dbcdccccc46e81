//! The plan as a whole, what it rests on, and its resources.

use super::collect::{Collector, Item, Sense};
use super::matching::{Known as _, Matched};
use super::scale::risk_scale;
use super::simulation::simulation;
use super::value::{Comparable as _, read, texts};
use super::{Field, Kind, Side, Value};
use crate::plan::{Cause, Claim, Problem, Resource, Stakeholder};

/// Compares what is said at the top of the plan.
pub(super) fn plan(all: &mut Collector<'_>) {
    let (old, new) = (all.old.plan, all.new.plan);
    let title = read(all.new.text, &new.title);
    let mut item = all.whole(Kind::Plan, title);
    item.plain(Field::Title, &old.title, &new.title);
    item.field(Field::Finish, &old.end, &new.end, Sense::UpIsWorse);
    item.plain(Field::Start, &old.start, &new.start);
    finish(&mut item);
    critical_path(&mut item);
    item.plain(Field::Owner, &old.owner, &new.owner);
    item.plain(Field::Organization, &old.organization, &new.organization);
    item.plain(Field::StatusDate, &old.status_date, &new.status_date);
    item.plain(Field::Issued, &old.issued, &new.issued);
    item.plain(Field::Currency, &old.currency, &new.currency);
    item.plain(Field::Calendar, &old.calendar, &new.calendar);
    let scales = (
        risk_scale(item.all.old.text, &old.risk_scale),
        risk_scale(item.all.new.text, &new.risk_scale),
    );
    if !scales.0.says_same(&scales.1) {
        item.push(Field::RiskScale, scales, None, None);
    }
    simulation(&mut item);
    item.plain(Field::Kind, &old.kind, &new.kind);
    item.plain(Field::Id, &old.id, &new.id);
    item.plain(Field::Language, &old.language, &new.language);
    item.plain(Field::Version, &old.planvet, &new.planvet);
}

/// Compares the days on which the work is done, where both are certain.
fn finish(item: &mut Item<'_, '_>) {
    let (old, new) = &item.all.expected;
    if let (Some(old), Some(new)) = (old.finish(), new.finish()) {
        let days = (Value::Date(old), Value::Date(new));
        item.value(Field::ComputedFinish, days.0, days.1, Sense::UpIsWorse);
    }
}

/// Compares what drives the finish; a new id of the same item is no change.
fn critical_path(item: &mut Item<'_, '_>) {
    let (old, new) = &item.all.expected;
    let (Some(old), Some(new)) = (old.critical_path(), new.critical_path()) else {
        return;
    };
    let list = |names: &[String]| match names {
        [] => Value::Missing,
        names => Value::List(names.to_vec()),
    };
    let now = |name: &String| item.all.references.now(name).to_owned();
    let renamed: Vec<String> = old.iter().map(now).collect();
    if !list(&renamed).says_same(&list(&new)) {
        item.push(Field::CriticalPath, (list(&old), list(&new)), None, None);
    }
    item.all.critical.paths = (old, new);
}

/// Compares the background, the problems with their causes, and the stakeholders.
pub(super) fn before_goals<'p>(all: &mut Collector<'p>, matched: &Matched<'p>) {
    for pair in &matched.claims {
        let worth = |side: &Side<'_>, claim: &Claim| read(side.text, &claim.source);
        if let Some((mut item, old, new)) = all.pair(Kind::Claim, pair, worth, None) {
            item.plain(Field::Source, &old.source, &new.source);
        }
    }
    for pair in &matched.problems {
        let worth = |side: &Side<'_>, problem: &Problem| read(side.text, &problem.evidence);
        if let Some((mut item, old, new)) = all.pair(Kind::Problem, pair, worth, None) {
            item.plain(Field::Evidence, &old.evidence, &new.evidence);
            item.plain(Field::Owner, &old.owner, &new.owner);
            item.plain(Field::Accepted, &old.accepted, &new.accepted);
        }
    }
    for pair in &matched.causes {
        let worth = |_: &Side<'_>, _: &Cause| Value::Missing;
        let Some((mut item, old, new)) = all.pair(Kind::Cause, pair, worth, None) else {
            continue;
        };
        if let (Some(was), Some(is)) = (pair.old, pair.new)
            && was.within != is.within
        {
            let name = |problem: Option<&Problem>| match problem {
                None => Value::Missing,
                Some(problem) => match problem.id() {
                    Some(id) => Value::Word(id.to_owned()),
                    None => problem
                        .title
                        .get()
                        .map_or(Value::Missing, |title| title.value()),
                },
            };
            let pair_of =
                |within: Option<usize>| within.and_then(|number| matched.problems.get(number));
            let old = pair_of(was.within).and_then(|pair| pair.old);
            let new = pair_of(is.within).and_then(|pair| pair.new);
            let values = (
                name(old.map(|seat| seat.item)),
                name(new.map(|seat| seat.item)),
            );
            item.push(Field::Problem, values, None, None);
        }
        item.plain(Field::Accepted, &old.accepted, &new.accepted);
    }
    for pair in &matched.stakeholders {
        let worth = |_: &Side<'_>, _: &Stakeholder| Value::Missing;
        if let Some((mut item, old, new)) = all.pair(Kind::Stakeholder, pair, worth, None) {
            item.plain(Field::Influence, &old.influence, &new.influence);
            item.plain(Field::Interest, &old.interest, &new.interest);
            let channels = (texts(&old.channels), texts(&new.channels));
            item.value(Field::Channels, channels.0, channels.1, Sense::Neutral);
            item.plain(Field::Owner, &old.owner, &new.owner);
        }
    }
}

/// Compares the resources.
pub(super) fn resources<'p>(all: &mut Collector<'p>, matched: &Matched<'p>) {
    let worth = |side: &Side<'_>, resource: &Resource| read(side.text, &resource.capacity);
    for pair in &matched.resources {
        if let Some((mut item, old, new)) = all.pair(Kind::Resource, pair, worth, None) {
            item.plain(Field::Kind, &old.kind, &new.kind);
            item.plain(Field::Capacity, &old.capacity, &new.capacity);
            item.plain(Field::Rate, &old.rate, &new.rate);
            item.plain(Field::Calendar, &old.calendar, &new.calendar);
        }
    }
}

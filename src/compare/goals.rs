//! Goals: what is promised, by when, and whether that has become harder or easier.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::read::{Field as Given, List, Record as _};
use crate::plan::value::Amount;
use crate::plan::{Goal, Measure, Reading};
use crate::source::Span;

use super::collect::{Collector, Item, Sense};
use super::matching::Matched;
use super::value::{Comparable as _, listed, read};
use super::{Delta, DeltaUnit, Effect, Field, Kind, Side, Value};

/// Compares the goals.
pub(super) fn goals<'p>(all: &mut Collector<'p>, matched: &Matched<'p>) {
    for pair in &matched.goals {
        let Some((mut item, old, new)) = all.pair(Kind::Goal, pair, promised, Some(Effect::Harder))
        else {
            continue;
        };
        deadline(&mut item, &old.deadline, &new.deadline);
        measure(&mut item, &old.measure, &new.measure);
        item.plain(Field::Statement, &old.statement, &new.statement);
        item.plain(Field::Owner, &old.owner, &new.owner);
        item.plain(Field::Horizon, &old.horizon, &new.horizon);
        item.reference(Field::Parent, &old.parent, &new.parent);
        item.references(Field::Addresses, &old.addresses, &new.addresses);
        item.plain(Field::Accepted, &old.accepted, &new.accepted);
    }
}

/// What a goal promises: its target, else its deadline.
fn promised(_: &Side<'_>, goal: &Goal) -> Value {
    let measure = goal.measure.get();
    let target = measure.and_then(|measure| Some(measure.as_read(measure.target.get()?)));
    match target {
        Some(target) => Value::Amount(target),
        None => goal
            .deadline
            .get()
            .map_or(Value::Missing, |day| day.value()),
    }
}

/// More time makes a promise easier; so does none.
fn deadline(item: &mut Item<'_, '_>, old: &Given<Date>, new: &Given<Date>) {
    let values = (read(item.all.old.text, old), read(item.all.new.text, new));
    if values.0 == values.1 {
        return;
    }
    let (delta, effect) = match (old, new) {
        (Given::Given(_, old), Given::Given(_, new)) => {
            (Some(item.all.slip(*old, *new)), Some(harder_if(new < old)))
        }
        (Given::Absent, Given::Given(..)) => (None, Some(Effect::Harder)),
        (Given::Given(..), Given::Absent) => (None, Some(Effect::Easier)),
        _ => (None, None),
    };
    item.push(Field::Deadline, values, delta, effect);
}

fn harder_if(is_harder: bool) -> Effect {
    match is_harder {
        true => Effect::Harder,
        false => Effect::Easier,
    }
}

fn measure(item: &mut Item<'_, '_>, old: &Given<Measure>, new: &Given<Measure>) {
    if old.is_unreadable() || new.is_unreadable() {
        let written = |side: &Side<'_>, field: &Given<Measure>| match field.place() {
            None => Value::Missing,
            Some(place) => {
                let text = side.text.get(place.value.range()).unwrap_or_default();
                Value::Unreadable(text.trim().to_owned())
            }
        };
        let (old, new) = (written(&item.all.old, old), written(&item.all.new, new));
        item.value(Field::Measure, old, new, Sense::Neutral);
        return;
    }
    let none = Measure::empty(Span::default());
    let (old, new) = (old.get().unwrap_or(&none), new.get().unwrap_or(&none));
    let both = Both { old, new };
    both.target(item);
    both.baseline(item);
    item.plain(Field::Metric, &old.metric, &new.metric);
    item.plain(Field::Definition, &old.definition, &new.definition);
    item.plain(Field::MeasureKind, &old.kind, &new.kind);
    item.plain(Field::Unit, &old.unit, &new.unit);
    let readings = |measure: &Measure, list: &List<Reading>| readings(measure, list);
    item.value(
        Field::Stages,
        readings(old, &old.stages),
        readings(new, &new.stages),
        Sense::Neutral,
    );
    item.value(
        Field::Actuals,
        readings(old, &old.actuals),
        readings(new, &new.actuals),
        Sense::Neutral,
    );
    item.plain(Field::Source, &old.source, &new.source);
    item.plain(Field::Frequency, &old.frequency, &new.frequency);
    let samples = (old.sample.get(), new.sample.get());
    let absent = (Given::Absent, Given::Absent);
    item.plain(
        Field::SampleSize,
        samples.0.map_or(&absent.0, |sample| &sample.size),
        samples.1.map_or(&absent.0, |sample| &sample.size),
    );
    item.plain(
        Field::Population,
        samples.0.map_or(&absent.0, |sample| &sample.population),
        samples.1.map_or(&absent.0, |sample| &sample.population),
    );
    item.plain(
        Field::Spread,
        samples.0.map_or(&absent.1, |sample| &sample.spread),
        samples.1.map_or(&absent.1, |sample| &sample.spread),
    );
    item.value(
        Field::Scale,
        listed(&old.scale),
        listed(&new.scale),
        Sense::Neutral,
    );
    item.plain(Field::Benchmark, &old.benchmark, &new.benchmark);
}

/// Values with their days, one text each.
fn readings(measure: &Measure, list: &List<Reading>) -> Value {
    if list.is_empty() {
        return Value::Missing;
    }
    let reading = |reading: &Reading| {
        let value = reading.value.get().map(|value| measure.as_read(value));
        let value = value.map_or_else(|| "?".to_owned(), |value| value.to_string());
        match reading.date.value() {
            Some(day) => format!("{value} ({day})"),
            None => value,
        }
    };
    Value::List(list.iter().map(reading).collect())
}

/// The measures of a goal in both versions.
struct Both<'m> {
    old: &'m Measure,
    new: &'m Measure,
}

impl Both<'_> {
    fn target(&self, item: &mut Item<'_, '_>) {
        let (old, new) = (&self.old.target, &self.new.target);
        let effect = |order: Option<Ordering>| match (old, new) {
            (Given::Absent, Given::Given(..)) => Some(Effect::Harder),
            (Given::Given(..), Given::Absent) => Some(Effect::Easier),
            _ => {
                let (order, direction) = (order?, self.direction()?);
                order.is_ne().then(|| harder_if(order == direction))
            }
        };
        self.amount(item, Field::Target, (old, new), effect);
    }

    fn baseline(&self, item: &mut Item<'_, '_>) {
        let (value, date) = (Given::Absent, Given::Absent);
        let (old, new) = (self.old.baseline.get(), self.new.baseline.get());
        let values = (
            old.map_or(&value, |reading| &reading.value),
            new.map_or(&value, |reading| &reading.value),
        );
        // What starts nearer to its target has less of a way to go.
        let effect = |order: Option<Ordering>| {
            let (order, direction) = (order?, self.direction()?);
            order.is_ne().then(|| harder_if(order != direction))
        };
        self.amount(item, Field::Baseline, values, effect);
        item.plain(
            Field::BaselineDate,
            old.map_or(&date, |reading| &reading.date),
            new.map_or(&date, |reading| &reading.date),
        );
    }

    /// Which way the metric is to move, when the versions don't disagree.
    fn direction(&self) -> Option<Ordering> {
        match (self.old.direction(), self.new.direction()) {
            (Some(old), Some(new)) => (old == new).then_some(new),
            (old, new) => old.or(new),
        }
    }

    /// Compares an amount of the measure; what it comes to in another unit is the same.
    fn amount(
        &self,
        item: &mut Item<'_, '_>,
        field: Field,
        (old, new): (&Given<Amount>, &Given<Amount>),
        effect: impl Fn(Option<Ordering>) -> Option<Effect>,
    ) {
        let shown = |measure: &Measure, text: &str, amount: &Given<Amount>| match amount.get() {
            Some(amount) => Value::Amount(measure.as_read(amount)),
            None => read(text, amount),
        };
        let values = (
            shown(self.old, item.all.old.text, old),
            shown(self.new, item.all.new.text, new),
        );
        if values.0 == values.1 {
            return;
        }
        let delta = match (old.get(), new.get()) {
            (Some(old), Some(new)) => self.difference(old, new),
            _ => None,
        };
        let order = delta.as_ref().map(|delta| delta.amount.cmp(&Decimal::ZERO));
        let same_bound = old.get().map(|old| old.bound) == new.get().map(|new| new.bound);
        if order == Some(Ordering::Equal) && same_bound {
            return;
        }
        item.push(field, values, delta, effect(order));
    }

    /// By how much the new amount is more, in its unit if that can be told exactly.
    fn difference(&self, old: &Amount, new: &Amount) -> Option<Delta> {
        let units = (self.old.unit_meant_by(old), self.new.unit_meant_by(new));
        let (amount, shown) = match &units {
            (None, None) => (new.value.checked_sub(old.value)?, None),
            (Some(old_unit), Some(new_unit)) => match old_unit.convert(old.value, new_unit) {
                Some(old) => (new.value.checked_sub(old)?, Some((self.new, new, new_unit))),
                None => {
                    let new = new_unit.convert(new.value, old_unit)?;
                    (new.checked_sub(old.value)?, Some((self.old, old, old_unit)))
                }
            },
            _ => return None,
        };
        let unit = match shown {
            None => DeltaUnit::Number,
            Some((_, _, unit)) if unit.is_percent() => DeltaUnit::Points,
            Some((measure, amount, _)) => {
                DeltaUnit::Of(measure.as_read(amount).unit.unwrap_or_default())
            }
        };
        Some(Delta {
            amount: amount.normalize(),
            unit,
        })
    }
}

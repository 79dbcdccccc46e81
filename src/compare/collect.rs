//! Gathers changes, item by item.

use std::collections::BTreeMap;
use std::fmt::Display;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::read::{Field as Given, List};
use crate::plan::value::Money;
use crate::schedule::Calendar;
use crate::source::Spanned;

use super::dates::{Critical, Expected};
use super::matching::{Known, Pair};
use super::references::References;
use super::value::{Comparable, listed, read};
use super::{Change, Delta, Effect, Field, Kind, Side, Value, slip};

/// How many items of a kind were added, removed, changed and left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// In the new version only.
    pub added: usize,
    /// In the old version only.
    pub removed: usize,
    /// In both, and different.
    pub changed: usize,
    /// In both, and the same.
    pub unchanged: usize,
}

/// What it means when a value grows, or a date becomes later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Neither good nor bad by itself.
    Neutral,
    /// More, or later, is worse.
    UpIsWorse,
    /// More is better.
    UpIsBetter,
}

/// All that was gathered.
#[derive(Debug)]
pub(super) struct Collector<'p> {
    pub old: Side<'p>,
    pub new: Side<'p>,
    pub references: References<'p>,
    /// The computed dates of both versions.
    pub expected: (Expected, Expected),
    pub critical: Critical,
    /// Ids, else titles, of what states too little, in one of the versions, for its computed dates
    /// to be compared.
    pub in_doubt: Vec<String>,
    pub changes: Vec<Change>,
    calendar: Option<Calendar>,
    counts: BTreeMap<Kind, Counts>,
}

/// An item whose fields are being compared.
#[derive(Debug)]
pub(super) struct Item<'c, 'p> {
    pub all: &'c mut Collector<'p>,
    pub kind: Kind,
    id: Option<String>,
    title: Value,
    /// How many changes there were before those of this item.
    before: usize,
    /// Whether it counts as an item.
    counts: bool,
}

impl<'p> Collector<'p> {
    pub fn new(
        (old, new): (Side<'p>, Side<'p>),
        calendar: Option<Calendar>,
        references: References<'p>,
    ) -> Collector<'p> {
        Collector {
            old,
            new,
            references,
            expected: (Expected::of(&old), Expected::of(&new)),
            critical: Critical::default(),
            in_doubt: Vec::new(),
            changes: Vec::new(),
            calendar,
            counts: BTreeMap::new(),
        }
    }

    /// Everything.
    pub fn finish(self) -> (Vec<Change>, Vec<(Kind, Counts)>) {
        (self.changes, self.counts.into_iter().collect())
    }

    /// By how much a later date is later.
    pub fn slip(&self, old: Date, new: Date) -> Delta {
        let (days, unit) = slip(self.calendar.as_ref(), old, new);
        Delta {
            amount: Decimal::from(days),
            unit,
        }
    }

    /// Something that isn't counted as an item: the plan, the budget.
    pub fn whole(&mut self, kind: Kind, title: Value) -> Item<'_, 'p> {
        Item {
            before: self.changes.len(),
            all: self,
            kind,
            id: None,
            title,
            counts: false,
        }
    }

    /// An item with a name of its own.
    pub fn item(&mut self, kind: Kind, id: Option<String>, title: Value) -> Item<'_, 'p> {
        Item {
            before: self.changes.len(),
            all: self,
            kind,
            id,
            title,
            counts: true,
        }
    }

    /// An item that may be in one version only: that is told with what it is worth, and with what
    /// it means that there is one more. What is in both is for the caller to compare.
    pub fn pair<T: Known>(
        &mut self,
        kind: Kind,
        pair: &Pair<'p, T>,
        worth: impl Fn(&Side<'p>, &'p T) -> Value,
        one_more: Option<Effect>,
    ) -> Option<(Item<'_, 'p>, &'p T, &'p T)> {
        let (old, new) = (
            pair.old.map(|seat| seat.item),
            pair.new.map(|seat| seat.item),
        );
        let (side, shown) = match (old, new) {
            (_, Some(new)) => (self.new, new),
            (Some(old), None) => (self.old, old),
            (None, None) => return None,
        };
        let title = read(side.text, shown.title());
        let id = shown.id().map(str::to_owned);
        let (old_side, new_side) = (self.old, self.new);
        let mut item = self.item(kind, id, title);
        match (old, new) {
            (Some(old), Some(new)) => {
                let ids =
                    |id: Option<&str>| id.map_or(Value::Missing, |id| Value::Word(id.to_owned()));
                item.value(Field::Id, ids(old.id()), ids(new.id()), Sense::Neutral);
                item.field(Field::Title, old.title(), new.title(), Sense::Neutral);
                Some((item, old, new))
            }
            (None, Some(new)) => {
                item.presence(Field::Added, worth(&new_side, new), one_more);
                None
            }
            (Some(old), None) => {
                let one_less = one_more.map(Effect::reversed);
                item.presence(Field::Removed, worth(&old_side, old), one_less);
                None
            }
            (None, None) => None,
        }
    }
}

impl<'p> Item<'_, 'p> {
    /// Compares a field.
    pub fn field<T: Comparable>(
        &mut self,
        field: Field,
        old: &Given<T>,
        new: &Given<T>,
        sense: Sense,
    ) {
        let (old, new) = (read(self.all.old.text, old), read(self.all.new.text, new));
        self.value(field, old, new, sense);
    }

    /// Compares a field that is neither good nor bad by itself.
    pub fn plain<T: Comparable>(&mut self, field: Field, old: &Given<T>, new: &Given<T>) {
        self.field(field, old, new, Sense::Neutral);
    }

    /// Compares lists of references as sets; a new id of the same item is no change.
    pub fn references<T: Display>(
        &mut self,
        field: Field,
        old: &List<Spanned<T>>,
        new: &List<Spanned<T>>,
    ) {
        let now = old.iter().map(|id| {
            let id = id.value.to_string();
            self.all.references.now(&id).to_owned()
        });
        let mut now: Vec<String> = now.collect();
        let meant = new.iter().map(|id| {
            let id = id.value.to_string();
            self.all.references.meant(&id).to_owned()
        });
        let mut meant: Vec<String> = meant.collect();
        now.sort_unstable();
        meant.sort_unstable();
        if now != meant {
            self.value(field, listed(old), listed(new), Sense::Neutral);
        }
    }

    /// Compares a reference; a new id of the same item is no change.
    pub fn reference<T: Comparable>(&mut self, field: Field, old: &Given<T>, new: &Given<T>) {
        let (old, new) = (read(self.all.old.text, old), read(self.all.new.text, new));
        if let (Value::Word(old), Value::Word(new)) = (&old, &new)
            && self.all.references.now(old) == self.all.references.meant(new)
        {
            return;
        }
        self.value(field, old, new, Sense::Neutral);
    }

    /// Compares two values.
    pub fn value(&mut self, field: Field, old: Value, new: Value, sense: Sense) {
        let (old, new) = (
            with_currency(old, &self.all.old),
            with_currency(new, &self.all.new),
        );
        if old.says_same(&new) {
            return;
        }
        let delta = match (&old, &new) {
            (Value::Date(old), Value::Date(new)) => Some(self.all.slip(*old, *new)),
            _ => old.delta(&new),
        };
        let is_up = match (&old, &new) {
            // Between days off no working day passes, and yet it is later.
            (Value::Date(old), Value::Date(new)) => Some(new > old),
            _ => delta.as_ref().map(|delta| delta.amount > Decimal::ZERO),
        };
        let effect = match (sense, is_up) {
            (Sense::Neutral, _) | (_, None) => None,
            (Sense::UpIsWorse, Some(is_up)) => Some(worse_if(is_up)),
            (Sense::UpIsBetter, Some(is_up)) => Some(worse_if(!is_up)),
        };
        self.push(field, (old, new), delta, effect);
    }

    /// Tells that the item is there, or no longer; what money it is worth is the difference.
    fn presence(&mut self, field: Field, worth: Value, effect: Option<Effect>) {
        let side = match field {
            Field::Removed => self.all.old,
            _ => self.all.new,
        };
        let worth = with_currency(worth, &side);
        let sign = match field {
            Field::Removed => -Decimal::ONE,
            _ => Decimal::ONE,
        };
        let delta = match worth {
            Value::Money(money) => Some(Delta {
                amount: money.amount * sign,
                unit: super::DeltaUnit::Money(money.currency),
            }),
            _ => None,
        };
        let values = match field {
            Field::Removed => (worth, Value::Missing),
            _ => (Value::Missing, worth),
        };
        self.push(field, values, delta, effect);
    }

    /// Tells a change.
    pub fn push(
        &mut self,
        field: Field,
        (old, new): (Value, Value),
        delta: Option<Delta>,
        effect: Option<Effect>,
    ) {
        let percent = match (&old, &delta) {
            (Value::Money(old), Some(delta)) if old.amount > Decimal::ZERO => delta
                .amount
                .checked_mul(Decimal::ONE_HUNDRED)
                .and_then(|hundredfold| hundredfold.checked_div(old.amount)),
            _ => None,
        };
        self.all.changes.push(Change {
            kind: self.kind,
            id: self.id.clone(),
            title: self.title.clone(),
            field,
            old,
            new,
            delta,
            percent: percent.filter(|_| field != Field::Removed),
            effect,
        });
    }
}

impl Drop for Item<'_, '_> {
    /// Counts the item by what was told of it.
    fn drop(&mut self) {
        if !self.counts {
            return;
        }
        let counts = self.all.counts.entry(self.kind).or_default();
        let told = self.all.changes.get(self.before..).unwrap_or_default();
        match told.first().map(|change| change.field) {
            None => counts.unchanged += 1,
            Some(Field::Added) => counts.added += 1,
            Some(Field::Removed) => counts.removed += 1,
            Some(_) => counts.changed += 1,
        }
    }
}

fn worse_if(is_worse: bool) -> Effect {
    match is_worse {
        true => Effect::Worse,
        false => Effect::Better,
    }
}

/// An amount that names no currency is in that of its plan.
fn with_currency(value: Value, side: &Side<'_>) -> Value {
    match value {
        Value::Money(money) => Value::Money(Money {
            currency: money.currency.or(side.plan.currency.value()),
            ..money
        }),
        other => other,
    }
}

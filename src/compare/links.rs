//! Links: which came, which went, which wait longer or shorter.

use std::collections::{HashMap, VecDeque};

use rust_decimal::Decimal;

use crate::plan::read::List;
use crate::plan::value::{Duration, DurationUnit, Lag, Link};
use crate::schedule;
use crate::source::Spanned;

use super::collect::Item;
use super::{Delta, DeltaUnit, Field, Value};

/// Compares what comes before an item; the order of the links says nothing.
pub(super) fn links(item: &mut Item<'_, '_>, old: &List<Spanned<Link>>, new: &List<Spanned<Link>>) {
    // Both lists with the ids of the new version.
    let renamed = |links: &List<Spanned<Link>>, name: &dyn Fn(&str) -> String| {
        let links = links.iter().map(|link| Link {
            target: name(&link.target),
            ..link.value.clone()
        });
        links.collect::<Vec<Link>>()
    };
    let references = &item.all.references;
    let before = renamed(old, &|id| references.now(id).to_owned());
    let after = renamed(new, &|id| references.meant(id).to_owned());
    let mut partners: Vec<Option<usize>> = vec![None; after.len()];
    let mut is_taken = vec![false; before.len()];
    // The same link first, then one with the same item.
    for is_whole in [true, false] {
        let mut waiting: HashMap<(&str, Option<&Link>), VecDeque<usize>> = HashMap::new();
        for (number, link) in before.iter().enumerate() {
            if !is_taken[number] {
                let key = (link.target.as_str(), is_whole.then_some(link));
                waiting.entry(key).or_default().push_back(number);
            }
        }
        for (number, link) in after.iter().enumerate() {
            let key = (link.target.as_str(), is_whole.then_some(link));
            if partners[number].is_none()
                && let Some(partner) = waiting.get_mut(&key).and_then(VecDeque::pop_front)
            {
                partners[number] = Some(partner);
                is_taken[partner] = true;
            }
        }
    }
    for (number, link) in new.iter().enumerate() {
        let Some(partner) = partners[number] else {
            item.push(Field::After, (Value::Missing, written(link)), None, None);
            continue;
        };
        if before[partner] != after[number] {
            let delta = difference(&before[partner], link);
            let values = (written(&old[partner]), written(link));
            item.push(Field::After, values, delta, None);
        }
    }
    for (link, is_taken) in old.iter().zip(is_taken) {
        if !is_taken {
            item.push(Field::After, (written(link), Value::Missing), None, None);
        }
    }
}

fn written(link: &Link) -> Value {
    Value::Word(link.to_string())
}

/// By how much the new link waits longer, when both hold the same ends.
fn difference(old: &Link, new: &Link) -> Option<Delta> {
    if old.kind != new.kind {
        return None;
    }
    let none = Lag {
        amount: Decimal::ZERO,
        unit: DurationUnit::Days,
    };
    let (old, new) = (old.lag.unwrap_or(none), new.lag.unwrap_or(none));
    let days = |lag: Lag| {
        schedule::workdays(&Duration {
            amount: lag.amount,
            unit: lag.unit,
        })
    };
    let (amount, unit) = match (days(old), days(new)) {
        (Some(old), Some(new)) => (new.checked_sub(old)?, DeltaUnit::Workdays),
        _ if old.unit == new.unit => (
            new.amount.checked_sub(old.amount)?,
            DeltaUnit::Of(new.unit.symbol().to_owned()),
        ),
        _ => return None,
    };
    Some(Delta {
        amount: amount.normalize(),
        unit,
    })
}

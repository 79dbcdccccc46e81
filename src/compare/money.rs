//! Money: totals, categories, lines, funding, benefits.

use std::collections::HashMap;

use crate::finance::{Entry, Ledger};
use crate::plan::read::{Either, Field as Given};
use crate::plan::value::Money;
use crate::plan::{Benefit, Budget, BudgetLine, Funding, LocalText, MoneyEstimate};

use super::collect::{Collector, Item, Sense};
use super::matching::Matched;
use super::value::{Comparable as _, read};
use super::{Delta, DeltaUnit, Effect, Field, Kind, Side, Value};

/// Compares the budgets.
pub(super) fn budget<'p>(
    all: &mut Collector<'p>,
    matched: &Matched<'p>,
    ledgers: &(Ledger<'_>, Ledger<'_>),
) {
    totals(all, ledgers);
    categories(all, ledgers);
    lines(all, matched, ledgers);
    for pair in &matched.funding {
        let worth = |side: &Side<'_>, source: &Funding| read(side.text, &source.amount);
        let one_more = Some(Effect::Better);
        if let Some((mut item, old, new)) = all.pair(Kind::Funding, pair, worth, one_more) {
            item.field(Field::Amount, &old.amount, &new.amount, Sense::UpIsBetter);
            item.plain(Field::Status, &old.status, &new.status);
            item.field(
                Field::Available,
                &old.available,
                &new.available,
                Sense::UpIsWorse,
            );
        }
    }
    for pair in &matched.benefits {
        let worth = |side: &Side<'_>, benefit: &Benefit| read(side.text, &benefit.amount);
        let one_more = Some(Effect::Better);
        if let Some((mut item, old, new)) = all.pair(Kind::Benefit, pair, worth, one_more) {
            item.field(Field::Amount, &old.amount, &new.amount, Sense::UpIsBetter);
            item.plain(Field::Per, &old.per, &new.per);
            item.field(Field::From, &old.from, &new.from, Sense::UpIsWorse);
            item.field(Field::Until, &old.until, &new.until, Sense::UpIsBetter);
            item.field(Field::Ramp, &old.ramp, &new.ramp, Sense::UpIsWorse);
            item.references(Field::Serves, &old.serves, &new.serves);
        }
    }
}

fn sum(money: Option<Money>) -> Value {
    money.map_or(Value::Missing, Value::Money)
}

/// Compares the figures of the budget as a whole.
fn totals(all: &mut Collector<'_>, ledgers: &(Ledger<'_>, Ledger<'_>)) {
    let (old_text, new_text) = (all.old.text, all.new.text);
    let (old, new) = (ledgers.0.budget, ledgers.1.budget);
    let mut item = all.whole(Kind::Budget, Value::Missing);
    fn of<T: super::value::Comparable>(
        text: &str,
        budget: Option<&Budget>,
        field: impl Fn(&Budget) -> &Given<T>,
    ) -> Value {
        budget.map_or(Value::Missing, |budget| read(text, field(budget)))
    }
    item.value(
        Field::Total,
        of(old_text, old, |budget| &budget.total),
        of(new_text, new, |budget| &budget.total),
        Sense::UpIsWorse,
    );
    item.value(
        Field::Lines,
        sum(ledgers.0.lines_total()),
        sum(ledgers.1.lines_total()),
        Sense::UpIsWorse,
    );
    let stated = (
        of(old_text, old, |budget| &budget.contingency),
        of(new_text, new, |budget| &budget.contingency),
    );
    let reserves = (sum(ledgers.0.contingency()), sum(ledgers.1.contingency()));
    let is_sum = |value: &Value| matches!(value, Value::Money(_));
    let is_told = is_sum(&stated.0) && is_sum(&stated.1);
    item.value(Field::Reserve, stated.0, stated.1, Sense::Neutral);
    if !is_told {
        item.value(Field::ReserveAmount, reserves.0, reserves.1, Sense::Neutral);
    }
    item.value(
        Field::FundingTotal,
        sum(ledgers.0.funding_total()),
        sum(ledgers.1.funding_total()),
        Sense::UpIsBetter,
    );
    item.value(
        Field::DiscountRate,
        of(old_text, old, |budget| &budget.discount_rate),
        of(new_text, new, |budget| &budget.discount_rate),
        Sense::Neutral,
    );
    item.value(
        Field::CountedFor,
        of(old_text, old, |budget| &budget.horizon),
        of(new_text, new, |budget| &budget.horizon),
        Sense::Neutral,
    );
    item.value(
        Field::CostClass,
        of(old_text, old, |budget| &budget.class),
        of(new_text, new, |budget| &budget.class),
        Sense::Neutral,
    );
    let returns = |budget: Option<&Budget>, text: &str| {
        let stated = budget.and_then(|budget| budget.stated.get());
        [
            stated.map_or(Value::Missing, |stated| read(text, &stated.roi)),
            stated.map_or(Value::Missing, |stated| read(text, &stated.payback)),
            stated.map_or(Value::Missing, |stated| read(text, &stated.npv)),
        ]
    };
    let fields = [
        (Field::Roi, Sense::UpIsBetter),
        (Field::Payback, Sense::UpIsWorse),
        (Field::Npv, Sense::UpIsBetter),
    ];
    let both = returns(old, old_text)
        .into_iter()
        .zip(returns(new, new_text));
    for ((field, sense), (old, new)) in fields.into_iter().zip(both) {
        item.value(field, old, new, sense);
    }
}

/// The lines of a category together.
struct Category<'p> {
    name: Option<&'p LocalText>,
    amounts: Vec<Option<Money>>,
}

/// Categories by their names, each where its first line stands.
fn by_category<'p>(ledger: &Ledger<'p>) -> (Vec<Category<'p>>, HashMap<Option<String>, usize>) {
    let mut categories: Vec<Category<'p>> = Vec::new();
    let mut numbers = HashMap::new();
    for entry in &ledger.entries {
        let name = entry.line.category.get();
        let number = *numbers.entry(name.map(LocalText::key)).or_insert_with(|| {
            categories.push(Category {
                name,
                amounts: Vec::new(),
            });
            categories.len() - 1
        });
        categories[number].amounts.push(entry.amount);
    }
    (categories, numbers)
}

/// Compares what the lines of each category come to. A category that one version hasn't costs
/// nothing there; one with a line whose amount isn't known has no sum.
fn categories(all: &mut Collector<'_>, ledgers: &(Ledger<'_>, Ledger<'_>)) {
    let ((old, old_numbers), (new, new_numbers)) =
        (by_category(&ledgers.0), by_category(&ledgers.1));
    // Without any category, the sum of the lines says it all.
    if old
        .iter()
        .chain(&new)
        .all(|category| category.name.is_none())
    {
        return;
    }
    let total = |ledger: &Ledger<'_>, category: Option<&Category<'_>>| {
        let Some(category) = category else {
            return Value::Missing;
        };
        let sum = ledger.sum(category.amounts.iter().copied());
        match sum.unknown {
            0 => Value::Money(sum.total),
            _ => Value::Missing,
        }
    };
    let names = new.iter().map(|category| category.name);
    let gone = old
        .iter()
        .map(|category| category.name)
        .filter(|name| !new_numbers.contains_key(&name.map(LocalText::key)));
    for name in names.chain(gone) {
        let key = name.map(LocalText::key);
        let find = |categories: &'_ [Category<'_>], numbers: &HashMap<_, usize>| {
            numbers
                .get(&key)
                .copied()
                .filter(|number| *number < categories.len())
        };
        let before = find(&old, &old_numbers).and_then(|number| old.get(number));
        let after = find(&new, &new_numbers).and_then(|number| new.get(number));
        let values = (total(&ledgers.0, before), total(&ledgers.1, after));
        let title = match name {
            Some(name) => name.value(),
            None => Value::Label(crate::text!("(none given)", "（未注明）")),
        };
        let mut item = all.whole(Kind::Category, title);
        let (delta, is_up) = match (&values, before.is_some(), after.is_some()) {
            ((Value::Missing, Value::Money(money)), false, true) => (money.amount, true),
            ((Value::Money(money), Value::Missing), true, false) => (-money.amount, false),
            ((old, new), ..) => {
                item.value(Field::Amount, old.clone(), new.clone(), Sense::UpIsWorse);
                continue;
            }
        };
        let currency = match &values {
            (Value::Money(money), _) | (_, Value::Money(money)) => money.currency,
            _ => None,
        };
        let delta = Delta {
            amount: delta,
            unit: DeltaUnit::Money(currency),
        };
        let effect = match is_up {
            true => Effect::Worse,
            false => Effect::Better,
        };
        item.push(Field::Amount, values, Some(delta), Some(effect));
    }
}

/// What a line comes to: its amount in the currency of the plan, else as it stands there.
fn worth(side: &Side<'_>, line: &BudgetLine, entry: Option<&Entry<'_>>) -> Value {
    match entry.and_then(|entry| entry.amount) {
        Some(money) => Value::Money(money),
        None => amounts(side.text, &line.amount)[0].clone(),
    }
}

/// The likeliest, the least and the most amount.
fn amounts(text: &str, field: &Given<Either<Money, MoneyEstimate>>) -> [Value; 3] {
    match field {
        Given::Absent => [Value::Missing, Value::Missing, Value::Missing],
        Given::Given(_, Either::Short(money)) => [money.value(), Value::Missing, Value::Missing],
        Given::Given(_, Either::Long(estimate)) => [
            read(text, &estimate.likely),
            read(text, &estimate.min),
            read(text, &estimate.max),
        ],
        Given::Unreadable(place) => {
            let written = text.get(place.value.range()).unwrap_or_default();
            let written = Value::Unreadable(written.trim().to_owned());
            [written, Value::Missing, Value::Missing]
        }
    }
}

/// The line with a number.
fn entry_at<'l, 'p>(ledger: &'l Ledger<'p>, index: Option<usize>) -> Option<&'l Entry<'p>> {
    ledger.entries.get(index?)
}

fn lines<'p>(all: &mut Collector<'p>, matched: &Matched<'p>, ledgers: &(Ledger<'_>, Ledger<'_>)) {
    for pair in &matched.lines {
        let before = entry_at(&ledgers.0, pair.old.map(|seat| seat.index));
        let after = entry_at(&ledgers.1, pair.new.map(|seat| seat.index));
        let worth_of = |side: &Side<'_>, line: &BudgetLine| worth(side, line, after.or(before));
        let one_more = Some(Effect::Worse);
        let Some((mut item, old, new)) = all.pair(Kind::Line, pair, worth_of, one_more) else {
            continue;
        };
        let values = (
            worth(&item.all.old, old, before),
            worth(&item.all.new, new, after),
        );
        item.value(Field::Amount, values.0, values.1, Sense::UpIsWorse);
        let [_, old_min, old_max] = amounts(item.all.old.text, &old.amount);
        let [_, new_min, new_max] = amounts(item.all.new.text, &new.amount);
        item.value(Field::AmountMin, old_min, new_min, Sense::UpIsWorse);
        item.value(Field::AmountMax, old_max, new_max, Sense::UpIsWorse);
        details(&mut item, old, new);
    }
}

fn details(item: &mut Item<'_, '_>, old: &BudgetLine, new: &BudgetLine) {
    item.plain(Field::Quantity, &old.quantity, &new.quantity);
    item.field(
        Field::UnitPrice,
        &old.unit_price,
        &new.unit_price,
        Sense::UpIsWorse,
    );
    item.reference(Field::Resource, &old.resource, &new.resource);
    item.field(Field::Effort, &old.effort, &new.effort, Sense::UpIsWorse);
    item.plain(Field::Paid, &old.paid, &new.paid);
    item.plain(Field::Category, &old.category, &new.category);
    item.reference(Field::Phase, &old.phase, &new.phase);
    item.references(Field::Serves, &old.serves, &new.serves);
    item.plain(Field::Accepted, &old.accepted, &new.accepted);
}

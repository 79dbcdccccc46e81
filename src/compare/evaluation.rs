//! How the result is judged.

use crate::plan::{Acceptance, Dimension, Plan, Review};

use super::collect::Collector;
use super::matching::{Matched, by_key};
use super::value::read;
use super::{Field, Kind, Side, Value};

/// Compares the dimensions, the reviews and what goals are accepted by.
pub(super) fn evaluation<'p>(all: &mut Collector<'p>, matched: &Matched<'p>) {
    for pair in &matched.dimensions {
        let worth = |side: &Side<'_>, dimension: &Dimension| read(side.text, &dimension.weight);
        let Some((mut item, old, new)) = all.pair(Kind::Dimension, pair, worth, None) else {
            continue;
        };
        item.plain(Field::Weight, &old.weight, &new.weight);
        item.references(Field::Goals, &old.goals, &new.goals);
    }
    for pair in &matched.reviews {
        let worth = |side: &Side<'_>, review: &Review| read(side.text, &review.frequency);
        let Some((mut item, old, new)) = all.pair(Kind::Review, pair, worth, None) else {
            continue;
        };
        item.plain(Field::Frequency, &old.frequency, &new.frequency);
        item.plain(Field::Owner, &old.owner, &new.owner);
    }
    acceptance(all);
}

fn items(plan: &Plan) -> &[Acceptance] {
    let evaluation = plan.evaluation.get();
    evaluation.map_or(&[], |evaluation| &evaluation.acceptance)
}

fn acceptance(all: &mut Collector<'_>) {
    let (old, new) = (items(all.old.plan), items(all.new.plan));
    let goal = |item: &Acceptance| item.goal.get().map(|goal| goal.as_str().to_owned());
    let pairs = by_key(
        old,
        new,
        |item| Some(all.references.now(&goal(item)?).to_owned()),
        goal,
    );
    for pair in pairs {
        let (old, new) = (
            pair.old.map(|seat| seat.item),
            pair.new.map(|seat| seat.item),
        );
        let Some(shown) = new.or(old) else { continue };
        let title = goal(shown).map_or(Value::Missing, Value::Word);
        let (old_text, new_text) = (all.old.text, all.new.text);
        let mut item = all.item(Kind::Acceptance, None, title);
        match (old, new) {
            (Some(old), Some(new)) => {
                item.plain(Field::Criterion, &old.criterion, &new.criterion);
                item.plain(Field::Evidence, &old.evidence, &new.evidence);
                item.plain(Field::SignOff, &old.sign_off, &new.sign_off);
            }
            (None, Some(new)) => {
                let values = (Value::Missing, read(new_text, &new.criterion));
                item.push(Field::Added, values, None, None);
            }
            (Some(old), None) => {
                let values = (read(old_text, &old.criterion), Value::Missing);
                item.push(Field::Removed, values, None, None);
            }
            (None, None) => {}
        }
    }
}

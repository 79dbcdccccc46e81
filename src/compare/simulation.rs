//! How the estimates of the plan are simulated.

use crate::plan::read::{Field as Given, List};
use crate::plan::{CorrelatedGroup, Simulation};

use super::collect::Item;
use super::value::read;
use super::{Field, Value};

/// Compares the curve of the estimates and the groups of tasks that move together.
pub(super) fn simulation(item: &mut Item<'_, '_>) {
    let (old, new) = (&item.all.old, &item.all.new);
    let sides = (&old.plan.simulation, &new.plan.simulation);
    let curves = (curve(old.text, sides.0), curve(new.text, sides.1));
    let written = (
        groups(sides.0, str::to_owned),
        groups(sides.1, str::to_owned),
    );
    // A new id of the same item is no change.
    let references = &item.all.references;
    let now = groups(sides.0, |id| references.now(id).to_owned());
    let meant = groups(sides.1, |id| references.meant(id).to_owned());
    if !curves.0.says_same(&curves.1) {
        item.push(Field::EstimateCurve, curves, None, None);
    }
    if !now.says_same(&meant) {
        item.push(Field::Correlation, written, None, None);
    }
}

fn curve(text: &str, simulation: &Given<Simulation>) -> Value {
    match simulation {
        Given::Absent => Value::Missing,
        Given::Unreadable(place) => {
            let written = text.get(place.value.range()).unwrap_or_default();
            Value::Unreadable(written.trim().to_owned())
        }
        Given::Given(_, own) => read(text, &own.curve),
    }
}

/// The groups as a list: what the tasks have in common, who they are and how closely they move
/// together.
fn groups(simulation: &Given<Simulation>, id: impl Fn(&str) -> String) -> Value {
    let none = List::default();
    let groups = simulation.get().map_or(&none, |own| &own.correlation);
    if groups.is_empty() {
        return Value::Missing;
    }
    let said = |group: &CorrelatedGroup| {
        let mut members: Vec<String> = group.members.iter().map(|m| id(m.as_str())).collect();
        members.sort_unstable();
        let mut said = members.join(" + ");
        if let Some(title) = group.title.get() {
            said = format!("{}: {said}", title.as_str());
        }
        if let Some(coefficient) = group.coefficient.get() {
            said = format!("{said}: {coefficient}");
        }
        said
    };
    Value::List(groups.iter().map(said).collect())
}

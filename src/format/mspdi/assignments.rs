//! Resources, and the tasks that use them.

use rust_decimal::Decimal;

use crate::lang::Lang;
use crate::plan::value::{DurationUnit, Rate, ResourceKind};
use crate::plan::{Plan, Resource};

use super::document::Document;
use super::tasks::Row;
use super::{Losses, Numbers, RESOURCE_ID, own, words};

/// The numbers of the resources by id; of two with one id, the first.
pub(super) fn resources(plan: &Plan) -> Numbers<'_> {
    let mut numbers = Numbers::new();
    for (at, resource) in plan.resources.iter().enumerate() {
        if let Some(id) = resource.id.get() {
            numbers.entry(id.as_str()).or_insert(at + 1);
        }
    }
    numbers
}

pub(super) fn write(
    plan: &Plan,
    numbers: &Numbers<'_>,
    calendars: &[Option<usize>],
    lang: Lang,
    losses: &mut Losses,
    document: &mut Document,
) {
    document.element("Resources", |document| {
        for (at, resource) in plan.resources.iter().enumerate() {
            let id = resource.id.get().map(|id| id.as_str());
            // One whose id another has already is used by nobody.
            if id.is_some_and(|id| numbers.get(id) != Some(&(at + 1))) {
                continue;
            }
            document.element("Resource", |document| {
                let calendar = calendars.get(at).copied().flatten();
                one(resource, at + 1, calendar, lang, losses, document);
            });
        }
    });
}

fn one(
    resource: &Resource,
    number: usize,
    calendar: Option<usize>,
    lang: Lang,
    losses: &mut Losses,
    document: &mut Document,
) {
    let kind = resource.kind.value();
    let is_material = kind == Some(ResourceKind::Material);
    document.value("UID", number);
    document.value("ID", number);
    document.line("Name", words(&resource.title, lang));
    document.value("Type", u8::from(!is_material));
    document.value("IsNull", 0);
    // Project knows work and material only; the kind is the group.
    document.line("Group", kind.map(ResourceKind::word));
    if let Some(capacity) = resource.capacity.get() {
        document.value("MaxUnits", capacity.0.normalize());
    }
    if let Some(rate) = resource.rate.get() {
        match hourly(rate) {
            Some((rate, format)) => {
                document.value("StandardRate", rate);
                document.value("StandardRateFormat", format);
            }
            None => losses.rates += 1,
        }
    }
    if let Some(calendar) = calendar {
        document.value("CalendarUID", calendar);
    }
    let notes: Vec<&str> = resource
        .notes
        .iter()
        .map(|note| note.value.get(lang))
        .collect();
    document.lines("Notes", &notes.join("\n"));
    own(
        RESOURCE_ID,
        resource.id.get().map(|id| id.as_str()),
        document,
    );
}

/// Working hours of the units that rates are shown in, with the number of the unit: rates stand
/// there per hour.
pub(crate) const RATES: [(DurationUnit, u8, i64); 4] = [
    (DurationUnit::Hours, 2, 1),
    (DurationUnit::Days, 3, 8),
    (DurationUnit::Weeks, 4, 40),
    (DurationUnit::Months, 5, 160),
];

/// A rate per hour with the number of its unit; `None` for units that Project doesn't have.
fn hourly(rate: &Rate) -> Option<(Decimal, u8)> {
    let (_, format, hours) = RATES.into_iter().find(|(unit, ..)| *unit == rate.per)?;
    let hourly = rate.money.amount.checked_div(Decimal::from(hours))?;
    Some((hourly.normalize(), format))
}

pub(super) fn assign(
    rows: &[Row<'_>],
    numbers: &Numbers<'_>,
    losses: &mut Losses,
    document: &mut Document,
) {
    document.element("Assignments", |document| {
        let mut next = 1;
        for (at, row) in rows.iter().enumerate() {
            let Row::Task(task, _) = row else { continue };
            for (resource, units) in task.uses.iter() {
                let Some(&number) = numbers.get(resource.value.as_str()) else {
                    losses.uses += 1;
                    continue;
                };
                document.element("Assignment", |document| {
                    document.value("UID", next);
                    document.value("TaskUID", at + 1);
                    document.value("ResourceUID", number);
                    document.value("Units", units.value.0.normalize());
                });
                next += 1;
            }
        }
    });
}

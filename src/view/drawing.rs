//! What only charts show of a timeline: links between rows, and days off.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::plan::read::List;
use crate::plan::value::{Link, LinkKind};
use crate::plan::{Id, Plan};
use crate::schedule::calendar::{date_of, day_number};
use crate::schedule::cpm::Driver;
use crate::schedule::{Calendar, Facts, Schedule};
use crate::source::{Span, Spanned};

use super::report::RowLink;

/// A chart of more days than this, 20 years, is too coarse to show days off.
const MOST_DAYS: i32 = 20 * 366;

/// The links between the rows of a plan, each with what the schedule says of it; `rows` finds the
/// row of an id. What names no row, and an item that names itself, is left out.
pub(super) fn links(
    plan: &Plan,
    (schedule, facts): (&Schedule, &[Facts]),
    rows: &HashMap<&str, usize>,
) -> Vec<RowLink> {
    let mut links: BTreeMap<(usize, usize, LinkKind), Held> = BTreeMap::new();
    let mut add = |number: usize, to: Option<&str>, after: &List<Spanned<Link>>| {
        let Some(&to) = to.and_then(|id| rows.get(id)) else {
            return;
        };
        if after.is_empty() {
            return;
        }
        let held = held(schedule, facts, number);
        for link in after {
            let from = rows.get(link.value.target.as_str());
            if let Some(&from) = from.filter(|from| **from != to) {
                let known = links.entry((from, to, link.value.kind)).or_default();
                let own = held.iter().find(|(span, _)| *span == link.span);
                let held = own.map(|(_, held)| *held).unwrap_or_default();
                known.driving |= held.driving;
                known.critical |= held.critical;
            }
        }
    };
    let mut number = 0;
    for phase in &plan.phases {
        for task in &phase.tasks {
            add(number, task.id.get().map(Id::as_str), &task.after);
            number += 1;
        }
        for milestone in &phase.milestones {
            add(number, milestone.id.get().map(Id::as_str), &milestone.after);
            number += 1;
        }
    }
    let link = |((from, to, kind), held): ((usize, usize, LinkKind), Held)| RowLink {
        from,
        to,
        kind,
        driving: held.driving,
        critical: held.critical,
    };
    links.into_iter().map(link).collect()
}

/// How a link holds what comes behind it.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    driving: bool,
    critical: bool,
}

/// The links that drive an item, by where they are stated.
fn held(schedule: &Schedule, facts: &[Facts], item: usize) -> Vec<(Span, Held)> {
    let network = schedule.network();
    let is_critical = facts[item].is_critical;
    let drivers = schedule.drivers(item).into_iter();
    let links = drivers.filter_map(|driver| match driver {
        Driver::Link(number) => Some(network.link(number)),
        _ => None,
    });
    links
        .map(|link| {
            let critical = is_critical && comes_from_critical(schedule, facts, link.from as usize);
            let driving = true;
            (link.stated, Held { driving, critical })
        })
        .collect()
}

/// Whether an item is critical; the end of a phase is when something critical sets it.
fn comes_from_critical(schedule: &Schedule, facts: &[Facts], item: usize) -> bool {
    let network = schedule.network();
    if let Some(facts) = facts.get(item) {
        return facts.is_critical;
    }
    schedule.drivers(item).iter().any(|driver| match driver {
        Driver::Link(number) => {
            let from = network.link(*number).from as usize;
            facts.get(from).is_some_and(|facts| facts.is_critical)
        }
        _ => false,
    })
}

/// The stretches of days off between two days, both included; none when the stretch is too long
/// for a chart of days.
pub(super) fn days_off(calendar: &Calendar, first: Date, last: Date) -> Vec<(Date, Date)> {
    let (first, last) = (day_number(first), day_number(last));
    if last.saturating_sub(first) > MOST_DAYS {
        return Vec::new();
    }
    let off: Vec<Date> = (first..=last)
        .filter_map(date_of)
        .filter(|day| !calendar.is_workday(*day))
        .collect();
    off.chunk_by(|a, b| day_number(*a) + 1 == day_number(*b))
        .filter_map(|run| Some((*run.first()?, *run.last()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_off_are_runs() {
        let off = days_off(&Calendar::cn(), date(2026, 2, 13), date(2026, 3, 1));
        // The Saturdays 14 and 28 February are workdays.
        assert_eq!(
            off,
            [
                (date(2026, 2, 15), date(2026, 2, 23)),
                (date(2026, 3, 1), date(2026, 3, 1)),
            ]
        );
        let always = Calendar::continuous();
        assert_eq!(days_off(&always, date(2026, 1, 1), date(2026, 12, 31)), []);
        assert_eq!(days_off(&Calendar::standard(), Date::MIN, Date::MAX), []);
    }
}

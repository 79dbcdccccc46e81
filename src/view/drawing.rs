//! What only charts show of a timeline: links between rows, and days off.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use crate::plan::read::List;
use crate::plan::value::Link;
use crate::plan::{Id, Plan};
use crate::schedule::Calendar;
use crate::schedule::calendar::{date_of, day_number};
use crate::source::Spanned;

use super::report::RowLink;

/// A chart of more days than this, 20 years, is too coarse to show days off.
const MOST_DAYS: i32 = 20 * 366;

/// The links between the rows of a plan; `rows` finds the row of an id. What names no row, and
/// an item that names itself, is left out.
pub(super) fn links(plan: &Plan, rows: &HashMap<&str, usize>) -> Vec<RowLink> {
    let mut links = BTreeSet::new();
    let mut add = |to: Option<&str>, after: &List<Spanned<Link>>| {
        let Some(&to) = to.and_then(|id| rows.get(id)) else {
            return;
        };
        for link in after {
            let from = rows.get(link.value.target.as_str());
            if let Some(&from) = from.filter(|from| **from != to) {
                links.insert(RowLink {
                    from,
                    to,
                    kind: link.value.kind,
                    driving: false,
                    critical: false,
                });
            }
        }
    };
    for phase in &plan.phases {
        for task in &phase.tasks {
            add(task.id.get().map(Id::as_str), &task.after);
        }
        for milestone in &phase.milestones {
            add(milestone.id.get().map(Id::as_str), &milestone.after);
        }
    }
    links.into_iter().collect()
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

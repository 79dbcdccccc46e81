//! What the items of a plan were to be in an earlier version: a baseline.

use jiff::civil::Date;

use crate::plan::Plan;
use crate::schedule::{self, Calendars, Schedule, StatedDates};

use super::matching::{Matched, Pair};

/// First and last day of something.
type Days = (Date, Date);

/// The days that the items of a plan had in an earlier version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Earlier {
    /// By phase, in file order; `None` where it had no days or wasn't there.
    pub phases: Vec<Option<Days>>,
    /// By task or milestone, in the order of the schedule.
    pub items: Vec<Option<Days>>,
}

impl Earlier {
    /// Finds the items of a plan in an earlier version, by id, else by title, with the days that a
    /// timeline shows of them there: computed ones, else stated ones.
    pub fn of((old, calendars): (&Plan, &Calendars), new: &Plan) -> Earlier {
        let matched = Matched::of(old, new);
        let schedule = Schedule::of(old, calendars);
        let tasks: Vec<Option<Days>> = schedule
            .tasks()
            .zip(old.tasks())
            .map(|(facts, task)| days(&facts, schedule::of_task(task)))
            .collect();
        let milestones: Vec<Option<Days>> = schedule
            .milestones()
            .zip(old.milestones())
            .map(|(facts, milestone)| {
                let stated = milestone.finished.value().or(milestone.date.value());
                let stated = StatedDates {
                    start: stated,
                    finish: stated,
                };
                days(&facts, stated)
            })
            .collect();
        let phases = phases(old, &schedule);
        let (of_tasks, of_milestones) = (
            moved(&matched.tasks, &tasks),
            moved(&matched.milestones, &milestones),
        );
        let (mut of_tasks, mut of_milestones) = (of_tasks.into_iter(), of_milestones.into_iter());
        let mut items = Vec::new();
        for phase in &new.phases {
            items.extend(of_tasks.by_ref().take(phase.tasks.len()));
            items.extend(of_milestones.by_ref().take(phase.milestones.len()));
        }
        Earlier {
            phases: moved(&matched.phases, &phases),
            items,
        }
    }
}

fn days(facts: &schedule::Facts, stated: StatedDates) -> Option<Days> {
    let start = facts.early_start.or(stated.start);
    let finish = facts.early_finish.or(stated.finish);
    let days = (start.or(finish)?, finish.or(start)?);
    (days.0 <= days.1).then_some(days)
}

/// The days of the phases.
fn phases(plan: &Plan, schedule: &Schedule) -> Vec<Option<Days>> {
    let mut next = 0;
    let phases = plan.phases.iter().map(|phase| {
        let first = next;
        next += phase.tasks.len() + phase.milestones.len();
        let facts = (first..next).map(|item| schedule.facts(item));
        let facts: Vec<schedule::Facts> = facts.collect();
        let (start, finish) = schedule::days_of_phase(phase, &facts);
        let days = (start?, finish?);
        (days.0 <= days.1).then_some(days)
    });
    phases.collect()
}

/// The days of the old items by the number of the new ones.
fn moved<T>(pairs: &[Pair<'_, T>], days: &[Option<Days>]) -> Vec<Option<Days>> {
    let new = pairs.iter().filter(|pair| pair.new.is_some()).count();
    let mut moved = vec![None; new];
    for pair in pairs {
        if let (Some(old), Some(new)) = (pair.old, pair.new) {
            moved[new.index] = days.get(old.index).copied().flatten();
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::source::{Limits, parse};

    fn plan(text: &str) -> Plan {
        let tree = parse(text, &Limits::DEFAULT);
        let (plan, _) = crate::plan::read(&tree, text, tree.roots()[0], &Limits::DEFAULT);
        plan.expect("a plan")
    }

    const OLD: &str = "planvet: 1
title: x
start: 2026-01-05
phases:
  - id: PH1
    title: One
    tasks:
      - {id: T1, title: Shifts, duration: 10d}
      - {id: T2, title: Dispatch, duration: 5d, after: [T1]}
    milestones:
      - {id: M1, title: Live, after: [T2]}
  - id: PH2
    title: Two
    milestones:
      - {id: M2, title: Agreed, date: 2026-03-02}
";

    #[test]
    fn items_are_found_by_id_else_by_title() {
        let new = OLD
            .replace(
                "id: T2, title: Dispatch, duration: 5d, after: [T1]",
                "id: T9, title: Dispatch",
            )
            .replace(
                "      - {id: T1,",
                "      - {id: T0, title: Before all, duration: 1d}\n      - {id: T1,",
            );
        let earlier = Earlier::of((&plan(OLD), Calendars::standard()), &plan(&new));
        let whole = Some((date(2026, 1, 5), date(2026, 1, 23)));
        assert_eq!(
            earlier.items,
            [
                None,
                Some((date(2026, 1, 5), date(2026, 1, 16))),
                Some((date(2026, 1, 19), date(2026, 1, 23))),
                Some((date(2026, 1, 23), date(2026, 1, 23))),
                Some((date(2026, 3, 2), date(2026, 3, 2))),
            ]
        );
        let agreed = Some((date(2026, 3, 2), date(2026, 3, 2)));
        assert_eq!(earlier.phases, [whole, agreed]);
    }

    #[test]
    fn what_was_not_there_has_no_days() {
        let none = Earlier::of(
            (&plan("planvet: 1\ntitle: x\n"), Calendars::standard()),
            &plan(OLD),
        );
        assert_eq!(none.items, [None; 4]);
        assert_eq!(none.phases, [None; 2]);
    }
}

//! What holds for every plan.

use std::fmt::Write as _;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::{Criticality, Wanted};
use super::{plan, schedule};
use crate::schedule::cpm::Facts;
use crate::schedule::network::Network;
use crate::schedule::{Calendars, Earliest, Schedule};

/// Tasks by length in tenths of a day, with links to earlier ones.
#[derive(Debug, Clone)]
struct Tasks(Vec<(u32, Vec<(usize, String)>)>);

fn tasks(signs: &'static str, units: &'static str) -> impl Strategy<Value = Tasks> {
    let kind = prop::sample::select(vec!["", " FS", " SS", " FF", " SF"]);
    let unit = prop::sample::select(units.split(' ').collect::<Vec<_>>());
    let lag = prop::option::of((0..9u32, unit));
    let sign = prop::sample::select(signs.split(' ').collect::<Vec<_>>());
    let link = (any::<prop::sample::Index>(), kind, lag, sign);
    let task = (0..60u32, prop::collection::vec(link, 0..3));
    prop::collection::vec(task, 1..14).prop_map(|tasks| {
        let linked = tasks
            .into_iter()
            .enumerate()
            .map(|(number, (length, links))| {
                let links =
                    links
                        .into_iter()
                        .filter(|_| number > 0)
                        .map(|(to, kind, lag, sign)| {
                            let to = to.index(number);
                            let how = match lag {
                                Some((lag, unit)) => format!("{kind} {sign}{lag}{unit}"),
                                None => kind.to_owned(),
                            };
                            (to, how)
                        });
                (length, links.collect())
            });
        Tasks(linked.collect())
    })
}

impl Tasks {
    fn lines(&self, order: impl Iterator<Item = usize>) -> String {
        let mut lines =
            String::from("start: 2026-02-02\ncalendar: CN\nphases:\n  - title: x\n    tasks:\n");
        for number in order {
            let (length, links) = &self.0[number];
            let after: Vec<String> = links
                .iter()
                .map(|(to, how)| format!("T{to}{how}"))
                .collect();
            let (days, tenth) = (length / 10, length % 10);
            let after = after.join(", ");
            writeln!(
                lines,
                "      - {{id: T{number}, title: x, duration: {days}.{tenth}d, after: [{after}]}}"
            )
            .unwrap();
        }
        lines
    }

    fn facts(&self) -> Vec<Facts> {
        schedule(&self.lines(0..self.0.len())).tasks().collect()
    }
}

proptest! {
    #[test]
    fn the_order_in_the_file_makes_no_difference(tasks in tasks("+ -", "d h ed w")) {
        let mut reversed: Vec<Facts> =
            schedule(&tasks.lines((0..tasks.0.len()).rev())).tasks().collect();
        reversed.reverse();
        prop_assert_eq!(tasks.facts(), reversed);
    }

    #[test]
    fn no_float_is_negative_without_promises(tasks in tasks("+ -", "d h ed w")) {
        for facts in tasks.facts() {
            let (total, free) = (facts.total_float.unwrap(), facts.free_float.unwrap());
            prop_assert!(Decimal::ZERO <= free && free <= total, "{total} {free}");
            prop_assert!(facts.late_start >= facts.early_start);
            prop_assert!(facts.late_finish >= facts.early_finish);
        }
    }

    #[test]
    fn one_more_link_makes_nothing_earlier(tasks in tasks("+ -", "d h ed w"), from: prop::sample::Index, to: prop::sample::Index) {
        let (from, to) = (from.index(tasks.0.len()), to.index(tasks.0.len()));
        prop_assume!(from < to);
        let before = tasks.facts();
        let mut linked = tasks.clone();
        linked.0[to].1.push((from, " FF-1d".to_owned()));
        for (before, after) in before.iter().zip(linked.facts()) {
            prop_assert!(after.early_start >= before.early_start);
            prop_assert!(after.early_finish >= before.early_finish);
        }
    }

    #[test]
    fn something_is_critical_from_the_first_day_to_the_last(tasks in tasks("+", "d h w")) {
        let lines = tasks.lines(0..tasks.0.len());
        let wanted = Wanted { criticality: Criticality::LongestPath, ..Wanted::default() };
        let network = Network::of(&plan(&lines), Calendars::standard());
        let schedule = Schedule::new(network, wanted);
        let project = schedule.project();
        let critical: Vec<Facts> = schedule.tasks().filter(|facts| facts.is_critical).collect();
        prop_assert_eq!(critical.iter().filter_map(|facts| facts.early_start).min(), project.start);
        prop_assert_eq!(critical.iter().filter_map(|facts| facts.early_finish).max(), project.finish);
        // Without dates of their own, driven chains have no float.
        for facts in schedule.tasks() {
            if facts.is_critical {
                prop_assert_eq!(facts.total_float, Some(Decimal::ZERO));
            }
        }
    }

    #[test]
    fn everything_has_a_driver(tasks in tasks("+ -", "d h ed w")) {
        let schedule = schedule(&tasks.lines(0..tasks.0.len()));
        for item in 0..schedule.network().stated {
            prop_assert!(!schedule.drivers(item).is_empty());
        }
    }

    #[test]
    fn the_certain_dates_are_never_later(tasks in tasks("+ -", "d h ed w")) {
        let plan = plan(&tasks.lines(0..tasks.0.len()));
        let earliest = Earliest::of(&plan, Calendars::standard());
        for (bound, facts) in earliest.tasks.iter().zip(tasks.facts()) {
            prop_assert!(bound.start.map(|since| since.day) <= facts.early_start);
            prop_assert!(bound.finish.map(|since| since.day) <= facts.early_finish);
        }
    }
}

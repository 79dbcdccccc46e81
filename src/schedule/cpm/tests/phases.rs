//! Floats of what links to the start of a phase hold, by their definition: how much later an item
//! can be made.

use std::fmt::Write as _;

use fastrand::Rng;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::schedule;
use crate::schedule::cpm::Facts;
use crate::schedule::{Calendar, Schedule};

/// A task: its phase, its days, what it waits for, and its day to be done by.
#[derive(Debug)]
struct Work {
    phase: usize,
    days: i64,
    after: Vec<String>,
    deadline: Option<Date>,
}

const PHASES: usize = 4;

/// Tasks phase by phase. They wait for earlier tasks, for the start of phases before their own,
/// and for each other's starts.
fn random(rng: &mut Rng) -> Vec<Work> {
    let mut works = Vec::new();
    for phase in 0..PHASES {
        for _ in 0..rng.usize(1..4) {
            let mut after = Vec::new();
            for _ in 0..rng.usize(0..3) {
                let number = works.len();
                if phase > 0 && rng.bool() {
                    let lag = rng.usize(1..4);
                    let kind = if rng.usize(0..4) == 0 { "SF" } else { "SS" };
                    after.push(format!("P{} {kind}+{lag}d", rng.usize(0..phase)));
                } else if number > 0 {
                    let kind = ["FS", "FS", "SS", "FF"][rng.usize(0..4)];
                    after.push(format!("T{} {kind}", rng.usize(0..number)));
                }
            }
            works.push(Work {
                phase,
                days: rng.i64(1..6),
                after,
                deadline: (rng.usize(0..6) == 0).then(|| at(i64::from(rng.u8(4..20)))),
            });
        }
    }
    works
}

/// A working day from the first one on.
fn at(day: i64) -> Date {
    Calendar::standard()
        .add_workdays(date(2026, 1, 5), day)
        .unwrap()
}

fn lines(works: &[Work], delayed: Option<(usize, Date)>) -> String {
    let mut lines = String::from("start: 2026-01-05\ncalendar: standard\nphases:\n");
    for phase in 0..PHASES {
        writeln!(lines, "  - id: P{phase}\n    title: x\n    tasks:").unwrap();
        for (number, work) in works.iter().enumerate() {
            if work.phase != phase {
                continue;
            }
            let after = work.after.join(", ");
            write!(
                lines,
                "      - {{id: T{number}, title: x, duration: {}d, after: [{after}]",
                work.days
            )
            .unwrap();
            if let Some((_, day)) = delayed.filter(|(delayed, _)| *delayed == number) {
                write!(lines, ", not_before: {day}").unwrap();
            }
            if let Some(deadline) = work.deadline {
                write!(lines, ", deadline: {deadline}").unwrap();
            }
            lines.push_str("}\n");
        }
    }
    lines
}

fn days(schedule: &Schedule) -> Vec<(Option<Date>, Option<Date>)> {
    let dates = |facts: Facts| (facts.early_start, facts.early_finish);
    schedule.tasks().map(dates).collect()
}

/// Whether everything is done in time when an item begins on a day.
fn is_in_time(works: &[Work], delayed: (usize, Date), last: Option<Date>) -> bool {
    let found = schedule(&lines(works, Some(delayed)));
    let in_time = |(facts, work): (Facts, &Work)| {
        facts.early_finish <= last
            && work
                .deadline
                .is_none_or(|day| facts.early_finish <= Some(day))
    };
    found.tasks().zip(works).all(in_time)
}

#[test]
fn what_starts_a_phase_may_be_late_as_long_as_something_else_starts_it() {
    let mut free_of_others = 0;
    for seed in 0..200 {
        let works = random(&mut Rng::with_seed(seed));
        let text = lines(&works, None);
        let found = schedule(&text);
        let last = found.project().finish;
        let early = days(&found);
        let keeps = |work: &Work, finish: &Option<Date>| {
            work.deadline.is_none_or(|day| *finish <= Some(day))
        };
        if !works
            .iter()
            .zip(&early)
            .all(|(work, (_, finish))| keeps(work, finish))
        {
            continue;
        }
        for number in 0..works.len() {
            let facts = found.facts(number);
            let [total, free] =
                [facts.total_float, facts.free_float].map(|days| days.unwrap().to_i64().unwrap());
            let start = facts.early_start.unwrap();
            let later = |days: i64| Calendar::standard().add_workdays(start, days).unwrap();
            let told = format!("T{number}: {total} {free}, seed {seed}\n{text}");
            assert!(
                is_in_time(&works, (number, later(total)), last),
                "less {told}"
            );
            assert!(
                !is_in_time(&works, (number, later(total + 1)), last),
                "more {told}"
            );
            let moves = |days: i64| {
                let delayed = schedule(&lines(&works, Some((number, later(days)))));
                let dates = self::days(&delayed);
                let others = (0..works.len()).filter(|other| *other != number);
                delayed.project().finish != last
                    || others.into_iter().any(|other| dates[other] != early[other])
            };
            assert!(!moves(free), "free, less {told}");
            assert!(moves(free + 1), "free, more {told}");
            free_of_others += usize::from(total > 0);
        }
    }
    assert!(free_of_others > 200, "{free_of_others}");
}

#[test]
fn too_tangled_starts_leave_less_float_never_more() {
    // A hundred first tasks behind a long chain: each would be followed all the way back.
    let mut text =
        String::from("start: 2026-01-05\ncalendar: standard\nphases:\n  - title: x\n    tasks:\n");
    for task in 0..300 {
        let after = if task == 0 {
            String::new()
        } else {
            format!("A{}", task - 1)
        };
        writeln!(
            text,
            "      - {{id: A{task}, title: x, duration: 1d, after: [{after}]}}"
        )
        .unwrap();
    }
    text.push_str("  - id: P\n    title: x\n    tasks:\n");
    for task in 0..100 {
        writeln!(
            text,
            "      - {{id: F{task}, title: x, duration: 1d, after: [A299]}}"
        )
        .unwrap();
    }
    text.push_str(
        "  - title: x\n    tasks:\n      - {id: Z, title: x, duration: 5d, after: [P SS]}\n",
    );
    let found = schedule(&text);
    let floats: Vec<Decimal> = found
        .tasks()
        .map(|facts| facts.total_float.unwrap())
        .collect();
    assert!(floats[..300].iter().all(Decimal::is_zero), "{floats:?}");
    assert_eq!(floats[300], Decimal::ZERO);
}

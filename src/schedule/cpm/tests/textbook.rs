//! Networks with published answers.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::schedule;
use crate::schedule::Schedule;

/// A project whose days are all worked, from 1 January on, so that day n ends on the nth.
fn project(activities: &[(&str, &str, &str)]) -> Schedule {
    let mut lines = String::from(
        "start: 2026-01-01\ncalendar: continuous\nphases:\n  - title: x\n    tasks:\n",
    );
    for (id, length, after) in activities {
        writeln!(
            lines,
            "      - {{id: {id}, title: x, duration: {length}, after: [{after}]}}"
        )
        .unwrap();
    }
    schedule(&lines)
}

/// The total floats by id.
fn floats(activities: &[(&str, &str, &str)]) -> (BTreeMap<String, Decimal>, Decimal) {
    let schedule = project(activities);
    let ids = activities.iter().map(|(id, ..)| (*id).to_owned());
    let floats = schedule.tasks().map(|facts| facts.total_float.unwrap());
    (ids.zip(floats).collect(), schedule.project().days.unwrap())
}

fn check(activities: &[(&str, &str, &str)], length: i64, slack: &[(&str, i64)]) {
    let (found, days) = floats(activities);
    assert_eq!(days, Decimal::from(length));
    let slack: BTreeMap<&str, i64> = slack.iter().copied().collect();
    for (id, float) in found {
        let known = slack.get(id.as_str()).copied().unwrap_or_default();
        assert_eq!(float, Decimal::from(known), "{id}");
    }
}

/// Reliable Construction Co.: F. S. Hillier and G. J. Lieberman, Introduction to Operations
/// Research, chapter on project management with PERT/CPM. 44 weeks, critical
/// A-B-C-E-F-J-L-N; slack of D, G, H and M 4, of I 2, of K 1.
#[test]
fn reliable_construction() {
    let activities = [
        ("A", "2d", ""),
        ("B", "4d", "A"),
        ("C", "10d", "B"),
        ("D", "6d", "C"),
        ("E", "4d", "C"),
        ("F", "5d", "E"),
        ("G", "7d", "D"),
        ("H", "9d", "E, G"),
        ("I", "7d", "C"),
        ("J", "8d", "F, I"),
        ("K", "4d", "J"),
        ("L", "5d", "J"),
        ("M", "2d", "H"),
        ("N", "6d", "K, L"),
    ];
    let slack = [("D", 4), ("G", 4), ("H", 4), ("M", 4), ("I", 2), ("K", 1)];
    check(&activities, 44, &slack);
}

/// B. W. Taylor, Introduction to Management Science, chapter 8, solutions to problem 4: activities
/// on arrows, 1-2 7, 1-3 10, 2-4 6, 3-4 5, 3-5 4, 4-5 3, 5-6 2. 20 weeks, critical 1-3-4-5-6; slack
/// of 1-2 and 2-4 2, of 3-5 4.
#[test]
fn activities_on_arrows() {
    let activities = [
        ("A12", "7d", ""),
        ("A13", "10d", ""),
        ("A24", "6d", "A12"),
        ("A34", "5d", "A13"),
        ("A35", "4d", "A13"),
        ("A45", "3d", "A24, A34"),
        ("A56", "2d", "A35, A45"),
    ];
    check(&activities, 20, &[("A12", 2), ("A24", 2), ("A35", 4)]);
}

/// The float exercise of a course in project management (scribd.com/doc/50711716): the paths
/// ABEGJL, ABEHKL, ACEGJL, ACEHKL and ADFIKL take 18, 20, 20, 22 and 24 days, and an activity has as
/// much float as the longest path through it is shorter than 24 days.
#[test]
fn a_float_exercise() {
    let activities = [
        ("A", "2d", ""),
        ("B", "4d", "A"),
        ("C", "6d", "A"),
        ("D", "3d", "A"),
        ("E", "1d", "B, C"),
        ("F", "4d", "D"),
        ("G", "4d", "E"),
        ("H", "5d", "E"),
        ("I", "7d", "F"),
        ("J", "3d", "G"),
        ("K", "4d", "H, I"),
        ("L", "4d", "J, K"),
    ];
    let slack = [("B", 4), ("C", 2), ("E", 2), ("G", 4), ("H", 2), ("J", 4)];
    check(&activities, 24, &slack);
}

/// S. A. Mubarak, Construction Project Scheduling and Control, on combined relationships: A 5, B 7
/// and C 3 days, each linked to the one before by SS and FF. Early dates A (0, 5), B (0, 7), C
/// (4, 7); late dates B (0, 7), C (4, 7).
#[test]
fn start_and_finish_linked_together() {
    let activities = [
        ("A", "5d", ""),
        ("B", "7d", "A SS, A FF"),
        ("C", "3d", "B SS, B FF"),
    ];
    let schedule = project(&activities);
    // (0, 5) are the days 1 to 5.
    let day = |date: Option<Date>| date.unwrap().day();
    let dates: Vec<[i8; 4]> = schedule
        .tasks()
        .map(|facts| {
            [
                day(facts.early_start) - 1,
                day(facts.early_finish),
                day(facts.late_start) - 1,
                day(facts.late_finish),
            ]
        })
        .collect();
    assert_eq!(dates[0][..2], [0, 5]);
    assert_eq!(dates[1], [0, 7, 0, 7]);
    assert_eq!(dates[2], [4, 7, 4, 7]);
}

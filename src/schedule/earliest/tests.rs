//! Bounds of small plans, worked out by hand.

use super::*;
use crate::source::{Limits, parse};

/// The earliest finish of each task and milestone of a plan, by its phases.
fn finishes(phases: &str) -> Vec<String> {
    let text = format!("planvet: 1\ntitle: x\ncalendar: standard\nstart: 2026-01-05\n{phases}");
    let tree = parse(&text, &Limits::DEFAULT);
    let root = tree.roots()[0];
    let (plan, _) = crate::plan::read(&tree, &text, root, &Limits::DEFAULT);
    let earliest = Earliest::of(&plan.unwrap(), Calendars::standard());
    let all = earliest.tasks.iter().chain(&earliest.milestones);
    all.map(|dates| match dates.finish {
        Some(finish) => finish.day.to_string(),
        None => String::new(),
    })
    .collect()
}

/// The same for the tasks of one phase that begins on 5 January 2026, a Monday.
fn tasks(tasks: &[&str]) -> Vec<String> {
    let listed: String = tasks
        .iter()
        .map(|task| format!("      - {{title: x, {task}}}\n"))
        .collect();
    finishes(&format!(
        "phases:\n  - title: x\n    start: 2026-01-05\n    tasks:\n{listed}"
    ))
}

#[test]
fn work_takes_its_days_from_the_day_it_can_begin() {
    for (task, finish) in [
        ("duration: 5d", "2026-01-09"),
        ("duration: 6d", "2026-01-12"),
        ("duration: 1.5d", "2026-01-06"),
        ("duration: 12h", "2026-01-06"),
        ("duration: 2w", "2026-01-16"),
        ("duration: 7ed", "2026-01-11"),
        ("duration: 1mo", "2026-02-01"),
        ("duration: {min: 2d, likely: 8d, max: 9d}", "2026-01-06"),
        ("duration: 5d, calendar: continuous", "2026-01-09"),
        ("duration: 6d, calendar: continuous", "2026-01-10"),
        ("duration: 6d, calendar: nobody knows", "2026-01-05"),
        ("duration: 5d, not_before: 2026-01-10", "2026-01-16"),
        ("duration: 5d, starts_on: 2026-01-12", "2026-01-16"),
        ("duration: 5d, started: 2026-01-06", "2026-01-12"),
        (
            "duration: 5d, started: 2026-01-06, progress: 80%",
            "2026-01-06",
        ),
        ("duration: 5d, finished: 2026-02-02", "2026-02-02"),
        ("duration: 5d, starts_on: some day", ""),
        ("owner: x", "2026-01-05"),
    ] {
        assert_eq!(tasks(&[task]), [finish], "{task}");
    }
}

#[test]
fn links_hold_what_comes_behind() {
    let after = |link: &str| {
        let second = format!("duration: 3d, after: [{link}]");
        tasks(&["id: T1, duration: 5d", &second]).pop().unwrap()
    };
    for (link, finish) in [
        ("T1", "2026-01-14"),
        ("T1 FS+2d", "2026-01-14"),
        ("T1 +5d", "2026-01-19"),
        ("T1 FS-2d", "2026-01-07"),
        ("T1 SS", "2026-01-07"),
        ("T1 SS+3d", "2026-01-12"),
        ("T1 FF", "2026-01-09"),
        ("T1 FF+3ed", "2026-01-12"),
        ("T1 SF+8ed", "2026-01-07"),
        ("T9", "2026-01-07"),
    ] {
        assert_eq!(after(link), finish, "{link}");
    }
    // What is pinned or has begun doesn't wait.
    let pinned = [
        "id: T1, duration: 5d",
        "duration: 3d, after: [T1], starts_on: 2026-01-06",
    ];
    assert_eq!(tasks(&pinned)[1], "2026-01-08");
}

#[test]
fn parts_of_days_add_up_to_no_more_than_they_are() {
    let halves = [
        "id: A, duration: 0.5d",
        "id: B, duration: 0.5d, after: [A]",
        "after: [B]",
    ];
    assert_eq!(tasks(&halves), ["2026-01-05"; 3]);
}

#[test]
fn loops_bound_nothing_and_end() {
    let round = [
        "id: A, duration: 5d, after: [B]",
        "id: B, duration: 5d, after: [A]",
        "duration: 1d, after: [B]",
    ];
    assert_eq!(tasks(&round), ["2026-01-09", "2026-01-09", "2026-01-05"]);
}

#[test]
fn milestones_and_phases_pass_on_what_is_before_them() {
    let found = finishes(
        "phases:\n  - {id: PH1, title: x, start: 2026-01-05, tasks: [{id: T1, title: x, duration: 5d}], \
         milestones: [{id: M1, title: x, date: 2026-06-01, after: [T1]}]}\n  \
         - {id: PH2, title: x, tasks: [{title: x, duration: 1d, after: [PH1]}, {title: x, duration: 1d, after: [M2]}], \
         milestones: [{id: M2, title: x, date: 2026-03-02}, {title: x, finished: 2026-02-02, after: [T1]}]}\n",
    );
    // T1, what follows PH1, what follows M2; M1, M2, and the milestone that was reached.
    assert_eq!(
        found,
        [
            "2026-01-09",
            "2026-01-09",
            "2026-03-02",
            "2026-01-09",
            "2026-03-02",
            "2026-02-02"
        ]
    );
}

#[test]
fn a_long_chain_needs_no_stack() {
    let chain: Vec<String> = (0..20_000)
        .map(|n| format!("id: T{n}, duration: 0.1d, after: [T{}]", n + 1))
        .collect();
    let chain: Vec<&str> = chain.iter().map(String::as_str).collect();
    assert_eq!(tasks(&chain).len(), 20_000);
}

//! What the schedule says of plans as people write them, worked out by hand.

use rust_decimal::Decimal;

use super::super::{Criticality, End, Wanted};
use super::{plan, schedule};
use crate::schedule::cpm::{Driver, Facts};
use crate::schedule::network::{BoundSource, Doubts, Network};
use crate::schedule::{Calendars, Schedule};

/// Start, finish and total float of every item, in the order of the file.
fn told(lines: &str) -> Vec<String> {
    let schedule = schedule(lines);
    let items = 0..schedule.network().stated;
    items.map(|item| shown(&schedule.facts(item))).collect()
}

fn shown(facts: &Facts) -> String {
    let [start, finish] = [facts.early_start, facts.early_finish].map(|date| match date {
        Some(date) => date.strftime("%m-%d").to_string(),
        None => "?".to_owned(),
    });
    let float = facts
        .total_float
        .map_or("-".to_owned(), |float| float.to_string());
    format!("{start} {finish} {float}")
}

/// A plan of the office week that starts on Monday, 5 January 2026.
fn office(phase: &str) -> String {
    format!("start: 2026-01-05\ncalendar: standard\nphases:\n  - title: x\n{phase}")
}

#[test]
fn work_goes_on_after_the_weekend_and_milestones_are_when_it_is_done() {
    let lines = office(
        "    tasks:\n      - {id: T1, title: x, duration: 5d}\n      - {id: T2, title: x, duration: 3d, after: [T1]}\n      \
         - {id: T3, title: x, duration: 1d, after: [T1]}\n    milestones:\n      - {id: M1, title: x, after: [T1]}\n",
    );
    assert_eq!(
        told(&lines),
        [
            "01-05 01-09 0",
            "01-12 01-14 0",
            "01-12 01-12 2",
            "01-09 01-09 3"
        ]
    );
}

#[test]
fn parts_of_days_leave_the_rest_of_the_day_to_what_follows() {
    let lines = office(
        "    tasks:\n      - {id: T1, title: x, duration: 0.5d}\n      - {id: T2, title: x, duration: 4h, after: [T1]}\n      \
         - {id: T3, title: x, duration: 1d, after: [T2]}\n",
    );
    assert_eq!(
        told(&lines),
        ["01-05 01-05 0", "01-05 01-05 0", "01-06 01-06 0"]
    );
}

#[test]
fn elapsed_time_runs_through_days_off() {
    let lines = office(
        "    tasks:\n      - {id: T1, title: x, duration: 5d}\n      - {id: T2, title: x, duration: 2ed, after: [T1]}\n      \
         - {id: T3, title: x, duration: 1d, after: [T2]}\n      - {id: T4, title: x, duration: 1d, after: [T1 FS+3ed]}\n",
    );
    let expected = [
        "01-05 01-09 0",
        "01-10 01-11 0",
        "01-12 01-12 1",
        "01-13 01-13 0",
    ];
    // T3 may wait until T4 is done; the weekend before it is no float in working days.
    assert_eq!(told(&lines)[0], expected[0]);
    assert_eq!(told(&lines)[2..], expected[2..]);
}

#[test]
fn months_are_those_of_the_calendar_on_the_wall() {
    let lines = office("    tasks:\n      - {id: T1, title: x, duration: 3个月}\n");
    assert_eq!(told(&lines), ["01-05 04-04 0"]);
}

#[test]
fn a_task_waits_for_its_own_date_else_that_of_its_phase_else_that_of_the_plan() {
    let lines = "start: 2026-01-05\ncalendar: standard\nphases:\n  - title: x\n    start: 2026-02-02\n    tasks:\n      \
         - {id: T1, title: x, duration: 1d}\n      - {id: T2, title: x, duration: 1d, not_before: 2026-01-10}\n  \
         - title: x\n    tasks:\n      - {id: T3, title: x, duration: 1d}\n";
    let shown = told(lines);
    assert_eq!(shown, ["02-02 02-02 0", "01-12 01-12 15", "01-05 01-05 20"]);
    let schedule = schedule(lines);
    let source = |item| match schedule.drivers(item)[..] {
        [Driver::Bound(bound)] => bound.source,
        ref others => panic!("{others:?}"),
    };
    assert_eq!(source(0), BoundSource::PhaseStart);
    assert_eq!(source(1), BoundSource::NotBefore);
    assert_eq!(source(2), BoundSource::PlanStart);
}

#[test]
fn a_pinned_task_doesn_t_wait_and_what_comes_before_is_late() {
    let lines = office(
        "    tasks:\n      - {id: T1, title: x, duration: 10d}\n      - {id: T2, title: x, duration: 2d, starts_on: 2026-01-12, after: [T1]}\n",
    );
    assert_eq!(told(&lines), ["01-05 01-16 -5", "01-12 01-13 0"]);
}

#[test]
fn promised_days_make_float_negative() {
    let lines = office(
        "    tasks:\n      - {id: T1, title: x, duration: 10d}\n      - {id: T2, title: x, duration: 2d, deadline: 2026-01-05}\n    \
         milestones:\n      - {id: M1, title: x, after: [T1], date: 2026-01-14}\n",
    );
    assert_eq!(
        told(&lines),
        ["01-05 01-16 -2", "01-05 01-06 -1", "01-16 01-16 -2"]
    );
    let found = schedule(&lines);
    let task = found.facts(0);
    assert_eq!(task.late_finish.unwrap().to_string(), "2026-01-14");
    assert_eq!(task.late_start.unwrap().to_string(), "2026-01-01");
    assert_eq!(task.free_float, Some(Decimal::ZERO));
}

#[test]
fn what_is_left_is_done_after_the_status_date() {
    let lines = "start: 2026-01-05\nstatus_date: 2026-01-16\ncalendar: standard\nphases:\n  - title: x\n    tasks:\n      \
         - {id: T1, title: x, duration: 4d, started: 2026-01-05, finished: 2026-01-09, progress: 100%}\n      \
         - {id: T2, title: x, duration: 10d, started: 2026-01-12, progress: 30%, after: [T1]}\n      \
         - {id: T3, title: x, duration: 2d}\n      - {id: T4, title: x, duration: 10d, started: 2026-01-12}\n      \
         - {id: T5, title: x, duration: 2d, started: 2026-01-12}\n      - {id: T6, title: x, duration: 3d, progress: 100%}\n    \
         milestones:\n      - {id: M1, title: x, after: [T1]}\n";
    assert_eq!(
        told(lines),
        [
            "01-05 01-09 -",
            "01-12 01-27 0",
            "01-19 01-20 5",
            // Nothing is said of its progress: it goes on as planned, and isn't done yet.
            "01-12 01-23 2",
            "01-12 01-16 7",
            // Wholly done, nobody says when: as planned.
            "01-05 01-07 -",
            // A milestone is no work that the status date could put off: nothing is left before it.
            "01-09 01-09 -",
        ]
    );
    let schedule = schedule(lines);
    assert!(matches!(
        schedule.drivers(1)[..],
        [Driver::Started(_), Driver::Status(_)]
    ));
    assert_eq!(schedule.drivers(0), [Driver::Done]);
}

#[test]
fn a_milestone_is_reached_when_nothing_before_it_is_left() {
    let lines = "start: 2026-01-05\nstatus_date: 2026-01-16\ncalendar: standard\nphases:\n  - id: P1\n    title: x\n    tasks:\n      \
         - {id: T1, title: x, duration: 4d, started: 2026-01-05, finished: 2026-01-09}\n      \
         - {id: T2, title: x, duration: 4d, started: 2026-01-05, finished: 2026-01-14}\n  - title: x\n    tasks:\n      \
         - {id: T3, title: x, duration: 8d, started: 2026-01-12, progress: 50%}\n    milestones:\n      \
         - {id: M1, title: x, after: [T1], date: 2026-01-09}\n      - {id: M2, title: x, after: [T2], date: 2026-01-12}\n      \
         - {id: M3, title: x, after: [M1, P1]}\n      - {id: M4, title: x, after: [T3 SS], date: 2026-01-12}\n      \
         - {id: M5, title: x, after: [T1, T3], date: 2026-01-14}\n      - {id: M6, title: x, after: [T1 +9d]}\n      \
         - {id: M7, title: x, date: 2026-01-07}\n      - {id: M8, title: x, after: [T1, Lost], date: 2026-01-09}\n";
    assert_eq!(
        told(lines)[3..],
        [
            // On its day, and late: as things are.
            "01-09 01-09 -",
            "01-14 01-14 -",
            // Behind another, and behind a phase that is done.
            "01-14 01-14 -",
            "01-12 01-12 -",
            // Something is left before it; time is.
            "01-22 01-22 -6",
            "01-22 01-22 0",
            // Nothing tells whether it was reached, or not all that comes before it is known.
            "01-07 01-07 0",
            "01-09 01-09 0",
        ]
    );
    let found = schedule(lines);
    let facts = found.facts(4);
    assert!(facts.is_done && !facts.is_critical);
    assert_eq!(facts.slip, Some(Decimal::TWO));
    assert_eq!(found.drivers(4), [Driver::Reached]);
    assert!(!found.facts(9).is_done);
    // As of an earlier day, the same milestone is still ahead.
    let before = lines.replace("status_date: 2026-01-16", "status_date: 2026-01-08");
    assert!(!schedule(&before).facts(3).is_done);
}

#[test]
fn a_milestone_that_nothing_dates_starts_no_phase() {
    let lines = "start: 2026-01-05\ncalendar: standard\nphases:\n  - id: P1\n    title: x\n    tasks:\n      \
         - {id: T1, title: x, duration: 2d, not_before: 2026-02-02}\n    milestones:\n      - {id: M1, title: x}\n  \
         - title: x\n    tasks:\n      - {id: T2, title: x, duration: 1d, after: [P1 SS]}\n";
    assert_eq!(told(lines)[2], "02-02 02-02 1");
}

#[test]
fn years_without_data_are_those_that_dates_lie_in() {
    let years = |end: &str| {
        let lines = format!(
            "start: 2026-12-21\ncalendar: CN\nphases:\n  - title: x\n    tasks:\n      - {{id: T1, title: x, duration: {end}}}\n      \
             - {{id: T2, title: x, duration: 900d, calendar: standard}}\n"
        );
        schedule(&lines)
            .unpublished_years()
            .into_iter()
            .collect::<Vec<i16>>()
    };
    // The last workday of 2026, a year that is known.
    assert_eq!(years("9d"), [0_i16; 0]);
    assert_eq!(years("10d"), [2027]);
    assert_eq!(years("300d"), [2027, 2028]);
}

#[test]
fn a_task_without_a_duration_takes_no_time_and_says_so() {
    let found = schedule(&office(
        "    tasks:\n      - {id: T1, title: x}\n      - {id: T2, title: x, duration: 2d, after: [T1]}\n      - {id: T3, title: x, duration: 2d}\n",
    ));
    assert_eq!(shown(&found.facts(0)), "01-05 01-05 0");
    assert!(found.facts(0).doubts.has(Doubts::NO_DURATION));
    assert!(found.facts(1).doubts.has(Doubts::NO_DURATION));
    assert!(found.facts(2).doubts.is_empty());
}

#[test]
fn a_plan_without_dates_has_floats_all_the_same() {
    let found = schedule(
        "calendar: standard\nphases:\n  - title: x\n    tasks:\n      - {id: T1, title: x, duration: 6d}\n      \
         - {id: T2, title: x, duration: 2d, deadline: 2026-01-05}\n",
    );
    assert_eq!(
        [shown(&found.facts(0)), shown(&found.facts(1))],
        ["? ? 0", "? ? 4"]
    );
    assert_eq!(found.project().days, Some(Decimal::from(6)));
    assert_eq!(found.project().start, None);
}

#[test]
fn items_in_a_loop_and_behind_it_have_no_dates() {
    let lines = office(
        "    tasks:\n      - {id: T1, title: x, duration: 1d, after: [T2]}\n      - {id: T2, title: x, duration: 1d, after: [T1]}\n      \
         - {id: T3, title: x, duration: 1d, after: [T2]}\n      - {id: T4, title: x, duration: 2d}\n",
    );
    assert_eq!(told(&lines), ["? ? -", "? ? -", "? ? -", "01-05 01-06 0"]);
    assert!(schedule(&lines).facts(2).is_behind_loop);
}

#[test]
fn phases_stand_for_all_that_is_in_them() {
    let lines = "start: 2026-01-05\ncalendar: standard\nphases:\n  - id: P1\n    title: x\n    tasks:\n      \
         - {id: T1, title: x, duration: 2d}\n      - {id: T2, title: x, duration: 4d}\n  - title: x\n    tasks:\n      \
         - {id: T3, title: x, duration: 1d, after: [P1]}\n      - {id: T4, title: x, duration: 1d, after: [P1 SS+1d]}\n";
    assert_eq!(
        told(lines),
        [
            "01-05 01-06 2",
            "01-05 01-08 0",
            "01-09 01-09 0",
            "01-06 01-06 3"
        ]
    );
    // T4 counts from the first start in the phase, which T2 keeps if T1 is late.
    let free = |item| schedule(lines).facts(item).free_float;
    assert_eq!(
        [free(0), free(2), free(3)],
        [2, 0, 3].map(|days| Some(Decimal::from(days)))
    );
}

#[test]
fn dates_far_away_are_no_dates() {
    let lines = office(
        "    tasks:\n      - {id: T1, title: x, duration: 99999999999d}\n      - {id: T2, title: x, duration: 1d, after: [T1 -99999999999999d]}\n",
    );
    assert_eq!(told(&lines)[0], "? ? -");
    let reach = office(
        "    tasks:\n      - {id: T1, title: x, duration: 9999y}\n      - {id: T2, title: x, duration: 1d}\n",
    );
    assert_eq!(told(&reach), ["? ? -", "01-05 01-05 0"]);
    // What waits for them has none either, however long the lead; the others are as they are.
    let behind = office(
        "    tasks:\n      - {id: T1, title: x, duration: 2d}\n      - {id: T2, title: x, duration: 1d, after: [T1 +99999999999w]}\n      \
         - {id: T3, title: x, duration: 1d, after: [T2 -99999999999w]}\n      - {id: T4, title: x, duration: 3d}\n      \
         - {id: T5, title: x, duration: 3d, after: [T2], starts_on: 2026-01-06}\n",
    );
    assert_eq!(
        told(&behind),
        [
            "01-05 01-06 2",
            "? ? -",
            "? ? -",
            "01-05 01-07 1",
            "01-06 01-08 0"
        ]
    );
    let facts = schedule(&behind).facts(2);
    assert!(facts.doubts.has(Doubts::OUT_OF_RANGE) && !facts.is_critical);
    assert_eq!(schedule(&behind).project().days, Some(Decimal::from(4)));
}

#[test]
fn the_end_may_be_the_promised_one() {
    let lines = format!(
        "end: 2026-01-12\n{}",
        office(
            "    tasks:\n      - {id: T1, title: x, duration: 5d}\n      - {id: T2, title: x, duration: 8d}\n"
        )
    );
    let network = Network::of(&plan(&lines), Calendars::standard());
    let wanted = Wanted {
        end: End::Promised,
        ..Wanted::default()
    };
    let schedule = Schedule::new(network, wanted);
    let floats: Vec<Option<Decimal>> = schedule.tasks().map(|facts| facts.total_float).collect();
    assert_eq!(floats, [Some(Decimal::ONE), Some(-Decimal::TWO)]);
}

#[test]
fn the_longest_path_is_driven_where_float_is_misled_by_deadlines() {
    let lines = office(
        "    tasks:\n      - {id: T1, title: x, duration: 2d, deadline: 2026-01-06}\n      - {id: T2, title: x, duration: 8d}\n      \
         - {id: T3, title: x, duration: 2d, after: [T1, T2]}\n",
    );
    let critical = |criticality| {
        let network = Network::of(&plan(&lines), Calendars::standard());
        let wanted = Wanted {
            criticality,
            ..Wanted::default()
        };
        let schedule = Schedule::new(network, wanted);
        schedule
            .tasks()
            .map(|facts| facts.is_critical)
            .collect::<Vec<bool>>()
    };
    assert_eq!(critical(Criticality::default()), [true, true, true]);
    assert_eq!(critical(Criticality::LongestPath), [false, true, true]);
    assert_eq!(
        critical(Criticality::Float(-Decimal::ONE)),
        [false, false, false]
    );
}

#[test]
fn what_is_pinned_too_early_says_when_it_could_begin() {
    let overrun = |second: &str| {
        let schedule = schedule(&office(&format!(
            "    tasks:\n      - {{id: T1, title: x, duration: 5d}}\n      - {{id: T2, title: x, {second}}}\n",
        )));
        let overrun = schedule.overrun(1)?;
        let start = overrun.start.unwrap().strftime("%m-%d");
        Some(format!("{start} {}", overrun.by))
    };
    for (second, expected) in [
        (
            "duration: 3d, starts_on: 2026-01-08, after: [T1]",
            "01-12 2",
        ),
        (
            "duration: 3d, starts_on: 2026-01-08, after: [T1 +1w]",
            "01-19 7",
        ),
        (
            "duration: 3d, starts_on: 2026-01-08, after: [T1 SS+4d]",
            "01-09 1",
        ),
        (
            "duration: 3d, starts_on: 2026-01-06, after: [T1 FF]",
            "01-07 1",
        ),
        (
            "duration: 0d, starts_on: 2026-01-08, after: [T1]",
            "01-10 2",
        ),
        (
            "duration: 3d, starts_on: 2026-01-08, after: [T1 SS, T1]",
            "01-12 2",
        ),
    ] {
        assert_eq!(overrun(second).as_deref(), Some(expected), "{second}");
    }
    for second in [
        "duration: 3d, starts_on: 2026-01-12, after: [T1]",
        "duration: 3d, starts_on: 2026-01-10, after: [T1]",
        "duration: 3d, starts_on: 2026-01-08, after: [T1 FF]",
        "duration: 3d, starts_on: 2026-01-08",
        "duration: 3d, not_before: 2026-01-08, after: [T1]",
        "duration: 3d, starts_on: 2026-01-08, started: 2026-01-08, after: [T1]",
    ] {
        assert_eq!(overrun(second), None, "{second}");
    }
}

#[test]
fn what_all_resources_of_a_task_work_in_is_its_calendar() {
    let lines = "start: 2026-01-05\ncalendar: standard\nresources:\n  - {id: guard, title: x, calendar: continuous}\n  \
                 - {id: crew, title: x}\nphases:\n  - title: x\n    tasks:\n      \
                 - {id: T1, title: x, duration: 7d, uses: {guard: 2}}\n      \
                 - {id: T2, title: x, duration: 7d, uses: {guard: 2, crew: 1}}\n";
    // Round the clock until Sunday; with a crew of the office week until Tuesday.
    assert_eq!(told(lines)[0][..11], *"01-05 01-11");
    assert_eq!(told(lines)[1][..11], *"01-05 01-13");
}

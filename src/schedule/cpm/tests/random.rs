//! Random plans, written as their authors would, against the oracle.

use std::fmt::Write as _;

use fastrand::Rng;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use super::oracle::{Case, Days, Ends, Grid, Item, Link};
use crate::plan::value::LinkKind;
use crate::schedule::{Calendar, Calendars, Schedule};
use crate::source::{Limits, parse};

const START: Date = date(2026, 2, 2);
const KINDS: [LinkKind; 4] = [
    LinkKind::FinishToStart,
    LinkKind::StartToStart,
    LinkKind::FinishToFinish,
    LinkKind::StartToFinish,
];

/// What a random plan may have.
#[derive(Debug, Clone, Copy, Default)]
struct Taste {
    cells: usize,
    calendars: bool,
    lags: bool,
    elapsed: bool,
    dates: bool,
    due: bool,
    progress: bool,
}

const ALL: Taste = Taste {
    cells: 1,
    calendars: true,
    lags: true,
    elapsed: true,
    dates: true,
    due: true,
    progress: true,
};

struct Random {
    case: Case,
    /// The plan; the items stand in it in the order of `shuffled`.
    text: String,
    /// For each item of the case its place in the file.
    place: Vec<usize>,
}

fn length(cells: i64, taste: Taste, unit: &str) -> String {
    let days = Decimal::from(cells) / Decimal::from(taste.cells);
    format!("{}{unit}", days.normalize())
}

fn random(rng: &mut Rng, taste: Taste) -> Random {
    let grid = Grid { cells: taste.cells };
    let names = ["standard", "CN", "continuous"];
    let calendars = names.map(|name| Calendars::standard().find(name).unwrap().clone());
    let plan_calendar = if taste.calendars { rng.usize(0..3) } else { 1 };
    let status = (taste.progress && rng.bool()).then(|| day(rng, 0, 25));
    let count = rng.usize(1..11);
    let mut items: Vec<Item> = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for number in 0..count {
        let is_task = rng.usize(0..5) > 0;
        let calendar = match taste.calendars && is_task && rng.usize(0..3) == 0 {
            true => rng.usize(0..3),
            false => plan_calendar,
        };
        let days = Days::of(&calendars[calendar]);
        let mut line = format!("{{id: I{number}, title: x");
        let cells = if is_task {
            rng.usize(0..8 * taste.cells)
        } else {
            0
        };
        let is_elapsed = taste.elapsed && cells > 0 && rng.usize(0..5) == 0;
        if is_task {
            let unit = if is_elapsed { "ed" } else { "d" };
            write!(line, ", duration: {}", length(cells as i64, taste, unit)).unwrap();
            if calendar != plan_calendar {
                write!(line, ", calendar: {}", names[calendar]).unwrap();
            }
        }
        let mut item = Item {
            days,
            is_elapsed,
            cells,
            from: is_task.then(|| (grid.begin_of(START), true)),
            pin: None,
            running: None,
            done: None,
            is_task,
            due: None,
            links: Vec::new(),
        };
        add_links(rng, taste, number, &mut item, &mut line);
        if is_task {
            add_dates(rng, taste, (grid, status), &mut item, &mut line);
        } else if item.links.is_empty() || taste.due && rng.bool() {
            let due = day(rng, 0, 40);
            write!(line, ", date: {due}").unwrap();
            let boundary = grid.begin_of(due) + grid.cells;
            item.due = Some(boundary);
            if item.links.is_empty() {
                item.from = Some((boundary, false));
            }
        }
        line.push('}');
        items.push(item);
        lines.push(line);
    }
    let (text, place) = written(rng, names[plan_calendar], status, &items, &lines);
    let status = status.map(|day| grid.begin_of(day) + grid.cells);
    Random {
        case: Case {
            grid,
            items,
            status,
        },
        text,
        place,
    }
}

fn day(rng: &mut Rng, first: i64, last: i64) -> Date {
    START.checked_add(rng.i64(first..=last).days()).unwrap()
}

fn add_links(rng: &mut Rng, taste: Taste, number: usize, item: &mut Item, line: &mut String) {
    let mut after: Vec<String> = Vec::new();
    for _ in 0..rng.usize(0..3).min(number) {
        let from = rng.usize(0..number);
        let kind = match rng.usize(0..3) {
            0 => KINDS[rng.usize(0..4)],
            _ => LinkKind::FinishToStart,
        };
        let (mut lag, mut is_elapsed) = (0, false);
        if taste.lags && rng.usize(0..3) == 0 {
            lag = rng.i64(-4..=6);
            is_elapsed = taste.elapsed && rng.usize(0..3) == 0;
        }
        let unit = if is_elapsed { "ed" } else { "d" };
        let sign = if lag < 0 { '-' } else { '+' };
        after.push(match lag {
            0 => format!("I{from} {kind}"),
            lag => format!("I{from} {kind}{sign}{}", length(lag.abs(), taste, unit)),
        });
        item.links.push(Link {
            from,
            kind,
            lag: (lag, is_elapsed),
        });
    }
    if !after.is_empty() {
        write!(line, ", after: [{}]", after.join(", ")).unwrap();
    }
}

fn add_dates(
    rng: &mut Rng,
    taste: Taste,
    (grid, status): (Grid, Option<Date>),
    item: &mut Item,
    line: &mut String,
) {
    if taste.dates && rng.usize(0..4) == 0 {
        let date = day(rng, -10, 30);
        write!(line, ", not_before: {date}").unwrap();
        item.from = Some((grid.begin_of(date), true));
    }
    if taste.due && rng.usize(0..4) == 0 {
        let date = day(rng, 5, 40);
        write!(line, ", deadline: {date}").unwrap();
        item.due = Some(grid.begin_of(date) + grid.cells);
    }
    match (status, rng.usize(0..6)) {
        (Some(_), 0) => {
            let (start, finish) = (day(rng, -5, 10), day(rng, 10, 20));
            write!(line, ", started: {start}, finished: {finish}").unwrap();
            item.done = Some((grid.begin_of(start), grid.begin_of(finish) + grid.cells));
        }
        (Some(_), 1) if item.cells > 0 => {
            let start = day(rng, -5, 20);
            // Quarters of four cells stay whole.
            let whole = item.cells;
            let rest = if whole.is_multiple_of(2) {
                whole / 2
            } else {
                whole
            };
            let progress = if rest == whole { 0 } else { 50 };
            write!(line, ", started: {start}, progress: {progress}%").unwrap();
            item.running = Some((grid.begin_of(start), rest));
        }
        _ if taste.dates && rng.usize(0..12) == 0 => {
            let date = day(rng, 0, 20);
            write!(line, ", starts_on: {date}").unwrap();
            item.pin = Some(grid.begin_of(date));
        }
        _ => {}
    }
}

/// The text of the plan with its items in any order, and the place of each item in it.
fn written(
    rng: &mut Rng,
    calendar: &str,
    status: Option<Date>,
    items: &[Item],
    lines: &[String],
) -> (String, Vec<usize>) {
    let mut text = format!("planvet: 1\ntitle: x\nstart: {START}\ncalendar: {calendar}\n");
    if let Some(status) = status {
        writeln!(text, "status_date: {status}").unwrap();
    }
    text.push_str("phases:\n");
    let mut order: Vec<usize> = (0..items.len()).collect();
    rng.shuffle(&mut order);
    let half = rng.usize(0..=order.len());
    let mut place = vec![0; items.len()];
    let mut next = 0;
    for part in [&order[..half], &order[half..]] {
        text.push_str("  - title: x\n");
        for (key, is_task) in [("tasks", true), ("milestones", false)] {
            let of_kind: Vec<usize> = part
                .iter()
                .copied()
                .filter(|&item| items[item].is_task == is_task)
                .collect();
            if of_kind.is_empty() {
                continue;
            }
            writeln!(text, "    {key}:").unwrap();
            for item in of_kind {
                writeln!(text, "      - {}", lines[item]).unwrap();
                place[item] = next;
                next += 1;
            }
        }
    }
    (text, place)
}

fn schedule(text: &str) -> Schedule {
    let tree = parse(text, &Limits::DEFAULT);
    let (plan, faults) = crate::plan::read(&tree, text, tree.roots()[0], &Limits::DEFAULT);
    let is_goalless = |fault: &crate::plan::read::Fault| format!("{fault:?}").contains("goals");
    assert!(faults.iter().all(is_goalless), "{faults:?}\n{text}");
    Schedule::of(&plan.unwrap(), Calendars::standard())
}

/// Early dates, always; late dates by walking back.
fn compare(seed: u64, taste: Taste) {
    let random = random(&mut Rng::with_seed(seed), taste);
    let (case, grid) = (&random.case, random.case.grid);
    let schedule = schedule(&random.text);
    let early = case.early(&vec![None; case.items.len()]);
    for (number, ends) in early.iter().enumerate() {
        let facts = schedule.facts(random.place[number]);
        let told = format!("item {number}, seed {seed}, {taste:?}\n{}", random.text);
        assert_eq!(
            facts.early_start,
            Some(start_day(grid, ends)),
            "start of {told}"
        );
        assert_eq!(
            facts.early_finish,
            Some(finish_day(grid, ends)),
            "finish of {told}"
        );
    }
    let late = case.late(&early);
    for (number, (ends, late)) in early.iter().zip(&late).enumerate() {
        let item = &case.items[number];
        let facts = schedule.facts(random.place[number]);
        let told = format!("item {number}, seed {seed}, {taste:?}\n{}", random.text);
        if item.done.is_some() || is_reached(case, &early, number) {
            assert_eq!(facts.total_float, None, "{told}");
            continue;
        }
        let gap = |from: usize, to: usize| grid.count(&item.days, from, to);
        let of_finish = gap(ends.finish, late.finish);
        let float = match item.running {
            Some(_) => of_finish,
            None => of_finish.min(gap(ends.start, late.start)),
        };
        let float = Decimal::from(float) / Decimal::from(grid.cells);
        let found = facts.total_float.unwrap();
        let is_exact = taste.cells == 1 || !may_keep_out_of_time_off(case);
        match is_exact {
            true => assert_eq!(found, float, "float of {told}"),
            false => assert!(
                found <= float && float < found + Decimal::ONE,
                "float of {told}"
            ),
        }
        assert_eq!(facts.is_critical, found <= Decimal::ZERO, "{told}");
    }
}

/// Whether a start, or something that is called by the day after it, may have to keep out of time
/// off: it is put back by whole days then, which is less float than there is by half days.
fn may_keep_out_of_time_off(case: &Case) -> bool {
    let from_start =
        |link: &Link| matches!(link.kind, LinkKind::StartToStart | LinkKind::StartToFinish);
    case.items
        .iter()
        .any(|item| item.cells == 0 || item.links.iter().any(from_start))
}

/// Whether a milestone has nothing left before it as of the status date.
fn is_reached(case: &Case, early: &[Ends], number: usize) -> bool {
    let item = &case.items[number];
    let is_past = |link: &Link| {
        let before = &case.items[link.from];
        let of_start = matches!(link.kind, LinkKind::StartToStart | LinkKind::StartToFinish);
        before.done.is_some()
            || of_start && before.running.is_some()
            || is_reached(case, early, link.from)
    };
    !item.is_task
        && !item.links.is_empty()
        && case
            .status
            .is_some_and(|status| early[number].finish <= status)
        && item.links.iter().all(is_past)
}

fn start_day(grid: Grid, ends: &Ends) -> Date {
    match ends.starts_day {
        true => grid.start_day(ends.start),
        false => grid.finish_day(ends.start),
    }
}

fn finish_day(grid: Grid, ends: &Ends) -> Date {
    match ends.finish_starts_day {
        true => grid.start_day(ends.finish),
        false => grid.finish_day(ends.finish),
    }
}

/// Floats by their definition: how much later an item can be made.
fn compare_floats(seed: u64, taste: Taste) {
    let random = random(&mut Rng::with_seed(seed), taste);
    let case = &random.case;
    let schedule = schedule(&random.text);
    let early = case.early(&vec![None; case.items.len()]);
    let end = Case::finish(&early);
    for (number, item) in case.items.iter().enumerate() {
        if item.done.is_some() {
            continue;
        }
        let told = format!("item {number}, seed {seed}, {taste:?}\n{}", random.text);
        let facts = schedule.facts(random.place[number]);
        let in_time = |delayed: &[Ends]| {
            let mut dues = case.items.iter().zip(delayed);
            Case::finish(delayed) <= end
                && dues.all(|(item, ends)| item.due.is_none_or(|due| ends.finish <= due))
        };
        let total = case.float(number, &early, in_time);
        assert_eq!(
            facts.total_float,
            Some(Decimal::from(total)),
            "total float of {told}"
        );
        let at = |ends: &Ends| (ends.start, ends.finish);
        let stays = |delayed: &[Ends]| {
            let others = (0..early.len()).filter(|&other| other != number);
            Case::finish(delayed) <= end
                && others
                    .into_iter()
                    .all(|other| at(&delayed[other]) == at(&early[other]))
        };
        let free = case.float(number, &early, stays);
        assert_eq!(
            facts.free_float,
            Some(Decimal::from(free)),
            "free float of {told}"
        );
    }
}

#[test]
fn random_plans_have_the_dates_of_the_oracle() {
    let plain = Taste {
        cells: 1,
        ..Taste::default()
    };
    for seed in 0..400 {
        compare(seed, plain);
        compare(
            seed,
            Taste {
                lags: true,
                ..plain
            },
        );
    }
    for seed in 0..600 {
        compare(seed, ALL);
        compare(seed, Taste { cells: 2, ..ALL });
    }
}

#[test]
fn floats_are_how_much_later_an_item_can_be() {
    for seed in 0..300 {
        let taste = Taste {
            cells: 1,
            lags: true,
            ..Taste::default()
        };
        compare_floats(seed, taste);
        compare_floats(
            seed,
            Taste {
                calendars: true,
                elapsed: true,
                ..taste
            },
        );
    }
}

#[test]
fn calendars_of_the_oracle_are_those_of_the_plan() {
    let grid = Grid { cells: 1 };
    let days = Days::of(&Calendar::cn());
    assert!(!grid.works(&days, grid.begin_of(date(2026, 2, 17))));
    assert!(grid.works(&days, grid.begin_of(date(2026, 2, 14))));
}

//! Both clocks give the same answers, and both give those of closed forms.

use std::fmt::Write as _;

use fastrand::Rng;
use jiff::ToSpan as _;
use jiff::civil::date;

use super::clock::{Clock, day_of};
use super::inputs::{Inputs, SpreadAmount, SpreadLength, Strike};
use super::random::LANES;
use super::setup::Setup;
use super::{Curve, Forecast, Iterations, Options, Watch};
use crate::schedule::Calendars;
use crate::schedule::network::{Doubts, ItemKind, Length, Network, State};
use crate::source::{Limits, parse};

fn network(text: &str) -> Network {
    let tree = parse(text, &Limits::DEFAULT);
    let (plan, faults) = crate::plan::read(&tree, text, tree.roots()[0], &Limits::DEFAULT);
    let is_goalless = |fault: &crate::plan::read::Fault| format!("{fault:?}").contains("goals");
    assert!(faults.iter().all(is_goalless), "{faults:?}\n{text}");
    Network::of(&plan.unwrap(), Calendars::standard())
}

/// A plan with links of all kinds, milestones, phases that wait for each other, pins, dates on days
/// off and work that has begun.
fn plan(rng: &mut Rng) -> String {
    let calendar = ["standard", "CN", "continuous"][rng.usize(0..3)];
    let mut text = format!("planvet: 1\ntitle: x\nstart: 2026-01-05\ncalendar: {calendar}\n");
    let has_status = rng.bool();
    if has_status {
        text.push_str("status_date: 2026-01-16\n");
    }
    text.push_str("phases:\n");
    let mut ids: Vec<String> = Vec::new();
    for phase in 0..rng.usize(1..4) {
        writeln!(text, "  - id: P{phase}\n    title: x").unwrap();
        if rng.bool() {
            writeln!(text, "    start: 2026-01-{}", rng.usize(10..28)).unwrap();
        }
        text.push_str("    tasks:\n");
        for task in 0..rng.usize(1..5) {
            let id = format!("T{phase}{task}");
            let days = ["0.5d", "3d", "4h", "8d", "2w"][rng.usize(0..5)];
            write!(text, "      - {{id: {id}, title: x, duration: {days}").unwrap();
            after(rng, &ids, phase, &mut text);
            match rng.usize(0..10) {
                0 => write!(text, ", not_before: 2026-01-{}", rng.usize(10..28)).unwrap(),
                1 => write!(text, ", starts_on: 2026-02-{}", rng.usize(10..28)).unwrap(),
                2 if has_status => text.push_str(", started: 2026-01-12, progress: 50%"),
                3 if has_status => text.push_str(", started: 2026-01-13"),
                4 if has_status => text.push_str(", started: 2026-01-05, finished: 2026-01-09"),
                _ => {}
            }
            text.push_str("}\n");
            ids.push(id);
        }
        if rng.bool() {
            let id = format!("M{phase}");
            write!(text, "    milestones:\n      - {{id: {id}, title: x").unwrap();
            after(rng, &ids, phase, &mut text);
            text.push_str("}\n");
            ids.push(id);
        }
    }
    text
}

fn after(rng: &mut Rng, ids: &[String], phase: usize, text: &mut String) {
    let mut links = Vec::new();
    for _ in 0..rng.usize(0..3) {
        let Some(id) = rng.choice(ids) else { continue };
        let kind = ["", "", " SS", " FF", " SF"][rng.usize(0..5)];
        let kind = if kind.is_empty() { " FS" } else { kind };
        let lag = ["", "", "+2d", "-1d", "+0.5d"][rng.usize(0..5)];
        links.push(format!("{id}{kind}{lag}"));
    }
    if phase > 0 && rng.usize(0..4) == 0 {
        let kind = if rng.bool() { "FS" } else { "SS" };
        links.push(format!("P{} {kind}", phase - 1));
    }
    if !links.is_empty() {
        write!(text, ", after: [{}]", links.join(", ")).unwrap();
    }
}

fn inputs(network: Network, rng: &mut Rng) -> Inputs {
    let mut lengths = Vec::new();
    let mut delays = Vec::new();
    for (number, item) in (0..).zip(&network.items) {
        let length = match &item.state {
            State::Done(_) => continue,
            State::Running(running) => running.rest.unwrap_or(item.length),
            _ => item.length,
        };
        let Length::Ticks(ticks) = length else {
            continue;
        };
        if item.kind != ItemKind::Task || ticks == 0 {
            continue;
        }
        let units = (ticks / 1_000_000) as i32;
        lengths.push(SpreadLength {
            item: number,
            key: number.into(),
            least: units / 2,
            likely: units,
            most: units * 3,
            groups: Vec::new(),
        });
        if rng.usize(0..4) == 0 {
            delays.push((number, 5040 * 3));
        }
    }
    Inputs {
        network,
        lengths,
        strikes: vec![Strike {
            key: 900,
            probability: 0.3,
            delays,
            cost: 100.0,
        }],
        amounts: Vec::new(),
        groups: Vec::new(),
        fixed_cost: 0.0,
        day_rates: Vec::new(),
        promised_finish: None,
        promised_cost: None,
        watched: Vec::new(),
    }
}

/// The finishes of a block of lanes by item and lane, as days, and who is on the longest path.
fn block(setup: &Setup<'_>, seed: u64) -> (Vec<[i32; LANES]>, Vec<u64>) {
    let network = &setup.inputs.network;
    let mut room = super::room::Room::new(setup);
    let mut draws = super::draws::Draws::new(setup.inputs, seed, 0);
    super::chunk::run_block::<true>(setup, &mut draws, &mut room);
    room.trace(setup);
    let days = room.times.finish.iter();
    let days = days.map(|lanes| lanes.map(|units| setup.clock.day(network, day_of(units))));
    (days.collect(), room.marked.clone())
}

#[test]
fn side_by_side_is_as_one_by_one() {
    let mut side_by_side = 0;
    for seed in 0..400 {
        let mut rng = Rng::with_seed(seed);
        let text = plan(&mut rng);
        let inputs = inputs(network(&text), &mut rng);
        let clock = Clock::of(&inputs.network);
        if matches!(clock, Clock::OneByOne(_)) {
            continue;
        }
        side_by_side += 1;
        let fast = Setup::new(&inputs, clock, Curve::Triangular);
        let exact = Clock::one_by_one(&inputs.network);
        let exact = Setup::new(&inputs, exact, Curve::Triangular);
        let (days, marked) = block(&fast, seed);
        let (exact_days, exact_marked) = block(&exact, seed);
        for (step, &item) in inputs.network.order().iter().enumerate() {
            let item = item as usize;
            let is_undated = inputs.network.items[item].doubts.has(Doubts::UNDATED);
            if item >= inputs.network.stated || is_undated {
                continue;
            }
            assert_eq!(days[step], exact_days[step], "item {item} of\n{text}");
            assert_eq!(marked[step], exact_marked[step], "item {item} of\n{text}");
        }
    }
    assert!(side_by_side > 150, "{side_by_side}");
}

/// Tasks of a plan that works every day, with three points in days.
fn of_tasks(lines: &str, points: &[[i32; 3]]) -> Inputs {
    let text = format!(
        "planvet: 1\ntitle: x\nstart: 2026-01-01\ncalendar: continuous\nphases:\n  - title: x\n    \
         tasks:\n{lines}"
    );
    let network = network(&text);
    let lengths = (0..).zip(points).map(|(item, points)| {
        let [least, likely, most] = points.map(|days| days * 5040);
        SpreadLength {
            item,
            key: u64::from(item) + 1,
            least,
            likely,
            most,
            groups: Vec::new(),
        }
    });
    Inputs {
        network,
        lengths: lengths.collect(),
        strikes: Vec::new(),
        amounts: Vec::new(),
        groups: Vec::new(),
        fixed_cost: 0.0,
        day_rates: Vec::new(),
        promised_finish: None,
        promised_cost: None,
        watched: Vec::new(),
    }
}

/// Runs while nobody watches.
fn run(inputs: &Inputs, options: Options) -> Forecast {
    super::run(inputs, options, &Watch::NONE).unwrap()
}

const OPTIONS: Options = Options {
    curve: Curve::Triangular,
    seed: 11,
    iterations: Iterations::Exactly(100_000),
};

/// Four standard errors of a share of the iterations.
const OFF: f64 = 4.0 * 0.5 / 320.0;

/// The share of a triangular distribution below a number of days.
fn below([least, likely, most]: [f64; 3], days: f64) -> f64 {
    let range = most - least;
    if days <= least {
        0.0
    } else if days <= likely {
        (days - least).powi(2) / (range * (likely - least))
    } else if days < most {
        1.0 - (most - days).powi(2) / (range * (most - likely))
    } else {
        1.0
    }
}

/// Odds of being done within so many days, compared for every day.
fn compare(forecast: &Forecast, odds: impl Fn(f64) -> f64) {
    let finish = forecast.finish.as_ref().unwrap();
    let first = date(2026, 1, 1);
    for days in 1..60 {
        let day = first.checked_add((days - 1).days()).unwrap();
        let (found, expected) = (finish.odds_by(day), odds(days as f64));
        assert!((found - expected).abs() < OFF, "{days}: {found} {expected}");
    }
}

#[test]
fn two_paths_side_by_side_are_done_when_both_are() {
    let points = [[5, 10, 25], [8, 12, 14]];
    let lines = "      - {title: x, duration: 10d}\n      - {title: y, duration: 12d}\n";
    let forecast = run(&of_tasks(lines, &points), OPTIONS);
    let of = |at: usize, days| below(points[at].map(f64::from), days);
    compare(&forecast, |days| of(0, days) * of(1, days));
    // One of the two is always the longest path.
    let both = forecast.criticality[0] + forecast.criticality[1];
    assert!((both - 1.0).abs() < 0.001, "{both}");
}

#[test]
fn tasks_behind_each_other_take_the_sum_of_their_times() {
    let points = [[5, 10, 25], [8, 12, 14]];
    let lines = "      - {id: T1, title: x, duration: 10d}\n      - {title: y, duration: 12d, after: [T1]}\n";
    let forecast = run(&of_tasks(lines, &points), OPTIONS);
    // The convolution, summed up over the first task.
    let (first, second) = (points[0].map(f64::from), points[1].map(f64::from));
    let cells = 4_000;
    compare(&forecast, |days| {
        let part = |cell: i32| 5.0 + 20.0 * f64::from(cell) / f64::from(cells);
        let sum = (0..cells).map(|cell| {
            let (left, right) = (part(cell), part(cell + 1));
            let share = below(first, right) - below(first, left);
            share * below(second, days - (left + right) / 2.0)
        });
        sum.sum()
    });
    assert_eq!(forecast.criticality, [1.0, 1.0]);
    // Correlations of a sum with its parts are the shares of the deviation.
    let variance = |[a, c, b]: [f64; 3]| (a * a + b * b + c * c - a * b - a * c - b * c) / 18.0;
    let all = variance(first) + variance(second);
    for (influence, of) in forecast.lengths.iter().zip([first, second]) {
        let expected = (variance(of) / all).sqrt();
        assert!((influence.correlation - expected).abs() < 0.02);
        // Of 12,500 iterations, with a standard error of 0.03 for the shorter task.
        assert!((influence.slope - 1.0).abs() < 0.12, "{influence:?}");
    }
}

#[test]
fn risks_strike_as_often_as_they_are_likely() {
    let lines = "      - {title: x, duration: 10d}\n";
    for probability in [0.0, 0.3, 1.0] {
        let mut inputs = of_tasks(lines, &[]);
        inputs.strikes = vec![Strike {
            key: 5,
            probability,
            delays: vec![(0, 3 * 5040)],
            cost: 100.0,
        }];
        inputs.fixed_cost = 50.0;
        inputs.promised_finish = Some(date(2026, 1, 10));
        inputs.promised_cost = Some(50.0);
        let forecast = run(&inputs, OPTIONS);
        let finish = forecast.finish.as_ref().unwrap();
        let in_time = finish.odds_by(date(2026, 1, 10));
        assert!((in_time - (1.0 - probability)).abs() < OFF);
        assert_eq!(finish.odds_by(date(2026, 1, 13)), 1.0);
        assert_eq!(finish.odds_by(date(2026, 1, 9)), 0.0);
        // Date and money are kept together or not at all.
        let kept = forecast.kept.all.unwrap() as f64 / forecast.iterations as f64;
        assert!((kept - in_time).abs() < 1e-9);
        assert!((forecast.cost.odds_within(50.1) - in_time).abs() < OFF);
        if probability == 0.3 {
            assert!((forecast.strikes[0].slope - 3.0).abs() < 1e-6);
            assert_eq!(finish.percentile(50), date(2026, 1, 10));
            assert_eq!(finish.percentile(80), date(2026, 1, 13));
        }
    }
}

#[test]
fn sums_of_money_spread_like_their_parts() {
    let mut inputs = of_tasks("      - {title: x, duration: 10d}\n", &[]);
    inputs.fixed_cost = 1e6;
    inputs.amounts = [[100.0, 200.0, 400.0], [50.0, 50.0, 80.0], [7.0, 7.0, 7.0]]
        .iter()
        .zip(1..)
        .map(|(&[least, likely, most], key)| SpreadAmount {
            key,
            least,
            likely,
            most,
            groups: Vec::new(),
        })
        .collect();
    let forecast = run(&inputs, OPTIONS);
    assert_eq!(forecast.cost.range, (1_000_157.0, 1_000_487.0));
    let (first, second) = ([100.0, 200.0, 400.0], [50.0, 50.0, 80.0]);
    for sum in [180.0, 250.0, 300.0, 400.0] {
        let cells = 2_000;
        let expected: f64 = (0..cells)
            .map(|cell| {
                let part = |cell: i32| 50.0 + 30.0 * f64::from(cell) / f64::from(cells);
                let (left, right) = (part(cell), part(cell + 1));
                let share = below(second, right) - below(second, left);
                share * below(first, sum - 7.0 - (left + right) / 2.0)
            })
            .sum();
        let found = forecast.cost.odds_within(1e6 + sum);
        assert!((found - expected).abs() < OFF, "{sum}: {found} {expected}");
    }
    let half = forecast.cost.percentile(50);
    assert!((forecast.cost.odds_within(half) - 0.5).abs() < 0.001);
}

#[test]
fn threads_change_nothing() {
    let mut rng = Rng::with_seed(3);
    let inputs = inputs(network(&plan(&mut rng)), &mut rng);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.unwrap().install(|| run(&inputs, OPTIONS))
    };
    let one = with(1);
    assert_eq!(one, with(2));
    assert_eq!(one, with(5));
    let other = Options {
        seed: 12,
        ..OPTIONS
    };
    assert_ne!(one, run(&inputs, other));
}

#[test]
fn a_task_more_leaves_the_draws_of_the_others_alone() {
    let points = [[5, 10, 25], [1, 1, 1]];
    let one = "      - {id: T1, title: x, duration: 10d}\n";
    let two = format!("{one}      - {{title: y, duration: 1d}}\n");
    let first = run(&of_tasks(one, &points[..1]), OPTIONS);
    let second = run(&of_tasks(&two, &points), OPTIONS);
    assert_eq!(first.finish, second.finish);
}

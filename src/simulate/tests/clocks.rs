//! Side by side is as one by one.

use std::fmt::Write as _;

use fastrand::Rng;

use super::super::Curve;
use super::super::chunk::run_block;
use super::super::clock::{Clock, day_of};
use super::super::draws::Draws;
use super::super::inputs::{Group, Inputs, SpreadAmount, SpreadLength, Strike};
use super::super::random::LANES;
use super::super::room::Room;
use super::super::setup::Setup;
use super::network;
use crate::schedule::network::{Doubts, ItemKind, Length, Network, State};

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
            groups: [vec![], vec![], vec![0], vec![0, 1]][rng.usize(0..4)].clone(),
        });
    }
    // What is done, or takes no time, may be struck and paid by the day as well.
    let all = 0..network.stated as u32;
    let mut some = |of: usize| -> Vec<u32> {
        let all = all.clone();
        all.filter(|_| rng.usize(0..of) == 0).collect()
    };
    let delays = some(4).into_iter().map(|item| (item, 5040 * 3));
    let savings = some(6).into_iter().map(|item| (item, -5040 * 4));
    let delays = delays.chain(savings).collect();
    let day_rates = some(2).into_iter().map(|item| (item, 0.01)).collect();
    Inputs {
        network,
        lengths,
        strikes: vec![Strike {
            key: 900,
            probability: 0.3,
            delays,
            cost: 100.0,
        }],
        amounts: vec![SpreadAmount {
            key: 901,
            least: 100.0,
            likely: 200.0,
            most: 400.0,
            groups: vec![1],
        }],
        groups: [(902, 0.4), (903, 0.6)]
            .map(|(key, coefficient)| Group { key, coefficient })
            .to_vec(),
        fixed_cost: 0.0,
        day_rates,
        promised_finish: None,
        promised_cost: None,
        watched: Vec::new(),
    }
}

/// A block of lanes.
fn block(setup: &Setup<'_>, seed: u64) -> Room {
    let mut room = Room::new(setup);
    let mut draws = Draws::new(setup.inputs, seed, 0);
    run_block::<true>(setup, &mut draws, &mut room);
    room
}

/// The finishes of a step as days.
fn days(setup: &Setup<'_>, room: &Room, step: usize) -> [Option<i32>; LANES] {
    let network = &setup.inputs.network;
    room.times.finish[step].map(|units| setup.clock.day(network, day_of(units)))
}

#[test]
fn side_by_side_is_as_one_by_one() {
    let mut side_by_side = 0;
    for seed in 0..400 {
        let mut rng = Rng::with_seed(seed);
        let text = plan(&mut rng);
        let inputs = inputs(network(&text), &mut rng);
        let clock = Clock::of(&inputs);
        if matches!(clock, Clock::OneByOne(_)) {
            continue;
        }
        side_by_side += 1;
        let fast = Setup::new(&inputs, clock, Curve::Triangular);
        let exact = Clock::one_by_one(&inputs.network);
        let exact = Setup::new(&inputs, exact, Curve::Triangular);
        let (room, exact_room) = (block(&fast, seed), block(&exact, seed));
        assert_eq!(room.cost, exact_room.cost, "{text}");
        for (step, &item) in inputs.network.order().iter().enumerate() {
            let item = item as usize;
            let is_undated = inputs.network.items[item].doubts.has(Doubts::UNDATED);
            if item >= inputs.network.stated || is_undated {
                continue;
            }
            let expected = days(&exact, &exact_room, step);
            assert_eq!(days(&fast, &room, step), expected, "item {item} of\n{text}");
            let (marked, expected) = (room.marked[step], exact_room.marked[step]);
            assert_eq!(marked, expected, "item {item} of\n{text}");
        }
    }
    assert!(side_by_side > 150, "{side_by_side}");
}

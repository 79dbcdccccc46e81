//! The critical path on random networks, and what a file of 5,000 tasks costs beside its parse.
//!
//! `cargo bench --bench schedule`; the figures stand in docs/benchmarks.md.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::ItemsCount;
use fastrand::Rng;
use planvet::plan::{self, value::LinkKind};
use planvet::schedule::cpm::Wanted;
use planvet::schedule::instant::{DAY, Edge, Instant};
use planvet::schedule::line::Line;
use planvet::schedule::network::{
    Bound, BoundSource, Doubts, Item, ItemKind, Lag, Length, Link, Network, Parts, State,
};
use planvet::schedule::{Calendar, Calendars, Schedule};
use planvet::source::{Limits, Span, parse};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// Predecessors are among so many tasks before: plans are long, not wide.
const REACH: usize = 200;

fn main() {
    divan::main();
}

/// The predecessors of each task, two on average.
fn predecessors(rng: &mut Rng, task: usize) -> Vec<usize> {
    let first = task.saturating_sub(REACH);
    let count = if task == 0 { 0 } else { rng.usize(0..=4) };
    (0..count).map(|_| rng.usize(first..task)).collect()
}

/// A network with all kinds of links, lags in every fifth.
fn network(tasks: usize) -> Network {
    let mut rng = Rng::with_seed(7);
    let start = Instant(20_454 * DAY);
    let item = |rng: &mut Rng| Item {
        kind: ItemKind::Task,
        doubts: Doubts::default(),
        line: 1,
        calendar: 1,
        length: Length::Ticks(rng.i64(1..20) * DAY / 2),
        from: Some(Bound {
            at: start,
            edge: Edge::Start,
            source: BoundSource::PlanStart,
        }),
        due: None,
        state: State::Ahead,
    };
    let items = (0..tasks).map(|_| item(&mut rng)).collect();
    let mut links = Vec::new();
    for task in 0..tasks {
        for from in predecessors(&mut rng, task) {
            let kind = match rng.usize(0..10) {
                0 => LinkKind::StartToStart,
                1 => LinkKind::FinishToFinish,
                2 => LinkKind::StartToFinish,
                _ => LinkKind::FinishToStart,
            };
            let lag = match rng.usize(0..10) {
                0 => Lag::Working(rng.i64(-2..5) * DAY),
                1 => Lag::Elapsed(rng.i64(-2..5) * DAY),
                _ => Lag::None,
            };
            let link = Link {
                from: from as u32,
                kind,
                lag,
                stated: Span::default(),
            };
            links.push((task as u32, link));
        }
    }
    Network::new(Parts {
        lines: vec![Line::Elapsed, Line::Working(Calendar::cn())],
        items,
        stated: tasks,
        links,
    })
}

/// Early and late dates, floats and free floats of all tasks.
#[divan::bench(args = SIZES)]
fn critical_path(bencher: Bencher<'_, '_>, tasks: usize) {
    bencher
        .counter(ItemsCount::new(tasks))
        .with_inputs(|| network(tasks))
        .bench_local_values(|network| {
            let schedule = Schedule::new(network, Wanted::default());
            let critical = schedule.tasks().filter(|facts| facts.is_critical).count();
            (schedule, critical)
        });
}

/// The passes alone, without turning their results into dates.
#[divan::bench(args = SIZES)]
fn both_passes(bencher: Bencher<'_, '_>, tasks: usize) {
    bencher
        .counter(ItemsCount::new(tasks))
        .with_inputs(|| network(tasks))
        .bench_local_values(|network| Schedule::new(network, Wanted::default()));
}

/// The yardstick: the longest path there and back over the same arrays, in plain numbers.
#[divan::bench(args = SIZES)]
fn bare_longest_path(bencher: Bencher<'_, '_>, tasks: usize) {
    bencher
        .counter(ItemsCount::new(tasks))
        .with_inputs(|| network(tasks))
        .bench_local_refs(|network| longest_path(network));
}

fn longest_path(network: &Network) -> i64 {
    let length = |item: usize| match network.items[item].length {
        Length::Ticks(ticks) => ticks,
        Length::Months { .. } => 0,
    };
    let mut finish = vec![0_i64; network.items.len()];
    for &item in network.order() {
        let item = item as usize;
        let before = network.before(item).iter();
        let start = before.map(|link| finish[link.from as usize]).max();
        finish[item] = start.unwrap_or_default() + length(item);
    }
    let end = finish.iter().copied().max().unwrap_or_default();
    let mut start = vec![0_i64; network.items.len()];
    for &item in network.order().iter().rev() {
        let item = item as usize;
        let behind = network.behind(item).iter();
        let finish = behind.map(|behind| start[behind.item as usize]).min();
        start[item] = finish.unwrap_or(end) - length(item);
    }
    start.iter().sum()
}

/// A plan file of so many tasks.
fn plan_text(tasks: usize) -> String {
    let mut rng = Rng::with_seed(7);
    let mut text = String::from(
        "planvet: 1\ntitle: x\nstart: 2026-01-05\ncalendar: CN\nphases:\n  - title: x\n    tasks:\n",
    );
    for task in 0..tasks {
        let after: Vec<String> = predecessors(&mut rng, task)
            .into_iter()
            .map(|from| format!("T{from}"))
            .collect();
        let (days, after) = (rng.usize(1..20), after.join(", "));
        writeln!(
            text,
            "      - {{id: T{task}, title: Task {task}, duration: {days}d, after: [{after}]}}"
        )
        .expect("a string takes all");
    }
    text
}

/// Text to tree to plan.
#[divan::bench]
fn five_thousand_tasks_read(bencher: Bencher<'_, '_>) {
    let text = plan_text(5_000);
    bencher.bench_local(|| read(&text).tasks().count());
}

/// Text to tree to plan to schedule.
#[divan::bench]
fn five_thousand_tasks_scheduled(bencher: Bencher<'_, '_>) {
    let text = plan_text(5_000);
    bencher.bench_local(|| {
        let schedule = Schedule::of(&read(&text), Calendars::standard());
        schedule.tasks().filter(|facts| facts.is_critical).count()
    });
}

fn read(text: &str) -> plan::Plan {
    let tree = parse(text, &Limits::DEFAULT);
    let (plan, _) = plan::read(&tree, text, tree.roots()[0], &Limits::DEFAULT);
    plan.expect("the text is a plan")
}

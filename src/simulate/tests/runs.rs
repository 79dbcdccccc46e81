//! How a simulation is run changes nothing of what it finds.

use std::sync::atomic::{AtomicU64, Ordering};

use super::super::inputs::{Group, Inputs, SpreadAmount, Strike, Watched};
use super::super::{CHUNK, Ended, Forecast, Iterations, LIMIT, Options, Watch, run as watched};
use super::{OPTIONS, of_tasks, run};

/// Something of everything.
fn inputs() -> Inputs {
    let lines = "      - {id: T1, title: x, duration: 10d}\n      - {id: T2, title: y, duration: 9d}\n      - {title: z, duration: 2d, after: [T1, T2]}\n";
    let mut inputs = of_tasks(lines, &[[5, 10, 25], [8, 9, 14], [1, 2, 6]]);
    inputs.groups = vec![Group {
        key: 60,
        coefficient: 0.5,
    }];
    inputs.lengths[0].groups = vec![0];
    inputs.amounts = vec![SpreadAmount {
        key: 61,
        least: 10.0,
        likely: 30.0,
        most: 70.0,
        groups: vec![0],
    }];
    inputs.day_rates = vec![(1, 0.001)];
    inputs.strikes = vec![Strike {
        key: 62,
        probability: 0.2,
        delays: vec![(1, 5040)],
        cost: 10.0,
    }];
    inputs.watched = vec![Watched {
        items: vec![0, 1],
        promised: Some(jiff::civil::date(2026, 1, 14)),
    }];
    inputs.promised_finish = Some(jiff::civil::date(2026, 1, 18));
    inputs.promised_cost = Some(90.0);
    inputs
}

fn on<T: Send>(threads: usize, run: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.unwrap().install(run)
}

fn exactly(iterations: u64) -> Options {
    Options {
        iterations: Iterations::Exactly(iterations),
        ..OPTIONS
    }
}

#[test]
fn threads_change_nothing() {
    let inputs = inputs();
    for iterations in [Iterations::Exactly(100_000), Iterations::UntilSettled] {
        let options = Options {
            iterations,
            ..OPTIONS
        };
        let one = on(1, || run(&inputs, options));
        for threads in [2, 3, 5] {
            assert_eq!(one, on(threads, || run(&inputs, options)), "{threads}");
        }
        let other = Options {
            seed: 12,
            ..options
        };
        assert_ne!(one, run(&inputs, other));
    }
}

#[test]
fn iterations_are_whole_chunks() {
    let inputs = inputs();
    for (asked, chunks) in [(0, 1), (1, 1), (CHUNK, 1), (CHUNK + 1, 2)] {
        let told = AtomicU64::new(0);
        let watch = Watch {
            done: &|done| {
                told.fetch_max(done, Ordering::Relaxed);
            },
            ..Watch::NONE
        };
        let forecast = watched(&inputs, exactly(asked), &watch).unwrap();
        assert_eq!(forecast.iterations, chunks * CHUNK);
        assert_eq!(forecast.ended, Ended::AsAsked);
        assert_eq!(told.into_inner(), chunks * CHUNK);
    }
    assert!(LIMIT <= 1_000_000 && LIMIT.is_multiple_of(CHUNK));
}

/// Runs until it was asked so often whether to go on.
fn stopped(inputs: &Inputs, asked: u64) -> Option<Forecast> {
    let left = AtomicU64::new(asked);
    let watch = Watch {
        goes_on: &|| {
            let less = |left: u64| left.checked_sub(1);
            let order = Ordering::Relaxed;
            left.fetch_update(order, order, less).is_ok()
        },
        ..Watch::NONE
    };
    watched(inputs, exactly(40 * CHUNK), &watch)
}

#[test]
fn what_is_stopped_is_as_if_fewer_had_been_asked_for() {
    let inputs = inputs();
    // It is asked before everything, and before each chunk.
    for chunks in [1, 5, 16, 21] {
        let forecast = on(1, || stopped(&inputs, chunks + 1)).unwrap();
        assert_eq!(forecast.iterations, chunks * CHUNK);
        let expected = Forecast {
            ended: Ended::Stopped,
            ..run(&inputs, exactly(chunks * CHUNK))
        };
        assert_eq!(forecast, expected);
    }
    // On several threads some chunks behind the first that wasn't run are left out.
    for asked in [3, 9, 30] {
        let Some(forecast) = on(3, || stopped(&inputs, asked)) else {
            continue;
        };
        assert!(forecast.iterations < asked * CHUNK);
        let expected = Forecast {
            ended: Ended::Stopped,
            ..run(&inputs, exactly(forecast.iterations))
        };
        assert_eq!(forecast, expected);
    }
    for asked in [0, 1] {
        assert_eq!(on(1, || stopped(&inputs, asked)), None);
    }
}

#[test]
fn iterations_end_when_p80_is_settled() {
    let until_settled = Options {
        iterations: Iterations::UntilSettled,
        ..OPTIONS
    };
    // Nothing spreads: the least that is ever run is enough.
    let lines = "      - {title: x, duration: 10d}\n";
    let forecast = run(&of_tasks(lines, &[]), until_settled);
    assert_eq!(forecast.ended, Ended::Settled);
    let wave = forecast.iterations;
    assert!(wave.is_multiple_of(CHUNK) && wave < 100_000);
    // A finish that spreads over a year takes more.
    let mut inputs = of_tasks(lines, &[[10, 60, 500]]);
    let forecast = run(&inputs, until_settled);
    assert_eq!(forecast.ended, Ended::Settled);
    let apart = |forecast: &Forecast| {
        let (low, high) = forecast.finish.as_ref().unwrap().interval(80);
        low.duration_until(high).as_hours() / 24
    };
    assert!(apart(&forecast) <= 1);
    assert!(forecast.iterations > wave);
    let before = run(&inputs, exactly(forecast.iterations - wave));
    assert!(apart(&before) > 1);
    // Money that spreads widely takes more than money that hardly spreads.
    inputs.lengths.clear();
    let mut amount = SpreadAmount {
        key: 1,
        least: 0.0,
        likely: 0.0,
        most: 1e6,
        groups: Vec::new(),
    };
    inputs.amounts = vec![amount.clone()];
    let wide = run(&inputs, until_settled);
    let (low, high) = wide.cost.interval(80);
    assert!(high - low <= 0.005 * wide.cost.percentile(80));
    amount.least = 9.9e5;
    amount.likely = 9.9e5;
    inputs.amounts = vec![amount];
    assert!(run(&inputs, until_settled).iterations < wide.iterations);
}

#[test]
fn intervals_hold_the_percentile_in_19_of_20_runs() {
    let inputs = of_tasks("      - {title: x, duration: 10d}\n", &[[0, 0, 3_650]]);
    // P80 of a triangular distribution that falls from its least.
    let expected = 3_650.0 * (1.0 - 0.2_f64.sqrt());
    let first = jiff::civil::date(2026, 1, 1);
    let held = (0..200).filter(|seed| {
        let options = Options {
            seed: *seed,
            ..exactly(CHUNK)
        };
        let finish = run(&inputs, options).finish.unwrap();
        let (low, high) = finish.interval(80);
        let days = |day| first.duration_until(day).as_hours() as f64 / 24.0;
        days(low) <= expected && expected <= days(high) + 1.0
    });
    let held = held.count();
    assert!((180..=198).contains(&held), "{held}");
}

#[test]
fn promises_that_nobody_made_are_not_broken() {
    let mut inputs = inputs();
    let all = run(&inputs, OPTIONS);
    let kept = all.kept;
    let [finish, cost] = [kept.finish.unwrap(), kept.cost.unwrap()];
    let [both, dates, all_kept] = [
        kept.finish_and_cost.unwrap(),
        kept.dates.unwrap(),
        kept.all.unwrap(),
    ];
    assert!(both < finish.min(cost) && all_kept < both.min(dates) && dates < finish);
    // Date and money go together here.
    assert!(both as f64 > finish as f64 * cost as f64 / all.iterations as f64);
    let by = all
        .finish
        .as_ref()
        .unwrap()
        .odds_by(jiff::civil::date(2026, 1, 18));
    assert_eq!(by, finish as f64 / all.iterations as f64);
    inputs.promised_finish = None;
    let kept = run(&inputs, OPTIONS).kept;
    assert_eq!((kept.finish, kept.finish_and_cost), (None, Some(cost)));
    assert!(kept.dates.unwrap() > dates);
    inputs.watched[0].promised = None;
    let kept = run(&inputs, OPTIONS).kept;
    assert_eq!((kept.dates, kept.all), (None, Some(cost)));
    inputs.promised_cost = None;
    let kept = run(&inputs, OPTIONS).kept;
    assert_eq!((kept.finish_and_cost, kept.all), (None, None));
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

//! Money against closed forms.

use super::super::inputs::{Inputs, SpreadAmount, Strike};
use super::{OFF, OPTIONS, below, of_tasks, run};

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

/// One task of 5, 10 or 25 days that costs 2 a day, and 100 of what costs nothing by the day.
fn by_the_day() -> Inputs {
    let lines = "      - {title: x, duration: 10d}\n      - {title: y, duration: 3d}\n";
    let mut inputs = of_tasks(lines, &[[5, 10, 25]]);
    inputs.fixed_cost = 94.0;
    inputs.day_rates = vec![(0, 2.0 / 5040.0), (1, 2.0 / 5040.0)];
    inputs
}

#[test]
fn crews_are_paid_for_every_day() {
    let forecast = run(&by_the_day(), OPTIONS);
    let cost = &forecast.cost;
    for days in [6.0, 9.0, 12.0, 17.0, 24.0] {
        let found = cost.odds_within(100.0 + 2.0 * days);
        let expected = below([5.0, 10.0, 25.0], days);
        assert!((found - expected).abs() < OFF, "{days}: {found} {expected}");
    }
    assert!((cost.range.0 - 110.0).abs() < 1e-9 && (cost.range.1 - 150.0).abs() < 1e-9);
    let mean = 40.0 / 3.0;
    // Mean (a + b + c) / 3, variance (a² + b² + c² − ab − ac − bc) / 18.
    let variance = (25.0 + 100.0 + 625.0 - 50.0 - 125.0 - 250.0_f64) / 18.0;
    assert!((cost.mean - 100.0 - 2.0 * mean).abs() < 0.1);
    assert!((cost.deviation / 2.0 - variance.sqrt()).abs() < 0.05);
    // The length alone moves the cost.
    let influence = forecast.on_cost.lengths[0];
    assert!((influence.correlation - 1.0).abs() < 1e-6);
    assert!((influence.slope - 2.0).abs() < 1e-9);
    let p10 = 5.0 + (0.1_f64 * 20.0 * 5.0).sqrt();
    let p90 = 25.0 - (0.1_f64 * 20.0 * 15.0).sqrt();
    assert!((influence.low - 2.0 * (p10 - mean)).abs() < 1e-4);
    assert!((influence.high - 2.0 * (p90 - mean)).abs() < 1e-4);
}

#[test]
fn what_delays_a_crew_costs_its_days() {
    let mut inputs = by_the_day();
    inputs.strikes = vec![Strike {
        key: 50,
        probability: 0.25,
        // The second task doesn't spread, but it may be struck.
        delays: vec![(0, 3 * 5040), (1, 5040)],
        cost: 7.0,
    }];
    let forecast = run(&inputs, OPTIONS);
    let strike = forecast.on_cost.strikes[0];
    assert!((strike.slope - 15.0).abs() < 1e-9);
    assert!((strike.low + 0.25 * 15.0).abs() < 1e-9);
    assert!((strike.high - 0.75 * 15.0).abs() < 1e-9);
    let plain = run(&by_the_day(), OPTIONS);
    let more = forecast.cost.mean - plain.cost.mean;
    assert!((more - 0.25 * 15.0).abs() < 0.1, "{more}");
    assert!((forecast.cost.seen.0 - 110.0).abs() < 0.2);
}

#[test]
fn what_money_moves_the_cost_is_known_exactly() {
    let mut inputs = of_tasks("      - {title: x, duration: 10d}\n", &[]);
    inputs.amounts = vec![SpreadAmount {
        key: 1,
        least: 0.0,
        likely: 0.0,
        most: 100.0,
        groups: Vec::new(),
    }];
    let amount = run(&inputs, OPTIONS).on_cost.amounts[0];
    let quantile = |below: f64| 100.0 - 100.0 * (1.0 - below).sqrt();
    assert!((amount.low - (quantile(0.1) - 100.0 / 3.0)).abs() < 1e-3);
    assert!((amount.high - (quantile(0.9) - 100.0 / 3.0)).abs() < 1e-3);
    assert!((amount.slope - 1.0).abs() < 1e-9 && (amount.correlation - 1.0).abs() < 1e-6);
}

#[test]
fn money_without_spread_is_the_same_in_every_iteration() {
    let mut inputs = of_tasks("      - {title: x, duration: 10d}\n", &[]);
    inputs.fixed_cost = 0.1;
    inputs.promised_cost = Some(0.1);
    inputs.strikes = vec![Strike {
        key: 50,
        probability: 0.0,
        delays: Vec::new(),
        cost: 1e9,
    }];
    let forecast = run(&inputs, OPTIONS);
    let cost = &forecast.cost;
    assert_eq!([cost.range, cost.seen], [(0.1, 0.1); 2]);
    assert_eq!(
        [cost.percentile(5), cost.percentile(95), cost.mean],
        [0.1; 3]
    );
    assert_eq!(cost.deviation, 0.0);
    assert_eq!([cost.odds_within(0.1), cost.odds_within(0.099)], [1.0, 0.0]);
    assert_eq!(forecast.kept.cost, Some(forecast.iterations));
    assert_eq!(forecast.on_cost.strikes[0].correlation, 0.0);
}

#[test]
fn the_odds_of_a_promised_sum_are_counted_exactly() {
    let mut inputs = of_tasks("      - {title: x, duration: 10d}\n", &[]);
    inputs.amounts = vec![SpreadAmount {
        key: 1,
        least: 100.0,
        likely: 200.0,
        most: 400.0,
        groups: Vec::new(),
    }];
    for promised in [120.0, 212.345, 399.9] {
        inputs.promised_cost = Some(promised);
        let forecast = run(&inputs, OPTIONS);
        let kept = forecast.kept.cost.unwrap() as f64 / forecast.iterations as f64;
        assert_eq!(forecast.cost.odds_within(promised), kept);
    }
}

#[test]
fn shares_of_steps_are_those_of_all_iterations() {
    let cost = run(&by_the_day(), OPTIONS).cost;
    let shares = cost.shares(110.0, 150.0, 8);
    assert_eq!(shares.len(), 8);
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    // From 10 to 15 days.
    let found = shares[2] + shares[3];
    let points = [5.0, 10.0, 25.0];
    let expected = below(points, 15.0) - below(points, 10.0);
    assert!((found - expected).abs() < OFF, "{found} {expected}");
}

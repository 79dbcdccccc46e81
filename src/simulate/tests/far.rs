//! Times and sums that no plan has, but that somebody may write.

use super::super::inputs::{SpreadAmount, Strike};
use super::super::{Forecast, Iterations, Options};
use super::{OPTIONS, of_tasks, run};

#[test]
fn hundreds_of_years_are_no_short_time() {
    let points = [[36_500, 40_000, 45_000]; 2];
    let one = "      - {id: T1, title: x, duration: 40000d}\n";
    let two = format!("{one}      - {{title: y, duration: 40000d, after: [T1]}}\n");
    let inputs = of_tasks(&two, &points);
    assert!(Forecast::is_side_by_side(&inputs));
    let forecast = run(&inputs, OPTIONS);
    let finish = forecast.finish.unwrap();
    // The standard error of the mean is 8 days.
    let expected = 2.0 * (36_500.0 + 40_000.0 + 45_000.0) / 3.0;
    let days = |day: jiff::civil::Date| {
        let first = jiff::civil::date(2026, 1, 1);
        first.duration_until(day).as_hours() as f64 / 24.0 + 1.0
    };
    assert!((days(finish.mean()) - expected).abs() < 40.0);
    for (day, _) in [finish.days[0], finish.days[finish.days.len() - 1]] {
        assert!((73_000.0..=90_000.0).contains(&days(day)), "{day}");
    }
}

#[test]
fn what_whole_numbers_of_units_cannot_hold_is_run_one_by_one() {
    // Six times 45,000 days are more than 2^31 units of less than five minutes.
    let mut lines = String::from("      - {id: T0, title: x, duration: 40000d}\n");
    for task in 1..6 {
        let before = task - 1;
        lines.push_str(&format!(
            "      - {{id: T{task}, title: x, duration: 40000d, after: [T{before}]}}\n"
        ));
    }
    let inputs = of_tasks(&lines, &[[36_500, 40_000, 45_000]; 6]);
    assert!(!Forecast::is_side_by_side(&inputs));
    let options = Options {
        iterations: Iterations::Exactly(1),
        ..OPTIONS
    };
    let finish = run(&inputs, options).finish.unwrap();
    let years = |day: jiff::civil::Date| f64::from(day.year()) - 2026.0;
    assert!((years(finish.mean()) - 6.0 * 40_500.0 / 365.25).abs() < 5.0);
}

#[test]
fn a_risk_of_a_quadrillion_blurs_nothing_else() {
    let mut inputs = of_tasks("      - {title: x, duration: 10d}\n", &[]);
    inputs.amounts = vec![SpreadAmount {
        key: 1,
        least: 1_000.0,
        likely: 1_000.0,
        most: 2_000.0,
        groups: Vec::new(),
    }];
    inputs.strikes = vec![Strike {
        key: 2,
        probability: 0.01,
        delays: Vec::new(),
        cost: 1e15,
    }];
    let forecast = run(&inputs, OPTIONS);
    // The median of 0.99 of a triangular distribution that falls from its least.
    let expected = 2_000.0 - 1_000.0 * (1.0_f64 - 0.5 / 0.99).sqrt();
    let found = forecast.cost.percentile(50);
    assert!((found - expected).abs() < 5.0, "{found} {expected}");
    assert!(forecast.cost.percentile(100) > 1e15);
    let odds = forecast.cost.odds_within(1e14);
    assert!((odds - 0.99).abs() < 0.002, "{odds}");
}

#[test]
fn delays_beyond_all_bounds_stay_in_range() {
    let mut inputs = of_tasks("      - {title: x, duration: 10d}\n", &[[5, 10, 20]]);
    let strike = |key, more| Strike {
        key,
        probability: 1.0,
        delays: vec![(0, more)],
        cost: 0.0,
    };
    inputs.strikes = vec![strike(50, i32::MAX), strike(51, i32::MAX)];
    let options = Options {
        iterations: Iterations::Exactly(1),
        ..OPTIONS
    };
    // How far beyond isn't known, so no day is told.
    assert_eq!(run(&inputs, options).finish, None);
    // And what takes less than nothing takes no time.
    inputs.strikes = vec![strike(50, i32::MIN), strike(51, i32::MIN)];
    let finish = run(&inputs, options).finish.unwrap();
    assert!(finish.percentile(100) <= jiff::civil::date(2026, 1, 1));
}

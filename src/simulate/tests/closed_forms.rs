//! Times and risks against closed forms.

use jiff::civil::date;

use super::super::inputs::Strike;
use super::{OFF, OPTIONS, below, compare, of_tasks, run};

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

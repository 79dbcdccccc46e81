//! What goes well or badly together.

use super::super::inputs::{Group, Inputs, SpreadAmount, Watched};
use super::super::{Curve, Options};
use super::{OFF, OPTIONS, below, compare, of_tasks, run};

const TWO_IN_A_ROW: &str =
    "      - {id: T1, title: x, duration: 10d}\n      - {title: y, duration: 10d, after: [T1]}\n";

const TWO_ABREAST: &str = "      - {title: x, duration: 10d}\n      - {title: y, duration: 10d}\n";

fn in_groups(inputs: &mut Inputs, coefficients: &[f64], of: &[&[u32]]) {
    let groups = (700..).zip(coefficients);
    inputs.groups = groups
        .map(|(key, &coefficient)| Group { key, coefficient })
        .collect();
    for (length, groups) in inputs.lengths.iter_mut().zip(of) {
        length.groups = groups.to_vec();
    }
}

/// Two sums of money that spread like PERT around the middle, which is nearly normal.
fn money(coefficients: &[f64], of: [&[u32]; 2]) -> Inputs {
    let mut inputs = of_tasks("      - {title: x, duration: 10d}\n", &[]);
    in_groups(&mut inputs, coefficients, &[]);
    inputs.amounts = (1..)
        .zip(of)
        .map(|(key, groups)| SpreadAmount {
            key,
            least: 0.0,
            likely: 50.0,
            most: 100.0,
            groups: groups.to_vec(),
        })
        .collect();
    inputs
}

const PERT: Options = Options {
    curve: Curve::Pert,
    ..OPTIONS
};

/// The variance of a sum of PERT around the middle, of 0 to 100.
const VARIANCE: f64 = 100.0 * 100.0 / 28.0;

#[test]
fn sums_spread_as_far_as_their_parts_go_together() {
    for (coefficients, of, correlation) in [
        (&[0.0][..], [&[0][..], &[0][..]], 0.0),
        (&[0.3], [&[0], &[0]], 0.3),
        (&[0.8], [&[0], &[0]], 0.8),
        (&[1.0], [&[0], &[0]], 1.0),
        // Only one of them belongs to a group, or each to its own.
        (&[0.8], [&[0], &[]], 0.0),
        (&[0.8, 0.8], [&[0], &[1]], 0.0),
        // What two groups share with what is in one of them, and in both.
        (&[0.5, 0.5], [&[0], &[0, 1]], 0.5),
        (&[0.5, 0.5], [&[1, 0], &[0, 1]], 1.0),
        (&[0.7, 0.3], [&[1, 0], &[0]], 0.7),
    ] {
        let cost = run(&money(coefficients, of), PERT).cost;
        let found = cost.deviation.powi(2) / (2.0 * VARIANCE) - 1.0;
        // Four standard errors, and what PERT isn't normal.
        assert!(
            (found - correlation).abs() < 0.025,
            "{coefficients:?} {of:?}: {found}"
        );
        assert!((cost.mean - 100.0).abs() < 4.0 * cost.deviation / 316.0);
    }
}

#[test]
fn all_of_a_group_of_one_moves_as_one() {
    let points = [5, 10, 25];
    let expected = |days: f64| below(points.map(f64::from), days);
    let mut row = of_tasks(TWO_IN_A_ROW, &[points; 2]);
    in_groups(&mut row, &[1.0], &[&[0], &[0]]);
    compare(&run(&row, OPTIONS), |days| expected(days / 2.0));
    // Both are always equally long, so both are the longest path.
    let mut abreast = of_tasks(TWO_ABREAST, &[points; 2]);
    in_groups(&mut abreast, &[1.0], &[&[0], &[0]]);
    let forecast = run(&abreast, OPTIONS);
    compare(&forecast, expected);
    assert_eq!(forecast.criticality, [1.0, 1.0]);
}

#[test]
fn a_group_leaves_the_spread_of_each_alone() {
    let points = [5, 10, 25];
    let mut inputs = of_tasks("      - {title: x, duration: 10d}\n", &[points]);
    in_groups(&mut inputs, &[0.6, 0.3], &[&[0, 1]]);
    compare(&run(&inputs, OPTIONS), |days| {
        below(points.map(f64::from), days)
    });
}

#[test]
fn a_group_of_nothing_in_common_is_none() {
    let mut inputs = of_tasks(TWO_IN_A_ROW, &[[5, 10, 25], [2, 3, 9]]);
    let usual = run(&inputs, OPTIONS);
    in_groups(&mut inputs, &[0.0], &[&[0], &[0]]);
    assert_eq!(run(&inputs, OPTIONS), usual);
}

#[test]
fn a_group_leaves_the_numbers_of_others_alone() {
    let mut inputs = of_tasks(TWO_ABREAST, &[[5, 10, 25], [5, 10, 25]]);
    inputs.watched = vec![Watched {
        items: vec![1],
        promised: None,
    }];
    let usual = run(&inputs, OPTIONS);
    in_groups(&mut inputs, &[0.5], &[&[0], &[]]);
    let grouped = run(&inputs, OPTIONS);
    assert_ne!(usual.finish, grouped.finish);
    assert_eq!(usual.watched, grouped.watched);
}

#[test]
fn paths_abreast_that_go_together_are_done_earlier() {
    // With nothing in common: F². With all: F. Between them otherwise.
    let points = [5, 10, 25];
    let mut inputs = of_tasks(TWO_ABREAST, &[points; 2]);
    in_groups(&mut inputs, &[0.6], &[&[0], &[0]]);
    let finish = run(&inputs, OPTIONS).finish.unwrap();
    for days in [9, 12, 15, 18] {
        let alone = below(points.map(f64::from), f64::from(days));
        let day = jiff::civil::date(2026, 1, days as i8);
        let found = finish.odds_by(day);
        assert!(
            found > alone * alone + OFF && found < alone - OFF,
            "{days}: {found}"
        );
    }
}

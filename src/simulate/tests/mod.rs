//! Both clocks give the same answers, and both give those of closed forms.

mod clocks;
mod closed_forms;
mod far;
mod groups;
mod money;
mod runs;

use jiff::ToSpan as _;
use jiff::civil::date;

use super::inputs::{Inputs, SpreadLength};
use super::{Curve, Forecast, Iterations, Options, Watch};
use crate::schedule::Calendars;
use crate::schedule::network::Network;
use crate::source::{Limits, parse};

fn network(text: &str) -> Network {
    let tree = parse(text, &Limits::DEFAULT);
    let (plan, faults) = crate::plan::read(&tree, text, tree.roots()[0], &Limits::DEFAULT);
    let is_goalless = |fault: &crate::plan::read::Fault| format!("{fault:?}").contains("goals");
    assert!(faults.iter().all(is_goalless), "{faults:?}\n{text}");
    Network::of(&plan.unwrap(), Calendars::standard())
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

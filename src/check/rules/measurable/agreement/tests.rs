//! What is compared, and what is left alone.

use super::*;
use crate::check::Said;
use crate::source::{Limits, parse};

/// What a sentence and a measure say differently, by name.
fn found(statement: &str, measure: &str) -> Vec<&'static str> {
    let text = format!(
        "planvet: 1\ngoals:\n  - {{title: A, statement: '{statement}', measure: {{{measure}}}}}\n"
    );
    let tree = parse(&text, &Limits::DEFAULT);
    let (plan, _) = crate::plan::read(&tree, &text, tree.roots()[0], &Limits::DEFAULT);
    let plan = plan.unwrap();
    let said = Said::all(&plan, &text);
    let reading = said[0].statement().unwrap();
    let measure = said[0].goal().measure.get().unwrap();
    let gaps = gaps(reading, reading.statement.aim().unwrap(), measure);
    let name = |gap: &Gap<'_>| match gap {
        Gap::Target { .. } => "target",
        Gap::Baseline { .. } => "baseline",
        Gap::Kind { .. } => "kind",
        Gap::Change { .. } => "change",
    };
    gaps.iter().map(name).collect()
}

#[test]
fn levels_are_compared_in_one_unit() {
    let statement = "维修响应时间由24小时缩短至12小时";
    let hours = "metric: 维修响应时间, unit: 小时, baseline: 24";
    assert_eq!(found(statement, &format!("{hours}, target: 12")), [""; 0]);
    assert_eq!(
        found(statement, &format!("{hours}, target: 18")),
        ["target"]
    );
    let minutes = "metric: 维修响应时间, unit: 分钟, baseline: 1440, target: 720";
    assert_eq!(found(statement, minutes), [""; 0]);
    let other = "metric: 维修响应时间, unit: 小时, baseline: 30, target: 12";
    assert_eq!(found(statement, other), ["baseline"]);
}

#[test]
fn an_amount_of_change_is_computed_from_the_fields() {
    let statement = "维修响应时间缩短30%";
    let measure = "metric: 维修响应时间, unit: 小时, baseline: 24";
    assert_eq!(
        found(statement, &format!("{measure}, target: 20")),
        ["change"]
    );
    assert_eq!(
        found(statement, &format!("{measure}, target: 16.8")),
        [""; 0]
    );
    // Rounded.
    assert_eq!(found(statement, &format!("{measure}, target: 17")), [""; 0]);
}

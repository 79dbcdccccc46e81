//! Two versions of a plan full of hostile texts, compared.

use crate::compare::{Comparison, Condition, Side};
use crate::plan::{self, Plan};
use crate::risk::Scale;
use crate::schedule::Calendars;
use crate::source::{Limits, parse};
use crate::view::Compared;
use crate::view::report::PlanName;

use super::HOSTILE;

/// A text as YAML, with an escape for all that might be more than text.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        ' ' | 'a'..='z' | 'A'..='Z' | '0'..='9' => c.to_string(),
        other => format!("\\U{:08x}", u32::from(other)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// A version: hostile titles with values that move from version to version.
fn text(number: usize) -> String {
    let mut text = format!("planvet: 1\ntitle: {}\ncurrency: CNY\n", quoted(HOSTILE[3]));
    let mut list = |name: &str, keys: &dyn Fn(usize) -> String| {
        text.push_str(&format!("{name}:\n"));
        for (at, hostile) in HOSTILE.iter().enumerate() {
            let title = quoted(hostile);
            text.push_str(&format!("  - {{title: {title}, {}}}\n", keys(at)));
        }
    };
    let other = |at: usize| quoted(HOSTILE[(at + number) % HOSTILE.len()]);
    list("goals", &|at| {
        format!("owner: {}, deadline: 2026-03-{:02}", other(at), 10 + number)
    });
    list("risks", &|at| {
        format!(
            "trigger: {}, probability: {}, impact: 4",
            other(at),
            2 + number
        )
    });
    text.push_str("budget:\n  lines:\n");
    for (at, hostile) in HOSTILE.iter().enumerate() {
        let (title, amount) = (quoted(hostile), 1_000 * (at + number));
        let category = other(at);
        text.push_str(&format!(
            "    - {{title: {title}, category: {category}, amount: {amount}}}\n"
        ));
    }
    text
}

/// The comparison of two versions, with conditions that hold and one that doesn't.
pub(crate) fn versions() -> Compared {
    let texts = [text(0), text(1)];
    let plans: Vec<Plan> = texts
        .iter()
        .map(|text| {
            let tree = parse(text, &Limits::DEFAULT);
            let (plan, _) = plan::read(&tree, text, tree.roots()[0], &Limits::DEFAULT);
            plan.unwrap()
        })
        .collect();
    let side = |number: usize| Side {
        plan: &plans[number],
        text: &texts[number],
        calendars: Calendars::standard(),
        scale: Scale::standard(),
    };
    let comparison = Comparison::of(side(0), side(1));
    let conditions = Condition::read_all("slip>0d,cost>5%,goals,risks,any").unwrap();
    let name = |path: &str| PlanName {
        id: None,
        path: path.to_owned(),
        title: HOSTILE[1].to_owned(),
    };
    Compared {
        conditions: conditions
            .into_iter()
            .map(|condition| (condition, condition.held(&comparison)))
            .collect(),
        comparison,
        old: name("plans/`a.yaml"),
        new: name(HOSTILE[4]),
    }
}

mod laws;
mod oracle;
mod phases;
mod random;
mod textbook;
mod told;

use super::Schedule;
use crate::plan::Plan;
use crate::schedule::Calendars;
use crate::source::{Limits, parse};

/// A plan with these lines behind its title.
fn plan(lines: &str) -> Plan {
    let text = format!("planvet: 1\ntitle: x\n{lines}");
    let tree = parse(&text, &Limits::DEFAULT);
    assert!(tree.is_complete(), "{text}");
    let (plan, _) = crate::plan::read(&tree, &text, tree.roots()[0], &Limits::DEFAULT);
    plan.unwrap()
}

fn schedule(lines: &str) -> Schedule {
    Schedule::of(&plan(lines), Calendars::standard())
}

//! What tests of this module share.

use crate::plan::Plan;
use crate::source::{Limits, parse};

/// A plan with a title and what else is given.
pub fn plan(rest: &str) -> Plan {
    let text = format!("planvet: 1\ntitle: x\n{rest}");
    let tree = parse(&text, &Limits::DEFAULT);
    let root = *tree.roots().first().expect("a document");
    let (plan, _) = crate::plan::read(&tree, &text, root, &Limits::DEFAULT);
    plan.expect("a plan")
}

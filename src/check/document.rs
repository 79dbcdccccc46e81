//! Checks the documents of a file.

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::plan::read::Fault;
use crate::plan::{self, Plan};
use crate::source::{self, Limits, Route, Source, SourceFault};

use super::rules::RULES;
use super::{Context, Findings, Run};

/// A file with its findings.
#[derive(Debug)]
pub struct Checked {
    /// The file.
    pub source: Source,
    /// Its findings, in their total order.
    pub findings: Vec<Diagnostic>,
    /// The plans in the file, as far as they could be read.
    pub plans: Vec<Plan>,
}

impl Checked {
    /// The language of the plan (of several in one file, of the first that names one).
    pub fn lang(&self) -> Option<Lang> {
        self.plans.iter().find_map(Plan::lang)
    }
}

/// Checks the bytes of a file.
pub fn check(path: String, bytes: Vec<u8>, limits: &Limits) -> Checked {
    let (source, fault) = source::read(path, bytes, limits);
    let mut findings = Vec::new();
    let plans = match fault {
        Some(fault) => {
            check_faults(&[Fault::Source(fault)], &mut findings);
            Vec::new()
        }
        None => check_text(&source.text, limits, &mut findings),
    };
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings.dedup();
    Checked {
        source,
        findings,
        plans,
    }
}

fn check_text(text: &str, limits: &Limits, findings: &mut Vec<Diagnostic>) -> Vec<Plan> {
    let tree = source::parse(text, limits);
    let mut faults: Vec<Fault> = tree.faults().iter().cloned().map(Fault::Source).collect();
    let plans: Vec<Plan> = tree
        .roots()
        .iter()
        .filter_map(|&root| {
            let (plan, found) = plan::read(&tree, text, root);
            // A document that broke off before its first key has nothing to say.
            faults.extend(
                found
                    .into_iter()
                    .filter(|_| plan.is_some() || tree.is_complete()),
            );
            plan
        })
        .collect();
    if tree.roots().is_empty() && tree.is_complete() {
        faults.push(Fault::Source(SourceFault::Empty));
    }
    check_faults(&faults, findings);
    for plan in &plans {
        let context = Context::new(plan, &tree, text);
        for rule in RULES {
            if let Run::Plan(run) = rule.run {
                run(&context, &mut Findings::new(rule, findings));
            }
        }
    }
    for finding in findings.iter_mut() {
        finding.route = Route::to(&tree, finding.span);
    }
    plans
}

fn check_faults(faults: &[Fault], findings: &mut Vec<Diagnostic>) {
    for rule in RULES {
        if let Run::Fault(run) = rule.run {
            for fault in faults {
                run(fault, &mut Findings::new(rule, findings));
            }
        }
    }
}

//! Checks the documents of a file.

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, State};
use crate::lang::Lang;
use crate::plan::read::Fault;
use crate::plan::{self, Plan};
use crate::source::{self, Limits, Route, Source, SourceFault, Tree};

use super::{Context, Findings, Run, Settings, allow, fingerprint};

/// A file with its findings.
#[derive(Debug)]
pub struct Checked {
    /// The file.
    pub source: Source,
    /// Its findings, in their total order, those that the author allows among them.
    pub findings: Vec<Diagnostic>,
    /// The plans in the file, as far as they could be read.
    pub plans: Vec<Plan>,
    /// Whether the whole file was read: behind a fault that ends reading, what isn't found may
    /// well be there.
    pub complete: bool,
    /// How much is wrong with the text as YAML, whatever the rules make of it.
    pub text_faults: usize,
    /// What was heeded besides the file.
    pub settings: Arc<Settings>,
}

impl Checked {
    /// The findings that ask to be mended.
    pub fn open(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings
            .iter()
            .filter(|finding| finding.state() == State::Open)
    }

    /// The language of the plan (of several in one file, of the first that names one).
    pub fn lang(&self) -> Option<Lang> {
        self.plans.iter().find_map(Plan::lang)
    }
}

/// How a file is checked.
#[derive(Debug, Clone)]
pub struct Options {
    /// How much a file may ask of the program.
    pub limits: Limits,
    /// The day that `until` of an allow is compared with; else the plan's status date.
    pub as_of: Option<Date>,
    /// What is heeded besides the file.
    pub settings: Arc<Settings>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            limits: Limits::default(),
            as_of: None,
            settings: Settings::standard(),
        }
    }
}

/// Checks the bytes of a file.
pub fn check(path: String, bytes: Vec<u8>, options: &Options) -> Checked {
    let (source, fault) = source::read(path, bytes, &options.limits);
    let mut findings = Vec::new();
    let text = match fault {
        Some(fault) => {
            check_faults(&[Fault::Source(fault)], options, &mut findings);
            sort(&mut findings);
            fingerprint::assign(&mut findings, &Tree::default(), "");
            CheckedText {
                plans: Vec::new(),
                complete: false,
                faults: 1,
            }
        }
        None => check_text(&source.text, options, &mut findings),
    };
    Checked {
        source,
        findings,
        plans: text.plans,
        complete: text.complete,
        text_faults: text.faults,
        settings: Arc::clone(&options.settings),
    }
}

fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings.dedup();
}

/// What a text holds besides findings.
struct CheckedText {
    plans: Vec<Plan>,
    /// Whether it was read to its end.
    complete: bool,
    faults: usize,
}

fn check_text(text: &str, options: &Options, findings: &mut Vec<Diagnostic>) -> CheckedText {
    let tree = source::parse(text, &options.limits);
    let mut faults: Vec<Fault> = tree.faults().iter().cloned().map(Fault::Source).collect();
    let plans: Vec<Plan> = tree
        .roots()
        .iter()
        .filter_map(|&root| {
            let (plan, found) = plan::read(&tree, text, root, &options.limits);
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
    check_faults(&faults, options, findings);
    for plan in &plans {
        let context = Context::new(plan, &tree, text, &options.settings);
        for (rule, severity) in options.settings.rules() {
            if let Some(run) = rule.run.on_plan() {
                let mut found = Findings::new((rule, severity), options.limits.findings, findings);
                run(&context, &mut found);
                found.finish();
            }
        }
    }
    sort(findings);
    check_directives(&tree, text, &plans, options, findings);
    sort(findings);
    for finding in findings.iter_mut() {
        finding.route = Route::to(&tree, finding.span);
    }
    fingerprint::assign(findings, &tree, text);
    CheckedText {
        plans,
        complete: tree.is_complete(),
        faults: tree.faults().len(),
    }
}

/// Lets stand what the author allows, then judges the allows themselves.
fn check_directives(
    tree: &Tree<'_>,
    text: &str,
    plans: &[Plan],
    options: &Options,
    findings: &mut Vec<Diagnostic>,
) {
    let directives = allow::directives(tree, text);
    let status_date = || plans.iter().find_map(|plan| plan.status_date.value());
    let as_of = options.as_of.or_else(status_date);
    allow::suppress(&directives, as_of, findings);
    allow::excuse(&directives, &options.settings);
    for (rule, severity) in options.settings.rules() {
        if let Run::Directive(run) = rule.run {
            let mut found = Findings::new((rule, severity), options.limits.findings, findings);
            for directive in &directives {
                run(directive, as_of, &mut found);
            }
            found.finish();
        }
    }
}

fn check_faults(faults: &[Fault], options: &Options, findings: &mut Vec<Diagnostic>) {
    for (rule, severity) in options.settings.rules() {
        if let Some(run) = rule.run.on_fault() {
            let mut found = Findings::new((rule, severity), options.limits.findings, findings);
            for fault in faults {
                run(fault, &mut found);
            }
            found.finish();
        }
    }
}

//! Reads and validates `planvet.toml`.

use crate::check::rules::RULES;
use crate::check::{Checked, Findings, Rule, Settings, rules};
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::read::{Fault, Reader};
use crate::source::{self, Limits, LineIndex, Source};

use super::overrides::Paths;
use super::slips;
use super::validate::Validator;
use super::{At, ConfigFile, Layer, Override, Profile};

/// A valid configuration.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// What the file says for every plan.
    pub layer: Layer,
    /// Profiles of its own, by name, in file order.
    pub profiles: Vec<(String, Profile)>,
    /// What is different for some paths, in file order.
    pub overrides: Vec<Override>,
    /// Paths that are passed over.
    pub exclude: Paths,
    /// The baseline file, relative to the folder of the configuration.
    pub baseline: Option<At<String>>,
}

/// A configuration file with what is wrong with it.
#[derive(Debug)]
pub struct ReadConfig {
    /// The configuration; `None` when anything is wrong.
    pub config: Option<Config>,
    /// The file with its faults, which are shown like findings in a plan.
    pub checked: Checked,
}

/// Reads a configuration file.
///
/// Every fault is an error: a setting that is silently without effect is worse than none.
pub fn read(path: String, bytes: Vec<u8>, limits: &Limits) -> ReadConfig {
    let (source, fault) = source::read(path, bytes, limits);
    let mut findings = Vec::new();
    let config = match fault {
        Some(fault) => {
            tell(&[Fault::Source(fault)], &source.text, &mut findings);
            None
        }
        None => read_text(&source, limits, &mut findings),
    };
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings.dedup();
    ReadConfig {
        config: config.filter(|_| findings.is_empty()),
        checked: Checked {
            source,
            findings,
            plans: Vec::new(),
            complete: true,
            text_faults: 0,
            settings: Settings::standard(),
        },
    }
}

fn read_text(source: &Source, limits: &Limits, findings: &mut Vec<Diagnostic>) -> Option<Config> {
    let tree = source::parse_toml(&source.text, limits);
    let root = *tree.roots().first()?;
    let mut reader = Reader::new(&tree, &source.text, limits.faults);
    let file: Option<ConfigFile> = reader.record(root);
    let own = tree.faults().iter().cloned().map(Fault::Source);
    let faults: Vec<Fault> = own.chain(reader.into_faults()).collect();
    tell(&faults, &source.text, findings);
    let lines = LineIndex::new(&source.text);
    Validator::new(&lines, findings).config(&file?)
}

/// Tells faults in the words of TOML, else with the rules that tell them of plans, but all of them
/// as errors.
fn tell(faults: &[Fault], text: &str, findings: &mut Vec<Diagnostic>) {
    for fault in slips::worth_telling(faults, text) {
        if let Some(slip) = slips::slip(fault, text) {
            let code = slip.code;
            add(findings, code, fault.span(), |found, _| slip.tell(found));
            continue;
        }
        for rule in RULES {
            if let Some(run) = rule.run.on_fault() {
                let mut found = Findings::new((rule, Severity::Error), usize::MAX, findings);
                run(fault, &mut found);
            }
        }
    }
}

/// Adds a fault under the code of the rule that tells the like of plans.
pub(super) fn add(
    findings: &mut Vec<Diagnostic>,
    code: &str,
    span: source::Span,
    tell: impl FnOnce(&mut Findings<'_>, source::Span),
) {
    let rule: Option<&'static Rule> = rules::find(code);
    if let Some(rule) = rule {
        let mut found = Findings::new((rule, Severity::Error), usize::MAX, findings);
        tell(&mut found, span);
    }
}

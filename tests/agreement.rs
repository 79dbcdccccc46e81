//! `planvet check` and `planvet smart` say the same of the same sentence.

mod support;

use std::collections::BTreeSet;

use planvet::diagnostic::Diagnostic;
use planvet::statement::{Anchors, Judged, Sort, Verdict};
use serde_json::Value;
use support::{check, files, root};

/// The sentences of `fixtures/smart/`.
fn sentences() -> Vec<String> {
    let fixtures = files(&root().join("fixtures/smart"), &["jsonl"]);
    let texts = fixtures
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a fixture"));
    let texts: Vec<String> = texts.collect();
    let rows = texts.iter().flat_map(|text| text.lines());
    rows.filter(|line| !line.trim().is_empty())
        .map(|line| {
            let row: Value = serde_json::from_str(line).expect("a row");
            row["text"].as_str().expect("a text").to_owned()
        })
        .collect()
}

/// The findings in a plan whose one goal says the sentence and nothing else.
fn findings(sentence: &str) -> Vec<Diagnostic> {
    let written = serde_json::to_string(sentence).expect("a scalar");
    let plan = format!(
        "planvet: 1\ntitle: Example\ngoals:\n  - id: G1\n    title: Example\n    owner: Ann\n    \
         statement: {written}\n"
    );
    check("plan.yaml", plan).findings
}

/// Whether the verdict on what is specific has a finding to match.
///
/// Three of its reasons are told elsewhere or not at all: that only means are named is M215 where they are a number;
/// where one of two metrics has a value and the other hasn't, S103 keeps quiet, for the two may
/// well be one phrase; who owns a goal (S104, S105) is no matter of its sentence.
fn agrees_on_specific(judged: &Judged<'_>, findings: &[Diagnostic]) -> bool {
    let told = |code: &str| findings.iter().any(|finding| finding.rule.code == code);
    let is_told = ["S101", "S102", "S103", "S107"].into_iter().any(told);
    let reasons = &judged.verdicts.specific.reasons;
    let only = |code: &str| reasons.iter().all(|reason| reason.code == code);
    if judged.verdicts.specific.verdict != Verdict::Fail {
        return !is_told;
    }
    if only("input-only") {
        return told("M215") || told("S107");
    }
    let aims = judged.statement.aims.iter();
    let metrics = aims.filter(|aim| aim.sort == Sort::Metric);
    let values: BTreeSet<bool> = metrics.map(|aim| aim.target.is_some()).collect();
    is_told || (only("compound") && values.len() == 2)
}

/// A goal whose end can be seen needs no measure; a value that the sentence names belongs into
/// one, so M201 is told then too, and where it can be written down for certain it is offered.
fn agrees_on_measurable(judged: &Judged<'_>, findings: &[Diagnostic]) -> bool {
    let told = findings.iter().find(|finding| finding.rule.code == "M201");
    let measurable = &judged.verdicts.measurable;
    let mut reasons = measurable.reasons.iter();
    let needs_none = reasons.all(|reason| reason.code == "end-visible");
    match told {
        Some(told) => !needs_none && (told.fix.is_none() || measurable.verdict == Verdict::Pass),
        None => needs_none && measurable.verdict == Verdict::Pass,
    }
}

/// Without a `deadline` T501 is told always, for dates are compared by that field; it offers one
/// only where the sentence has it.
fn agrees_on_time(judged: &Judged<'_>, findings: &[Diagnostic]) -> bool {
    let told = findings.iter().find(|finding| finding.rule.code == "T501");
    let has_one = judged.verdicts.time_bound.verdict == Verdict::Pass;
    told.is_some_and(|told| told.fix.is_none() || has_one)
}

#[test]
fn rules_and_verdicts_agree() {
    let sentences = sentences();
    let mut differences = Vec::new();
    let mut offered = BTreeSet::new();
    for sentence in &sentences {
        let judged = Judged::new(sentence, Anchors::default());
        let findings = findings(sentence);
        let agree = [
            ('S', agrees_on_specific(&judged, &findings)),
            ('M', agrees_on_measurable(&judged, &findings)),
            ('T', agrees_on_time(&judged, &findings)),
        ];
        for (letter, agrees) in agree {
            if !agrees {
                let codes: Vec<&str> = findings.iter().map(|finding| finding.rule.code).collect();
                differences.push(format!("{letter} {codes:?}: {sentence}"));
            }
        }
        let with_fix = findings.iter().filter(|finding| finding.fix.is_some());
        offered.extend(with_fix.map(|finding| finding.rule.code));
    }
    assert_eq!(differences, Vec::<String>::new());
    assert!(sentences.len() > 400, "{} sentences", sentences.len());
    assert!(
        offered.contains("M201") && offered.contains("T501"),
        "{offered:?}"
    );
}

//! GitLab: the fields of its documentation, all of them and right.

use std::collections::HashSet;

use planvet::diagnostic::Fingerprint;
use planvet::format::findings::FindingsFormat;
use serde::Deserialize;

use crate::{clean, fixtures, mixed, options, report};

/// The fields that GitLab's documentation asks for, and no others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    pub description: String,
    pub check_name: String,
    pub fingerprint: String,
    pub severity: Severity,
    pub location: Location,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Info,
    Minor,
    Major,
    Critical,
    Blocker,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Location {
    pub path: String,
    pub lines: Lines,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    pub begin: std::num::NonZeroUsize,
}

pub fn read(text: &str) -> Vec<Issue> {
    let issues: Vec<Issue> = serde_json::from_str(text).expect("issues");
    let unique: HashSet<&str> = issues
        .iter()
        .map(|issue| issue.fingerprint.as_str())
        .collect();
    assert_eq!(unique.len(), issues.len(), "fingerprints are unique");
    issues
}

#[test]
fn every_finding_is_an_issue() {
    let mut files = fixtures();
    // Nothing that tells them apart, as after a mistake elsewhere.
    for finding in files.iter_mut().flat_map(|file| &mut file.findings) {
        finding.fingerprint = Fingerprint(7);
    }
    let issues = read(&report(&files, FindingsFormat::Gitlab, &options()));
    let open: usize = files.iter().map(|file| file.open().count()).sum();
    assert_eq!(issues.len(), open);
    for issue in &issues {
        assert!(issue.description.starts_with(&issue.check_name));
        assert!(!issue.location.path.starts_with(['.', '/']));
    }
}

#[test]
fn known_findings_stay_and_allowed_ones_go() {
    let files = [mixed("/work/a.yaml"), clean("b.yaml"), mixed("c.yaml")];
    let issues = read(&report(&files, FindingsFormat::Gitlab, &options()));
    let severities: Vec<&Severity> = issues.iter().map(|issue| &issue.severity).collect();
    let [critical, major, info] = [&Severity::Critical, &Severity::Major, &Severity::Info];
    let one = [critical, major, info, critical];
    assert_eq!(severities, [one, one].concat());
    assert_eq!(issues[0].location.path, "a.yaml");
    assert_eq!(issues[2].location.lines.begin.get(), 3);
    assert_eq!(issues[0].description, "S104 no-owner: a message");
}

#[test]
fn fingerprints_depend_on_path_and_finding_alone() {
    let fingerprints = |path: &str, moved: bool| {
        let mut file = mixed(path);
        if moved {
            file.source.text.insert_str(0, "\n\n");
            file.findings.swap(0, 2);
        }
        let issues = read(&report(&[file], FindingsFormat::Gitlab, &options()));
        issues
            .into_iter()
            .map(|issue| issue.fingerprint)
            .collect::<HashSet<_>>()
    };
    assert_eq!(
        fingerprints("a.yaml", false),
        fingerprints("/work/a.yaml", true)
    );
    assert!(fingerprints("a.yaml", false).is_disjoint(&fingerprints("b.yaml", false)));
}

#[test]
fn nothing_found_is_an_empty_report() {
    let files = [clean("a.yaml"), clean("b.yaml")];
    assert_eq!(
        read(&report(&files, FindingsFormat::Gitlab, &options())).len(),
        0
    );
}

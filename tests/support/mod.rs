//! What several test files share.
#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use planvet::check::{self, Checked};

/// The folder of the package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder with one of the extensions, sorted.
pub fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    for entry in entries {
        let path = entry.expect("a folder entry").path();
        if path.is_dir() {
            found.extend(files(&path, extensions));
        } else if let Some(extension) = path.extension().and_then(|extension| extension.to_str())
            && extensions.contains(&extension)
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A path below the package, with forward slashes.
pub fn relative(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}

/// Checks bytes as a file.
pub fn check(path: &str, bytes: impl Into<Vec<u8>>) -> Checked {
    check::check(path.to_owned(), bytes.into(), &check::Options::default())
}

/// Checks bytes as a file, with the rules that need a simulation.
pub fn check_simulated(path: &str, bytes: impl Into<Vec<u8>>) -> Checked {
    let options = check::Options {
        settings: Arc::new(check::Settings::simulating()),
        ..check::Options::default()
    };
    check::check(path.to_owned(), bytes.into(), &options)
}

/// A piece of a plan, completed to a plan: the keys that every plan needs are added when the
/// piece doesn't have them.
pub fn completed(piece: &str) -> String {
    let has = |key: &str| piece.lines().any(|line| line.starts_with(key));
    let mut plan = String::new();
    if !has("planvet") {
        plan.push_str("planvet: 1\n");
    }
    if !has("title") {
        plan.push_str("title: Example\n");
    }
    plan.push_str(piece);
    if !plan.ends_with('\n') {
        plan.push('\n');
    }
    if !has("goals") {
        plan.push_str("goals:\n  - {id: GOAL, title: Example}\n");
    }
    plan
}

/// The findings of a file as text, for failure messages.
pub fn listed(checked: &Checked) -> String {
    let lines = planvet::source::LineIndex::new(&checked.source.text);
    checked
        .findings
        .iter()
        .map(|finding| {
            let at = lines.position(finding.span.start);
            format!(
                "  {}:{} {} {}\n",
                at.line, at.column, finding.rule.code, finding.message.en
            )
        })
        .collect()
}

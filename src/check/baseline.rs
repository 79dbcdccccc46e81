//! A baseline: findings that were there before anyone looked, so that only new ones fail a run.
//!
//! The file is JSON with one entry a line, sorted, so that two people can change it and their
//! changes merge. What a run says of each entry is noted in the entry itself: files may be
//! matched side by side and in any order, with the same outcome.

mod fault;
mod read;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU8, Ordering};

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Fingerprint, State};

use super::{Checked, rules};

pub use fault::BaselineFault;
pub use read::LARGEST;

/// Version of the file.
pub const VERSION: u64 = 1;

/// Findings that are known, by file.
#[derive(Debug, Default)]
pub struct Baseline {
    /// The entries of each file, sorted by fingerprint; no two of a file have the same.
    files: BTreeMap<String, Vec<Entry>>,
}

/// A known finding.
#[derive(Debug)]
pub struct Entry {
    /// The code of the rule; may be one that this planvet doesn't know.
    pub rule: Cow<'static, str>,
    /// What the finding is recognised by.
    pub fingerprint: Fingerprint,
    /// The name of its place, for people.
    pub route: Box<str>,
    fate: Fate,
}

/// What a run says of an entry; what it has said before gives way to what it says of another
/// name of the same file only when that finds it.
#[derive(Debug, Default)]
struct Fate(AtomicU8);

impl Fate {
    const UNTOLD: u8 = 0;
    const GONE: u8 = 1;
    const FOUND: u8 = 2;

    fn tell(&self, fate: u8) {
        // Marks only rise, so the order in which threads set them doesn't matter.
        self.0.fetch_max(fate, Ordering::Relaxed);
    }

    fn is(&self, fate: u8) -> bool {
        self.0.load(Ordering::Relaxed) == fate
    }
}

impl Entry {
    /// The entry of a finding.
    pub fn new(finding: &Diagnostic) -> Entry {
        Entry {
            rule: Cow::Borrowed(finding.rule.code),
            fingerprint: finding.fingerprint,
            route: finding.identity.as_str().into(),
            fate: Fate::default(),
        }
    }

    /// The order in the file: by rule, then by place.
    fn order(&self) -> impl Ord + '_ {
        (&self.rule, &self.route, self.fingerprint)
    }
}

/// An entry as the file has it.
#[derive(Serialize)]
struct Line<'b> {
    path: &'b str,
    rule: &'b str,
    fingerprint: String,
    route: &'b str,
}

impl Baseline {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The files that have entries.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Adds entries of a file; those that are there already stay as they are.
    pub fn add(&mut self, path: String, entries: Vec<Entry>) {
        if entries.is_empty() {
            return;
        }
        let known = self.files.entry(path).or_default();
        known.extend(entries);
        // A stable sort: of two that are the same, the first was there first.
        known.sort_by_key(|entry| entry.fingerprint);
        known.dedup_by_key(|entry| entry.fingerprint);
    }

    /// Adds the entries of another baseline.
    pub fn merge(&mut self, other: Baseline) {
        for (path, entries) in other.files {
            self.add(path, entries);
        }
    }

    /// Gives every file another name.
    #[must_use]
    pub fn renamed(self, name: impl Fn(&str) -> String) -> Baseline {
        let mut renamed = Baseline::default();
        for (path, entries) in self.files {
            renamed.add(name(&path), entries);
        }
        renamed
    }

    /// Marks the findings of a file that are known; what the author allows needs no baseline.
    ///
    /// An entry without its finding is stale when its rule ran and the whole file was read.
    pub fn mark(&self, path: &str, checked: &mut Checked) {
        let Some(entries) = self.files.get(path) else {
            return;
        };
        for finding in &mut checked.findings {
            let at = entries.binary_search_by_key(&finding.fingerprint, |entry| entry.fingerprint);
            if let Ok(at) = at
                && finding.state() != State::Allowed
            {
                finding.known = true;
                entries[at].fate.tell(Fate::FOUND);
            }
        }
        let ran = |code: &str| rules::find(code).is_some_and(|rule| checked.settings.runs(rule));
        for entry in entries.iter().filter(|entry| entry.fate.is(Fate::UNTOLD)) {
            if checked.complete && ran(&entry.rule) {
                entry.fate.tell(Fate::GONE);
            }
        }
    }

    /// The files of which the run says nothing, or not everything.
    pub fn untold(&self) -> impl Iterator<Item = &str> {
        let is_untold = |entries: &[Entry]| entries.iter().any(|entry| entry.fate.is(Fate::UNTOLD));
        self.files
            .iter()
            .filter(move |(_, entries)| is_untold(entries))
            .map(|(path, _)| path.as_str())
    }

    /// Says that a file has no findings any more: it is gone, or no plan.
    pub fn forget(&self, path: &str) {
        for entry in self.files.get(path).into_iter().flatten() {
            entry.fate.tell(Fate::GONE);
        }
    }

    /// The entries whose findings the run would have found, if they were still there; with their
    /// files, in the order of the file.
    pub fn stale(&self) -> Vec<(&str, &Entry)> {
        let mut stale: Vec<(&str, &Entry)> = self
            .files
            .iter()
            .flat_map(|(path, entries)| entries.iter().map(move |entry| (path.as_str(), entry)))
            .filter(|(_, entry)| entry.fate.is(Fate::GONE))
            .collect();
        stale.sort_by(|a, b| (a.0, a.1.order()).cmp(&(b.0, b.1.order())));
        stale
    }

    /// Drops the stale entries.
    pub fn drop_stale(&mut self) {
        self.files.retain(|_, entries| {
            entries.retain(|entry| !entry.fate.is(Fate::GONE));
            !entries.is_empty()
        });
    }

    /// The lines of the file.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let entries = self.files.iter().flat_map(|(path, entries)| {
            let mut entries: Vec<&Entry> = entries.iter().collect();
            entries.sort_by(|a, b| a.order().cmp(&b.order()));
            entries.into_iter().map(move |entry| {
                // Strings always serialize.
                serde_json::to_string(&Line {
                    path,
                    rule: &entry.rule,
                    fingerprint: entry.fingerprint.to_string(),
                    route: &entry.route,
                })
                .unwrap_or_default()
            })
        });
        let mut left = self.len();
        let entries = entries.map(move |entry| {
            left -= 1;
            let comma = if left > 0 { "," } else { "" };
            format!("{entry}{comma}")
        });
        std::iter::once(format!(r#"{{"version":{VERSION},"findings":["#))
            .chain(entries)
            .chain(["]}".to_owned()])
    }
}

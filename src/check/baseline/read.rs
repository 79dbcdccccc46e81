//! Reads a baseline file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};

use crate::diagnostic::Fingerprint;

use super::super::rules;
use super::{Baseline, BaselineFault, Entry, Fate, VERSION};

/// Largest file that is read, in bytes: two million findings.
pub const LARGEST: u64 = 256 << 20;

/// What version control writes into a file that two people changed in the same place.
const MERGE_MARKS: [&str; 3] = ["<<<<<<<", "=======", ">>>>>>>"];

/// What every version of the file has.
#[derive(Deserialize)]
struct Head {
    version: Option<serde_json::Value>,
}

/// The file; keys that a later version adds are passed over.
#[derive(Deserialize)]
struct File {
    version: u64,
    findings: Findings,
}

/// The entries by file, built as they are read: a large file is never held twice.
struct Findings(BTreeMap<String, Vec<Entry>>);

#[derive(Deserialize)]
struct Line<'t> {
    #[serde(borrow)]
    path: Cow<'t, str>,
    #[serde(borrow)]
    rule: Cow<'t, str>,
    #[serde(deserialize_with = "fingerprint")]
    fingerprint: Fingerprint,
    #[serde(default)]
    route: Box<str>,
}

impl Baseline {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    ///
    /// Fails when the bytes are no baseline of this version, or have a finding twice.
    pub fn read(bytes: &[u8]) -> Result<Baseline, BaselineFault> {
        if bytes.len() as u64 > LARGEST {
            return Err(BaselineFault::TooLarge);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| BaselineFault::Encoding)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file: File = serde_json::from_str(text).map_err(|error| fault(text, &error))?;
        if file.version != VERSION {
            return Err(BaselineFault::Version {
                found: file.version.to_string(),
            });
        }
        let mut files = file.findings.0;
        for (path, entries) in &mut files {
            entries.sort_by_key(|entry| entry.fingerprint);
            let twice = entries
                .windows(2)
                .find(|pair| pair[0].fingerprint == pair[1].fingerprint);
            if let Some([_, second]) = twice {
                return Err(BaselineFault::Twice {
                    line: line_of_second(text, path, second),
                    rule: second.rule.clone().into_owned(),
                    path: path.clone(),
                });
            }
        }
        Ok(Baseline { files })
    }
}

/// Says what is wrong with a text that isn't of the shape.
fn fault(text: &str, error: &serde_json::Error) -> BaselineFault {
    let is_mark = |line: &str| MERGE_MARKS.iter().any(|mark| line.starts_with(mark));
    if let Some(at) = text.lines().position(is_mark) {
        return BaselineFault::MergeMark { line: at + 1 };
    }
    match serde_json::from_str::<Head>(text) {
        Ok(Head { version: None }) => BaselineFault::Version {
            found: String::new(),
        },
        Ok(Head {
            version: Some(version),
        }) if version != VERSION => BaselineFault::Version {
            found: version.to_string(),
        },
        _ => {
            // The place is told apart from the reason.
            let told = error.to_string();
            let detail = told.split(" at line ").next().unwrap_or_default();
            BaselineFault::Shape {
                line: error.line().max(1),
                detail: detail.to_owned(),
            }
        }
    }
}

/// The line on which an entry stands for the second time.
fn line_of_second(text: &str, path: &str, entry: &Entry) -> usize {
    let fingerprint = entry.fingerprint.to_string();
    let is_entry = |line: &str| {
        line.to_ascii_lowercase().contains(&fingerprint)
            && serde_json::from_str::<Line<'_>>(line.trim().trim_end_matches(','))
                .is_ok_and(|line| line.path == path)
    };
    let mut places = text.lines().enumerate().filter(|(_, line)| is_entry(line));
    places.nth(1).map_or(1, |(at, _)| at + 1)
}

/// Read together with its line, so that a fault is told on this line.
fn fingerprint<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fingerprint, D::Error> {
    let digits = <Cow<'de, str>>::deserialize(deserializer)?;
    u64::from_str_radix(&digits, 16)
        .map(Fingerprint)
        .map_err(|_| D::Error::custom("a fingerprint is sixteen hexadecimal digits"))
}

impl<'de> Deserialize<'de> for Findings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Findings, D::Error> {
        deserializer.deserialize_seq(FindingsVisitor)
    }
}

struct FindingsVisitor;

impl<'de> Visitor<'de> for FindingsVisitor {
    type Value = Findings;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of findings")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut lines: A) -> Result<Findings, A::Error> {
        let mut files: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        while let Some(line) = lines.next_element::<Line<'de>>()? {
            let rule = match rules::find(&line.rule) {
                Some(rule) => Cow::Borrowed(rule.id.code),
                None => Cow::Owned(line.rule.into_owned()),
            };
            let entry = Entry {
                rule,
                fingerprint: line.fingerprint,
                route: line.route,
                fate: Fate::default(),
            };
            match files.get_mut(line.path.as_ref()) {
                Some(entries) => entries.push(entry),
                None => {
                    files.insert(line.path.into_owned(), vec![entry]);
                }
            }
        }
        Ok(Findings(files))
    }
}

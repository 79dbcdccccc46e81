//! A summary for a pull request: the counts, then the worst findings, as many as a comment holds.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::check::Checked;
use crate::diagnostic::Severity;
use crate::format::escape::{markdown_code, markdown_comment};
use crate::lang::{Lang, Listed, Text, count};
use crate::source::LineIndex;
use crate::text;

use super::{Options, Run, summary};

/// Bytes of findings that are shown; a comment on GitHub ends at 65,536 characters, and the counts
/// need some room too.
const MOST_BYTES: usize = 58_000;

/// Characters of a message that are shown, before markup is escaped.
const LONGEST_MESSAGE: usize = 400;

/// Characters of a help that are shown.
const LONGEST_HELP: usize = 240;

/// Characters of a path that are shown.
const LONGEST_PATH: usize = 400;

/// What a file's heading and the head of its table take besides the path, at most.
const HEADING: usize = 110;

/// What a row takes besides its cells, at most.
const ROW: usize = 20;

/// The worst findings of a run, as many as there is room for; of equally bad ones those that come
/// first.
#[derive(Debug, Clone, Default)]
pub(super) struct Digest {
    /// Open findings of each severity, in the order of [`Severity::ALL`].
    shown: [Vec<Entry>; 3],
    /// How many findings of each file are shown.
    files_shown: BTreeMap<usize, usize>,
    bytes: usize,
    /// Files seen so far.
    files: usize,
}

/// A finding that is shown.
#[derive(Debug, Clone)]
struct Entry {
    /// Counts files in the order in which they were checked.
    file: usize,
    path: String,
    /// What stands in its row behind the severity.
    cells: String,
}

impl Entry {
    fn heading_bytes(&self) -> usize {
        self.path.len() + HEADING
    }

    fn row_bytes(&self) -> usize {
        self.cells.len() + ROW
    }
}

impl Digest {
    /// The worst findings of one file.
    pub(super) fn of_file(file: &Checked, lang: Lang) -> Digest {
        let mut digest = Digest {
            files: 1,
            ..Digest::default()
        };
        if file.open().next().is_none() {
            return digest;
        }
        let lines = LineIndex::new(&file.source.text);
        let path = cut(&file.source.path, LONGEST_PATH);
        for (place, severity) in Severity::ALL.into_iter().enumerate() {
            for finding in file.open().filter(|finding| finding.severity == severity) {
                if digest.bytes > MOST_BYTES {
                    return digest;
                }
                let line = lines.position(finding.span.start).line;
                let message = cut(finding.message.get(lang), LONGEST_MESSAGE);
                let help = finding.help.as_ref().map_or("", |help| help.get(lang));
                let entry = Entry {
                    file: 0,
                    path: markdown_code(&path),
                    cells: format!(
                        "{line} | `{}` {} | {} | {} |",
                        finding.rule.code,
                        finding.rule.name,
                        markdown_comment(&message),
                        markdown_comment(&cut(help, LONGEST_HELP)),
                    ),
                };
                digest.show(place, entry);
            }
        }
        digest
    }

    /// Adds the files that come next, and drops what there is no room for.
    pub(super) fn add(&mut self, next: Digest) {
        for (place, more) in next.shown.into_iter().enumerate() {
            for mut entry in more {
                entry.file += self.files;
                self.show(place, entry);
            }
        }
        self.files += next.files;
        while self.bytes > MOST_BYTES && self.drop_last() {}
    }

    fn show(&mut self, place: usize, entry: Entry) {
        let of_file = self.files_shown.entry(entry.file).or_default();
        *of_file += 1;
        if *of_file == 1 {
            self.bytes += entry.heading_bytes();
        }
        self.bytes += entry.row_bytes();
        self.shown[place].push(entry);
    }

    /// Drops the last of the mildest findings; `false` when there is none.
    fn drop_last(&mut self) -> bool {
        let Some(last) = self.shown.iter_mut().rev().find_map(Vec::pop) else {
            return false;
        };
        self.bytes -= last.row_bytes();
        if let Some(of_file) = self.files_shown.get_mut(&last.file) {
            *of_file -= 1;
            if *of_file == 0 {
                self.bytes -= last.heading_bytes();
                self.files_shown.remove(&last.file);
            }
        }
        true
    }

    /// The bytes of what is shown.
    pub(super) fn size(&self) -> usize {
        self.bytes
    }

    /// How many findings of each severity are shown.
    fn counts(&self) -> [usize; 3] {
        [0, 1, 2].map(|place| self.shown[place].len())
    }
}

/// The first characters of a text.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

pub(super) fn tail(run: &Run, options: &Options) -> String {
    let lang = options.lang_of_run(run);
    let mut out = String::new();
    let headline = summary::line(run, lang, options.hide_known);
    // Writing to a string never fails.
    let _ = writeln!(out, "## planvet\n\n{}", markdown_comment(&headline));
    if !run.tally.is_empty() {
        counts(run, options, lang, &mut out);
    }
    for file in files(&run.digest) {
        findings(&file, lang, &mut out);
    }
    let shown = run.digest.counts();
    let missing: Vec<Text> = Severity::ALL
        .into_iter()
        .zip(shown)
        .map(|(severity, shown)| (severity, run.of(severity).saturating_sub(shown)))
        .filter(|(_, missing)| *missing > 0)
        .map(|(severity, missing)| counted(severity, missing))
        .collect();
    if !missing.is_empty() {
        let more = text!(
            "Not shown for want of room: {what}.",
            "篇幅所限，未列出：{what}。",
            what = Listed(&missing),
        );
        let _ = writeln!(out, "\n_{}_", more.get(lang));
    }
    out
}

fn counted(severity: Severity, n: usize) -> Text {
    match severity {
        Severity::Error => text!("{n}", "{n} 个错误", n = count(n, "error", "errors")),
        Severity::Warning => text!("{n}", "{n} 个警告", n = count(n, "warning", "warnings")),
        Severity::Info => text!("{n}", "{n} 个提示", n = count(n, "info", "infos")),
    }
}

/// The table of the counts.
fn counts(run: &Run, options: &Options, lang: Lang, out: &mut String) {
    let mut rows: Vec<(Text, usize)> = Severity::ALL
        .into_iter()
        .map(|severity| (severity.label(), run.of(severity)))
        .collect();
    let others = [
        (Text::new("known", "已知"), run.tally.known()),
        (Text::new("allowed", "已放行"), run.tally.allowed()),
    ];
    let hidden = usize::from(options.hide_known);
    rows.extend(others.into_iter().skip(hidden).filter(|(_, n)| *n > 0));
    let heading = lang.pick("| Findings | Count |", "| 问题 | 数量 |");
    let _ = writeln!(out, "\n{heading}\n|---|---:|");
    for (label, count) in rows {
        let _ = writeln!(out, "| {} | {count} |", label.get(lang));
    }
}

/// A file with the findings that are shown.
struct File<'d> {
    path: &'d str,
    /// Worst first.
    entries: Vec<(Severity, &'d Entry)>,
}

/// The files, those with the worst findings first, else in the order of the run.
fn files(digest: &Digest) -> Vec<File<'_>> {
    let mut files: Vec<File<'_>> = Vec::new();
    let mut places = BTreeMap::new();
    for (severity, entries) in Severity::ALL.into_iter().zip(&digest.shown) {
        for entry in entries {
            let place = *places.entry(entry.file).or_insert_with(|| {
                files.push(File {
                    path: &entry.path,
                    entries: Vec::new(),
                });
                files.len() - 1
            });
            files[place].entries.push((severity, entry));
        }
    }
    files
}

fn findings(file: &File<'_>, lang: Lang, out: &mut String) {
    let _ = writeln!(out, "\n### {}\n", file.path);
    let heading = lang.pick(
        "| Severity | Line | Rule | What is wrong | How to mend it |",
        "| 级别 | 行 | 规则 | 问题 | 如何修改 |",
    );
    let _ = writeln!(out, "{heading}\n|---|---:|---|---|---|");
    for (severity, entry) in &file.entries {
        let _ = writeln!(out, "| {} | {}", severity.label().get(lang), entry.cells);
    }
}

//! The baseline of a run: which files it is read from, and what becomes of it.
//!
//! `--baseline` only marks. `--write-baseline` brings its file up to date: entries whose findings
//! are still there stay, as do those the run says nothing about; stale ones go; new findings come
//! in when there was no baseline before, or with `--accept-new`. A baseline that both are given
//! for, or two different files, count as one; only that of `--write-baseline` is written.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::check::Checked;
use crate::check::baseline::{Baseline, BaselineFault, Entry, LARGEST};
use crate::diagnostic::State;
use crate::format::escape::{json, one_line};
use crate::lang::{Listed, Text, count};
use crate::text;

use super::baseline_paths::Names;
use super::environment::Environment;
use super::inputs::Input;
use super::output::{Existing, Output, target};
use super::settings::shown;

/// Stale entries that are named.
const SHOWN: usize = 3;

/// Which baselines the user asks for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The file whose findings are known.
    pub baseline: Option<&'a Path>,
    /// The file to write.
    pub write: Option<&'a Path>,
    /// Whether new findings are written to a baseline that there is already.
    pub accept_new: bool,
}

/// The baseline while a run goes on; files are matched side by side.
pub struct Session {
    baseline: Baseline,
    names: Names,
    /// The file, as the user names it.
    file: PathBuf,
    write: Option<Write>,
}

/// What is written when the run is over.
struct Write {
    /// Whether new findings come in.
    accepts: bool,
    /// The new findings that come in.
    accepted: Mutex<BTreeMap<String, Vec<Entry>>>,
    /// How many don't.
    left_out: AtomicUsize,
}

impl Session {
    /// Reads the baselines that are wanted, if any.
    ///
    /// # Errors
    ///
    /// Fails when a baseline can't be read, or isn't there and isn't to be written.
    pub fn open(wanted: Wanted<'_>, environment: &Environment) -> anyhow::Result<Option<Session>> {
        let Some(file) = wanted.write.or(wanted.baseline) else {
            return Ok(None);
        };
        let names = Names::from(&target(file));
        let mut baseline = Baseline::default();
        let mut is_first = true;
        let written = wanted.write.map(target);
        let known = wanted
            .baseline
            .filter(|path| written.as_deref() != Some(&target(path)));
        for (path, may_be_new) in [(known, false), (wanted.write, true)] {
            let Some(path) = path else { continue };
            // Standard output by another name would be read before it is written, for ever.
            let is_odd = |path| std::fs::metadata(path).is_ok_and(|there| !there.is_file());
            if path.as_os_str() == "-" || may_be_new && is_odd(path) {
                return Err(environment.error(&NO_FILE));
            }
            match read(path) {
                Ok(Ok(read)) => {
                    is_first = false;
                    let there = Names::from(&target(path));
                    baseline.merge(read.renamed(|path| names.of_whole(&there.whole(path))));
                }
                Ok(Err(why)) => return Err(environment.error(&unreadable(path, &why))),
                Err(error) if error.kind() == io::ErrorKind::NotFound && may_be_new => {}
                Err(error) => return Err(environment.error(&no_baseline(path, &error))),
            }
        }
        Ok(Some(Session {
            baseline,
            names,
            file: file.to_owned(),
            write: wanted.write.map(|_| Write {
                accepts: is_first || wanted.accept_new,
                accepted: Mutex::default(),
                left_out: AtomicUsize::new(0),
            }),
        }))
    }

    /// Marks the known findings of a file; new ones that the baseline takes in are known too.
    ///
    /// What comes from standard input belongs to no file, and is never known.
    pub fn mark(&self, input: &Input, checked: &mut Checked) {
        let path = (input.path.as_os_str() != "-").then(|| self.names.of(&input.path));
        if let Some(path) = &path {
            self.baseline.mark(path, checked);
        }
        let Some(write) = &self.write else { return };
        let open = checked
            .findings
            .iter_mut()
            .filter(|finding| finding.state() == State::Open);
        match path {
            Some(path) if write.accepts => {
                let entries = open.map(|finding| {
                    finding.known = true;
                    Entry::new(finding)
                });
                let entries: Vec<Entry> = entries.collect();
                let accepted = write.accepted.lock();
                let mut accepted = accepted.unwrap_or_else(PoisonError::into_inner);
                accepted.insert(path, entries);
            }
            _ => {
                write.left_out.fetch_add(open.count(), Ordering::Relaxed);
            }
        }
    }

    /// Says that a file is no plan, and has no findings.
    pub fn skip(&self, input: &Input) {
        self.baseline.forget(&self.names.of(&input.path));
    }

    /// Tells which entries are stale, and writes the file.
    ///
    /// `paths` are what the user asked to check: a file that is gone from one of these folders is
    /// part of the run.
    ///
    /// # Errors
    ///
    /// Fails when the file can't be written; what it was before stays.
    pub fn finish(mut self, paths: &[PathBuf], environment: &Environment) -> anyhow::Result<()> {
        self.forget_gone(paths);
        let stale = self.stale();
        let Some(write) = self.write else {
            if let Some(stale) = stale {
                environment.note_text(&text!(
                    "{file} lists {stale} that the plans no longer have; \
                     --write-baseline {file} drops what is stale",
                    "{file} 中有 {stale}已不在方案里；可用 --write-baseline {file} 清除",
                    stale = stale,
                    file = shown(&self.file),
                ));
            }
            return Ok(());
        };
        self.baseline.drop_stale();
        let accepted = write.accepted.into_inner();
        for (path, entries) in accepted.unwrap_or_else(PoisonError::into_inner) {
            self.baseline.add(path, entries);
        }
        write_file(&self.baseline, &self.file, environment)?;
        let file = shown(&self.file);
        if let Some(stale) = stale {
            environment.note_text(&text!(
                "dropped from {file}: {stale} that the plans no longer have",
                "{stale}已不在方案里，已从 {file} 清除",
                stale = stale,
                file = file,
            ));
        }
        environment.note_text(&text!(
            "{file} has {findings} in {files}",
            "{file} 现有 {files} 个文件的 {findings} 条结果",
            file = file,
            findings = count(self.baseline.len(), "finding", "findings"),
            files = count(self.baseline.paths().count(), "file", "files"),
        ));
        let left_out = write.left_out.into_inner();
        if left_out > 0 {
            environment.note_text(&text!(
                "{new} not taken into {file}; mend what is new, or take it in with --accept-new",
                "有 {new} 条新结果没有写入 {file}；请改正，或加 --accept-new 一并写入",
                new = count(left_out, "new finding is", "new findings are"),
                file = file,
            ));
        }
        Ok(())
    }

    /// Forgets the files that are gone from the folders that were checked.
    fn forget_gone(&self, paths: &[PathBuf]) {
        let folders: Vec<PathBuf> = paths
            .iter()
            .filter(|path| path.is_dir())
            .filter_map(|path| std::fs::canonicalize(path).ok())
            .collect();
        for path in self.baseline.untold() {
            let whole = self.names.whole(path);
            let is_here = folders.iter().any(|folder| whole.starts_with(folder));
            // A file that can't be looked at may well be there.
            if is_here && std::fs::exists(&whole).is_ok_and(|exists| !exists) {
                self.baseline.forget(path);
            }
        }
    }

    /// How many entries are stale, with the first of them.
    fn stale(&self) -> Option<Text> {
        let stale = self.baseline.stale();
        if stale.is_empty() {
            return None;
        }
        let shown: Vec<String> = stale
            .iter()
            .take(SHOWN)
            .map(|(path, entry)| {
                let named = format!("{path} {} {}", entry.rule, entry.route);
                one_line(named.trim_end()).into_owned()
            })
            .collect();
        let dots = match stale.len() > SHOWN {
            true => " …",
            false => "",
        };
        Some(text!(
            "{stale} ({shown}{dots})",
            "{stale} 条结果（{shown}{dots}）",
            stale = count(stale.len(), "finding", "findings"),
            shown = Listed(&shown),
            dots = dots,
        ))
    }
}

const NO_FILE: Text = Text::new(
    "a baseline is a file; standard input and output can't hold it",
    "基线必须是文件，不能用标准输入或标准输出",
);

/// The baseline in a file: what the system says, then what the file says.
fn read(path: &Path) -> io::Result<Result<Baseline, BaselineFault>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    Ok(Baseline::read(&bytes))
}

fn unreadable(path: &Path, why: &BaselineFault) -> Text {
    text!(
        "can't read the baseline {path}: {why}",
        "无法读取基线文件 {path}：{why}",
        path = shown(path),
        why = why.text(),
    )
}

fn no_baseline(path: &Path, error: &io::Error) -> Text {
    text!(
        "can't read the baseline {path}: {error}; `planvet check … --write-baseline {path}` \
         writes it",
        "无法读取基线文件 {path}：{error}；可先用 `planvet check … --write-baseline {path}` 生成",
        path = shown(path),
        error = error.to_string(),
    )
}

fn write_file(baseline: &Baseline, path: &Path, environment: &Environment) -> anyhow::Result<()> {
    let mut out = Output::file(path, Existing::Replace, environment.lang)?;
    for line in baseline.lines() {
        let written = writeln!(out, "{}", json(&line));
        out.told(written)?;
    }
    out.finish()
}

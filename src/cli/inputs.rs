//! Finds the files to look at and reads them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use anyhow::anyhow;
use ignore::WalkBuilder;
use ignore::types::TypesBuilder;

use crate::lang::{Lang, Text};
use crate::source::Limits;
use crate::text;

use super::settings::{shown, slashed};

/// A file to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The path, `-` for standard input.
    pub path: PathBuf,
    /// Whether the user named this very file; files found in folders are skipped when they are
    /// no plans.
    pub named: bool,
}

impl Input {
    /// The name that findings show; the same on every system.
    pub fn name(&self) -> String {
        slashed(&self.path)
    }

    /// Reads the file; not much further than the limit, so that no file fills the memory.
    ///
    /// # Errors
    ///
    /// Fails when the file can't be read.
    pub fn read(&self, limits: &Limits) -> io::Result<Vec<u8>> {
        let most = limits.bytes as u64 + 1;
        let mut bytes = Vec::new();
        if self.path.as_os_str() == "-" {
            io::stdin().lock().take(most).read_to_end(&mut bytes)?;
        } else {
            let file = File::open(&self.path)?;
            let size = file.metadata()?.len();
            bytes.reserve_exact(usize::try_from(size.min(most)).unwrap_or(0));
            file.take(most).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }
}

/// The files that the paths stand for, each once, sorted by path; and what went wrong.
///
/// A folder stands for every `*.yaml` and `*.yml` below it that `.gitignore` doesn't exclude.
pub fn collect(paths: &[PathBuf], lang: Lang) -> (Vec<Input>, Vec<anyhow::Error>) {
    let mut found: BTreeMap<PathBuf, bool> = BTreeMap::new();
    let mut troubles = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" || !path.is_dir() {
            found.insert(plain(path), true);
            continue;
        }
        for entry in walk(path) {
            match entry {
                // What can't be looked at is told when it is read; a pipe would never end.
                Ok(entry) => match std::fs::metadata(entry.path()) {
                    Ok(metadata) if !metadata.is_file() => {}
                    _ => {
                        found.entry(plain(entry.path())).or_insert(false);
                    }
                },
                Err(error) => troubles.push(unreadable(path, &error.to_string(), lang)),
            }
        }
    }
    let inputs = found
        .into_iter()
        .map(|(path, named)| Input { path, named })
        .collect();
    (inputs, troubles)
}

/// The path without needless dots, so that `./a.yaml` and `a.yaml` are one file.
fn plain(path: &Path) -> PathBuf {
    path.components()
        .filter(|part| *part != Component::CurDir)
        .collect()
}

fn walk(path: &Path) -> impl Iterator<Item = Result<ignore::DirEntry, ignore::Error>> {
    let mut types = TypesBuilder::new();
    for glob in ["*.yaml", "*.yml"] {
        // The globs are fixed and valid.
        let _ = types.add("plan", glob);
    }
    types.select("plan");
    let mut builder = WalkBuilder::new(path);
    builder.require_git(false);
    if let Ok(types) = types.build() {
        builder.types(types);
    }
    builder.build()
}

/// Says that a file can't be read.
pub fn unreadable(path: &Path, why: &str, lang: Lang) -> anyhow::Error {
    let path = path.display().to_string();
    let text = text!(
        "can't read {path}: {why}",
        "无法读取 {path}：{why}",
        path = path,
        why = why,
    );
    anyhow!("{}", text.get(lang))
}

/// Says that none of the files is a plan.
pub const NO_PLAN: Text = Text::new(
    "no plan found: a plan is a YAML file with the key `planvet:` at its top",
    "没有找到方案：方案是顶层带有 `planvet:` 的 YAML 文件",
);

/// Refuses to write a result over one of the files it is about.
///
/// # Errors
///
/// Fails when one of `outputs` is one of the inputs.
pub fn keep_inputs<'o>(
    inputs: &[Input],
    outputs: impl IntoIterator<Item = &'o Path>,
    lang: Lang,
) -> anyhow::Result<()> {
    let inputs = inputs.iter().map(|input| input.path.as_path());
    keep(inputs, outputs, lang)
}

/// Refuses to write a result over one of the files that the run reads.
///
/// # Errors
///
/// Fails when one of `outputs` is one of them.
pub fn keep<'r, 'o>(
    read: impl IntoIterator<Item = &'r Path>,
    outputs: impl IntoIterator<Item = &'o Path>,
    lang: Lang,
) -> anyhow::Result<()> {
    let outputs: Vec<PathBuf> = outputs
        .into_iter()
        .filter_map(|path| std::fs::canonicalize(path).ok())
        .collect();
    // Most often there is nothing to overwrite.
    if outputs.is_empty() {
        return Ok(());
    }
    let is_output =
        |path: &&Path| std::fs::canonicalize(path).is_ok_and(|path| outputs.contains(&path));
    match read.into_iter().find(is_output) {
        None => Ok(()),
        Some(path) => {
            let text = text!(
                "the result would overwrite {path}, which it is about",
                "结果会覆盖输入文件 {path}",
                path = shown(path),
            );
            Err(anyhow!("{}", text.get(lang)))
        }
    }
}

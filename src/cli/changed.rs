//! `--changed-since`: which plans changed in git.
//!
//! Compared are the files as they lie in the working tree with the commit where the work on
//! `HEAD` left that revision (their merge base): what a reviewer of a pull request would see,
//! and what isn't committed or not even added yet.

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context as _, anyhow};

use crate::config::FILE_NAME;
use crate::lang::{Lang, Text};
use crate::text;

use super::args::CheckArgs;
use super::environment::Environment;
use super::inputs::Input;

/// The exit code of `git merge-base` when there is none.
const NONE: i32 = 1;

/// Keeps the inputs that changed since the revision of `--changed-since`, each in the repository
/// it lies in; without one, all of them.
///
/// A renamed file is a new one. A configuration that changed or went away changes every plan
/// that it may hold for. A file that git ignores hasn't changed.
///
/// # Errors
///
/// Fails when an input lies in no repository, when a repository that an input or one of the
/// arguments lies in doesn't know the revision, and without git.
pub fn keep_changed(
    inputs: &mut Vec<Input>,
    args: &CheckArgs,
    environment: &Environment,
) -> anyhow::Result<()> {
    let Some(revision) = &args.changed_since else {
        return Ok(());
    };
    let mut repositories = Repositories {
        revision,
        lang: environment.lang,
        near_configurations: args.config.config.is_none() && !args.config.isolated,
        all: Vec::new(),
        by_folder: HashMap::new(),
    };
    // A mistyped revision is told even where there is nothing to check.
    for path in args.paths.iter().filter(|path| path.is_dir()) {
        repositories.find(&std::fs::canonicalize(path)?)?;
    }
    if let Some(file) = &args.config.config
        && repositories.changed_configuration(file)?
    {
        return Ok(());
    }
    let mut kept = Vec::new();
    for input in inputs.drain(..) {
        if repositories.changed(&input.path)? {
            kept.push(input);
        }
    }
    *inputs = kept;
    Ok(())
}

/// Says that there is nothing to check.
pub fn nothing_changed(revision: &str) -> Text {
    text!(
        "no plan changed since {revision}",
        "自 {revision} 以来没有方案改动",
        revision = revision,
    )
}

/// What changed in a repository, as absolute paths.
struct Repository {
    top: PathBuf,
    changed: BTreeSet<PathBuf>,
    /// Folders whose configuration changed.
    configured: Vec<PathBuf>,
}

/// The repositories met so far.
struct Repositories<'a> {
    revision: &'a str,
    lang: Lang,
    /// Whether the configurations above the inputs hold for them.
    near_configurations: bool,
    all: Vec<Repository>,
    /// The repository of a folder; `None` when it lies in none.
    by_folder: HashMap<PathBuf, Option<usize>>,
}

impl Repositories<'_> {
    fn changed(&mut self, path: &Path) -> anyhow::Result<bool> {
        if path.as_os_str() == "-" {
            return Err(self.error(&text!(
                "standard input has no history: --changed-since wants files",
                "标准输入没有历史版本，--changed-since 只能用于文件",
            )));
        }
        // What isn't there is told when it is read.
        let Ok(metadata) = std::fs::symlink_metadata(path) else {
            return Ok(true);
        };
        // git tracks a link, planvet reads what it points to: either may change.
        if self.is_new(&placed(path)?)? {
            return Ok(true);
        }
        if !metadata.is_symlink() {
            return Ok(false);
        }
        match std::fs::canonicalize(path) {
            Ok(target) => self.is_new(&target),
            Err(_) => Ok(true),
        }
    }

    fn is_new(&mut self, path: &Path) -> anyhow::Result<bool> {
        let folder = path.parent().unwrap_or(path);
        let Some(number) = self.find(folder)? else {
            return Err(self.error(&text!(
                "{path} lies in no git repository: --changed-since can't tell whether it changed",
                "{path} 不在任何 git 仓库中，--changed-since 无法判断它是否改动过",
                path = path.display().to_string(),
            )));
        };
        let repository = &self.all[number];
        let mut configured = repository.configured.iter();
        Ok(repository.changed.contains(path)
            || self.near_configurations && configured.any(|folder| path.starts_with(folder)))
    }

    /// Whether the one configuration for all inputs changed; one that lies in no repository
    /// hasn't, as far as a revision can say.
    fn changed_configuration(&mut self, file: &Path) -> anyhow::Result<bool> {
        let Ok(file) = std::fs::canonicalize(file) else {
            return Ok(false);
        };
        let number = self.find(file.parent().unwrap_or(&file))?;
        Ok(number.is_some_and(|number| self.all[number].changed.contains(&file)))
    }

    /// The repository that a folder lies in.
    fn find(&mut self, folder: &Path) -> anyhow::Result<Option<usize>> {
        if let Some(known) = self.by_folder.get(folder) {
            return Ok(*known);
        }
        // A folder in a linked working tree or a submodule has a file of that name.
        let found = if folder.join(".git").exists() {
            Some(self.ask(folder)?)
        } else {
            match folder.parent() {
                Some(parent) => self.find(parent)?,
                None => None,
            }
        };
        self.by_folder.insert(folder.to_owned(), found);
        Ok(found)
    }

    /// Asks git about the repository at a folder.
    fn ask(&mut self, folder: &Path) -> anyhow::Result<usize> {
        let answer = self.git(
            folder,
            &["rev-parse", "--is-shallow-repository", "--show-toplevel"],
        )?;
        let mut lines = answer.splitn(2, |byte| *byte == b'\n');
        let shallow = lines.next().is_some_and(|line| line == b"true");
        let top = lines.next().unwrap_or_default();
        let top = path_of(top.strip_suffix(b"\n").unwrap_or(top));
        let top = std::fs::canonicalize(&top).with_context(|| top.display().to_string())?;
        if let Some(known) = self.all.iter().position(|known| known.top == top) {
            return Ok(known);
        }
        let base = self.base(&top, shallow)?;
        let tracked = self.git(
            &top,
            &[
                "diff",
                "--name-only",
                "-z",
                "--no-renames",
                "--no-ext-diff",
                "--ignore-submodules=all",
                &base,
                "--",
            ],
        )?;
        let untracked = self.git(&top, &["ls-files", "--others", "--exclude-standard", "-z"])?;
        let changed: BTreeSet<PathBuf> = [tracked, untracked]
            .iter()
            .flat_map(|names| names.split(|byte| *byte == 0))
            .filter(|name| !name.is_empty())
            .map(|name| top.join(path_of(name)))
            .collect();
        let configured = changed
            .iter()
            .filter(|path| path.file_name().is_some_and(|name| name == FILE_NAME))
            .filter_map(|path| path.parent().map(Path::to_owned))
            .collect();
        self.all.push(Repository {
            top,
            changed,
            configured,
        });
        Ok(self.all.len() - 1)
    }

    /// The commit that the working tree is compared with.
    fn base(&self, top: &Path, shallow: bool) -> anyhow::Result<String> {
        // From here on git only sees the id of a commit, never what the user wrote.
        let commit = self.run(
            top,
            &[
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                &format!("{}^{{commit}}", self.revision),
            ],
        )?;
        if !commit.status.success() {
            return Err(self.error(&with_hint(
                text!(
                    "the git repository {top} knows no revision {revision}",
                    "git 仓库 {top} 中没有版本 {revision}",
                    top = top.display().to_string(),
                    revision = self.revision,
                ),
                shallow,
            )));
        }
        let head = line(&self.git(top, &["rev-parse", "--verify", "HEAD^{commit}"])?);
        let base = self.run(top, &["merge-base", &line(&commit.stdout), &head])?;
        if base.status.code() == Some(NONE) {
            return Err(self.error(&with_hint(
                text!(
                    "{revision} and HEAD have no commit in common in the git repository {top}",
                    "在 git 仓库 {top} 中，{revision} 与 HEAD 没有共同的祖先提交",
                    top = top.display().to_string(),
                    revision = self.revision,
                ),
                shallow,
            )));
        }
        Ok(line(&self.succeeded(base, top)?))
    }

    /// The output of a call of git that must succeed.
    fn git(&self, folder: &Path, args: &[&str]) -> anyhow::Result<Vec<u8>> {
        self.succeeded(self.run(folder, args)?, folder)
    }

    fn succeeded(&self, output: Output, folder: &Path) -> anyhow::Result<Vec<u8>> {
        if output.status.success() {
            return Ok(output.stdout);
        }
        let told = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(self.error(&text!(
            "git fails in {folder}: {told}",
            "git 在 {folder} 中运行失败：{told}",
            folder = folder.display().to_string(),
            told = told,
        )))
    }

    fn run(&self, folder: &Path, args: &[&str]) -> anyhow::Result<Output> {
        Command::new("git")
            // Looking must not lock the index against the user's own git.
            .arg("--no-optional-locks")
            .args(args)
            .current_dir(folder)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => self.error(&text!(
                    "--changed-since needs git, and there is no `git` on the path",
                    "--changed-since 需要 git，但命令路径中没有 `git`",
                )),
                _ => anyhow!(error).context("git"),
            })
    }

    fn error(&self, text: &Text) -> anyhow::Error {
        anyhow!("{}", text.get(self.lang))
    }
}

/// The absolute path of a file, without links in its folders.
fn placed(path: &Path) -> anyhow::Result<PathBuf> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let folder = std::fs::canonicalize(folder).with_context(|| folder.display().to_string())?;
    Ok(folder.join(path.file_name().unwrap_or_default()))
}

fn with_hint(text: Text, shallow: bool) -> Text {
    if !shallow {
        return text;
    }
    text!(
        "{text}; this clone is shallow: fetch the whole history (GitHub: `fetch-depth: 0`, \
         GitLab: `GIT_DEPTH: 0`)",
        "{text}；当前是浅克隆，请获取完整历史（GitHub 写 `fetch-depth: 0`，GitLab 写 `GIT_DEPTH: 0`）",
        text = text,
    )
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
}

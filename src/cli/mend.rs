//! `--fix` and `--diff`: what becomes of the text in which problems have been mended.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};

use crate::check::{self, Checked};
use crate::fix::{self, Mended, Reach, Reason};
use crate::format::diff;
use crate::format::findings::Run;
use crate::lang::{Lang, Text, count};
use crate::source::Limits;
use crate::text;

use super::args::CheckArgs;
use super::environment::Environment;
use super::inputs::Input;
use super::output::{Existing, Output, Place, target};

/// What is done with mended texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// They take the place of the old ones.
    Write,
    /// Their difference from the old ones is shown.
    Show,
}

/// How the files of a run are mended.
pub struct Mending {
    purpose: Purpose,
    reach: Reach,
    /// Inputs that stand for a file of their own: of several that lead to one file only the
    /// first is written and counted.
    owners: HashSet<PathBuf>,
    color: bool,
    lang: Lang,
}

/// What mending did to a file.
#[derive(Default)]
pub struct Repair {
    /// Problems that were mended, or would be.
    pub fixed: usize,
    /// What goes to standard output: a diff, or the text that came from standard input.
    pub printed: Vec<u8>,
    /// Whether what is left of standard input follows: more than planvet reads.
    rest: bool,
    /// Faults of the program.
    pub notes: Vec<Text>,
    /// Why the file couldn't be written.
    pub trouble: Option<anyhow::Error>,
}

/// What mending did to all files.
#[derive(Default)]
pub struct Repairs {
    /// Problems that were mended, or would be.
    pub fixed: usize,
    /// Files they are in.
    pub files: usize,
}

impl Repairs {
    /// Counts a file.
    pub fn add(&mut self, repair: &Repair) {
        self.fixed += repair.fixed;
        self.files += usize::from(repair.fixed > 0);
    }
}

impl Repair {
    /// Writes what goes to standard output.
    ///
    /// # Errors
    ///
    /// Fails when that can't be written to.
    pub fn print(&self, out: &mut Output) -> anyhow::Result<()> {
        let mut written = out.write_all(&self.printed);
        if self.rest && written.is_ok() {
            written = std::io::copy(&mut std::io::stdin().lock(), out).map(drop);
        }
        if written.is_ok() && out.is_terminal() {
            written = out.flush();
        }
        out.told(written)
    }
}

impl Mending {
    /// How the arguments ask for the inputs to be mended, if they do.
    pub fn of(args: &CheckArgs, inputs: &[Input], environment: &Environment) -> Option<Mending> {
        let purpose = match (args.diff, args.fix) {
            (true, _) => Purpose::Show,
            (false, true) => Purpose::Write,
            (false, false) => return None,
        };
        let mut owners = BTreeMap::new();
        for input in inputs {
            let file = target(&input.path);
            owners.entry(file).or_insert_with(|| input.path.clone());
        }
        Some(Mending {
            purpose,
            reach: reach(args),
            owners: owners.into_values().collect(),
            color: environment.color(Place::Stdout),
            lang: environment.lang,
        })
    }

    /// Mends a checked file; gives back the file as it is from now on.
    pub fn mend(
        &self,
        input: &Input,
        bytes: &[u8],
        checked: Checked,
        options: &check::Options,
    ) -> (Checked, Repair) {
        let mended = fix::mend(&checked, self.reach, options);
        let mut repair = Repair {
            notes: notes(&mended, &checked.source.path),
            ..self.pass(input, bytes, &options.limits)
        };
        let fixed = mended.count();
        let is_owner = self.owners.contains(&input.path);
        let is_stdin = input.path.as_os_str() == "-";
        match (self.purpose, mended.file) {
            (Purpose::Show, Some(after)) if is_owner => {
                let (old, new) = (&checked.source.text, &after.source.text);
                let shown = diff::unified(&checked.source.path, old, new, self.color);
                repair.printed = shown.into_bytes();
                repair.fixed = fixed;
                (checked, repair)
            }
            (Purpose::Show, _) => (checked, repair),
            (Purpose::Write, None) => (checked, repair),
            (Purpose::Write, Some(after)) if is_stdin => {
                repair.printed = after.source.text.clone().into_bytes();
                repair.fixed = fixed;
                (after, repair)
            }
            (Purpose::Write, Some(after)) => {
                let mut written = writable(&input.path, self.lang);
                if is_owner && written.is_ok() {
                    written = replace(&input.path, bytes, &after.source.text, self.lang);
                    repair.fixed = fixed;
                }
                match written {
                    Ok(()) => (after, repair),
                    Err(error) => {
                        repair.fixed = 0;
                        repair.trouble = Some(error);
                        (checked, repair)
                    }
                }
            }
        }
    }

    /// What passes through unless it is mended: `planvet check - --fix` gives back what it got,
    /// be it no plan, no text or too large.
    pub fn pass(&self, input: &Input, bytes: &[u8], limits: &Limits) -> Repair {
        if self.purpose == Purpose::Show || input.path.as_os_str() != "-" {
            return Repair::default();
        }
        Repair {
            printed: bytes.to_vec(),
            rest: bytes.len() > limits.bytes,
            ..Repair::default()
        }
    }

    /// Whether standard output is for a text or a diff, and findings go elsewhere.
    pub fn prints(args: &CheckArgs) -> bool {
        args.diff || args.fix && args.paths.iter().any(|path| path.as_os_str() == "-")
    }

    /// Tells what was mended, or would be.
    pub fn tell(&self, repairs: &Repairs, run: &Run, environment: &Environment) {
        let more = match self.reach {
            Reach::Safe => run.fixable_unsafe,
            Reach::All => 0,
        };
        let problems = count(repairs.fixed, "problem", "problems");
        let files = count(repairs.files, "file", "files");
        let told = match (self.purpose, repairs.fixed > 0) {
            (Purpose::Write, true) => text!(
                "fixed {problems} in {files}",
                "已修改 {files} 个文件中的 {problems} 个问题",
                problems = problems,
                files = files,
            ),
            (Purpose::Show, true) => text!(
                "would fix {problems} in {files}",
                "将修改 {files} 个文件中的 {problems} 个问题",
                problems = problems,
                files = files,
            ),
            (_, false) if more > 0 => text!("fixed nothing", "没有修改"),
            (_, false) => return,
        };
        let told = match more {
            0 => told,
            more => text!(
                "{told}; {more} more could be fixed with --unsafe-fixes",
                "{told}；加 --unsafe-fixes 可再修改 {more} 个",
                told = told,
                more = more,
            ),
        };
        environment.note_about(run.lang(), &told);
    }
}

/// Which changes the arguments ask for.
pub fn reach(args: &CheckArgs) -> Reach {
    match args.unsafe_fixes {
        true => Reach::All,
        false => Reach::Safe,
    }
}

/// What the program has done wrong with a file.
fn notes(mended: &Mended, path: &str) -> Vec<Text> {
    let mut notes: Vec<Text> = Vec::new();
    for refused in &mended.refused {
        let why = match refused.reason {
            Reason::Breaks => text!("the file would not be readable", "改后文件将无法正常读取"),
            Reason::MendsNothing => text!("it mends nothing", "改后问题仍在"),
            Reason::GoesInCircles => text!("it undoes another one", "与其他修改互相抵消"),
        };
        let note = text!(
            "{path}: the fix of {rule} ({title}) was taken back, because {why}; \
             that is a fault of planvet, please report it",
            "{path}：{rule} 的修改（{title}）已撤回，因为{why}；这是 planvet 的错误，请反馈",
            path = path,
            rule = refused.rule.code,
            title = refused.title,
            why = why,
        );
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    if !mended.finished {
        notes.push(text!(
            "{path}: there is more to fix; run it again",
            "{path}：还有可修改之处，请再运行一次",
            path = path,
        ));
    }
    notes
}

/// Whether a file may be replaced: replacing needs no more than the right to write to its
/// folder, but a file that is read-only is so on purpose.
fn writable(path: &Path, lang: Lang) -> anyhow::Result<()> {
    let metadata = std::fs::metadata(path).with_context(|| cannot_fix(path, lang))?;
    let hindrance = if !metadata.is_file() {
        Some(text!("it is no regular file", "不是普通文件"))
    } else if metadata.permissions().readonly() {
        Some(text!("it is read-only", "文件为只读"))
    } else {
        None
    };
    if let Some(hindrance) = hindrance {
        return Err(anyhow!("{}", hindrance.get(lang)).context(cannot_fix(path, lang)));
    }
    let opened = File::options().write(true).open(path);
    opened.map(drop).with_context(|| cannot_fix(path, lang))
}

/// Puts a text in the place of a file, unless somebody else has changed the file since it was
/// read.
fn replace(path: &Path, before: &[u8], after: &str, lang: Lang) -> anyhow::Result<()> {
    let now = std::fs::read(path).with_context(|| cannot_fix(path, lang))?;
    if now != before {
        let why = text!("it has been changed meanwhile", "文件在此期间已被改动");
        return Err(anyhow!("{}", why.get(lang)).context(cannot_fix(path, lang)));
    }
    let mut out = Output::file(path, Existing::Replace, lang)?;
    let written = out.write_all(after.as_bytes());
    out.told(written)?;
    out.finish()
}

fn cannot_fix(path: &Path, lang: Lang) -> String {
    let path = path.display().to_string();
    let text = text!("can't fix {path}", "无法修改 {path}", path = path);
    text.get(lang).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_else_has_changed_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("plan.yaml");
        std::fs::write(&path, "theirs").expect("a file");
        let error = replace(&path, b"read", "mended", Lang::En).unwrap_err();
        assert!(format!("{error:#}").ends_with("it has been changed meanwhile"));
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), "theirs");
        replace(&path, b"theirs", "mended", Lang::En).expect("replaced");
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), "mended");
    }

    #[test]
    fn only_files_are_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, "x").expect("a file");
        let error = writable(&folder.path().join("gone.yaml"), Lang::Zh).unwrap_err();
        assert!(format!("{error:#}").starts_with("无法修改 "));
        assert!(writable(folder.path(), Lang::En).is_err(), "a folder");
        assert!(writable(&path, Lang::En).is_ok());
    }
}

//! `planvet smart`: judges goal sentences and writes them anew.

use std::ffi::OsStr;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use crate::check::Checked;
use crate::diagnostic::Severity;
use crate::format::sentences::{Item, Place, Tally, Writer};
use crate::lang::Text;
use crate::statement::{Anchors, Judged};
use crate::text;

use super::args::SmartArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::inputs;
use super::output::Output;
use super::plans::note_faults;
use super::sentences::{self, Lines, Sentences};
use super::settings::shown;

const NO_SENTENCE: Text = Text::new(
    "no sentence found: a text has one a line",
    "没有找到目标表述：文本文件应每行一句",
);

const NO_GOAL: Text = Text::new("the plan has no goal", "方案中没有目标");

const WAITING: Text = Text::new(
    "reading goals from the terminal, one a line; Ctrl-D ends",
    "从终端读取目标，每行一句；按 Ctrl-D 结束",
);

/// What is to be judged.
#[derive(Debug, PartialEq, Eq)]
enum Subject {
    /// One sentence.
    Text(String),
    /// A file, `-` for standard input.
    File(PathBuf),
}

pub fn run(args: &SmartArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let subject = subject(args, environment)?;
    if let Subject::File(path) = &subject {
        let paths = [path.as_path()];
        inputs::keep(paths, environment.output_file(), environment.lang)?;
    }
    let mut run = Run {
        given: Anchors {
            as_of: args.as_of.as_ref().map(|day| day.0),
            plan_start: args.plan_start.as_ref().map(|day| day.0),
        },
        writer: Writer::new(environment.sentences_look(args)),
        out: environment.open_output()?,
    };
    let mut is_unreadable = false;
    let mut nothing = NO_SENTENCE;
    match subject {
        Subject::Text(text) => run.judge(&text, run.given, None, None)?,
        Subject::File(path) => match sentences::open(&path, environment)? {
            Sentences::Lines(lines) => run.lines(lines, environment)?,
            Sentences::Plan(file) => {
                nothing = NO_GOAL;
                let goals = run.plan(&file)?;
                // A fault that hides every goal is no clean bill.
                is_unreadable =
                    note_faults(&file, environment) || (goals == 0 && has_errors(&file));
            }
        },
    }
    let tally = run.finish()?;
    if tally.sentences == 0 && !is_unreadable {
        environment.note_text(&nothing);
    }
    Ok(match is_unreadable || tally.failing > 0 {
        true => Exit::Findings,
        false => Exit::Clean,
    })
}

/// Sentences on their way to the output.
struct Run {
    /// The days that the user gives.
    given: Anchors,
    writer: Writer,
    out: Output,
}

impl Run {
    fn judge(
        &mut self,
        text: &str,
        anchors: Anchors,
        id: Option<&str>,
        place: Option<Place<'_>>,
    ) -> anyhow::Result<()> {
        let judged = Judged::new(text, anchors);
        let item = Item {
            judged: &judged,
            id,
            place,
        };
        let written = self.writer.write(item, &mut self.out);
        self.out.told(written)?;
        // Somebody may be typing them.
        if self.out.is_terminal() {
            let flushed = self.out.flush();
            self.out.told(flushed)?;
        }
        Ok(())
    }

    fn lines(&mut self, mut lines: Lines, environment: &Environment) -> anyhow::Result<()> {
        let name = lines.name.clone();
        while !self.out.is_closed()
            && let Some(line) = lines.next(environment)?
        {
            let place = Place {
                path: &name,
                line: line.number,
                column: line.column,
            };
            self.judge(&line.text, self.given, None, Some(place))?;
        }
        Ok(())
    }

    /// Judges the goals of a plan; gives their number.
    fn plan(&mut self, file: &Checked) -> anyhow::Result<usize> {
        let goals = sentences::goals(file);
        let count = goals.len();
        for goal in goals {
            let anchors = Anchors {
                as_of: self.given.as_of.or(goal.anchors.as_of),
                plan_start: self.given.plan_start.or(goal.anchors.plan_start),
            };
            let place = Place {
                path: &file.source.path,
                line: goal.line,
                column: goal.column,
            };
            self.judge(goal.text, anchors, goal.id, Some(place))?;
        }
        Ok(count)
    }

    fn finish(mut self) -> anyhow::Result<Tally> {
        let written = self.writer.finish(&mut self.out);
        let tally = self.out.told(written)?;
        self.out.finish()?;
        Ok(tally)
    }
}

fn has_errors(file: &Checked) -> bool {
    let mut open = file.open();
    open.any(|finding| finding.severity == Severity::Error)
}

/// What the argument names: `-`, a file that is there, else a sentence.
///
/// # Errors
///
/// Fails when it reads like the name of a file that isn't there.
fn subject(args: &SmartArgs, environment: &Environment) -> anyhow::Result<Subject> {
    let Some(argument) = &args.input else {
        if std::io::stdin().is_terminal() {
            environment.note_text(&WAITING);
        }
        return Ok(Subject::File("-".into()));
    };
    let path = Path::new(argument);
    if args.file || (argument == "-" && !args.text) {
        return Ok(Subject::File(path.to_owned()));
    }
    if !args.text {
        if path.is_dir() {
            return Err(environment.error(&text!(
                "{path} is a folder; name a file with sentences, or a plan",
                "{path} 是文件夹；请指定写有目标的文本文件，或方案文件",
                path = shown(path),
            )));
        }
        if path.exists() {
            return Ok(Subject::File(path.to_owned()));
        }
        if looks_like_file(argument) {
            return Err(environment.error(&text!(
                "there is no file {path}; --text takes it as a sentence",
                "没有文件 {path}；如果它就是要判断的句子，请加 --text",
                path = shown(path),
            )));
        }
    }
    match argument.to_str() {
        Some(text) => Ok(Subject::Text(text.to_owned())),
        None => {
            Err(environment.error(&text!("the sentence is not UTF-8", "这句话不是 UTF-8 编码")))
        }
    }
}

/// Whether a text reads like the name of a file: one word with an extension.
fn looks_like_file(argument: &OsStr) -> bool {
    let Some(text) = argument.to_str() else {
        return true;
    };
    let extension = text.rsplit_once('.').map(|(_, extension)| extension);
    let named = extension.is_some_and(|extension| {
        (1..=5).contains(&extension.len())
            && extension.starts_with(|c: char| c.is_ascii_alphabetic())
            && extension.chars().all(|c| c.is_ascii_alphanumeric())
    });
    named && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_told_from_sentences() {
        for name in ["goals.txt", "plans/a.yaml", "目标.csv", "./x.md"] {
            assert!(looks_like_file(OsStr::new(name)), "{name}");
        }
        for sentence in [
            "满意度提升到4.5",
            "满意度提升到90%。",
            "Cut waiting times.",
            "Use planvet.toml",
            "",
            ".",
        ] {
            assert!(!looks_like_file(OsStr::new(sentence)), "{sentence}");
        }
    }
}

//! Reads the sentences that `planvet smart` judges: lines of a text, or the goals of a plan.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

use anyhow::anyhow;

use crate::check::{self, Checked};
use crate::plan::is_plan;
use crate::source::{self, Encoding, Limits, LineIndex, Source, SourceFault, looks_like_utf16};
use crate::statement::Anchors;
use crate::text;

use super::environment::Environment;
use super::inputs::{self, NO_PLAN};
use super::settings::slashed;

/// How much is read at once.
const CHUNK: usize = 64 << 10;

/// Sentences of a file or of standard input.
pub enum Sentences {
    /// A sentence a line.
    Lines(Lines),
    /// The goals of a plan.
    Plan(Box<Checked>),
}

/// Opens a file, or standard input, and looks at how it begins.
///
/// # Errors
///
/// Fails when it can't be read, or holds no text.
pub fn open(path: &Path, environment: &Environment) -> anyhow::Result<Sentences> {
    let trouble =
        |error: &io::Error| inputs::unreadable(path, &error.to_string(), environment.lang);
    let reader: Box<dyn io::Read> = if path.as_os_str() == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path).map_err(|error| trouble(&error))?)
    };
    let mut reader = BufReader::with_capacity(CHUNK, reader);
    let head = reader.fill_buf().map_err(|error| trouble(&error))?;
    let limits = Limits::default();
    let name = slashed(path);
    if is_plan(head) || is_yaml(path) {
        let mut bytes = Vec::new();
        let most = limits.bytes as u64 + 1;
        let read = reader.take(most).read_to_end(&mut bytes);
        read.map_err(|error| trouble(&error))?;
        if !is_plan(&bytes) {
            return Err(environment.error(&NO_PLAN));
        }
        let checked = check::check(name, bytes, &check::Options::default());
        return Ok(Sentences::Plan(Box::new(checked)));
    }
    if looks_like_utf16(head) {
        return Err(no_text(&name, None, Encoding::Utf16, environment));
    }
    Ok(Sentences::Lines(Lines {
        name,
        path: path.to_owned(),
        reader,
        limits,
        line: 0,
    }))
}

/// Whether the name of a file says that it is YAML.
fn is_yaml(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| ["yaml", "yml"].contains(&extension))
}

/// The lines of a text, one at a time.
pub struct Lines {
    /// The name of the file, `-` for standard input.
    pub name: String,
    path: PathBuf,
    reader: BufReader<Box<dyn io::Read>>,
    limits: Limits,
    line: usize,
}

/// A line that holds something.
pub struct Line {
    /// Its number, counted from 1.
    pub number: usize,
    /// Where its text begins, counted from 1.
    pub column: usize,
    /// Its text, without white space at its ends.
    pub text: String,
}

impl Lines {
    /// The next line that holds something.
    ///
    /// # Errors
    ///
    /// Fails when the file can't be read further, or a line is no UTF-8.
    pub fn next(&mut self, environment: &Environment) -> anyhow::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            let most = self.limits.bytes as u64 + 1;
            let read = (&mut self.reader).take(most).read_until(b'\n', &mut bytes);
            read.map_err(|error| {
                inputs::unreadable(&self.path, &error.to_string(), environment.lang)
            })?;
            if bytes.is_empty() {
                return Ok(None);
            }
            self.line += 1;
            let (source, fault) = source::read(self.name.clone(), bytes, &self.limits);
            if let Some(fault) = fault {
                return Err(self.trouble(&fault, environment));
            }
            if let Some(line) = self.line(&source) {
                return Ok(Some(line));
            }
        }
    }

    fn line(&self, source: &Source) -> Option<Line> {
        let mark = if self.line == 1 { "\u{feff}" } else { "" };
        let whole = source.text.strip_prefix(mark).unwrap_or(&source.text);
        let text = whole.trim();
        let before = whole.len() - whole.trim_start().len();
        (!text.is_empty()).then(|| Line {
            number: self.line,
            column: whole[..before].chars().count() + 1,
            text: text.to_owned(),
        })
    }

    fn trouble(&self, fault: &SourceFault, environment: &Environment) -> anyhow::Error {
        match fault {
            SourceFault::NotUtf8 { encoding, .. } => {
                no_text(&self.name, Some(self.line), *encoding, environment)
            }
            // Of a line nothing else is looked at but its size.
            _ => {
                let text = text!(
                    "{path}:{line}: a line of more than {mib} MiB is no sentence",
                    "{path}:{line}：这一行超过 {mib} MiB，不是一句话",
                    path = self.name,
                    line = self.line,
                    mib = self.limits.bytes >> 20,
                );
                environment.error(&text)
            }
        }
    }
}

/// Says that a file is no UTF-8.
fn no_text(
    path: &str,
    line: Option<usize>,
    encoding: Encoding,
    environment: &Environment,
) -> anyhow::Error {
    let place = match line {
        Some(line) => format!("{path}:{line}"),
        None => path.to_owned(),
    };
    let text = match encoding {
        Encoding::Utf16 => text!(
            "{place}: the file is saved as UTF-16, not UTF-8; save it as UTF-8 in your editor",
            "{place}：文件保存成了 UTF-16，而不是 UTF-8；请另存为 UTF-8",
            place = place,
        ),
        Encoding::Gb18030 => text!(
            "{place}: the file is not UTF-8; it looks like GB18030 (GBK); save it as UTF-8 in your \
             editor",
            "{place}：文件不是 UTF-8，看起来是 GB18030（GBK）编码；请另存为 UTF-8",
            place = place,
        ),
        Encoding::Unknown => text!(
            "{place}: the file is not UTF-8",
            "{place}：文件不是 UTF-8",
            place = place,
        ),
    };
    anyhow!("{}", text.get(environment.lang))
}

/// A goal of a plan as a sentence.
pub struct GoalSentence<'p> {
    /// The id of the goal.
    pub id: Option<&'p str>,
    /// Its statement, else its title.
    pub text: &'p str,
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The character of the line, counted from 1.
    pub column: usize,
    /// The days that the plan gives.
    pub anchors: Anchors,
}

/// The goals of the plans of a file.
pub fn goals(file: &Checked) -> Vec<GoalSentence<'_>> {
    let lines = LineIndex::new(&file.source.text);
    let mut found = Vec::new();
    for plan in &file.plans {
        let anchors = Anchors {
            as_of: plan.status_date.value(),
            plan_start: plan.start.value(),
        };
        for goal in plan.goals.iter() {
            let said = [&goal.statement, &goal.title];
            let said = said.into_iter().filter(|field| !field.is_blank());
            let Some(said) = said.into_iter().find_map(|field| field.spanned()) else {
                continue;
            };
            let at = lines.position(said.span.start);
            found.push(GoalSentence {
                id: goal.id(),
                text: said.value.as_str().trim(),
                line: at.line,
                column: at.column,
                anchors,
            });
        }
    }
    found
}

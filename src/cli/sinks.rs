//! The outputs of a run: each a format and a place, all fed with the same findings.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::check::Checked;
use crate::format::findings::{self, FindingsFormat, Options, Run, Terms};
use crate::format::{self, ReportFormat, write_report};
use crate::lang::Lang;
use crate::view::report::Report;

use super::output::{Output, Place};

/// How findings are written, and where.
#[derive(Debug, Clone)]
pub struct Look {
    /// How findings are written.
    pub format: FindingsFormat,
    /// How they look; width and colour are those of the place.
    pub options: Options,
    /// The file; `None` for standard output.
    pub file: Option<PathBuf>,
    /// Whether standard output is for something else, so that findings go to standard error.
    pub aside: bool,
}

impl Look {
    /// Where the output goes.
    pub fn place(&self) -> Place<'_> {
        place(self.file.as_deref(), self.aside)
    }
}

/// Where an output goes that has this file, if any.
pub fn place(file: Option<&Path>, aside: bool) -> Place<'_> {
    match Place::of(file) {
        Place::Stdout if aside => Place::Stderr,
        place => place,
    }
}

/// What each output says about a file; pure, so it may run for many files side by side.
pub fn render(file: &Checked, looks: &[Look], terms: Terms) -> Vec<String> {
    looks
        .iter()
        .map(|look| findings::render(file, look.format, &look.options.under(terms)))
        .collect()
}

/// All outputs of a run.
///
/// Files appear under their names by [`finish`](Sinks::finish) only, all of them: a run that
/// breaks off leaves the old ones.
pub struct Sinks<'l>(Vec<Sink<'l>>);

struct Sink<'l> {
    look: &'l Look,
    out: Output,
    /// Whether findings of some file have been written.
    begun: bool,
}

impl Sink<'_> {
    /// Writes the findings of a file.
    fn write(&mut self, piece: &str) -> io::Result<()> {
        if self.begun {
            let separator = findings::separator(self.look.format);
            self.out.write_all(separator.as_bytes())?;
        }
        self.begun = true;
        self.out.write_all(piece.as_bytes())?;
        // Before a progress bar comes back to the terminal.
        if self.out.is_terminal() {
            self.out.flush()?;
        }
        Ok(())
    }
}

impl<'l> Sinks<'l> {
    /// Opens all places; no file of the user is touched yet.
    ///
    /// # Errors
    ///
    /// Fails when a place can't be written to.
    pub fn open(looks: &'l [Look], lang: Lang) -> anyhow::Result<Sinks<'l>> {
        let open = |look: &'l Look| {
            Ok(Sink {
                look,
                out: Output::open(look.place(), lang)?,
                begun: false,
            })
        };
        let sinks: anyhow::Result<Vec<Sink<'l>>> = looks.iter().map(open).collect();
        sinks.map(Sinks)
    }

    /// Whether findings appear on a terminal, where a progress bar may be too.
    pub fn on_terminal(&self) -> bool {
        self.0.iter().any(|sink| sink.out.is_terminal())
    }

    /// Writes what stands before the findings.
    ///
    /// # Errors
    ///
    /// Fails when a place can't be written to; so do the other methods that write.
    pub fn begin(&mut self) -> anyhow::Result<()> {
        for Sink { look, out, .. } in &mut self.0 {
            let head = findings::head(look.format, &look.options);
            let written = out.write_all(head.as_bytes());
            out.told(written)?;
        }
        Ok(())
    }

    /// Writes what [`render`] made of the next file.
    pub fn write(&mut self, pieces: &[String]) -> anyhow::Result<()> {
        for (sink, piece) in self.0.iter_mut().zip(pieces) {
            if piece.is_empty() {
                continue;
            }
            let written = sink.write(piece);
            sink.out.told(written)?;
        }
        Ok(())
    }

    /// Writes what stands behind the findings.
    pub fn end(&mut self, run: &Run) -> anyhow::Result<()> {
        for Sink { look, out, .. } in &mut self.0 {
            let tail = findings::tail(look.format, run, &look.options);
            let written = out.write_all(tail.as_bytes());
            out.told(written)?;
        }
        Ok(())
    }

    /// Writes a report about the run in the place of findings; outputs whose format has no
    /// tables get nothing.
    pub fn report(&mut self, report: &Report, lang: Lang) -> anyhow::Result<()> {
        for Sink { look, out, .. } in &mut self.0 {
            let Some(format) = report_format(look.format) else {
                continue;
            };
            let options = format::Options {
                lang,
                width: Some(look.options.width),
                color: look.options.color,
                bom: look.options.bom,
                pretty: look.options.pretty,
            };
            let written = write_report(report, format, &options, out);
            out.told(written)?;
        }
        Ok(())
    }

    /// Completes all outputs: what can fail for want of room is done for all of them before the
    /// first file appears under its name.
    pub fn finish(mut self) -> anyhow::Result<()> {
        for sink in &mut self.0 {
            let flushed = sink.out.flush();
            sink.out.told(flushed)?;
        }
        for sink in self.0 {
            sink.out.finish()?;
        }
        Ok(())
    }
}

/// The format of reports that corresponds to a format of findings.
pub fn report_format(format: FindingsFormat) -> Option<ReportFormat> {
    match format {
        FindingsFormat::Human => Some(ReportFormat::Table),
        FindingsFormat::Json => Some(ReportFormat::Json),
        FindingsFormat::Csv => Some(ReportFormat::Csv),
        FindingsFormat::Markdown => Some(ReportFormat::Markdown),
        FindingsFormat::Concise
        | FindingsFormat::Jsonl
        | FindingsFormat::Sarif
        | FindingsFormat::Junit
        | FindingsFormat::Github
        | FindingsFormat::Gitlab
        | FindingsFormat::Checkstyle => None,
    }
}

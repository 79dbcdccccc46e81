//! How findings look, and whom they are for.

use crate::check::Checked;
use crate::diagnostic::{Diagnostic, FailOn, State};
use crate::fix::Reach;
use crate::lang::Lang;

use super::Run;

/// How findings look.
#[derive(Debug, Clone)]
pub struct Options {
    /// The language, when the user asked for one; else each file's own.
    pub lang: Option<Lang>,
    /// The language of files that name none.
    pub fallback: Lang,
    /// Width of the terminal, in columns.
    pub width: usize,
    /// Whether ANSI colours are written.
    pub color: bool,
    /// From which severity on a finding makes the run fail.
    pub fail_on: FailOn,
    /// The working directory, with forward slashes, for formats that give paths relative to it.
    pub root: Option<String>,
    /// Whether JSON is broken into indented lines.
    pub pretty: bool,
    /// Whether CSV starts with a byte order mark, which makes Excel read it as UTF-8.
    pub bom: bool,
    /// Whether formats for people leave the summary line out.
    pub quiet: bool,
    /// Whether formats for people leave out what a baseline knows.
    pub hide_known: bool,
    /// Whether there is a baseline: without one nobody can tell a new finding from a known one.
    pub has_baseline: bool,
    /// Which changes formats for people offer; `None` where they have just been made.
    pub offers: Option<Reach>,
}

/// What may differ from file to file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The language of messages; `None` for the file's own.
    pub lang: Option<Lang>,
    /// From which severity on a finding makes the run fail.
    pub fail_on: FailOn,
    /// Whether a baseline says what is known.
    pub has_baseline: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            lang: None,
            fallback: Lang::default(),
            width: 120,
            color: false,
            fail_on: FailOn::default(),
            root: None,
            pretty: false,
            bom: false,
            quiet: false,
            hide_known: false,
            has_baseline: false,
            offers: Some(Reach::Safe),
        }
    }
}

impl Options {
    /// The language of the messages about a file.
    pub fn lang_of(&self, file: &Checked) -> Lang {
        self.lang.or(file.lang()).unwrap_or(self.fallback)
    }

    /// The same for a file with terms of its own.
    pub fn under(&self, terms: Terms) -> Options {
        Options {
            lang: terms.lang,
            fail_on: terms.fail_on,
            has_baseline: terms.has_baseline,
            ..self.clone()
        }
    }

    /// The findings that formats for people show: the open ones, and what a baseline knows unless
    /// it is to be hidden.
    pub(super) fn shown<'f>(&self, file: &'f Checked) -> impl Iterator<Item = &'f Diagnostic> {
        let known = !self.hide_known;
        file.findings
            .iter()
            .filter(move |finding| match finding.state() {
                State::Open => true,
                State::Known => known,
                State::Allowed => false,
            })
    }

    /// The language of what is said about all files: theirs, when they agree.
    pub fn lang_of_run(&self, run: &Run) -> Lang {
        run.lang().unwrap_or(self.fallback)
    }
}

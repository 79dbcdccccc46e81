//! What the program asks of its surroundings, and nothing else does.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::format;
use crate::format::escape::{no_command, one_line};
use crate::format::findings;
use crate::format::sentences;
use crate::lang::{Lang, Text};

use super::args::{CheckArgs, ColorWhen, Global, Layout, SmartArgs};
use super::mend;
use super::output::{Output, Place};

/// Width of output that goes to no terminal.
const WIDTH_WITHOUT_TERMINAL: usize = 120;

/// The user's wishes and the terminal's abilities.
#[derive(Debug)]
pub struct Environment {
    /// The language the user asked for with `--lang`.
    pub wanted: Option<Lang>,
    /// The language for everything that has none of its own.
    pub lang: Lang,
    color: ColorWhen,
    /// Where results go, if not to standard output.
    output: Option<PathBuf>,
}

impl Environment {
    /// Takes the global arguments.
    pub fn new(global: &Global, lang: Lang) -> Environment {
        let output = global.output.first().filter(|path| *path != "-");
        Environment {
            wanted: global.lang.map(Lang::from),
            lang,
            color: global.color,
            output: output.map(PathBuf::from),
        }
    }

    /// Whether results are coloured that go to a place.
    pub fn color(&self, place: Place<'_>) -> bool {
        match self.color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => {
                place.is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                    && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        }
    }

    /// The file where results go, if the user named one.
    pub fn output_file(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    /// Opens the place where results go.
    ///
    /// # Errors
    ///
    /// Fails when the file of `-o` can't be made.
    pub fn open_output(&self) -> anyhow::Result<Output> {
        Output::open(Place::of(self.output.as_deref()), self.lang)
    }

    /// The text of the two that the user reads.
    pub fn say(&self, en: &'static str, zh: &'static str) -> &'static str {
        self.lang.pick(en, zh)
    }

    /// Tells trouble on standard error.
    pub fn tell(&self, error: &anyhow::Error) {
        let label = self.say("error: ", "错误：");
        // `{:#}` shows what led to the error as well.
        let text = format!("{label}{error:#}");
        tell_line(&text);
    }

    /// Tells something worth knowing on standard error, in the user's language.
    pub fn note_text(&self, text: &Text) {
        tell_note(self.lang, text);
    }

    /// Tells something about a plan on standard error: in the language the user asked for, else
    /// in that of the plan, as its results are.
    pub fn note_about(&self, plan: Option<Lang>, text: &Text) {
        tell_note(self.wanted.or(plan).unwrap_or(self.lang), text);
    }

    /// An error in the user's language.
    pub fn error(&self, text: &Text) -> anyhow::Error {
        anyhow::Error::msg(text.get(self.lang).to_owned())
    }

    /// Width of results that go to a place, in columns.
    fn width(&self, place: Place<'_>, wanted: Option<usize>) -> usize {
        wanted
            .or_else(|| {
                let (width, _) = terminal_size::terminal_size()?;
                place.is_terminal().then_some(usize::from(width.0))
            })
            .unwrap_or(WIDTH_WITHOUT_TERMINAL)
            .max(format::table::NARROWEST)
    }

    /// How findings look in a place.
    pub fn findings_options(&self, args: &CheckArgs, place: Place<'_>) -> findings::Options {
        findings::Options {
            lang: self.wanted,
            fallback: self.lang,
            width: self.width(place, None),
            color: self.color(place),
            fail_on: args.select.fail_on.unwrap_or_default(),
            root: working_directory(),
            pretty: args.pretty,
            bom: args.bom,
            quiet: args.quiet,
            // What goes into the baseline now is told by its count.
            hide_known: args.hide_known || args.write_baseline.is_some(),
            has_baseline: false,
            offers: (!args.fix).then(|| mend::reach(args)),
        }
    }

    /// How the faults of a configuration look on standard error.
    pub fn trouble_options(&self) -> findings::Options {
        findings::Options {
            lang: Some(self.lang),
            color: self.color != ColorWhen::Never,
            ..findings::Options::default()
        }
    }

    /// Tells findings on standard error; colours are taken out where they don't belong.
    pub fn tell_findings(&self, findings: &str) {
        let _ = write!(anstream::stderr(), "{findings}");
    }

    /// How judged sentences look.
    pub fn sentences_look(&self, args: &SmartArgs) -> sentences::Look {
        let place = Place::of(self.output_file());
        sentences::Look {
            format: args.format,
            lang: self.wanted,
            fallback: self.lang,
            width: self.width(place, args.width),
            color: self.color(place),
            bom: args.bom,
        }
    }

    /// How a report looks whose plans have the language `plan`.
    pub fn report_options(&self, layout: &Layout, plan: Option<Lang>) -> format::Options {
        let place = Place::of(self.output_file());
        format::Options {
            lang: self.wanted.or(plan).unwrap_or(self.lang),
            width: Some(self.width(place, layout.width)),
            color: self.color(place),
            bom: layout.bom,
            pretty: layout.pretty,
        }
    }
}

/// The working directory, with forward slashes.
fn working_directory() -> Option<String> {
    let folder = std::env::current_dir().ok()?;
    let folder = folder.to_string_lossy();
    Some(if cfg!(windows) {
        folder.replace('\\', "/")
    } else {
        folder.into_owned()
    })
}

fn tell_note(lang: Lang, text: &Text) {
    let label = lang.pick("note: ", "注意：");
    tell_line(&format!("{label}{}", text.get(lang)));
}

/// Writes a line to standard error; when even that fails, the exit code still speaks.
///
/// It stays one line whatever names it holds: a line of its own could be a command to CI.
fn tell_line(line: &str) {
    let line = one_line(line);
    let _ = writeln!(anstream::stderr(), "{}", no_command(&line));
}

/// The language of the system, else English.
pub fn system_lang() -> Lang {
    sys_locale::get_locale()
        .and_then(|tag| Lang::from_tag(&tag))
        .unwrap_or_default()
}

/// The language that `--lang` asks for: help and usage errors are written before the arguments
/// have been read.
pub fn lang_of_arguments(args: &[OsString]) -> Option<Lang> {
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        if arg == "--" {
            return None;
        }
        if let Some(tag) = arg.strip_prefix("--lang=") {
            return Lang::from_tag(tag);
        }
        if arg == "--lang" {
            return Lang::from_tag(&args.next()?);
        }
    }
    None
}

//! What the program asks of its surroundings, and nothing else does.

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use crate::format;
use crate::format::escape::visible_lines;
use crate::format::findings;
use crate::lang::{Lang, Text};

use super::args::{ColorWhen, Global, Looks};
use super::output::Output;

/// Width of output that goes to no terminal.
const WIDTH_WITHOUT_TERMINAL: usize = 120;

/// The user's wishes and the terminal's abilities.
#[derive(Debug)]
pub struct Environment {
    /// The language the user asked for with `--lang`.
    pub wanted: Option<Lang>,
    /// The language for everything that has none of its own.
    pub lang: Lang,
    /// Whether results are coloured.
    pub color: bool,
    /// Where results go, if not to standard output.
    output: Option<PathBuf>,
}

impl Environment {
    /// Takes the global arguments and looks at the terminal.
    pub fn new(global: Global, lang: Lang) -> Environment {
        let output = global.output.filter(|path| path.as_os_str() != "-");
        let color = match global.color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => {
                output.is_none()
                    && std::io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                    && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        };
        Environment {
            wanted: global.lang.map(Lang::from),
            lang,
            color,
            output,
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
        Output::open(self.output.as_deref(), self.lang)
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
        tell_line(&visible_lines(&text));
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

    /// Width of results, in columns.
    pub fn width(&self, wanted: Option<usize>) -> usize {
        wanted
            .or_else(|| {
                let (width, _) = terminal_size::terminal_size()?;
                (self.output.is_none() && std::io::stdout().is_terminal())
                    .then_some(usize::from(width.0))
            })
            .unwrap_or(WIDTH_WITHOUT_TERMINAL)
            .max(format::table::NARROWEST)
    }

    /// How findings look.
    pub fn findings_options(&self) -> findings::Options {
        findings::Options {
            lang: self.wanted,
            fallback: self.lang,
            width: self.width(None),
            color: self.color,
            root: std::env::current_dir()
                .ok()
                .map(|root| root.to_string_lossy().replace('\\', "/")),
            ..findings::Options::default()
        }
    }

    /// How a report looks whose plans have the language `plan`.
    pub fn report_options(&self, looks: &Looks, plan: Option<Lang>) -> format::Options {
        format::Options {
            lang: self.wanted.or(plan).unwrap_or(self.lang),
            width: Some(self.width(looks.width)),
            color: self.color,
            bom: looks.bom,
            pretty: looks.pretty,
        }
    }
}

fn tell_note(lang: Lang, text: &Text) {
    let label = lang.pick("note: ", "注意：");
    tell_line(&format!("{label}{}", visible_lines(text.get(lang))));
}

/// Writes a line to standard error; when even that fails, the exit code still speaks.
fn tell_line(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
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

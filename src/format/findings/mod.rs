//! Findings as text: for people, for grep, for programs.

mod concise;
mod human;
mod json;

use crate::check::Checked;
use crate::lang::Lang;

pub use json::{Run, write as write_json};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FindingsFormat {
    /// With the lines of the file and carets under the place.
    #[default]
    Human,
    /// One line a finding.
    Concise,
    /// One JSON object for the whole run.
    Json,
}

impl FindingsFormat {
    /// All formats, in the order help lists them.
    pub const ALL: [FindingsFormat; 3] = [
        FindingsFormat::Human,
        FindingsFormat::Concise,
        FindingsFormat::Json,
    ];

    /// The name of the format on the command line.
    pub fn name(self) -> &'static str {
        match self {
            FindingsFormat::Human => "human",
            FindingsFormat::Concise => "concise",
            FindingsFormat::Json => "json",
        }
    }
}

/// How findings look.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The language, when the user asked for one; else each file's own.
    pub lang: Option<Lang>,
    /// The language of files that name none.
    pub fallback: Lang,
    /// Width of the terminal, in columns.
    pub width: usize,
    /// Whether ANSI colours are written.
    pub color: bool,
}

impl Options {
    /// The language of the messages about a file.
    pub fn lang_of(&self, file: &Checked) -> Lang {
        self.lang.or(file.lang()).unwrap_or(self.fallback)
    }
}

/// Writes the findings of one file; in JSON they are the members of the `findings` array.
pub fn render(file: &Checked, format: FindingsFormat, options: &Options) -> String {
    let lang = options.lang_of(file);
    match format {
        FindingsFormat::Human => human::render(file, lang, options),
        FindingsFormat::Concise => concise::render(file, lang),
        FindingsFormat::Json => json::render(file, lang),
    }
}

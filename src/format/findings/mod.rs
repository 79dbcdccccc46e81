//! Findings as text: for people, for grep, for programs.
//!
//! A format is up to three functions: what stands before the findings, the findings of one file,
//! and what stands behind. Nothing needs all findings at once, so memory doesn't grow with the
//! number of files. [`render`] is pure, and may run for many files side by side.

mod concise;
mod csv;
mod human;
mod json;
mod jsonl;
mod markdown;
mod options;
mod run;
mod shape;
mod summary;

use crate::check::Checked;

pub use options::Options;
pub use run::Run;
pub use shape::VERSION;

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
    /// One JSON object a line: the findings, then a summary.
    Jsonl,
    /// A table for spreadsheets.
    Csv,
    /// A summary for a pull request.
    Markdown,
}

impl FindingsFormat {
    /// All formats, in the order help lists them.
    pub const ALL: [FindingsFormat; 6] = [
        FindingsFormat::Human,
        FindingsFormat::Concise,
        FindingsFormat::Json,
        FindingsFormat::Jsonl,
        FindingsFormat::Csv,
        FindingsFormat::Markdown,
    ];

    /// The name of the format on the command line.
    pub fn name(self) -> &'static str {
        match self {
            FindingsFormat::Human => "human",
            FindingsFormat::Concise => "concise",
            FindingsFormat::Json => "json",
            FindingsFormat::Jsonl => "jsonl",
            FindingsFormat::Csv => "csv",
            FindingsFormat::Markdown => "markdown",
        }
    }
}

/// What stands before the findings.
pub fn head(format: FindingsFormat, options: &Options) -> String {
    match format {
        FindingsFormat::Json => json::head(options),
        FindingsFormat::Csv => csv::head(options),
        FindingsFormat::Human
        | FindingsFormat::Concise
        | FindingsFormat::Jsonl
        | FindingsFormat::Markdown => String::new(),
    }
}

/// The findings of one file; empty when there is nothing to say about it.
pub fn render(file: &Checked, format: FindingsFormat, options: &Options) -> String {
    let lang = options.lang_of(file);
    match format {
        FindingsFormat::Human => human::render(file, lang, options),
        FindingsFormat::Concise => concise::render(file, lang, options),
        FindingsFormat::Json => json::render(file, lang, options),
        FindingsFormat::Jsonl => jsonl::render(file, lang),
        FindingsFormat::Csv => csv::render(file, lang),
        // Its counts stand before its findings: everything is in the tail.
        FindingsFormat::Markdown => String::new(),
    }
}

/// What stands between the findings of two files that both have some.
pub fn separator(format: FindingsFormat) -> &'static str {
    match format {
        FindingsFormat::Json => ",\n",
        FindingsFormat::Human
        | FindingsFormat::Concise
        | FindingsFormat::Jsonl
        | FindingsFormat::Csv
        | FindingsFormat::Markdown => "",
    }
}

/// What stands behind the findings.
pub fn tail(format: FindingsFormat, run: &Run, options: &Options) -> String {
    match format {
        FindingsFormat::Human | FindingsFormat::Concise => summary::tail(run, options),
        FindingsFormat::Json => json::tail(run, options),
        FindingsFormat::Jsonl => jsonl::tail(run),
        FindingsFormat::Csv => String::new(),
        FindingsFormat::Markdown => markdown::tail(run, options),
    }
}

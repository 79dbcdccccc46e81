//! Findings as text: for people, for grep, for programs.
//!
//! A format is up to three functions: what stands before the findings, the findings of one file,
//! and what stands behind. Nothing needs all findings at once, so memory doesn't grow with the
//! number of files. [`render`] is pure, and may run for many files side by side.

mod checkstyle;
mod concise;
mod csv;
mod github;
mod gitlab;
mod human;
mod json;
mod jsonl;
mod junit;
mod markdown;
mod options;
mod paths;
mod run;
mod sarif;
mod shape;
mod summary;
#[cfg(test)]
mod tests;

use crate::check::Checked;

pub use options::{Options, Terms};
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
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit's XML, for test reports.
    Junit,
    /// Annotations in GitHub Actions.
    Github,
    /// GitLab's Code Quality report.
    Gitlab,
    /// Checkstyle's XML.
    Checkstyle,
}

impl FindingsFormat {
    /// All formats, in the order help lists them.
    pub const ALL: [FindingsFormat; 11] = [
        FindingsFormat::Human,
        FindingsFormat::Concise,
        FindingsFormat::Json,
        FindingsFormat::Jsonl,
        FindingsFormat::Csv,
        FindingsFormat::Markdown,
        FindingsFormat::Sarif,
        FindingsFormat::Junit,
        FindingsFormat::Github,
        FindingsFormat::Gitlab,
        FindingsFormat::Checkstyle,
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
            FindingsFormat::Sarif => "sarif",
            FindingsFormat::Junit => "junit",
            FindingsFormat::Github => "github",
            FindingsFormat::Gitlab => "gitlab",
            FindingsFormat::Checkstyle => "checkstyle",
        }
    }
}

/// What stands before the findings.
pub fn head(format: FindingsFormat, options: &Options) -> String {
    match format {
        FindingsFormat::Json => json::head(options),
        FindingsFormat::Csv => csv::head(options),
        FindingsFormat::Sarif => sarif::head(options),
        FindingsFormat::Junit => junit::head(),
        FindingsFormat::Gitlab => gitlab::head(),
        FindingsFormat::Checkstyle => checkstyle::head(),
        FindingsFormat::Human
        | FindingsFormat::Concise
        | FindingsFormat::Jsonl
        | FindingsFormat::Markdown
        | FindingsFormat::Github => String::new(),
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
        FindingsFormat::Sarif => sarif::render(file, lang, options),
        FindingsFormat::Junit => junit::render(file, lang, options),
        FindingsFormat::Github => github::render(file, lang, options),
        FindingsFormat::Gitlab => gitlab::render(file, lang, options),
        FindingsFormat::Checkstyle => checkstyle::render(file, lang, options),
    }
}

/// What stands between the findings of two files that both have some.
pub fn separator(format: FindingsFormat) -> &'static str {
    match format {
        FindingsFormat::Json | FindingsFormat::Sarif | FindingsFormat::Gitlab => ",\n",
        FindingsFormat::Human
        | FindingsFormat::Concise
        | FindingsFormat::Jsonl
        | FindingsFormat::Csv
        | FindingsFormat::Markdown
        | FindingsFormat::Junit
        | FindingsFormat::Github
        | FindingsFormat::Checkstyle => "",
    }
}

/// What stands behind the findings.
pub fn tail(format: FindingsFormat, run: &Run, options: &Options) -> String {
    match format {
        FindingsFormat::Human | FindingsFormat::Concise => summary::tail(run, options),
        FindingsFormat::Json => json::tail(run, options),
        FindingsFormat::Jsonl => jsonl::tail(run),
        FindingsFormat::Csv | FindingsFormat::Github => String::new(),
        FindingsFormat::Markdown => markdown::tail(run, options),
        FindingsFormat::Sarif => sarif::tail(run, options),
        FindingsFormat::Junit => junit::tail(),
        FindingsFormat::Gitlab => gitlab::tail(),
        FindingsFormat::Checkstyle => checkstyle::tail(),
    }
}

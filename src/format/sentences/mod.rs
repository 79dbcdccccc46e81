//! Judged sentences as text: for people, for spreadsheets, for programs.
//!
//! A format is what stands before the sentences, each sentence, and what stands behind. Only
//! tables, whose columns have to fit all of their rows, keep something of every sentence.

mod excerpt;
mod human;
mod json;

use std::io::{self, Write};

use crate::lang::Lang;
use crate::statement::Judged;
use crate::view::report::Row;
use crate::view::{failing, sentence, sentences};

use super::{ReportFormat, csv, write_report};

pub use json::schema;

/// How judged sentences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SentencesFormat {
    /// The sentence with the deciding words marked, a line a criterion, the rewrite.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
    /// A table for spreadsheets.
    Csv,
    /// A table for a terminal.
    Table,
    /// A table for documents.
    Markdown,
}

impl SentencesFormat {
    /// All formats, in the order help lists them.
    pub const ALL: [SentencesFormat; 5] = [
        SentencesFormat::Human,
        SentencesFormat::Json,
        SentencesFormat::Csv,
        SentencesFormat::Table,
        SentencesFormat::Markdown,
    ];

    /// The name of the format on the command line.
    pub fn name(self) -> &'static str {
        match self {
            SentencesFormat::Human => "human",
            SentencesFormat::Json => "json",
            SentencesFormat::Csv => "csv",
            SentencesFormat::Table => "table",
            SentencesFormat::Markdown => "markdown",
        }
    }
}

/// A judged sentence with where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// The sentence.
    pub judged: &'a Judged<'a>,
    /// The id that a plan knows it by.
    pub id: Option<&'a str>,
    /// Where it stands.
    pub place: Option<Place<'a>>,
}

/// Where a sentence stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The file, as the user named it.
    pub path: &'a str,
    /// The line, counted from 1.
    pub line: usize,
    /// The character of the line, counted from 1.
    pub column: usize,
}

/// How judged sentences look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// How they are written.
    pub format: SentencesFormat,
    /// The language of messages, when the user asked for one; else that of each sentence.
    pub lang: Option<Lang>,
    /// The language of what is about no sentence.
    pub fallback: Lang,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether ANSI colours are written.
    pub color: bool,
    /// Whether CSV starts with a byte order mark, which makes Excel read it as UTF-8.
    pub bom: bool,
}

/// Writes judged sentences, one after the other.
#[derive(Debug)]
pub struct Writer {
    look: Look,
    /// Rows of a table that is drawn at the end.
    rows: Vec<Row>,
    tally: Tally,
}

/// How many sentences there were, and what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// All sentences.
    pub sentences: usize,
    /// Those that are SMART.
    pub smart: usize,
    /// How often each criterion failed, with its letter.
    pub failed: [(char, usize); 5],
    /// Sentences with a criterion that fails.
    pub failing: usize,
}

impl Tally {
    fn new() -> Tally {
        Tally {
            failed: ['S', 'M', 'A', 'R', 'T'].map(|letter| (letter, 0)),
            ..Tally::default()
        }
    }

    fn add(&mut self, judged: &Judged<'_>) {
        self.sentences += 1;
        self.smart += usize::from(judged.is_smart());
        self.failing += usize::from(judged.fails());
        for letter in failing(judged) {
            for (known, count) in &mut self.failed {
                *count += usize::from(*known == letter);
            }
        }
    }
}

impl Writer {
    /// A writer that has written nothing yet.
    pub fn new(look: Look) -> Writer {
        Writer {
            look,
            rows: Vec::new(),
            tally: Tally::new(),
        }
    }

    /// What was written so far.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Writes a sentence.
    ///
    /// # Errors
    ///
    /// Fails when `out` can't be written to; so does [`finish`](Writer::finish).
    pub fn write(&mut self, item: Item<'_>, out: &mut impl Write) -> io::Result<()> {
        let is_first = self.tally.sentences == 0;
        self.tally.add(item.judged);
        match self.look.format {
            SentencesFormat::Human => {
                let text = human::render(item, &self.look);
                let gap = if is_first { "" } else { "\n" };
                write!(out, "{gap}{text}")
            }
            SentencesFormat::Json => {
                let lang = self.lang_of(item.judged);
                writeln!(out, "{}", json::line(item, lang))
            }
            SentencesFormat::Csv => {
                let report = sentences(vec![sentence(item.judged, item.id)]);
                match is_first {
                    true => csv::write(&report, &self.report_options(), out),
                    false => csv::write_more(&report, out),
                }
            }
            SentencesFormat::Table | SentencesFormat::Markdown => {
                self.rows.push(sentence(item.judged, item.id));
                Ok(())
            }
        }
    }

    /// Writes what stands behind the sentences.
    pub fn finish(self, out: &mut impl Write) -> io::Result<Tally> {
        let options = self.report_options();
        match self.look.format {
            SentencesFormat::Human => {
                write!(out, "{}", human::summary(&self.tally, self.look.language()))?;
            }
            SentencesFormat::Json => {}
            SentencesFormat::Csv if self.tally.sentences > 0 => {}
            SentencesFormat::Csv => csv::write(&sentences(Vec::new()), &options, out)?,
            SentencesFormat::Table => {
                write_report(&sentences(self.rows), ReportFormat::Table, &options, out)?;
            }
            SentencesFormat::Markdown => {
                write_report(&sentences(self.rows), ReportFormat::Markdown, &options, out)?;
            }
        }
        Ok(self.tally)
    }

    fn lang_of(&self, judged: &Judged<'_>) -> Lang {
        self.look.lang.unwrap_or(judged.sentence.lang())
    }

    fn report_options(&self) -> super::Options {
        super::Options {
            lang: self.look.language(),
            width: Some(self.look.width),
            color: self.look.color,
            bom: self.look.bom,
            pretty: false,
        }
    }
}

impl Look {
    /// The language of what is about no sentence.
    fn language(&self) -> Lang {
        self.lang.unwrap_or(self.fallback)
    }
}

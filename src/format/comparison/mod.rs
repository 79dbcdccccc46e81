//! What has changed between two versions of a plan, as bytes.

mod json;

use std::io::{self, Write};

use crate::view;
use crate::view::Compared;

use super::{Options, ReportFormat, csv, write_report};

pub use json::schema;

/// Writes a comparison in a format.
///
/// # Errors
///
/// Fails when `out` can't be written to.
pub fn write(
    compared: &Compared,
    format: ReportFormat,
    options: &Options,
    out: &mut impl Write,
) -> io::Result<()> {
    match format {
        ReportFormat::Table | ReportFormat::Markdown => {
            let report = view::comparison(compared, options.lang);
            write_report(&report, format, options, out)
        }
        ReportFormat::Csv => {
            let report = view::changes(&compared.comparison, options.lang);
            csv::write(&report, options, out)
        }
        ReportFormat::Json => json::write(compared, options, out),
    }
}

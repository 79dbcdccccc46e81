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

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::format::{escape, sample};
    use crate::lang::Lang;

    fn written(format: ReportFormat, lang: Lang, pretty: bool) -> String {
        let options = Options {
            lang,
            width: Some(80),
            pretty,
            ..Options::default()
        };
        let mut out = Vec::new();
        write(&sample::versions(), format, &options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hostile_texts_stay_texts_in_every_format() {
        for format in ReportFormat::ALL {
            for lang in Lang::ALL {
                let text = written(format, lang, false);
                // Line breaks and tabs of quoted fields are data.
                let text = match format {
                    ReportFormat::Csv => text.replace(['\r', '\t'], ""),
                    _ => text,
                };
                let raw = text.find(|c| escape::is_control(c) && c != '\n');
                assert_eq!(raw, None, "{format:?}");
                assert!(
                    text.ends_with('\n') && !text.ends_with("\n\n"),
                    "{format:?}"
                );
            }
        }
        assert!(!written(ReportFormat::Markdown, Lang::En, false).contains("<script"));
    }

    #[test]
    fn rows_have_the_published_columns() {
        let text = written(ReportFormat::Csv, Lang::En, false);
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let header: Vec<&str> = reader.headers().unwrap().iter().collect();
        assert_eq!(
            header,
            [
                "kind", "id", "title", "field", "old", "new", "change", "unit"
            ]
        );
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), sample::versions().comparison.changes.len());
        for row in &rows {
            for cell in row {
                let is_number = cell.parse::<f64>().is_ok();
                assert!(
                    is_number || !cell.starts_with(['=', '+', '-', '@']),
                    "{cell}"
                );
            }
        }
    }

    #[test]
    fn json_says_what_its_schema_says() {
        let schema = jsonschema::draft202012::new(&schema()).unwrap();
        for pretty in [false, true] {
            let value: Value =
                serde_json::from_str(&written(ReportFormat::Json, Lang::Zh, pretty)).unwrap();
            let errors: Vec<String> = schema
                .iter_errors(&value)
                .map(|error| format!("{} {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{errors:#?}");
            let changes = value["changes"].as_array().unwrap();
            assert_eq!(value["summary"]["changes"], changes.len());
            assert!(
                changes
                    .iter()
                    .any(|change| change["title"] == sample::HOSTILE[1])
            );
        }
        let empty = serde_json::json!({"version": 1, "report": "diff"});
        assert!(!schema.is_valid(&empty), "the schema asks for the parts");
    }

    #[test]
    fn the_note_begins_with_what_matters() {
        let text = written(ReportFormat::Table, Lang::En, false);
        let at = |words: &str| {
            text.find(words)
                .unwrap_or_else(|| panic!("{words}: {text}"))
        };
        let order = [
            "In short",
            "Conditions",
            "\nMoney\n",
            "\nGoals\n",
            "\nRisks\n",
        ];
        assert!(
            order.windows(2).all(|pair| at(pair[0]) < at(pair[1])),
            "{text}"
        );
        for words in ["slip>0d", "doesn't hold", "easier", "+CNY 9,000"] {
            at(words);
        }
    }
}

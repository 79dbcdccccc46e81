//! Laws of findings and of the formats they are written in.

use planvet::check::Checked;
use planvet::format::findings::{FindingsFormat, Options, Run, head, render, tail};
use planvet::lang::Lang;
use planvet::source::edit::apply;

use super::{inside, no_controls};

/// Findings are in order and point into their file, with all their places.
pub fn checked(file: &Checked) {
    let text = file.source.text.as_str();
    for pair in file.findings.windows(2) {
        assert!(pair[0].order() <= pair[1].order(), "{pair:#?}");
        assert_ne!(pair[0], pair[1], "a finding is told once");
    }
    for finding in &file.findings {
        let code = finding.rule.code;
        inside(text, finding.span, code);
        for related in &finding.related {
            inside(text, related.span, code);
        }
        if let Some(fix) = &finding.fix {
            assert!(apply(text, &fix.edits).is_some(), "the fix of {finding:#?}");
        }
        if let Some(suppression) = &finding.suppressed {
            inside(text, suppression.by, code);
        }
    }
}

/// Every format writes the findings of a file in its own grammar.
pub fn formats(file: &Checked, lang: Lang) {
    for number in 0..FindingsFormat::ALL.len() {
        one_format(file, lang, number);
    }
}

/// So does one of the formats: which one follows from the number.
pub fn one_format(file: &Checked, lang: Lang, number: usize) {
    let options = Options {
        lang: Some(lang),
        fallback: lang,
        width: 80,
        ..Options::default()
    };
    let format = FindingsFormat::ALL[number % FindingsFormat::ALL.len()];
    well_formed(file, format, &written(file, format, &options));
}

/// The whole output of a run over one file.
fn written(file: &Checked, format: FindingsFormat, options: &Options) -> String {
    let run = Run::of_file(file, options).with_digest(file, options);
    let head = head(format, options);
    let piece = render(file, format, options);
    [head, piece, tail(format, &run, options)].concat()
}

/// What a reader of the format relies on. A format that is added needs a line of its own here.
fn well_formed(file: &Checked, format: FindingsFormat, written: &str) {
    let name = format.name();
    let (open, all) = (file.open().count(), file.findings.len());
    if format != FindingsFormat::Csv {
        no_controls(written, &[], name);
    }
    match format {
        FindingsFormat::Human => {
            for finding in file.open() {
                assert!(written.contains(finding.rule.code), "{written}");
            }
        }
        FindingsFormat::Concise => {
            // The last line is the summary.
            assert_eq!(written.lines().count(), open + 1, "{written}");
        }
        FindingsFormat::Json => {
            let value = json(written, name);
            assert_eq!(value["findings"].as_array().map(Vec::len), Some(all));
            for finding in value["findings"].as_array().expect("findings") {
                let at = |end: &str| {
                    let position = &finding[end];
                    (position["line"].as_u64(), position["column"].as_u64())
                };
                assert!((Some(1), Some(1)) <= at("start") && at("start") <= at("end"));
            }
        }
        FindingsFormat::Jsonl => {
            assert_eq!(written.lines().count(), all + 1, "{written}");
            for line in written.lines() {
                json(line, name);
            }
        }
        FindingsFormat::Csv => {
            let mut reader = csv::Reader::from_reader(written.as_bytes());
            let width = reader.headers().expect(name).len();
            let rows: Vec<_> = reader.records().map(|row| row.expect(name)).collect();
            assert_eq!(rows.len(), all);
            assert!(rows.iter().all(|row| row.len() == width), "{written}");
        }
        FindingsFormat::Markdown => assert!(written.starts_with('#'), "{written}"),
        FindingsFormat::Sarif => {
            let value = json(written, name);
            let results = value["runs"][0]["results"].as_array().expect("results");
            assert_eq!(results.len(), all);
        }
        FindingsFormat::Gitlab => {
            let value = json(written, name);
            assert!(value.as_array().is_some_and(|issues| issues.len() <= all));
        }
        FindingsFormat::Github => {
            assert_eq!(written.lines().count(), open, "{written}");
            assert!(
                written.lines().all(|line| line.starts_with("::")),
                "{written}"
            );
        }
        FindingsFormat::Junit | FindingsFormat::Checkstyle => {
            let mut reader = quick_xml::Reader::from_str(written);
            while reader.read_event().expect(name) != quick_xml::events::Event::Eof {}
        }
    }
}

fn json(text: &str, name: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}: {text}"))
}

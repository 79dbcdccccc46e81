//! Laws of findings and of the formats they are written in.

use planvet::check::Checked;
use planvet::format::findings::{FindingsFormat, Options, Run, render, write_json};
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
    let options = Options {
        lang: Some(lang),
        fallback: lang,
        width: 80,
        color: false,
    };
    for format in FindingsFormat::ALL {
        well_formed(file, format, &written(file, format, &options));
    }
}

/// The whole output of a run over one file.
fn written(file: &Checked, format: FindingsFormat, options: &Options) -> String {
    let piece = render(file, format, options);
    match format {
        FindingsFormat::Json => {
            let mut out = Vec::new();
            write_json(&Run::default(), &[piece], false, &mut out).expect("memory takes all");
            String::from_utf8(out).expect("UTF-8")
        }
        FindingsFormat::Human | FindingsFormat::Concise => piece,
    }
}

/// What a reader of the format relies on. A format that is added needs a line of its own here.
fn well_formed(file: &Checked, format: FindingsFormat, written: &str) {
    let name = format.name();
    let open = file.open().count();
    no_controls(written, &[], name);
    match format {
        FindingsFormat::Human => {
            assert!(written.is_empty() == (open == 0), "{written}");
            for finding in file.open() {
                assert!(written.contains(finding.rule.code), "{written}");
            }
        }
        FindingsFormat::Concise => assert_eq!(written.lines().count(), open, "{written}"),
        FindingsFormat::Json => {
            let value: serde_json::Value = serde_json::from_str(written).expect(name);
            let findings = value["findings"].as_array().expect("findings");
            assert_eq!(findings.len(), open);
            for finding in findings {
                let at = |end: &str| {
                    let position = &finding[end];
                    (position["line"].as_u64(), position["column"].as_u64())
                };
                assert!((Some(1), Some(1)) <= at("start") && at("start") <= at("end"));
            }
        }
    }
}

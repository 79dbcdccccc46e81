//! SARIF: valid, readable, and true to what the standard says beside its schema.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jsonschema::Validator;
use percent_encoding::percent_decode_str;
use planvet::check::Checked;
use planvet::check::rules;
use planvet::diagnostic::Severity;
use planvet::format::findings::{FindingsFormat, Options, Run, head, tail};
use planvet::lang::{Lang, Text};
use planvet::source::edit::apply;
use planvet::source::{Edit, Span};
use serde_json::Value;

use crate::support::root;
use crate::{clean, file, finding, fixtures, mixed, options, report};

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let path = root().join("fixtures/schemas/sarif-2.1.0.json");
    let text = std::fs::read_to_string(path).expect("a schema");
    // A slip of the published schema that its errata mend: no regular expression, strictly.
    let slip = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
    let mended = text.replace(slip, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    let schema = serde_json::from_str(&mended).expect("JSON");
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a valid schema")
});

fn errors(log: &Value) -> Vec<String> {
    SCHEMA
        .iter_errors(log)
        .map(|error| format!("{} {error}", error.instance_path()))
        .collect()
}

/// The log on some files, valid and read by a reader of its own.
fn log(files: &[Checked], options: &Options) -> Value {
    let text = report(files, FindingsFormat::Sarif, options);
    read(&text)
}

pub fn read(text: &str) -> Value {
    let log: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(errors(&log), Vec::<String>::new());
    let typed: serde_sarif::sarif::Sarif = serde_json::from_str(text).expect("SARIF");
    assert_eq!(typed.runs.len(), 1);
    let count = typed.runs[0].results.as_ref().expect("results").len();
    assert_eq!(
        count,
        log["runs"][0]["results"].as_array().expect("results").len()
    );
    log
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().expect("results")
}

/// Where a line begins, byte-order mark and all, by the standard's own words: the run names what
/// ends a line.
fn line_starts(text: &str, newlines: &[&str]) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = 0;
    while at < text.len() {
        let newline = newlines
            .iter()
            .find(|newline| text[at..].starts_with(**newline));
        at += match newline {
            Some(newline) => newline.len(),
            None => text[at..].chars().next().map_or(1, char::len_utf8),
        };
        if newline.is_some() {
            starts.push(at);
        }
    }
    starts
}

/// The bytes of a byte-order mark.
fn mark(text: &str) -> usize {
    text.len() - text.trim_start_matches('\u{feff}').len()
}

/// What a region covers, found without planvet's own line index.
fn range(log: &Value, region: &Value, text: &str) -> std::ops::Range<usize> {
    let newlines: Vec<&str> = log["runs"][0]["newlineSequences"]
        .as_array()
        .expect("what ends a line")
        .iter()
        .map(|newline| newline.as_str().expect("text"))
        .collect();
    let starts = line_starts(text, &newlines);
    let offset = |line: &str, column: &str| {
        let number = |key: &str| region[key].as_u64().expect("a number") as usize;
        // The byte-order mark is no part of the text.
        let start = starts[number(line) - 1].max(mark(text));
        let mut chars = text[start..].char_indices().map(|(at, _)| at);
        start + chars.nth(number(column) - 1).unwrap_or(text.len() - start)
    };
    offset("startLine", "startColumn")..offset("endLine", "endColumn")
}

#[test]
fn the_schema_tells_right_from_wrong() {
    let mut log = log(&[mixed("a.yaml")], &options());
    let region = &mut log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    region["startLine"] = 0.into();
    assert_eq!(errors(&log).len(), 1);
}

#[test]
fn every_rule_writes_valid_results() {
    for (lang, has_baseline) in [(Lang::En, false), (Lang::Zh, true)] {
        let mut files = fixtures();
        for file in &mut files {
            for finding in file.findings.iter_mut().step_by(3) {
                finding.known = has_baseline;
            }
        }
        let options = Options {
            lang: Some(lang),
            has_baseline,
            ..options()
        };
        let log = log(&files, &options);
        let found: usize = files.iter().map(|file| file.findings.len()).sum();
        assert_eq!(results(&log).len(), found);
    }
}

#[test]
fn regions_cover_the_text_of_their_findings() {
    let text = "\u{feff}甲乙: 👩‍👧 bcd\r\ne: f\rg: [一,\n二]\r\nh: end";
    let places = ["甲乙", "bcd", "f", "[一,\n二]", "]\r\nh", "end"];
    let findings = places.map(|place| finding(text, place, Severity::Error));
    let mut files = fixtures();
    files.push(file("mixed.yaml", text, findings.into()));
    let log = log(&files, &options());
    let mut at = results(&log).iter();
    for file in &files {
        for finding in &file.findings {
            let text = file.source.text.as_str();
            let result = at.next().expect("a result");
            let location = &result["locations"][0]["physicalLocation"];
            assert_eq!(location["artifactLocation"]["uri"], file.source.path);
            let covered = range(&log, &location["region"], text);
            let told = finding.span.range();
            let told = told.start.max(mark(text))..told.end.max(mark(text));
            assert_eq!(covered, told, "{} {finding:?}", file.source.path);
            let related = result["relatedLocations"].as_array();
            assert_eq!(related.map_or(0, Vec::len), finding.related.len());
            for (place, related) in finding.related.iter().zip(related.into_iter().flatten()) {
                let region = &related["physicalLocation"]["region"];
                assert_eq!(range(&log, region, text), place.span.range());
                assert_eq!(related["message"]["text"], place.message.en.as_ref());
            }
        }
    }
    let emoji = &results(&log)[results(&log).len() - 5]["locations"][0]["physicalLocation"];
    assert_eq!(
        emoji["region"]["startColumn"], 9,
        "each code point is a column"
    );
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
}

#[test]
fn fixes_can_be_carried_out_by_the_log_alone() {
    let mut files = fixtures();
    let text = "a: 甲\r\nb: 👍 x\r\n";
    let mut two = finding(text, "b", Severity::Error);
    two.fix(
        Text::new("mend", "修改"),
        true,
        Edit {
            span: Span::new(text.find('x').expect("x"), text.len()),
            replacement: "\u{1b}\"y\"\u{202e}".to_owned(),
        },
    );
    let gone = Edit {
        span: Span::new(3, 6),
        replacement: String::new(),
    };
    two.fix.as_mut().expect("a fix").edits.push(gone);
    files.push(file("two.yaml", text, vec![two]));
    let log = log(&files, &options());
    let mut at = results(&log).iter();
    let mut fixed = 0;
    for file in &files {
        for finding in &file.findings {
            let written = &at.next().expect("a result")["fixes"];
            let Some(fix) = &finding.fix else {
                assert!(written.is_null());
                continue;
            };
            let text = file.source.text.as_str();
            let change = &written[0]["artifactChanges"][0];
            assert_eq!(change["artifactLocation"]["uri"], file.source.path);
            assert_eq!(written[0]["description"]["text"], fix.title.en.as_ref());
            assert_eq!(written[0]["properties"]["safe"], fix.safe);
            let replacements = change["replacements"].as_array().expect("replacements");
            let edits: Vec<Edit> = replacements
                .iter()
                .map(|replacement| {
                    let range = range(&log, &replacement["deletedRegion"], text);
                    let inserted = replacement["insertedContent"]["text"].as_str();
                    Edit {
                        span: Span::new(range.start, range.end),
                        replacement: inserted.unwrap_or_default().to_owned(),
                    }
                })
                .collect();
            assert_eq!(apply(text, &edits), apply(text, &fix.edits));
            fixed += 1;
        }
    }
    assert!(fixed > 10, "{fixed}");
}

#[test]
fn files_are_named_from_the_root() {
    for (path, uri, below) in [
        ("plans/甲 乙.yaml", "plans/%E7%94%B2%20%E4%B9%99.yaml", true),
        ("/work/50%/#1/a:b.yaml", "50%25/%231/a%3Ab.yaml", true),
        ("C:/x.yaml", "C%3A/x.yaml", true),
        ("../other/a b.yaml", "file:///other/a%20b.yaml", false),
        ("-", "-", false),
    ] {
        let log = log(&[mixed(path)], &options());
        for result in results(&log) {
            let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
            assert_eq!(place["uri"], uri);
            let base = place["uriBaseId"].as_str();
            assert_eq!(base, below.then_some("%SRCROOT%"), "{path}");
            if let Some(base) = base {
                assert!(log["runs"][0]["originalUriBaseIds"][base].is_object());
            }
            let back = percent_decode_str(uri).decode_utf8().expect("UTF-8");
            assert!(path.ends_with(back.trim_start_matches("file:///other/")));
        }
    }
    let here = report(&[mixed("a.yaml")], FindingsFormat::Sarif, &options());
    assert!(!here.contains("/work"), "no log tells where it was written");
}

#[test]
fn rules_that_found_something_are_explained_in_both_languages() {
    let files = fixtures();
    for lang in Lang::ALL {
        let options = Options {
            lang: Some(lang),
            ..options()
        };
        let log = log(&files, &options);
        let run = &log["runs"][0];
        assert_eq!(run["language"], lang.tag());
        let found: BTreeSet<&str> = results(&log)
            .iter()
            .map(|result| result["ruleId"].as_str().expect("a rule"))
            .collect();
        assert!(found.len() > 50);
        let own = &run["tool"]["driver"];
        let other = &run["translations"][0];
        assert_ne!(own["language"], other["language"]);
        for component in [own, other] {
            let lang = Lang::from_tag(component["language"].as_str().expect("a language"));
            let lang = lang.expect("a language");
            let listed = component["rules"].as_array().expect("rules");
            let ids: Vec<&str> = listed
                .iter()
                .map(|rule| rule["id"].as_str().expect("an id"))
                .collect();
            assert_eq!(ids, found.iter().copied().collect::<Vec<_>>());
            for listed in listed {
                let rule = rules::find(listed["id"].as_str().expect("an id")).expect("a rule");
                assert_eq!(listed["name"], rule.id.name);
                assert_eq!(listed["shortDescription"]["text"], rule.title.get(lang));
                assert_eq!(
                    listed["fullDescription"]["text"],
                    rule.docs.checks.get(lang)
                );
                let help = &listed["help"];
                assert!(
                    help["text"]
                        .as_str()
                        .expect("help")
                        .contains(rule.docs.why.get(lang))
                );
                let markdown = help["markdown"].as_str().expect("help");
                assert!(markdown.contains(rule.docs.ignore.get(lang)));
            }
        }
        assert_eq!(own["name"], "planvet");
        assert_eq!(own["semanticVersion"], env!("CARGO_PKG_VERSION"));
    }
}

#[test]
fn states_are_told_for_every_result_or_for_none() {
    let files = [mixed("a.yaml"), clean("b.yaml"), mixed("c.yaml")];
    let without = log(&files, &options());
    assert_eq!(results(&without).len(), 10);
    for result in results(&without) {
        assert!(result.get("baselineState").is_none());
        assert!(result["suppressions"].is_array());
    }
    let with = Options {
        has_baseline: true,
        ..options()
    };
    let with = log(&files, &with);
    let states: Vec<&str> = results(&with)[..5]
        .iter()
        .map(|result| result["baselineState"].as_str().expect("a state"))
        .collect();
    assert_eq!(states, ["new", "new", "new", "unchanged", "new"]);
    let levels: Vec<&str> = results(&with)[..3]
        .iter()
        .map(|result| result["level"].as_str().expect("a level"))
        .collect();
    assert_eq!(levels, ["error", "warning", "note"]);
    let suppression = &results(&with)[4]["suppressions"][0];
    assert_eq!(suppression["kind"], "inSource");
    assert_eq!(suppression["status"], "accepted");
    assert_eq!(suppression["justification"], "agreed <here>");
    let by = &suppression["location"]["physicalLocation"]["region"];
    assert_eq!((&by["startLine"], &by["endColumn"]), (&1.into(), &2.into()));
    let fingerprint = &results(&with)[0]["partialFingerprints"]["planvet/v1"];
    assert_eq!(fingerprint, "0000000000000004");
}

#[test]
fn a_run_without_findings_or_files_is_a_log_too() {
    let nothing = log(&[clean("a.yaml")], &options());
    assert_eq!(results(&nothing).len(), 0);
    assert_eq!(
        nothing["runs"][0]["invocations"][0]["executionSuccessful"],
        true
    );
    let run = Run::unreadable();
    let options = options();
    let format = FindingsFormat::Sarif;
    let broken = read(&[head(format, &options), tail(format, &run, &options)].concat());
    assert_eq!(
        broken["runs"][0]["invocations"][0]["executionSuccessful"],
        false
    );
}

#[test]
fn messages_carry_help_and_no_links() {
    let mut told = finding("a: 1\n", "1", Severity::Error);
    told.message = Text::new("see [this](https://example.com) and {0}", "见 [此](1)");
    told.help(Text::new("write [x](0)", "写"));
    let log = log(&[file("a.yaml", "a: 1\n", vec![told])], &options());
    assert_eq!(
        results(&log)[0]["message"]["text"],
        "see [this] (https://example.com) and {0}\nwrite [x] (0)"
    );
}

//! JUnit: valid by Jenkins' schema, read by a JUnit reader.

use std::collections::HashSet;
use std::sync::LazyLock;

use junit_parser::{TestSuites, from_reader};
use planvet::diagnostic::FailOn;
use planvet::format::findings::{FindingsFormat, Options};
use planvet::lang::Lang;

use crate::support::root;
use crate::{clean, fixtures, mixed, options, report};

static SCHEMA: LazyLock<String> = LazyLock::new(|| {
    std::fs::read_to_string(root().join("fixtures/schemas/junit-10.xsd")).expect("a schema")
});

fn errors(text: &str) -> Vec<String> {
    let schema = uppsala::parse(&SCHEMA).expect("XML");
    let validator = uppsala::XsdValidator::from_schema(&schema).expect("a valid schema");
    let document = uppsala::parse(text).expect("well-formed XML");
    let errors = validator.validate(&document);
    errors.iter().map(|error| error.message.clone()).collect()
}

pub fn read(text: &str) -> TestSuites {
    assert_eq!(errors(text), Vec::<String>::new());
    from_reader(text.as_bytes()).expect("JUnit")
}

/// The texts of all elements of a name: the JUnit reader drops references such as `&lt;` from
/// them.
pub fn texts(text: &str, name: &str) -> Vec<String> {
    let document = uppsala::parse(text).expect("well-formed XML");
    let elements = document.get_elements_by_tag_name(name);
    elements
        .into_iter()
        .map(|element| document.text_content_deep(element))
        .collect()
}

#[test]
fn the_schema_tells_right_from_wrong() {
    let good = report(&[mixed("a.yaml")], FindingsFormat::Junit, &options());
    for (from, to) in [
        ("<testsuite name=", "<testsuite names="),
        ("<failure ", "<fail "),
        (" errors=\"0\"", ""),
    ] {
        // Both ends of an element.
        let wrong = good.replace(from, to).replace("</failure>", {
            if from == "<failure " {
                "</fail>"
            } else {
                "</failure>"
            }
        });
        assert_ne!(wrong, good);
        assert_ne!(errors(&wrong), Vec::<String>::new(), "{from}");
    }
}

#[test]
fn every_rule_writes_valid_cases() {
    let files = fixtures();
    for lang in Lang::ALL {
        let options = Options {
            lang: Some(lang),
            ..options()
        };
        let read = read(&report(&files, FindingsFormat::Junit, &options));
        assert_eq!(read.suites.len(), files.len());
        for (suite, file) in read.suites.iter().zip(&files) {
            assert_eq!(suite.name, file.source.path);
            assert_eq!(suite.cases.len(), file.findings.len().max(1));
            let names: HashSet<&str> = suite
                .cases
                .iter()
                .map(|case| case.original_name.as_str())
                .collect();
            assert_eq!(names.len(), suite.cases.len(), "names are unique");
            for (case, finding) in suite.cases.iter().zip(&file.findings) {
                let name = format!("{} {}", finding.rule.code, finding.rule.name);
                assert!(case.original_name.starts_with(&name));
            }
        }
    }
}

#[test]
fn what_fails_the_run_fails_its_case() {
    for (fail_on, failing) in [
        (FailOn::Error, 1),
        (FailOn::Warning, 2),
        (FailOn::Info, 3),
        (FailOn::Never, 0),
    ] {
        let options = Options {
            fail_on,
            ..options()
        };
        let files = [mixed("plans/a.b.yaml"), clean("b.yml")];
        let read = read(&report(&files, FindingsFormat::Junit, &options));
        let suite = &read.suites[0];
        assert_eq!(
            (suite.tests, suite.failures, suite.errors, suite.skipped),
            (5, failing, 0, 2)
        );
        let failed = suite.cases.iter().filter(|case| case.status.is_failure());
        assert_eq!(failed.count() as u64, failing);
        let open = &suite.cases[..3];
        for case in open {
            assert_eq!(case.classname.as_deref(), Some("plans/a.b"));
            let text = match case.status.is_failure() {
                true => &case.status.failure_as_ref().text,
                false => case.system_out.as_ref().expect("what it says"),
            };
            assert!(text.starts_with("plans/a.b.yaml:"), "{text}");
            assert!(text.ends_with(" S104 no-owner: a message"), "{text}");
        }
        let skipped = |nth: usize| suite.cases[nth].status.skipped_as_ref().message.as_str();
        assert_eq!(skipped(3), "known: a message");
        assert_eq!(skipped(4), "allowed, agreed <here>: a message");
        let suite = &read.suites[1];
        assert_eq!((suite.tests, suite.failures, suite.skipped), (1, 0, 0));
        assert!(suite.cases[0].status.is_success());
        assert_eq!(suite.cases[0].classname.as_deref(), Some("b"));
    }
}

#[test]
fn a_run_without_files_is_a_report_too() {
    assert_eq!(
        read(&report(&[], FindingsFormat::Junit, &options()))
            .suites
            .len(),
        0
    );
}

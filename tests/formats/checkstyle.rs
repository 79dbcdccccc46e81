//! Checkstyle: read back by an XML reader.

use planvet::format::findings::FindingsFormat;

use crate::{clean, fixtures, mixed, options, report};

/// An `error` element with its file.
#[derive(Debug)]
pub struct Told {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub severity: String,
    pub message: String,
    pub source: String,
}

/// The names of the files, and what is told about them.
pub fn read(text: &str) -> (Vec<String>, Vec<Told>) {
    let document = uppsala::parse(text).expect("well-formed XML");
    let root = document.document_element().expect("an element");
    assert!(document.get_attribute(root, "version").is_some());
    let name = |id| {
        document
            .element(id)
            .map(|element| element.name.local_name.to_string())
    };
    assert_eq!(name(root).as_deref(), Some("checkstyle"));
    let attribute = |id, key| {
        document
            .get_attribute(id, key)
            .expect("an attribute")
            .to_owned()
    };
    let elements = |id| {
        let children = document.children(id).into_iter();
        children.filter(|&child| document.element(child).is_some())
    };
    let mut files = Vec::new();
    let mut told = Vec::new();
    for file in elements(root) {
        assert_eq!(name(file).as_deref(), Some("file"));
        files.push(attribute(file, "name"));
        for error in elements(file) {
            assert_eq!(name(error).as_deref(), Some("error"));
            told.push(Told {
                file: attribute(file, "name"),
                line: attribute(error, "line").parse().expect("a line"),
                column: attribute(error, "column").parse().expect("a column"),
                severity: attribute(error, "severity"),
                message: attribute(error, "message"),
                source: attribute(error, "source"),
            });
        }
    }
    (files, told)
}

#[test]
fn every_finding_is_an_error_of_its_file() {
    let files = fixtures();
    let (names, told) = read(&report(&files, FindingsFormat::Checkstyle, &options()));
    let paths: Vec<&str> = files.iter().map(|file| file.source.path.as_str()).collect();
    assert_eq!(names, paths);
    let mut at = told.iter();
    for file in &files {
        for finding in file.open() {
            let told = at.next().expect("an error");
            assert_eq!(told.file, file.source.path);
            assert_eq!(told.source, format!("planvet.{}", finding.rule.code));
            assert_eq!(told.severity, finding.severity.word());
            assert_eq!(told.message, finding.message.en);
            assert!(told.line >= 1 && told.column >= 1);
        }
    }
    assert!(at.next().is_none());
}

#[test]
fn known_and_allowed_findings_are_left_out() {
    let files = [mixed("/work/a.yaml"), clean("../b.yaml")];
    let (names, told) = read(&report(&files, FindingsFormat::Checkstyle, &options()));
    assert_eq!(names, ["a.yaml", "/b.yaml"]);
    let severities: Vec<&str> = told.iter().map(|told| told.severity.as_str()).collect();
    assert_eq!(severities, ["error", "warning", "info"]);
    assert_eq!((told[2].line, told[2].column), (3, 4));
}

//! GitHub: read back the way its runner reads commands.

use std::collections::HashMap;

use planvet::diagnostic::Severity;
use planvet::format::findings::FindingsFormat;
use planvet::lang::Text;
use planvet::source::Span;

use crate::{clean, file, finding, fixtures, mixed, options, report};

/// A command as the runner understands it.
#[derive(Debug, PartialEq)]
pub struct Command {
    pub name: String,
    pub properties: HashMap<String, String>,
    pub data: String,
}

impl Command {
    pub fn get(&self, key: &str) -> &str {
        &self.properties[key]
    }

    fn number(&self, key: &str) -> usize {
        self.get(key).parse().expect("a number")
    }
}

/// The runner's own way: `%25` is undone last.
fn unescaped(text: &str, escapes: &[(&str, &str)]) -> String {
    let undone = escapes
        .iter()
        .fold(text.to_owned(), |text, (escape, c)| text.replace(escape, c));
    undone.replace("%25", "%")
}

fn command(line: &str) -> Command {
    let rest = line.strip_prefix("::").expect("a command");
    let (head, data) = rest.split_once("::").expect("data");
    let (name, properties) = head.split_once(' ').expect("properties");
    let data_escapes = [("%0D", "\r"), ("%0A", "\n")];
    let property_escapes = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")];
    let properties = properties.split(',').map(|property| {
        let (key, value) = property.split_once('=').expect("a value");
        (key.to_owned(), unescaped(value, &property_escapes))
    });
    Command {
        name: name.to_owned(),
        properties: properties.collect(),
        data: unescaped(data, &data_escapes),
    }
}

pub fn read(text: &str) -> Vec<Command> {
    text.lines().map(command).collect()
}

#[test]
fn every_finding_is_a_command() {
    let files = fixtures();
    let commands = read(&report(&files, FindingsFormat::Github, &options()));
    let mut at = commands.iter();
    for file in &files {
        for finding in file.open() {
            let command = at.next().expect("a command");
            assert_eq!(command.get("file"), file.source.path);
            let rule = finding.rule;
            assert_eq!(command.get("title"), format!("{} {}", rule.code, rule.name));
            assert!(command.data.starts_with(finding.message.en.as_ref()));
            // The runner drops the columns of an annotation that goes over lines.
            assert_eq!(command.get("line"), command.get("endLine"));
            assert!(command.number("col") <= command.number("endColumn"));
        }
    }
    assert_eq!(at.next(), None);
}

#[test]
fn known_and_allowed_findings_are_left_out() {
    let files = [clean("a.yaml"), mixed("/work/b, c: d.yaml")];
    let commands = read(&report(&files, FindingsFormat::Github, &options()));
    let names: Vec<&str> = commands
        .iter()
        .map(|command| command.name.as_str())
        .collect();
    assert_eq!(names, ["error", "warning", "notice"]);
    assert_eq!(commands[0].get("file"), "b, c: d.yaml");
}

#[test]
fn columns_are_those_of_the_first_line() {
    let text = "甲: 👍 long\r\n  乙: 二\rc: x\n";
    let ends = |place: Span| {
        let mut told = finding(text, "甲", Severity::Error);
        told.span = place;
        told.help(Text::new("help", "建议"));
        let file = file("a.yaml", text, vec![told]);
        let commands = read(&report(&[file], FindingsFormat::Github, &options()));
        assert_eq!(commands[0].data, "a message\nhelp");
        let numbers = ["line", "endLine", "col", "endColumn"];
        numbers.map(|key| commands[0].number(key))
    };
    let at = |place: &str| text.find(place).expect("a place");
    assert_eq!(ends(Span::new(at("👍"), at("👍") + 4)), [1, 1, 4, 4]);
    assert_eq!(ends(Span::new(at("long"), text.len())), [1, 1, 6, 9]);
    assert_eq!(ends(Span::new(at("乙"), text.len())), [2, 2, 3, 6]);
    assert_eq!(ends(Span::new(at("x"), at("x"))), [3, 3, 4, 4]);
    assert_eq!(ends(Span::new(text.len(), text.len())), [4, 4, 1, 1]);
}

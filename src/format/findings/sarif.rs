//! SARIF 2.1.0, the format of code scanning: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>.
//!
//! The results stand before the program and its rules, so that a log of any length is written as
//! it comes and lists only the rules that found something. What varies from machine to machine
//! stays out: the working directory is a name (`%SRCROOT%`), not a path. There is no
//! `automationDetails` either: it would take precedence over the category that the uploader of a
//! log chooses.

mod objects;
mod rules;

use std::borrow::Cow;

use crate::check::{self, Checked, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::format::escape::{visible, visible_lines};
use crate::lang::Lang;
use crate::source::{LineIndex, Span};

use super::paths::Uri;
use super::{FindingsFormat, Options, Run, separator, shape};
use objects::{
    ArtifactChange, ArtifactLocation, Base, BaseIds, Fingerprints, Fix, FixProperties, Invocation,
    Location, Log, LogicalLocation, Message, PhysicalLocation, Region, Replacement, Result,
    Suppression, Whole,
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name of the working directory, the one that GitHub's documentation uses.
const ROOT: &str = "%SRCROOT%";

/// Where the results go.
const GAP: &str = "[]";

/// What opens the log: everything that is known before the first result.
pub(super) fn head(options: &Options) -> String {
    around(&Run::default(), options).0
}

/// What closes the log: the program and the rules that found something.
pub(super) fn tail(run: &Run, options: &Options) -> String {
    around(run, options).1
}

/// The log before and behind its results.
fn around(run: &Run, options: &Options) -> (String, String) {
    let found: Vec<&'static Rule> = run
        .tally
        .rules()
        .filter_map(|(rule, _)| check::rules::find(rule.code))
        .collect();
    let lang = options.lang_of_run(run);
    let other = match lang {
        Lang::En => Lang::Zh,
        Lang::Zh => Lang::En,
    };
    let log = Log {
        version: "2.1.0",
        schema: SCHEMA,
        runs: [Whole {
            column_kind: "unicodeCodePoints",
            // A lone CR ends a line in YAML, and so it does for line numbers.
            newline_sequences: ["\r\n", "\n", "\r"],
            default_encoding: "utf-8",
            results: [],
            original_uri_base_ids: BaseIds {
                root: Base {
                    description: message(
                        lang.pick("The working directory of the run.", "运行时的工作目录。"),
                    ),
                },
            },
            language: lang.tag(),
            tool: rules::tool(&found, lang),
            translations: [rules::translation(&found, other)],
            invocations: [Invocation {
                execution_successful: run.files_unreadable == 0,
            }],
        }],
    };
    let text = shape::text(&log, options.pretty);
    let (head, tail) = text.split_once(GAP).unwrap_or_default();
    let indent = if options.pretty { "      " } else { "" };
    (format!("{head}[\n"), format!("\n{indent}]{tail}\n"))
}

/// The findings of a file as members of `results`, a line each.
pub(super) fn render(file: &Checked, lang: Lang, options: &Options) -> String {
    if file.findings.is_empty() {
        return String::new();
    }
    let uri = Uri::of(&file.source.path, options.root.as_deref());
    let place = Place {
        artifact: ArtifactLocation {
            uri: uri.text(),
            uri_base_id: matches!(uri, Uri::Relative(_)).then_some(ROOT),
        },
        lines: LineIndex::new(&file.source.text),
    };
    let member = |finding| {
        let result = result(finding, &place, lang, options);
        shape::member(&result, options.pretty, 8)
    };
    let members: Vec<String> = file.findings.iter().map(member).collect();
    members.join(separator(FindingsFormat::Sarif))
}

/// The level that stands for a severity.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A text of which a reader makes nothing but that text.
///
/// `[x](y)` is a link in SARIF, and a plan must not bring one in. Braces stay single although the
/// standard doubles them: readers undo that only for messages with arguments, and planvet's have
/// none.
fn message(text: &str) -> Message<'_> {
    let text = visible_lines(text);
    let text = if text.contains("](") {
        Cow::Owned(text.replace("](", "] ("))
    } else {
        text
    };
    Message { text }
}

/// A file as the place of findings.
struct Place<'a> {
    artifact: ArtifactLocation<'a>,
    lines: LineIndex<'a>,
}

impl<'a> Place<'a> {
    fn region(&self, span: Span) -> Region {
        let start = self.lines.position(span.start);
        let end = self.lines.position(span.end);
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }

    fn location(&self, span: Span) -> Location<'a> {
        Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: self.artifact,
                region: self.region(span),
            },
            logical_locations: Vec::new(),
            message: None,
        }
    }
}

fn result<'a>(
    finding: &'a Diagnostic,
    place: &Place<'a>,
    lang: Lang,
    options: &Options,
) -> Result<'a> {
    let route = finding.route.to_string();
    let named = (!route.is_empty()).then(|| LogicalLocation {
        fully_qualified_name: visible(&route).into_owned(),
    });
    let related = finding
        .related
        .iter()
        .zip(1..)
        .map(|(related, id)| Location {
            id: Some(id),
            message: Some(message(related.message.get(lang))),
            ..place.location(related.span)
        });
    Result {
        rule_id: finding.rule.code,
        level: level(finding.severity),
        message: whole_message(finding, lang),
        locations: [Location {
            logical_locations: named.into_iter().collect(),
            ..place.location(finding.span)
        }],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints {
            planvet: finding.fingerprint.to_string(),
        },
        baseline_state: options.has_baseline.then_some(if finding.known {
            "unchanged"
        } else {
            "new"
        }),
        suppressions: suppression(finding, place).into_iter().collect(),
        fixes: fix(finding, place, lang).into_iter().collect(),
    }
}

/// What is wrong, and on the next line how to mend it: SARIF has no other place for that.
fn whole_message(finding: &Diagnostic, lang: Lang) -> Message<'_> {
    let what = message(finding.message.get(lang));
    match &finding.help {
        None => what,
        Some(help) => Message {
            text: format!("{}\n{}", what.text, message(help.get(lang)).text).into(),
        },
    }
}

fn suppression<'a>(finding: &'a Diagnostic, place: &Place<'a>) -> Option<Suppression<'a>> {
    let suppression = finding.suppressed.as_ref()?;
    Some(Suppression {
        kind: "inSource",
        status: "accepted",
        location: place.location(suppression.by),
        justification: (!suppression.reason.is_empty()).then(|| visible_lines(&suppression.reason)),
    })
}

fn fix<'a>(finding: &'a Diagnostic, place: &Place<'a>, lang: Lang) -> Option<Fix<'a>> {
    let fix = finding.fix.as_ref()?;
    let replacements = fix.edits.iter().map(|edit| Replacement {
        deleted_region: place.region(edit.span),
        // The very text: a reader puts it into the file.
        inserted_content: (!edit.replacement.is_empty()).then(|| Message {
            text: edit.replacement.as_str().into(),
        }),
    });
    Some(Fix {
        description: message(fix.title.get(lang)),
        artifact_changes: [ArtifactChange {
            artifact_location: place.artifact,
            replacements: replacements.collect(),
        }],
        properties: FixProperties { safe: fix.safe },
    })
}

//! The objects of SARIF 2.1.0 that planvet writes, named as the standard names them.

use std::borrow::Cow;

use serde::Serialize;

/// The log, but for its results.
#[derive(Serialize)]
pub(super) struct Log<'a> {
    pub version: &'a str,
    #[serde(rename = "$schema")]
    pub schema: &'a str,
    pub runs: [Whole<'a>; 1],
}

/// The run, but for its results; what depends on them stands behind them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Whole<'a> {
    pub column_kind: &'a str,
    pub newline_sequences: [&'a str; 3],
    pub default_encoding: &'a str,
    pub results: [(); 0],
    pub original_uri_base_ids: BaseIds<'a>,
    pub language: &'a str,
    pub tool: Tool,
    pub translations: [Component; 1],
    pub invocations: [Invocation; 1],
}

/// The folders that relative references are resolved against.
#[derive(Serialize)]
pub(super) struct BaseIds<'a> {
    #[serde(rename = "%SRCROOT%")]
    pub root: Base<'a>,
}

/// A folder whose place differs from machine to machine.
#[derive(Serialize)]
pub(super) struct Base<'a> {
    pub description: Message<'a>,
}

/// A finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Result<'a> {
    pub rule_id: &'a str,
    pub level: &'a str,
    pub message: Message<'a>,
    pub locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Location<'a>>,
    pub partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline_state: Option<&'a str>,
    /// Written when empty too: either all results of a run have suppressions or none has.
    pub suppressions: Vec<Suppression<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Fix<'a>>,
}

/// A text for people.
#[derive(Serialize)]
pub(super) struct Message<'a> {
    pub text: Cow<'a, str>,
}

/// A text for people, as Markdown too.
#[derive(Serialize)]
pub(super) struct Formatted<'a> {
    pub text: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
}

/// A place with its name in the plan.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    pub physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub logical_locations: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Message<'a>>,
}

/// A place in a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation<'a> {
    pub artifact_location: ArtifactLocation<'a>,
    pub region: Region,
}

/// A file.
#[derive(Serialize, Clone, Copy)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation<'a> {
    pub uri: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri_base_id: Option<&'a str>,
}

/// Lines and columns from 1 on; the character at the end is not part of the region.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub start_line: usize,
    pub start_column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// A place by its name.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LogicalLocation {
    pub fully_qualified_name: String,
}

/// What tells a finding from others; the version is that of how it is made.
#[derive(Serialize)]
pub(super) struct Fingerprints {
    #[serde(rename = "planvet/v1")]
    pub planvet: String,
}

/// A comment that lets the finding stand.
#[derive(Serialize)]
pub(super) struct Suppression<'a> {
    pub kind: &'a str,
    pub status: &'a str,
    pub location: Location<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub justification: Option<Cow<'a, str>>,
}

/// A change that mends the finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fix<'a> {
    pub description: Message<'a>,
    pub artifact_changes: [ArtifactChange<'a>; 1],
    pub properties: FixProperties,
}

/// What the standard has no property for.
#[derive(Serialize)]
pub(super) struct FixProperties {
    /// Whether the author's meaning is kept for certain.
    pub safe: bool,
}

/// The changes of a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactChange<'a> {
    pub artifact_location: ArtifactLocation<'a>,
    pub replacements: Vec<Replacement<'a>>,
}

/// A change of one place.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Replacement<'a> {
    pub deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inserted_content: Option<Message<'a>>,
}

/// The program.
#[derive(Serialize)]
pub(super) struct Tool {
    pub driver: Component,
}

/// The program itself, or its texts in another language.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Component {
    pub name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<&'static str>,
    pub semantic_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub information_uri: Option<&'static str>,
    pub language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contents: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation_metadata: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub associated_component: Option<Named>,
    pub rules: Vec<Descriptor>,
}

/// An object with a name.
#[derive(Serialize)]
pub(super) struct Named {
    pub name: &'static str,
}

/// A rule.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    pub id: &'static str,
    pub name: &'static str,
    pub short_description: Formatted<'static>,
    pub full_description: Formatted<'static>,
    pub help: Formatted<'static>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_configuration: Option<Configuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<RuleProperties>,
}

/// How serious the findings of a rule are.
#[derive(Serialize)]
pub(super) struct Configuration {
    pub level: &'static str,
}

/// What GitHub filters alerts by.
#[derive(Serialize)]
pub(super) struct RuleProperties {
    pub tags: [String; 1],
    #[serde(rename = "problem.severity")]
    pub problem_severity: &'static str,
}

/// How the run went.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    pub execution_successful: bool,
}

//! The JSON Schema and the reader give the same verdict on the shape of a plan.

mod support;

use std::sync::LazyLock;

use jsonschema::Validator;
use planvet::config::{self, FILE_NAME};
use planvet::format::schema::{config_schema, plan_schema};
use planvet::source::{Limits, NodeId, NodeKind, Tree, parse, parse_toml};
use proptest::prelude::*;
use serde_json::{Map, Value};
use support::{check, files, listed, relative, root};

static SCHEMA: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::draft202012::new(&plan_schema()).expect("a valid schema"));

/// What a YAML 1.2 reader with the core schema makes of a node: what editors validate.
fn json(tree: &Tree<'_>, node: NodeId) -> Value {
    match tree.kind(node) {
        NodeKind::Null | NodeKind::Broken => Value::Null,
        NodeKind::List => tree
            .items(node)
            .iter()
            .map(|&item| json(tree, item))
            .collect(),
        NodeKind::Mapping => {
            let entries = tree.entries(node).map(|(key, value)| {
                (
                    tree.scalar(key).unwrap_or("?").to_owned(),
                    json(tree, value),
                )
            });
            Value::Object(entries.collect::<Map<_, _>>())
        }
        NodeKind::Scalar => {
            let text = tree.scalar(node).unwrap_or_default();
            if tree.is_plain(node) {
                match text {
                    "true" | "True" | "TRUE" => return Value::Bool(true),
                    "false" | "False" | "FALSE" => return Value::Bool(false),
                    _ => {}
                }
                if let Ok(number @ Value::Number(_)) = serde_json::from_str(text) {
                    return number;
                }
            }
            Value::String(text.to_owned())
        }
    }
}

/// The codes that judge the shape of a plan.
const SHAPE: [&str; 4] = ["F004", "F005", "F006", "F007"];

/// Compares the two verdicts on a text; `None` when it is no YAML.
fn disagreement(path: &str, text: &str) -> Option<String> {
    let tree = parse(text, &Limits::DEFAULT);
    if !tree.faults().is_empty() || tree.roots().is_empty() {
        return None;
    }
    let checked = check(path, text);
    let faults: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| SHAPE.contains(&finding.rule.code))
        .collect();
    let reader = faults.is_empty();
    if !reader
        && faults
            .iter()
            .all(|finding| finding.message.en.contains("out of range"))
    {
        // The form is right and the number too large or small: a pattern can't count, a bound
        // on a bare number can.
        return None;
    }
    let documents: Vec<Value> = tree.roots().iter().map(|&root| json(&tree, root)).collect();
    let errors: Vec<String> = documents
        .iter()
        .flat_map(|document| SCHEMA.iter_errors(document))
        .map(|error| {
            let message: String = error.to_string().chars().take(200).collect();
            format!("  {} {message}\n", error.instance_path())
        })
        .collect();
    (reader != errors.is_empty()).then(|| {
        format!(
            "{path}: reader says {reader}, schema says {}\n{}{}",
            errors.is_empty(),
            errors.concat(),
            listed(&checked)
        )
    })
}

#[test]
fn plans_and_fixtures_get_the_same_verdict() {
    let mut all = files(&root().join("plans"), &["yaml"]);
    all.extend(files(&root().join("fixtures"), &["yaml"]));
    all.extend(files(&root().join("src/cli/init"), &["yaml"]));
    let mut compared = 0;
    for path in all {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        compared += 1;
        if let Some(message) = disagreement(&relative(&path), &text) {
            panic!("{message}");
        }
    }
    assert!(compared > 30, "{compared}");
}

static PLANS: LazyLock<Vec<String>> = LazyLock::new(|| {
    files(&root().join("plans"), &["yaml"])
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("plan"))
        .collect()
});

/// What a mutation puts in the place of a value: values of every kind, slips, other types.
const REPLACEMENTS: &[&str] = &[
    "",
    "~",
    "3",
    "-1",
    "0.5",
    "12",
    "true",
    "x",
    "G1",
    "T1 SS+3d",
    "T1 SS 3d",
    "45万元",
    "45万",
    "CNY 450,000",
    "¥1.2亿",
    "450,00",
    "30%",
    "三成",
    "八成五",
    "30",
    "10d",
    "两周",
    "5ed",
    "10个工作日",
    "3个月",
    "十来天",
    "2026-03-31",
    "2026-02-30",
    "2026年3月31日",
    "2026-3-1",
    "明年",
    "high",
    "高",
    "HIGH",
    "极高",
    "≥95%",
    "不低于90分",
    "monthly",
    "每季度",
    "每月一次",
    "600元/d",
    "zh-CN",
    "approved",
    "mitigate",
    "year",
    "CN",
    "standard",
    "[x]",
    "[]",
    "{a: b}",
    "{zh: 甲, en: x}",
    "{value: 3}",
    "{min: 1d, likely: 2d, max: 3d}",
    "{cost: 12万元}",
    "'3'",
    "\"45万元\"",
    "１２",
    "４５万元",
    "{base: CN}",
    "[2026-01-01, ~]",
];

const KEYS: &[&str] = &[
    "title",
    "id",
    "dedline",
    "x-own",
    "notes",
    "owner",
    "负责人",
    "date",
];

#[derive(Debug, Clone)]
enum Mutation {
    Value(usize, &'static str),
    Key(usize, &'static str),
}

fn mutations() -> impl Strategy<Value = (usize, Vec<Mutation>)> {
    let one = prop_oneof![
        4 => (any::<usize>(), prop::sample::select(REPLACEMENTS))
            .prop_map(|(at, text)| Mutation::Value(at, text)),
        1 => (any::<usize>(), prop::sample::select(KEYS))
            .prop_map(|(at, text)| Mutation::Key(at, text)),
    ];
    (any::<usize>(), prop::collection::vec(one, 1..3))
}

fn leaves(tree: &Tree<'_>, node: NodeId, keys: &mut Vec<NodeId>, values: &mut Vec<NodeId>) {
    match tree.kind(node) {
        NodeKind::List => {
            for &item in tree.items(node) {
                leaves(tree, item, keys, values);
            }
        }
        NodeKind::Mapping => {
            for (key, value) in tree.entries(node) {
                keys.push(key);
                leaves(tree, value, keys, values);
            }
        }
        _ => values.push(node),
    }
}

fn mutated(text: &str, mutation: &Mutation) -> String {
    let tree = parse(text, &Limits::DEFAULT);
    let (mut keys, mut values) = (Vec::new(), Vec::new());
    for &root in tree.roots() {
        leaves(&tree, root, &mut keys, &mut values);
    }
    let (nodes, at, replacement) = match mutation {
        Mutation::Value(at, replacement) => (values, at, replacement),
        Mutation::Key(at, replacement) => (keys, at, replacement),
    };
    if nodes.is_empty() {
        return text.to_owned();
    }
    let range = tree.span(nodes[at % nodes.len()]).range();
    format!(
        "{}{replacement}{}",
        &text[..range.start],
        &text[range.end..]
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_plans_get_the_same_verdict((plan, mutations) in mutations()) {
        let mut text = PLANS[plan % PLANS.len()].clone();
        for mutation in &mutations {
            text = mutated(&text, mutation);
        }
        if let Some(message) = disagreement("mutated.yaml", &text) {
            prop_assert!(false, "{message}");
        }
    }
}

/// What holds for a plan holds for the configuration: an editor that follows the schema marks what
/// the reader refuses. Names, bounds and patterns are told by the reader only.
#[test]
fn the_schema_of_the_configuration_says_what_its_reader_says() {
    let schema = jsonschema::draft202012::new(&config_schema()).expect("a valid schema");
    let page = std::fs::read_to_string(root().join("docs/configuration.md")).expect("the page");
    let example = page.split("```toml\n").nth(1).expect("an example");
    let example = example.split("```").next().expect("its end");
    let cases = [
        (example, true),
        ("", true),
        ("select = 'S104'\nignore = ['no-owner', 'T']", true),
        ("selct = ['S']", false),
        ("fail_on = 'sometimes'", false),
        ("fail_on = 3", false),
        ("severity = {S104 = 'fatal'}", false),
        ("severity = ['S104']", false),
        ("thresholds = {most_goals = 'many'}", false),
        ("thresholds = {most_gaols = 8}", false),
        ("calendars = {office = {holidays = ['some day']}}", false),
        ("[[overrides]]\nprofile = 'draft'", false),
        ("[profiles.house]\nextends = 'review'\nx-why = 1", true),
    ];
    for (text, valid) in cases {
        let tree = parse_toml(text, &Limits::DEFAULT);
        assert!(tree.is_complete(), "{text}");
        let value = json(&tree, tree.roots()[0]);
        let read = config::read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
        let (by_schema, by_reader) = (schema.is_valid(&value), read.config.is_some());
        let errors: Vec<_> = schema
            .iter_errors(&value)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(
            (by_schema, by_reader),
            (valid, valid),
            "{errors:?} in {text}"
        );
    }
}

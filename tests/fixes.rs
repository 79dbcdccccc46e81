//! Mending, held against every fixture and every plan: what is mended stays mended, nothing else
//! changes, and new entries can be written into every mapping there is.

mod support;

#[path = "support/laws/mod.rs"]
mod laws;

use std::collections::{BTreeMap, BTreeSet};

use planvet::check::{self, Checked};
use planvet::diagnostic::State;
use planvet::fix::{Reach, mend};
use planvet::source::{Layout, Limits, NodeId, NodeKind, Span, Tree, Yaml, edit, parse};
use support::{check, completed, files, listed, relative, root};

/// All plans of the repository, good, bad and broken, with their names.
fn plans() -> Vec<(String, String)> {
    let mut paths = files(&root().join("fixtures"), &["yaml"]);
    paths.extend(files(&root().join("plans"), &["yaml"]));
    paths.extend(files(&root().join("src/cli/init"), &["yaml"]));
    let mut plans: Vec<(String, String)> = paths
        .iter()
        .filter_map(|path| Some((relative(path), std::fs::read_to_string(path).ok()?)))
        .collect();
    for rule in check::rules::RULES {
        for lang in planvet::lang::Lang::ALL {
            let name = format!("{} {}", rule.id.code, lang.tag());
            plans.push((name, completed(rule.docs.fails.get(lang))));
        }
    }
    assert!(plans.len() > 400, "{} plans", plans.len());
    plans
}

/// The same text as other systems write it.
fn variants(text: &str) -> [String; 3] {
    let unix = text.replace("\r\n", "\n");
    let windows = unix.replace('\n', "\r\n");
    let marked = format!("\u{feff}{}", unix.trim_start_matches('\u{feff}'));
    [unix, windows, marked]
}

#[test]
fn what_is_mended_stays_mended_and_nothing_else_changes() {
    for (name, text) in plans() {
        for text in variants(&text) {
            laws::fix::mended(&check(&name, text), &check::Options::default());
        }
    }
}

/// Each fix of the program is a good one: none is taken back anywhere, and none is left.
#[test]
fn every_fix_is_made_and_mends_its_finding() {
    let mut rules = BTreeSet::new();
    for (name, text) in plans() {
        for text in variants(&text) {
            let file = check(&name, text);
            for reach in [Reach::Safe, Reach::All] {
                let mended = mend(&file, reach, &check::Options::default());
                assert_eq!(mended.refused, [], "{name}\n{}", listed(&file));
                assert!(mended.finished, "{name}");
                let Some(after) = &mended.file else { continue };
                let left = after
                    .findings
                    .iter()
                    .find(|left| reach.fix_of(left).is_some());
                assert_eq!(left, None, "{name}\n{}", after.source.text);
                rules.extend(mended.fixed.keys().map(|rule| rule.code));
                fewer(&file, after, &name);
            }
        }
    }
    for code in [
        "B802", "F001", "F004", "F006", "F007", "F009", "T506", "T508",
    ] {
        assert!(
            rules.contains(code),
            "nothing of {code} was mended: {rules:?}"
        );
    }
}

/// In a file that can be read, of every rule with changes to make fewer findings are left.
fn fewer(before: &Checked, after: &Checked, name: &str) {
    let count = |file: &Checked, code: &str| {
        let of_rule = file
            .findings
            .iter()
            .filter(|finding| finding.rule.code == code);
        of_rule.count()
    };
    let safe = before
        .findings
        .iter()
        .filter(|finding| before.complete && Reach::Safe.fix_of(finding).is_some());
    for code in safe
        .map(|finding| finding.rule.code)
        .collect::<BTreeSet<_>>()
    {
        let (old, new) = (count(before, code), count(after, code));
        assert!(
            new < old,
            "{name}: {old} {code} before, {new} after\n{}",
            listed(after)
        );
    }
}

/// A document behind another one is mended as it would be alone.
#[test]
fn every_fix_is_made_in_every_document() {
    const FIRST: &str =
        "planvet: 1\nlanguage: en\ntitle: First\ngoals:\n  - {id: G1, title: Example}\n---\n";
    let options = check::Options::default();
    let mut rules = BTreeSet::new();
    for (name, text) in plans() {
        let alone = check(&name, text.clone());
        let is_one = !text.starts_with(['-', '%', '\u{feff}']) && !text.contains("\n---");
        let mut findings = alone.findings.iter();
        let offers = findings.any(|finding| Reach::All.fix_of(finding).is_some());
        if !is_one || !offers || !alone.complete {
            continue;
        }
        let behind = check(&name, format!("{FIRST}{text}"));
        for reach in [Reach::Safe, Reach::All] {
            let mended = mend(&alone, reach, &options);
            let expected = mended.file.as_ref().map(|file| &*file.source.text);
            let found = mend(&behind, reach, &options).file;
            let found = found
                .as_ref()
                .and_then(|file| file.source.text.strip_prefix(FIRST));
            assert_eq!(found, expected, "{name}");
            rules.extend(mended.fixed.keys().map(|rule| rule.code));
        }
    }
    for code in ["F009", "M201", "S103", "T501"] {
        assert!(rules.contains(code), "nothing of {code}: {rules:?}");
    }
}

/// What the author allows stays as it is.
#[test]
fn allowed_findings_are_left_alone() {
    let plan = completed(
        "# planvet: allow-file[F004, F007] as it came from the old system\n\
         goals:\n  - {id: G1, title: Example, Deadline: 2026-03-31, deadline: 31/3/2026}\n",
    );
    let file = check("plan.yaml", plan.clone());
    let allowed = |code: &str| {
        let mut findings = file.findings.iter();
        findings.any(|finding| finding.rule.code == code && finding.state() == State::Allowed)
    };
    assert!(allowed("F004") && allowed("F007"), "{}", listed(&file));
    let mended = mend(&file, Reach::All, &check::Options::default());
    assert!(mended.file.is_none());
    let open = plan.replace("# planvet: allow-file", "# once: allow-file");
    let file = check("plan.yaml", open);
    assert!(
        mend(&file, Reach::All, &check::Options::default())
            .file
            .is_some()
    );
}

/// A node with all that is below it, aliases followed.
fn dump(tree: &Tree<'_>, node: NodeId, out: &mut Vec<String>, way: &str) {
    match tree.kind(node) {
        NodeKind::List => {
            out.push(format!("{way} list"));
            for (number, &item) in tree.items(node).iter().enumerate() {
                dump(tree, item, out, &format!("{way}[{number}]"));
            }
        }
        NodeKind::Mapping => {
            out.push(format!("{way} mapping"));
            for (key, value) in tree.entries(node) {
                let key = tree.scalar(key).unwrap_or("?");
                dump(tree, value, out, &format!("{way}.{key}"));
            }
        }
        _ => {
            let text = tree.scalar(node).unwrap_or_default();
            // A text that ends the file gets its line end when something follows.
            out.push(format!("{way} = {:?}", text.trim_end_matches('\n')));
        }
    }
}

fn dumped(text: &str) -> Vec<String> {
    let tree = parse(text, &Limits::DEFAULT);
    assert!(tree.is_complete(), "{text}");
    let mut out = Vec::new();
    for (number, &document) in tree.roots().iter().enumerate() {
        dump(&tree, document, &mut out, &number.to_string());
    }
    out.sort();
    out
}

/// How often each line is there, without the numbers in it.
fn numberless(lines: &[String]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for line in lines {
        let line: String = line.chars().filter(|c| !c.is_ascii_digit()).collect();
        *counts.entry(line).or_default() += 1;
    }
    counts
}

/// Lists and mappings of a file, a few dozen at most.
fn collections(tree: &Tree<'_>) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = tree.roots().to_vec();
    let mut at = 0;
    while let Some(&node) = found.get(at) {
        found.extend(tree.items(node));
        found.extend(tree.entries(node).map(|(_, value)| value));
        at += 1;
    }
    found.retain(|&node| matches!(tree.kind(node), NodeKind::List | NodeKind::Mapping));
    let step = found.len().div_ceil(30).max(1);
    found.into_iter().step_by(step).collect()
}

fn tricky() -> Yaml {
    let text = "# 30%: \"a\", [b] {c}";
    Yaml::Mapping(vec![
        ("metric", Yaml::scalar(text)),
        (
            "serves",
            Yaml::List(vec![Yaml::scalar("G1"), Yaml::scalar("a, b")]),
        ),
        (
            "stages",
            Yaml::List(vec![Yaml::Mapping(vec![("value", Yaml::scalar("1,5"))])]),
        ),
    ])
}

#[test]
fn new_entries_and_items_find_their_place_in_every_plan() {
    let (mut written, mut refused) = (0, 0);
    for (name, text) in plans() {
        let [unix, windows, _] = variants(&text);
        for text in [unix, windows] {
            let tree = parse(&text, &Limits::DEFAULT);
            if !tree.is_complete() {
                continue;
            }
            let before = dumped(&text);
            let layout = Layout::new(&tree, &text);
            for node in collections(&tree) {
                let value = tricky();
                let edit = match tree.items(node).first() {
                    Some(&item) => layout.insert_item_after(node, item, &value),
                    None => layout.insert_entry(node, "zz-new", &value),
                };
                let Some(edit) = edit else {
                    refused += 1;
                    continue;
                };
                written += 1;
                let edited = edit::apply(&text, &[edit]).expect(&name);
                let after = dumped(&edited);
                // What is new is eight lines; items behind a new one have other numbers.
                assert_eq!(after.len(), before.len() + 8, "{name}\n{edited}");
                let counts = numberless(&after);
                for (line, count) in numberless(&before) {
                    let is_there = counts.get(&line).is_some_and(|now| *now >= count);
                    assert!(is_there, "{name}: {line} is gone\n{edited}");
                }
                let is_new = |line: &String| line.contains("# %: \\\"a\\\"");
                assert!(counts.keys().any(is_new), "{edited}");
            }
        }
    }
    assert!(
        written > 2_000 && refused * 50 < written,
        "{written}, {refused} refused"
    );
}

/// The layout finds what a plan's items say about their place.
#[test]
fn items_of_a_plan_are_found_in_the_tree() {
    for (name, text) in plans() {
        let file = check(&name, text);
        let text = file.source.text.as_str();
        let tree = parse(text, &Limits::DEFAULT);
        let layout = Layout::new(&tree, text);
        let goals = file.plans.iter().flat_map(|plan| &plan.goals);
        for goal in goals {
            let found = layout.node(goal.span).map(|node| tree.span(node));
            assert_eq!(found, Some(goal.span), "{name}");
        }
        assert_eq!(layout.node(Span::new(text.len() + 1, text.len() + 2)), None);
    }
}

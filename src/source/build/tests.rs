//! Spans, aliases, limits and slips, on small texts.

use super::super::{NodeKind, SyntaxHint};
use super::*;

fn tree(text: &str) -> Tree<'_> {
    parse(text, &Limits::DEFAULT)
}

fn at<'s>(text: &'s str, tree: &Tree<'s>, keys: &[&str]) -> &'s str {
    let node = keys
        .iter()
        .try_fold(tree.roots()[0], |node, key| match key.parse::<usize>() {
            Ok(index) => tree.items(node).get(index).copied(),
            Err(_) => tree.get(node, key),
        });
    &text[tree.span(node.expect("the path exists")).range()]
}

#[test]
fn every_value_knows_its_bytes() {
    let text = "\u{feff}标题: 甲 # 注\r\n列: [一, {a: '二'}]\r\n块: |\r\n  行1\r\n  行2\r\n空:\r\n末: 1\r\n";
    let tree = tree(text);
    assert!(
        tree.is_complete() && tree.faults().is_empty(),
        "{:?}",
        tree.faults()
    );
    assert_eq!(at(text, &tree, &["标题"]), "甲");
    assert_eq!(at(text, &tree, &["列"]), "[一, {a: '二'}]");
    assert_eq!(at(text, &tree, &["列", "1", "a"]), "'二'");
    assert_eq!(at(text, &tree, &["块"]), "行1\r\n  行2");
    assert_eq!(at(text, &tree, &["空"]), "");
    assert_eq!(at(text, &tree, &["末"]), "1");
    assert_eq!(&text[tree.comments()[0].span.range()], "# 注");
    assert!(tree.comments()[0].trailing);
    let root = tree.roots()[0];
    assert_eq!(&text[tree.span(root).range()][..6], "标题");
    assert!(text[tree.span(root).range()].ends_with("末: 1"));
}

#[test]
fn an_empty_value_is_null_and_a_quoted_one_is_text() {
    let text = "a:\nb: ~\nc: ''\nd: null\n";
    let tree = tree(text);
    let kind = |key| tree.kind(tree.get(tree.roots()[0], key).expect("key"));
    assert_eq!(kind("a"), NodeKind::Null);
    assert_eq!(kind("b"), NodeKind::Null);
    assert_eq!(kind("c"), NodeKind::Scalar);
    assert_eq!(kind("d"), NodeKind::Null);
}

#[test]
fn aliases_and_merge_keys_are_followed() {
    let text = "base: &b {x: 1, y: 2}\nown: {<<: *b, y: 3}\nsame: *b\nmany: {<<: [*b, {z: 4}]}\n";
    let tree = tree(text);
    assert!(tree.faults().is_empty());
    assert_eq!(at(text, &tree, &["own", "x"]), "1");
    assert_eq!(at(text, &tree, &["own", "y"]), "3");
    assert_eq!(at(text, &tree, &["same", "y"]), "2");
    assert_eq!(at(text, &tree, &["many", "z"]), "4");
    assert_eq!(at(text, &tree, &["many", "x"]), "1");
}

#[test]
fn a_duplicate_key_is_told_and_the_first_counts() {
    for keys in [2, 40] {
        let filler: String = (2..keys).map(|n| format!("k{n}: 0\n")).collect();
        let text = format!("a: 1\n{filler}a: 2\n");
        let tree = tree(&text);
        assert_eq!(at(&text, &tree, &["a"]), "1");
        let [SourceFault::DuplicateKey { key, second, .. }] = tree.faults() else {
            panic!("{:?}", tree.faults())
        };
        assert_eq!((key.as_str(), second.start as usize), ("a", text.len() - 5));
    }
}

#[test]
fn a_value_that_holds_itself_is_a_fault() {
    let tree = tree("a: &a [1, *a]\n");
    assert!(matches!(tree.faults(), [SourceFault::SelfReference { .. }]));
}

#[test]
fn a_billion_laughs_stay_small() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let below = level - 1;
        text += &format!(
            "a{level}: &a{level} [{}]\n",
            vec![format!("*a{below}"); 9].join(", ")
        );
    }
    let tree = tree(&text);
    assert!(matches!(
        tree.faults().first(),
        Some(SourceFault::TooManyAliases { .. })
    ));
}

#[test]
fn depth_is_limited_in_both_styles() {
    let flow = "[".repeat(10_000);
    let block: String = (0..10_000)
        .map(|level| format!("{}a:\n", " ".repeat(level)))
        .collect();
    for text in [flow, block] {
        assert!(matches!(
            tree(&text).faults(),
            [SourceFault::TooDeep { .. }]
        ));
    }
}

#[test]
fn what_stands_before_a_syntax_fault_is_kept() {
    let text = "title: 甲\ngoals:\n  - id: G1\n    title: x\nrisks: [a, b\nend: 1\n";
    let tree = tree(text);
    assert!(!tree.is_complete());
    assert_eq!(at(text, &tree, &["goals", "0", "title"]), "x");
}

#[test]
fn the_slip_behind_a_fault_is_named() {
    let hint = |text| match tree(text).faults() {
        [SourceFault::Syntax { hint, .. }] => *hint,
        other => panic!("{text}: {other:?}"),
    };
    assert!(matches!(
        hint("title：方案\nid: x\n"),
        Some(SyntaxHint::Punctuation(_))
    ));
    assert!(matches!(hint("a:\n\tb: 1\n"), Some(SyntaxHint::Tab)));
    assert!(matches!(
        hint("a: *nobody\n"),
        Some(SyntaxHint::UnknownAnchor)
    ));
    assert!(matches!(hint("a: 'x\n"), Some(SyntaxHint::Unclosed)));
    assert!(matches!(
        hint("a: [x\nb:\n  - c: 1\n"),
        Some(SyntaxHint::Unclosed)
    ));
}

#[test]
fn what_is_never_closed_is_pointed_at_where_it_opens() {
    for (text, at) in [
        ("a: [x\nb:\n  - c: 1\n", 3),
        ("a: {x: 1\nb: 2\n", 3),
        ("a: 1\nb: \"x\nc: 2\n", 8),
    ] {
        let tree = tree(text);
        let [SourceFault::Syntax { span, .. }] = tree.faults() else {
            panic!("{text}: {:?}", tree.faults())
        };
        assert_eq!(span.start, at, "{text}");
    }
}

#[test]
fn documents_of_a_file_each_have_a_root() {
    assert_eq!(tree("---\na: 1\n---\nb: 2\n...\n").roots().len(), 2);
    assert_eq!(tree("").roots().len(), 0);
    assert_eq!(tree("# nothing\n").roots().len(), 0);
}

#[test]
fn a_long_text_repeated_by_aliases_is_too_much() {
    let text = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(500_000),
        ["*a"; 2_000].join(", ")
    );
    assert!(matches!(
        tree(&text).faults(),
        [SourceFault::TooManyAliases { .. }, ..]
    ));
}

#[test]
fn many_merged_keys_are_found_quickly() {
    let keys: String = (0..50_000).map(|n| format!("  k{n}: 1\n")).collect();
    let text = format!("a: &a\n{keys}b: {{<<: *a}}\n");
    let tree = tree(&text);
    let merged = tree.get(tree.roots()[0], "b").expect("b");
    assert_eq!(tree.entries(merged).count(), 50_000);
}

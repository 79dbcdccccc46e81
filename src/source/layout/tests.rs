use super::super::edit::apply;
use super::super::{Limits, parse};
use super::*;

/// The first mapping that has a key, in the whole file.
fn holder(tree: &Tree<'_>, key: &str) -> NodeId {
    let mut open: Vec<NodeId> = tree.roots().to_vec();
    while let Some(node) = open.pop() {
        if tree.get(node, key).is_some() {
            return node;
        }
        open.extend(tree.items(node).iter().rev());
        open.extend(tree.entries(node).map(|(_, value)| value));
    }
    panic!("no {key}");
}

/// What a text becomes by an edit to the mapping that has a key.
fn edited(
    text: &str,
    key: &str,
    edit: impl FnOnce(&Layout<'_>, &Tree<'_>, NodeId) -> Option<Edit>,
) -> Option<String> {
    let tree = parse(text, &Limits::DEFAULT);
    let layout = Layout::new(&tree, text);
    let edit = edit(&layout, &tree, holder(&tree, key))?;
    let edited = apply(text, &[edit]).expect("an edit inside the text");
    let tree = parse(&edited, &Limits::DEFAULT);
    assert!(tree.is_complete() && tree.faults().is_empty(), "{edited}");
    Some(edited)
}

fn with_entry(text: &str, beside: &str, value: &Yaml) -> Option<String> {
    edited(text, beside, |layout, _, mapping| {
        layout.insert_entry(mapping, "new", value)
    })
}

fn measure() -> Yaml {
    Yaml::Mapping(vec![
        ("metric", Yaml::scalar("到场时间")),
        ("target", Yaml::scalar("30%")),
    ])
}

#[test]
fn entries_go_behind_the_last_one() {
    let value = Yaml::scalar("1, 2");
    for (text, expected) in [
        ("a: 1", "a: 1\nnew: 1, 2"),
        ("a: 1 # why\n", "a: 1 # why\nnew: 1, 2\n"),
        ("a: 1\n\n# end\n", "a: 1\nnew: 1, 2\n\n# end\n"),
        ("a: 1\r\nb:\r\n", "a: 1\r\nb:\r\nnew: 1, 2\r\n"),
        ("\u{feff}a: 1\n", "\u{feff}a: 1\nnew: 1, 2\n"),
        (
            "x:\n  - a: 1\nb: 2\n",
            "x:\n  - a: 1\n    new: 1, 2\nb: 2\n",
        ),
        (
            "x:\n-   a: 1\nb: 2\n",
            "x:\n-   a: 1\n    new: 1, 2\nb: 2\n",
        ),
        ("- - a: 1\n", "- - a: 1\n    new: 1, 2\n"),
        (
            "a: |\n  text\n\nb: 1\n",
            "a: |\n  text\n\nb: 1\nnew: 1, 2\n",
        ),
        ("a: |\n  text\n\n", "a: |\n  text\nnew: 1, 2\n\n"),
        ("a: |\n  text", "a: |\n  text\nnew: 1, 2"),
        ("a: 1\nb: >-\n", "a: 1\nb: >-\nnew: 1, 2\n"),
        ("a: &x !!str\n# end\n", "a: &x !!str\nnew: 1, 2\n# end\n"),
        ("a: [1,\n  2] # why\n", "a: [1,\n  2] # why\nnew: 1, 2\n"),
        (
            "a: 1\nb:\n  - c\n  -\nd:\n- e\n",
            "a: 1\nb:\n  - c\n  -\nd:\n- e\nnew: 1, 2\n",
        ),
        (
            "---\na: 1\n...\n---\nb: 2\n",
            "---\na: 1\nnew: 1, 2\n...\n---\nb: 2\n",
        ),
    ] {
        let found = with_entry(text, "a", &value);
        assert_eq!(found.as_deref(), Some(expected), "{text:?}");
    }
}

#[test]
fn a_key_that_stands_twice_is_passed_too() {
    let text = "a: 1\na: 2\n";
    let tree = parse(text, &Limits::DEFAULT);
    let layout = Layout::new(&tree, text);
    let edit = layout.insert_entry(tree.roots()[0], "new", &Yaml::scalar("3"));
    let edited = edit.and_then(|edit| apply(text, &[edit]));
    assert_eq!(edited.as_deref(), Some("a: 1\na: 2\nnew: 3\n"));
}

#[test]
fn entries_of_flow_style_stay_between_the_braces() {
    let value = Yaml::scalar("1, 2");
    for (text, expected) in [
        ("{a: 1}", "{a: 1, new: \"1, 2\"}"),
        ("x: {a: 1} # why\n", "x: {a: 1, new: \"1, 2\"} # why\n"),
        ("- {a: 1, }\n", "- {a: 1, new: \"1, 2\", }\n"),
        ("- {a: }\n", "- {a:, new: \"1, 2\" }\n"),
        ("- {b: 1, a}\n", "- {b: 1, a, new: \"1, 2\"}\n"),
        (
            "{\n  a: 1, # why\n}\n",
            "{\n  a: 1, new: \"1, 2\", # why\n}\n",
        ),
        (
            "{\n  b: 2,\n  a: [x, y]\n}\n",
            "{\n  b: 2,\n  a: [x, y], new: \"1, 2\"\n}\n",
        ),
    ] {
        let found = with_entry(text, "a", &value);
        assert_eq!(found.as_deref(), Some(expected), "{text:?}");
    }
    let empty = edited("a: {}\n", "a", |layout, tree, root| {
        layout.insert_entry(tree.get(root, "a")?, "new", &value)
    });
    assert_eq!(empty.as_deref(), Some("a: {new: \"1, 2\"}\n"));
}

#[test]
fn values_of_several_keys_take_the_style_around_them() {
    assert_eq!(
        with_entry("x:\r\n  - id: G1\r\n", "id", &measure()).as_deref(),
        Some("x:\r\n  - id: G1\r\n    new:\r\n      metric: 到场时间\r\n      target: 30%\r\n")
    );
    assert_eq!(
        with_entry("x:\n  - {id: G1}\n", "id", &measure()).as_deref(),
        Some("x:\n  - {id: G1, new: {metric: 到场时间, target: 30%}}\n")
    );
}

#[test]
fn what_is_not_certain_is_left_alone() {
    let value = Yaml::scalar("1");
    for (text, beside) in [
        ("a: 1\nnew: 2\n", "a"),
        ("a: |+\n  text\n\n", "a"),
        ("x: [a: 1]\n", "a"),
        ("? a\n: 1\n", "a"),
        ("x: &x\n  a: 1\ny: *x\n", "a"),
        ("x: &x\n  y: {a: 1}\nz:\n  <<: *x\n", "a"),
        ("a: 1\nb: [\n", "a"),
    ] {
        assert_eq!(with_entry(text, beside, &value), None, "{text:?}");
    }
    // The alias itself has no place of its own either.
    let alias = edited("x: &x {a: 1}\ny: *x\n", "y", |layout, tree, root| {
        layout.insert_entry(tree.get(root, "y")?, "new", &value)
    });
    assert_eq!(alias, None);
}

#[test]
fn keys_without_a_value_get_one() {
    let set = |text: &str, value: &Yaml| {
        edited(text, "a", |layout, _, mapping| {
            layout.set_entry(mapping, "a", value)
        })
    };
    let short = Yaml::scalar("x, y");
    for (text, expected) in [
        ("a:\n", "a: x, y\n"),
        ("a:", "a: x, y"),
        ("a: # why\nb: 1\n", "a: x, y # why\nb: 1\n"),
        ("'a' :\n", "'a' : x, y\n"),
        ("a: ~ # why\n", "a: x, y # why\n"),
        ("{a: , b: 1}\n", "{a: \"x, y\" , b: 1}\n"),
        ("{b: 1, a}\n", "{b: 1, a: \"x, y\"}\n"),
        ("{a: null}\n", "{a: \"x, y\"}\n"),
    ] {
        assert_eq!(set(text, &short).as_deref(), Some(expected), "{text:?}");
    }
    assert_eq!(
        set("- a: # why\n  b: 1\n", &measure()).as_deref(),
        Some("- a: # why\n    metric: 到场时间\n    target: 30%\n  b: 1\n")
    );
    assert_eq!(
        set("a: ~\n", &measure()).as_deref(),
        Some("a: {metric: 到场时间, target: 30%}\n")
    );
    assert_eq!(set("a: 1\n", &short), None);
    assert_eq!(set("a: &x\n", &short), None);
    let added = edited("b: 1\n", "b", |layout, _, root| {
        layout.set_entry(root, "a", &short)
    });
    assert_eq!(added.as_deref(), Some("b: 1\na: x, y\n"));
}

#[test]
fn items_go_behind_one_in_its_style() {
    let insert = |text: &str, number: usize, value: &Yaml| {
        edited(text, "x", |layout, tree, root| {
            let list = tree.get(root, "x")?;
            layout.insert_item_after(list, tree.items(list)[number], value)
        })
    };
    let block = "x:\n  - id: G1 # first\n    title: 甲\n    measure:\n\n  - id: G2\ny: 1\n";
    assert_eq!(
        insert(block, 0, &measure()).as_deref(),
        Some(
            "x:\n  - id: G1 # first\n    title: 甲\n    measure:\n  - metric: 到场时间\n    \
             target: 30%\n\n  - id: G2\ny: 1\n"
        )
    );
    for (text, number, expected) in [
        ("x:\n- a\n- b\n", 0, "x:\n- a\n- 30%\n- b\n"),
        (
            "x:\r\n  - a\r\n  -\r\ny: 1",
            1,
            "x:\r\n  - a\r\n  -\r\n  - 30%\r\ny: 1",
        ),
        ("x: [a, b]\n", 0, "x: [a, 30%, b]\n"),
        ("x: [a,\n  b, # why\n]\n", 1, "x: [a,\n  b, 30%, # why\n]\n"),
        ("x:\n- [a]\n- b\n", 0, "x:\n- [a]\n- 30%\n- b\n"),
        (
            "x:\n- - a\n  - b\n- c\n",
            0,
            "x:\n- - a\n  - b\n- 30%\n- c\n",
        ),
    ] {
        let found = insert(text, number, &Yaml::scalar("30%"));
        assert_eq!(found.as_deref(), Some(expected), "{text:?}");
    }
    assert_eq!(
        insert("x:\n  - {a: 1}\n", 0, &measure()).as_deref(),
        Some("x:\n  - {a: 1}\n  - {metric: 到场时间, target: 30%}\n")
    );
    assert_eq!(insert("x:\n  - |+\n    a\n\n", 0, &measure()), None);
}

#[test]
fn scalars_are_replaced_with_their_marks() {
    let replace = |text: &str| {
        edited(text, "x", |layout, tree, root| {
            layout.replace_scalar(tree.get(root, "x")?, "a: b")
        })
    };
    for (text, expected) in [
        ("x: 1 # why\n", "x: \"a: b\" # why\n"),
        ("x: '1'\n", "x: \"a: b\"\n"),
        ("x: &k 1\n", "x: &k \"a: b\"\n"),
        ("x: |\n  one\n  two\ny: 1\n", "x: \"a: b\"\ny: 1\n"),
        ("x: >-\n\n  \"one\"\ny: 1\n", "x: \"a: b\"\ny: 1\n"),
        ("{x: one\n  two, y: 1}\n", "{x: \"a: b\", y: 1}\n"),
    ] {
        assert_eq!(replace(text).as_deref(), Some(expected), "{text:?}");
    }
    for text in [
        "x: | # why\n  one\n",
        "x: &k 1\ny: *k\n",
        "x: [1]\n",
        "x:\n",
    ] {
        assert_eq!(replace(text), None, "{text:?}");
    }
    let in_flow = edited("{x: 1}\n", "x", |layout, tree, root| {
        layout.replace_scalar(tree.get(root, "x")?, "1,5")
    });
    assert_eq!(in_flow.as_deref(), Some("{x: \"1,5\"}\n"));
}

#[test]
fn nodes_are_found_by_their_place() {
    let text = "x:\n  - id: G1\n    title: 甲\n";
    let tree = parse(text, &Limits::DEFAULT);
    let layout = Layout::new(&tree, text);
    let list = tree.get(tree.roots()[0], "x").unwrap();
    let goal = tree.items(list)[0];
    for node in [list, goal, tree.get(goal, "title").unwrap()] {
        assert_eq!(layout.node(tree.span(node)), Some(node));
    }
    assert_eq!(layout.node(Span::new(0, 2)), None);
}

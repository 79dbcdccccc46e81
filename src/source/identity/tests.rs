//! Tests of names of places.

use super::super::{Limits, parse};
use super::*;

const NAMING: Naming = Naming {
    id: "id",
    names: &["title", "date"],
    whole: &["id", "title"],
};

/// The names of the places of some texts in a file.
fn names(text: &str, needles: &[&str]) -> Vec<String> {
    let tree = parse(text, &Limits::DEFAULT);
    let mut identities = Identities::new(&tree, text, &NAMING);
    needles
        .iter()
        .map(|needle| {
            let at = text.find(needle).expect("needle");
            let place = identities.place(Span::new(at, at + needle.len()));
            match place.part.as_ref() {
                "" => place.route.to_string(),
                part => format!("{} <{part}>", place.route),
            }
        })
        .collect()
}

#[test]
fn items_are_named_by_what_they_are() {
    let text = "goals:\n  - title: 甲目标\n    serves: [G9]\n  - {owner: 张三, id: G2}\n";
    assert_eq!(
        names(text, &["甲目标", "serves", "G9", "张三", "G2"]),
        [
            "goals[甲目标]",
            "goals[甲目标].serves",
            "goals[甲目标].serves[G9]",
            "goals[G2].owner",
            "goals[G2]",
        ]
    );
}

#[test]
fn an_item_with_an_id_needs_no_way_to_its_list() {
    let text = "phases:\n  - title: 准备\n    tasks:\n      - {id: T1, owner: 李四}\n";
    assert_eq!(
        names(text, &["李四", "准备"]),
        ["tasks[T1].owner", "phases[准备]"]
    );
}

#[test]
fn a_part_of_a_text_is_told_from_the_whole() {
    let plain = "statement: 大幅 提升满意度\n";
    let quoted = "statement: \"大幅\n  提升满意度\"\n";
    assert_eq!(names(plain, &["大幅"]), ["statement <大幅>"]);
    assert_eq!(names(plain, &["大幅 提升满意度"]), ["statement"]);
    assert_eq!(names(quoted, &["大幅\n  提升满意度"]), ["statement"]);
    assert_eq!(names(quoted, &["大幅\n  提升"]), ["statement <大幅 提升>"]);
}

#[test]
fn several_documents_are_told_apart_by_name() {
    let text = "id: A\ngoals: [{id: G1, owner: 甲}]\n---\ntitle: 乙案\nowner: 乙人\n";
    assert_eq!(
        names(text, &["甲", "乙人", "乙案"]),
        ["[A].goals[G1].owner", "[乙案].owner", "[乙案]"]
    );
}

#[test]
fn an_item_without_a_name_is_its_content() {
    let one = names("a:\n  - {x: 1, y: [2, 3]}\n  - {x: 9}\n", &["1"]);
    let other = names(
        "a:\n- x: 9\n- y:\n  # c\n  - 3\n  - \"2\"\n  x: 1\n",
        &["1"],
    );
    assert_eq!(one, other);
    assert!(
        one[0].starts_with("a[#") && one[0].ends_with("].x"),
        "{one:?}"
    );
    let changed = names("a:\n  - {x: 1, y: [2, 4]}\n", &["1"]);
    assert_ne!(one, changed);
}

#[test]
fn long_and_odd_names_are_cut_and_stay_different() {
    let long = "很长".repeat(500);
    let text = format!("a:\n  - {{id: {long}1, k: v}}\n  - {{id: {long}2, k: w}}\n");
    let found = names(&text, &["v", "w"]);
    assert_ne!(found[0], found[1]);
    assert!(
        found.iter().all(|name| name.chars().count() < 60),
        "{found:?}"
    );
    let odd = names("a: [{id: \"x]\\e.b\", k: v}]\n", &["v"]);
    assert!(
        !odd[0].contains('\u{1b}') && odd[0].starts_with("a[x.b#"),
        "{odd:?}"
    );
}

#[test]
fn a_missing_key_has_the_name_it_would_have() {
    let name = |text: &str, at: &str| {
        let tree = parse(text, &Limits::DEFAULT);
        let start = text.find(at).expect("the place");
        let span = Span::new(start, start + at.len());
        let place = Identities::new(&tree, text, &NAMING).missing("title", span);
        place.route.to_string()
    };
    assert_eq!(
        name("goals:\n  - owner: 甲\n    id: G1\n", "owner"),
        "goals[G1].title"
    );
    assert_eq!(
        name("goals:\n  - id: G1\n    title:\n", "title"),
        "goals[G1].title"
    );
    assert_eq!(name("m: {}\n", "{}"), "m.title");
    assert_eq!(name("id: A\n", "id"), "title");
}

#[test]
fn aliases_nested_without_end_are_not_followed() {
    let mut text = "a0: &a0 [x]\n".to_owned();
    for n in 1..3_000 {
        text.push_str(&format!("a{n}: &a{n} [*a{}]\n", n - 1));
    }
    text.push_str("list:\n  - {k: [*a2999], v: here}\n");
    let found = names(&text, &["here"]);
    assert!(found[0].starts_with("list[#"), "{found:?}");
}

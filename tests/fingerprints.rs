//! Fingerprints outlive every change of a file that leaves its findings alone.

mod support;

use std::collections::BTreeMap;

use planvet::check::Checked;
use proptest::prelude::*;
use proptest::sample::Index;

use support::{check, files, relative, root};

/// The fingerprints of a file with their rules, sorted.
fn fingerprints(checked: &Checked) -> Vec<String> {
    let mut found: Vec<String> = checked
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.rule.code, finding.fingerprint))
        .collect();
    found.sort();
    found
}

fn of(text: &str) -> Vec<String> {
    fingerprints(&check("p.yaml", text))
}

/// The bad examples of all rules, by path.
fn bad_files() -> BTreeMap<String, String> {
    files(&root().join("fixtures/rules"), &["yaml"])
        .iter()
        .filter(|path| relative(path).contains("/bad"))
        .filter_map(|path| Some((relative(path), std::fs::read_to_string(path).ok()?)))
        .collect()
}

/// The bad examples in which lines can be moved about: YAML that is read to its end, in block
/// style, with nothing that spans lines or hangs on another place.
fn movable_files() -> Vec<(String, String)> {
    let mut files = bad_files();
    files.retain(|path, text| {
        let fixed = ["F001", "F002", "F003", "F013"]
            .iter()
            .any(|code| path.contains(code));
        let hangs = ["&", "*", "|\n", ">\n", "---", "\r"];
        !fixed && !hangs.iter().any(|mark| text.contains(mark))
    });
    assert!(files.len() > 100, "{}", files.len());
    files.into_iter().collect()
}

/// Splits a text before each line that begins with `mark` and a character that `begins`.
fn pieces(text: &str, begins: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > start && begins(line) {
            pieces.push(&text[start..at]);
            start = at;
        }
        at += line.len();
    }
    pieces.push(&text[start..]);
    pieces
}

fn is_key(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_lowercase())
}

#[test]
fn every_finding_of_a_file_has_a_fingerprint_of_its_own() {
    for (path, text) in bad_files() {
        let checked = check(&path, text);
        let mut all: Vec<u64> = checked.findings.iter().map(|f| f.fingerprint.0).collect();
        assert!(!all.is_empty(), "{path}");
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count, "{path}: {:#?}", fingerprints(&checked));
    }
}

#[test]
fn published_fingerprints_stay_what_they_are() {
    let text = "planvet: 1\ntitle: Plan\ngoals:\n  - {id: G1, title: Faster repairs}\n";
    let checked = check("p.yaml", text);
    let s104 = checked.findings.iter().find(|f| f.rule.code == "S104");
    let s104 = s104.expect("nobody answers for G1");
    assert_eq!(s104.identity.to_string(), "goals[G1]");
    assert_eq!(s104.fingerprint.to_string(), "3f4c7a5a2d45ad7b");
}

#[test]
fn line_ends_and_the_byte_order_mark_say_nothing() {
    for (path, text) in bad_files() {
        if text.contains('\r') || path.contains("F001") {
            continue;
        }
        let there = of(&text);
        assert_eq!(of(&text.replace('\n', "\r\n")), there, "{path}");
        assert_eq!(of(&format!("\u{feff}{text}")), there, "{path}");
    }
}

#[test]
fn comments_and_empty_lines_say_nothing() {
    for (path, text) in movable_files() {
        let spaced: String = pieces(&text, is_key)
            .iter()
            .map(|piece| format!("\n# a chapter\n\n{piece}"))
            .collect();
        assert_eq!(of(&spaced), of(&text), "{path}");
    }
}

#[test]
fn indentation_says_nothing() {
    for (path, text) in movable_files() {
        let deeper: String = text
            .split_inclusive('\n')
            .map(|line| {
                let body = line.trim_start_matches(' ');
                let indent = " ".repeat(2 * (line.len() - body.len()));
                format!(
                    "{indent}{}",
                    body.replacen("- ", "-   ", usize::from(body.starts_with("- ")))
                )
            })
            .collect();
        assert_eq!(of(&deeper), of(&text), "{path}");
    }
}

#[test]
fn braces_and_quotation_marks_say_nothing() {
    let block = "planvet: 1\ntitle: 方案\ngoals:\n  - id: G1\n    title: 更快\n    owner:\n    horizon: 很久\n    \
                 期限: 年底\n  - title: 无编号\nphases:\n  - title: 准备\n    tasks:\n      - id: T1\n        title: \
                 采购\n        serves: [G9]\n        deadline: 2026-02-30\n";
    let flow = "{\"goals\": [{\"期限\": '年底', 'horizon': \"很久\", owner: , title: \"更快\", id: 'G1'}, {title: \
                '无编号'}], phases: [{tasks: [{serves: ['G9'], deadline: '2026-02-30', title: \"采购\", id: T1}], \
                title: 准备}], title: 方案, planvet: 1}\n";
    let there = of(block);
    assert!(there.len() > 5, "{there:#?}");
    assert_eq!(of(flow), there);
}

#[test]
fn a_contradiction_is_the_same_from_either_side() {
    let goal = |id: &str, target: u32| {
        format!(
            "  - id: {id}\n    title: 满意度\n    owner: 张三\n    deadline: 2026-12-31\n    measure: \
             {{metric: 业主满意度, unit: 分, target: {target}}}\n"
        )
    };
    let head = "planvet: 1\ntitle: 方案\ngoals:\n";
    let found = |text: String| -> Vec<String> {
        let s106 = of(&text).into_iter().filter(|f| f.starts_with("S106"));
        s106.collect()
    };
    let one = found([head, &goal("G1", 80), &goal("G2", 90)].concat());
    let other = found([head, &goal("G2", 90), &goal("G1", 80)].concat());
    assert_eq!(one.len(), 1);
    assert_eq!(one, other);
    let third = found([head, &goal("G3", 80), &goal("G2", 90)].concat());
    assert_ne!(one, third, "another goal is another contradiction");
}

#[test]
fn a_fault_that_stops_reading_stays_the_same_wherever_it_stands() {
    let at = |before: &str| {
        let text = format!("planvet: 1\ntitle: 方案\n{before}goals: [\n");
        let found = of(&text).into_iter().filter(|f| f.starts_with("F001"));
        found.collect::<Vec<_>>()
    };
    assert_eq!(at("").len(), 1);
    assert_eq!(at(""), at("risks:\n  - {id: R1}\n"));
    assert_eq!(at(""), at("tasks:\n  - id: T1\n    title: [\n"));
}

#[test]
fn mending_one_of_several_leaves_the_rest_as_they_were() {
    let text = |allow: &str| {
        let plan = "planvet: 1\ntitle: 方案\nlanguage: zh\ngoals:\n";
        format!(
            "{plan}  # planvet: allow[{allow}] 理由\n  - {{id: G1, title: 更快, owner: 张三}}\n"
        )
    };
    let x001 = |allow: &str| -> Vec<String> {
        let found = of(&text(allow))
            .into_iter()
            .filter(|f| f.starts_with("X001"));
        found.collect()
    };
    let both = x001("S104, S106");
    assert_eq!(both.len(), 2);
    for one in ["S104", "S106"] {
        let left = x001(one);
        assert_eq!(left.len(), 1);
        assert!(both.contains(&left[0]), "{left:?} of {both:?}");
    }
    assert_ne!(x001("S104"), x001("S106"), "each has its own");
}

#[test]
fn a_comment_belongs_to_its_item_wherever_it_stands_around_it() {
    let goals = "planvet: 1\ntitle: t\ngoals:\n  - {id: G0, title: x, owner: a}\n";
    let item = "  - {id: G1, title: y, owner: b}";
    let allow = "# planvet: allow[S104] old";
    let x001 = |text: String| -> Vec<String> {
        let found = of(&text).into_iter().filter(|f| f.starts_with("X001"));
        found.collect()
    };
    let above = x001(format!("{goals}  {allow}\n{item}\n"));
    assert_eq!(above.len(), 1);
    assert_eq!(above, x001(format!("{goals}{item} {allow}\n")));
    assert_eq!(
        above,
        x001(format!("{goals}  {allow}\n\n  # more\n{item}\n"))
    );
    let other = item.replace("G1", "G2");
    assert_ne!(above, x001(format!("{goals}  {allow}\n{other}\n")));
}

/// What stands in one list only: `-` in the first, `+` in the second.
fn differ(one: &[String], other: &[String]) -> Vec<String> {
    let missing = |a: &[String], b: &[String], sign: &str| -> Vec<String> {
        let lost = a.iter().filter(|found| !b.contains(found));
        lost.map(|found| format!("{sign} {found}")).collect()
    };
    [missing(one, other, "-"), missing(other, one, "+")].concat()
}

proptest! {
    #[test]
    fn chapters_and_items_may_be_put_in_another_order(
        file in any::<Index>(),
        swaps in proptest::collection::vec(any::<(Index, Index)>(), 1..8),
    ) {
        let mut files = movable_files();
        // Comments stay behind when what they are about moves; of three goals that contradict
        // each other, S106 tells two pairs, which depend on the order.
        let moves = ["X001", "X002", "X003", "S106"];
        files.retain(|(path, _)| !moves.iter().any(|code| path.contains(code)));
        let (path, text) = file.get(&files);
        let mut chapters: Vec<String> = Vec::new();
        for chapter in pieces(text, is_key) {
            let mut items = pieces(chapter, |line| line.starts_with("  - "));
            let count = items.len() - 1;
            for (one, other) in swaps.iter().filter(|_| count > 1) {
                items.swap(1 + one.index(count), 1 + other.index(count));
            }
            chapters.push(items.concat());
        }
        for (one, other) in &swaps {
            let count = chapters.len();
            chapters.swap(one.index(count), other.index(count));
        }
        let (before, after) = (of(text), of(&chapters.concat()));
        prop_assert_eq!(differ(&before, &after), [""; 0], "{}", path);
    }

    #[test]
    fn other_items_may_come_in_between(file in any::<Index>(), at in any::<Index>()) {
        const GOAL: &str = "  - {id: ZZ9, title: 另一个目标, owner: 张三, accepted: 示例}\n";
        let mut files = movable_files();
        files.retain(|(_, text)| text.contains("\ngoals:\n  - "));
        let (path, text) = file.get(&files);
        let goals = text.find("\ngoals:\n").expect("goals") + "\ngoals:\n".len();
        let mut items = pieces(&text[goals..], |line| line.starts_with("  - ") || is_key(line));
        let end = items.iter().position(|item| is_key(item)).unwrap_or(items.len());
        items.insert(at.index(end + 1), GOAL);
        let more = format!("{}{}", &text[..goals], items.concat());
        // What all goals at the top have in common may not hold of one more.
        let in_common = ["- R404", "- R405"];
        let lost: Vec<String> = differ(&of(text), &of(&more))
            .into_iter()
            .filter(|found| found.starts_with('-') && !in_common.iter().any(|code| found.starts_with(code)))
            .collect();
        prop_assert_eq!(lost, [""; 0], "{}", path);
    }
}

//! What allows let stand, and for which reason.

use super::super::rules::RULES;
use super::super::{Checked, Options, check};
use super::*;
use crate::source::{self, Limits};

fn checked(text: &str, options: &Options) -> Checked {
    let text = format!("planvet: 1\ntitle: t\n{text}");
    check("a.yaml".to_owned(), text.into(), options)
}

/// The reasons for which findings of a rule stand, in their order.
fn reasons(text: &str, code: &str) -> Vec<Option<String>> {
    let checked = checked(text, &Options::default());
    let findings = checked.findings.into_iter();
    let of_rule = findings.filter(|finding| finding.rule.code == code);
    of_rule
        .map(|finding| finding.suppressed.map(|by| by.reason))
        .collect()
}

fn some(reason: &str) -> Option<String> {
    Some(reason.to_owned())
}

const GOALS: &str = "goals:\n  - {id: G1, title: x}\n  - {id: G2, title: y}\n";

#[test]
fn of_several_allows_the_first_counts_and_each_is_used() {
    let text = format!("# planvet: allow-file[S104] one\n# planvet: allow[S104] two\n{GOALS}");
    assert_eq!(reasons(&text, "S104"), [some("one"), some("one")]);
    assert_eq!(reasons(&text, "X001"), []);
    let inner = GOALS.replace("  - {id: G2", "  # planvet: allow[S104] inner\n  - {id: G2");
    assert_eq!(reasons(&inner, "S104"), [None, some("inner")]);
    let outer = format!("{inner}# planvet: allow-file[S104] outer\n");
    assert_eq!(reasons(&outer, "S104"), [some("outer"), some("inner")]);
    let twice = format!("# planvet: allow-file[S104, no-owner, S104] all\n{GOALS}");
    assert_eq!(reasons(&twice, "X001").len(), 2, "the first name is enough");
}

#[test]
fn an_allow_of_a_rule_that_doesnt_run_is_not_told() {
    let without = |code: &str| {
        let severities = RULES.iter();
        let severities = severities.map(|rule| (rule.id.code != code).then_some(rule.severity));
        Options {
            settings: Settings::default()
                .with_severities(severities.collect())
                .into(),
            ..Options::default()
        }
    };
    let text = "# planvet: allow[S104] named in May\ngoals: []\n";
    let told = |options: &Options| {
        let checked = checked(text, options);
        let mut findings = checked.findings.iter();
        findings.any(|finding| finding.rule.code == "X001")
    };
    assert!(told(&without("S105")));
    assert!(!told(&without("S104")));
}

#[test]
fn a_reason_has_an_end() {
    let text = format!(
        "# planvet: allow-file[S104] {}\n{GOALS}",
        "很".repeat(5_000)
    );
    let kept = reasons(&text, "S104")[0].clone().expect("a reason");
    assert_eq!(kept.chars().count(), MOST_REASON + 1);
    assert!(kept.ends_with('…'));
}

#[test]
fn what_is_remembered_of_a_block_of_comments_is_what_each_is_about() {
    let text = "# a\n\n# b\ngoals: # c\n  # d\n  # e\n  - id: G1 # f\n    title: x\n# g\n\n# h\nrisks: []\n# i\n# j";
    let tree = source::parse(text, &Limits::DEFAULT);
    let mut subjects = Subjects::new(&tree, text);
    for comment in tree.comments() {
        let alone = Subjects::new(&tree, text).of(comment);
        assert_eq!(subjects.of(comment), alone, "{comment:?}");
    }
    assert_eq!(tree.comments().len(), 10);
}

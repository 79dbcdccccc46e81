use super::mend::mend_with;
use super::*;
use crate::check::{self, Checked, Settings};
use crate::diagnostic::{RuleId, Severity, Suppression};
use crate::lang::Text;
use crate::source::{self, Edit, Limits, Source, Span};

const RULE: RuleId = RuleId {
    code: "Z001",
    name: "test",
};

/// A word of a text and what a rule of the test offers for it.
type Offer = (&'static str, &'static str, bool);

/// Checks by finding every word for which there is an offer.
fn check_by(offers: &[Offer]) -> impl Fn(String) -> Checked {
    move |text| {
        let tree = source::parse(&text, &Limits::DEFAULT);
        let (complete, text_faults) = (tree.is_complete(), tree.faults().len());
        let mut findings = Vec::new();
        for (word, replacement, safe) in offers {
            for (start, _) in text.match_indices(word) {
                let span = Span::new(start, start + word.len());
                let message = Text::new("found", "发现");
                let mut finding = Diagnostic::new(RULE, Severity::Error, span, message);
                let title = Text {
                    en: format!("write {replacement}").into(),
                    zh: format!("改为{replacement}").into(),
                };
                let edit = Edit {
                    span,
                    replacement: (*replacement).to_owned(),
                };
                finding.fix(title, *safe, edit);
                findings.push(finding);
            }
        }
        findings.sort_by(|a, b| a.order().cmp(&b.order()));
        Checked {
            source: Source {
                path: "plan.yaml".into(),
                text,
            },
            findings,
            plans: Vec::new(),
            complete,
            text_faults,
            settings: Settings::standard(),
        }
    }
}

fn run(text: &str, reach: Reach, offers: &[Offer]) -> (String, Mended) {
    let check = check_by(offers);
    let file = check(text.to_owned());
    let mended = mend_with(&file, reach, check);
    let after = mended.file.as_ref().unwrap_or(&file).source.text.clone();
    (after, mended)
}

fn reasons(mended: &Mended) -> Vec<Reason> {
    mended
        .refused
        .iter()
        .map(|refused| refused.reason)
        .collect()
}

#[test]
fn rounds_go_on_until_nothing_is_left() {
    let offers = [("one", "two", true), ("two", "three", true)];
    let (text, mended) = run("a: one\nb: two\n", Reach::Safe, &offers);
    assert_eq!(text, "a: three\nb: three\n");
    assert_eq!((mended.count(), mended.finished), (3, true));
    assert_eq!(mended.refused, []);
}

#[test]
fn unsafe_changes_wait_until_they_are_asked_for() {
    let offers = [("one", "1", true), ("two", "2", false)];
    let (text, mended) = run("[one, two]", Reach::Safe, &offers);
    assert_eq!((text.as_str(), mended.count()), ("[1, two]", 1));
    let (text, mended) = run("[one, two]", Reach::All, &offers);
    assert_eq!((text.as_str(), mended.count()), ("[1, 2]", 2));
    let (_, mended) = run("[three]", Reach::All, &offers);
    assert!(mended.file.is_none() && mended.finished);
}

#[test]
fn what_is_allowed_stays_and_what_is_known_is_mended() {
    let check = check_by(&[("one", "1", true)]);
    let mut file = check("one: x".into());
    file.findings[0].known = true;
    assert!(mend_with(&file, Reach::Safe, &check).file.is_some());
    file.findings[0].suppressed = Some(Suppression {
        by: Span::default(),
        reason: "why not".into(),
    });
    assert!(mend_with(&file, Reach::All, &check).file.is_none());
}

#[test]
fn a_change_that_breaks_the_file_is_taken_back_and_the_others_are_made() {
    let offers = [("one", "1", true), ("two", "{", true)];
    let words: Vec<String> = (0..50)
        .map(|n| format!("k{n}: {}\n", if n == 31 { "two" } else { "one" }))
        .collect();
    let (text, mended) = run(&words.concat(), Reach::Safe, &offers);
    assert_eq!(text, words.concat().replace("one", "1"));
    assert_eq!((mended.count(), mended.finished), (49, true));
    assert_eq!(reasons(&mended), [Reason::Breaks]);
    // A key that is then there twice is lost, though the file still parses.
    let (text, mended) = run("a: 1\nb: 2\n", Reach::Safe, &[("b", "a", true)]);
    assert_eq!(text, "a: 1\nb: 2\n");
    assert_eq!(reasons(&mended), [Reason::Breaks]);
}

#[test]
fn a_broken_file_may_stay_broken() {
    let (text, mended) = run("a: [one\n", Reach::Safe, &[("one", "1", true)]);
    assert_eq!((text.as_str(), mended.count()), ("a: [1\n", 1));
}

#[test]
fn a_change_that_mends_nothing_is_taken_back() {
    for replacement in ["one", "one more"] {
        let (text, mended) = run("a: one\n", Reach::Safe, &[("one", replacement, true)]);
        assert_eq!(text, "a: one\n");
        assert_eq!(reasons(&mended), [Reason::MendsNothing]);
        assert!(mended.finished);
    }
}

#[test]
fn changes_that_undo_each_other_end() {
    let offers = [("one", "two", true), ("two", "one", true), ("x", "y", true)];
    for (text, expected) in [
        ("a: one\n", "a: two\n"),
        ("a: one\nb: x\n", "a: one\nb: y\n"),
    ] {
        let (text, mended) = run(text, Reach::Safe, &offers);
        assert_eq!(text, expected);
        assert_eq!(reasons(&mended), [Reason::GoesInCircles]);
        assert!(mended.finished);
    }
}

#[test]
fn a_change_that_grows_for_ever_is_bounded() {
    let (text, mended) = run("a: one\n", Reach::Safe, &[("one", "x one", true)]);
    assert!(!mended.finished);
    assert!(text.len() < 10_000, "{}", text.len());
}

#[test]
fn the_byte_order_mark_stays() {
    let (text, mended) = run("\u{feff}a: 1\n", Reach::Safe, &[("\u{feff}", "", true)]);
    assert_eq!(text, "\u{feff}a: 1\n");
    assert_eq!(reasons(&mended), [Reason::Breaks]);
}

#[test]
fn a_plan_full_of_wide_colons_is_mended() {
    let mut plan = String::from("planvet：1\r\ntitle：方案 # 标题\r\ngoals：\r\n");
    for n in 1..=40 {
        plan.push_str(&format!("  - id：G{n}\r\n    title：目标{n}\r\n"));
    }
    let options = check::Options::default();
    let file = check::check("plan.yaml".into(), plan.clone().into_bytes(), &options);
    assert!(!file.complete);
    let mended = mend(&file, Reach::Safe, &options);
    let after = mended.file.as_ref().expect("a mended file");
    let broken = after
        .findings
        .iter()
        .find(|finding| finding.rule.code == "F001");
    assert_eq!(broken, None);
    assert_eq!(after.plans[0].goals.len(), 40);
    assert_eq!(
        after.source.text.replace(": ", "：").replace(":\r", "：\r"),
        plan,
        "nothing but the colons changed"
    );
}

/// As many changes as there are findings take as many rounds as few changes do.
#[test]
fn thousands_of_changes_are_made_in_a_few_rounds() {
    let plan = |goals: usize| {
        let mut plan = String::from("planvet: 1\ntitle: Example\ngoals:\n");
        for n in 0..goals {
            plan.push_str(&format!(
                "  - {{id: G{n}, title: Goal, deadline: 31/3/2026}}\n"
            ));
        }
        plan
    };
    let mut options = check::Options::default();
    options.limits.findings = 20;
    let checks = |goals: usize| {
        let file = check::check("plan.yaml".into(), plan(goals).into_bytes(), &options);
        let mended = mend(&file, Reach::Safe, &options);
        assert_eq!((mended.count(), mended.finished), (goals, true));
        let after = mended.file.expect("a mended file");
        assert_eq!(
            after.source.text,
            plan(goals).replace("31/3/2026", "2026-03-31")
        );
        // What is shown is as short as ever.
        let of_owner = after
            .findings
            .iter()
            .filter(|finding| finding.rule.code == "S104");
        assert!(of_owner.count() <= 21);
        mended.checks
    };
    let (few, many) = (checks(10), checks(500));
    assert!(many <= few, "{few} checks of few goals, {many} of many");
}

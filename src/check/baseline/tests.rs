//! Matching, staleness, reading and writing, on baselines made of words.

use proptest::prelude::*;

use super::super::Settings;
use super::super::rules::RULES;
use super::*;
use crate::diagnostic::{RuleId, Severity, Suppression};
use crate::lang::{Lang, Text};
use crate::source::{Source, Span};

fn finding(code: &str, fingerprint: u64) -> Diagnostic {
    let id = rules::find(code).map_or(
        RuleId {
            code: "Z999",
            name: "later",
        },
        |rule| rule.id,
    );
    let mut finding = Diagnostic::new(id, Severity::Warning, Span::default(), Text::new("", ""));
    finding.fingerprint = Fingerprint(fingerprint);
    finding
}

/// A file that was read to its end, with findings.
fn checked(findings: &[Diagnostic]) -> Checked {
    Checked {
        source: Source {
            path: String::new(),
            text: String::new(),
        },
        findings: findings.to_vec(),
        plans: Vec::new(),
        complete: true,
        text_faults: 0,
        settings: Settings::standard(),
    }
}

fn entry(code: &str, fingerprint: u64) -> Entry {
    Entry::new(&finding(code, fingerprint))
}

fn baseline(files: &[(&str, &[(&str, u64)])]) -> Baseline {
    let mut baseline = Baseline::default();
    for (path, entries) in files {
        let entries = entries.iter().map(|&(code, number)| entry(code, number));
        baseline.add((*path).to_owned(), entries.collect());
    }
    baseline
}

fn text(baseline: &Baseline) -> String {
    baseline.lines().map(|line| line + "\n").collect()
}

fn stale(baseline: &Baseline) -> Vec<u64> {
    let stale = baseline.stale();
    stale.iter().map(|(_, entry)| entry.fingerprint.0).collect()
}

#[test]
fn known_findings_are_marked_and_the_others_are_stale() {
    let base = baseline(&[
        ("a.yaml", &[("S104", 1), ("S104", 2)]),
        ("b.yaml", &[("S104", 3)]),
    ]);
    let mut file = checked(&[finding("S104", 2), finding("S104", 3)]);
    base.mark("a.yaml", &mut file);
    assert!(file.findings[0].known);
    assert!(!file.findings[1].known, "3 is known in another file");
    assert_eq!(stale(&base), [1], "of b.yaml the run says nothing");
}

#[test]
fn what_was_not_looked_for_is_not_stale() {
    let base = baseline(&[("a.yaml", &[("S104", 1), ("Z999", 2), ("M202", 3)])]);
    let without = |code: &str| {
        let severities = RULES
            .iter()
            .map(|rule| (rule.id.code != code).then_some(rule.severity));
        Settings::default().with_severities(severities.collect())
    };
    let mut broken = checked(&[]);
    broken.complete = false;
    base.mark("a.yaml", &mut broken);
    assert_eq!(
        stale(&base),
        [0; 0],
        "behind a syntax fault nothing is mended"
    );
    let mut other = checked(&[]);
    other.settings = without("S104").into();
    base.mark("a.yaml", &mut other);
    assert_eq!(stale(&base), [3], "S104 didn't run, Z999 isn't known");
    base.forget("a.yaml");
    assert_eq!(stale(&base).len(), 3, "the file is gone");
}

#[test]
fn an_allowed_finding_needs_no_entry() {
    let base = baseline(&[("a.yaml", &[("S104", 1)])]);
    let mut allowed = finding("S104", 1);
    allowed.suppressed = Some(Suppression {
        by: Span::default(),
        reason: "示例".to_owned(),
    });
    let mut file = checked(&[allowed]);
    base.mark("a.yaml", &mut file);
    assert!(!file.findings[0].known);
    assert_eq!(stale(&base), [1]);
}

#[test]
fn a_file_under_two_names_is_not_stale_where_one_finds_it() {
    let base = baseline(&[("a.yaml", &[("S104", 1)])]);
    base.mark("a.yaml", &mut checked(&[]));
    base.mark("a.yaml", &mut checked(&[finding("S104", 1)]));
    assert_eq!(stale(&base), [0; 0]);
    base.forget("a.yaml");
    assert_eq!(stale(&base), [0; 0], "what was found stays found");
}

#[test]
fn what_goes_leaves_nothing_behind() {
    let mut base = baseline(&[
        ("a.yaml", &[("S104", 1), ("M202", 2)]),
        ("b.yaml", &[("S104", 3)]),
    ]);
    base.mark("a.yaml", &mut checked(&[]));
    assert_eq!(base.untold().collect::<Vec<_>>(), ["b.yaml"]);
    assert_eq!(stale(&base), [2, 1], "in the order of the file");
    base.drop_stale();
    assert_eq!(base.paths().collect::<Vec<_>>(), ["b.yaml"]);
}

#[test]
fn the_file_has_one_entry_a_line_in_a_fixed_order() {
    let base = baseline(&[
        ("b.yaml", &[("S104", 1)]),
        ("a.yaml", &[("S104", 2), ("M202", 3)]),
    ]);
    assert_eq!(
        text(&base),
        r#"{"version":1,"findings":[
{"path":"a.yaml","rule":"M202","fingerprint":"0000000000000003","route":""},
{"path":"a.yaml","rule":"S104","fingerprint":"0000000000000002","route":""},
{"path":"b.yaml","rule":"S104","fingerprint":"0000000000000001","route":""}
]}
"#
    );
    assert_eq!(
        text(&Baseline::default()),
        "{\"version\":1,\"findings\":[\n]}\n"
    );
}

#[test]
fn faults_of_the_file_are_named() {
    let fault = |text: &str| Baseline::read(text.as_bytes()).expect_err("a fault");
    let line = r#"{"path":"a","rule":"S104","fingerprint":"0000000000000001","route":"g"}"#;
    let file = |lines: &str| format!("{{\"version\":1,\"findings\":[\n{lines}\n]}}\n");
    let version = |found: &str| BaselineFault::Version {
        found: found.to_owned(),
    };
    assert_eq!(fault(r#"{"version":2,"findings":{}}"#), version("2"));
    assert_eq!(fault(r#"{"version":2,"findings":[]}"#), version("2"));
    assert_eq!(fault(r#"{"findings":[]}"#), version(""));
    assert_eq!(
        fault(&file(&format!("<<<<<<< HEAD\n{line}\n=======\n>>>>>>> b"))),
        BaselineFault::MergeMark { line: 2 }
    );
    assert_eq!(
        fault(&file(&format!("{line},\n{line}"))),
        BaselineFault::Twice {
            line: 3,
            rule: "S104".to_owned(),
            path: "a".to_owned()
        }
    );
    let shape = fault(&file(&format!("{line}\n{line}")));
    assert!(
        matches!(shape, BaselineFault::Shape { line: 3, .. }),
        "{shape:?}"
    );
    let shape = fault(&file(&line.replace("0000000000000001", "x")));
    assert!(
        matches!(shape, BaselineFault::Shape { line: 2, .. }),
        "{shape:?}"
    );
    assert!(shape.text().get(Lang::Zh).contains("第 2 行"));
    assert_eq!(
        Baseline::read(b"\xff\xfe{").expect_err("a fault"),
        BaselineFault::Encoding
    );
    assert!(matches!(fault(""), BaselineFault::Shape { line: 1, .. }));
}

#[test]
fn keys_of_later_versions_are_passed_over() {
    let text = r#"{"version":1,"tool":"x","findings":[{"rule":"s104","since":1,"path":"a","fingerprint":"01"}]}"#;
    let read = Baseline::read(text.as_bytes()).expect("a baseline");
    assert_eq!(read.files["a"][0].rule, "S104");
}

type Files = Vec<(String, Vec<(usize, u64, String)>)>;

/// Files with findings; few names and numbers, so that they collide.
fn files() -> impl Strategy<Value = Files> {
    let entry = (0..RULES.len(), 0u64..40, "\\PC{0,6}|[\"\\\\\n]");
    let path = "[ab\"/甲\\\\]{1,3}";
    proptest::collection::vec((path, proptest::collection::vec(entry, 0..12)), 0..6)
}

fn built(files: &Files) -> Baseline {
    let mut baseline = Baseline::default();
    for (path, entries) in files {
        let entries = entries.iter().map(|(rule, number, route)| Entry {
            rule: Cow::Borrowed(RULES[*rule].id.code),
            fingerprint: Fingerprint(*number),
            route: route.as_str().into(),
            fate: Fate::default(),
        });
        baseline.add(path.clone(), entries.collect());
    }
    baseline
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(files in files()) {
        let written = text(&built(&files));
        let read = Baseline::read(written.as_bytes()).expect("a baseline");
        prop_assert_eq!(text(&read), written);
    }

    #[test]
    fn a_merge_has_the_entries_of_both(one in files(), other in files()) {
        let numbers = |baseline: &Baseline| -> Vec<(String, u64)> {
            let all = baseline.files.iter();
            all.flat_map(|(path, entries)| entries.iter().map(|entry| (path.clone(), entry.fingerprint.0))).collect()
        };
        let mut merged = built(&one);
        merged.merge(built(&other));
        let mut both = [numbers(&built(&one)), numbers(&built(&other))].concat();
        both.sort();
        both.dedup();
        prop_assert_eq!(numbers(&merged), both);
        prop_assert!(Baseline::read(text(&merged).as_bytes()).is_ok());
    }

    #[test]
    fn mending_one_finding_makes_exactly_its_entry_stale(numbers in proptest::collection::btree_set(0u64..1_000, 1..50), mended in any::<proptest::sample::Index>()) {
        let numbers: Vec<u64> = numbers.into_iter().collect();
        let entries: Vec<(&str, u64)> = numbers.iter().map(|&number| ("S104", number)).collect();
        let mut base = baseline(&[("a", &entries)]);
        let mended = numbers[mended.index(numbers.len())];
        let left: Vec<Diagnostic> = numbers.iter().filter(|&&number| number != mended).map(|&number| finding("S104", number)).collect();
        let mut left = checked(&left);
        base.mark("a", &mut left);
        prop_assert!(left.findings.iter().all(|finding| finding.known));
        prop_assert_eq!(stale(&base), [mended]);
        base.drop_stale();
        prop_assert_eq!(base.len(), numbers.len() - 1);
    }
}

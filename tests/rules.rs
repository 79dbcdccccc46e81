//! The catalogue holds what it promises: sorted and complete, docs whose examples run, fixtures
//! that state their own expectation, worked plans without a finding.

mod support;

use std::collections::BTreeSet;

use planvet::check::rules::RULES;
use planvet::check::{Checked, Rule, Settings, rules};
use planvet::lang::Lang;
use planvet::plan::read::Either;
use planvet::plan::value::Probability;
use planvet::risk::RiskProfile;
use planvet::source::LineIndex;
use support::{check, check_simulated, completed, files, listed, relative, root};

#[test]
fn the_catalogue_is_sorted_and_every_rule_file_is_in_it() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.id.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_by_key(|code| {
        let rule = rules::find(code).expect("rule");
        (rule.family(), rule.id.code)
    });
    sorted.dedup();
    assert_eq!(
        codes, sorted,
        "RULES is sorted by family and code, each once"
    );

    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.id.name).collect();
    assert_eq!(names.len(), RULES.len(), "names are unique");

    let in_files: BTreeSet<String> = files(&root().join("src/check/rules"), &["rs"])
        .iter()
        .filter_map(|path| path.file_stem()?.to_str().map(str::to_uppercase))
        .filter(|stem| stem.len() == 4 && stem[1..].chars().all(|c| c.is_ascii_digit()))
        .collect();
    let listed: BTreeSet<String> = codes.iter().map(|code| code.to_string()).collect();
    assert_eq!(
        in_files, listed,
        "each rule file is listed, and the other way round"
    );
}

#[test]
fn names_are_kebab_case_and_docs_are_there_in_both_languages() {
    for rule in RULES {
        let code = rule.id.code;
        assert!(
            rule.id
                .name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()),
            "{code}"
        );
        for lang in Lang::ALL {
            let docs = &rule.docs;
            for text in [&rule.title, &docs.checks, &docs.why, &docs.ignore] {
                let text = text.get(lang);
                assert!(!text.trim().is_empty(), "{code} {lang:?}");
                let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert_eq!(chinese, lang == Lang::Zh, "{code} {lang:?}: {text}");
                assert!(!text.contains("  "), "{code}: a gap in {text:?}");
            }
        }
    }
}

/// Checks an example of the docs. Those of F002 are about bytes, so they are saved as their own
/// comment says.
fn check_example(rule: &Rule, example: &str) -> Checked {
    let plan = completed(example);
    if rule.id.code == "F002" && example.contains("UTF-16") {
        let bytes: Vec<u8> = plan.encode_utf16().flat_map(u16::to_le_bytes).collect();
        return check("example.yaml", bytes);
    }
    check_for(rule, "example.yaml", plan)
}

/// Checks bytes so that a rule runs, and without what takes longer where it needn't.
fn check_for(rule: &Rule, path: &str, bytes: impl Into<Vec<u8>>) -> Checked {
    match rule.needs_simulation() {
        true => check_simulated(path, bytes),
        false => check(path, bytes),
    }
}

#[test]
fn examples_in_the_docs_fail_and_are_mended() {
    for rule in RULES {
        let code = rule.id.code;
        for lang in Lang::ALL {
            let fails = check_example(rule, rule.docs.fails.get(lang));
            let found = |checked: &Checked| checked.findings.iter().any(|f| f.rule == rule.id);
            assert!(
                found(&fails),
                "{code} {lang:?} finds nothing in its example\n{}",
                listed(&fails)
            );
            let mended = check_example(rule, rule.docs.mended.get(lang));
            assert!(
                !found(&mended),
                "{code} {lang:?} is not mended\n{}",
                listed(&mended)
            );
            for checked in [&fails, &mended] {
                let broken = checked
                    .findings
                    .iter()
                    .any(|f| f.rule != rule.id && f.rule.code.starts_with('F'));
                assert!(
                    !broken,
                    "{code} {lang:?}: the example is broken\n{}",
                    listed(checked)
                );
            }
        }
    }
}

/// The lines on which a fixture expects a rule: `# expect: S104` on the line, or on a line of its
/// own above.
fn expected_lines(text: &str, code: &str) -> Vec<usize> {
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let Some((before, codes)) = line.split_once("# expect:") else {
            continue;
        };
        let own_line = before.trim_start_matches('\u{feff}').trim().is_empty();
        let count = codes.split(',').filter(|c| c.trim() == code).count();
        lines.extend(std::iter::repeat_n(
            number + 1 + usize::from(own_line),
            count,
        ));
    }
    lines
}

#[test]
fn fixtures_get_exactly_the_findings_they_expect() {
    for rule in RULES {
        let code = rule.id.code;
        let folder = root().join("fixtures/rules").join(code);
        let fixtures = files(&folder, &["yaml"]);
        let mut expected_any = false;
        let mut good_any = false;
        for path in fixtures {
            let bytes = std::fs::read(&path).expect("fixture");
            let checked = check_for(rule, &relative(&path), bytes.clone());
            let expected = expected_lines(&String::from_utf8_lossy(&bytes), code);
            let index = LineIndex::new(&checked.source.text);
            let mut found: Vec<usize> = checked
                .findings
                .iter()
                .filter(|finding| finding.rule.code == code)
                .map(|finding| index.position(finding.span.start).line)
                .collect();
            found.sort_unstable();
            assert_eq!(
                found,
                expected,
                "{}: {code} found on the left, expected on the right\n{}",
                relative(&path),
                listed(&checked)
            );
            expected_any |= !expected.is_empty();
            good_any |= expected.is_empty();
        }
        assert!(expected_any, "{code} has no fixture with a finding");
        assert!(good_any, "{code} has no fixture that it must leave alone");
    }
}

#[test]
fn worked_plans_have_no_findings() {
    let mut plans = files(&root().join("plans"), &["yaml"]);
    plans.extend(files(&root().join("src/cli/init"), &["yaml"]));
    assert!(plans.len() >= 8);
    for path in plans {
        let name = relative(&path);
        let bytes = std::fs::read(&path).expect("plan");
        let checked = check(&name, bytes.clone());
        let findings = &checked.findings;
        assert!(findings.is_empty(), "{name}\n{}", listed(&checked));
        // Odds are told of a sound plan too: how likely it keeps its promises is no fault of how
        // it is written.
        let odds = ["D631", "B816"];
        let simulated = check_simulated(&name, bytes);
        let mut findings = simulated.findings.iter();
        assert!(
            findings.all(|finding| odds.contains(&finding.rule.code)),
            "{name}\n{}",
            listed(&simulated)
        );
    }
}

/// Each worked plan has what a forecast needs: estimates that spread, and risks in figures.
#[test]
fn worked_plans_can_be_simulated() {
    for path in files(&root().join("plans"), &["yaml"]) {
        let name = relative(&path);
        let checked = check(&name, std::fs::read(&path).expect("plan"));
        let [plan] = &checked.plans[..] else {
            panic!("{name} holds one plan")
        };
        let open = plan.tasks().filter(|task| {
            let progress = task.progress.value().map(|progress| progress.0);
            task.finished.is_absent() && progress != Some(100.into())
        });
        let (spread, other): (Vec<_>, Vec<_>) =
            open.partition(|task| matches!(task.duration.get(), Some(Either::Long(_))));
        assert!(
            spread.len() >= 5 && other.len() <= spread.len() / 5,
            "{name}"
        );
        let in_figures = plan.risks.iter().filter(|risk| {
            matches!(risk.probability.get(), Some(Probability::Percent(_)))
                && matches!(risk.impact.get(), Some(Either::Long(_)))
        });
        assert!(in_figures.count() >= 3, "{name}");
        let groups = plan.correlated_tasks();
        assert!(!groups.is_empty(), "{name}");
        assert!(groups.iter().all(|tasks| tasks.len() > 1), "{name}");
    }
}

#[test]
fn fixes_mend_their_finding_and_break_nothing() {
    let mut fixed = 0;
    for path in files(&root().join("fixtures"), &["yaml"]) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let before = check(&relative(&path), text.clone());
        let count = |checked: &Checked, code: &str| {
            checked
                .findings
                .iter()
                .filter(|finding| finding.rule.code == code)
                .count()
        };
        for finding in &before.findings {
            let Some(fix) = &finding.fix else { continue };
            let name = format!("{} {} {}", relative(&path), finding.rule.code, fix.title.en);
            let mended = planvet::source::edit::apply(&text, &fix.edits).expect(&name);
            let after = check(&relative(&path), mended);
            let code = finding.rule.code;
            assert!(
                // What stood behind a syntax fault comes to light when it is mended.
                code == "F001" || count(&after, code) < count(&before, code),
                "{name} doesn't mend\n{}",
                listed(&after)
            );
            assert!(
                count(&after, "F001") <= count(&before, "F001"),
                "{name} breaks the file\n{}",
                listed(&after)
            );
            fixed += 1;
        }
    }
    assert!(fixed > 10, "{fixed} fixes were tried");
}

/// A planner can start from any worked plan: each has all that a plan of its size needs.
#[test]
fn worked_plans_are_complete() {
    for path in files(&root().join("plans"), &["yaml"]) {
        let name = relative(&path);
        let checked = check(&name, std::fs::read(&path).expect("plan"));
        let [plan] = &checked.plans[..] else {
            panic!("{name} holds one plan")
        };
        let budget = plan.budget.get().expect(&name);
        for (what, count, least) in [
            ("goals", plan.goals.len(), 6),
            ("phases", plan.phases.len(), 3),
            ("tasks", plan.tasks().count(), 10),
            ("milestones", plan.milestones().count(), 6),
            ("risks", plan.risks.len(), 8),
            ("budget lines", budget.lines.len(), 8),
            ("funding", budget.funding.len(), 1),
            ("notes", plan.notes.len(), 1),
        ] {
            assert!(count >= least, "{name} has {count} {what}, not {least}");
        }
        let evaluation = plan.evaluation.get().expect(&name);
        assert!(
            !evaluation.dimensions.is_absent() && !evaluation.acceptance.is_absent(),
            "{name}"
        );
        let settings = Settings::standard();
        let ledger = planvet::finance::Ledger::new(plan, &settings.calendars);
        let profile = RiskProfile::new(plan, &ledger, &settings.calendars, &settings.scale);
        let rated = profile
            .exposures
            .iter()
            .all(|exposure| exposure.inherent.is_some());
        assert!(rated, "{name}: every risk has its place in the matrix");
    }
}

//! What files mean.

use jiff::civil::date;

use crate::check::Maturity;
use crate::check::rules::RULES;
use crate::diagnostic::{FailOn, Severity};
use crate::lang::Lang;
use crate::risk::Scale;
use crate::source::Limits;

use super::*;

mod calendars;
mod faults;
mod kinds;
mod laws;
mod scale;

fn config(text: &str) -> Config {
    let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
    assert_eq!(told(&read), Vec::<&str>::new());
    read.config.expect("a valid configuration")
}

fn told(read: &ReadConfig) -> Vec<&str> {
    let findings = read.checked.findings.iter();
    findings
        .map(|finding| finding.message.get(Lang::En))
        .collect()
}

fn effective(text: &str, path: &str, command_line: &Layer) -> Effective {
    resolve(Some(&config(text)), path, command_line).expect("known names")
}

fn running(text: &str) -> Vec<&'static str> {
    codes(&effective(text, "a.yaml", &Layer::default()))
}

fn codes(effective: &Effective) -> Vec<&'static str> {
    let on = effective.settings.rules();
    on.map(|(rule, _)| rule.id.code)
        .filter(|code| !code.starts_with('F') && !code.starts_with('X'))
        .collect()
}

fn severity(effective: &Effective, code: &str) -> Option<Severity> {
    let state = effective
        .rules
        .iter()
        .find(|state| state.rule.id.code == code);
    state.and_then(|state| state.severity)
}

#[test]
fn an_empty_file_changes_nothing() {
    let effective = effective("", "a.yaml", &Layer::default());
    assert_eq!(effective.settings, crate::check::Settings::standard());
    assert_eq!(effective.profile.value, "approved");
    assert_eq!(effective.fail_on.value, FailOn::Warning);
    assert!(
        effective
            .rules
            .iter()
            .all(|rule| rule.origin == Origin::Default)
    );
}

#[test]
fn the_more_exact_name_counts_and_on_equal_terms_ignore_does() {
    let text = "select = ['S', 'no-measure', 'T501']\nignore = ['M', 's104', 'T501']";
    let expected = ["S101", "S102", "S103", "S105", "S106", "S107", "M201"];
    assert_eq!(running(text), expected);
    assert_eq!(
        running("select = ['all']\nignore = ['ALL']\nextend_select = ['risk']").len(),
        {
            let risks = RULES.iter().filter(|rule| rule.id.code.starts_with('K'));
            risks.count()
        }
    );
    assert_eq!(running("select = ['T501', 'T']\nignore = ['T']"), ["T501"]);
    assert_eq!(running("select = []"), Vec::<&str>::new());
}

#[test]
fn files_that_cannot_be_read_are_told_whatever_is_selected() {
    let effective = effective("select = ['S104']", "a.yaml", &Layer::default());
    for code in ["F001", "F002", "F012", "F013"] {
        assert_eq!(severity(&effective, code), Some(Severity::Error), "{code}");
    }
    assert_eq!(severity(&effective, "F004"), None);
}

#[test]
fn a_profile_runs_the_rules_of_its_maturity() {
    let draft = running("profile = 'draft'");
    let review = running("profile = 'review'");
    let approved = running("profile = 'approved'");
    assert!(draft.len() < review.len() && review.len() < approved.len());
    assert!(draft.contains(&"M201") && !draft.contains(&"K701"));
    assert!(review.contains(&"K701") && !review.contains(&"A310"));
    assert_eq!(approved, running(""));
}

#[test]
fn another_profile_leaves_nothing_of_the_one_before() {
    let text = "profile = 'house'\n\
        [profiles.house]\nignore = ['S104']\nseverity = {S105 = 'error'}\n\
        thresholds = {most_goals = 3}\n\
        [[overrides]]\npaths = ['drafts/']\nprofile = 'draft'\n";
    let plain = effective("", "a.yaml", &Layer::default());
    let runs = |effective: &Effective, code: &str| {
        let state = effective
            .rules
            .iter()
            .find(|state| state.rule.id.code == code);
        state.and_then(|state| state.severity)
    };
    let house = effective(text, "a.yaml", &Layer::default());
    assert_eq!(runs(&house, "S104"), None);
    assert_eq!(runs(&house, "S105"), Some(Severity::Error));
    assert_eq!(house.settings.thresholds.most_goals, 3);
    let draft = effective(text, "drafts/a.yaml", &Layer::default());
    assert_eq!(draft.profile.value, "draft");
    for code in ["S104", "S105"] {
        assert_eq!(runs(&draft, code), runs(&plain, code), "{code}");
    }
    assert_eq!(draft.settings.thresholds, plain.settings.thresholds);
}

#[test]
fn profiles_of_ones_own_build_on_others() {
    let text = "profile = 'house'\n\
        [profiles.strict]\nextends = 'review'\nseverity = {K704 = 'info', K = 'error'}\n\
        [profiles.house]\nextends = 'strict'\nignore = ['B']\nextend_select = ['K704']\n\
        thresholds = {most_goals = 8}\n";
    let house = effective(text, "a.yaml", &Layer::default());
    assert_eq!(house.profile.value, "house");
    assert_eq!(severity(&house, "K701"), Some(Severity::Error));
    assert_eq!(severity(&house, "K704"), Some(Severity::Info));
    assert_eq!(severity(&house, "A310"), None);
    assert_eq!(severity(&house, "B801"), None);
    assert_eq!(house.settings.thresholds.most_goals, 8);
    assert_eq!(house.threshold_origins[0], Origin::File(9));
}

#[test]
fn overrides_hold_for_their_paths_and_the_last_wins() {
    let text = "language = 'zh-CN'\nfail_on = 'error'\n\
        [[overrides]]\npaths = ['drafts/']\nprofile = 'draft'\nfail_on = 'never'\n\
        [[overrides]]\npaths = ['*.old.yaml']\nselect = ['T']\nlanguage = 'en'\n";
    let of = |path: &str| effective(text, path, &Layer::default());
    assert_eq!(of("a.yaml").profile.value, "approved");
    assert_eq!(of("a.yaml").language.value, Some(Lang::Zh));
    assert_eq!(of("a.yaml").fail_on.value, FailOn::Error);
    let draft = of("drafts/x/a.yaml");
    assert_eq!(
        (draft.profile.value.as_str(), draft.fail_on.value),
        ("draft", FailOn::Never)
    );
    assert_eq!(draft.fail_on.origin, Origin::File(6));
    let old = of("drafts/a.old.yaml");
    assert_eq!(old.language.value, Some(Lang::En));
    assert!(codes(&old).iter().all(|code| code.starts_with('T')));
}

#[test]
fn the_command_line_wins_but_a_name_that_is_less_exact_brings_nothing_back() {
    let text = "ignore = ['M206', 'K']\nprofile = 'review'";
    let select = |name: &str| Layer {
        select: Some(vec![At::command_line(
            Selector::read(name, |_| false).expect("name"),
        )]),
        ..Layer::default()
    };
    let of = |name: &str| codes(&effective(text, "a.yaml", &select(name)));
    assert_eq!(of("M206"), ["M206"]);
    assert!(!of("M").contains(&"M206") && of("M").contains(&"M205"));
    assert_eq!(of("K701"), ["K701"]);
    assert!(of("K").contains(&"K701"));
    assert!(!of("ALL").contains(&"K701") && of("ALL").contains(&"A310"));
    let profile = Layer {
        profile: Some(At::command_line("approved".to_owned())),
        ..Layer::default()
    };
    let approved = effective(text, "a.yaml", &profile);
    assert_eq!(severity(&approved, "A310"), Some(Severity::Warning));
    assert_eq!(severity(&approved, "K701"), None);
    let unknown = Layer {
        profile: Some(At::command_line("final".to_owned())),
        ..Layer::default()
    };
    assert!(resolve(None, "a.yaml", &unknown).is_err());
}

#[test]
fn each_rule_says_why_it_runs_or_doesnt() {
    let text = "profile = 'review'\nselect = ['S', 'M206']\nignore = ['S105']\n";
    let rules = effective(text, "a.yaml", &Layer::default()).rules;
    let origin = |code: &str| {
        let state = rules.iter().find(|state| state.rule.id.code == code);
        state.map(|state| state.origin.clone())
    };
    assert_eq!(origin("S104"), Some(Origin::File(2)));
    assert_eq!(origin("S105"), Some(Origin::File(3)));
    assert_eq!(origin("K701"), Some(Origin::File(2)), "not selected");
    let review = effective("profile = 'review'", "a.yaml", &Layer::default());
    let by_profile = Origin::Profile("review".to_owned());
    for state in &review.rules {
        // What the profile wants and nothing simulates is off by default.
        let is_idle = state.rule.needs_simulation() && state.rule.since <= Maturity::Review;
        let expected = if is_idle {
            &Origin::Default
        } else {
            &by_profile
        };
        assert_eq!(&state.origin, expected, "{}", state.rule.id.code);
    }
}

#[test]
fn a_profile_that_only_another_file_has_is_unknown() {
    let house = || At::command_line(Selector::Profile("house".to_owned()));
    let select = Layer {
        select: Some(vec![house()]),
        ..Layer::default()
    };
    let ignore = Layer {
        ignore: vec![house()],
        ..Layer::default()
    };
    for layer in [select, ignore] {
        assert!(resolve(Some(&config("")), "a.yaml", &layer).is_err());
        assert!(resolve(Some(&config("[profiles.house]")), "a.yaml", &layer).is_ok());
    }
}

#[test]
fn rules_that_need_a_simulation_run_where_plans_are_simulated() {
    let runs = |effective: &Effective| severity(effective, "D632");
    let plain = effective("select = ['D632']", "a.yaml", &Layer::default());
    assert_eq!(runs(&plain), None);
    let text = "[[overrides]]\npaths = ['big/']\nsimulate = true\n";
    assert_eq!(runs(&effective(text, "a.yaml", &Layer::default())), None);
    let over = effective(text, "big/a.yaml", &Layer::default());
    assert_eq!(runs(&over), Some(Severity::Info));
    assert_eq!(over.simulate.origin, Origin::File(3));
    let asked = Layer {
        simulate: Some(At::command_line(true)),
        ..Layer::default()
    };
    let asked = effective(
        "simulate = false\n[severity]\nD632 = 'warning'",
        "a.yaml",
        &asked,
    );
    assert_eq!(runs(&asked), Some(Severity::Warning));
    assert_eq!(asked.simulate.origin, Origin::CommandLine);
    let ignored = effective(
        "simulate = true\nignore = ['D632']",
        "a.yaml",
        &Layer::default(),
    );
    assert_eq!(runs(&ignored), None);
    let state = ignored
        .rules
        .iter()
        .find(|state| state.rule.id.code == "D632");
    assert_eq!(state.expect("the rule").origin, Origin::File(2));
}

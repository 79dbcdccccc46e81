//! What holds of any settings.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::check::THRESHOLDS;

/// Names of rules, families and profiles; few enough that they collide.
fn names() -> impl Strategy<Value = Vec<&'static str>> {
    let name = select(vec![
        "ALL",
        "draft",
        "review",
        "house",
        "S",
        "measurable",
        "K",
        "S104",
        "no-measure",
        "M206",
        "K701",
        "T501",
    ]);
    proptest::collection::vec(name, 0..4)
}

fn severities() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let name = select(vec!["ALL", "review", "K", "M", "S104", "K701"]);
    let word = select(vec!["error", "warning", "info"]);
    proptest::collection::btree_map(name, word, 0..3).prop_map(|map| map.into_iter().collect())
}

/// The keys that a file and an override share.
fn keys() -> impl Strategy<Value = String> {
    let profile = select(vec!["", "draft", "review", "approved", "house"]);
    let fail_on = select(vec!["", "error", "info", "never"]);
    let goals = proptest::option::of(1u32..=100);
    let exactly = proptest::option::of(names());
    let simulate = proptest::option::of(any::<bool>());
    (
        profile,
        (fail_on, simulate),
        goals,
        exactly,
        names(),
        names(),
        severities(),
    )
        .prop_map(
            |(profile, (fail_on, simulate), goals, exactly, more, less, severities)| {
                let mut text = format!("extend_select = {more:?}\nignore = {less:?}\n");
                for (key, value) in [("profile", profile), ("fail_on", fail_on)] {
                    if !value.is_empty() {
                        let _ = writeln!(text, "{key} = {value:?}");
                    }
                }
                if let Some(simulate) = simulate {
                    let _ = writeln!(text, "simulate = {simulate}");
                }
                if let Some(exactly) = exactly {
                    let _ = writeln!(text, "select = {exactly:?}");
                }
                let severities: Vec<String> = severities
                    .iter()
                    .map(|(name, word)| format!("{name} = {word:?}"))
                    .collect();
                let _ = writeln!(text, "severity = {{{}}}", severities.join(", "));
                if let Some(goals) = goals {
                    let _ = writeln!(text, "thresholds = {{most_goals = {goals}}}");
                }
                text
            },
        )
}

/// A profile that every file here has.
const HOUSE: &str =
    "[profiles.house]\nextends = 'review'\nselect = ['M', 'K701']\nignore = ['M206']\n";

fn file(keys: &str) -> String {
    format!("{keys}{HOUSE}")
}

fn with_override(below: &str, above: &str) -> String {
    format!("{}[[overrides]]\npaths = ['*']\n{above}", file(below))
}

fn of(text: &str) -> Effective {
    effective(text, "a.yaml", &Layer::default())
}

fn command_line(select: &[&'static str], ignore: &[&'static str]) -> Layer {
    let read = |names: &[&'static str]| -> Vec<At<Selector>> {
        let selectors = names
            .iter()
            .filter_map(|name| Selector::read(name, |_| false));
        selectors.map(At::command_line).collect()
    };
    Layer {
        select: (!select.is_empty()).then(|| read(select)),
        ignore: read(ignore),
        ..Layer::default()
    }
}

/// What is in force as a file of its own: each value by its name.
fn written(effective: &Effective) -> String {
    let on = || {
        effective
            .settings
            .rules()
            .map(|(rule, severity)| (rule.id.code, severity))
    };
    let codes: Vec<&str> = on().map(|(code, _)| code).collect();
    let severities: Vec<String> = on()
        .map(|(code, severity)| format!("{code} = {:?}", severity.word()))
        .collect();
    let thresholds: Vec<String> = THRESHOLDS
        .iter()
        .filter_map(|each| Some((each.key, effective.settings.thresholds.get(each.key)?)))
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    format!(
        "fail_on = {:?}\nsimulate = {}\nselect = {codes:?}\nseverity = {{{}}}\nthresholds = {{{}}}\n",
        effective.fail_on.value.name(),
        effective.simulate.value,
        severities.join(", "),
        thresholds.join(", "),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_code_on_the_command_line_runs_and_nothing_else_does(keys in keys(), at in 0..RULES.len()) {
        let code = RULES[at].id.code;
        let simulated = Layer {
            simulate: Some(At::command_line(true)),
            ..command_line(&[code], &[])
        };
        let only = effective(&file(&keys), "a.yaml", &simulated);
        for state in &only.rules {
            let expected = state.rule.id.code == code || state.rule.is_essential();
            prop_assert_eq!(state.severity.is_some(), expected, "{}", state.rule.id.code);
        }
        if !RULES[at].is_essential() {
            prop_assert_eq!(&only.rules[at].origin, &Origin::CommandLine);
        }
    }

    #[test]
    fn a_code_ignored_on_the_command_line_never_runs(keys in keys(), at in 0..RULES.len()) {
        let code = RULES[at].id.code;
        let text = file(&keys);
        let (all, less) = (of(&text), effective(&text, "a.yaml", &command_line(&[], &[code])));
        for (one, other) in all.rules.iter().zip(&less.rules) {
            let is_off = one.rule.id.code == code && !one.rule.is_essential();
            let expected = one.severity.filter(|_| !is_off);
            prop_assert_eq!(other.severity, expected, "{}", one.rule.id.code);
        }
    }

    #[test]
    fn saying_it_twice_or_in_another_order_changes_nothing(select in names(), ignore in names()) {
        let text = |select: &[&str], ignore: &[&str]| {
            file(&format!("select = {select:?}\nignore = {ignore:?}\n"))
        };
        let (twice, again) = (select.repeat(2), ignore.repeat(2));
        let turned: Vec<&str> = ignore.iter().rev().copied().collect();
        let once = of(&text(&select, &ignore)).settings;
        prop_assert_eq!(&once, &of(&text(&twice, &again)).settings);
        prop_assert_eq!(&once, &of(&text(&select, &turned)).settings);
    }

    #[test]
    fn a_file_says_the_same_as_an_override_for_everything(keys in keys()) {
        let (below, above) = (of(&file(&keys)), of(&with_override("", &keys)));
        prop_assert_eq!(below.settings, above.settings);
        prop_assert_eq!(below.fail_on.value, above.fail_on.value);
        prop_assert_eq!(below.simulate.value, above.simulate.value);
        prop_assert_eq!(below.profile.value, above.profile.value);
    }

    #[test]
    fn an_override_for_other_paths_says_nothing(keys in keys(), other in keys()) {
        let text = format!("{}[[overrides]]\npaths = ['/other/']\n{other}", file(&keys));
        prop_assert_eq!(of(&text).settings, of(&file(&keys)).settings);
    }

    #[test]
    fn what_is_in_force_can_be_written_down(below in keys(), above in keys()) {
        let in_force = of(&with_override(&below, &above));
        let again = of(&written(&in_force));
        prop_assert_eq!(&again.settings, &in_force.settings);
        prop_assert_eq!(again.fail_on.value, in_force.fail_on.value);
    }

    #[test]
    fn every_origin_is_a_line_that_says_so(below in keys(), above in keys()) {
        let text = with_override(&below, &above);
        let effective = of(&text);
        let line = |origin: &Origin| match origin {
            Origin::File(line) => text.lines().nth(line - 1).map(str::to_owned),
            _ => None,
        };
        for state in &effective.rules {
            if let Some(line) = line(&state.severity_origin) {
                prop_assert!(line.starts_with("severity = "), "{line}");
            }
            if let Some(line) = line(&state.origin) {
                let keys = [
                    "select = ",
                    "extend_select = ",
                    "ignore = ",
                    "profile = ",
                    "simulate = false",
                ];
                prop_assert!(keys.iter().any(|key| line.starts_with(key)), "{line}");
                let is_off = line.starts_with("ignore = ");
                prop_assert!(!is_off || state.severity.is_none() || state.rule.is_essential());
            }
        }
        if let Some(line) = line(&effective.fail_on.origin) {
            prop_assert!(line.contains(effective.fail_on.value.name()), "{line}");
        }
    }
}

#[test]
fn the_last_override_that_says_something_wins() {
    let overrides: String = ["error", "", "never", ""]
        .map(|word| match word {
            "" => "[[overrides]]\npaths = ['a.yaml']\nlanguage = 'en'\n".to_owned(),
            word => format!("[[overrides]]\npaths = ['a.yaml']\nfail_on = '{word}'\n"),
        })
        .concat();
    let effective = of(&format!("fail_on = 'info'\n{overrides}"));
    assert_eq!(effective.fail_on.value, FailOn::Never);
    assert_eq!(effective.fail_on.origin, Origin::File(9 + 1));
}

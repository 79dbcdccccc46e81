//! Laws of `planvet.toml`.

use planvet::check::rules::RULES;
use planvet::check::{Options, THRESHOLDS, check};
use planvet::config::{At, Config, Effective, Layer, Origin, Selector, read, resolve};
use planvet::diagnostic::{FailOn, Severity};
use planvet::lang::Lang;
use planvet::source::Limits;
use planvet::view;

use super::{findings, views};

/// Small enough to be reached.
const LIMITS: Limits = Limits {
    bytes: 1 << 16,
    depth: 16,
    expanded_nodes: 2_000,
    faults: 20,
    findings: 5,
};

/// Paths below the folder of the configuration.
const INSIDE: [&str; 5] = [
    "plan.yaml",
    "archive/2024/plan.draft.yaml",
    "归档/方案.yml",
    "..plan.yaml",
    "a b/-x.yaml",
];

/// Paths beyond it.
const OUTSIDE: [&str; 4] = ["../plan.yaml", "..", "/plan.yaml", "/"];

/// A plan that uses what a configuration sets up.
const PLAN: &str = "planvet: 1
title: 试点
kind: satisfaction
calendar: office
start: 2026-01-05
end: 2027-12-31
budget: {total: 100万元}
goals: [{id: G1, title: Faster repairs, deadline: 2026-10-01}]
phases: [{id: PH1, title: Pilot, start: 2026-02-15, end: 2027-06-30, tasks: [{id: T1, title: Train, duration: 30d}]}]
risks: [{id: R1, title: Staff leaves, category: people, probability: 30%, impact: {cost: 12万元, delay: 10d}}]
";

/// What reading makes of bytes is sound, a second reading says the same, and a valid
/// configuration can be used.
pub fn bytes(bytes: &[u8]) {
    let read = || read("planvet.toml".to_owned(), bytes.to_vec(), &LIMITS);
    let first = read();
    let file = &first.checked;
    findings::checked(file);
    assert_eq!(first.config.is_some(), file.findings.is_empty());
    for finding in &file.findings {
        assert_eq!(finding.severity, Severity::Error, "{finding:#?}");
    }
    let second = read();
    assert_eq!(file.findings, second.checked.findings, "a second reading");
    for lang in Lang::ALL {
        findings::formats(file, lang);
    }
    if let (Some(config), Some(again)) = (&first.config, &second.config) {
        let lines = file.source.text.lines().count().max(1);
        used(config, again, lines, bytes.len());
    }
}

/// A valid configuration comes to settings, the same ones each time.
fn used(config: &Config, again: &Config, lines: usize, number: usize) {
    let nothing = Layer::default();
    for path in INSIDE.iter().chain(&OUTSIDE) {
        sound(&resolved(config, path, &nothing), lines);
    }
    for (at, command_line) in command_lines(config).iter().enumerate() {
        let effective = resolved(config, INSIDE[0], command_line);
        sound(&effective, lines);
        same(&effective, &resolved(again, INSIDE[0], command_line));
        if number % 8 == at {
            rendered(&effective);
        }
    }
    let all = std::iter::once(&config.exclude);
    for paths in all.chain(config.overrides.iter().map(|over| &over.paths)) {
        for path in OUTSIDE {
            assert!(!paths.contain(path), "{path} lies outside of the folder");
        }
    }
    let options = Options {
        limits: LIMITS,
        settings: resolved(config, INSIDE[0], &Layer::default()).settings,
        ..Options::default()
    };
    let file = check("plan.yaml".to_owned(), PLAN.into(), &options);
    findings::checked(&file);
    let lang = Lang::ALL[number % Lang::ALL.len()];
    findings::one_format(&file, lang, number / 2);
    views::one(&[file], lang, number / 2);
}

fn resolved(config: &Config, path: &str, command_line: &Layer) -> Effective {
    let effective = resolve(Some(config), path, command_line);
    effective.unwrap_or_else(|name| panic!("{name:?} at {path} of {config:#?}"))
}

/// What people may type: nothing, names of all kinds, and a profile of the file's own.
fn command_lines(config: &Config) -> Vec<Layer> {
    let own = config.profiles.last().map(|(name, _)| name.clone());
    let mut layers = vec![
        Layer::default(),
        Layer {
            profile: Some(At::command_line("draft".to_owned())),
            fail_on: Some(At::command_line(FailOn::Never)),
            ..Layer::default()
        },
        Layer {
            select: Some(vec![At::command_line(Selector::Rule("S104"))]),
            ignore: vec![At::command_line(Selector::All)],
            ..Layer::default()
        },
    ];
    layers.extend(own.map(|name| Layer {
        profile: Some(At::command_line(name.clone())),
        extend_select: vec![At::command_line(Selector::Profile(name))],
        ..Layer::default()
    }));
    layers
}

/// Settings are whole, and each says truly where it comes from.
fn sound(effective: &Effective, lines: usize) {
    assert_eq!(effective.rules.len(), RULES.len());
    for (state, rule) in effective.rules.iter().zip(RULES) {
        assert_eq!(state.rule.id, rule.id);
        assert_eq!(effective.settings.runs(rule), state.severity.is_some());
        assert!(
            !rule.is_essential() || state.severity.is_some(),
            "{} always runs",
            rule.id.code
        );
    }
    for threshold in THRESHOLDS {
        let value = effective.settings.thresholds.get(threshold.key);
        assert!(value.is_some_and(|value| threshold.range.contains(&value)));
    }
    assert_eq!(effective.settings.scale.contradictions(), []);
    let calendars = &effective.settings.calendars;
    assert_eq!(effective.calendars.len(), calendars.names().count());
    if let Some(usual) = &effective.calendar.value {
        assert!(calendars.find(usual).is_some(), "{usual} is a calendar");
    }
    let rules = effective.rules.iter();
    let origins = rules.flat_map(|state| [&state.origin, &state.severity_origin]);
    let origins = origins.chain(&effective.threshold_origins);
    let origins = origins.chain(effective.calendars.iter().map(|(_, origin)| origin));
    for origin in origins.chain([&effective.profile.origin, &effective.fail_on.origin]) {
        if let Origin::File(line) = origin {
            assert!((1..=lines).contains(line), "line {line} of {lines}");
        }
    }
}

fn same(one: &Effective, other: &Effective) {
    assert_eq!(one.settings, other.settings);
    assert_eq!(one.profile, other.profile);
    assert_eq!(one.language, other.language);
    assert_eq!(one.fail_on, other.fail_on);
    assert_eq!(one.baseline, other.baseline);
    assert_eq!(one.threshold_origins, other.threshold_origins);
    assert_eq!(one.calendars, other.calendars);
    for (one, other) in one.rules.iter().zip(&other.rules) {
        assert_eq!(one.origin, other.origin);
        assert_eq!(one.severity_origin, other.severity_origin);
    }
}

/// `planvet config` shows it.
fn rendered(effective: &Effective) {
    let report = view::config(effective, "planvet.toml", true);
    for lang in Lang::ALL {
        views::report(&report, lang);
    }
}

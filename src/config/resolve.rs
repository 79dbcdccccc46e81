//! Lays the sources of settings over each other.

use std::sync::Arc;

use crate::check::rules::RULES;
use crate::check::{Kinds, Maturity, Settings, THRESHOLDS, Thresholds};
use crate::diagnostic::{FailOn, Severity};
use crate::lang::Lang;
use crate::risk::Scale;
use crate::schedule::Calendars;

use super::effective::{KindOrigins, Sourced};
use super::profile::builtin;
use super::selector::RuleSet;
use super::{
    At, Config, Effective, KindLayer, Layer, Origin, Profile, RuleState, ScaleKeys, ScaleLayer,
    Selector,
};

/// A name on the command line that no profile has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName(pub String);

/// The settings for a plan: defaults, then the profile, the file, the overrides that hold for the
/// plan, in file order, and the command line, each over those before. Of several profiles only the
/// last one counts, where it is named.
///
/// `path` is the plan's path relative to the folder of the configuration.
///
/// # Errors
///
/// Fails when the command line names a profile that neither planvet nor the configuration has.
pub fn resolve(
    config: Option<&Config>,
    path: &str,
    command_line: &Layer,
) -> Result<Effective, UnknownName> {
    let profiles = config.map_or(&[][..], |config| &config.profiles);
    let own = config.into_iter().flat_map(|config| {
        let overrides = config
            .overrides
            .iter()
            .filter(|over| over.paths.contain(path));
        std::iter::once(&config.layer).chain(overrides.map(|over| &over.layer))
    });
    let layers: Vec<&Layer> = own.chain([command_line]).collect();
    for name in layers.iter().flat_map(|layer| layer.profiles()) {
        if builtin(name).is_none() && !profiles.iter().any(|(own, _)| own == name) {
            return Err(UnknownName(name.to_owned()));
        }
    }
    let mut stack = Stack::new(profiles);
    stack.take_profile(Maturity::default().name(), &Origin::Default);
    if let Some(config) = config {
        stack.file_scale = config.layer.scale.over(&stack.file_scale);
    }
    let last_profile = layers.iter().rposition(|layer| layer.profile.is_some());
    for (at, layer) in layers.into_iter().enumerate() {
        stack.lay(layer, last_profile == Some(at));
    }
    let baseline = config.and_then(|config| config.baseline.as_ref());
    Ok(stack.effective(baseline))
}

/// The rules of a profile, its own switched on and off.
pub(super) fn rules_of(name: &str, profiles: &[(String, Profile)]) -> RuleSet {
    let mut stack = Stack::new(profiles);
    stack.take_profile(name, &Origin::Default);
    stack.running()
}

impl Layer {
    /// The names of profiles that the layer uses.
    fn profiles(&self) -> impl Iterator<Item = &str> {
        let selectors = self.select.iter().flatten();
        let selectors = selectors.chain(&self.extend_select).chain(&self.ignore);
        let selectors = selectors.chain(self.severity.iter().map(|(selector, _)| selector));
        let named = selectors.filter_map(|selector| match &selector.value {
            Selector::Profile(name) => Some(name.as_str()),
            _ => None,
        });
        self.profile
            .iter()
            .map(|name| name.value.as_str())
            .chain(named)
    }
}

/// What the layers so far come to.
struct Stack<'c> {
    profiles: &'c [(String, Profile)],
    language: Sourced<Option<Lang>>,
    fail_on: Sourced<FailOn>,
    simulate: Sourced<bool>,
    profile: Sourced<String>,
    rules: Vec<State>,
    thresholds: Thresholds,
    threshold_origins: Vec<Origin>,
    calendar: Sourced<Option<String>>,
    calendars: Calendars,
    calendar_origins: Vec<(String, Origin)>,
    scale: Scale,
    /// The scale without overrides.
    file_scale: Scale,
    scale_origins: ScaleKeys<Origin>,
    kinds: Kinds,
    kind_origins: Vec<KindOrigins>,
}

/// What becomes of a rule.
struct State {
    selected: Sourced<bool>,
    /// How exact the name is that switched the rule off, and where it stands.
    ignored: Option<(u8, Origin)>,
    severity: Sourced<Severity>,
}

impl<'c> Stack<'c> {
    fn new(profiles: &'c [(String, Profile)]) -> Stack<'c> {
        let default = |value| Sourced {
            value,
            origin: Origin::Default,
        };
        Stack {
            profiles,
            language: Sourced {
                value: None,
                origin: Origin::Default,
            },
            fail_on: Sourced {
                value: FailOn::default(),
                origin: Origin::Default,
            },
            simulate: Sourced {
                value: false,
                origin: Origin::Default,
            },
            profile: Sourced {
                value: Maturity::default().name().to_owned(),
                origin: Origin::Default,
            },
            rules: RULES
                .iter()
                .map(|rule| State {
                    selected: Sourced {
                        value: true,
                        origin: Origin::Default,
                    },
                    ignored: None,
                    severity: default(rule.severity),
                })
                .collect(),
            thresholds: Thresholds::default(),
            threshold_origins: THRESHOLDS.iter().map(|_| Origin::Default).collect(),
            calendar: Sourced {
                value: None,
                origin: Origin::Default,
            },
            calendars: Calendars::default(),
            calendar_origins: Calendars::standard()
                .names()
                .map(|name| (name.to_owned(), Origin::Default))
                .collect(),
            scale: Scale::default(),
            file_scale: Scale::default(),
            scale_origins: ScaleKeys::default(),
            kinds: Kinds::default(),
            kind_origins: Kinds::default()
                .iter()
                .map(|_| KindOrigins::default())
                .collect(),
        }
    }

    /// Takes the rules, severities and thresholds of a profile.
    fn take_profile(&mut self, name: &str, origin: &Origin) {
        if let Some(maturity) = builtin(name) {
            let why = match origin {
                Origin::Default => Origin::Default,
                _ => Origin::Profile(name.to_owned()),
            };
            for (state, rule) in self.rules.iter_mut().zip(RULES) {
                state.selected = Sourced {
                    value: rule.since <= maturity,
                    origin: why.clone(),
                };
            }
            return;
        }
        let profiles = self.profiles;
        if let Some((_, profile)) = profiles.iter().find(|(own, _)| own == name) {
            self.take_profile(&profile.extends, &Origin::Profile(name.to_owned()));
            self.lay(&profile.layer, false);
        }
    }

    /// Lays a layer over what is there, with the rules of its profile if they are to count.
    fn lay(&mut self, layer: &Layer, with_profile: bool) {
        let language = layer.language.as_ref().map(|at| At {
            value: Some(at.value),
            line: at.line,
        });
        self.language.lay(language.as_ref());
        self.fail_on.lay(layer.fail_on.as_ref());
        self.simulate.lay(layer.simulate.as_ref());
        self.profile.lay(layer.profile.as_ref());
        if let Some(profile) = layer.profile.as_ref().filter(|_| with_profile) {
            self.take_profile(&profile.value, &Origin::of(profile));
        }
        self.select(layer);
        self.set_severities(&layer.severity);
        for (threshold, at) in &layer.thresholds {
            self.thresholds.set(threshold.key, at.value);
            let places = THRESHOLDS.iter().zip(&mut self.threshold_origins);
            for (_, origin) in places.filter(|(other, _)| other.key == threshold.key) {
                *origin = Origin::of(at);
            }
        }
        self.set_calendars(layer);
        self.set_scale(&layer.scale);
        self.set_kinds(&layer.kinds);
    }

    fn set_calendars(&mut self, layer: &Layer) {
        if let Some(usual) = &layer.calendar {
            self.calendars.set_usual(&usual.value);
            self.calendar = Sourced {
                value: Some(usual.value.clone()),
                origin: Origin::of(usual),
            };
        }
        for (name, calendar) in &layer.calendars {
            self.calendars.add(name, calendar.value.clone());
            let mut known = self.calendar_origins.iter_mut();
            let origin = Origin::of(calendar);
            match known.find(|(other, _)| Calendars::is_same(other, name)) {
                Some((_, known)) => *known = origin,
                None => self.calendar_origins.push((name.clone(), origin)),
            }
        }
    }

    fn set_kinds(&mut self, layers: &[KindLayer]) {
        for layer in layers {
            let (at, kind) = self.kinds.entry(&layer.name.value);
            if at == self.kind_origins.len() {
                let origin = Origin::of(&layer.name);
                self.kind_origins.push(KindOrigins {
                    chapters: origin.clone(),
                    risk_categories: origin,
                });
            }
            let origins = &mut self.kind_origins[at];
            if let Some(chapters) = &layer.chapters {
                kind.chapters = chapters.value.clone();
                origins.chapters = Origin::of(chapters);
            }
            if let Some(categories) = &layer.risk_categories {
                kind.risk_categories = categories.value.clone();
                origins.risk_categories = Origin::of(categories);
            }
        }
    }

    fn set_scale(&mut self, layer: &ScaleLayer) {
        let Some(table) = &layer.table else { return };
        let own = self.scale.with(table);
        // Overrides of different sizes may meet on one path; each fits the scale of the file.
        self.scale = match own.faults.is_empty() && own.contradictions.is_empty() {
            true => own.scale,
            false => self.file_scale.with(table).scale,
        };
        let origin = |line: usize| Origin::File(line);
        self.scale_origins.lay(&layer.lines, origin);
    }

    fn select(&mut self, layer: &Layer) {
        let sets = |selectors: &[At<Selector>]| -> Vec<(RuleSet, u8, Origin)> {
            selectors
                .iter()
                .map(|at| (self.set(&at.value), at.value.rank(), Origin::of(at)))
                .collect()
        };
        let exactly = layer.select.as_deref().map(sets);
        let more = sets(&layer.extend_select);
        let less = sets(&layer.ignore);
        let line = layer.select.iter().flatten().next().map(Origin::of);
        for (at, state) in self.rules.iter_mut().enumerate() {
            let on = strongest(exactly.iter().flatten().chain(&more), at);
            let off = strongest(less.iter(), at);
            match &on {
                Some((rank, origin)) => {
                    state.selected = Sourced {
                        value: true,
                        origin: origin.clone(),
                    };
                    // What a layer below switched off by a less exact name runs again.
                    state.ignored = state.ignored.take().filter(|(other, _)| other > rank);
                }
                None if exactly.is_some() => {
                    state.selected = Sourced {
                        value: false,
                        origin: line.clone().unwrap_or(Origin::Default),
                    };
                }
                None => {}
            }
            let on = on.map_or(0, |(rank, _)| rank);
            if let Some((rank, origin)) = off.filter(|(rank, _)| *rank >= on) {
                state.ignored = Some((rank, origin));
            }
        }
    }

    fn set_severities(&mut self, severities: &[(At<Selector>, Severity)]) {
        let mut severities: Vec<_> = severities.iter().collect();
        severities.sort_by_key(|(selector, _)| selector.value.rank());
        for (selector, severity) in severities {
            let set = self.set(&selector.value);
            for (state, _) in self.rules.iter_mut().zip(set).filter(|(_, meant)| *meant) {
                state.severity = Sourced {
                    value: *severity,
                    origin: Origin::of(selector),
                };
            }
        }
    }

    /// The rules that a name stands for.
    fn set(&self, selector: &Selector) -> RuleSet {
        selector.rules(|name| rules_of(name, self.profiles))
    }

    /// Which rules run. Those without which a file would pass unread always do.
    fn running(&self) -> RuleSet {
        let states = self.rules.iter().zip(RULES);
        states
            .map(|(state, rule)| {
                rule.is_essential() || (state.selected.value && state.ignored.is_none())
            })
            .collect()
    }

    fn effective(self, baseline: Option<&At<String>>) -> Effective {
        let running = self.running();
        let simulate = self.simulate;
        let states = self.rules.into_iter().zip(RULES).zip(running);
        let rules: Vec<RuleState> = states
            .map(|((state, &rule), is_wanted)| {
                let is_possible = simulate.value || !rule.needs_simulation();
                RuleState {
                    rule,
                    severity: (is_wanted && is_possible).then_some(state.severity.value),
                    origin: match state.ignored {
                        Some((_, origin)) if !is_wanted => origin,
                        _ if is_wanted && !is_possible => simulate.origin.clone(),
                        _ => state.selected.origin,
                    },
                    severity_origin: state.severity.origin,
                }
            })
            .collect();
        let severities = rules.iter().map(|state| state.severity).collect();
        let mut settings = Settings::default().with_severities(severities);
        settings.thresholds = self.thresholds;
        settings.calendars = self.calendars;
        settings.scale = self.scale;
        settings.kinds = self.kinds;
        Effective {
            settings: Arc::new(settings),
            language: self.language,
            fail_on: self.fail_on,
            simulate,
            profile: self.profile,
            baseline: baseline.map(|at| Sourced {
                value: at.value.clone(),
                origin: Origin::of(at),
            }),
            rules,
            threshold_origins: self.threshold_origins,
            calendar: self.calendar,
            calendars: self.calendar_origins,
            scale_origins: self.scale_origins,
            kind_origins: self.kind_origins,
        }
    }
}

/// The most exact of the names that mean a rule; of equally exact ones the last.
fn strongest<'s>(
    sets: impl Iterator<Item = &'s (RuleSet, u8, Origin)>,
    at: usize,
) -> Option<(u8, Origin)> {
    let meant = sets.filter(|(set, ..)| set.get(at) == Some(&true));
    meant
        .max_by_key(|(_, rank, _)| *rank)
        .map(|(_, rank, origin)| (*rank, origin.clone()))
}

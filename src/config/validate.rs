//! Makes a valid configuration of the tables as written.

use crate::check::{Threshold, ThresholdTable};
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, Text};
use crate::plan::RiskScale;
use crate::plan::read::{Field, List};
use crate::plan::value::{CalendarId, Id, LanguageTag};
use crate::risk::Scale;
use crate::schedule::Calendars;
use crate::source::{LineIndex, Span, Spanned};
use crate::text;

use super::calendars::CalendarTables;
use super::file::{OverrideTable, ProfileTable, Selectors, Severities};
use super::kinds::KindTables;
use super::overrides::Paths;
use super::read::add;
use super::value::{FailOnWord, Flag, PathText};
use super::{At, Config, ConfigFile, Layer, Override};

/// More profiles or kinds of plans than any team keeps.
const MOST_NAMES: usize = 100;

/// More overrides than any team keeps.
const MOST_OVERRIDES: usize = 1000;

/// Codes of the rules that tell the like of plans.
pub(super) const BAD_VALUE: &str = "F007";
pub(super) const UNKNOWN: &str = "F009";
pub(super) const CYCLE: &str = "F011";

/// Turns tables into settings and tells what is wrong with them.
pub struct Validator<'v> {
    lines: &'v LineIndex<'v>,
    pub(super) findings: &'v mut Vec<Diagnostic>,
    /// Names of the file's own profiles.
    pub(super) profiles: Vec<String>,
}

/// The keys that a file, an override and a profile share.
struct Common<'t> {
    select: &'t Selectors,
    extend_select: &'t Selectors,
    ignore: &'t Selectors,
    severity: &'t Severities,
    thresholds: &'t Field<ThresholdTable>,
}

/// The keys that a file and an override share.
struct Outer<'t> {
    language: &'t Field<LanguageTag>,
    fail_on: &'t Field<FailOnWord>,
    simulate: &'t Field<Flag>,
    profile: &'t Field<Id>,
}

/// What a team sets up for its plans, in a file or an override.
struct SetUp<'t> {
    calendar: &'t Field<CalendarId>,
    calendars: &'t CalendarTables,
    risk: &'t Field<RiskScale>,
    kinds: &'t KindTables,
}

/// The fields of a table that [`Common`] takes.
macro_rules! common {
    ($table:expr) => {
        Common {
            select: &$table.select,
            extend_select: &$table.extend_select,
            ignore: &$table.ignore,
            severity: &$table.severity,
            thresholds: &$table.thresholds,
        }
    };
}

/// The fields of a table that [`Outer`] takes.
macro_rules! outer {
    ($table:expr) => {
        Outer {
            language: &$table.language,
            fail_on: &$table.fail_on,
            simulate: &$table.simulate,
            profile: &$table.profile,
        }
    };
}

/// The fields of a table that [`SetUp`] takes.
macro_rules! set_up {
    ($table:expr) => {
        SetUp {
            calendar: &$table.calendar,
            calendars: &$table.calendars,
            risk: &$table.risk,
            kinds: &$table.kinds,
        }
    };
}

impl<'v> Validator<'v> {
    /// A validator that adds what it finds to `findings`.
    pub fn new(lines: &'v LineIndex<'v>, findings: &'v mut Vec<Diagnostic>) -> Validator<'v> {
        Validator {
            lines,
            findings,
            profiles: Vec::new(),
        }
    }

    /// The configuration of a file; worth using only when nothing was found. `None` when there is
    /// more of something than is looked at.
    pub fn config(mut self, file: &ConfigFile) -> Option<Config> {
        if !self.has_bounds(file) {
            return None;
        }
        let names = file.profiles.iter().map(|(name, _)| name.value.to_string());
        self.profiles = names.collect();
        let profiles = self.own_profiles(file);
        let mut layer = self.layer(outer!(file), common!(file));
        let (days, levels) = (Calendars::standard(), Scale::standard());
        self.set_up(&mut layer, set_up!(file), (days, levels));
        let mut calendars = Calendars::default();
        for (name, calendar) in &layer.calendars {
            calendars.add(name, calendar.value.clone());
        }
        let scale = layer.scale.over(levels);
        let overrides = file.overrides.iter();
        let overrides = overrides
            .map(|table| self.override_of(table, (&calendars, &scale)))
            .collect();
        Some(Config {
            layer,
            profiles,
            overrides,
            exclude: self.paths(&file.exclude),
            baseline: file.baseline.spanned().map(|path| At {
                value: path.value.0.clone(),
                line: self.line(path.span),
            }),
        })
    }

    /// Whether there is no more of anything than can be looked at one by one for each other.
    fn has_bounds(&mut self, file: &ConfigFile) -> bool {
        let set_ups = file.overrides.iter().map(|table| &table.kinds);
        let kinds = set_ups.chain([&file.kinds]);
        let kinds = kinds.filter_map(|kinds| Some((kinds.get(MOST_NAMES)?.0.span, MOST_NAMES)));
        let profile = file.profiles.get(MOST_NAMES);
        let profile = profile.map(|(name, _)| (name.span, MOST_NAMES));
        let over = file.overrides.get(MOST_OVERRIDES);
        let over = over.map(|table| (table.span, MOST_OVERRIDES));
        let beyond: Vec<(Span, usize)> = kinds.chain(profile).chain(over).collect();
        for &(span, most) in &beyond {
            add(self.findings, BAD_VALUE, span, |found, span| {
                found.add(
                    span,
                    text!(
                        "there can be {most} of these at most",
                        "此类条目最多 {most} 个",
                        most = most,
                    ),
                );
            });
        }
        beyond.is_empty()
    }

    pub(super) fn line(&self, span: Span) -> usize {
        self.lines.position(span.start).line
    }

    pub(super) fn at<T>(&self, value: T, span: Span) -> At<T> {
        At {
            value,
            line: self.line(span),
        }
    }

    fn override_of(&mut self, table: &OverrideTable, known: (&Calendars, &Scale)) -> Override {
        let mut layer = self.layer(outer!(table), common!(table));
        self.set_up(&mut layer, set_up!(table), known);
        Override {
            paths: self.paths(&table.paths),
            layer,
        }
    }

    /// What a profile says.
    pub(super) fn profile_layer(&mut self, table: &ProfileTable) -> Layer {
        self.rules(common!(table))
    }

    fn layer(&mut self, outer: Outer<'_>, common: Common<'_>) -> Layer {
        Layer {
            language: self.language(outer.language),
            fail_on: outer
                .fail_on
                .spanned()
                .map(|word| self.at((*word.value).into(), word.span)),
            simulate: outer
                .simulate
                .spanned()
                .map(|flag| self.at(flag.value.0, flag.span)),
            profile: self.profile_name(outer.profile),
            ..self.rules(common)
        }
    }

    /// Which rules run, and how.
    fn rules(&mut self, common: Common<'_>) -> Layer {
        let select = common.select.place().map(|_| self.selectors(common.select));
        Layer {
            select,
            extend_select: self.selectors(common.extend_select),
            ignore: self.ignored(common.ignore),
            severity: self.severities(common.severity),
            thresholds: self.thresholds(common.thresholds),
            ..Layer::default()
        }
    }

    /// Adds what a team sets up for its plans; an override builds on the calendars and the
    /// risk scale of the file.
    fn set_up(
        &mut self,
        layer: &mut Layer,
        tables: SetUp<'_>,
        (known, scale): (&Calendars, &Scale),
    ) {
        layer.calendars = self.calendars(tables.calendars, known);
        layer.scale = self.scale(tables.risk, scale);
        layer.kinds = self.kinds(tables.kinds);
        layer.calendar = self.usual_calendar(tables.calendar, tables.calendars, known);
    }

    fn language(&mut self, field: &Field<LanguageTag>) -> Option<At<Lang>> {
        let tag = field.spanned()?;
        match tag.value.lang() {
            Some(lang) => Some(self.at(lang, tag.span)),
            None => {
                let shown = tag.value.to_string();
                add(self.findings, BAD_VALUE, tag.span, |found, span| {
                    found
                        .add(
                            span,
                            text!(
                                "planvet doesn't speak `{shown}`",
                                "planvet 不支持语言“{shown}”",
                                shown = shown,
                            ),
                        )
                        .help(text!("write `zh` or `en`", "请写 `zh` 或 `en`"));
                });
                None
            }
        }
    }

    fn thresholds(&mut self, field: &Field<ThresholdTable>) -> Vec<(&'static Threshold, At<u32>)> {
        let given = field.get().map(ThresholdTable::given).unwrap_or_default();
        for (threshold, number) in &given {
            if !threshold.range.contains(&number.value) {
                let (least, most) = (threshold.range.start(), threshold.range.end());
                add(self.findings, BAD_VALUE, number.span, |found, span| {
                    found.add(
                        span,
                        text!(
                            "`{key}` must be from {least} to {most}",
                            "“{key}”须在 {least} 到 {most} 之间",
                            key = threshold.key,
                            least = *least,
                            most = *most,
                        ),
                    );
                });
            }
        }
        given
            .into_iter()
            .map(|(threshold, number)| (threshold, self.at(number.value, number.span)))
            .collect()
    }

    fn paths(&mut self, list: &List<Spanned<PathText>>) -> Paths {
        for path in list {
            let mut parts = path.value.0.trim_start_matches('!').split('/');
            if parts.any(|part| part == "..") {
                add(self.findings, BAD_VALUE, path.span, |found, span| {
                    found
                        .add(
                            span,
                            text!(
                                "a path here can't lead out of the folder of this file",
                                "此处的路径不能指向本文件所在文件夹之外"
                            ),
                        )
                        .help(text!(
                            "put a planvet.toml into the folder that is meant, or above it",
                            "请在目标文件夹或其上级文件夹中另放一个 planvet.toml"
                        ));
                });
            }
        }
        let patterns = list.iter().map(|path| path.value.0.as_str());
        match Paths::new(patterns) {
            Ok(paths) => paths,
            Err(bad) => {
                let span = list
                    .get(bad.index)
                    .map_or(Span::default(), |path| path.span);
                add(self.findings, BAD_VALUE, span, |found, span| {
                    found.add(
                        span,
                        text!(
                            "this is no pattern of paths: {why}",
                            "路径写法有误：{why}",
                            why = bad.why,
                        ),
                    );
                });
                Paths::none()
            }
        }
    }
}

/// The help for a name that is nearly another one.
pub(super) fn did_you_mean(meant: Option<String>) -> Option<Text> {
    let meant = meant?;
    Some(text!(
        "did you mean `{meant}`?",
        "是不是想写“{meant}”？",
        meant = meant,
    ))
}

//! Profiles: what plans of one maturity, or of one house, are held to.

use crate::check::Maturity;
use crate::check::suggest::closest;
use crate::lang::Listed;
use crate::plan::read::Field;
use crate::plan::value::Id;
use crate::source::Spanned;
use crate::text;

use super::file::ProfileTable;
use super::read::add;
use super::selector::is_taken;
use super::validate::{BAD_VALUE, CYCLE, UNKNOWN, Validator, did_you_mean};
use super::{At, ConfigFile, Layer, Selector};

/// A profile of a team's own.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The profile that it changes.
    pub extends: String,
    /// What it changes.
    pub layer: Layer,
}

/// The maturity that a built-in profile holds plans to.
pub fn builtin(name: &str) -> Option<Maturity> {
    Maturity::ALL
        .into_iter()
        .find(|maturity| maturity.name() == name)
}

/// Whether a profile of this name comes with planvet.
pub fn is_builtin(name: &str) -> bool {
    builtin(name).is_some()
}

impl Validator<'_> {
    /// The profiles of a file, each with what it builds on.
    pub(super) fn own_profiles(&mut self, file: &ConfigFile) -> Vec<(String, Profile)> {
        for (name, _) in file.profiles.iter() {
            if is_taken(name.value.as_str()) {
                let name_text = name.value.as_str();
                add(self.findings, BAD_VALUE, name.span, |found, span| {
                    found.add(
                        span,
                        text!(
                            "a profile can't be called `{name}`: rules, families and the profiles \
                             that come with planvet have their names already",
                            "检查要求不能命名为“{name}”：该名称已被规则、类别或内置检查要求占用",
                            name = name_text,
                        ),
                    );
                });
            }
        }
        let read = file.profiles.iter().map(|(name, table)| {
            let profile = self.profile(&table.value);
            (name.value.to_string(), profile)
        });
        let profiles: Vec<(String, Profile)> = read.collect();
        for (name, _) in file.profiles.iter() {
            self.check_descent(name, &profiles);
        }
        profiles
    }

    fn profile(&mut self, table: &ProfileTable) -> Profile {
        let extends = self.profile_name(&table.extends);
        let layer = self.profile_layer(table);
        let used = layer.select.iter().flatten();
        let used = used.chain(&layer.extend_select).chain(&layer.ignore);
        let used = used.chain(layer.severity.iter().map(|(selector, _)| selector));
        let own = used.filter_map(|selector| match &selector.value {
            Selector::Profile(name) if !is_builtin(name) => Some(name.clone()),
            _ => None,
        });
        if let Some(name) = own.into_iter().next() {
            add(self.findings, BAD_VALUE, table.span, |found, span| {
                found
                    .add(
                        span,
                        text!(
                            "a profile can't name the rules of `{name}`, which is one of this \
                             file's own",
                            "检查要求不能引用本文件自定义的“{name}”",
                            name = name,
                        ),
                    )
                    .help(text!(
                        "build on it with `extends = \"{name}\"`",
                        "请用 `extends = \"{name}\"` 在它的基础上调整",
                        name = name,
                    ));
            });
        }
        Profile {
            extends: extends.map_or(Maturity::default().name().to_owned(), |at| at.value),
            layer,
        }
    }

    /// Tells a profile that extends itself, straight or by way of others.
    fn check_descent(&mut self, name: &Spanned<Id>, profiles: &[(String, Profile)]) {
        let mut way = vec![name.value.as_str()];
        let mut next = name.value.as_str();
        while let Some((_, profile)) = profiles.iter().find(|(own, _)| own == next) {
            next = &profile.extends;
            if next == name.value.as_str() {
                // Each of a loop's profiles comes by here; the first by name tells it.
                if way.iter().any(|other| *other < next) {
                    return;
                }
                way.push(next);
                let way = way.join(" → ");
                add(self.findings, CYCLE, name.span, |found, span| {
                    found.add(
                        span,
                        text!(
                            "this profile extends itself: {way}",
                            "检查要求的继承关系形成循环：{way}",
                            way = way,
                        ),
                    );
                });
                return;
            }
            if way.contains(&next) {
                // A loop further up, told where it begins.
                return;
            }
            way.push(next);
        }
    }

    /// What plans are held to; tells a name that no profile has.
    pub(super) fn profile_name(&mut self, field: &Field<Id>) -> Option<At<String>> {
        let name = field.spanned()?;
        let text = name.value.as_str();
        if !is_builtin(text) && !self.profiles.iter().any(|own| own == text) {
            let known = self.profile_names();
            let meant = closest(text, known.iter().map(String::as_str)).map(str::to_owned);
            add(self.findings, UNKNOWN, name.span, |found, span| {
                let finding = found.add(
                    span,
                    text!(
                        "there is no profile `{name}`",
                        "没有名为“{name}”的检查要求",
                        name = text,
                    ),
                );
                finding.help(did_you_mean(meant).unwrap_or_else(|| {
                    text!(
                        "profiles: {known}",
                        "可用的检查要求：{known}",
                        known = Listed(&known),
                    )
                }));
            });
        }
        Some(self.at(text.to_owned(), name.span))
    }

    pub(super) fn profile_names(&self) -> Vec<String> {
        let builtin = Maturity::ALL.into_iter().map(|each| each.name().to_owned());
        builtin.chain(self.profiles.iter().cloned()).collect()
    }
}

//! Names that stand for rules.

use crate::check::rules::{self, RULES};
use crate::check::suggest::closest;
use crate::check::{Family, Maturity, Rule};
use crate::diagnostic::Severity;
use crate::source::Spanned;
use crate::text;

use super::At;
use super::file::{Selectors, Severities};
use super::profile::{builtin, is_builtin};
use super::read::add;
use super::slips;
use super::validate::{BAD_VALUE, UNKNOWN, Validator, did_you_mean};
use super::value::RuleName;

/// For each rule of the catalogue whether it is meant.
pub type RuleSet = Vec<bool>;

/// A name that stands for rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// `ALL`: every rule.
    All,
    /// The rules of a profile.
    Profile(String),
    /// The rules of a family, by letter or name.
    Family(Family),
    /// One rule, by code or name.
    Rule(&'static str),
}

impl Selector {
    /// Reads a name; case doesn't count. `None` when nothing has it.
    pub fn read(name: &str, is_profile: impl Fn(&str) -> bool) -> Option<Selector> {
        if name.eq_ignore_ascii_case("all") {
            return Some(Selector::All);
        }
        if let Some(family) = family(name) {
            return Some(Selector::Family(family));
        }
        if let Some(rule) = rules::find(name) {
            return Some(Selector::Rule(rule.id.code));
        }
        is_profile(name).then(|| Selector::Profile(name.to_owned()))
    }

    /// The name of a family, rule or profile that was most likely meant.
    pub fn meant<'n>(name: &str, profiles: impl Iterator<Item = &'n str>) -> Option<String> {
        let families = Family::ALL.into_iter().map(Family::name);
        let rules = RULES.iter().flat_map(|rule| [rule.id.name, rule.id.code]);
        let mut names: Vec<&str> = families.chain(rules).chain(["ALL"]).collect();
        names.extend(profiles);
        closest(name, names).map(str::to_owned)
    }

    /// The names that planvet itself knows: `ALL`, families by letter and name, rules by code and
    /// name, and the profiles that come with it.
    pub fn known() -> impl Iterator<Item = String> {
        let families = Family::ALL
            .into_iter()
            .flat_map(|family| [family.letter().to_string(), family.name().to_owned()]);
        let rules = RULES
            .iter()
            .flat_map(|rule| [rule.id.code.to_owned(), rule.id.name.to_owned()]);
        let profiles = Maturity::ALL.into_iter().map(|each| each.name().to_owned());
        let all = std::iter::once("ALL".to_owned());
        all.chain(families).chain(profiles).chain(rules)
    }

    /// How exact the name is: of two that name the same rule the more exact one counts.
    pub fn rank(&self) -> u8 {
        match self {
            Selector::All => 0,
            Selector::Profile(_) => 1,
            Selector::Family(_) => 2,
            Selector::Rule(_) => 3,
        }
    }

    /// The rules that the name stands for, given those of each profile.
    pub fn rules(&self, profile: impl FnOnce(&str) -> RuleSet) -> RuleSet {
        let all = RULES.iter();
        match self {
            Selector::All => all.map(|_| true).collect(),
            Selector::Family(family) => all.map(|rule| rule.family() == *family).collect(),
            Selector::Rule(code) => all.map(|rule| rule.id.code == *code).collect(),
            Selector::Profile(name) => profile(name),
        }
    }
}

/// The family that a name means: its letter, or its name in English.
fn family(name: &str) -> Option<Family> {
    Family::ALL.into_iter().find(|family| {
        let mut letter = [0; 4];
        name.eq_ignore_ascii_case(family.letter().encode_utf8(&mut letter))
            || name.eq_ignore_ascii_case(family.name())
    })
}

/// Whether a profile may not have this name, because rules or families have it.
pub fn is_taken(name: &str) -> bool {
    builtin(name).is_some() || Selector::read(name, |_| false).is_some()
}

impl Validator<'_> {
    pub(super) fn selectors(&mut self, list: &Selectors) -> Vec<At<Selector>> {
        let read = list.iter().filter_map(|name| self.selector(name));
        read.collect()
    }

    /// Names of rules that are not to run.
    pub(super) fn ignored(&mut self, list: &Selectors) -> Vec<At<Selector>> {
        for name in list {
            let essential: Option<&&Rule> =
                RULES
                    .iter()
                    .filter(|rule| rule.is_essential())
                    .find(|rule| {
                        rule.id.code.eq_ignore_ascii_case(name.value.as_str())
                            || rule.id.name == name.value.as_str()
                    });
            if let Some(rule) = essential {
                add(self.findings, BAD_VALUE, name.span, |found, span| {
                    found
                        .add(
                            span,
                            text!(
                                "{code} can't be switched off: files that can't be read would \
                                 pass unseen",
                                "{code} 不能关闭：否则无法读取的文件会被当作没有问题",
                                code = rule.id.code,
                            ),
                        )
                        .help(text!(
                            "take it out; a single file is passed over with `exclude`",
                            "请删去；要跳过个别文件，请用 `exclude`"
                        ));
                });
            }
        }
        self.selectors(list)
    }

    fn selector(&mut self, name: &Spanned<RuleName>) -> Option<At<Selector>> {
        let text = name.value.as_str();
        let is_profile =
            |name: &str| is_builtin(name) || self.profiles.iter().any(|own| own == name);
        if let Some(selector) = Selector::read(text, is_profile) {
            return Some(self.at(selector, name.span));
        }
        if let Some(slip) = slips::file_key_as_rule(text, name.span) {
            let code = slip.code;
            add(self.findings, code, name.span, |found, _| slip.tell(found));
            return None;
        }
        let profiles = self.profile_names();
        let meant = Selector::meant(text, profiles.iter().map(String::as_str));
        add(self.findings, UNKNOWN, name.span, |found, span| {
            let finding = found.add(
                span,
                text!(
                    "no rule, family or profile is called `{name}`",
                    "没有名为“{name}”的规则、类别或检查要求",
                    name = text,
                ),
            );
            finding.help(did_you_mean(meant).unwrap_or(text!(
                "`planvet rules` lists the rules and their families",
                "可用 `planvet rules` 查看全部规则及其类别"
            )));
        });
        None
    }

    pub(super) fn severities(&mut self, map: &Severities) -> Vec<(At<Selector>, Severity)> {
        let read = map
            .iter()
            .filter_map(|(name, word)| Some((self.selector(name)?, word.value.into())));
        read.collect()
    }
}

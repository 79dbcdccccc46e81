//! The catalogue: every rule there is, sorted by code.
//!
//! Adding a rule is one file in its family's folder and one line here.

pub mod budget;
pub mod file;
pub mod measurable;
pub mod specific;

use super::Rule;

/// What every rule file needs.
pub(crate) mod prelude {
    pub(crate) use crate::check::rule::{Docs, Example, Rule, Run};
    pub(crate) use crate::check::{Context, Findings};
    pub(crate) use crate::diagnostic::{RuleId, Severity};
    pub(crate) use crate::lang::{Listed, Text, count};
    pub(crate) use crate::plan::Named;
    pub(crate) use crate::text;
}

/// All rules, sorted by code.
pub static RULES: &[&Rule] = &[
    &file::f001::RULE,
    &file::f002::RULE,
    &file::f003::RULE,
    &file::f004::RULE,
    &file::f005::RULE,
    &file::f006::RULE,
    &file::f007::RULE,
    &file::f008::RULE,
    &file::f009::RULE,
    &file::f010::RULE,
    &file::f011::RULE,
    &file::f012::RULE,
    &file::f013::RULE,
    &specific::s104::RULE,
    &specific::s105::RULE,
    &specific::s106::RULE,
    &measurable::m201::RULE,
    &measurable::m202::RULE,
    &measurable::m203::RULE,
    &measurable::m204::RULE,
    &measurable::m205::RULE,
    &measurable::m206::RULE,
    &measurable::m210::RULE,
    &measurable::m211::RULE,
    &measurable::m213::RULE,
    &measurable::m214::RULE,
    &budget::b801::RULE,
];

/// The rule with a code or a name.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| {
        rule.id.code.eq_ignore_ascii_case(code_or_name) || rule.id.name == code_or_name
    })
}

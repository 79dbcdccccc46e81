//! The catalogue: every rule there is, sorted by code.
//!
//! Adding a rule is one file in its family's folder and one line here.

pub mod achievable;
pub mod budget;
pub mod file;
pub mod relevant;
pub mod specific;
pub mod time_bound;

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
    &achievable::a301::RULE,
    &achievable::a303::RULE,
    &achievable::a305::RULE,
    &achievable::a306::RULE,
    &achievable::a309::RULE,
    &achievable::a310::RULE,
    &relevant::r401::RULE,
    &relevant::r402::RULE,
    &relevant::r403::RULE,
    &relevant::r406::RULE,
    &time_bound::t501::RULE,
    &time_bound::t503::RULE,
    &time_bound::t505::RULE,
    &time_bound::t506::RULE,
    &time_bound::t507::RULE,
    &time_bound::t508::RULE,
    &budget::b801::RULE,
];

/// The rule with a code or a name.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| {
        rule.id.code.eq_ignore_ascii_case(code_or_name) || rule.id.name == code_or_name
    })
}

//! The catalogue: every rule there is, sorted by code.
//!
//! Adding a rule is one file in its family's folder and one line here.

pub mod achievable;
pub mod budget;
pub mod checking;
pub mod evaluation;
pub mod file;
mod in_words;
pub mod measurable;
pub mod relevant;
pub mod risk;
pub mod schedule;
pub mod specific;
pub mod time_bound;
mod wording;

use super::Rule;

/// What every rule file needs.
pub(crate) mod prelude {
    pub(crate) use crate::check::rule::{Docs, Example, Rule, Run};
    pub(crate) use crate::check::{Context, Findings, Maturity};
    pub(crate) use crate::diagnostic::{RuleId, Severity, Subject};
    pub(crate) use crate::lang::{Listed, Text, count};
    pub(crate) use crate::plan::Named;
    pub(crate) use crate::text;
}

/// All rules, sorted by family and code.
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
    &specific::s101::RULE,
    &specific::s102::RULE,
    &specific::s103::RULE,
    &specific::s104::RULE,
    &specific::s105::RULE,
    &specific::s106::RULE,
    &specific::s107::RULE,
    &measurable::m201::RULE,
    &measurable::m202::RULE,
    &measurable::m203::RULE,
    &measurable::m204::RULE,
    &measurable::m205::RULE,
    &measurable::m206::RULE,
    &measurable::m207::RULE,
    &measurable::m208::RULE,
    &measurable::m209::RULE,
    &measurable::m210::RULE,
    &measurable::m211::RULE,
    &measurable::m212::RULE,
    &measurable::m213::RULE,
    &measurable::m214::RULE,
    &measurable::m215::RULE,
    &measurable::m216::RULE,
    &achievable::a301::RULE,
    &achievable::a302::RULE,
    &achievable::a303::RULE,
    &achievable::a304::RULE,
    &achievable::a305::RULE,
    &achievable::a306::RULE,
    &achievable::a307::RULE,
    &achievable::a308::RULE,
    &achievable::a309::RULE,
    &achievable::a310::RULE,
    &relevant::r401::RULE,
    &relevant::r402::RULE,
    &relevant::r403::RULE,
    &relevant::r404::RULE,
    &relevant::r405::RULE,
    &relevant::r406::RULE,
    &relevant::r407::RULE,
    &time_bound::t501::RULE,
    &time_bound::t502::RULE,
    &time_bound::t503::RULE,
    &time_bound::t504::RULE,
    &time_bound::t505::RULE,
    &time_bound::t506::RULE,
    &time_bound::t507::RULE,
    &time_bound::t508::RULE,
    &time_bound::t509::RULE,
    &schedule::d601::RULE,
    &schedule::d602::RULE,
    &schedule::d603::RULE,
    &schedule::d604::RULE,
    &schedule::d605::RULE,
    &schedule::d606::RULE,
    &schedule::d607::RULE,
    &schedule::d608::RULE,
    &schedule::d609::RULE,
    &schedule::d610::RULE,
    &schedule::d611::RULE,
    &schedule::d612::RULE,
    &schedule::d613::RULE,
    &schedule::d614::RULE,
    &schedule::d620::RULE,
    &schedule::d621::RULE,
    &schedule::d622::RULE,
    &schedule::d623::RULE,
    &schedule::d624::RULE,
    &schedule::d625::RULE,
    &schedule::d626::RULE,
    &schedule::d627::RULE,
    &schedule::d628::RULE,
    &schedule::d629::RULE,
    &schedule::d630::RULE,
    &schedule::d631::RULE,
    &schedule::d632::RULE,
    &schedule::d633::RULE,
    &risk::k701::RULE,
    &risk::k702::RULE,
    &risk::k703::RULE,
    &risk::k704::RULE,
    &risk::k705::RULE,
    &risk::k706::RULE,
    &risk::k707::RULE,
    &risk::k708::RULE,
    &risk::k709::RULE,
    &risk::k710::RULE,
    &risk::k711::RULE,
    &risk::k712::RULE,
    &risk::k713::RULE,
    &risk::k714::RULE,
    &risk::k715::RULE,
    &risk::k716::RULE,
    &risk::k717::RULE,
    &risk::k718::RULE,
    &budget::b801::RULE,
    &budget::b802::RULE,
    &budget::b803::RULE,
    &budget::b804::RULE,
    &budget::b805::RULE,
    &budget::b806::RULE,
    &budget::b807::RULE,
    &budget::b808::RULE,
    &budget::b809::RULE,
    &budget::b810::RULE,
    &budget::b811::RULE,
    &budget::b812::RULE,
    &budget::b813::RULE,
    &budget::b814::RULE,
    &budget::b815::RULE,
    &budget::b816::RULE,
    &evaluation::e901::RULE,
    &evaluation::e902::RULE,
    &evaluation::e903::RULE,
    &evaluation::e904::RULE,
    &evaluation::e906::RULE,
    &evaluation::e907::RULE,
    &checking::x001::RULE,
    &checking::x002::RULE,
    &checking::x003::RULE,
];

/// The rule with a code or a name.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| {
        rule.id.code.eq_ignore_ascii_case(code_or_name) || rule.id.name == code_or_name
    })
}

//! The problems a plan is to solve.

use crate::record;

use super::read::{Field, List};
use super::{Id, LocalText, kind};

record! {
    /// A problem the plan is to solve.
    pub struct Problem: "a problem", "问题" {
        id: Field<Id<{ kind::PROBLEM }>>,
            "Unique id that goals refer to.",
            "唯一编号，供目标引用。";
        title: Field<LocalText>, [required]
            "The problem in a few words.",
            "用几个字说明问题。";
        evidence: Field<LocalText>,
            "What shows that the problem exists, with figures.",
            "证明问题存在的依据，最好有数据。";
        causes: List<Cause>,
            "Why the problem exists; a text each, or an id with a title.",
            "问题的成因；每条写一段文字，或写编号加标题。";
        owner: Field<LocalText>,
            "Who answers for solving the problem.",
            "对解决该问题负责的人或岗位。";
        accepted: Field<LocalText>,
            "Why no goal answers the problem, when that is on purpose.",
            "有意不设目标来解决该问题时，写明理由。";
    }
}

record! {
    /// A cause of a problem.
    pub struct Cause: "a cause", "成因" {
        title: Field<LocalText>, [shorthand]
            "The cause in a few words.",
            "用几个字说明成因。";
        id: Field<Id<{ kind::CAUSE }>>,
            "Unique id that goals and tasks refer to.",
            "唯一编号，供目标和任务引用。";
        accepted: Field<LocalText>,
            "Why nothing answers the cause, when that is on purpose.",
            "有意不处理该成因时，写明理由。";
    }
}

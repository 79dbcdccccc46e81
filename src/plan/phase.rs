//! Phases with their milestones.

use jiff::civil::Date;

use crate::record;
use crate::source::Spanned;

use super::read::{Field, List};
use super::value::Link;
use super::{Id, LocalText, Task, kind};

record! {
    /// A stretch of the plan with its tasks and milestones.
    pub struct Phase: "a phase", "阶段" {
        id: Field<Id<{ kind::PHASE }>>,
            "Unique id.",
            "唯一编号。";
        title: Field<LocalText>, [required]
            "The phase in a few words.",
            "用几个字说明阶段。";
        start: Field<Date>,
            "First day.",
            "开始日期。";
        end: Field<Date>,
            "Last day, inclusive.",
            "结束日期（含当日）。";
        owner: Field<LocalText>,
            "Who answers for the phase.",
            "阶段负责人或岗位。";
        tasks: List<Task>,
            "The work of the phase.",
            "阶段内的任务。";
        milestones: List<Milestone>,
            "The results the phase promises, with their days.",
            "阶段承诺的成果及日期。";
    }
}

record! {
    /// A promised result on a promised day.
    pub struct Milestone: "a milestone", "里程碑" {
        id: Field<Id<{ kind::MILESTONE }>>,
            "Unique id.",
            "唯一编号。";
        title: Field<LocalText>, [required]
            "The milestone in a few words.",
            "用几个字说明里程碑。";
        date: Field<Date>,
            "The promised day.",
            "承诺日期。";
        after: List<Spanned<Link>>,
            "Tasks and milestones that come first.",
            "前置任务或里程碑。";
        owner: Field<LocalText>,
            "Who answers for the milestone.",
            "里程碑负责人或岗位。";
        deliverable: Field<LocalText>,
            "What is handed over.",
            "交付物。";
        acceptance: Field<LocalText>,
            "What must hold for the result to be accepted.",
            "验收标准。";
        finished: Field<Date>,
            "The day the milestone was reached.",
            "实际达成日期。";
        accepted: Field<LocalText>,
            "Why a gap around the milestone is there on purpose.",
            "有意保留的缺口及其理由。";
    }
}

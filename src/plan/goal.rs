//! Goals: what the plan wants to reach.

use jiff::civil::Date;

use crate::record;
use crate::source::Spanned;

use super::read::{Field, List};
use super::value::Horizon;
use super::{Id, LocalText, Measure, Ref, kind};

record! {
    /// An end that the plan wants to reach.
    pub struct Goal: "a goal", "目标" {
        id: Field<Id<{ kind::GOAL }>>,
            "Unique id that tasks, risks and money refer to.",
            "唯一编号，供任务、风险和预算引用。";
        title: Field<LocalText>, [required]
            "The goal in a few words.",
            "用几个字说明目标。";
        statement: Field<LocalText>,
            "The sentence as the plan states it.",
            "方案正文中的目标表述。";
        horizon: Field<Horizon>,
            "Short, medium or long term.",
            "短期、中期或长期。";
        parent: Field<Ref<{ kind::GOAL }>>,
            "The goal that this one helps to reach.",
            "上级目标的编号。";
        addresses: List<Spanned<Ref<{ kind::PROBLEM | kind::CAUSE }>>>,
            "Problems and causes that the goal answers.",
            "该目标针对的问题或成因。";
        owner: Field<LocalText>,
            "The one person or role that answers for the goal.",
            "对目标负责的人或岗位（只写一个）。";
        deadline: Field<Date>,
            "The day by which the target holds.",
            "达成目标的期限。";
        measure: Field<Measure>,
            "The same goal as data.",
            "把同一目标写成数据。";
        accepted: Field<LocalText>,
            "Why a gap around the goal is there on purpose.",
            "有意保留的缺口及其理由。";
    }
}

impl Goal {
    /// The id as text, when there is one.
    pub fn id(&self) -> Option<&str> {
        self.id.get().map(Id::as_str)
    }
}

//! Who the plan concerns.

use crate::record;
use crate::source::Spanned;

use super::read::{Field, List};
use super::value::Grade;
use super::{Id, LocalText, kind};

record! {
    /// A person or group that the plan concerns.
    pub struct Stakeholder: "a stakeholder", "相关方" {
        id: Field<Id<{ kind::STAKEHOLDER }>>,
            "Unique id.",
            "唯一编号。";
        name: Field<LocalText>, [required]
            "Who it is.",
            "相关方名称。";
        influence: Field<Grade>,
            "How much the stakeholder can further or stop the plan.",
            "对方案的影响力。";
        interest: Field<Grade>,
            "How much the stakeholder cares.",
            "对方案的关注度。";
        channels: List<Spanned<LocalText>>,
            "How the stakeholder is reached.",
            "沟通渠道。";
        owner: Field<LocalText>,
            "Who looks after the stakeholder.",
            "负责与该相关方沟通的人或岗位。";
    }
}

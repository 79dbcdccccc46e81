//! How the result of a plan is judged.

use crate::record;
use crate::source::Spanned;

use super::read::{Field, List};
use super::value::{Frequency, Percent};
use super::{LocalText, Ref, kind};

record! {
    /// How the result of the plan is judged.
    pub struct Evaluation: "an evaluation", "评估" {
        dimensions: List<Dimension>,
            "What is judged, with weights that add up to 100%.",
            "评估维度，权重合计 100%。";
        reviews: List<Review>,
            "When the plan is looked at, and by whom.",
            "复盘安排：何时、由谁。";
        acceptance: List<Acceptance>,
            "What must hold for each goal to be accepted as reached.",
            "各目标的验收标准。";
    }
}

record! {
    /// A side from which the result is judged.
    pub struct Dimension: "a dimension", "评估维度" {
        name: Field<LocalText>, [required]
            "The dimension in a few words.",
            "维度名称。";
        weight: Field<Percent>,
            "Its share of the verdict.",
            "权重。";
        goals: List<Spanned<Ref<{ kind::GOAL }>>>,
            "Goals that stand for the dimension.",
            "该维度对应的目标。";
    }
}

record! {
    /// A regular look at the plan.
    pub struct Review: "a review", "复盘" {
        title: Field<LocalText>, [required]
            "The review in a few words.",
            "复盘名称。";
        frequency: Field<Frequency>,
            "How often.",
            "频率。";
        owner: Field<LocalText>,
            "Who calls it.",
            "召集人或岗位。";
    }
}

record! {
    /// What must hold for a goal to be accepted as reached.
    pub struct Acceptance: "an acceptance", "验收项" {
        goal: Field<Ref<{ kind::GOAL }>>, [required]
            "The goal.",
            "目标编号。";
        criterion: Field<LocalText>,
            "What must hold.",
            "验收标准。";
        evidence: Field<LocalText>,
            "What proves it.",
            "佐证材料。";
        sign_off: Field<LocalText>,
            "Who confirms it.",
            "确认方。";
    }
}

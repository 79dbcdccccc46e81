//! The chapters of a plan.

use super::Plan;
use super::value::keyword::keyword;

keyword! {
    /// A chapter of a plan: a key at its top that holds more than a value.
    pub enum Chapter ("a chapter", "章节") {
        /// Claims the plan rests on.
        Background = "background" | "背景" => ("background", "背景"),
        /// Problems to solve.
        Problems = "problems" | "问题" => ("problems", "问题"),
        /// Whom the plan concerns.
        Stakeholders = "stakeholders" | "相关方" | "利益相关者" => ("stakeholders", "相关方"),
        /// What the plan wants to reach.
        Goals = "goals" | "目标" => ("goals", "目标"),
        /// Phases, tasks and milestones.
        Phases = "phases" | "阶段" => ("phases", "阶段"),
        /// What may go wrong.
        Risks = "risks" | "风险" => ("risks", "风险"),
        /// People, material and systems.
        Resources = "resources" | "资源" => ("resources", "资源"),
        /// Costs, funding and benefits.
        Budget = "budget" | "预算" => ("budget", "预算"),
        /// How the result is judged.
        Evaluation = "evaluation" | "评估" => ("evaluation", "评估"),
    }
}

impl Plan {
    /// Whether the author wrote anything in a chapter, readable or not.
    pub fn has_chapter(&self, chapter: Chapter) -> bool {
        match chapter {
            Chapter::Background => !self.background.is_absent(),
            Chapter::Problems => !self.problems.is_absent(),
            Chapter::Stakeholders => !self.stakeholders.is_absent(),
            Chapter::Goals => !self.goals.is_absent(),
            Chapter::Phases => !self.phases.is_absent(),
            Chapter::Risks => !self.risks.is_absent(),
            Chapter::Resources => !self.resources.is_absent(),
            Chapter::Budget => !self.budget.is_absent(),
            Chapter::Evaluation => !self.evaluation.is_absent(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::read::{Record as _, Shape};

    #[test]
    fn the_chapters_are_the_keys_that_hold_records() {
        fn holds_records(shape: &Shape) -> bool {
            match shape {
                Shape::Record(_) => true,
                Shape::List(item) => holds_records(item),
                _ => false,
            }
        }
        let fields = Plan::INFO.fields.iter();
        let keys = fields.filter(|field| holds_records(&(field.shape)()));
        // The scale belongs to the chapter of the risks, and how to simulate is no chapter.
        let keys = keys
            .map(|field| field.key)
            .filter(|key| !["risk_scale", "simulation"].contains(key));
        let keys: Vec<&str> = keys.collect();
        let words: Vec<&str> = Chapter::ALL.iter().map(|chapter| chapter.word()).collect();
        assert_eq!(words, keys);
    }
}

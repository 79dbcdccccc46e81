//! Kinds of items that have ids, as bits of a set.

use crate::lang::{Lang, Localized};

/// A problem.
pub const PROBLEM: u16 = 1;
/// A cause of a problem.
pub const CAUSE: u16 = 1 << 1;
/// A stakeholder.
pub const STAKEHOLDER: u16 = 1 << 2;
/// A goal.
pub const GOAL: u16 = 1 << 3;
/// A phase.
pub const PHASE: u16 = 1 << 4;
/// A task.
pub const TASK: u16 = 1 << 5;
/// A milestone.
pub const MILESTONE: u16 = 1 << 6;
/// A risk.
pub const RISK: u16 = 1 << 7;
/// A resource.
pub const RESOURCE: u16 = 1 << 8;
/// A budget line.
pub const BUDGET_LINE: u16 = 1 << 9;

const NOUNS: [(u16, &str, &str); 10] = [
    (PROBLEM, "a problem", "问题"),
    (CAUSE, "a cause", "成因"),
    (STAKEHOLDER, "a stakeholder", "相关方"),
    (GOAL, "a goal", "目标"),
    (PHASE, "a phase", "阶段"),
    (TASK, "a task", "任务"),
    (MILESTONE, "a milestone", "里程碑"),
    (RISK, "a risk", "风险"),
    (RESOURCE, "a resource", "资源"),
    (BUDGET_LINE, "a budget line", "预算明细"),
];

/// A set of kinds as people say it: "a task or a milestone", "任务或里程碑".
#[derive(Debug, Clone, Copy)]
pub struct Kinds(pub u16);

impl Localized for Kinds {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut nouns = NOUNS
            .iter()
            .filter(|(bit, ..)| self.0 & bit != 0)
            .map(|(_, en, zh)| match lang {
                Lang::En => *en,
                Lang::Zh => *zh,
            })
            .peekable();
        let mut first = true;
        while let Some(noun) = nouns.next() {
            if !first {
                f.write_str(match (lang, nouns.peek().is_some()) {
                    (Lang::En, true) => ", ",
                    (Lang::En, false) => " or ",
                    (Lang::Zh, true) => "、",
                    (Lang::Zh, false) => "或",
                })?;
            }
            f.write_str(noun)?;
            first = false;
        }
        Ok(())
    }
}
